import type { Block, LetterDocument } from './document.ts';
import type { LintFinding } from './lint.ts';
import { readingAge, sentencesOf, wordsOf } from './readingAge.ts';
import { recordedTexts } from './recordedTexts.ts';
import type { LetterRecord } from './record.ts';

/** The reading age that a letter to a patient may reach before a person is asked to look. */
export const highestReadingAge = 14;
const longestSentence = 30;

/** How the letter reads: stock phrases, abbreviations that nobody explained, hard sentences, and copies by address. */
export function lintWording(document: LetterDocument, record: LetterRecord): LintFinding[] {
  return [...stockPhrases(document, record), ...abbreviations(document), ...hardToRead(document, record), ...copies(record)];
}

const phrases = [
  'after careful consideration',
  'as per',
  'at this moment in time',
  'do not hesitate',
  'due consideration',
  'fully considered',
  'insufficient evidence',
  'in line with policy',
  'on this occasion',
  'regret to inform',
  'unfortunately',
  'with reference to',
  'the panel noted the contents',
];

const own = ['reasons', 'criteria', 'deferral', 'approval', 'routed', 'information', 'appeal', 'patientNote'] as const;

function stockPhrases(document: LetterDocument, record: LetterRecord): LintFinding[] {
  return own
    .filter((part) => (part === 'patientNote') === (document.audience === 'patient'))
    .flatMap((part) => recordedTexts(record, part))
    .flatMap(({ part, text }) =>
      phrases
        .filter((phrase) => text.toLowerCase().includes(phrase))
        .map((phrase): LintFinding => ({ part, weight: 'look', message: `“${phrase}” is a stock phrase. Say what it stands for in this case, or leave it out.` })),
    );
}

const known: Readonly<Record<LetterDocument['audience'], readonly string[]>> = {
  patient: ['NHS', 'GP', 'UK', 'PDF'],
  clinician: ['NHS', 'GP', 'UK', 'CT', 'MRI', 'BMJ', 'BMC', 'NICE', 'MDT', 'PDF'],
};

function abbreviations(document: LetterDocument): LintFinding[] {
  const text = proseOf(document.blocks).join('\n');
  const used = new Set([...text.matchAll(/(?<![\p{L}\p{N}_-])(\p{Lu}{2,6})s?(?![\p{L}\p{N}_-])/gu)].map((match) => match[1]!));
  return [...used]
    .filter((short) => !known[document.audience].includes(short) && !text.includes(`(${short})`) && !text.includes(`(the ${short})`))
    .map((short) => ({ part: 'document', weight: 'look', message: `“${short}” is never explained in this letter.` }));
}

function hardToRead(document: LetterDocument, record: LetterRecord): LintFinding[] {
  if (document.audience === 'clinician') return [];
  const findings: LintFinding[] = [];
  const age = readingAge(proseOf(document.blocks).join('\n'));
  if (age > highestReadingAge) findings.push({ part: 'document', weight: 'look', message: `The letter reads at about age ${Math.round(age)}. Patients’ letters should not be above ${highestReadingAge}: shorter sentences, everyday words.` });
  for (const { part, text } of recordedTexts(record, 'patientNote')) {
    const long = sentencesOf(text).find((sentence) => wordsOf(sentence).length > longestSentence);
    if (long !== undefined) findings.push({ part, weight: 'look', message: `A sentence of ${wordsOf(long).length} words is hard to read. Divide it.` });
    else if (part !== 'patientNote.writtenBy' && sentencesOf(text).length > 0 && wordsOf(text).length > 12 && readingAge(text) > highestReadingAge + 2) {
      findings.push({ part, weight: 'look', message: 'These words are harder to read than the rest of the letter. Use everyday words.' });
    }
  }
  return findings;
}

const address = /@|\d|\b(?:road|street|lane|avenue|close|drive|surgery|house|court|hill|square|terrace|practice at)\b/i;
const title = /\b(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof(?:essor)?)\b\.?/;

/** An address on the letter of one person tells where another is; copies go out under their own cover. */
function copies(record: LetterRecord): LintFinding[] {
  return record.copies.flatMap((copy, index): LintFinding[] => {
    const part = `copies.${index}`;
    if (address.test(copy)) return [{ part, weight: 'must-fix', message: `“${copy}” names an address. Say only the role, as in “the patient’s GP”.` }];
    if (title.test(copy)) return [{ part, weight: 'must-fix', message: `“${copy}” names a person. Say only the role, as in “the patient’s GP”.` }];
    return [];
  });
}

function proseOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph' || block.kind === 'heading') return [block.text];
    if (block.kind === 'list') return block.items;
    return block.kind === 'table' ? block.rows.flat() : [];
  });
}
