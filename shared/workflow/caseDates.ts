import type { IsoDate } from '../domain/dates.ts';
import type { LimitStart } from '../domain/timeLimits.ts';
import { londonDay } from '../domain/londonDay.ts';
import { lettersStillToSend } from './decideLetters.ts';
import type { CaseEvent } from './events.ts';
import { evolve, noCase, type CaseState } from './evolve.ts';

/** An event with the instant (UTC) at which it was recorded. */
export interface Happened {
  readonly event: CaseEvent;
  readonly at: string;
}

/** A stretch in which the case waited. The clock may stand still on the days after `began`, up to the day it ended or was to end. */
export interface Wait {
  readonly owner: string;
  readonly began: IsoDate;
  /** The day on which it is, or was, to end. */
  readonly until: IsoDate;
  readonly chaseOn: IsoDate | null;
  /** The day on which it ended; null while the case waits. Later than `until` where nobody looked in time. */
  readonly ended: IsoDate | null;
}

/** The days of a case that clocks begin and end by: calendar days in London. */
export interface CaseDates {
  readonly starts: Readonly<Record<LimitStart, IsoDate | null>>;
  /** Every letter that the outcome needs has been sent: the day of the last one. */
  readonly allSent: IsoDate | null;
  readonly withdrawn: IsoDate | null;
  /** The request was acknowledged to the clinician; null where nobody recorded it. */
  readonly acknowledged: IsoDate | null;
  /** Whether the outcome is one after which reconsideration and appeal can be asked for. */
  readonly declined: boolean;
  readonly reopened: readonly IsoDate[];
  readonly waits: readonly Wait[];
  /** Issued letters of the present outcome that nobody has recorded as sent: the day of the first one. */
  readonly unsentSince: IsoDate | null;
  readonly state: CaseState;
}

/** Reads the days of a case from its events, oldest first. */
export function caseDates(events: readonly Happened[]): CaseDates {
  let state = noCase;
  let complete: IsoDate | null = null;
  let withdrawn: IsoDate | null = null;
  let wait = null as Wait | null;
  const reopened: IsoDate[] = [];
  const waits: Wait[] = [];
  const issued = new Map<string, IsoDate>();
  const sent = new Map<string, IsoDate>();
  for (const { event, at } of events) {
    const held = state.pause;
    state = evolve(state, event);
    const day = londonDay(at);
    // A check that is finished again after a return or a reopening starts no clock anew: the first day stands, so that lateness is not hidden.
    if (event.type === 'factsCheckFinished') complete ??= day;
    if (event.type === 'applicationWithdrawn') withdrawn = event.body.on;
    if (event.type === 'caseReopened') {
      withdrawn = null;
      reopened.push(day);
    }
    if (event.type === 'letterIssued') issued.set(event.body.letterId, event.body.issuedOn);
    if (event.type === 'letterSent') sent.set(event.body.letterId, londonDay(event.body.sentAt));
    if (state.pause === held) continue;
    // A wait that ran out and was set anew later is two waits; what lies between them counts.
    const goesOn = wait !== null && state.pause !== null && day <= wait.until;
    if (wait && !goesOn) waits.push({ ...wait, ended: day });
    wait = state.pause ? { owner: state.pause.owner, until: state.pause.until, chaseOn: state.pause.chaseOn, began: goesOn ? wait!.began : day, ended: null } : null;
  }
  if (wait) waits.push(wait);

  const screening = state.screening?.route === 'more-information' ? null : state.screening;
  const decision = state.decision?.record.outcome === 'defer' ? null : state.decision?.record;
  const outcome = decision?.decidedBy.on ?? (screening && screening.route !== 'to-panel' ? screening.decidedBy.on : null);
  const written = Object.values(state.letters).filter((letter) => outcome !== null && letter.round === state.round && letter.about === state.letterAbout);
  // A corrected letter moves no clock: the first one to each person counts.
  const letters = written.filter((letter, index) => !written.slice(0, index).some((other) => other.recipient === letter.recipient && other.issued !== null));
  const days = (of: ReadonlyMap<string, IsoDate>) => letters.flatMap((letter) => of.get(letter.id) ?? []).sort();
  return {
    starts: { received: state.receivedOn || null, complete, screened: screening?.decidedBy.on ?? null, decided: outcome, 'letter-dated': days(issued).at(-1) ?? null, 'letter-sent': days(sent).at(-1) ?? null },
    allSent: outcome !== null && lettersStillToSend(state).length === 0 ? (days(sent).at(-1) ?? null) : null,
    withdrawn,
    acknowledged: state.acknowledged?.on ?? null,
    declined: decision?.outcome === 'decline',
    reopened,
    waits,
    unsentSince: Object.values(state.letters).flatMap((letter) => (letter.status === 'issued' && letter.round === state.round ? (issued.get(letter.id) ?? []) : [])).sort()[0] ?? null,
    state,
  };
}
