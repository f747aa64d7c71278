import { heading, labelled, lead, paragraph, stopped, words } from './blocks.ts';
import type { Block } from './document.ts';
import { closing, decidedOn, icbName, opening, receivedOn, reference, treatmentAsked, type Letter } from './parts.ts';
import type { Reading } from './read.ts';
import type { LetterRecord } from './record.ts';

/** Information needed, to the clinician: what was asked for, as it was recorded, by when, and how the clock stands. */
export const informationNeededClinician: Letter = {
  outcome: 'information-needed',
  audience: 'clinician',
  title: 'We need information before your request can go on',
  write: (record, read) => [
    ...opening(record, 'clinician', read),
    heading(1, 'We need information before your Individual Funding Request (IFR) can go on'),
    lead(`We have your request of ${receivedOn(record, read)} for this treatment: ${stopped(treatmentAsked(record, read))} This is not a refusal. We need something from you first.`),
    paragraph(`We are ${icbName(record, read)} (the ICB).`),
    ...asked(record, read),
    ...closing(record, 'clinician', read),
  ],
};

function asked(record: LetterRecord, read: Reading): Block[] {
  const needed = read.section(record.information, 'information', 'What was asked for');
  if (needed === null) return [];
  const text = (name: 'where' | 'clock' | 'ifSilent' | 'untilThen' | 'ifUrgent', label: string) => read.text(needed[name], `information.${name}`, label);
  return [
    ...labelled('Who asks', `${read.text(needed.askedBy, 'information.askedBy', 'Who asks')}, on ${decidedOn(record, read)}.`),
    heading(2, 'What we need'),
    ...(needed.reasons.length === 0 ? [] : [{ kind: 'list', ordered: false, items: needed.reasons.map((reason, index) => read.text(reason, `information.reasons.${index}`, 'A reason')) } as const]),
    ...words(read.text(needed.asked, 'information.asked', 'What is asked for')),
    heading(2, 'By when, and where'),
    ...labelled('By when', `${read.date(needed.byWhen, 'information.byWhen', 'The day by which it is needed')}. If you need longer, tell us.`),
    ...labelled('Where', text('where', 'Where to send it')),
    paragraph(`Please give our reference, ${reference(record, read)}. Please do not write your patient’s name, NHS number, date of birth or address in free text.`),
    heading(2, 'The clock'),
    ...words(text('clock', 'What the clock does meanwhile')),
    paragraph(`Your request keeps its original date, ${receivedOn(record, read)}. You do not need to apply again.`),
    heading(2, 'If we do not hear from you'),
    ...words(text('ifSilent', 'What happens if nothing comes')),
    paragraph('We will not refuse a request because we have heard nothing.'),
    heading(2, 'Until then'),
    ...labelled('Treatment begun before we decide', text('untilThen', 'The ICB’s rule on treatment begun before a decision')),
    ...labelled('If it has become urgent', text('ifUrgent', 'How to say that it has become urgent')),
    heading(2, 'Telling your patient'),
    paragraph('We have not written to your patient. Please tell them that we have asked you for this.'),
  ];
}
