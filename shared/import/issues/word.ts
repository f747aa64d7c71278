import type { IssueKind } from './issueKind.ts';

/** Word documents. */
export const wordIssues = {
  'docx-doctype': { outcome: 'partial', message: '“{file}” holds a document type declaration, which no Word form needs and which can be used to do harm. It was not read.', next: 'Ask the sender for a copy saved anew from Word, or for a PDF.' },
  'docx-tracked-insertion': { outcome: 'accept', message: '“{file}” holds tracked insertions. They were read as part of the text.', next: 'Check with the sender that the changes are meant to stand.' },
  'docx-tracked-deletion': { outcome: 'accept', message: '“{file}” holds text marked as deleted. It was left out.', next: 'Open the original in Word to see what was deleted, if it matters.' },
  'docx-hidden-text': { outcome: 'warn', message: '“{file}” holds hidden text. It was left out and no answer was taken from it.', next: 'Open the original in Word with hidden text shown, and decide whether it belongs to the request.' },
  'docx-struck-text': { outcome: 'accept', message: '“{file}” holds words that are struck through. They count as crossed out and were not read.', next: 'Open the original in Word to see what was crossed out, if it matters.' },
  'docx-comments': { outcome: 'accept', message: '“{file}” holds comments in its margin. They are not shown here and no answer was taken from them.', next: 'Open the original in Word to read the comments.' },
  'docx-pictures': { outcome: 'accept', message: '“{file}” holds {detail} that may be a scan or photograph. Words in a picture are not searched.', next: 'Open the original in Word, and enter by hand what the picture says.' },
  'docx-inside': { outcome: 'accept', message: '“{file}” holds another document ({detail}). It was taken out and stands beside it as a paper of its own.', next: 'Check that it belongs to this request.' },
  'docx-part-apart': { outcome: 'warn', message: 'A part of the text of “{file}” is kept in another format ({detail}). It was taken out and stands beside it as a paper of its own.', next: 'Read it as part of the document: what it says may change what stands in the rest.' },
  'docx-part-not-read': { outcome: 'warn', message: '“{file}” holds {detail}, which cannot be shown here.', next: 'Open the original in Word and enter by hand what this part says.' },
  'docx-external-link': { outcome: 'accept', message: '“{file}” points to content outside itself. It was not fetched.', next: 'Ask for anything missing as a file of its own.' },
  'docx-macros': { outcome: 'accept', message: '“{file}” holds macros. They were not run and do not affect what is shown.', next: 'Nothing.' },
} as const satisfies Readonly<Record<string, IssueKind>>;
