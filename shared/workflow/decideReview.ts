import { londonDay } from '../domain/londonDay.ts';
import type { CommandOf } from './commands.ts';
import { type Context, type Decided, blank, event, missing, no, yes } from './decided.ts';
import { type CaseState } from './evolve.ts';
import { reasonFault } from './reasons.ts';
import { type ReviewOf, groundLabels, groundsOf, reviewLabels } from './reviewShapes.ts';
import { peopleInBoth } from './samePerson.ts';
import type { DecidedBy } from './shapes.ts';

/** Reconsideration, appeal, and the ratifying of what the chair decided alone. */

/** On the decided case: that somebody asks for it. The linked case is made in the same step (see `receiveApplication`). */
export function decideAskForReview(state: CaseState, command: CommandOf<'askForReview'>, context: Context): Decided {
  const { kind, grounds, whatIsNew, askedBy, askedOn, secondId, secondNumber } = command;
  const record = state.decision!.record; // the gate has seen that there is one
  const stray = grounds.find((ground) => !groundsOf(kind).includes(ground));
  if (stray) return no('INVALID', `“${groundLabels[stray]}” is not a ground for ${kind === 'appeal' ? 'an appeal, which asks only how the decision was reached' : 'a reconsideration, which asks the clinical question again'}.`, 'Choose from the grounds shown, or record the other kind.', 'grounds');
  if (grounds.includes('unwanted-conditions') && record.outcome !== 'approve-with-conditions') return no('INVALID', 'The request was not approved with conditions, so this is not its ground.', 'Choose another ground.', 'grounds');
  const fault = reasonFault(whatIsNew);
  if (fault) return missing('whatIsNew', `${kind === 'appeal' ? 'What is said to have gone wrong' : 'What is new'}: this ${fault}.`, 'Write it as the person who asked put it.');
  if (askedOn > londonDay(context.now)) return missing('askedOn', 'The day on which it was asked for lies in the future.', 'Enter the day on which the request for it came.');
  if (askedOn < record.decidedBy.on) return missing('askedOn', 'It is said to have been asked for before the panel decided.', 'Enter the day on which the request for it came.');
  return yes(event('caseLinked', { part: 'first', otherId: secondId, otherNumber: secondNumber, kind, grounds, whatIsNew, askedBy, askedOn, decidedFirst: whoDecided(state) }));
}

/** The events by which a linked case begins, after it was received. */
export function linkedEvents(review: ReviewOf) {
  const { firstId, firstNumber, patientId, ...link } = review;
  return [
    event('caseLinked', { part: 'second', otherId: firstId, otherNumber: firstNumber, ...link }),
    ...(patientId ? [event('patientLinked', { patientId })] : []),
  ];
}

/** Those who decided a case and, where it is a linked one itself, those who decided before them. */
export function whoDecided(state: CaseState): string[] {
  const by = state.reviewOutcome?.decidedBy ?? state.decision?.record.decidedBy;
  const now = by ? namesIn(by) : [];
  return [...new Set([...now, ...(state.review?.decidedFirst ?? [])])].slice(0, 120);
}

/** Those who decided, by name; where the record names nobody, the panel. */
function namesIn({ kind, who, members, present }: DecidedBy): string[] {
  if (kind === 'chairs-action') return [who];
  const named = [...(members ?? []).filter((member) => member.decides).map((member) => member.name), ...(present ?? [])];
  return named.length > 0 ? named : [who];
}

/** A refusal where somebody who decided the first case is said to decide the linked one; null where nobody is, or where it is none. */
export function sameDeciders(state: CaseState, decidedBy: DecidedBy): Decided | null {
  if (!state.review) return null;
  const { kind, firstNumber, decidedFirst } = state.review;
  const present = namesIn(decidedBy).filter((name) => decidedBy.kind === 'chairs-action' || name !== decidedBy.who);
  if (present.every(blank)) return missing('decidedBy', 'The record does not say who was there, so it cannot be seen that nobody among them decided the first case.', 'Enter each person who was there and could decide.');
  const both = peopleInBoth(present, decidedFirst);
  if (both.length === 0) return null;
  return no('REFUSED', `${both.join(' and ')} decided ${firstNumber} and may not decide its ${reviewLabels[kind].toLowerCase()}.`, 'Other people have to decide it. If this is another person with the same name, enter the full name.', 'decidedBy');
}

export function decideReview(state: CaseState, command: CommandOf<'recordReview'>, context: Context): Decided {
  const { findings, outcome, decidedBy, tellingPatient } = command;
  const asked = state.review?.grounds ?? [];
  const open = asked.find((ground) => !findings.some((finding) => finding.ground === ground));
  if (open) return missing('findings', `“${groundLabels[open]}”: nothing was found on this ground, and the appeal was made on it.`, 'Say for each ground whether it is met, and why.');
  const stray = findings.find((finding, index) => !asked.includes(finding.ground) || findings.findIndex((other) => other.ground === finding.ground) !== index);
  if (stray) return no('INVALID', `“${groundLabels[stray.ground]}” is answered twice, or the appeal was not made on it.`, 'Answer each ground of the appeal once.', 'findings');
  for (const finding of findings) {
    const fault = reasonFault(finding.reason);
    if (fault) return missing('findings', `“${groundLabels[finding.ground]}”: the reason ${fault}.`, 'Write what was found about how the decision was reached.');
  }
  if (outcome === 'heard-again' && !findings.some((finding) => finding.found === 'met')) return no('INVALID', 'The decision cannot go back to a panel when no ground of the appeal was met.', 'Choose that it stands, or look at the findings again.', 'outcome');
  if (blank(decidedBy.who)) return missing('decidedBy', 'Say who reviewed it.');
  if (decidedBy.on > londonDay(context.now)) return missing('decidedBy', 'The day of the review lies in the future.', 'Enter the day on which it was reviewed.');
  if (decidedBy.on < state.receivedOn) return missing('decidedBy', 'It is said to have been reviewed before the appeal was asked for.', 'Enter the day on which it was reviewed.');
  if (tellingPatient.way === 'clinician-tells' && blank(tellingPatient.reason)) return missing('tellingPatient', 'Say why the clinician tells the patient.');
  return sameDeciders(state, decidedBy) ?? yes(event('reviewRecorded', { outcome, findings, decidedBy, tellingPatient }));
}

/** What is missing where the chair decides alone, between meetings. */
export function chairsActionFault(state: CaseState, { kind, couldNotWait, underRule }: DecidedBy): Decided | null {
  if (kind !== 'chairs-action') {
    if (state.stage === 'at-panel') return null;
    return no('REFUSED', 'A panel’s decision cannot be recorded before the case is put to a panel.', 'Put the case to a panel first. If the chair decided alone between meetings, record it as chair’s action.', 'decidedBy');
  }
  const fault = reasonFault(couldNotWait ?? '');
  if (fault) return missing('decidedBy', `Why it could not wait for a meeting: this ${fault}.`, 'Write what would have happened to this patient by the next meeting.');
  if (blank(underRule ?? '')) return missing('decidedBy', 'The record does not say under which rule of the ICB the chair decided alone.', 'Name the rule, with the document it stands in.');
  return null;
}

export function decideRatify(state: CaseState, command: CommandOf<'ratifyDecision'>, context: Context): Decided {
  const { panel, metOn, ratified, words } = command;
  const decidedOn = state.decision!.record.decidedBy.on; // the gate has seen that there is one
  if (blank(panel)) return missing('panel', 'The panel has no name.');
  if (metOn > londonDay(context.now)) return missing('metOn', 'The panel is said to have met in the future.', 'Enter the day on which it met.');
  if (metOn < decidedOn) return missing('metOn', 'The panel is said to have met before the chair decided.', 'Enter the day on which it met.');
  const fault = ratified ? null : reasonFault(words);
  if (fault) return missing('words', `Why the panel did not ratify it: this ${fault}.`, 'Write it in the panel’s words. The case then stands before the panel again.');
  return yes(event('decisionRatified', { panel, metOn, ratified, words }));
}
