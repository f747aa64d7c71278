export { letterNotes, type LetterNotes } from '../workflow/shapes.ts';

/** What a case's letters are about; one form of notes serves both the clinician's and the patient's letter. */
export type NotesFor = 'declined' | 'criteria-met' | 'deferred' | 'approved' | 'routed-elsewhere' | 'information-needed' | 'returned-incomplete' | 'appeal-outcome';

/** What a case has that some of its letters say more by. */
export type NoteTrait = 'conditions' | 'outside-policy';

/** A question whose answer a letter needs and that no other part of the record holds. */
export interface LetterNoteField {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly long: boolean;
  readonly date?: boolean;
  readonly for: readonly NotesFor[];
  /** Of these kinds it is asked only where the case has the trait. */
  readonly onlyWith?: { readonly trait: NoteTrait; readonly of: readonly NotesFor[] };
  /** The sentence that stands beside a tick box meaning "nothing to say here", where that may rightly be so. */
  readonly noneLabel?: string;
}

const everyKind: readonly NotesFor[] = ['declined', 'criteria-met', 'deferred', 'approved', 'routed-elsewhere', 'information-needed', 'returned-incomplete', 'appeal-outcome'];

/** In the order in which the screen asks. */
export const letterNoteFields: readonly LetterNoteField[] = [
  { id: 'signedByName', label: 'Who signs', hint: 'The name at the foot of the letters.', long: false, for: everyKind },
  { id: 'signedByRole', label: 'Role of the person who signs', hint: 'For example: IFR manager.', long: false, for: everyKind },
  { id: 'copies', label: 'Who else gets a copy', hint: 'Roles only, separated by commas: the patient’s GP. Never names or addresses.', long: false, for: everyKind, noneLabel: 'Nobody else' },
  { id: 'studies', label: 'Studies that were sent or read', hint: 'One on each line, as the panel would cite it.', long: true, for: ['declined', 'criteria-met', 'deferred'], noneLabel: 'No studies were sent' },
  { id: 'whyThisVersion', label: 'Why this version of the policy', hint: 'Which date counted, and why: for example the date the request was received.', long: true, for: ['declined', 'criteria-met', 'deferred', 'approved', 'routed-elsewhere'], onlyWith: { trait: 'outside-policy', of: ['routed-elsewhere'] } },
  { id: 'patientTreatment', label: 'The treatment in everyday words', hint: 'It should fit after “pay for”: an ultrasound device to help your broken bone heal.', long: false, for: ['declined', 'criteria-met', 'deferred', 'approved', 'routed-elsewhere', 'appeal-outcome'] },
  { id: 'patientReasons', label: 'Why, for the patient', hint: 'Three or four short sentences in plain English.', long: true, for: ['declined', 'routed-elsewhere', 'appeal-outcome'] },
  { id: 'careMeanwhile', label: 'Care that goes on meanwhile, for the clinician’s letter', hint: 'As the clinician stated it in the application.', long: true, for: ['declined'], noneLabel: 'The application did not say' },
  { id: 'patientCareNow', label: 'Your care now, for the patient', hint: 'The care that goes on, in plain English.', long: true, for: ['declined'], noneLabel: 'The application did not say' },
  { id: 'reconsiderationLastDate', label: 'Last date to ask for reconsideration', hint: 'As your ICB’s policy sets it.', long: false, date: true, for: ['declined', 'approved'], onlyWith: { trait: 'conditions', of: ['approved'] }, noneLabel: 'Our policy states none' },
  { id: 'reconsiderationReckoning', label: 'How that date was reckoned', hint: 'For example: 20 working days from the date of this letter.', long: false, for: ['declined', 'approved'], onlyWith: { trait: 'conditions', of: ['approved'] }, noneLabel: 'Our policy states none' },
  { id: 'appealLastDate', label: 'Last date to appeal', hint: 'As your ICB’s policy sets it.', long: false, date: true, for: ['declined'], noneLabel: 'Our policy states none' },
  { id: 'appealReckoning', label: 'How the last date to appeal was reckoned', hint: 'For example: 20 working days from the date of this letter.', long: false, for: ['declined'], noneLabel: 'Our policy states none' },
  { id: 'whoPays', label: 'Who pays, and how', hint: 'Where the invoice goes, and what stands on it.', long: true, for: ['approved'] },
  { id: 'patientConditions', label: 'The conditions, for the patient', hint: 'What they mean for the patient, in plain English.', long: true, for: ['approved'], onlyWith: { trait: 'conditions', of: ['approved'] } },
  { id: 'whoseItIs', label: 'Whose it is now', hint: 'Who looks after the request now, with how to reach them.', long: true, for: ['routed-elsewhere'] },
  { id: 'whatFollows', label: 'What follows from the appeal', hint: 'What happens now, and when. Where it is heard again: by whom, and on which day.', long: true, for: ['appeal-outcome'] },
  { id: 'nextRight', label: 'What your ICB’s rules give after an appeal', hint: 'Beside a complaint, which the letter tells of in any case.', long: true, for: ['appeal-outcome'], noneLabel: 'Our rules give no further step' },
  { id: 'checkedBy', label: 'Who checked that the criteria are met', hint: 'The second person who looked, with role.', long: false, for: ['criteria-met'] },
  { id: 'readingUsed', label: 'A reading of unclear wording that was used', hint: 'Which wording, and how it was read.', long: true, for: ['criteria-met'], noneLabel: 'The wording needed no reading' },
  { id: 'coversJoint', label: 'Joint or tissue covered', hint: 'For example: shoulder (glenohumeral joint).', long: false, for: ['criteria-met'] },
  { id: 'coversSide', label: 'Side covered', hint: 'Left, right or both.', long: false, for: ['criteria-met'], noneLabel: 'It has no side' },
  { id: 'coversPurpose', label: 'Purpose covered', hint: 'For example: injection for pain.', long: false, for: ['criteria-met'] },
  { id: 'coversInjectate', label: 'What is injected', hint: 'For example: a corticosteroid.', long: false, for: ['criteria-met'], noneLabel: 'Nothing is injected' },
  { id: 'nextStep', label: 'What the clinician does now', hint: 'For example the usual referral. Where the request goes elsewhere: what to send, and to whom.', long: true, for: ['criteria-met', 'approved', 'routed-elsewhere'] },
  { id: 'priorApproval', label: 'Local prior-approval step', hint: 'If your ICB has one for this treatment.', long: true, for: ['criteria-met'], noneLabel: 'There is none for this' },
  { id: 'patientNextStep', label: 'What happens next, for the patient', hint: 'In plain English.', long: true, for: ['criteria-met', 'approved', 'routed-elsewhere', 'appeal-outcome'] },
  { id: 'patientWhomToRing', label: 'Whom the patient rings', hint: 'The clinician’s team, with a telephone number.', long: false, for: ['criteria-met', 'approved', 'routed-elsewhere'] },
  { id: 'where', label: 'Where to send the information', hint: 'A secure address. No patient details in the subject line.', long: false, for: ['deferred', 'information-needed', 'returned-incomplete'] },
  { id: 'clock', label: 'What the clock does meanwhile', hint: 'Which time limits stand still, from which day and until when, as your ICB’s rules say.', long: true, for: ['information-needed', 'returned-incomplete'] },
  { id: 'restarts', label: 'How the clock starts again', hint: 'For example: on the day we have everything on the list.', long: true, for: ['deferred'] },
  { id: 'ifSilent', label: 'If we do not hear', hint: 'The step your ICB’s rules set. Never a refusal.', long: true, for: ['deferred', 'information-needed', 'returned-incomplete'] },
  { id: 'untilThen', label: 'Until then', hint: 'Your ICB’s rule on treatment begun before a decision.', long: true, for: ['deferred', 'information-needed', 'returned-incomplete'] },
  { id: 'ifUrgent', label: 'If it becomes urgent', hint: 'How to tell us.', long: true, for: ['deferred', 'information-needed', 'returned-incomplete'] },
  { id: 'patientAskedFor', label: 'What we asked the team for, for the patient', hint: 'One sentence in plain English.', long: true, for: ['deferred'] },
  { id: 'patientToDo', label: 'What the patient needs to do', hint: 'In plain English.', long: true, for: ['deferred'], noneLabel: 'Nothing' },
  { id: 'patientWillHear', label: 'When the patient will hear', hint: 'In plain English, with a date.', long: true, for: ['deferred'] },
];

/** The fields that letters of one kind need, for a case with these traits. */
export function noteFieldsFor(about: NotesFor, traits: readonly NoteTrait[] = []): readonly LetterNoteField[] {
  return letterNoteFields.filter((field) => field.for.includes(about) && (!field.onlyWith?.of.includes(about) || traits.includes(field.onlyWith.trait)));
}
