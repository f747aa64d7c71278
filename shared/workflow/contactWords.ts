import { longDate } from '../domain/dates.ts';
import { authorityLabels, consentLabels, contactQuestionIds, contactQuestions, type Contact } from './entryShapes.ts';
import type { CaseState } from './evolve.ts';

/** What is written down of contact and consent, in words for the places where it matters. It repeats; it works nothing out. */

/** A line under a label. */
export interface SaidOfContact {
  readonly label: string;
  readonly words: string;
}

const said = <T extends { readonly answer: string }>(answer: T | undefined, yes: (yes: Extract<T, { answer: 'yes' }>) => string): string =>
  answer === undefined ? 'Not asked yet' : answer.answer === 'yes' ? yes(answer as Extract<T, { answer: 'yes' }>) : answer.answer === 'no' ? 'No' : 'Not known';
const sentence = (words: string): string => (/[.!?]\s*$/.test(words) ? words.trim() : `${words.trim()}.`);
const oneLine = (address: string): string => address.split(/\n/).map((line) => line.trim()).filter(Boolean).join(', ');

/** Every question with its answer, for people who may see who the patient is. */
export function contactLines(contact: Contact): SaidOfContact[] {
  const { communication, interpreter, safeContact, doNotWrite, representative, parental, capacity } = contact;
  return [
    { label: 'Communication needs', words: said(communication, (one) => one.words) },
    { label: 'Interpreter', words: said(interpreter, (one) => one.language) },
    { label: 'Safe contact', words: said(safeContact, (one) => one.words) },
    { label: 'Do not write to', words: said(doNotWrite, notWrittenWords) },
    { label: 'Representative', words: said(representative, representativeWords) },
    { label: 'Parental responsibility', words: parental?.answer === 'no' ? 'No: the patient is an adult' : said(parental, (one) => `${one.who} (${one.howKnown})`) },
    { label: 'Capacity', words: capacity === undefined ? 'Not asked yet' : capacity.answer === 'not-known' ? 'Not known' : capacity.answer === 'has' ? `Has capacity, as recorded in: ${capacity.source}` : `Lacks capacity for this decision, as recorded in: ${capacity.source}. Best-interests decision: ${capacity.decision}. Decided by ${capacity.by}` },
  ];
}

type Yes<K extends keyof Contact> = Extract<NonNullable<Contact[K]>, { answer: 'yes' }>;

function notWrittenWords({ whom, which, reason, instead }: Yes<'doNotWrite'>): string {
  const what = whom === 'patient' ? 'The patient' : which;
  return [sentence(what), sentence(reason), instead ? insteadWords(instead) : null].filter(Boolean).join(' ');
}

function insteadWords(instead: NonNullable<Yes<'doNotWrite'>['instead']>): string {
  if (instead.to === 'representative') return 'Letters to the patient go to the representative.';
  return instead.to === 'other-address' ? `Letters to the patient go to: ${oneLine(instead.address)}.` : `Nobody writes to the patient; the clinician tells them: ${sentence(instead.why)}`;
}

function representativeWords({ name, relation, authority, seen, address }: Yes<'representative'>): string {
  return [`${name}, ${relation}. ${authorityLabels[authority]}`, seen ? `seen: ${seen}` : 'nothing seen yet that shows it', address ? oneLine(address) : 'address not known'].join('; ');
}

/** What the strip of a case says to everybody: that there is something to look at, and nothing that tells who or where. */
export function contactFlags(state: CaseState, contact: Contact | null): string[] {
  const flags: string[] = [];
  const { consent } = state;
  if (consent?.status === 'withdrawn' || consent?.status === 'refused') flags.push(`${consentLabels[consent.status]}${consent.on ? ` (${longDate(consent.on)})` : ''}`);
  if (!contact) return flags;
  if (contact.doNotWrite?.answer === 'yes') {
    flags.push({ patient: 'Do not write to the patient', address: 'Do not write to an address of the patient', somebody: 'There is somebody who must not be written to' }[contact.doNotWrite.whom]);
    const to = state.contact?.patientLettersTo;
    if (to === 'representative') flags.push('Letters to the patient go to the representative');
    if (to === 'other-address') flags.push('Letters to the patient go to another address');
  }
  if (contact.safeContact?.answer === 'yes') flags.push('Look up safe contact before you ring or write');
  if (contact.capacity?.answer === 'lacks') flags.push('Lacks capacity, as the clinician recorded it');
  if (contact.parental?.answer === 'yes') flags.push('A child or young person');
  if (contact.representative?.answer === 'yes') flags.push('Has a representative');
  if (contact.interpreter?.answer === 'yes') flags.push(`Interpreter: ${contact.interpreter.language}`);
  return flags;
}

/** What somebody must know before they speak or ring back, the gravest first. */
export function callerWarnings(state: CaseState, contact: Contact | null): string[] {
  const warnings: string[] = [];
  const { consent } = state;
  if (consent?.status === 'withdrawn' || consent?.status === 'refused') warnings.push(sentence(`${consentLabels[consent.status]}${consent.on ? ` (${longDate(consent.on)})` : ''}`));
  const safe = contact?.safeContact;
  if (safe?.answer === 'yes') warnings.push(`Before you ring back or leave a message: ${sentence(safe.words)}`);
  else if (safe?.answer !== 'no') warnings.push(safe ? 'It is not known how it is safe to reach the patient. Leave no message; ask the caller.' : 'Nobody has asked yet how it is safe to reach the patient. Leave no message; ask the caller.');
  const not = contact?.doNotWrite;
  if (not?.answer === 'yes') {
    if (not.whom === 'patient') warnings.push('Do not write to the patient, and do not offer to.');
    else warnings.push(not.whom === 'address' ? `Do not write to this address, and do not say it: ${sentence(oneLine(not.which))}` : `Tell nothing to this person, and do not write to them: ${sentence(not.which)}`);
  }
  if (contact?.capacity?.answer === 'lacks') warnings.push(`The patient lacks capacity for this decision, as the clinician recorded it. ${contact.capacity.by} decided in the patient’s best interests.`);
  if (contact?.parental?.answer === 'yes') warnings.push(`The patient is a child or young person. Parental responsibility: ${sentence(contact.parental.who)}`);
  if (contact?.interpreter?.answer === 'yes') warnings.push(`Speak through an interpreter: ${sentence(contact.interpreter.language)}`);
  if (contact?.communication?.answer === 'yes') warnings.push(`Communication needs: ${sentence(contact.communication.words)}`);
  return warnings;
}

/** What whoever writes letters must know: whom nobody writes to, and where the patient's letters go. */
export function lettersSay(state: CaseState, contact: Contact | null): string[] {
  const not = contact?.doNotWrite;
  if (not?.answer !== 'yes') return state.contact?.asked.includes('doNotWrite') ? [] : ['Nobody has asked yet whom not to write to.'];
  const which = not.whom === 'patient' ? 'Do not write to the patient.' : `Do not write to: ${sentence(oneLine(not.which))}`;
  return [`${which} ${not.instead ? insteadWords(not.instead) : ''}`.trim(), ...(contact?.representative?.answer === 'yes' && state.contact?.patientLettersTo === 'representative' ? [`The representative: ${contact.representative.name}, ${contact.representative.relation}.`] : [])];
}

/** Whether somebody who rings as the representative may be spoken to; null where none is recorded. */
export function representativeRings(contact: Contact | null): { readonly name: string; readonly mayBeTold: boolean; readonly words: string } | null {
  const one = contact?.representative;
  if (one?.answer !== 'yes') return null;
  const who = `${one.name}, ${one.relation}`;
  return one.seen
    ? { name: who, mayBeTold: true, words: `${authorityLabels[one.authority]}; seen: ${sentence(one.seen)}` }
    : { name: who, mayBeTold: false, words: 'Tell nothing about the case yet: nothing has been seen that shows that they may speak for the patient. Say what you need to see, and take the number.' };
}

/** What has not been asked yet, as one item of what there is to do; null where all of it is answered. */
export function notAskedYet(state: CaseState): string | null {
  const open = [...(state.consent ? [] : ['consent']), ...contactQuestionIds.filter((one) => !state.contact?.asked.includes(one)).map((one) => contactQuestions[one])];
  if (open.length === 0) return null;
  if (!state.consent && !state.contact) return 'Not asked yet: contact and consent';
  return `Not asked yet: ${open.length > 1 ? `${open.slice(0, -1).join(', ')} and ${open.at(-1)}` : open[0]}`;
}
