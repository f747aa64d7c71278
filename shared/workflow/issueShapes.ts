import { z } from 'zod';
import { id, shortText } from './shapes.ts';

/**
 * What reading the papers brought up, as it stands with a case: each is seen and answered by a person before a panel has the case.
 * Codes are those of docs/import-issues.md. The sentences name files, so they stand in rows (`case_entry`), never in an event.
 */

/** How an issue came to be answered: a person wrote what they found, or it was settled before the case was made, or the paper was read after all. */
export const issueAnswers = ['seen', 'before-case', 'paper-read'] as const;
export const issueAnswer = z.enum(issueAnswers);
export type IssueAnswer = z.infer<typeof issueAnswer>;

/** As it stands in an event. `facts`: once a person has answered each of these, it is settled by that. */
export const raisedIssue = z.strictObject({ issueId: id, code: shortText, paperId: id.nullable(), facts: z.array(id).max(200) });
export type RaisedIssue = z.infer<typeof raisedIssue>;

/** As a command brings it, with its words. */
export const issueToRaise = z.strictObject({
  code: shortText, paperId: id.nullable(), facts: z.array(id).max(200),
  /** The outcome that it asks for by itself. */
  outcome: shortText,
  /** The paper's name, or what else it is about. */
  file: z.string().max(2000), message: z.string().max(8000), next: z.string().max(4000),
});
export type IssueToRaise = z.infer<typeof issueToRaise>;

/** The words of an issue, as its row keeps them. */
export const issueEntry = issueToRaise.omit({ facts: true });
export type IssueEntry = z.infer<typeof issueEntry>;

/** The answer to an issue, as its row keeps it. */
export const issueAnswerEntry = z.strictObject({ issueId: id, words: z.string() });
