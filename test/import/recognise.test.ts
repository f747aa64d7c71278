import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recogniseWords } from '../../electron/parser/ocr/recognise.ts';
import type { ReadFile } from '../../shared/import/paper.ts';
import { withRecognised } from '../../shared/import/recognised.ts';
import { proposed } from './plain.ts';

/** A one-page letter of our own sample packs, as a scanner at 150 dots an inch would give it (black and white). */
const scan = new Uint8Array(readFileSync(join(import.meta.dirname, 'scans/letter.png')));
const paper = (change: Partial<ReadFile> = {}): ReadFile => ({ name: 'Scan.pdf', kind: 'pdf', read: false, pages: [{ number: 1, width: 595, height: 842, text: '' }, { number: 2, width: 595, height: 842, text: '' }], document: null, candidates: [], issues: [], children: [], ...change });

describe('words read from a picture', () => {
  it('are proposed as suggestions at their place on the page, and as nothing else', async () => {
    const file = withRecognised(paper(), 1, await recogniseWords(scan));
    expect(proposed(file)).toMatchObject({ patientName: ['Ms Halina Dovecote'], nhsNumber: ['9990000034'], dateOfBirth: ['1974-11-30'], diagnosis: ['Non-union, base of right fifth metatarsal'] });
    expect(new Set(file.candidates.map((candidate) => candidate.method))).toEqual(new Set(['ocr']));
    const number = file.candidates.find((candidate) => candidate.factId === 'nhsNumber')!.anchor;
    // In the letter as it was typeset, the number stands from 107 to 168 points, 189 to 197 points down the page.
    expect(number).toMatchObject({ kind: 'pdf', page: 1 });
    if (number.kind !== 'pdf') throw new Error('No place on a page');
    const [left, top, width, height] = number.rects[0]!;
    expect([Math.round(left), Math.round(left + width)]).toEqual([107, 168]);
    expect([Math.round(top / 4), Math.round((top + height) / 4)]).toEqual([47, 49]);
    expect(file.issues.map((issue) => issue.code)).toContain('picture-read');
    expect(file.pages.map((page) => page.text === '')).toEqual([false, true]);
  }, 60_000);

  it('do not double when the page is read again, and leave the text of other pages alone', async () => {
    const typed = { factId: 'bone', value: { kind: 'text' as const, text: 'tibia' }, anchor: { kind: 'pdf' as const, page: 2, rects: [], words: 'tibia' }, method: 'label-text' as const, label: 'Bone' };
    const page = await recogniseWords(scan);
    const once = withRecognised(paper({ candidates: [typed] }), 1, page);
    const twice = withRecognised(once, 1, page);
    expect(twice.candidates).toEqual(once.candidates);
    expect(twice.issues).toEqual(once.issues);
    expect(twice.candidates[0]).toEqual(typed);
  }, 60_000);

  it('are not asked of a page that the paper does not have, nor of bytes that are no picture', async () => {
    await expect(recogniseWords(new TextEncoder().encode('no picture at all'))).rejects.toThrow();
    expect(() => withRecognised(paper(), 9, { width: 1, height: 1, words: [] })).toThrow(RangeError);
  }, 60_000);

  it('that the reader is not sure of are left out', () => {
    const word = (text: string, left: number, confidence: number) => ({ text, rect: [left, 100, 80, 10] as const, confidence });
    const file = withRecognised(paper(), 1, { width: 595, height: 842, words: [word('NHS', 10, 95), word('No:', 95, 95), word('9990000018', 190, 12)] });
    expect(file.candidates).toEqual([]);
  });
});
