import { heading, labelled, paragraph, words } from './blocks.ts';
import type { Block } from './document.ts';
import { receivedOn, reference } from './parts.ts';
import type { Reading } from './read.ts';
import type { LetterInformation, LetterRecord } from './record.ts';

/** By when and where to send what was asked for, how the clock stands, and what follows if nothing comes: the same in each letter that asks. */
export function whileItWaits(needed: LetterInformation, record: LetterRecord, read: Reading): Block[] {
  const text = (name: 'where' | 'clock' | 'ifSilent' | 'untilThen' | 'ifUrgent', label: string) => read.text(needed[name], `information.${name}`, label);
  return [
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
