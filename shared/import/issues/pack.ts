import type { IssueKind } from './issueKind.ts';

/** The pack as a whole. */
export const packIssues = {
  'two-patients': { outcome: 'quarantine', message: 'This pack seems to hold papers of more than one patient: {detail}.', next: 'Take out the papers that belong to somebody else, and treat it as a possible data breach under your own procedure.' },
  'same-number-other-name': { outcome: 'quarantine', message: 'One NHS number stands with different names in this pack: {detail}.', next: 'Check with the sender whose papers these are before going on.' },
  'same-number-other-birth': { outcome: 'quarantine', message: 'One NHS number stands with different dates of birth in this pack: {detail}.', next: 'Check with the sender which date of birth is right.' },
  'birth-in-future': { outcome: 'warn', message: 'The date of birth in {detail} lies in the future.', next: 'Check the date of birth with the sender.' },
  'birth-too-old': { outcome: 'warn', message: 'The date of birth in {detail} would make the patient older than 120.', next: 'Check the date of birth with the sender.' },
  'patient-not-identified': { outcome: 'warn', message: 'No paper in this pack gives {detail}.', next: 'Ask the sender for it, or find it in your own records and enter it.' },
  'consent-missing': { outcome: 'warn', message: 'No paper in this pack says whether the patient has consented to the application.', next: 'Ask the clinician to confirm the patient’s consent.' },
  'consent-refused': { outcome: 'warn', message: 'The pack says that the patient has not consented ({detail}).', next: 'Do not go on until the clinician has spoken with the patient.' },
  'case-missing': { outcome: 'warn', message: 'No paper in this pack puts the clinician’s case for this patient.', next: 'Ask the clinician why this patient should have the treatment.' },
  'request-missing': { outcome: 'warn', message: 'No paper in this pack names the treatment that is asked for.', next: 'Ask the clinician which treatment is asked for.' },
  'requester-missing': { outcome: 'warn', message: 'No paper in this pack gives {detail}.', next: 'Ask the sender, so that the decision can be sent to the right clinician.' },
  'two-forms': { outcome: 'warn', message: 'This pack holds more than one filled-in application form: {detail}.', next: 'Ask the sender which one stands; an earlier one may have been superseded.' },
  'marked-superseded': { outcome: 'warn', message: '{detail} is marked as draft, superseded or void.', next: 'Ask the sender for the paper that is in force.' },
  'same-paper-twice': { outcome: 'accept', message: 'Two papers have the same content: {detail}.', next: 'Nothing. One of them can be left out.' },
  'facts-differ': { outcome: 'warn', message: 'The papers give different answers to: {detail}.', next: 'Settle each one, with the sender if need be. Until then it counts as not known.' },
  'sides-differ': { outcome: 'warn', message: 'The papers speak of both left and right: {detail}.', next: 'Ask the clinician which side is meant.' },
  'identity-in-free-text': { outcome: 'accept', message: 'The clinician’s case in {detail} names the patient or gives the patient’s number.', next: 'Hide these words before the case goes to the panel.' },
  'event-before-birth': { outcome: 'warn', message: 'The papers give {detail} before the date of birth.', next: 'Check both dates with the sender.' },
  'event-in-future': { outcome: 'warn', message: 'The papers give {detail} in the future.', next: 'Check the date with the sender.' },
  'treatment-unclear': { outcome: 'warn', message: 'The papers speak of more than one kind of treatment: {detail}.', next: 'Ask the clinician which treatment this request is for. Two requests need two applications.' },
  'nothing-read': { outcome: 'quarantine', message: 'No paper in this pack could be read.', next: 'Open the papers and enter what they say by hand, or ask for them as .docx or PDF.' },
  'nothing-found': { outcome: 'quarantine', message: 'No paper in this pack answers a question of a request, so there is nothing to make a case of yet.', next: 'Open the papers. Enter what they say by hand, ask for the application form, or discard the pack with a reason.' },
  'pack-empty': { outcome: 'reject', message: 'There is no file in this pack.', next: 'See whether its files were moved. A folder without files is not taken in.' },
  'pack-not-read': { outcome: 'quarantine', message: 'The app could not finish reading this pack.', next: 'Nothing of it was taken in, and the files are as they were. Try it again; if it happens again, take in its files one by one to find the one that causes it.' },
} as const satisfies Readonly<Record<string, IssueKind>>;
