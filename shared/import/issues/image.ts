import type { IssueKind } from './issueKind.ts';

/** Pictures and scans. */
export const imageIssues = {} as const satisfies Readonly<Record<string, IssueKind>>;
