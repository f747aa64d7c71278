import { longDate, type IsoDate } from '../domain/dates.ts';
import { lettersStillToSend } from './decideLetters.ts';
import type { CaseState } from './evolve.ts';
import { asksClinician } from './letters.ts';
import type { Stage } from './stages.ts';

/** What an officer needs while somebody is on the telephone about one case. */
export interface CallerCard {
  /** Where the case stands, in words that can be said. */
  readonly where: string;
  readonly patient: Telling;
  readonly clinician: Telling;
  /** The next day that the record knows; null where it knows none. */
  readonly next: { readonly on: IsoDate; readonly what: string } | null;
}

/** What may be told to one of the two, and what not. */
export interface Telling {
  readonly may: string[];
  readonly not: string[];
}

const standing: Readonly<Record<Stage, string>> = {
  received: 'The request has come in, and its papers are being read.',
  checking: 'We are checking what the papers say.',
  checked: 'The papers have been checked; next the request is laid beside the policy.',
  assessed: 'The request has been laid beside the policy; next somebody decides which way it goes.',
  screened: 'Somebody has decided which way the request goes.',
  'at-panel': 'The request goes to the panel; the panel has not decided it yet.',
  decided: 'The panel has met about the request.',
  'letters-out': 'The panel has met about the request, and our letters have gone.',
  deferred: 'The panel has met and asked for more information; the request waits for it.',
  returned: 'We have asked for more information; the request waits for it.',
  incomplete: 'We have sent the request back because something was missing; it waits for that.',
  reconsideration: 'We have been asked to look at the request again, and are checking what is new.',
  appeal: 'An appeal was made; it looks at how the request was decided.',
  withdrawn: 'The request was withdrawn.',
  closed: 'The request is closed.',
};

/**
 * The card of one case. It repeats what is recorded and says nothing about what will be decided. An outcome may be told to somebody only
 * once the letter to that person has gone: a patient must not learn a refusal from a telephone call that was about something else.
 * @param options.identityConfirmed whether people have confirmed who the patient is; until then nothing may be told
 */
export function callerCard(state: CaseState, options: { readonly identityConfirmed: boolean; readonly today: IsoDate }): CallerCard {
  const where = takenOver(state) ? 'The request is under way; our office is working on it.' : standing[state.stage];
  const next = nextDay(state, options.today);
  if (!options.identityConfirmed) {
    const none: Telling = { may: [], not: ['Say nothing about any case: nobody has confirmed yet who the patient of this one is. Take the caller’s number and ring back.'] };
    return { where, patient: none, clinician: none, next };
  }
  return { where, patient: tellingTo('patient', state, where, next), clinician: tellingTo('clinician', state, where, next), next };
}

function tellingTo(to: 'patient' | 'clinician', state: CaseState, where: string, next: CallerCard['next']): Telling {
  const may = ['That we have the request, and the day on which it came.'];
  const not: string[] = [];
  if (state.letterAbout === null) may.push(where);
  else if (to === 'patient' && (state.tellingPatient?.way === 'clinician-tells' || state.contact?.patientLettersTo === 'clinician-tells')) not.push('Do not say the decision: the record says that the clinician tells the patient. Ask them to speak to their clinician.');
  else if (lettersStillToSend(state).some((need) => need.recipient === to)) not.push('Do not say the decision before the letter has gone.');
  else if (asksClinician(state.letterAbout) && to === 'patient') may.push(where);
  else may.push(`What our letter to the ${to} says, which has gone. Read from the letter; add nothing to it.`);
  if (next) may.push(`${next.what}: ${longDate(next.on)}.`);
  if (takenOver(state)) not.push('Look in the office’s old file before you say where the request stands: what was done before it was taken over from the earlier register is not in this record.');
  if (state.stage === 'at-panel') not.push('Do not say what the panel may decide.');
  if (to === 'patient') not.push('Do not give clinical advice. Ask them to speak to their clinician.');
  return { may, not };
}

/** A case of the earlier register on which nothing has been done here yet: its stage here says nothing about what callers ask. */
const takenOver = (state: CaseState): boolean => state.register !== null && (state.stage === 'received' || state.stage === 'incomplete');

function nextDay(state: CaseState, today: IsoDate): CallerCard['next'] {
  if (state.pause) return { on: state.pause.until, what: 'We wait for information until' };
  if (state.stage === 'at-panel' && state.panel && state.panel.meetsOn >= today) return { on: state.panel.meetsOn, what: 'The panel meets on' };
  return null;
}
