import { heading, labelled, lead, paragraph, stopped, words } from './blocks.ts';
import type { Block } from './document.ts';
import { closing, decidedOn, diagnosis, icbName, opening, receivedOn, reference, tellingThePatient, treatmentAsked, type Letter } from './parts.ts';
import type { Reading } from './read.ts';
import type { LetterDeferral, LetterRecord } from './record.ts';

/** Deferred, to the clinician: no decision yet, what is needed, who holds it, and how the clock stands. */
export const deferredClinician: Letter = {
  outcome: 'deferred',
  audience: 'clinician',
  title: 'No decision yet: we need more information',
  write: (record, read) => [
    ...opening(record, 'clinician', read),
    heading(1, 'No decision yet on your Individual Funding Request (IFR)'),
    lead(
      `We have not decided yet on your request of ${receivedOn(record, read)} for this treatment: ${stopped(treatmentAsked(record, read))} ` +
        'This is not a refusal. We need more information first.',
    ),
    paragraph(`We are ${icbName(record, read)} (the ICB).`),
    ...labelled('Diagnosis', diagnosis(record, read)),
    ...whoAsks(record, read),
    ...whatWeNeed(record, read),
    ...tellingThePatient(record, 'what we have asked for', read),
    ...closing(record, 'clinician', read),
  ],
};

/** A request may be deferred before a panel has met: then it is the ICB that asks. */
function whoAsks(record: LetterRecord, read: Reading): Block[] {
  const { panel } = record;
  const who = panel === null ? 'The ICB' : read.text(panel.name, 'panel.name', 'The panel’s name');
  return [
    ...labelled('Who asks', `${who}, on ${decidedOn(record, read)}.`),
    ...(panel === null ? [] : labelled('Who decided to ask', read.text(panel.decidedBy, 'panel.decidedBy', 'Who decided to ask'))),
  ];
}

function whatWeNeed(record: LetterRecord, read: Reading): Block[] {
  const deferral = read.section(record.deferral, 'deferral', 'What is needed before a decision');
  if (deferral === null) return [];
  const text = (name: 'cannotTell' | 'why' | 'where' | 'restarts' | 'ifSilent' | 'untilThen' | 'ifUrgent', label: string) => read.text(deferral[name], `deferral.${name}`, label);
  return [
    heading(2, 'What we cannot tell'),
    ...words(text('cannotTell', 'What we cannot tell')),
    heading(2, 'Why it matters'),
    ...words(text('why', 'Why it matters')),
    ...needs(deferral, read),
    heading(2, 'By when, and where'),
    ...labelled('By when', `${read.date(deferral.byWhen, 'deferral.byWhen', 'The day by which it is needed')}. If you need longer, tell us.`),
    ...labelled('Where', text('where', 'Where to send it')),
    paragraph(`Please give our reference, ${reference(record, read)}. Please do not write your patient’s name, NHS number, date of birth or address in free text.`),
    heading(2, 'The clock'),
    ...labelled('Paused from', `${read.date(deferral.clockPausedFrom, 'deferral.clockPausedFrom', 'The day from which the clock is paused')}.`),
    ...labelled('How it starts again', text('restarts', 'How the clock starts again')),
    heading(2, 'If we do not hear from you'),
    ...words(text('ifSilent', 'What happens if nothing comes')),
    paragraph('We will not refuse a request because we have heard nothing.'),
    heading(2, 'Until then'),
    ...labelled('Treatment begun before we decide', text('untilThen', 'The ICB’s rule on treatment begun before a decision')),
    ...labelled('If it has become urgent', text('ifUrgent', 'How to say that it has become urgent')),
  ];
}

function needs(deferral: LetterDeferral, read: Reading): Block[] {
  if (deferral.needs.length === 0) read.lacks('deferral.needs', 'Nothing is listed as needed.');
  return [
    heading(2, 'What we need'),
    ...deferral.needs.flatMap((need, index) => {
      const part = `deferral.needs.${index}`;
      return [
        heading(3, `${need.n}. ${read.text(need.what, `${part}.what`, 'What is needed')}`),
        ...labelled('The clause it serves', read.text(need.clause, `${part}.clause`, 'The clause that it serves')),
        ...labelled('What would prove it', read.text(need.proof, `${part}.proof`, 'What would prove it')),
        ...labelled('Who holds it', read.text(need.heldBy, `${part}.heldBy`, 'Who holds it')),
      ];
    }),
  ];
}
