import { heading, labelled, lead, paragraph, stopped, words } from './blocks.ts';
import type { Block } from './document.ts';
import { closing, decidedOn, icbName, opening, policyLines, tellingThePatient, treatmentAsked, whatWasAskedFor, type Letter } from './parts.ts';
import type { Reading } from './read.ts';
import { reconsidered } from './reconsidered.ts';
import type { LetterApplication, LetterReasons, LetterRecord } from './record.ts';
import { clinicianRights } from './rights.ts';

/** Declined, to the clinician who applied: the whole of the reasons. */
export const declinedClinician: Letter = {
  outcome: 'declined',
  audience: 'clinician',
  title: 'Decision on your Individual Funding Request',
  write: (record, read) => [
    ...opening(record, 'clinician', read),
    heading(1, 'Our decision on your Individual Funding Request (IFR): not funded'),
    ...decision(record, read),
    ...reconsidered(record, read),
    ...whatWasAskedFor(record, read),
    ...whatWeRead(record.application, read),
    ...reasons(record, read),
    ...clinicianRights(record.rights, read),
    ...tellingThePatient(record, 'our decision', read),
    ...closing(record, 'clinician', read),
  ],
};

function decision(record: LetterRecord, read: Reading): Block[] {
  const panel = read.section(record.panel, 'panel', 'The panel that decided');
  if (panel === null) return [];
  const name = read.text(panel.name, 'panel.name', 'The panel’s name');
  return [
    heading(2, 'Our decision'),
    lead(`We will not fund this treatment for your patient: ${stopped(treatmentAsked(record, read))} The ${name} of ${icbName(record, read)} (the ICB) decided this on ${decidedOn(record, read)}.`),
    ...labelled('Who decided', read.text(panel.decidedBy, 'panel.decidedBy', 'Who decided')),
    ...labelled('Who recorded it', read.text(panel.recordedBy, 'panel.recordedBy', 'Who recorded the decision')),
  ];
}

function whatWeRead(application: LetterApplication, read: Reading): Block[] {
  if (application.papersRead.length === 0) read.lacks('application.papersRead', 'No paper is listed as read.');
  // A date is printed where the record has it; that a paper bears none is not for the letter to say.
  const dated = application.papersRead.some((paper) => paper.date !== undefined);
  const rows = application.papersRead.map((paper, index) => {
    const part = `application.papersRead.${index}`;
    return [
      read.text(paper.name, `${part}.name`, 'The name of a paper'),
      read.text(paper.kind, `${part}.kind`, 'The kind of a paper'),
      ...(dated ? [paper.date === undefined ? 'Not recorded' : read.date(paper.date, `${part}.date`, 'The date of a paper')] : []),
      paper.pages === undefined ? 'Not counted' : String(paper.pages),
    ];
  });
  const header = ['Paper', 'Kind', ...(dated ? ['Date'] : []), 'Pages'];
  return [
    heading(2, 'What we read'),
    { kind: 'table', caption: 'Every paper of the request that was read', header, rows, widths: dated ? [5, 4, 3, 2.2] : [6, 4, 2.2] },
    heading(3, 'Studies'),
    'none' in application.studies
      ? paragraph('No study was sent with the request.')
      : { kind: 'list', ordered: false, items: read.lines(application.studies, 'application.studies', 'The studies that were read') },
  ];
}

function reasons(record: LetterRecord, read: Reading): Block[] {
  const given = read.section(record.reasons, 'reasons', 'The panel’s reasons');
  if (given === null) return policy(record, read);
  const part = (value: string | null, name: string, label: string) => words(read.text(value, `reasons.${name}`, label));
  const conditions = read.recorded(given.conditions, 'reasons.conditions', 'What the panel attached to its decision');
  const care = read.recorded(given.careMeanwhile, 'reasons.careMeanwhile', 'The care that goes on meanwhile');
  return [
    heading(2, 'Your case as we understood it'),
    ...part(given.caseRestated, 'caseRestated', 'The clinician’s case in the panel’s words'),
    paragraph('If this is not the case you put, tell us what we have wrong.'),
    ...policy(record, read),
    heading(2, 'The patients we compared yours with'),
    ...part(given.comparator, 'comparator', 'The group of patients that this patient was compared with'),
    ...answers(given, read),
    heading(2, 'The evidence for this patient'),
    ...part(given.evidence, 'evidence', 'What the evidence shows for this patient'),
    ...named('The policy’s principles', 'principles', given.principles, read),
    heading(2, 'What the panel found about exceptionality'),
    ...part(given.exceptionalityFinding, 'exceptionalityFinding', 'The panel’s finding about exceptionality'),
    ...named('What the policy asks once a patient is found exceptional', 'reservedQuestions', given.reservedQuestions, read),
    ...(conditions === null ? [] : [heading(2, 'What the panel attached to its decision'), ...words(conditions)]),
    heading(2, 'What could change this'),
    ...part(given.couldChange, 'couldChange', 'What could change the decision'),
    heading(2, 'Care meanwhile'),
    ...(care === null ? [paragraph('Your application did not say what care goes on meanwhile.')] : [paragraph('You told us:'), ...words(care)]),
  ];
}

function policy(record: LetterRecord, read: Reading): Block[] {
  const governing = read.section(record.policy, 'policy', 'The policy that governs');
  if (governing === null) return [];
  const title = heading(2, 'The policy we used');
  if ('noPolicy' in governing) {
    return [
      title,
      paragraph('The ICB has no policy for this treatment.'),
      ...labelled('How we know', read.text(governing.words, 'policy.words', 'How it was established that the ICB has no policy')),
    ];
  }
  if (governing.clauses.length === 0) read.lacks('policy.clauses', 'No clause of the policy is named.');
  const rows = governing.clauses.map((clause, index) => [
    read.text(clause.number, `policy.clauses.${index}.number`, 'The number of a clause'),
    read.text(clause.summary, `policy.clauses.${index}.summary`, 'What a clause says'),
  ]);
  return [
    title,
    ...policyLines(governing, read),
    ...labelled('What it says', read.text(governing.position, 'policy.position', 'What the policy says about this treatment')),
    { kind: 'table', caption: 'The clauses that matter here, in our words', header: ['Clause', 'What it says'], rows, widths: [1.4, 5] },
  ];
}

function answers(given: LetterReasons, read: Reading): Block[] {
  if (given.arguments.length === 0) read.lacks('reasons.arguments', 'No argument of the application is listed.');
  return [
    heading(2, 'Your arguments, and what the panel found'),
    ...given.arguments.flatMap((answered, index) => {
      const [part, nth] = [`reasons.arguments.${index}`, `argument ${index + 1}`];
      return [
        heading(3, `Argument ${index + 1}`),
        ...labelled('You said', read.text(answered.argument, `${part}.argument`, `What the clinician said in ${nth}`)),
        ...labelled('The panel found', read.text(answered.finding, `${part}.finding`, `What the panel found on ${nth}`)),
        ...labelled('Why', read.text(answered.reason, `${part}.reason`, `The panel’s reason on ${nth}`)),
      ];
    }),
  ];
}

/** Principles or questions, each under its own name; nothing at all where the panel reached none. */
function named(title: string, list: 'principles' | 'reservedQuestions', entries: LetterReasons['principles'], read: Reading): Block[] {
  if (entries.length === 0) return [];
  return [
    heading(2, title),
    ...entries.flatMap((entry, index) => [
      heading(3, read.text(entry.name, `reasons.${list}.${index}.name`, 'The name of a principle or question')),
      ...words(read.text(entry.reason, `reasons.${list}.${index}.reason`, 'The reason on a principle or question')),
    ]),
  ];
}
