import type { ImportIssue } from './paper.ts';

interface IssueKind {
  readonly severity: ImportIssue['severity'];
  /** The sentence shown; `{file}` is the paper's display name, `{detail}` what was met. Never holds a patient's data. */
  readonly message: string;
  readonly next: string;
}

/**
 * Every issue that reading a pack can raise. The table in docs/import-issues.md is the same list for people;
 * a test compares the two.
 */
export const issueKinds = {
  // The file as a whole
  'file-empty': { severity: 'warn', message: '“{file}” is empty: it holds no bytes.', next: 'Ask the sender for the file again, or remove it from the pack.' },
  'file-too-large': { severity: 'warn', message: '“{file}” is larger than the limit for one paper ({detail}), so it was not read.', next: 'Ask for a smaller file, for example one scanned at a lower resolution, or one paper per file.' },
  'file-encrypted': { severity: 'warn', message: '“{file}” is protected by a password, so it could not be read.', next: 'Ask the sender for a copy without a password, or open it yourself and save an unprotected copy.' },
  'file-damaged': { severity: 'warn', message: '“{file}” could not be read: {detail}.', next: 'Try to open it in the program it was made with. If that fails too, ask the sender for the file again.' },
  'file-partly-damaged': { severity: 'warn', message: '“{file}” was read only in part: {detail}.', next: 'Compare it with the original before relying on it, or ask the sender for the file again.' },
  'file-too-slow': { severity: 'warn', message: '“{file}” took longer to read than the time limit, so reading was stopped.', next: 'Open the paper and enter what it says by hand, or ask for a simpler copy (a PDF printed anew).' },
  'file-misnamed': { severity: 'note', message: '“{file}” is not what its name says: it is {detail}. It was read as what it is.', next: 'Nothing, unless you expected something else from the sender.' },
  'unread': { severity: 'note', message: '“{file}” is {detail}, which is kept with the case but not searched for answers.', next: 'Open the paper and enter what it says by hand.' },
  'format-old': { severity: 'warn', message: '“{file}” is {detail}, which cannot be read here. It is kept with the case.', next: 'Ask for it as .docx or PDF, or save it so yourself, and add that copy.' },
  'file-program': { severity: 'warn', message: '“{file}” is a program, not a paper. It was not opened.', next: 'Remove it from the pack, and tell your security team if you did not expect it.' },

  // ZIP
  'zip-unsafe-name': { severity: 'warn', message: 'A name inside “{file}” was unsafe ({detail}). The paper is kept under a harmless name.', next: 'Check that the paper is one you expect.' },
  'zip-too-many': { severity: 'warn', message: '“{file}” holds more files than the limit for a pack ({detail}). The rest was not unpacked.', next: 'Ask for the pack in parts, or unpack it and add the papers you need.' },
  'zip-too-large': { severity: 'warn', message: '“{file}” unpacks to more than the limit ({detail}). The rest was not unpacked.', next: 'Ask for the pack in parts, or unpack it and add the papers you need.' },
  'zip-bomb': { severity: 'warn', message: '{detail} in “{file}” unpacks to an unlikely size for its length, so it was not unpacked.', next: 'Ask the sender what this file is. Do not open it elsewhere.' },
  'zip-too-deep': { severity: 'warn', message: '“{file}” is an archive inside an archive, deeper than the limit, so it was not unpacked.', next: 'Unpack it and add the papers you need.' },
  'zip-entry-encrypted': { severity: 'warn', message: '{detail} in “{file}” is protected by a password, so it could not be unpacked.', next: 'Ask for the password, unpack it yourself and add the papers.' },
  'zip-entry-damaged': { severity: 'warn', message: '{detail} in “{file}” is damaged, so it was left out. The other papers were unpacked.', next: 'Ask the sender for that paper again.' },
  'zip-same-name': { severity: 'note', message: '“{file}” holds two papers under one name ({detail}). Both are kept.', next: 'Check which of the two is meant.' },
  'zip-empty': { severity: 'warn', message: '“{file}” is an archive with no files in it.', next: 'Ask the sender for the pack again.' },

  // Word
  'docx-doctype': { severity: 'warn', message: '“{file}” holds a document type declaration, which no Word form needs and which can be used to do harm. It was not read.', next: 'Ask the sender for a copy saved anew from Word, or for a PDF.' },
  'docx-tracked-insertion': { severity: 'note', message: '“{file}” holds tracked insertions. They were read as part of the text.', next: 'Check with the sender that the changes are meant to stand.' },
  'docx-tracked-deletion': { severity: 'note', message: '“{file}” holds text marked as deleted. It was left out.', next: 'Open the original in Word to see what was deleted, if it matters.' },
  'docx-hidden-text': { severity: 'warn', message: '“{file}” holds hidden text. It was left out and no answer was taken from it.', next: 'Open the original in Word with hidden text shown, and decide whether it belongs to the request.' },
  'docx-part-not-read': { severity: 'warn', message: '“{file}” holds {detail}, which cannot be shown here.', next: 'Open the original in Word and enter by hand what this part says.' },
  'docx-external-link': { severity: 'note', message: '“{file}” points to content outside itself. It was not fetched.', next: 'Ask for anything missing as a file of its own.' },
  'docx-macros': { severity: 'note', message: '“{file}” holds macros. They were not run and do not affect what is shown.', next: 'Nothing.' },

  // PDF
  'pdf-no-text': { severity: 'note', message: '“{file}” has no readable text on {detail}: it is probably a scan.', next: 'Open the paper and enter what it says by hand.' },
  'pdf-xfa': { severity: 'warn', message: '“{file}” is a form of a kind (XFA) that shows its answers only in Adobe Reader.', next: 'Ask the sender to print it to PDF and send that copy.' },

  // One answer
  'date-impossible': { severity: 'warn', message: 'In “{file}”, the answer beside “{detail}” is not a day that exists.', next: 'Look at the paper and ask the sender for the right date.' },
  'date-ambiguous': { severity: 'warn', message: 'In “{file}”, the date beside “{detail}” can be read in more than one way, so none was taken.', next: 'Look at the paper and enter the date, or ask the sender which is meant.' },
  'date-two-digit-year': { severity: 'warn', message: 'In “{file}”, the date beside “{detail}” has a year of two digits, so it was not taken.', next: 'Look at the paper and enter the date with its full year.' },
  'interval-unclear': { severity: 'warn', message: 'In “{file}”, the answer beside “{detail}” does not say from when to when.', next: 'Look at the paper and enter the dates, or ask the sender for them.' },
  'interval-reversed': { severity: 'warn', message: 'In “{file}”, the answer beside “{detail}” ends before it begins.', next: 'Ask the sender for the right dates.' },
  'two-values': { severity: 'warn', message: 'In “{file}”, the answer beside “{detail}” gives more than one value, so none was taken.', next: 'Look at the paper and enter the one that is meant, or ask the sender.' },
  'two-boxes-ticked': { severity: 'warn', message: 'In “{file}”, more than one box is ticked beside “{detail}”, so none was taken.', next: 'Ask the sender which box is meant.' },
  'nhs-number-length': { severity: 'warn', message: 'In “{file}”, what stands beside “{detail}” is not ten digits, so it is not an NHS number.', next: 'Check the number with the sender.' },
  'nhs-number-check-digit': { severity: 'warn', message: 'In “{file}”, the NHS number beside “{detail}” is wrong: its last digit does not agree with the others.', next: 'Check the number with the sender before going on.' },
  'nhs-number-repeated-digit': { severity: 'warn', message: 'In “{file}”, the NHS number beside “{detail}” is one digit ten times over, which is never issued.', next: 'Ask the sender for the patient’s real NHS number.' },
  'answer-too-long': { severity: 'note', message: 'In “{file}”, the answer beside “{detail}” is longer than can be taken. Its beginning was taken.', next: 'Read the whole answer in the paper.' },

  // The pack as a whole
  'two-patients': { severity: 'blocks', message: 'This pack seems to hold papers of more than one patient: {detail}.', next: 'Take out the papers that belong to somebody else, and treat it as a possible data breach under your own procedure.' },
  'same-number-other-name': { severity: 'blocks', message: 'One NHS number stands with different names in this pack: {detail}.', next: 'Check with the sender whose papers these are before going on.' },
  'same-number-other-birth': { severity: 'blocks', message: 'One NHS number stands with different dates of birth in this pack: {detail}.', next: 'Check with the sender which date of birth is right.' },
  'birth-in-future': { severity: 'warn', message: 'The date of birth in {detail} lies in the future.', next: 'Check the date of birth with the sender.' },
  'birth-too-old': { severity: 'warn', message: 'The date of birth in {detail} would make the patient older than 120.', next: 'Check the date of birth with the sender.' },
  'patient-not-identified': { severity: 'warn', message: 'No paper in this pack gives {detail}.', next: 'Ask the sender for it, or find it in your own records and enter it.' },
  'consent-missing': { severity: 'warn', message: 'No paper in this pack says whether the patient has consented to the application.', next: 'Ask the clinician to confirm the patient’s consent.' },
  'consent-refused': { severity: 'warn', message: 'The pack says that the patient has not consented ({detail}).', next: 'Do not go on until the clinician has spoken with the patient.' },
  'case-missing': { severity: 'warn', message: 'No paper in this pack puts the clinician’s case for this patient.', next: 'Ask the clinician why this patient should have the treatment.' },
  'request-missing': { severity: 'warn', message: 'No paper in this pack names the treatment that is asked for.', next: 'Ask the clinician which treatment is asked for.' },
  'requester-missing': { severity: 'warn', message: 'No paper in this pack gives {detail}.', next: 'Ask the sender, so that the decision can be sent to the right clinician.' },
  'two-forms': { severity: 'warn', message: 'This pack holds more than one filled-in application form: {detail}.', next: 'Ask the sender which one stands; an earlier one may have been superseded.' },
  'marked-superseded': { severity: 'warn', message: '{detail} is marked as draft, superseded or void.', next: 'Ask the sender for the paper that is in force.' },
  'same-paper-twice': { severity: 'note', message: 'Two papers have the same content: {detail}.', next: 'Nothing. One of them can be left out.' },
  'facts-differ': { severity: 'warn', message: 'The papers give different answers to: {detail}.', next: 'Settle each one, with the sender if need be. Until then it counts as not known.' },
  'sides-differ': { severity: 'warn', message: 'The papers speak of both left and right: {detail}.', next: 'Ask the clinician which side is meant.' },
  'identity-in-free-text': { severity: 'note', message: 'The clinician’s case in {detail} names the patient or gives the patient’s number.', next: 'Hide these words before the case goes to the panel.' },
  'event-before-birth': { severity: 'warn', message: 'The papers give {detail} before the date of birth.', next: 'Check both dates with the sender.' },
  'event-in-future': { severity: 'warn', message: 'The papers give {detail} in the future.', next: 'Check the date with the sender.' },
  'treatment-unclear': { severity: 'warn', message: 'The papers speak of more than one kind of treatment: {detail}.', next: 'Ask the clinician which treatment this request is for. Two requests need two applications.' },
  'nothing-read': { severity: 'warn', message: 'No paper in this pack could be read.', next: 'Open the papers and enter what they say by hand, or ask for them as .docx or PDF.' },
} as const satisfies Readonly<Record<string, IssueKind>>;

export type IssueCode = keyof typeof issueKinds;

/** Builds an issue. `detail` must be free of the patient's data: a label, a fault, a size, a paper's name. */
export function issue(code: IssueCode, file: string, detail = ''): ImportIssue {
  const kind: IssueKind = issueKinds[code];
  const message = kind.message.replaceAll('{file}', () => file).replaceAll('{detail}', () => detail);
  return { code, severity: kind.severity, file, message: message.charAt(0).toUpperCase() + message.slice(1), next: kind.next };
}
