import { z } from 'zod';
import { isoDate, isoInstant } from '../domain/dates.ts';
import { incompleteReason, reviewFinding, reviewLink, reviewOutcome } from './reviewShapes.ts';
import { correction, decidedBy, decisionRecord, id, issueChecks, letterAbout, letterNotes, letterRecipient, odsCode, pause, screeningRoute, sentHow, sha256, shortText, tellingPatient, text, urgency } from './shapes.ts';

/**
 * What can happen to a case. Bodies hold no identity: patients, confirmed values and papers stand in rows beside the events,
 * and a body names those rows with their digests (`rows`, added when the event is stored).
 * A released shape is frozen; a change is a new version with a step in `upcast`.
 */

const rowRef = z.strictObject({ table: z.string(), id: z.string(), digest: z.string() });
const body = <S extends z.ZodRawShape>(shape: S) => z.strictObject({ ...shape, rows: z.array(rowRef).optional() });
const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), version: z.literal(1), body: body(shape) });

export const policyRef = z.strictObject({ id, version: z.string().max(60).nullable(), hash: sha256 });
export type PolicyRef = z.infer<typeof policyRef>;

export const caseEvent = z.discriminatedUnion('type', [
  event('applicationReceived', { caseNumber: z.string(), commissioner: odsCode, receivedOn: isoDate, urgency, urgencyReason: shortText.nullable(), intakeId: id.nullable() }),
  event('patientLinked', { patientId: id }),
  event('paperAdded', { paperId: id, applicationPaperId: id, role: shortText }),
  event('urgencyChanged', { urgency, reason: shortText }),
  event('factConfirmed', { factId: id, confirmationId: id, answer: z.enum(['known', 'not-known']) }),
  event('factsCheckFinished', { confirmations: z.record(id, id), notKnown: z.array(id) }),
  event('argumentRecorded', { argumentId: id, supersedes: id.nullable() }),
  event('argumentWithdrawn', { argumentId: id, reason: shortText }),
  event('policyPinned', { policy: policyRef.nullable(), answer: shortText.nullable(), governedBy: shortText, why: shortText }),
  event('assessmentConfirmed', { assessmentId: id, policy: policyRef.nullable(), asAt: isoDate, verdict: z.string().max(60) }),
  event('screeningRecorded', {
    route: screeningRoute, reason: text, decidedBy, verdict: z.string().max(60),
    /** A name that was typed, in records from before the second person did it in person (`routeChecked`). */
    secondCheck: z.strictObject({ by: shortText, on: isoDate }).nullable(), tellingPatient: tellingPatient.nullable(), pause: pause.nullable(),
    /** Who was signed in; the second check is another person's. */
    recordedBy: id.optional(),
  }),
  event('returnedIncomplete', { reasons: z.array(incompleteReason).min(1), words: text, pause }),
  event('routeChecked', { by: id }),
  event('routeCheckRefused', { by: id, reason: shortText }),
  event('listedForPanel', { panel: shortText, meetsOn: isoDate }),
  event('decisionRecorded', { record: decisionRecord, verdict: z.string().max(60), assessmentId: id }),
  /** `decisionSeq`: number of the decision's event within the case. */
  event('decisionCorrected', { decisionSeq: z.number().int().min(1), ...correction.shape }),
  event('decisionRatified', { panel: shortText, metOn: isoDate, ratified: z.boolean(), words: text }),
  /** On both cases: `part` says which of the two this one is. */
  event('caseLinked', { part: z.enum(['first', 'second']), otherId: id, otherNumber: shortText, ...reviewLink, decidedFirst: z.array(shortText).max(120) }),
  event('reviewRecorded', { outcome: reviewOutcome, findings: z.array(reviewFinding).min(1), decidedBy, tellingPatient }),
  event('caseResumed', { reason: shortText }),
  event('pauseChanged', { pause, reason: shortText }),
  event('applicationWithdrawn', { by: shortText, on: isoDate, reason: shortText }),
  event('caseReopened', { reason: shortText }),
  event('letterNotesRecorded', { notes: letterNotes }),
  event('letterDrafted', { letterId: id, letterVersionId: id, number: z.number().int().min(1), about: letterAbout, recipient: letterRecipient }),
  event('letterChecked', { letterId: id, number: z.number().int() }),
  event('letterReturned', { letterId: id, number: z.number().int(), reason: shortText }),
  event('letterApproved', { letterId: id, number: z.number().int() }),
  event('letterIssued', { letterId: id, number: z.number().int(), letterVersionId: id, pdfSha256: sha256, issuedOn: isoDate, checks: issueChecks }),
  event('letterSent', { letterId: id, how: sentHow, sentAt: isoInstant, note: shortText.nullable(), /** The last letter that the outcome needs: all are out. Absent in older records. */ completes: z.literal(true).optional() }),
  event('noteRecorded', { noteId: id }),
  event('requestAcknowledged', { on: isoDate, how: sentHow }),
  event('applicationClosed', { basis: z.enum(['decision', 'route', 'withdrawal']) }),
]);
export type CaseEvent = z.infer<typeof caseEvent>;
export type CaseEventType = CaseEvent['type'];
export type EventBody<T extends CaseEventType> = Extract<CaseEvent, { type: T }>['body'];

export const caseEventTypes: readonly CaseEventType[] = caseEvent.options.map((option) => option.shape.type.value);

/** Events of the office, which belong to no case. */
export const officeEvent = z.discriminatedUnion('type', [
  event('personRegistered', { personId: id }),
  event('personChanged', { personId: id }),
  event('settingRecorded', { key: shortText, number: z.number().int() }),
  event('papersReceived', { intakeId: id, papers: z.array(id) }),
  event('intakeMoved', { intakeId: id, status: shortText }),
  event('paperStored', { paperId: id, sha256 }),
  event('paperRead', { paperId: id, readingId: id }),
  event('identityRevealed', { applicationId: id, purpose: shortText }),
  event('disposalRecorded', { reason: text }),
  event('policyImported', { policyIds: z.array(id).min(1) }),
  event('policyAdopted', { policyId: id, hash: sha256 }),
  event('policyWithdrawn', { policyId: id, hash: sha256 }),
  event('readingSigned', { policyId: id, reading: id, option: id }),
  event('policyFileAttached', { policyId: id, paperId: id, sha256 }),
  event('clausePointed', { policyId: id, clause: id, page: z.number().int().nullable() }),
  event('policyCompared', { policyId: id, hash: sha256 }),
  event('guidanceRecorded', { guidanceId: id }),
  event('practicesImported', { sha256, practices: z.number().int() }),
  event('practiceRecorded', { code: shortText }),
  /** Open cases that a re-assessment of all of them answered anew, some at a time. It moves no case. */
  event('assessmentsRenewed', { jobId: id, cases: z.number().int().min(1) }),
]);
export type OfficeEvent = z.infer<typeof officeEvent>;

/** An event cannot be read: from a newer version, or not one of ours. */
export class UnknownEventError extends Error {
  constructor(type: string, version: number) {
    super(`This version of IFR Panel does not know the event "${type}" version ${version}.`);
    this.name = 'UnknownEventError';
  }
}

/** Steps from an older version of an event's body to the present one; keyed `type@version`. None is needed yet. */
const upcast: Readonly<Record<string, (old: unknown) => unknown>> = {};

/** Reads a stored event. @throws UnknownEventError. */
export function parseCaseEvent(stored: { type: string; version: number; body: unknown }): CaseEvent {
  let { version, body: value } = stored;
  for (let step = upcast[`${stored.type}@${version}`]; step; step = upcast[`${stored.type}@${version}`]) {
    value = step(value);
    version += 1;
  }
  const parsed = caseEvent.safeParse({ type: stored.type, version, body: value });
  if (!parsed.success) throw new UnknownEventError(stored.type, stored.version);
  return parsed.data;
}
