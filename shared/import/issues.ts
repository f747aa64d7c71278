import { answerIssues } from './issues/answer.ts';
import { archiveIssues } from './issues/archive.ts';
import { dataIssues } from './issues/data.ts';
import { fileIssues } from './issues/file.ts';
import { formIssues } from './issues/form.ts';
import { imageIssues } from './issues/image.ts';
import type { IssueKind } from './issues/issueKind.ts';
import { mailIssues } from './issues/mail.ts';
import { packIssues } from './issues/pack.ts';
import { pdfIssues } from './issues/pdf.ts';
import { wordIssues } from './issues/word.ts';
import type { ImportIssue, Outcome } from './paper.ts';

/**
 * Every issue that reading a pack can raise, by area. The table in docs/import-issues.md is the same list for people;
 * `npm run docs` writes it and a test compares the two.
 */
export const issueKinds = {
  ...fileIssues, ...archiveIssues, ...wordIssues, ...pdfIssues, ...mailIssues, ...imageIssues, ...dataIssues, ...answerIssues, ...formIssues, ...packIssues,
} as const satisfies Readonly<Record<string, IssueKind>>;

export type IssueCode = keyof typeof issueKinds;

/** How much an issue presses: worth knowing, to be looked at before the panel, or to be settled before there is a case. */
export function severityOf(outcome: Outcome): ImportIssue['severity'] {
  return outcome === 'accept' ? 'note' : outcome === 'quarantine' ? 'blocks' : 'warn';
}

/** Builds an issue. `detail` must be free of the patient's data: a label, a fault, a size, a paper's name. */
export function issue(code: IssueCode, file: string, detail = ''): ImportIssue {
  const kind: IssueKind = issueKinds[code];
  const message = kind.message.replaceAll('{file}', () => file).replaceAll('{detail}', () => detail);
  const inside = kind.namesInside ? nameIn(detail) : '';
  return { code, severity: severityOf(kind.outcome), file, message: message.charAt(0).toUpperCase() + message.slice(1), next: kind.next, ...(inside === '' ? {} : { inside }) };
}

/** The name with which a detail begins: between quotation marks, or all of it. */
function nameIn(detail: string): string {
  return detail.startsWith('“') ? detail.slice(1, Math.max(1, detail.lastIndexOf('”'))) : detail;
}

/** The outcome that an issue asks for. One that was recorded under a code that is not raised any more counts by its severity. */
export function outcomeOf(found: ImportIssue): Outcome {
  const kind = (issueKinds as Readonly<Record<string, IssueKind>>)[found.code];
  return kind?.outcome ?? (found.severity === 'note' ? 'accept' : found.severity === 'blocks' ? 'quarantine' : 'warn');
}
