import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { id, shortText, text } from './shapes.ts';

/**
 * What is written down of a case beside facts and arguments: evidence, the patient's statement and attendance, the people around the
 * patient and how they are reached, and consent. Each stands in a row of its own beside its event (`case_entry`), since it may name
 * people; the event says only what the process needs. "Not known" is an answer; a question that is absent has not been asked.
 */

// ── Evidence ────────────────────────────────────────────────────────────────────────────────────────────

export const evidenceKinds = ['guideline', 'review', 'trial', 'case-series', 'expert-opinion', 'other'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];
export const evidenceKindLabels: Readonly<Record<EvidenceKind, string>> = {
  guideline: 'Guideline', review: 'Systematic review', trial: 'Trial', 'case-series': 'Case series', 'expert-opinion': 'Expert opinion', other: 'Something else',
};

/** One study or piece of evidence that the clinician put. What it is worth is for the panel. */
export const evidence = z.strictObject({
  title: shortText,
  kind: z.enum(evidenceKinds),
  /** What it is, in words; for `other`. */
  kindWords: shortText.optional(),
  /** Null: its text is not among the papers of the case. */
  paperId: id.nullable(),
  page: shortText,
  /** What the clinician puts it forward for. */
  putFor: text,
  /** The arguments that it belongs to; may be none. */
  argumentIds: z.array(id).max(60),
});
export type Evidence = z.infer<typeof evidence>;

/** “page 3”; where a paper has no pages, where in it, as it was typed. */
export function pageWords(page: string): string {
  return /^\s*\d/.test(page) ? `page ${page.trim()}` : page.trim();
}

// ── The patient's statement and attendance ──────────────────────────────────────────────────────────────

export const invitedHow = ['letter', 'email', 'telephone', 'clinician', 'other'] as const;
export const invitedHowLabels: Readonly<Record<(typeof invitedHow)[number], string>> = {
  letter: 'By letter', email: 'By secure email', telephone: 'By telephone', clinician: 'Through the clinician', other: 'In another way',
};

export const statementAnswers = ['received', 'declined', 'none', 'waiting'] as const;
export type StatementAnswer = (typeof statementAnswers)[number];
export const attendances = ['not-asked', 'asked', 'attending', 'by-phone', 'not-attending'] as const;
export type Attendance = (typeof attendances)[number];
export const attendanceLabels: Readonly<Record<Attendance, string>> = {
  'not-asked': 'Not asked', asked: 'Asked; no answer yet', attending: 'Will attend', 'by-phone': 'Will take part by telephone', 'not-attending': 'Will not attend',
};

/** Whether the patient was invited to speak for themselves, and what came. Nothing is worked out from it. */
export const patientStatement = z.strictObject({
  invitation: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('invited'), on: isoDate, how: z.enum(invitedHow) }),
    z.strictObject({ kind: z.literal('not-invited'), why: shortText }),
  ]),
  statement: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('received'), on: isoDate, paperId: id, page: shortText }),
    z.strictObject({ kind: z.literal('declined'), on: isoDate }),
    /** `by`: the day until which it could have come. */
    z.strictObject({ kind: z.literal('none'), by: isoDate }),
    z.strictObject({ kind: z.literal('waiting'), by: isoDate.nullable() }),
  ]),
  attendance: z.enum(attendances),
});
export type PatientStatement = z.infer<typeof patientStatement>;

// ── The people around the patient, and how they are reached ─────────────────────────────────────────────

const no = z.strictObject({ answer: z.literal('no') });
const notKnown = z.strictObject({ answer: z.literal('not-known') });
const yesWith = <S extends z.ZodRawShape>(shape: S) => z.discriminatedUnion('answer', [z.strictObject({ answer: z.literal('yes'), ...shape }), no, notKnown]);

export const authorities = ['asked-by-patient', 'lasting-power', 'deputy', 'parent', 'advocate', 'other'] as const;
export type Authority = (typeof authorities)[number];
export const authorityLabels: Readonly<Record<Authority, string>> = {
  'asked-by-patient': 'The patient has asked them to', 'lasting-power': 'Lasting power of attorney for health and welfare', deputy: 'Deputy of the Court of Protection',
  parent: 'Parental responsibility', advocate: 'Advocate', other: 'Something else',
};

export const notWrittenTo = ['patient', 'address', 'somebody'] as const;
export type NotWrittenTo = (typeof notWrittenTo)[number];

/** Where what would go to the patient goes instead. */
export const insteadOfPatient = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('representative') }),
  z.strictObject({ to: z.literal('other-address'), address: z.string().max(1000) }),
  z.strictObject({ to: z.literal('clinician-tells'), why: shortText }),
]);

export const contact = z.strictObject({
  /** Beside what the papers say of communication needs, which is confirmed as a fact. */
  communication: yesWith({ words: shortText }).optional(),
  interpreter: yesWith({ language: shortText }).optional(),
  /** How and when it is safe to reach the patient. */
  safeContact: yesWith({ words: shortText }).optional(),
  doNotWrite: yesWith({
    whom: z.enum(notWrittenTo),
    /** Which address or which person; for the patient it may be blank. */
    which: shortText,
    reason: shortText,
    /** Null only for somebody other than the patient. */
    instead: insteadOfPatient.nullable(),
  }).optional(),
  representative: yesWith({
    name: shortText,
    relation: shortText,
    authority: z.enum(authorities),
    /** What was seen that shows the authority; null: nothing yet. */
    seen: shortText.nullable(),
    /** Null: not known. Letters can go there only where it is. */
    address: z.string().max(1000).nullable(),
  }).optional(),
  /** Whether the patient is a child or young person: who holds parental responsibility, and how that is known. */
  parental: yesWith({ who: shortText, howKnown: shortText }).optional(),
  /** As the clinician recorded it. The app assesses no capacity. */
  capacity: z
    .discriminatedUnion('answer', [
      z.strictObject({ answer: z.literal('has'), source: shortText }),
      z.strictObject({ answer: z.literal('lacks'), source: shortText, decision: shortText, by: shortText }),
      notKnown,
    ])
    .optional(),
});
export type Contact = z.infer<typeof contact>;

/** What is asked, in the order in which it is asked, as it is named in a list of what has not been asked yet. */
export const contactQuestions = {
  communication: 'communication needs', interpreter: 'an interpreter', safeContact: 'safe contact', doNotWrite: 'whom not to write to',
  representative: 'a representative', parental: 'parental responsibility', capacity: 'capacity',
} as const satisfies Readonly<Record<keyof Contact, string>>;
export type ContactQuestion = keyof typeof contactQuestions;
export const contactQuestionIds = Object.keys(contactQuestions) as [ContactQuestion, ...ContactQuestion[]];
export const contactQuestion = z.enum(contactQuestionIds);

/** To whom a letter to the patient goes. */
export const patientLettersTo = z.enum(['patient', 'representative', 'other-address', 'clinician-tells']);
export type PatientLettersTo = z.infer<typeof patientLettersTo>;

/** To whom a letter to the patient goes, by what is written down. */
export function lettersTo({ doNotWrite }: Contact): PatientLettersTo {
  return doNotWrite?.answer === 'yes' && doNotWrite.whom !== 'somebody' && doNotWrite.instead ? doNotWrite.instead.to : 'patient';
}

// ── Consent ─────────────────────────────────────────────────────────────────────────────────────────────

export const consentStatuses = ['given', 'given-for-patient', 'refused', 'withdrawn', 'not-known'] as const;
export const consentStatus = z.enum(consentStatuses);
export type ConsentStatus = z.infer<typeof consentStatus>;
export const consentLabels: Readonly<Record<ConsentStatus, string>> = {
  given: 'The patient agrees to this request', 'given-for-patient': 'Somebody who may do so agrees for the patient', refused: 'The patient does not agree',
  withdrawn: 'The patient agreed and has withdrawn it', 'not-known': 'It is not known',
};

export const consentSaid = z.strictObject({
  status: consentStatus,
  /** The day on which it was said or signed; null where it is not known. */
  on: isoDate.nullable(),
  /** Who said so and where it stands: “signed form, page 3”. */
  words: shortText,
});
export type ConsentSaid = z.infer<typeof consentSaid>;

/** Why a referral went back without becoming a case. A closed list: the line that is kept of it holds nothing of a patient. */
export const noConsentReasons = ['refused', 'not-there'] as const;
export type NoConsentReason = (typeof noConsentReasons)[number];
export const noConsentLabels: Readonly<Record<NoConsentReason, string>> = { refused: 'The patient does not agree', 'not-there': 'Nothing says that the patient agrees' };
export const returnedHow = ['told-clinician', 'sent-back', 'nobody-told'] as const;
export type ReturnedHow = (typeof returnedHow)[number];
export const returnedHowLabels: Readonly<Record<ReturnedHow, string>> = {
  'told-clinician': 'The clinician was told; nothing was sent back', 'sent-back': 'The papers went back to the clinician', 'nobody-told': 'Nobody has been told yet',
};
