import { issueKinds } from './issues.ts';
import type { IssueKind } from './issues/issueKind.ts';
import { archiveIssues } from './issues/archive.ts';
import { answerIssues } from './issues/answer.ts';
import { dataIssues } from './issues/data.ts';
import { fileIssues } from './issues/file.ts';
import { formIssues } from './issues/form.ts';
import { imageIssues } from './issues/image.ts';
import { mailIssues } from './issues/mail.ts';
import { packIssues } from './issues/pack.ts';
import { pdfIssues } from './issues/pdf.ts';
import { wordIssues } from './issues/word.ts';

const areas: readonly (readonly [title: string, kinds: Readonly<Record<string, IssueKind>>])[] = [
  ['The file as a whole', fileIssues], ['Archives', archiveIssues], ['Word documents', wordIssues], ['PDFs', pdfIssues], ['E-mails', mailIssues], ['Pictures and scans', imageIssues],
  ['Structured data', dataIssues], ['One answer', answerIssues], ['The form and the request', formIssues], ['The pack as a whole', packIssues],
];

/** docs/import-issues.md: every issue with its outcome, sentence and next step. */
export function importIssuesPage(): string {
  return [
    '# What reading a pack can find',
    '',
    `Made from \`shared/import/issues/\` by \`npm run docs\`: ${Object.keys(issueKinds).length} codes. \`{file}\` stands for the paper’s name, \`{detail}\` for what was met: a label, a size, a fault. The sentences hold no patient data of their own; a file’s name is shown as the sender wrote it.`,
    '',
    'Each code has the least outcome that a pack can come to in which it was found. The pack comes to the worst of its issues:',
    '',
    '| Outcome | What it means |',
    '| --- | --- |',
    '| accept | A case can be made, and nothing stands against it. The issue is worth knowing; nothing need be done. |',
    '| warn | A draft case can be made. Each issue is looked at and answered before the case goes to the panel. |',
    '| partial | The same, and the file named is held beside the case unread, with its reason. Where no other file answers a question, the pack is in quarantine. |',
    '| quarantine | No case yet. Everything is kept with the reason: try again with a password, split, enter by hand, or discard with a reason. |',
    '| reject | The file is too large to be taken in. A line with name, size and reason is kept. Beside other files it is only held out (partial). |',
    '',
    'A question that a paper does not answer is no issue: the fact is simply not proposed, and counts as *not known*. The pack’s own checks name what a request cannot do without.',
    ...areas.flatMap(([title, kinds]) => ['', `## ${title}`, '', '| Code | Outcome | Sentence | Next step |', '| --- | --- | --- | --- |', ...Object.entries(kinds).map(([code, kind]) => `| \`${code}\` | ${kind.outcome} | ${kind.message} | ${kind.next} |`)]),
    '',
  ].join('\n');
}
