import type { IcbSettings, RightSetting } from '../../../shared/contract/office.ts';
import { Checks, type Wrong } from '../../components/checks.ts';
import { linesOf } from '../decision/decisionDraft.ts';

export const rightIds = ['reconsideration', 'appeal', 'complaint'] as const;
export type RightId = (typeof rightIds)[number];

export const rightWords: Readonly<Record<RightId, { title: string; noun: string }>> = {
  reconsideration: { title: 'Reconsideration', noun: 'reconsideration' },
  appeal: { title: 'Appeal', noun: 'an appeal' },
  complaint: { title: 'Complaint', noun: 'a complaint' },
};

export type StartedBy = Extract<RightSetting, { offered: true }>['startedBy'];

export interface RightDraft {
  readonly offered: 'yes' | 'no' | null;
  readonly who: string;
  readonly startedBy: StartedBy | null;
  readonly ground: string;
  readonly form: string;
  readonly contact: string;
  readonly inPlainWords: string;
  /** The sentence for letters where the policy gives no such right. */
  readonly wording: string;
}

export interface IcbDraft {
  readonly address: string;
  readonly telephone: string;
  readonly email: string;
  readonly reconsideration: RightDraft;
  readonly appeal: RightDraft;
  readonly complaint: RightDraft;
  /** `unset`: nobody has said, which is an answer that the form takes. */
  readonly step: 'usual-referral' | 'prior-approval' | 'unset' | null;
  readonly stepWords: string;
}

const emptyRight: RightDraft = { offered: null, who: '', startedBy: null, ground: '', form: '', contact: '', inPlainWords: '', wording: '' };

/** What the form starts from: what is set, else nothing. No ICB's rules are guessed. */
export function startIcb(settings: IcbSettings | null): IcbDraft {
  return {
    address: settings?.addressLines.join('\n') ?? '',
    telephone: settings?.telephone ?? '',
    email: settings?.email ?? '',
    reconsideration: startRight(settings?.reconsideration),
    appeal: startRight(settings?.appeal),
    complaint: startRight(settings?.complaint),
    step: settings?.criteriaMetStep?.kind ?? null,
    stepWords: settings?.criteriaMetStep?.words ?? '',
  };
}

function startRight(right: RightSetting | undefined): RightDraft {
  if (!right) return emptyRight;
  if (!right.offered) return { ...emptyRight, offered: 'no', wording: right.wording };
  const { who, startedBy, ground, form, contact, inPlainWords } = right;
  return { ...emptyRight, offered: 'yes', who, startedBy, ground, form, contact, inPlainWords };
}

export type IcbCheck = { ok: true; settings: IcbSettings } | { ok: false; wrong: Wrong };

/** Checks the form and makes the settings from it. */
export function checkIcb(draft: IcbDraft): IcbCheck {
  const checks = new Checks();
  const addressLines = linesOf(draft.address);
  if (addressLines.length < 2 || addressLines.length > 8) checks.add('icb-address', 'Enter the address in two to eight lines');
  const telephone = checks.words('icb-telephone', draft.telephone, 'Enter the telephone number that letters tell people to ring');
  const email = checks.words('icb-email', draft.email, 'Enter the email address for letters');
  if (email !== '' && !email.includes('@')) checks.add('icb-email', 'Enter an email address with an @ in it');
  const rights = Object.fromEntries(rightIds.map((id) => [id, readRight(id, draft[id], checks)]));
  const criteriaMetStep = readStep(draft, checks);
  if (checks.errors.length > 0) return { ok: false, wrong: checks };
  return { ok: true, settings: { addressLines, telephone, email, ...(rights as Record<RightId, RightSetting>), ...(criteriaMetStep ? { criteriaMetStep } : {}) } };
}

/** Optional: what is not said stays unset. */
function readStep({ step, stepWords }: IcbDraft, checks: Checks): IcbSettings['criteriaMetStep'] {
  if (step === null || step === 'unset') return undefined;
  return { kind: step, words: checks.words('step-words', stepWords, 'Say in words what happens with a request that meets the criteria') };
}

function readRight(id: RightId, draft: RightDraft, checks: Checks): RightSetting | null {
  const { title, noun } = rightWords[id];
  const offered = checks.choice(`${id}-offered`, draft.offered, `${title}: say whether your policy gives it`);
  if (offered === null) return null;
  if (offered === 'no') return { offered: false, wording: checks.words(`${id}-wording`, draft.wording, `${title}: write the sentence that letters carry`) };
  const who = checks.words(`${id}-who`, draft.who, `${title}: say who looks at it`);
  const startedBy = checks.choice(`${id}-started`, draft.startedBy, `${title}: say who may ask for it`);
  const ground = checks.words(`${id}-ground`, draft.ground, `${title}: say on what ground`);
  const form = checks.words(`${id}-form`, draft.form, `${title}: say in which form`);
  const contact = checks.words(`${id}-contact`, draft.contact, `${title}: say where to send it`);
  const inPlainWords = checks.words(`${id}-plain`, draft.inPlainWords, `${title}: explain ${noun} in plain words for the patient`);
  return startedBy === null ? null : { offered: true, who, startedBy, ground, form, contact, inPlainWords };
}
