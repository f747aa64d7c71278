import type { IssueKind } from './issueKind.ts';

/** Structured data: CSV and FHIR. */
export const dataIssues = {
  'fhir-doctype': { outcome: 'partial', message: '“{file}” holds a document type declaration, which no message needs and which can be used to do harm. It was not read.', next: 'Ask the sender to send it again without one, or as a PDF.' },
  'fhir-name-twice': { outcome: 'warn', message: '“{file}” gives “{detail}” twice in one place, with different contents. Neither was taken.', next: 'Look at both in the paper, and ask the sender which one is meant.' },
  'fhir-modifier': { outcome: 'warn', message: '“{file}” holds a sign that changes the meaning of a part and is not known here. Nothing was taken from that part.', next: 'Look at the part in the paper, and ask the sender what it means before relying on it.' },
  'fhir-entered-in-error': { outcome: 'warn', message: '“{file}” holds a part that was entered in error ({detail}). Nothing was taken from it.', next: 'Ask the sender whether the rest stands.' },
  'fhir-not-in-force': { outcome: 'warn', message: '“{file}” holds a part that does not stand as it is: {detail}.', next: 'Ask the sender whether the request stands.' },
  'fhir-several-requests': { outcome: 'warn', message: '“{file}” holds {detail} requests for one patient.', next: 'Ask the clinician which one this is about. Two requests need two applications.' },
  'fhir-reference-missing': { outcome: 'warn', message: '“{file}” points to what is not in it: {detail}.', next: 'Ask the sender for the whole message, or find it in your own records and enter it.' },
  'fhir-reference-ambiguous': { outcome: 'warn', message: '“{file}” points to something that it holds twice, so it was not followed.', next: 'Look at the paper, and ask the sender which one is meant.' },
  'fhir-error-answer': { outcome: 'warn', message: '“{file}” holds the error message of a computer system.', next: 'Ask the sender for the referral itself.' },
  'fhir-shown-in-part': { outcome: 'warn', message: '“{file}” holds more than can be shown. Its beginning is shown.', next: 'Ask for a message with this request alone.' },
  'fhir-deceased': { outcome: 'warn', message: '“{file}” says that the patient has died.', next: 'Check with the clinician before anything else is done.' },
  'nhs-number-not-verified': { outcome: 'warn', message: '“{file}” says that the NHS number was not verified: {detail}.', next: 'Trace the number before relying on it.' },
  'nhs-number-unavailable': { outcome: 'warn', message: '“{file}” says why there is no NHS number: {detail}.', next: 'Trace the patient, or record why no number is needed.' },
  'attachment-broken': { outcome: 'partial', message: 'A paper inside “{file}” could not be unpacked: {detail}.', next: 'Ask the sender for that paper again.' },
  'attachment-too-large': { outcome: 'partial', message: 'A paper inside “{file}” is larger than what may still be unpacked, so it was not taken: {detail}.', next: 'Ask for that paper as a file of its own.' },
  'attachment-too-many': { outcome: 'partial', message: '“{file}” holds more papers, or lies deeper inside others, than the limit, so one was not taken: {detail}.', next: 'Ask for the pack in parts.' },
  'attachment-not-sent': { outcome: 'warn', message: '“{file}” names a paper that is not in it: {detail}. Nothing was fetched.', next: 'Ask the sender for that paper as a file.' },
  'attachment-differs': { outcome: 'warn', message: 'A paper inside “{file}” is not as it was declared: {detail} differs.', next: 'Ask the sender whether it is the right paper, and whole.' },
} as const satisfies Readonly<Record<string, IssueKind>>;
