import { londonDay } from '../../shared/domain/londonDay.ts';
import { limitWords } from '../../shared/domain/icbSections/timeLimitLines.ts';
import { longDate, type IsoDate } from '../../shared/domain/dates.ts';
import type { LetterNotes, NoteTrait } from '../../shared/letters/notes.ts';
import type { LetterAppeal, LetterApproval, LetterCorrects, LetterInformation, LetterReconsideration, LetterRoute, LetterRouted, Recorded, ReviewRuleWords } from '../../shared/letters/record.ts';
import { correctedSince } from '../../shared/workflow/correction.ts';
import { parseCaseEvent, type CaseEvent } from '../../shared/workflow/events.ts';
import { leavesThePanel } from '../../shared/workflow/letters.ts';
import { askerLabels, groundLabels, incompleteLabels } from '../../shared/workflow/reviewShapes.ts';
import type { DecidedBy, LetterRecipient } from '../../shared/workflow/shapes.ts';
import { readEvents } from '../../db/eventLog.ts';
import { openCase, type CaseFile } from './caseFile.ts';
import { loadCase } from './commit.ts';
import type { Worker } from './context.ts';
import { icbConfigurationOf } from './icbSettings.ts';

/** Parts of a letter's record that belong to one kind of letter. What nobody has filled in stays null: composing then names it. */

const wordsOf = (notes: LetterNotes, id: string): string | null => {
  const note = notes[id];
  return note && 'words' in note ? note.words : null;
};
const recordedIn = (notes: LetterNotes, id: string): Recorded | null => notes[id] ?? null;
const orNone = (words: string | null | undefined): Recorded => (words?.trim() ? { words } : { none: true });

/**
 * The case whose facts a letter tells. An appeal goes through no facts of its own: its treatment, diagnosis and clinician are those of
 * the first case, while its record is there.
 */
export function tellsFactsOf(worker: Worker, file: CaseFile): CaseFile {
  const { review } = file.state;
  if (review?.kind !== 'appeal') return file;
  const first = loadCase(worker.signedIn.db, review.firstId);
  return first === 'disposed' || first.version === 0 ? file : openCase(worker, review.firstId);
}

/** What the case has that some letters say more by. */
export function traitsOf({ state }: CaseFile): readonly NoteTrait[] {
  return [
    ...(state.decision?.record.outcome === 'approve-with-conditions' ? (['conditions'] as const) : []),
    ...(routeOf({ state } as CaseFile) === 'outside-policy' ? (['outside-policy'] as const) : []),
  ];
}

/** Where a request goes instead, whether a panel or a person at screening said so; null where it does not, or where its criteria are met. */
export function routeOf({ state }: CaseFile): LetterRoute | null {
  const to = state.decision ? state.decision.record.route?.to : state.screening?.route;
  return to !== undefined && to !== 'criteria-met' && leavesThePanel(to) ? (to as LetterRoute) : null;
}

export function approvalPart({ state }: CaseFile): LetterApproval | null {
  const decision = state.decision?.record;
  const terms = decision?.approval;
  if (!decision || !terms) return null;
  const notes = state.letterNotes;
  const { ends, outcomeData } = terms;
  return {
    ends: ends.kind === 'on' ? { on: ends.on } : { words: ends.words },
    reference: orNone(terms.reference),
    outcomeData: outcomeData.kind === 'due' ? { what: outcomeData.what, on: outcomeData.on } : { none: true },
    conditions: decision.outcome === 'approve-with-conditions' ? (decision.conditions ?? []) : { none: true },
    finding: decision.exceptionality?.words ?? null,
    whoPays: wordsOf(notes, 'whoPays'),
    nextStep: wordsOf(notes, 'nextStep'),
  };
}

/** `checkedBy`: the second person who checked a route that was recorded at screening. */
export function routedPart(file: CaseFile, checkedBy: string | null): LetterRouted | null {
  const { decision, screening, letterNotes } = file.state;
  const route = routeOf(file);
  if (!route) return null;
  return {
    route,
    decidedBy: (decision?.record.decidedBy ?? screening?.decidedBy)?.who ?? null,
    checkedBy: decision ? { none: true } : checkedBy ? { words: checkedBy } : null,
    reason: decision?.record.route?.reason ?? screening?.reason ?? null,
    whoseItIs: wordsOf(letterNotes, 'whoseItIs'),
    nextStep: wordsOf(letterNotes, 'nextStep'),
  };
}

/** What was asked for, by whom and on which day: at screening, or when the request went back as incomplete. */
export function askedFor(worker: Worker, file: CaseFile): { readonly by: string; readonly on: IsoDate; readonly reasons: readonly string[]; readonly words: string } | null {
  const { screening } = file.state;
  const last = readEvents(worker.signedIn.db, file.applicationId).findLast((one) => one.type === 'returnedIncomplete' || (one.type === 'screeningRecorded' && screening?.route === 'more-information'));
  if (!last) return null;
  const event: CaseEvent = parseCaseEvent(last);
  if (event.type === 'returnedIncomplete') return { by: worker.nameOf(last.actor), on: londonDay(last.at), reasons: event.body.reasons.map((reason) => incompleteLabels[reason]), words: event.body.words };
  return event.type === 'screeningRecorded' ? { by: event.body.decidedBy.who, on: event.body.decidedBy.on, reasons: [], words: event.body.reason } : null;
}

export function informationPart(worker: Worker, file: CaseFile): LetterInformation | null {
  const asked = askedFor(worker, file);
  if (!asked) return null;
  const words = (id: string) => wordsOf(file.state.letterNotes, id);
  return {
    askedBy: asked.by, reasons: asked.reasons, asked: asked.words, byWhen: file.state.pause?.until ?? null,
    where: words('where'), clock: words('clock'), ifSilent: words('ifSilent'), untilThen: words('untilThen'), ifUrgent: words('ifUrgent'),
  };
}

/** What the ICB's time limits do while the case waits, from its own rules; null while it has entered none. Put forward for a person to read. */
export function clockWords(worker: Worker, file: CaseFile): string | null {
  const limits = icbConfigurationOf(worker.signedIn.db, file.row.commissioner).timeLimits;
  const asked = askedFor(worker, file);
  if (!limits || limits.length === 0 || !asked) return null;
  const ours = limits.filter(({ id }) => ['screen', 'urgent-screen', 'decide', 'urgent-decide'].includes(id));
  const [stops, goesOn] = [ours.filter((one) => one.stopsWhileWaiting), ours.filter((one) => !one.stopsWhileWaiting)].map((some) => some.map(({ id }) => `“${limitWords[id]}”`).join(', '));
  const until = file.state.pause ? `, at the latest until ${longDate(file.state.pause.until)}` : '';
  return [
    ...(stops ? [`These time limits stand still from ${longDate(asked.on)} until what we ask for has come${until}: ${stops}.`] : []),
    ...(goesOn ? [`These time limits go on meanwhile: ${goesOn}.`] : []),
  ].join(' ') || null;
}

const rule = (worker: Worker, ods: string, section: 'appealRules' | 'reconsiderationRules'): ReviewRuleWords | null => {
  const set = icbConfigurationOf(worker.signedIn.db, ods)[section];
  return set?.offered ? { ground: set.groundWords, lookedAtBy: set.lookedAtBy } : null;
};

/** Those who decided or reviewed, one by one where the record names them. */
function people({ members, present, who }: DecidedBy): string {
  const named = members ? members.filter((member) => member.decides).map(({ name, role }) => `${name}, ${role}`) : present;
  return named && named.length > 0 ? named.join('; ') : who;
}

export function appealPart(worker: Worker, file: CaseFile): LetterAppeal | null {
  const { review, reviewOutcome, letterNotes } = file.state;
  if (review?.kind !== 'appeal' || !reviewOutcome) return null;
  return {
    firstNumber: review.firstNumber, askedOn: review.askedOn, askedBy: askerLabels[review.askedBy], saidWrong: review.whatIsNew, rule: rule(worker, file.row.commissioner, 'appealRules'),
    reviewedBy: reviewOutcome.decidedBy.who, people: people(reviewOutcome.decidedBy),
    findings: reviewOutcome.findings.map(({ ground, found, reason }) => ({ ground: groundLabels[ground], found, reason })),
    outcome: reviewOutcome.outcome,
    whatFollows: wordsOf(letterNotes, 'whatFollows'),
    nextRight: recordedIn(letterNotes, 'nextRight'),
  };
}

export function reconsiderationPart(worker: Worker, file: CaseFile): LetterReconsideration | null {
  const { review, decision } = file.state;
  if (review?.kind !== 'reconsideration' || !decision) return null;
  return {
    firstNumber: review.firstNumber, askedOn: review.askedOn, askedBy: askerLabels[review.askedBy], grounds: review.grounds.map((ground) => groundLabels[ground]), whatIsNew: review.whatIsNew,
    rule: rule(worker, file.row.commissioner, 'reconsiderationRules'),
  };
}

/** The letter whose place a new one to the same person takes: the last that went out before words of the decision were put right. */
export function correctsPart({ state }: CaseFile, recipient: LetterRecipient | null): LetterCorrects | null {
  if (!state.decision || recipient === null) return null;
  const { signed, corrections } = state.decision;
  const before = Object.values(state.letters).findLast((letter) => letter.recipient === recipient && letter.round === state.round && letter.issued !== null);
  if (!before?.issued) return null;
  const changes = correctedSince(signed, corrections, before.issued.seq);
  return changes.length > 0 ? { letterOn: before.issued.on, changes } : null;
}
