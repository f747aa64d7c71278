import { heading, labelled, lead, paragraph, stopped, words } from './blocks.ts';
import type { Block } from './document.ts';
import { closing, decidedOn, icbName, opening, receivedOn, treatmentAsked, type Letter } from './parts.ts';
import type { Reading } from './read.ts';
import type { LetterRecord } from './record.ts';
import { whileItWaits } from './whileItWaits.ts';

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
  return [
    ...labelled('Who asks', `${read.text(needed.askedBy, 'information.askedBy', 'Who asks')}, on ${decidedOn(record, read)}.`),
    heading(2, 'What we need'),
    ...(needed.reasons.length === 0 ? [] : [{ kind: 'list', ordered: false, items: needed.reasons.map((reason, index) => read.text(reason, `information.reasons.${index}`, 'A reason')) } as const]),
    ...words(read.text(needed.asked, 'information.asked', 'What is asked for')),
    ...whileItWaits(needed, record, read),
  ];
}
