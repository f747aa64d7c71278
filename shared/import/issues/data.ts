import type { IssueKind } from './issueKind.ts';

/** Structured data: CSV and FHIR. */
export const dataIssues = {} as const satisfies Readonly<Record<string, IssueKind>>;
