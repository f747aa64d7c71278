import { z } from 'zod';
import { isoDate, isoInstant } from '../domain/dates.ts';
import { attendances, consentStatus, contactQuestion, noConsentReasons, patientLettersTo, returnedHow, statementAnswers } from './entryShapes.ts';
import { accessAsker, accessEnd, accessReviewed } from './accessShapes.ts';
import { disposedCase, takenBackWhy, toDispose } from './disposalShapes.ts';
import { followUpItem, followUpRecord } from './followUpShapes.ts';
import { issueAnswer, raisedIssue } from './issueShapes.ts';
import { fromRegister } from './register.ts';
import { incompleteReason, missingItem, reviewFinding, reviewLink, reviewOutcome } from './reviewShapes.ts';
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
  /** Evidence, statement, contact and consent: their words stand in rows of `case_entry`. */
  event('evidenceRecorded', { evidenceId: id, supersedes: id.nullable(), reason: shortText.optional() }),
  event('evidenceWithdrawn', { evidenceId: id, reason: shortText }),
  event('statementRecorded', { entryId: id, invited: z.boolean(), statement: z.enum(statementAnswers), attendance: z.enum(attendances) }),
  event('contactRecorded', { entryId: id, asked: z.array(contactQuestion).min(1), patientLettersTo }),
  event('consentRecorded', { entryId: id, status: consentStatus, on: isoDate.nullable() }),
  event('policyPinned', { policy: policyRef.nullable(), answer: shortText.nullable(), governedBy: shortText, why: shortText }),
  event('assessmentConfirmed', { assessmentId: id, policy: policyRef.nullable(), asAt: isoDate, verdict: z.string().max(60) }),
  event('screeningRecorded', {
    route: screeningRoute, reason: text, decidedBy, verdict: z.string().max(60),
    /** A name that was typed, in records from before the second person did it in person (`routeChecked`). */
    secondCheck: z.strictObject({ by: shortText, on: isoDate }).nullable(), tellingPatient: tellingPatient.nullable(), pause: pause.nullable(),
    /** Who was signed in; the second check is another person's. */
    recordedBy: id.optional(),
  }),
  /** `missing`: the questions of the form without an answer on that day; absent in records from before forms were compared, whose letter asks for information. */
  event('returnedIncomplete', { reasons: z.array(incompleteReason).min(1), words: text, pause, missing: z.array(missingItem).max(60).optional() }),
  event('routeChecked', { by: id }),
  event('routeCheckRefused', { by: id, reason: shortText }),
  event('listedForPanel', { panel: shortText, meetsOn: isoDate }),
  event('decisionRecorded', { record: decisionRecord, verdict: z.string().max(60), assessmentId: id }),
  /** `decisionSeq`: number of the decision's event within the case. */
  event('decisionCorrected', { decisionSeq: z.number().int().min(1), ...correction.shape }),
  event('decisionRatified', { panel: shortText, metOn: isoDate, ratified: z.boolean(), words: text }),
  /** On both cases: `part` says which of the two this one is. */
  event('caseLinked', { part: z.enum(['first', 'second']), otherId: id, otherNumber: shortText, ...reviewLink, decidedFirst: z.array(shortText).max(120) }),
  /** Taken over from the office's earlier register: where it stood there and by when it was due. */
  event('broughtFromRegister', fromRegister),
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
  /** Nothing of the case may be destroyed until the hold is lifted. */
  event('holdPlaced', { askedBy: shortText, reason: text }),
  event('holdLifted', { reason: text }),
  /** What an approval left to be seen to: a day to look at it, and what came of it. */
  event('followUpDaySet', { item: followUpItem, on: isoDate, why: shortText }),
  event('followUpRecorded', followUpRecord.shape),
  /** A request for access to what is held about the patient, item by item; the words stand in rows. */
  event('accessAsked', { requestId: id, askedOn: isoDate, askedBy: accessAsker, by: id }),
  event('accessItemReviewed', accessReviewed),
  event('accessChecked', { requestId: id, by: id }),
  event('accessReturned', { requestId: id, by: id, reason: shortText }),
  event('accessWritten', { requestId: id, sha256, disclosed: z.number().int(), redacted: z.number().int(), withheld: z.number().int() }),
  event('accessEnded', { requestId: id, how: accessEnd }),
  /** What reading the papers brought up, and that a person answered it; the words stand in rows of `case_entry`. */
  event('issuesRaised', { issues: z.array(raisedIssue).min(1) }),
  event('issueAnswered', { issueId: id, entryId: id, how: issueAnswer }),
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
  event('disposalProposed', { disposalId: id, cases: z.array(toDispose).min(1).max(500) }),
  event('disposalTakenBack', { disposalId: id, why: z.enum(takenBackWhy) }),
  /** What it removed stands in `rows` (one `disposal` each). Without `disposal` it says neither who proposed it nor of what: verify reports that. */
  event('disposalRecorded', { reason: text, disposal: z.strictObject({ disposalId: id, proposedBy: id, proposalSeq: z.number().int().min(1), cases: z.array(disposedCase).min(1).max(500) }).optional() }),
  /** All that is kept of a referral that came without consent: nothing of it says who the patient is. */
  event('returnedWithoutConsent', { intakeId: id, receivedOn: isoDate, commissioner: odsCode, urgency, reason: z.enum(noConsentReasons), how: z.enum(returnedHow), papers: z.number().int().min(0), /** Drops that were joined to it and went with it. */ joined: z.array(id).max(200).optional() }),
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
  /** A note beside a paper was written, changed or withdrawn; it moves no case. The words stand in the row. */
  event('paperNoteRecorded', { applicationId: id, noteId: id }),
  /** Open cases that a re-assessment of all of them answered anew, some at a time. It moves no case. */
  event('assessmentsRenewed', { jobId: id, cases: z.number().int().min(1) }),
  /** Lines of an earlier register that cases were made of, some at a time; `sha256`: of the file. */
  event('registerBrought', { importId: id, sha256, cases: z.number().int().min(1) }),
  event('pastDecisionsBrought', { importId: id, sha256, decisions: z.number().int().min(1) }),
  /** A list left the encrypted record; `purpose` where it says who the patients are. */
  event('registerTakenOut', { what: z.enum(['cases', 'decisions', 'left-over']), lines: z.number().int(), columns: z.array(shortText), purpose: shortText.nullable(), sha256 }),
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
