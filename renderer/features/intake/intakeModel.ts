import type { IntakeView } from '../../../shared/contract/intake.ts';
import { formatNhsNumber, parseNhsNumber } from '../../../shared/domain/nhsNumber.ts';
import type { ImportIssue } from '../../../shared/import/paper.ts';
import { readDay, type DatePart, type DateParts } from '../../components/dateParts.ts';
import type { FieldError } from '../../components/ErrorSummary.tsx';

/** Where a referral stands, in words. */
export const statusWords: Readonly<Record<IntakeView['status'], string>> = {
  reading: 'Being read',
  ready: 'Read. Waiting for you to decide what it is',
  stuck: 'Stuck: a person has to look',
  'case-made': 'A case was made from it',
  attached: 'Added to a case',
  discarded: 'Discarded',
  interrupted: 'Reading was interrupted',
  cancelled: 'Reading was cancelled',
  split: 'Split by patient',
  joined: 'Joined with another referral',
};

/** What the papers came to, in one sentence, and what to do about it; null where nothing is to be said of it. */
export function outcomeWords(intake: Pick<IntakeView, 'status' | 'outcome' | 'can' | 'held' | 'issues'>): { sentence: string; next: string } | null {
  const { status, outcome, can, issues } = intake;
  if (status !== 'ready' && status !== 'stuck') return null;
  if (outcome === 'reject') return { sentence: 'Not taken in: it is too large.', next: 'Its name, size and the reason are on record; the file itself is not. Ask for it in parts, then discard this.' };
  if (can?.split && can.onePerson) return { sentence: 'Held: one NHS number stands with two names or dates of birth.', next: 'Look at the papers. Say that it is one patient, or split it by patient.' };
  if (can?.split) return { sentence: 'Held: these papers seem to be of two patients.', next: 'Give each paper, or each page, to its own patient.' };
  if (can?.password && status === 'stuck') return { sentence: 'Held: the papers are protected by a password.', next: 'Try the password that the sender gave you, or ask for a copy without one.' };
  if (status === 'stuck' && issues.some(({ code }) => code === 'csv-not-mapped')) return { sentence: 'Held: a list came, and what its columns mean is not known yet.', next: 'Say what the columns mean. Then you decide each request of the list.' };
  if (status === 'stuck' || outcome === 'quarantine') return { sentence: 'Held: no case can be made of these papers yet.', next: 'See below what stands in the way. Make the case by hand, or discard this with a reason.' };
  if (outcome === 'partial') return { sentence: 'Ready, but some papers could not be read.', next: 'A case can be made now. The papers that were not read stay with it, each with its next step.' };
  if (outcome === 'warn') return { sentence: 'Ready, with things to look at.', next: 'A case can be made now. Each thing is answered before the panel has the case.' };
  if (outcome === 'accept') return { sentence: 'Ready: nothing stands against making a case.', next: 'Check that the patient is the right one, and make the case.' };
  return null;
}

/** What is to be looked at beside the papers that are held: what is said of those stands with each of them. */
export const notHeld = ({ issues, held = [] }: Pick<IntakeView, 'issues' | 'held'>): readonly ImportIssue[] => issues.filter((issue) => !held.some((one) => one.message === issue.message));

/** Whether nobody has decided yet what becomes of the referral. */
export const isUndecided = (intake: IntakeView): boolean => !['case-made', 'attached', 'discarded', 'split', 'joined'].includes(intake.status);

/** Whether a case can be made, or the papers added to one. */
export const canBecomeCase = (intake: IntakeView): boolean => intake.status === 'ready' || intake.status === 'stuck';

/** How much an issue matters, in words (never by colour alone). */
export const severityWords: Readonly<Record<ImportIssue['severity'], string>> = {
  blocks: 'Settle this first',
  warn: 'Look at this',
  note: 'For information',
};

const order: readonly ImportIssue['severity'][] = ['blocks', 'warn', 'note'];

/** Issues, the most serious first. */
export const sortedIssues = (issues: readonly ImportIssue[]): ImportIssue[] => [...issues].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));

/** An NHS number for the eye; one that is not right is shown as it was read, and said to be wrong. */
export function nhsNumberWords(text: string | null): string {
  if (text === null) return 'Not found in the papers';
  const read = parseNhsNumber(text);
  return read.ok ? formatNhsNumber(read.digits) : `${text} (not a valid NHS number)`;
}

export type AttachCheck =
  | { ok: true; nhsNumber: string; dateOfBirth: string }
  | { ok: false; errors: FieldError[]; date?: { part: DatePart; message: string } | undefined };

/** Checks the two identifiers that a person types before papers are added to a case. Whether they agree is the worker's to say. */
export function checkAttach(applicationId: string | null, nhsNumber: string, born: DateParts): AttachCheck {
  const errors: FieldError[] = [];
  if (!applicationId) errors.push({ id: 'attach-case', message: 'Choose the case' });
  const number = parseNhsNumber(nhsNumber);
  if (!number.ok) errors.push({ id: 'attach-nhs', message: nhsNumberFaults[number.fault] });
  const day = readDay(born, 'The date of birth');
  if (!day.ok) errors.push({ id: `attach-born-${day.part}`, message: day.message });
  if (errors.length > 0 || !number.ok || !day.ok) return { ok: false, errors, date: day.ok ? undefined : { part: day.part, message: day.message } };
  return { ok: true, nhsNumber: number.digits, dateOfBirth: day.value };
}

/** What to tell a person about an NHS number that cannot be right. */
export const nhsNumberFaults = {
  'not-ten-digits': 'An NHS number has 10 digits',
  'repeated-digit': 'That cannot be an NHS number: all its digits are the same',
  'check-digit': 'That is not a valid NHS number. Check each digit',
} as const;
