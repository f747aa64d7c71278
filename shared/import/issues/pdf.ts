import type { IssueKind } from './issueKind.ts';

/** PDFs. */
export const pdfIssues = {
  'pdf-no-text': { outcome: 'accept', message: '“{file}” has no readable text on {detail}: it is probably a scan.', next: 'Open the paper and enter what it says by hand.' },
  'pdf-xfa': { outcome: 'partial', message: '“{file}” is a form of a kind (XFA) that shows its answers only in Adobe Reader.', next: 'Ask the sender to print it to PDF and send that copy.' },
} as const satisfies Readonly<Record<string, IssueKind>>;
