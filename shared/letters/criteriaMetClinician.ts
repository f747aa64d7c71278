import { heading, labelled, lead, paragraph, stopped, words } from './blocks.ts';
import type { Block } from './document.ts';
import { closing, decidedOn, diagnosis, icbName, opening, policyLines, receivedOn, tellingThePatient, treatmentAsked, type Letter } from './parts.ts';
import type { Reading } from './read.ts';
import type { LetterCriteria, LetterRecord } from './record.ts';

/** Criteria met, to the clinician: no request is needed. Says what is covered, and is no advice to treat. */
export const criteriaMetClinician: Letter = {
  outcome: 'criteria-met',
  audience: 'clinician',
  title: 'No Individual Funding Request is needed',
  write: (record, read) => [
    ...opening(record, 'clinician', read),
    heading(1, 'No Individual Funding Request (IFR) is needed'),
    lead(
      `You asked us on ${receivedOn(record, read)} to fund this treatment: ${stopped(treatmentAsked(record, read))} You do not need a funding request for it. ` +
        `Your patient meets the policy of ${icbName(record, read)} (the ICB), which already provides it.`,
    ),
    ...labelled('Diagnosis', diagnosis(record, read)),
    ...confirmed(record, read),
    heading(2, 'What this letter is not'),
    paragraph('This letter is not clinical advice. It does not say that the treatment is right for your patient. That stays with your judgement and your patient’s choice.'),
    heading(2, 'If things differ'),
    paragraph(
      'If something in this letter is not so, or if you are told that the treatment is not available to your patient, tell us. ' +
        `We will open your request again. It keeps its original date, ${receivedOn(record, read)}. You do not need to apply again.`,
    ),
    ...tellingThePatient(record, 'what happens next', read),
    ...closing(record, 'clinician', read),
  ],
};

function confirmed(record: LetterRecord, read: Reading): Block[] {
  const criteria = read.section(record.criteria, 'criteria', 'The criteria that were met');
  if (criteria === null) return policy(record, read);
  const prior = read.recorded(criteria.priorApproval, 'criteria.priorApproval', 'The local prior-approval step');
  return [
    ...labelled('Who confirmed this', `${read.text(criteria.confirmedBy, 'criteria.confirmedBy', 'Who confirmed that the criteria are met')}, on ${decidedOn(record, read)}.`),
    ...labelled('Who checked it', read.text(criteria.checkedBy, 'criteria.checkedBy', 'The second person who checked it')),
    ...policy(record, read),
    ...met(criteria, read),
    ...covers(record, criteria, read),
    heading(2, 'What to do now'),
    ...words(read.text(criteria.nextStep, 'criteria.nextStep', 'What the clinician does now')),
    ...(prior === null ? [] : labelled('Prior approval', prior)),
  ];
}

function policy(record: LetterRecord, read: Reading): Block[] {
  const governing = read.section(record.policy, 'policy', 'The policy that governs');
  if (governing === null) return [];
  if ('noPolicy' in governing) {
    read.lacks('policy', 'The record says that the ICB has no policy for this, so no criteria can be met.');
    return [];
  }
  return policyLines(governing, read);
}

function met(criteria: LetterCriteria, read: Reading): Block[] {
  if (criteria.alternativeMet.length === 0) read.lacks('criteria.alternativeMet', 'No criterion is listed as met.');
  const rows = criteria.alternativeMet.map((criterion, index) => {
    const part = `criteria.alternativeMet.${index}`;
    return [
      read.text(criterion.clause, `${part}.clause`, 'The clause of a criterion'),
      read.text(criterion.text, `${part}.text`, 'What a criterion asks'),
      read.text(criterion.how, `${part}.how`, 'How a criterion was met'),
      read.text(criterion.paper, `${part}.paper`, 'The paper that shows it'),
    ];
  });
  const reading = read.recorded(criteria.readingUsed, 'criteria.readingUsed', 'The reading of the policy’s wording');
  return [
    heading(2, 'Which criteria were met'),
    { kind: 'table', caption: 'Each criterion, and what shows it', header: ['Clause', 'What it asks', 'How it was met', 'Shown by'], rows, widths: [2.6, 2.8, 3.2, 2.6] },
    ...(reading === null ? [] : [paragraph('The policy’s wording can be read in more than one way. This is the reading that we used:'), ...words(reading)]),
  ];
}

function covers(record: LetterRecord, criteria: LetterCriteria, read: Reading): Block[] {
  const pieces = [
    ['joint', 'Joint or tissue'],
    ['side', 'Side'],
    ['purpose', 'Purpose'],
    ['injectate', 'What is injected'],
  ] as const;
  const entries = pieces.flatMap(([piece, label]) => {
    const value = read.recorded(criteria.covers[piece], `criteria.covers.${piece}`, label);
    return value === null ? [] : [{ label, value }];
  });
  return [
    heading(2, 'What this covers'),
    // A treatment without joint, side, purpose or injectate is covered by its own name, never by an empty list.
    { kind: 'reference', entries: entries.length > 0 ? entries : [{ label: 'Treatment', value: treatmentAsked(record, read) }] },
    paragraph('It covers this and nothing else.'),
  ];
}
