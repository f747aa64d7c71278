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
    said(record) ??
    argumentsAnswered(state, record) ??
    featuresAnswered(record, command.features ?? []) ??
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
  if (typeof value === 'object' && 'shown' in value) return value.words.trim() !== '';
  if (value === undefined) return false;
  if (typeof value === 'string') return value.trim() !== '';
  // No argument was put: an empty list is then the whole answer. Whether one is missing is looked at later.
  if (id === 'argumentFindings') return true;
  return Array.isArray(value) ? value.length > 0 : true;
}

function who(state: CaseState, record: DecisionRecord, today: string): Refusal | null {
  const { decidedBy } = record;
  if (decidedBy.who.trim() === '') return fault('decidedBy', 'Who decided: the panel has no name.', 'Enter the panel’s name.');
  // The chair alone is no meeting: what a chair's action needs instead is looked at with it.
  const there = decidedBy.kind === 'chairs-action' ? null : whoWasThere(decidedBy);
  if (there) return there;
  if (decidedBy.on > today) return fault('decidedBy', 'Who decided: the panel is said to have met in the future.', 'Enter the day on which it met.');
  if (decidedBy.on < state.receivedOn) return fault('decidedBy', 'Who decided: the panel is said to have met before the request came.', 'Enter the day on which it met.');
  if (record.tellingPatient?.way === 'clinician-tells' && record.tellingPatient.reason.trim() === '') {
    return fault('tellingPatient', 'How the patient hears of it: say why the clinician tells them.', 'Write the reason, or choose a letter to the patient.');
  }
  return null;
}

function whoWasThere(decidedBy: DecisionRecord['decidedBy']): Refusal | null {
  const members = decidedBy.members ?? [];
  if (members.length === 0) return fault('decidedBy', 'Who decided: nobody is named as having been there.', 'Enter each person who was there, with role.');
  for (const [index, member] of members.entries()) {
    const place = `Who decided: member ${index + 1}`;
    if (member.name.trim() === '') return fault('decidedBy', `${place} has no name.`, 'Enter the name, or take the line out.');
    if (member.role.trim() === '') return fault('decidedBy', `${place} has no role.`, 'Enter the role in which the person was there.');
    if (member.interest && member.interest.what.trim() === '') return fault('decidedBy', `${place}: the interest is not described.`, 'Say in words what was declared.');
    if (member.decides && member.interest && member.interest.managed !== 'noted') return fault('decidedBy', `${place} is said to have decided, and also to have ${member.interest.managed === 'left' ? 'left' : 'stayed without deciding'}.`, 'Correct one of the two.');
    const twice = members.findIndex((other) => normalise(other.name) === normalise(member.name));
    if (twice !== index) return fault('decidedBy', `${place} is the same person as member ${twice + 1}.`, 'Name each person once.');
  }
  if (!members.some((member) => member.decides)) return fault('decidedBy', 'Who decided: nobody who was there could decide.', 'Say who decided, or defer to another meeting.');
  if ((decidedBy.quorum ?? '').trim() === '') return fault('decidedBy', 'Who decided: nothing is said about quorum.', 'Say in words whether enough members were there.');
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

/** Short answers: they need words, not a reason. */
function said(record: DecisionRecord): Refusal | null {
  const { rightCommissioner, studies, approval, dissent } = record;
  if (rightCommissioner && rightCommissioner.confirmedBy.trim() === '') return fault('rightCommissioner', 'The right commissioner: it does not say who made sure.', 'Enter a name and role.');
  for (const [index, study] of (studies ?? []).entries()) {
    const gap = ([['title', 'which study or paper it is'], ['page', 'the page'], ['shows', 'what it shows for this patient'], ['weight', 'what weight the panel gave it']] as const).find(([part]) => study[part].trim() === '');
    if (gap) return fault('evidence', `Evidence for this patient: study or paper ${index + 1} does not say ${gap[1]}.`, 'Fill this in, or take the study out.');
  }
  if (approval) {
    const { ends, outcomeData } = approval;
    if (ends.kind === 'on' && ends.on <= record.decidedBy.on) return fault('approval', 'What is approved, and for how long: it would end before it began.', 'Enter a day after the meeting.');
    if (ends.kind !== 'on' && ends.words.trim() === '') return fault('approval', `What is approved, and for how long: ${ends.kind === 'after' ? 'it does not say how long' : 'it does not say why there is no end'}.`, 'Fill this in.');
    if (outcomeData.kind === 'due' && outcomeData.what.trim() === '') return fault('approval', 'What is approved, and for how long: it does not say what is to be reported back.', 'Fill this in, or say that nothing is asked for.');
    if (outcomeData.kind === 'due' && outcomeData.on <= record.decidedBy.on) return fault('approval', 'What is approved, and for how long: the report would be due before the decision.', 'Enter a later day.');
  }
  if (dissent?.kind === 'some') {
    if (dissent.who.trim() === '') return fault('dissent', 'Dissent: it does not say who did not agree.', 'Enter who, or say that there was no dissent.');
    if (dissent.words.trim() === '') return fault('dissent', 'Dissent: it does not say why.', 'Write it in the words of those who did not agree.');
  }
  return null;
}

/** Where the policy lists features that are not themselves an exception, the panel says of each argument whether it is one of them. */
function featuresAnswered(record: DecisionRecord, features: readonly string[]): Refusal | null {
  for (const [index, { named }] of (record.argumentFindings ?? []).entries()) {
    const place = `Each argument in turn: argument ${index + 1}`;
    if (features.length > 0 && !named) return fault('argumentFindings', `${place} does not say whether the policy names its feature as not itself an exception.`, 'Answer yes with the clause, or no.');
    if (named?.answer === 'yes' && !features.includes(named.clause)) return fault('argumentFindings', `${place} names clause ${named.clause}, which lists no such feature.`, 'Choose one of the policy’s clauses, or answer no.');
  }
  return null;
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
