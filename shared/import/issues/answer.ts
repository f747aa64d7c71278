import type { IssueKind } from './issueKind.ts';

/** One answer. */
export const answerIssues = {
  'date-impossible': { outcome: 'warn', message: 'In “{file}”, the answer beside “{detail}” is not a day that exists.', next: 'Look at the paper and ask the sender for the right date.' },
  'date-ambiguous': { outcome: 'warn', message: 'In “{file}”, the date beside “{detail}” can be read in more than one way, so none was taken.', next: 'Look at the paper and enter the date, or ask the sender which is meant.' },
  'date-two-digit-year': { outcome: 'warn', message: 'In “{file}”, the date beside “{detail}” has a year of two digits, so it was not taken.', next: 'Look at the paper and enter the date with its full year.' },
  'interval-unclear': { outcome: 'warn', message: 'In “{file}”, the answer beside “{detail}” does not say from when to when.', next: 'Look at the paper and enter the dates, or ask the sender for them.' },
  'interval-reversed': { outcome: 'warn', message: 'In “{file}”, the answer beside “{detail}” ends before it begins.', next: 'Ask the sender for the right dates.' },
  'two-values': { outcome: 'warn', message: 'In “{file}”, the answer beside “{detail}” gives more than one value, so none was taken.', next: 'Look at the paper and enter the one that is meant, or ask the sender.' },
  'two-boxes-ticked': { outcome: 'warn', message: 'In “{file}”, more than one box is ticked beside “{detail}”, so none was taken.', next: 'Ask the sender which box is meant.' },
  'nhs-number-length': { outcome: 'warn', message: 'In “{file}”, what stands beside “{detail}” is not ten digits, so it is not an NHS number.', next: 'Check the number with the sender.' },
  'nhs-number-check-digit': { outcome: 'warn', message: 'In “{file}”, the NHS number beside “{detail}” is wrong: its last digit does not agree with the others.', next: 'Check the number with the sender before going on.' },
  'nhs-number-repeated-digit': { outcome: 'warn', message: 'In “{file}”, the NHS number beside “{detail}” is one digit ten times over, which is never issued.', next: 'Ask the sender for the patient’s real NHS number.' },
  'answer-too-long': { outcome: 'accept', message: 'In “{file}”, the answer beside “{detail}” is longer than can be taken. Its beginning was taken.', next: 'Read the whole answer in the paper.' },
} as const satisfies Readonly<Record<string, IssueKind>>;
