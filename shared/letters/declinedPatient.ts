import { heading, lead, paragraph, words } from './blocks.ts';
import type { Block } from './document.ts';
import { clinicianName, closing, decidedOn, icbName, opening, treatmentForPatient, type Letter } from './parts.ts';
import type { Reading } from './read.ts';
import { reconsideredForPatient } from './reconsidered.ts';
import type { LetterRecord } from './record.ts';
import { patientRights } from './rights.ts';

/** Declined, to the patient: the decision first, then regret, then why and what can be done. */
export const declinedPatient: Letter = {
  outcome: 'declined',
  audience: 'patient',
  title: 'Our decision about funding your treatment',
  write: (record, read) => [
    ...opening(record, 'patient', read),
    heading(1, 'Our decision about funding your treatment'),
    lead(`We have decided not to fund ${treatmentForPatient(record, read)}. We are sorry. We know that this is not what you hoped for.`),
    paragraph(`${clinicianName(record, read)} asked us to fund this for you. This is called an Individual Funding Request (IFR). Our ${panelName(record, read)} decided on ${decidedOn(record, read)}.`),
    ...reconsideredForPatient(record, read),
    paragraph(`We are ${icbName(record, read)}. We plan and pay for NHS care in your area. The panel decides on requests for care that we do not usually pay for.`),
    heading(2, 'What this does not mean'),
    {
      kind: 'list',
      ordered: false,
      items: [
        'It does not mean that we doubt your pain or your illness.',
        'It does not mean that you or your clinician did anything wrong.',
        'It does not stop the rest of your NHS care.',
        'It does not have to be the last word. You can read below what can be done.',
      ],
    },
    heading(2, 'Why we decided this'),
    ...words(read.text(record.patientNote?.reasons, 'patientNote.reasons', 'The reasons in everyday words')),
    paragraph(`We sent ${clinicianName(record, read)} a longer letter with all our reasons. You can ask them for a copy.`),
    heading(2, 'Your care now'),
    ...careNow(record, read),
    paragraph('If things get worse, do not wait for us. Tell your clinician or your GP.'),
    ...patientRights(record.rights, read),
    heading(2, 'Seeing your papers'),
    paragraph('You can ask us for a copy of what we hold about you. This includes the papers that we read. It is free. By law we must answer within one month in most cases.'),
    ...closing(record, 'patient', read),
  ],
};

function panelName(record: LetterRecord, read: Reading): string {
  const panel = read.section(record.panel, 'panel', 'The panel that decided');
  return panel === null ? '' : read.text(panel.name, 'panel.name', 'The panel’s name');
}

function careNow(record: LetterRecord, read: Reading): Block[] {
  const care = read.recorded(record.patientNote?.careNow ?? null, 'patientNote.careNow', 'The care that goes on now');
  return care === null ? [paragraph('We were not told what care you will have now. Please ask your clinician.')] : words(care);
}
