import type { Refusal } from '../domain/result.ts';
import { decisionFields, type DecisionFieldId } from './decisionFields.ts';
import { normalise, reasonFault } from './reasons.ts';
import type { Correction, DecisionRecord } from './shapes.ts';

/** Words of a signed decision that a correction may put right. */
export interface Place {
  /** For example `comparator`, or `argumentFindings/ARGUMENT/reason`. */
  readonly id: string;
  readonly field: DecisionFieldId | 'despiteOpenQuestion';
  readonly label: string;
  readonly words: string;
  /** The words give a reason, so that what takes their place must be one. */
  readonly reason: boolean;
}

/**
 * Every place of a record that holds words, in the usual order of the questions. What the panel decided is not among them: the
 * outcome, the finding on exceptionality, who could decide, a day or a route need a new decision.
 */
export function placesOf(record: DecisionRecord): readonly Place[] {
  const found: Place[] = [];
  const put = (field: Place['field'], rest: string, words: string | null | undefined, what = '', reason = false) => {
    if (words === undefined || words === null) return;
    found.push({ id: rest ? `${field}/${rest}` : field, field, label: [labelOf(field), what].filter(Boolean).join(': '), words, reason });
  };
  const { decidedBy, deferral, approval } = record;
  put('rightCommissioner', 'confirmedBy', record.rightCommissioner?.confirmedBy, 'who made sure');
  put('rightCommissioner', 'words', record.rightCommissioner?.words);
  put('decidedBy', 'who', decidedBy.who, 'the panel’s name');
  put('decidedBy', 'quorum', decidedBy.quorum, 'quorum and interests');
  decidedBy.members?.forEach((member, index) => {
    put('decidedBy', `members/${index}/name`, member.name, `name of member ${index + 1}`);
    put('decidedBy', `members/${index}/role`, member.role, `role of member ${index + 1}`);
    put('decidedBy', `members/${index}/interest/what`, member.interest?.what, `interest of member ${index + 1}`);
  });
  put('policyBasis', 'words', record.policyBasis?.words);
  put('alreadyFunded', 'words', record.alreadyFunded?.words);
  put('caseRestated', '', record.caseRestated, '', true);
  put('comparator', '', record.comparator, '', true);
  record.argumentFindings?.forEach((one, index) => {
    put('argumentFindings', `${one.argumentId}/finding`, one.finding, `finding on argument ${index + 1}`);
    put('argumentFindings', `${one.argumentId}/reason`, one.reason, `reason on argument ${index + 1}`, true);
    put('argumentFindings', `${one.argumentId}/named/words`, one.named?.words, `whether the policy names it, argument ${index + 1}`);
  });
  put('evidence', '', record.evidence, '', true);
  record.studies?.forEach((study, index) => {
    for (const [part, what] of [['title', 'title'], ['page', 'page'], ['shows', 'what it shows'], ['weight', 'weight']] as const) put('evidence', `studies/${index}/${part}`, study[part], `${what} of study ${index + 1}`);
  });
  record.principles?.forEach((one) => put('principles', one.clause, one.reason, one.name ?? `clause ${one.clause}`, true));
  put('exceptionality', 'words', record.exceptionality?.words, '', true);
  record.reservedQuestions?.forEach((one) => put('reservedQuestions', one.clause, one.reason, one.name ?? `clause ${one.clause}`, true));
  put('similarPatients', '', record.similarPatients);
  put('equality', '', record.equality);
  put('despiteOpenQuestion', '', record.despiteOpenQuestion, '', true);
  record.conditions?.forEach((condition, index) => put('conditions', String(index), condition, `condition ${index + 1}`));
  put('approval', 'reference', approval?.reference, 'reference');
  if (approval?.ends.kind !== 'on') put('approval', 'ends/words', approval?.ends.words, 'how long');
  if (approval?.outcomeData.kind === 'due') put('approval', 'outcomeData/what', approval.outcomeData.what, 'what is reported back');
  put('deferral', 'cannotTell', deferral?.cannotTell, 'what the panel cannot tell');
  put('deferral', 'why', deferral?.why, 'why it matters');
  deferral?.needs.forEach((need, index) => {
    for (const [part, what] of [['clause', 'clause'], ['what', 'what is needed'], ['proof', 'proof'], ['heldBy', 'who holds it']] as const) put('deferral', `needs/${index}/${part}`, need[part], `${what}, need ${index + 1}`);
  });
  put('route', 'reason', record.route?.reason, '', true);
  if (record.dissent?.kind === 'some') {
    put('dissent', 'who', record.dissent.who, 'who');
    put('dissent', 'words', record.dissent.words, 'why');
  }
  put('couldChange', '', record.couldChange, '', true);
  if (record.tellingPatient?.way === 'clinician-tells') put('tellingPatient', 'reason', record.tellingPatient.reason);
  return found;
}

/** Why a correction cannot be recorded; null where it can. It never changes what was decided. */
export function correctionFault(record: DecisionRecord | null, correction: Correction): Refusal | null {
  if (record === null) return { code: 'REFUSED', message: 'No decision is recorded, so there is nothing to correct.', next: 'Record the decision first.' };
  const place = placesOf(record).find((one) => one.id === correction.place);
  if (!place) {
    return {
      code: 'REFUSED', field: 'place',
      message: 'That part of a signed decision cannot be corrected: a correction puts words right and never changes what was decided.',
      next: 'Choose words of the record. Another outcome or finding needs a new decision, after reopening or reconsideration.',
    };
  }
  if (correction.words.trim() === '') return fault('words', 'The corrected words are blank.', 'Write the words as they should stand.');
  if (normalise(correction.words) === normalise(place.words)) return fault('words', 'The corrected words are the same as those that stand.', 'Write the words as they should stand.');
  const why = place.reason ? reasonFault(correction.words) : null;
  if (why) return fault('words', `${place.label}: the corrected text ${why}.`, 'Write the words as they should stand.');
  if (shortPlaces.test(place.id) && correction.words.length > 500) return fault('words', `${place.label}: the corrected text is too long for this part of the record.`, 'Write at most 500 characters.');
  if (correction.why.trim() === '') return fault('why', 'The reason for the correction is blank.', 'Say what was wrong with the words.');
  if (correction.askedBy.trim() === '') return fault('askedBy', 'The correction does not say who asked for it.', 'Enter a name and role.');
  return null;
}

/** Parts whose own shape takes 500 characters at most (shapes.ts). */
const shortPlaces = /^(rightCommissioner\/confirmedBy|decidedBy\/|evidence\/studies\/\d+\/(title|page)|approval\/|deferral\/needs\/\d+\/(clause|heldBy)|dissent\/who|tellingPatient\/)/;

/** The record with its corrections, in the order in which they were made. One that fits no place changes nothing. */
export function correctedRecord(signed: DecisionRecord, corrections: readonly Correction[]): DecisionRecord {
  return corrections.reduce((record, { place, words }) => (placesOf(record).some((one) => one.id === place) ? put(record, place, words) : record), signed);
}

/** What stands otherwise now than at an event of the case: each place once, with its last reason. Oldest first. */
export function correctedSince(signed: DecisionRecord, corrections: readonly (Correction & { readonly seq: number })[], seq: number): { readonly what: string; readonly before: string; readonly after: string; readonly why: string }[] {
  const [then, now] = [correctedRecord(signed, corrections.filter((one) => one.seq <= seq)), correctedRecord(signed, corrections)].map(placesOf);
  const since = corrections.filter((one) => one.seq > seq);
  return now!.flatMap(({ id, label, words }) => {
    const last = since.findLast((one) => one.place === id);
    const before = then!.find((place) => place.id === id)?.words ?? '';
    return last && words !== before ? [{ what: label, before, after: words, why: last.why }] : [];
  });
}

function put(record: DecisionRecord, place: string, words: string): DecisionRecord {
  const copy = structuredClone(record) as Record<string, unknown>;
  const path = pathOf(record, place);
  const last = path.pop()!;
  const holder = path.reduce<Record<string, unknown>>((held, key) => held[key] as Record<string, unknown>, copy);
  holder[last] = words;
  return copy as DecisionRecord;
}

/** Where a place stands in the record: findings and principles are named by argument and clause, all else by its own keys. */
function pathOf(record: DecisionRecord, place: string): string[] {
  const [field, ...rest] = place.split('/') as [string, ...string[]];
  if (field === 'argumentFindings') return [field, String(record.argumentFindings!.findIndex((one) => one.argumentId === rest[0])), ...rest.slice(1)];
  if (field === 'principles' || field === 'reservedQuestions') return [field, String(record[field]!.findIndex((one) => one.clause === rest.join('/'))), 'reason'];
  if (field === 'evidence' && rest.length > 0) return rest;
  return [field, ...rest];
}

function labelOf(field: Place['field']): string {
  if (field === 'despiteOpenQuestion') return 'Why the panel could decide although the policy question was open';
  return decisionFields.find((one) => one.id === field)!.label;
}

function fault(field: string, message: string, next: string): Refusal {
  return { code: 'INVALID', field, message, next };
}
