import type { LettersView, LetterView } from '../../../shared/contract/letters.ts';
import type { LetterRecipient } from '../../../shared/workflow/shapes.ts';
import { day, dayAndTime } from '../../components/words.ts';
import type { Screen } from '../../navigation/screen.ts';

export const recipientWords: Readonly<Record<LetterRecipient, string>> = { clinician: 'the clinician', patient: 'the patient', other: 'somebody else' };

export const howWords = { 'secure-email': 'Secure email', post: 'Post', portal: 'Portal', 'by-hand': 'By hand' } as const;

/** How far a letter has come: each step with who did it and when, or that nobody has. */
export function letterSteps(letter: LetterView): { label: string; done: string | null }[] {
  const by = (step: { who: string; at: string } | null) => (step ? `${step.who}, ${dayAndTime(step.at)}` : null);
  return [
    { label: 'Drafted', done: by(letter.drafted) },
    { label: 'Checked', done: by(letter.checked) },
    { label: 'Approved', done: by(letter.approved) },
    { label: 'Issued', done: by(letter.issued) },
    { label: 'Sent', done: letter.sent ? `${day(letter.sent.on)}, ${howWords[letter.sent.how as keyof typeof howWords] ?? letter.sent.how}; recorded by ${letter.sent.who}` : null },
  ];
}

export const stateWords: Readonly<Record<LetterView['state'], string>> = {
  draft: 'Draft: waiting to be checked',
  checked: 'Checked: waiting to be approved',
  approved: 'Approved: waiting to be issued',
  issued: 'Issued: waiting to be sent',
  sent: 'Sent',
};

/** The letters that exist, and those that the case needs and that have no draft (`letter: null`), one row each. */
export function letterRows(view: LettersView): { recipient: LetterRecipient; title: string; letter: LetterView | null }[] {
  return [
    ...view.letters.map((letter) => ({ recipient: letter.recipient, title: letter.title, letter })),
    ...view.needed.filter((need) => !need.exists).map((need) => ({ recipient: need.recipient, title: need.title, letter: null })),
  ];
}

/** Where the words behind a remark on a letter can be put right; null where the remark is about the letter's own form. */
export function lintPlace(part: string, applicationId: string, ods: string): { label: string; screen: Screen | null; fieldId: string | null } | null {
  if (/^(patientNote|criteria|copies)/.test(part)) return { label: 'Go to the words for these letters', screen: null, fieldId: noteFieldOf[part] ?? 'letter-words' };
  if (part.startsWith('rights')) return { label: 'Go to the settings of this ICB', screen: { name: 'settings', section: 'icb', ods, part: 'letters' }, fieldId: null };
  if (/^(reasons|deferral|decision|panel)/.test(part)) return { label: 'Go to the record of the decision', screen: { name: 'decision', applicationId }, fieldId: null };
  return null;
}

const noteFieldOf: Readonly<Record<string, string>> = { 'patientNote.reasons': 'note-patientReasons', 'patientNote.careNow': 'note-patientCareNow', 'patientNote.treatment': 'note-patientTreatment' };
