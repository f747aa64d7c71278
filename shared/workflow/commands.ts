import { z } from 'zod';
import { isoDate, isoInstant } from '../domain/dates.ts';
import { factValue } from '../domain/facts.ts';
import { consentSaid, contact, evidence, patientStatement } from './entryShapes.ts';
import { accessAnswer, accessAsker, accessEnd, accessItemId } from './accessShapes.ts';
import { policyRef } from './events.ts';
import { issueAnswer, issueToRaise } from './issueShapes.ts';
import { followUpItem, followUpRecord } from './followUpShapes.ts';
import { correction, decidedBy, decisionRecord, id, issueChecks, letterAbout, letterNotes, letterRecipient, odsCode, pause, screeningRoute, sentHow, sha256, shortText, tellingPatient, text, urgency } from './shapes.ts';
import { registerEntry } from './register.ts';
import { incompleteReason, missingItem, reviewFinding, reviewLink, reviewOf, reviewOutcome } from './reviewShapes.ts';

/** What a person can ask of a case. Values that identify a patient come in here and go into rows, never into an event's body. */

const anyJson = z.custom<unknown>((value) => value !== undefined);
const make = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), applicationId: id, ...shape });
/** `expectedVersion`: the version of the case that the person saw; another one is a CONFLICT. */
const onCase = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => make(type, { expectedVersion: z.number().int().min(0), ...shape });

export const patientIdentity = z.strictObject({
  nhsNumber: z.string().regex(/^\d{10}$/).nullable(),
  name: shortText.nullable(),
  dateOfBirth: isoDate.nullable(),
  address: z.string().max(1000).nullable(),
});
export type PatientIdentity = z.infer<typeof patientIdentity>;

export const caseCommand = z.discriminatedUnion('type', [
  /** Makes the case. `receivedOn` is asked for, never taken from the clock. */
  make('receiveApplication', { commissioner: odsCode, receivedOn: isoDate, urgency, urgencyReason: shortText.nullable(), intakeId: id.nullable(),
    /** Where it is a reconsideration or an appeal: of which case, on what ground. */
    review: reviewOf.optional(),
    /** Where it is taken over from the office's earlier register: its line there. */
    register: registerEntry.optional(),
  }),
  /** Says whose case it is. `patientId` null makes a new patient. */
  onCase('linkPatient', { patientId: id.nullable(), identity: patientIdentity }),
  onCase('addPaper', { paperId: id, role: shortText, pages: z.array(z.number().int().min(1)).nullable(), identifiersCompared: z.array(shortText).max(6) }),
  onCase('changeUrgency', { urgency, reason: shortText }),
  onCase('confirmFact', { factId: id, answer: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('known'), value: factValue }), z.strictObject({ kind: z.literal('not-known') })]), candidateId: id.nullable(), note: shortText.nullable() }),
  /** `unanswered`: facts that the policy needs and nobody has answered, as the caller works them out. */
  onCase('finishFactsCheck', { unanswered: z.array(z.strictObject({ factId: id, label: shortText })) }),
  onCase('recordArgument', { text, paperId: id.nullable(), anchor: anyJson.nullable(), supersedes: id.nullable() }),
  onCase('withdrawArgument', { argumentId: id, reason: shortText }),
  /** A study or piece of evidence; `supersedes` with a reason where one that stands is corrected. */
  onCase('recordEvidence', { evidence, supersedes: id.nullable(), reason: shortText.nullable() }),
  onCase('withdrawEvidence', { evidenceId: id, reason: shortText }),
  /** These three are said as a whole each time; the latest is in force. */
  onCase('recordStatement', { statement: patientStatement }),
  onCase('recordContact', { contact }),
  onCase('recordConsent', { consent: consentSaid }),
  /** `policy` null: none governs, and `answer` says which of the four answers it is. */
  onCase('pinPolicy', { policy: policyRef.nullable(), answer: shortText.nullable(), governedBy: shortText, why: shortText }),
  onCase('confirmAssessment', { policy: policyRef.nullable(), asAt: isoDate, verdict: z.string().min(1).max(60), tree: anyJson, facts: anyJson, readings: z.record(id, id).optional(), basis: sha256.nullable().optional() }),
  onCase('recordScreening', {
    route: screeningRoute, reason: text, decidedBy, tellingPatient: tellingPatient.nullable(), pause: pause.nullable(),
  }),
  /** `missing`: the questions of the form without an answer, as the caller works them out. */
  onCase('returnIncomplete', { reasons: z.array(incompleteReason), words: text, pause, missing: z.array(missingItem).max(60).optional() }),
  /** The second check of a route away from the panel, by another signed-in person; `reason` where they do not agree. */
  onCase('checkRoute', { agrees: z.boolean(), reason: shortText.nullable() }),
  onCase('listForPanel', { panel: shortText, meetsOn: isoDate }),
  /** `principles`, `reserved`: clauses of the pinned policy, in its order. `features`: clauses that name what is not itself an exception. */
  onCase('recordDecision', { record: decisionRecord, principles: z.array(z.string()), reserved: z.array(z.string()), features: z.array(z.string()).optional() }),
  /** Puts words of the signed decision right. Letters that were issued do not change by it. */
  onCase('correctDecision', correction.shape),
  onCase('ratifyDecision', { panel: shortText, metOn: isoDate, ratified: z.boolean(), words: text }),
  /** On the decided case: somebody asks for a reconsideration or an appeal. The linked case is made with it. */
  onCase('askForReview', { ...reviewLink, secondId: id, secondNumber: shortText }),
  /** The outcome of an appeal: on each ground a finding with its reason. */
  onCase('recordReview', { outcome: reviewOutcome, findings: z.array(reviewFinding), decidedBy, tellingPatient }),
  onCase('resume', { reason: shortText }),
  onCase('changePause', { pause, reason: shortText }),
  onCase('withdrawCase', { by: shortText, on: isoDate, reason: shortText }),
  onCase('reopen', { reason: shortText }),
  /** What the letters of the present outcome need beside the record; all of it each time. */
  onCase('recordLetterNotes', { notes: letterNotes }),
  /** `letterId` null starts a letter; otherwise a new draft of it. */
  onCase('draftLetter', { letterId: id.nullable(), about: letterAbout, recipient: letterRecipient, document: anyJson }),
  onCase('checkLetter', { letterId: id, number: z.number().int() }),
  onCase('returnLetter', { letterId: id, number: z.number().int(), reason: shortText }),
  onCase('approveLetter', { letterId: id, number: z.number().int() }),
  onCase('issueLetter', { letterId: id, number: z.number().int(), pdf: z.instanceof(Uint8Array), pdfSha256: sha256, document: anyJson, setWith: anyJson.nullable(), issuedOn: isoDate, checks: issueChecks }),
  onCase('recordLetterSent', { letterId: id, how: sentHow, sentAt: isoInstant, note: shortText.nullable() }),
  /** What somebody said about the case. Allowed at every stage: it moves nothing. */
  onCase('recordNote', { who: shortText, text }),
  onCase('placeHold', { askedBy: shortText, reason: text }),
  onCase('liftHold', { reason: text }),
  onCase('setFollowUpDay', { item: followUpItem, on: isoDate, why: shortText }),
  onCase('recordFollowUp', followUpRecord.shape),
  /** `words`: how it was made sure who asks, and that they may. */
  onCase('askAccess', { askedOn: isoDate, askedBy: accessAsker, words: text }),
  onCase('reviewAccessItem', { requestId: id, itemId: accessItemId, answer: accessAnswer, disclosed: z.string().max(200_000).nullable(), reason: shortText.nullable() }),
  /** `open`: items of the record without an answer, as the caller works them out. */
  onCase('checkAccess', { requestId: id, agrees: z.boolean(), reason: shortText.nullable(), open: z.array(accessItemId) }),
  onCase('writeAccess', { requestId: id, open: z.array(accessItemId), sha256 }),
  onCase('endAccess', { requestId: id, how: accessEnd }),
  /** What reading papers of the case brought up; given with the papers. */
  onCase('raiseIssues', { issues: z.array(issueToRaise).max(2000) }),
  onCase('answerIssue', { issueId: id, words: text, how: issueAnswer }),
  /** That the request was acknowledged to the clinician: on which day, and how. */
  onCase('recordAcknowledgement', { on: isoDate, how: sentHow }),
  onCase('closeCase', {}),
]);
export type CaseCommand = z.infer<typeof caseCommand>;
export type CommandOf<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;
