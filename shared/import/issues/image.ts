import type { IssueKind } from './issueKind.ts';

/** Pictures and scans. */
export const imageIssues = {
  'picture-read': { outcome: 'accept', message: 'The words of {detail} of “{file}” were read from a picture. They are suggestions only.', next: 'Compare each one with the page, letter by letter, before you confirm it.' },
} as const satisfies Readonly<Record<string, IssueKind>>;
