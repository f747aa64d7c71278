import { heading, labelled, paragraph } from './blocks.ts';
import type { Block, LetterAudience } from './document.ts';
import type { Reading } from './read.ts';
import type { LetterRecord } from './record.ts';

/** A letter that was sent is never changed. What is put right goes out as a letter of its own that says so at its head. */
export function takesThePlace({ corrects }: LetterRecord, audience: LetterAudience, read: Reading): Block[] {
  if (!corrects) return [];
  const day = read.date(corrects.letterOn, 'corrects.letterOn', 'The day of the letter whose place this one takes');
  return [
    paragraph(
      audience === 'clinician'
        ? `This letter takes the place of our letter of ${day}. We have put words right. What we decided has not changed. What we put right stands near the end, under “What we have corrected”.`
        : `This letter takes the place of our letter of ${day}. We have put right some words in our record. What we decided has not changed. You can ask us which words.`,
    ),
  ];
}

/** Each correction with the words before and after, for the clinician. */
export function whatWasCorrected({ corrects }: LetterRecord, read: Reading): Block[] {
  if (!corrects) return [];
  return [
    heading(2, 'What we have corrected'),
    ...corrects.changes.flatMap((change, index) => {
      const part = `corrects.changes.${index}`;
      return [
        heading(3, read.text(change.what, `${part}.what`, 'What was corrected')),
        ...labelled('It said', read.text(change.before, `${part}.before`, 'The words before')),
        ...labelled('It now says', read.text(change.after, `${part}.after`, 'The corrected words')),
        ...labelled('Why', read.text(change.why, `${part}.why`, 'Why it was corrected')),
      ];
    }),
  ];
}
