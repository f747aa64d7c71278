import type { IssueKind } from './issueKind.ts';

/** PDFs. */
export const pdfIssues = {
  'pdf-no-text': { outcome: 'accept', message: '“{file}” has no readable text on {detail}: it is probably a scan.', next: 'Open the paper and enter what it says by hand.' },
  'pdf-xfa': { outcome: 'partial', message: '“{file}” is a form of a kind (XFA) that shows its answers only in Adobe Reader.', next: 'Ask the sender to print it to PDF and send that copy.' },
  'pdf-xfa-too': { outcome: 'accept', message: '“{file}” is a form in two versions (XFA and plain). The plain one was read.', next: 'Compare it with the original in Adobe Reader if an answer is missing.' },
  'pdf-hidden-text': { outcome: 'warn', message: '“{file}” holds words that cannot be seen on the page: invisible, white, covered, outside it or switched off. They were left out and no answer was taken from them.', next: 'Ask the sender what was hidden, if it matters. If somebody meant to black words out, tell the sender that they can still be read.' },
  'pdf-text-layer': { outcome: 'warn', message: '“{file}” is a scan whose words somebody’s text recognition has put behind the picture. What was read from them is a suggestion only.', next: 'Compare each answer with the picture of the page.' },
  'pdf-remarks': { outcome: 'accept', message: '“{file}” has notes fixed to its pages. They are not part of the page and no answer was taken from them.', next: 'Open the original to read the notes.' },
  'pdf-redaction-unfinished': { outcome: 'warn', message: '“{file}” has places marked to be blacked out where the words are still there. They were left out.', next: 'Tell the sender that the words can still be read.' },
  'pdf-restricted': { outcome: 'accept', message: '“{file}” limits what may be done with it, for example printing. It could be read.', next: 'Nothing.' },
  'pdf-active-content': { outcome: 'accept', message: '“{file}” holds scripts or orders to open something else. They were not run.', next: 'Nothing, unless you did not expect them from this sender.' },
  'pdf-attachment': { outcome: 'accept', message: '“{file}” has another file attached to it ({detail}). It was taken out and stands beside it as a paper of its own.', next: 'Check that it belongs to this request.' },
  'pdf-attachment-not-read': { outcome: 'partial', namesInside: true, message: '“{file}” has another file attached to it ({detail}), which could not be taken out.', next: 'Open the original, save the attached file and add it.' },
} as const satisfies Readonly<Record<string, IssueKind>>;
