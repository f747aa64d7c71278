import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { channel } from './define.ts';
import { intakeView } from './intake.ts';

/** What a person does with a drop of which no case can be made by itself, and with papers that are held. */

const id = z.string().min(1).max(64);
const seq = z.number().int().min(0);
/** Typed in a field for passwords; handed to the reader of this one try, kept nowhere. */
const password = z.string().min(1).max(200);
const reason = z.string().trim().min(10).max(500);

const part = z.object({ paperId: id, /** Null: the whole paper. */ pages: z.array(z.number().int().min(1)).max(5000).nullable() }).strict();

/** How a value of the drop and of the case stand beside each other. */
const differs = z.object({ label: z.string(), there: z.array(z.string()), here: z.array(z.string()) });

/** A case, or an undecided drop, that holds some of the same. */
export const recognised = z.object({
  kind: z.enum(['same', 'addition', 'update', 'reconsideration', 'join']),
  /** The case; null for a drop. */
  applicationId: z.string().nullable(),
  intakeId: z.string().nullable(),
  /** The case's number, or what the drop is called. */
  label: z.string(),
  /** What it is, in one sentence. */
  sentence: z.string(),
  /** Papers of this drop that are not there yet, and how many are there already. */
  fresh: z.array(z.string()),
  known: z.number(),
  /** Papers of which another version is there. */
  changed: z.array(z.object({ name: z.string(), there: z.string() })),
  differs: z.array(differs),
});
export type Recognised = z.infer<typeof recognised>;

export const quarantineChannels = {
  /** Tries a password on the papers that are protected. The drop is judged again. */
  'intake.retry': channel(z.object({ intakeId: id, password }).strict(), intakeView),
  /** One number with two names, or two dates of birth: a person says that it is one patient. */
  'intake.confirmOne': channel(z.object({ intakeId: id, reason }).strict(), intakeView),
  /** Papers, or pages of them, of two patients: two drops, each judged by itself. What is in neither stays with this one. */
  'intake.split': channel(z.object({ intakeId: id, reason, first: z.array(part).min(1).max(2000), second: z.array(part).min(1).max(2000) }).strict(), z.object({ first: z.string(), second: z.string() })),
  /** A pack that came in two mails: the papers of this drop join another that waits, which is judged again. */
  'intake.join': channel(z.object({ intakeId: id, to: id, reason }).strict(), z.object({ intakeId: z.string() })),
  /** Cases and drops that hold some of the same papers, and what is new in this one. */
  'intake.recognise': channel(z.object({ intakeId: id }).strict(), z.object({ found: z.array(recognised) })),
  /** Tries a password on a protected paper of a case; what is found inside joins the case. Two identifiers once facts are confirmed. */
  'case.openPaper': channel(z.object({ applicationId: id, seq, paperId: id, password, nhsNumber: z.string().max(20).optional(), dateOfBirth: isoDate.optional() }).strict(), z.object({ seq })),
  /** What a person found, or what was decided, about something that reading the papers brought up. */
  'issue.answer': channel(z.object({ applicationId: id, seq, issueId: id, words: z.string().trim().min(3).max(2000) }).strict(), z.object({ seq })),
};
