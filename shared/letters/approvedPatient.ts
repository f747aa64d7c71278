import { heading, labelled, lead, paragraph, words } from './blocks.ts';
import type { Block } from './document.ts';
import { clinicianName, closing, decidedOn, icbName, opening, treatmentForPatient, type Letter } from './parts.ts';
import type { Reading } from './read.ts';
import { reconsideredForPatient } from './reconsidered.ts';
import type { LetterRecord } from './record.ts';
import { oneByOne } from './rights.ts';

/** Approved, to the patient: the decision first, then what it means, how long it holds and what happens next. */
export const approvedPatient: Letter = {
  outcome: 'approved',
  audience: 'patient',
  title: 'Our decision about funding your treatment',
  write: (record, read) => [
    ...opening(record, 'patient', read),
    heading(1, 'Our decision about funding your treatment'),
    lead(`We have decided to pay for ${treatmentForPatient(record, read)}.`),
    paragraph(`${clinicianName(record, read)} asked us to pay for this for you. This is called an Individual Funding Request (IFR). Our ${panelName(record, read)} decided on ${decidedOn(record, read)}.`),
    ...reconsideredForPatient(record, read),
    paragraph(`We are ${icbName(record, read)}. We plan and pay for NHS care in your area. The panel decides on requests for care that we do not usually pay for.`),
    ...howLong(record, read),
    ...conditions(record, read),
    heading(2, 'What happens next'),
    ...words(read.text(record.patientNote?.nextStep, 'patientNote.nextStep', 'What happens next')),
    ...labelled('Whom to ring', read.text(record.patientNote?.whomToRing, 'patientNote.whomToRing', 'Whom the patient rings')),
    heading(2, 'You and your clinician still decide'),
    paragraph('This letter is about who pays. It does not say that you should have the treatment. You and your clinician decide that together. You can change your mind.'),
    heading(2, 'If something goes wrong'),
    paragraph('If you are told that you cannot have the treatment, or if you hear nothing, ring us.'),
    ...closing(record, 'patient', read),
  ],
};

function panelName(record: LetterRecord, read: Reading): string {
  const panel = read.section(record.panel, 'panel', 'The panel that decided');
  return panel === null ? '' : read.text(panel.name, 'panel.name', 'The panel’s name');
}

function howLong(record: LetterRecord, read: Reading): Block[] {
  const given = read.section(record.approval, 'approval', 'What is approved');
  const ends = given === null ? null : read.section(given.ends, 'approval.ends', 'When the approval ends');
  if (ends === null) return [];
  return [heading(2, 'How long this holds'), ...('on' in ends ? [paragraph(`We will pay until ${read.date(ends.on, 'approval.ends.on', 'The day on which the approval ends')}.`)] : words(read.text(ends.words, 'approval.ends.words', 'When the approval ends')))];
}

/** What a condition means for the patient is written by a person; the panel's own words stand in the clinician's letter. */
function conditions(record: LetterRecord, read: Reading): Block[] {
  const held = record.approval?.conditions;
  if (!held || 'none' in held) {
    if (record.approval && !held) read.lacks('approval.conditions', 'The conditions: not recorded yet.');
    return [];
  }
  return [
    heading(2, 'What comes with it'),
    paragraph('We will pay if some things are kept to. We call these conditions.'),
    ...words(read.text(record.patientNote?.conditions, 'patientNote.conditions', 'What the conditions mean for the patient')),
    heading(2, 'If you do not agree with a condition'),
    paragraph('Talk to your clinician first. This is what can be done:'),
    ...oneByOne(record.rights, ['reconsideration'], 'patient', read),
  ];
}
