import { heading, labelled, lead, paragraph, stopped, words } from './blocks.ts';
import type { Block } from './document.ts';
import { closing, decidedOn, diagnosis, icbName, opening, tellingThePatient, treatmentAsked, type Letter } from './parts.ts';
import type { Reading } from './read.ts';
import type { LetterAppeal, LetterRecord } from './record.ts';
import { oneByOne } from './rights.ts';

/** Appeal, to the clinician: how the decision was reached was looked at, each ground with its finding, and what follows. */
export const appealOutcomeClinician: Letter = {
  outcome: 'appeal-outcome',
  audience: 'clinician',
  title: 'Outcome of an appeal on an Individual Funding Request',
  write: (record, read) => [
    ...opening(record, 'clinician', read),
    heading(1, 'Outcome of the appeal on an Individual Funding Request (IFR)'),
    ...appeal(record, read),
    ...tellingThePatient(record, 'the outcome of the appeal', read),
    ...closing(record, 'clinician', read),
  ],
};

/** What the outcome means, in one sentence. An appeal never puts its own view in the place of the panel's. */
export const outcomeSays: Readonly<Record<LetterAppeal['outcome'], string>> = {
  stands: 'The decision stands.',
  'heard-again': 'The decision goes back. A panel will hear the request again.',
};

function appeal(record: LetterRecord, read: Reading): Block[] {
  const given = read.section(record.appeal, 'appeal', 'The outcome of the appeal');
  if (given === null) return [];
  const firstNumber = read.text(given.firstNumber, 'appeal.firstNumber', 'The number of the first request');
  return [
    lead(`We have looked at how the decision on request ${firstNumber} was reached. ${outcomeSays[given.outcome]}`),
    paragraph(`We are ${icbName(record, read)} (the ICB).`),
    ...labelled('Treatment', stopped(treatmentAsked(record, read))),
    ...labelled('Diagnosis', diagnosis(record, read)),
    heading(2, 'What was asked'),
    ...labelled('Who asked', `${read.text(given.askedBy, 'appeal.askedBy', 'Who asked for the appeal')}, on ${read.date(given.askedOn, 'appeal.askedOn', 'The day on which the appeal was asked for')}.`),
    ...labelled('What is said to have gone wrong', read.text(given.saidWrong, 'appeal.saidWrong', 'What is said to have gone wrong')),
    ...process(record, given, read),
    ...findings(given, read),
    heading(2, 'The outcome, and what follows'),
    paragraph(outcomeSays[given.outcome]),
    ...(given.outcome === 'heard-again'
      ? [paragraph('You do not need to apply again. That it is heard again says nothing about what the panel will decide.')]
      : []),
    ...words(read.text(given.whatFollows, 'appeal.whatFollows', 'What follows now')),
    ...nextRight(record, given, read),
  ];
}

function process(record: LetterRecord, given: LetterAppeal, read: Reading): Block[] {
  const rule = read.section(given.rule, 'appeal.rule', 'The ICB’s rule on appeals');
  return [
    heading(2, 'What an appeal looks at'),
    paragraph('An appeal looks at how the decision was reached. It does not decide again whether the treatment should be funded.'),
    ...(rule === null ? [] : labelled('What our rules say', read.text(rule.ground, 'appeal.rule.ground', 'The ground in the ICB’s words'))),
    ...(rule === null ? [] : labelled('Who looks at it by our rules', read.text(rule.lookedAtBy, 'appeal.rule.lookedAtBy', 'Who looks at it by the ICB’s rules'))),
    ...labelled('Who looked', `${read.text(given.reviewedBy, 'appeal.reviewedBy', 'Who reviewed it')}, on ${decidedOn(record, read)}: ${stopped(read.text(given.people, 'appeal.people', 'The people who reviewed it'))} None of them took part in the decision.`),
  ];
}

const foundWords = { met: 'This ground is met.', 'not-met': 'This ground is not met.' } as const;

function findings(given: LetterAppeal, read: Reading): Block[] {
  if (given.findings.length === 0) read.lacks('appeal.findings', 'Nothing is found on any ground.');
  return [
    heading(2, 'What was found'),
    ...given.findings.flatMap((finding, index) => {
      const part = `appeal.findings.${index}`;
      return [
        heading(3, read.text(finding.ground, `${part}.ground`, 'A ground of the appeal')),
        paragraph(foundWords[finding.found]),
        ...labelled('Why', read.text(finding.reason, `${part}.reason`, 'The reason on a ground')),
      ];
    }),
  ];
}

function nextRight(record: LetterRecord, given: LetterAppeal, read: Reading): Block[] {
  const next = read.recorded(given.nextRight, 'appeal.nextRight', 'What the ICB’s rules give after an appeal');
  return [
    heading(2, 'What you and your patient can do next'),
    ...(next === null ? [paragraph('Our rules give no further step inside the ICB after an appeal, apart from a complaint.')] : labelled('By our rules', next)),
    ...oneByOne(record.rights, ['complaint'], 'clinician', read),
  ];
}
