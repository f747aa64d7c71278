import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { consentSaid, consentStatus, contact, evidence, patientStatement, type EvidenceKind } from '../workflow/entryShapes.ts';
import { channel } from './define.ts';

/** Evidence, the patient's statement, contact and consent: what is written down of a case beside facts and arguments. */

const id = z.string().min(1).max(64);
const seq = z.number().int().min(0);
const onCase = z.object({ applicationId: id }).strict();
const by = { by: z.string(), at: z.string() };

export const evidenceView = z.object({
  evidenceId: z.string(),
  title: z.string(),
  kind: z.custom<EvidenceKind>(),
  kindWords: z.string().optional(),
  /** What it is, in words. */
  kindLabel: z.string(),
  paperId: z.string().nullable(),
  /** Null where its text is not among the papers. */
  paperName: z.string().nullable(),
  page: z.string(),
  putFor: z.string(),
  argumentIds: z.array(z.string()),
  state: z.enum(['standing', 'withdrawn']),
  /** Why it was corrected or taken back. */
  reason: z.string().nullable(),
  ...by,
});
export type EvidenceView = z.infer<typeof evidenceView>;

export const statementView = z.object({
  /** Invitation, statement and attendance as they are recorded, in words. */
  lines: z.array(z.object({ label: z.string(), words: z.string() })),
  /** Where the statement stands, where one came. */
  paperId: z.string().nullable(),
  /** As it was recorded, for the form. */
  value: patientStatement,
  ...by,
});
export type StatementView = z.infer<typeof statementView>;

export const consentView = z.object({ status: consentStatus, label: z.string(), on: isoDate.nullable(), words: z.string(), ...by });
export type ConsentView = z.infer<typeof consentView>;

export const contactView = z.object({
  seq,
  contact: contact.nullable(),
  recorded: z.object(by).nullable(),
  lines: z.array(z.object({ label: z.string(), words: z.string() })),
  consent: consentView.nullable(),
  /** What the papers say of communication needs, as a person confirmed it. */
  confirmedNeed: z.string().nullable(),
  /** What the papers say of consent and of writing to the patient, as a person confirmed it. */
  papersSay: z.array(z.string()).optional(),
});
export type ContactView = z.infer<typeof contactView>;

/** What still has to be asked or done beside the next step, and where. */
export const openQuestion = z.object({ words: z.string(), where: z.enum(['contact', 'statement', 'issues']) });
export type OpenQuestion = z.infer<typeof openQuestion>;

/** What the screen of a case shows of all this; nothing in it says who or where somebody is. */
export const entriesOfCase = {
  evidence: z.array(evidenceView).optional(),
  statement: statementView.nullable().optional(),
  consent: consentView.nullable().optional(),
  contactFlags: z.array(z.string()).optional(),
  openQuestions: z.array(openQuestion).optional(),
};

export const entryChannels = {
  /** Identifying: it is noted in the record that somebody looked. */
  'contact.get': channel(onCase, contactView),
  /** Either or both; each is said as a whole. */
  'contact.record': channel(z.object({ applicationId: id, seq, contact: contact.nullable(), consent: consentSaid.nullable() }).strict(), contactView),
  'statement.record': channel(z.object({ applicationId: id, seq, statement: patientStatement }).strict(), z.object({ seq })),
  /** `supersedes` with a reason: corrects what stands. */
  'evidence.record': channel(z.object({ applicationId: id, seq, evidence, supersedes: id.nullable(), reason: z.string().trim().max(500).nullable() }).strict(), z.object({ seq })),
  'evidence.withdraw': channel(z.object({ applicationId: id, seq, evidenceId: id, reason: z.string().trim().min(10).max(500) }).strict(), z.object({ seq })),
};
