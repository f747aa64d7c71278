import { afterAll, describe, expect, it } from 'vitest';
import { readFile } from '../../electron/parser/readFile.ts';
import type { CandidateFact, WordBlock } from '../../shared/import/paper.ts';
import { normaliseTicks } from '../../shared/import/ticks.ts';
import { blockText } from '../../shared/import/wordPairs.ts';
import { pdfForms } from './foreign/pdfForms.ts';
import { moreForms } from './foreign/moreForms.ts';
import { pdfForms2 } from './foreign/pdfForms2.ts';
import { wordForms } from './foreign/wordForms.ts';
import { wordForms2 } from './foreign/wordForms2.ts';
import { misses, plain } from './plain.ts';

/** Forms that other people could have made: none shares code with the sample packs. */
const forms = [...wordForms, ...wordForms2, ...pdfForms, ...pdfForms2, ...moreForms];
let expectedFacts = 0;
let missed = 0;

afterAll(() => {
  const recall = (100 * (expectedFacts - missed)) / expectedFacts;
  console.log(`Facts read from ${forms.length} foreign forms: ${expectedFacts - missed} of ${expectedFacts} (${recall.toFixed(1)} %)`);
  expect(recall).toBeGreaterThanOrEqual(95);
});

describe('forms of unknown layout', () => {
  it.each(forms.map((form) => [form.name, form] as const))('%s', async (name, form) => {
    const file = await readFile(name, await form.bytes());
    const wrong = misses(file, form.expected);
    expectedFacts += Object.keys(form.expected).length;
    missed += wrong.length;
    expect(file.read).toBe(true);
    expect(wrong, JSON.stringify(file.issues.map((issue) => issue.message))).toEqual([]);
    for (const fact of form.absent ?? []) expect(file.candidates.filter((candidate) => candidate.factId === fact), fact).toEqual([]);
    const unexpected = file.candidates.filter((candidate) => !(candidate.factId in form.expected)).map((candidate) => `${candidate.factId} = ${plain(candidate.value)} (${candidate.label})`);
    expect(unexpected).toEqual([]);
    for (const candidate of file.candidates) expectPlace(candidate, file.document?.blocks ?? [], file.pages);
  });
});

/** The words at the anchor hold the value, and the anchor lies where the words are. */
function expectPlace(candidate: CandidateFact, blocks: readonly WordBlock[], pages: readonly { number: number; width: number; height: number }[]): void {
  const { anchor, value } = candidate;
  const bare = (text: string) => normaliseTicks(text).toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const pieces = candidate.method === 'tick-box' ? [] : value.kind === 'text' && anchor.words.includes('\n') ? value.text.split(/\s+/) : value.kind === 'text' ? [value.text] : [];
  for (const piece of pieces) expect(bare(anchor.words)).toContain(bare(piece)); // a name or address asked for in pieces stands in several places
  if (value.kind === 'date') expect(bare(anchor.words)).toContain(bare(value.date.printed));
  if (anchor.kind === 'word') {
    const there = blockAt(blocks, anchor.path);
    expect(bare(there), `${candidate.factId} at ${anchor.path.join('.')}`).toContain(bare(anchor.words.split('\n')[0]!));
  } else if (anchor.kind === 'pdf') {
    expect(anchor.rects.length).toBeGreaterThan(0);
    const page = pages[anchor.page - 1]!;
    for (const [left, top, width, height] of anchor.rects) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(page.width + 1);
      expect(top + height).toBeLessThanOrEqual(page.height + 1);
    }
  }
}

function blockAt(blocks: readonly WordBlock[], path: readonly number[]): string {
  const [index = 0, r, c, ...rest] = path;
  const block = blocks[index]!;
  if (r === undefined || block.type === 'paragraph') return blockText(block);
  const row = block.rows[r]!;
  if (c === undefined) return row.cells.map((cell) => cell.blocks.map(blockText).join('\n')).join('\n');
  return rest.length === 0 ? row.cells[c]!.blocks.map(blockText).join('\n') : blockAt(row.cells[c]!.blocks, rest);
}
