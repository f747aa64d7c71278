import type { IssueKind } from './issueKind.ts';

/** E-mails and what is attached to them. */
export const mailIssues = {} as const satisfies Readonly<Record<string, IssueKind>>;
