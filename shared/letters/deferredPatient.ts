import { heading, lead, paragraph, words } from './blocks.ts';
import type { Block } from './document.ts';
import { clinicianName, closing, icbName, opening, treatmentForPatient, type Letter } from './parts.ts';
import type { Reading } from './read.ts';
import type { LetterRecord } from './record.ts';

/** Deferred, to the patient: nothing is decided, what was asked of whom, and what to do if it gets worse. */
export const deferredPatient: Letter = {
  outcome: 'deferred',
  audience: 'patient',
  title: 'We have not decided yet about funding your treatment',
  write: (record, read) => [
    ...opening(record, 'patient', read),
    heading(1, 'We have not decided yet'),
    lead(`We have not decided yet whether to fund ${treatmentForPatient(record, read)}. We have not said no. We need to know more first.`),
    paragraph(
      `${clinicianName(record, read)} asked us to fund this for you. This is called an Individual Funding Request (IFR). ` +
        `We are ${icbName(record, read)}. We plan and pay for NHS care in your area.`,
    ),
    heading(2, 'What we asked your team for'),
    ...words(read.text(record.patientNote?.askedFor, 'patientNote.askedFor', 'What we asked the clinician’s team for')),
    heading(2, 'Do you need to do anything?'),
    ...toDo(record, read),
    paragraph('Keep going to your NHS appointments as usual.'),
    heading(2, 'When you will hear'),
    ...words(read.text(record.patientNote?.willHear, 'patientNote.willHear', 'When the patient will hear')),
    heading(2, 'If it gets worse'),
    paragraph('Do not wait for us. Tell your clinician or your GP. They can tell us that your request has become urgent.'),
    paragraph('If you need help fast and it is not an emergency, ring NHS 111. In an emergency, ring 999.'),
    ...closing(record, 'patient', read),
  ],
};

function toDo(record: LetterRecord, read: Reading): Block[] {
  const todo = read.recorded(record.patientNote?.toDo ?? null, 'patientNote.toDo', 'What the patient needs to do');
  return todo === null ? [paragraph('No. Your team will send us what we need.')] : words(todo);
}
