import { heading, labelled, lead, paragraph, words } from './blocks.ts';
import { clinicianName, closing, icbName, opening, treatmentForPatient, type Letter } from './parts.ts';

/** Criteria met, to the patient: no special funding is needed, and the choice stays with patient and clinician. */
export const criteriaMetPatient: Letter = {
  outcome: 'criteria-met',
  audience: 'patient',
  title: 'You do not need special funding for your treatment',
  write: (record, read) => [
    ...opening(record, 'patient', read),
    heading(1, 'You do not need special funding for your treatment'),
    lead(
      `${clinicianName(record, read)} asked us to pay for ${treatmentForPatient(record, read)}. You do not need special funding for this. ` +
        'The NHS in your area already pays for it for people in your situation.',
    ),
    paragraph(`We are ${icbName(record, read)}. We plan and pay for NHS care in your area. A request for special funding is called an Individual Funding Request (IFR).`),
    heading(2, 'What happens next'),
    ...words(read.text(record.patientNote?.nextStep, 'patientNote.nextStep', 'What happens next')),
    ...labelled('Whom to ring', read.text(record.patientNote?.whomToRing, 'patientNote.whomToRing', 'Whom the patient rings')),
    heading(2, 'You and your clinician still decide'),
    paragraph('This letter is about who pays. It does not say that you should have the treatment. You and your clinician decide that together. You can change your mind.'),
    heading(2, 'If something goes wrong'),
    paragraph('If you are told that you cannot have the treatment, or if you hear nothing, ring us. We can open the request again. It will keep its first date.'),
    ...closing(record, 'patient', read),
  ],
};
