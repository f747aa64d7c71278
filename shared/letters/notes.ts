export { letterNotes, type LetterNotes } from '../workflow/shapes.ts';

/** What a case's letters are about; one form of notes serves both the clinician's and the patient's letter. */
export type NotesFor = 'declined' | 'criteria-met' | 'deferred';

/** A question whose answer a letter needs and that no other part of the record holds. */
export interface LetterNoteField {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly long: boolean;
  readonly date?: boolean;
  readonly for: readonly NotesFor[];
  /** The sentence that stands beside a tick box meaning "nothing to say here", where that may rightly be so. */
  readonly noneLabel?: string;
}

/** In the order in which the screen asks. */
export const letterNoteFields: readonly LetterNoteField[] = [
  { id: 'signedByName', label: 'Who signs', hint: 'The name at the foot of the letters.', long: false, for: ['declined', 'criteria-met', 'deferred'] },
  { id: 'signedByRole', label: 'Role of the person who signs', hint: 'For example: IFR manager.', long: false, for: ['declined', 'criteria-met', 'deferred'] },
  { id: 'copies', label: 'Who else gets a copy', hint: 'Roles only, separated by commas: the patient’s GP. Never names or addresses.', long: false, for: ['declined', 'criteria-met', 'deferred'], noneLabel: 'Nobody else' },
  { id: 'studies', label: 'Studies that were sent or read', hint: 'One on each line, as the panel would cite it.', long: true, for: ['declined', 'criteria-met', 'deferred'], noneLabel: 'No studies were sent' },
  { id: 'whyThisVersion', label: 'Why this version of the policy', hint: 'Which date counted, and why: for example the date the request was received.', long: true, for: ['declined', 'criteria-met', 'deferred'] },
  { id: 'patientTreatment', label: 'The treatment in everyday words', hint: 'It should fit after “pay for”: an ultrasound device to help your broken bone heal.', long: false, for: ['declined', 'criteria-met', 'deferred'] },
  { id: 'patientReasons', label: 'Why, for the patient', hint: 'Three or four short sentences in plain English.', long: true, for: ['declined'] },
  { id: 'careMeanwhile', label: 'Care that goes on meanwhile, for the clinician’s letter', hint: 'As the clinician stated it in the application.', long: true, for: ['declined'], noneLabel: 'The application did not say' },
  { id: 'patientCareNow', label: 'Your care now, for the patient', hint: 'The care that goes on, in plain English.', long: true, for: ['declined'], noneLabel: 'The application did not say' },
  { id: 'reconsiderationLastDate', label: 'Last date to ask for reconsideration', hint: 'As your ICB’s policy sets it.', long: false, date: true, for: ['declined'], noneLabel: 'Our policy states none' },
  { id: 'reconsiderationReckoning', label: 'How that date was reckoned', hint: 'For example: 20 working days from the date of this letter.', long: false, for: ['declined'], noneLabel: 'Our policy states none' },
  { id: 'appealLastDate', label: 'Last date to appeal', hint: 'As your ICB’s policy sets it.', long: false, date: true, for: ['declined'], noneLabel: 'Our policy states none' },
  { id: 'appealReckoning', label: 'How the last date to appeal was reckoned', hint: 'For example: 20 working days from the date of this letter.', long: false, for: ['declined'], noneLabel: 'Our policy states none' },
  { id: 'checkedBy', label: 'Who checked that the criteria are met', hint: 'The second person who looked, with role.', long: false, for: ['criteria-met'] },
  { id: 'readingUsed', label: 'A reading of unclear wording that was used', hint: 'Which wording, and how it was read.', long: true, for: ['criteria-met'], noneLabel: 'The wording needed no reading' },
  { id: 'coversJoint', label: 'Joint or tissue covered', hint: 'For example: shoulder (glenohumeral joint).', long: false, for: ['criteria-met'] },
  { id: 'coversSide', label: 'Side covered', hint: 'Left, right or both.', long: false, for: ['criteria-met'], noneLabel: 'It has no side' },
  { id: 'coversPurpose', label: 'Purpose covered', hint: 'For example: injection for pain.', long: false, for: ['criteria-met'] },
  { id: 'coversInjectate', label: 'What is injected', hint: 'For example: a corticosteroid.', long: false, for: ['criteria-met'], noneLabel: 'Nothing is injected' },
  { id: 'nextStep', label: 'What the clinician does now', hint: 'The usual referral.', long: true, for: ['criteria-met'] },
  { id: 'priorApproval', label: 'Local prior-approval step', hint: 'If your ICB has one for this treatment.', long: true, for: ['criteria-met'], noneLabel: 'There is none for this' },
  { id: 'patientNextStep', label: 'What happens next, for the patient', hint: 'In plain English.', long: true, for: ['criteria-met'] },
  { id: 'patientWhomToRing', label: 'Whom the patient rings', hint: 'The clinician’s team, with a telephone number.', long: false, for: ['criteria-met'] },
  { id: 'where', label: 'Where to send the information', hint: 'A secure address. No patient details in the subject line.', long: false, for: ['deferred'] },
  { id: 'restarts', label: 'How the clock starts again', hint: 'For example: on the day we have everything on the list.', long: true, for: ['deferred'] },
  { id: 'ifSilent', label: 'If we do not hear', hint: 'The step your ICB’s rules set. Never a refusal.', long: true, for: ['deferred'] },
  { id: 'untilThen', label: 'Until then', hint: 'Your ICB’s rule on treatment begun before a decision.', long: true, for: ['deferred'] },
  { id: 'ifUrgent', label: 'If it becomes urgent', hint: 'How to tell us.', long: true, for: ['deferred'] },
  { id: 'patientAskedFor', label: 'What we asked the team for, for the patient', hint: 'One sentence in plain English.', long: true, for: ['deferred'] },
  { id: 'patientToDo', label: 'What the patient needs to do', hint: 'In plain English.', long: true, for: ['deferred'], noneLabel: 'Nothing' },
  { id: 'patientWillHear', label: 'When the patient will hear', hint: 'In plain English, with a date.', long: true, for: ['deferred'] },
];

/** The fields that letters of one kind need. */
export function noteFieldsFor(about: NotesFor): readonly LetterNoteField[] {
  return letterNoteFields.filter((field) => field.for.includes(about));
}
