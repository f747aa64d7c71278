import type { Refusal } from '../domain/result.ts';
import type { CommandOf } from './commands.ts';
import { type DecisionField, type DecisionFieldId, decisionFields, outcomeLabels } from './decisionFields.ts';
import { type CaseState, standingArguments } from './evolve.ts';
import { normalise, reasonFault } from './reasons.ts';
import type { DecisionRecord } from './shapes.ts';
import { isSettled, verdictInWords } from './verdicts.ts';

/** Why a panel's decision cannot be recorded as it stands, naming the field; null when its record is complete. */
export function decisionFault(state: CaseState, command: CommandOf<'recordDecision'>, today: string): Refusal | null {
  const { record } = command;
  return (
    presence(record, command) ??
    who(state, record, today) ??
    policyQuestion(state, record) ??
    argumentsAnswered(state, record) ??
    principlesInOrder(record, command) ??
    reserved(record) ??
    reasons(record) ??
    lists(record, today) ??
    repeated(record)
  );
}

function presence(record: DecisionRecord, command: CommandOf<'recordDecision'>): Refusal | null {
  for (const field of decisionFields) {
    // A policy that prints no principles, or no policy at all, has none to be reached.
    if (field.id === 'principles' && command.principles.length === 0) continue;
    const there = isGiven(record, field.id);
    if (field.requiredFor.includes(record.outcome) && !there) {
      return fault(field.id, `${field.label}: this is blank, and “${outcomeLabels[record.outcome]}” needs it.`, field.hint);
    }
    if (field.notWith.includes(record.outcome) && there) {
      return fault(field.id, `${field.label}: this does not belong to “${outcomeLabels[record.outcome]}”.`, 'Take it out, or choose another outcome.');
    }
  }
  return null;
}

function isGiven(record: DecisionRecord, id: DecisionFieldId): boolean {
  const value = record[id];
  if (value === undefined) return false;
  if (typeof value === 'string') return value.trim() !== '';
  // No argument was put: an empty list is then the whole answer. Whether one is missing is looked at later.
  if (id === 'argumentFindings') return true;
  return Array.isArray(value) ? value.length > 0 : true;
}

function who(state: CaseState, record: DecisionRecord, today: string): Refusal | null {
  const { decidedBy } = record;
  if (decidedBy.who.trim() === '') return fault('decidedBy', 'Who decided: the panel has no name.', 'Enter the panel’s name.');
  if (decidedBy.on > today) return fault('decidedBy', 'Who decided: the panel is said to have met in the future.', 'Enter the day on which it met.');
  if (decidedBy.on < state.receivedOn) return fault('decidedBy', 'Who decided: the panel is said to have met before the request came.', 'Enter the day on which it met.');
  if (record.tellingPatient?.way === 'clinician-tells' && record.tellingPatient.reason.trim() === '') {
    return fault('tellingPatient', 'How the patient hears of it: say why the clinician tells them.', 'Write the reason, or choose a letter to the patient.');
  }
  return null;
}

/** An open policy question is not a refusal of the patient: it can be deferred, or approved in the panel's own words. */
function policyQuestion(state: CaseState, record: DecisionRecord): Refusal | null {
  const verdict = state.assessment?.verdict ?? null;
  if (record.outcome === 'route-elsewhere') {
    if (!isSettled(verdict)) return refused('route', `The case cannot be routed elsewhere, because ${verdictInWords(verdict)}.`, 'Defer it and ask for what is missing.');
    if (record.route?.to === 'criteria-met' && verdict !== 'met') return refused('route', `The route “criteria met” does not fit, because ${verdictInWords(verdict)}.`, 'Choose another route, or assess again.');
    return null;
  }
  if (verdict === 'met' && record.outcome === 'decline') {
    return refused('outcome', 'The request cannot be declined, because the policy’s criteria are met: the treatment is commissioned and no funding request is needed.', 'Route it elsewhere as “criteria met”. If a fact is wrong, correct it and assess again.');
  }
  if (isSettled(verdict) || record.outcome === 'defer') return null;
  if (record.outcome === 'decline') {
    return refused('outcome', `The request cannot be declined, because ${verdictInWords(verdict)}, and that is not a ground for declining.`, 'Defer it and ask for what is missing, or settle which policy governs and assess again.');
  }
  const why = reasonFault(record.despiteOpenQuestion ?? '');
  return why ? fault('despiteOpenQuestion', `Why the panel could decide although ${verdictInWords(verdict)}: this ${why}.`, 'Write it in the panel’s words.') : null;
}

function argumentsAnswered(state: CaseState, record: DecisionRecord): Refusal | null {
  if (!record.argumentFindings) return null;
  const standing = standingArguments(state);
  const answered = record.argumentFindings.map((finding) => finding.argumentId);
  const open = standing.filter((id) => !answered.includes(id));
  // Deferring and routing do not decide the arguments; if some are answered all the same, the others may wait.
  const mustAnswerAll = field('argumentFindings').requiredFor.includes(record.outcome);
  if (mustAnswerAll && open.length > 0) {
    return fault('argumentFindings', `Each argument in turn: argument ${standing.indexOf(open[0]!) + 1} of ${standing.length} has no finding.`, 'Every argument that the clinician put gets a finding and a reason.');
  }
  const stray = answered.findIndex((id, index) => !standing.includes(id) || answered.indexOf(id) !== index);
  if (stray >= 0) return fault('argumentFindings', `Each argument in turn: finding ${stray + 1} belongs to no argument that stands, or to one answered twice.`, 'Look at the list of arguments again.');
  for (const finding of record.argumentFindings) {
    const place = `argument ${standing.indexOf(finding.argumentId) + 1}`;
    if (finding.finding.trim() === '') return fault('argumentFindings', `Each argument in turn: the finding on ${place} is blank.`, 'Write what the panel found.');
    const why = reasonFault(finding.reason);
    if (why) return fault('argumentFindings', `Each argument in turn: the reason on ${place} ${why}.`, 'Write why the panel found so, for this patient.');
  }
  return null;
}

function principlesInOrder(record: DecisionRecord, command: CommandOf<'recordDecision'>): Refusal | null {
  let last = -1;
  for (const principle of record.principles ?? []) {
    if (command.reserved.includes(principle.clause)) {
      return fault('principles', `The policy’s principles: clause ${principle.clause} is kept until exceptionality is found.`, 'Record it under the questions kept until then, if the panel reached them.');
    }
    const place = command.principles.indexOf(principle.clause);
    if (place < 0) return fault('principles', `The policy’s principles: clause ${principle.clause} is not one that the policy relies on.`, 'Choose from the policy’s principles.');
    if (place <= last) return fault('principles', `The policy’s principles: clause ${principle.clause} comes out of the policy’s order, or twice.`, 'Put them in the policy’s order.');
    last = place;
    const why = reasonFault(principle.reason);
    if (why) return fault('principles', `The policy’s principles: the reason under clause ${principle.clause} ${why}.`, 'Write what the panel made of it for this patient.');
  }
  return null;
}

function reserved(record: DecisionRecord): Refusal | null {
  const questions = record.reservedQuestions ?? [];
  if (questions.length === 0) return null;
  if (record.exceptionality?.found !== 'found') {
    return refused('reservedQuestions', 'Questions kept until exceptionality is found: the panel did not record that it found exceptionality, so these were not reached.', 'Take them out; they may not be a ground for this decision.');
  }
  for (const question of questions) {
    const why = reasonFault(question.reason);
    if (why) return fault('reservedQuestions', `Questions kept until exceptionality is found: the reason under clause ${question.clause} ${why}.`, 'Write what the panel made of it for this patient.');
  }
  return null;
}

function reasons(record: DecisionRecord): Refusal | null {
  const texts: [DecisionFieldId, string | undefined][] = [
    ['caseRestated', record.caseRestated],
    ['comparator', record.comparator],
    ['evidence', record.evidence],
    ['exceptionality', record.exceptionality?.words],
    ['couldChange', record.couldChange],
    ['route', record.route?.reason],
  ];
  for (const [id, text] of texts) {
    if (text === undefined || (text.trim() === '' && !field(id).requiredFor.includes(record.outcome))) continue;
    const why = reasonFault(text);
    if (why) return fault(id, `${field(id).label}: this ${why}.`, field(id).hint);
  }
  return null;
}

function lists(record: DecisionRecord, today: string): Refusal | null {
  const emptyCondition = (record.conditions ?? []).findIndex((condition) => condition.trim().length < 10);
  if (emptyCondition >= 0) return fault('conditions', `Conditions: condition ${emptyCondition + 1} is blank or too short to be followed.`, 'Write what must be so, and who sees to it.');
  const { deferral } = record;
  if (!deferral) return null;
  if (deferral.needs.length === 0) return fault('deferral', 'What is needed before the panel can decide: nothing is asked for.', 'Name at least one thing, with its clause, what would prove it and who holds it.');
  for (const [index, need] of deferral.needs.entries()) {
    const gap = ([['clause', 'the clause that it serves'], ['what', 'what is needed'], ['proof', 'what would prove it'], ['heldBy', 'who holds it']] as const).find(([part]) => need[part].trim() === '');
    if (gap) return fault('deferral', `What is needed before the panel can decide: need ${index + 1} does not say ${gap[1]}.`, 'Fill this in.');
  }
  if (deferral.pause.owner.trim() === '') return fault('deferral', 'What is needed before the panel can decide: nobody looks after the pause.', 'Name the person who asks again and takes the case up.');
  if (deferral.pause.until <= today) return fault('deferral', 'What is needed before the panel can decide: the day by which it is needed is not in the future.', 'Choose a later day.');
  return null;
}

/** The same words for two arguments are a reason for neither. */
function repeated(record: DecisionRecord): Refusal | null {
  const seen = new Map<string, string>();
  const all: [DecisionFieldId, string, string][] = [
    ...(record.argumentFindings ?? []).map((finding, index): [DecisionFieldId, string, string] => ['argumentFindings', `the reason on argument ${index + 1}`, finding.reason]),
    ...(record.principles ?? []).map((item): [DecisionFieldId, string, string] => ['principles', `the reason under clause ${item.clause}`, item.reason]),
    ...(record.reservedQuestions ?? []).map((item): [DecisionFieldId, string, string] => ['reservedQuestions', `the reason under clause ${item.clause}`, item.reason]),
    ...(['caseRestated', 'comparator', 'evidence', 'couldChange'] as const).map((id): [DecisionFieldId, string, string] => [id, `“${field(id).label}”`, record[id] ?? '']),
    ['exceptionality', 'the finding on exceptionality', record.exceptionality?.words ?? ''],
  ];
  for (const [id, place, text] of all) {
    const plain = normalise(text);
    if (plain === '') continue;
    const first = seen.get(plain);
    if (first) return fault(id, `${field(id).label}: ${place} has the same words as ${first}.`, 'Write what holds for this one.');
    seen.set(plain, place);
  }
  return null;
}

function field(id: DecisionFieldId): DecisionField {
  return decisionFields.find((candidate) => candidate.id === id)!;
}

function fault(name: string, message: string, next: string): Refusal {
  return { code: 'INVALID', message, next, field: name };
}

function refused(name: string, message: string, next: string): Refusal {
  return { code: 'REFUSED', message, next, field: name };
}
