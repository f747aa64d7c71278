import { heading, labelled, lead, paragraph, stopped, words } from './blocks.ts';
import type { Block } from './document.ts';
import { closing, decidedOn, icbName, opening, policyLines, reference, tellingThePatient, treatmentAsked, whatWasAskedFor, type Letter } from './parts.ts';
import type { Reading } from './read.ts';
import { reconsidered } from './reconsidered.ts';
import type { LetterApproval, LetterRecord } from './record.ts';
import { oneByOne } from './rights.ts';

/** Approved, to the clinician: what is funded, until when, on which conditions, who pays, and what is reported back. */
export const approvedClinician: Letter = {
  outcome: 'approved',
  audience: 'clinician',
  title: 'Decision on your Individual Funding Request',
  write: (record, read) => [
    ...opening(record, 'clinician', read),
    heading(1, 'Our decision on your Individual Funding Request (IFR): funded'),
    ...decision(record, read),
    ...reconsidered(record, read),
    ...whatWasAskedFor(record, read),
    ...approval(record, read),
    ...tellingThePatient(record, 'our decision', read),
    ...closing(record, 'clinician', read),
  ],
};

function decision(record: LetterRecord, read: Reading): Block[] {
  const panel = read.section(record.panel, 'panel', 'The panel that decided');
  const given = record.approval;
  if (panel === null) return [];
  const conditions = given?.conditions && !('none' in given.conditions) ? ' Conditions come with this. They stand below.' : '';
  return [
    heading(2, 'Our decision'),
    lead(`We will fund this treatment for your patient: ${stopped(treatmentAsked(record, read))} The ${read.text(panel.name, 'panel.name', 'The panel’s name')} of ${icbName(record, read)} (the ICB) decided this on ${decidedOn(record, read)}.${conditions}`),
    ...labelled('Who decided', read.text(panel.decidedBy, 'panel.decidedBy', 'Who decided')),
    ...labelled('Who recorded it', read.text(panel.recordedBy, 'panel.recordedBy', 'Who recorded the decision')),
  ];
}

function approval(record: LetterRecord, read: Reading): Block[] {
  const given = read.section(record.approval, 'approval', 'What is approved');
  if (given === null) return policy(record, read);
  return [
    ...terms(record, given, read),
    ...conditions(record, given, read),
    heading(2, 'Why we decided this'),
    ...policy(record, read),
    ...labelled('What the panel found', read.text(given.finding, 'approval.finding', 'The panel’s finding about exceptionality')),
    heading(2, 'What to do now'),
    ...words(read.text(given.nextStep, 'approval.nextStep', 'What the clinician does now')),
    ...labelled('Who pays, and how', read.text(given.whoPays, 'approval.whoPays', 'Who pays, and how')),
    ...outcomes(given, read),
    heading(2, 'If things change'),
    paragraph('This approval is for this patient and this treatment. It is not clinical advice. Tell us if the treatment is not given, if it stops early, or if something else changes.'),
  ];
}

function terms(record: LetterRecord, given: LetterApproval, read: Reading): Block[] {
  const ends = read.section(given.ends, 'approval.ends', 'When the approval ends');
  const own = read.recorded(given.reference, 'approval.reference', 'The reference of the approval');
  return [
    heading(2, 'How long it holds, and its reference'),
    ...(ends === null ? [] : labelled('How long', 'on' in ends ? `Until ${read.date(ends.on, 'approval.ends.on', 'The day on which the approval ends')}.` : read.text(ends.words, 'approval.ends.words', 'When the approval ends'))),
    ...labelled('Reference of the approval', own ?? `The panel gave none. Please give our reference, ${reference(record, read)}.`),
  ];
}

function conditions(record: LetterRecord, given: LetterApproval, read: Reading): Block[] {
  const held = read.section(given.conditions, 'approval.conditions', 'The conditions');
  if (held === null || 'none' in held) return [];
  return [
    heading(2, 'The conditions'),
    { kind: 'list', ordered: true, items: read.lines(held, 'approval.conditions', 'The conditions') },
    heading(2, 'If a condition cannot be met'),
    paragraph('Tell us before you begin. Our rules also say this:'),
    ...oneByOne(record.rights, ['reconsideration'], 'clinician', read),
  ];
}

function outcomes(given: LetterApproval, read: Reading): Block[] {
  const due = read.section(given.outcomeData, 'approval.outcomeData', 'What is reported back');
  if (due === null) return [];
  if ('none' in due) return [heading(2, 'What we ask you to report'), paragraph('The panel asks for no report on how the treatment went.')];
  return [
    heading(2, 'What we ask you to report'),
    ...labelled('What', read.text(due.what, 'approval.outcomeData.what', 'What is reported back')),
    ...labelled('By when', `${read.date(due.on, 'approval.outcomeData.on', 'The day on which the report is due')}.`),
    paragraph('Please do not write your patient’s name, NHS number, date of birth or address in free text.'),
  ];
}

function policy(record: LetterRecord, read: Reading): Block[] {
  const governing = read.section(record.policy, 'policy', 'The policy that governs');
  if (governing === null) return [];
  if ('noPolicy' in governing) {
    return [paragraph('The ICB has no policy for this treatment.'), ...labelled('How we know', read.text(governing.words, 'policy.words', 'How it was established that the ICB has no policy'))];
  }
  return policyLines(governing, read);
}
