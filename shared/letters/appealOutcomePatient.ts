import { heading, labelled, lead, paragraph, words } from './blocks.ts';
import type { Block } from './document.ts';
import { clinicianName, closing, decidedOn, icbName, opening, treatmentForPatient, type Letter } from './parts.ts';
import type { Reading } from './read.ts';
import type { LetterAppeal, LetterRecord } from './record.ts';
import { oneByOne } from './rights.ts';

const outcomeForPatient: Readonly<Record<LetterAppeal['outcome'], string>> = {
  stands: 'Our decision stays as it was. We know that this may not be what you hoped for.',
  'heard-again': 'A panel will now decide again. We do not know yet what it will decide.',
};

/** Appeal, to the patient: the outcome first, what an appeal is, why, and what happens next. */
export const appealOutcomePatient: Letter = {
  outcome: 'appeal-outcome',
  audience: 'patient',
  title: 'The outcome of the appeal about your treatment',
  write: (record, read) => [
    ...opening(record, 'patient', read),
    heading(1, 'The outcome of the appeal'),
    ...appeal(record, read),
    ...closing(record, 'patient', read),
  ],
};

function appeal(record: LetterRecord, read: Reading): Block[] {
  const given = read.section(record.appeal, 'appeal', 'The outcome of the appeal');
  const treatment = treatmentForPatient(record, read);
  if (given === null) return [];
  const next = read.recorded(given.nextRight, 'appeal.nextRight', 'What the ICB’s rules give after an appeal');
  return [
    lead(`We have checked how we decided about paying for ${treatment}. ${outcomeForPatient[given.outcome]}`),
    paragraph(`We are ${icbName(record, read)}. We plan and pay for NHS care in your area. We were asked on ${read.date(given.askedOn, 'appeal.askedOn', 'The day on which the appeal was asked for')} to check our decision.`),
    heading(2, 'What an appeal is'),
    paragraph('An appeal checks if we decided in the right way. It does not decide again if you should have the treatment.'),
    ...labelled('Who checked', `${read.text(given.reviewedBy, 'appeal.reviewedBy', 'Who reviewed it')}, on ${decidedOn(record, read)}. None of them took part in the decision.`),
    heading(2, 'Why'),
    ...words(read.text(record.patientNote?.reasons, 'patientNote.reasons', 'The reasons in everyday words')),
    paragraph(`We sent ${clinicianName(record, read)} a longer letter with all our reasons. You can ask them for a copy.`),
    heading(2, 'What happens next'),
    ...words(read.text(record.patientNote?.nextStep, 'patientNote.nextStep', 'What happens next')),
    ...(given.outcome === 'heard-again' ? [paragraph('You do not need to ask again.')] : []),
    paragraph('If things get worse, do not wait for us. Tell your clinician or your GP.'),
    heading(2, 'What you can do'),
    ...(next === null ? [] : words(next)),
    ...oneByOne(record.rights, ['complaint'], 'patient', read),
    heading(2, 'Seeing your papers'),
    paragraph('You can ask us for a copy of what we hold about you. This includes the papers that we read. It is free. By law we must answer within one month in most cases.'),
  ];
}
