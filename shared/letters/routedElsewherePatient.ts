import { heading, labelled, lead, paragraph, words } from './blocks.ts';
import { clinicianName, closing, icbName, opening, receivedOn, treatmentForPatient, type Letter } from './parts.ts';

/** Routed elsewhere, to the patient: nothing was refused, who looks after it now, and that the first date is kept. */
export const routedElsewherePatient: Letter = {
  outcome: 'routed-elsewhere',
  audience: 'patient',
  title: 'Your request for funding goes another way',
  write: (record, read) => [
    ...opening(record, 'patient', read),
    heading(1, 'Your request goes another way'),
    lead(`${clinicianName(record, read)} asked us to pay for ${treatmentForPatient(record, read)}. We have not said no. Your request goes another way.`),
    paragraph(`We are ${icbName(record, read)}. We plan and pay for NHS care in your area. A request for special funding is called an Individual Funding Request (IFR).`),
    heading(2, 'Why it goes another way'),
    ...words(read.text(record.patientNote?.reasons, 'patientNote.reasons', 'The reasons in everyday words')),
    paragraph('This does not mean that we doubt your pain or your illness. Nobody has decided that you should not have the treatment.'),
    heading(2, 'What happens next'),
    ...words(read.text(record.patientNote?.nextStep, 'patientNote.nextStep', 'What happens next')),
    ...labelled('Whom to ring', read.text(record.patientNote?.whomToRing, 'patientNote.whomToRing', 'Whom the patient rings')),
    heading(2, 'If something goes wrong'),
    paragraph(`If nobody there takes it on, or if you hear nothing, ring us. We can open your request again. It will keep its first date, ${receivedOn(record, read)}.`),
    heading(2, 'If it gets worse'),
    paragraph('Do not wait for a letter. Tell your clinician or your GP.'),
    paragraph('If you need help fast and it is not an emergency, ring NHS 111. In an emergency, ring 999.'),
    ...closing(record, 'patient', read),
  ],
};
