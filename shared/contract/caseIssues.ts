import { z } from 'zod';

/** Something that reading the papers brought up: what, what to do, and how it was answered. */
export const caseIssueView = z.object({
  issueId: z.string(),
  message: z.string(),
  next: z.string(),
  paperId: z.string().nullable(),
  /** The paper was not read, and is held with the case. */
  held: z.boolean(),
  /** A password may open it. */
  locked: z.boolean(),
  state: z.enum(['open', 'answered', 'settled']),
  /** Questions whose answers settle it. */
  settledBy: z.array(z.string()),
  answer: z.object({ words: z.string(), by: z.string(), at: z.string() }).nullable(),
});
export type CaseIssueView = z.infer<typeof caseIssueView>;
