import type { IssueKind } from './issueKind.ts';

/** The form, the request and what the ICB asks for. */
export const formIssues = {} as const satisfies Readonly<Record<string, IssueKind>>;
