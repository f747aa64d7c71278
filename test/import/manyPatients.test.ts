import { beforeEach, describe, expect, it, vi } from 'vitest';
import { patientsByPage } from '../../shared/import/checks/identifiers.ts';
import { checkPack } from '../../shared/import/checkPack.ts';
import { mergeCandidates, sameName, type PackPaper } from '../../shared/import/mergeCandidates.ts';
import type { CandidateFact, PdfPage } from '../../shared/import/paper.ts';

// The comparisons are counted: that is what grows with the square of the papers, and a count is the same on every machine.
vi.mock('../../shared/import/mergeCandidates.ts', async (original) => {
  const real = await original<typeof import('../../shared/import/mergeCandidates.ts')>();
  return { ...real, sameName: vi.fn(real.sameName) };
});
beforeEach(() => void vi.mocked(sameName).mockClear());

const many = 1000;
const day = (i: number): string => `19${String(10 + (i % 80)).padStart(2, '0')}-0${1 + (i % 9)}-1${i % 10}`;
const word = (i: number): string => `${String.fromCharCode(65 + (i % 26))}${[...String(i)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;
function said(factId: string, text: string, page: number): CandidateFact {
  return { factId, value: factId === 'dateOfBirth' ? { kind: 'date', date: { from: text, to: text } as never } : { kind: 'text', text }, anchor: { kind: 'pdf', page, rects: [], words: text }, method: 'label-text', label: factId };
}
const about = (i: number, page = 1, number = String(9_000_000_000 + i)): CandidateFact[] => [said('patientName', `${word(i)} ${word(i * 7 + 3)}`, page), said('nhsNumber', number, page), said('dateOfBirth', day(i), page)];
const paper = (i: number, candidates: readonly CandidateFact[], pages: readonly PdfPage[] = []): PackPaper => ({ paperId: `p${i}`, file: { name: `letter ${i}.pdf`, kind: 'pdf', read: true, pages, document: null, candidates, issues: [], children: [] } });
const page = (number: number): PdfPage => ({ number, width: 595, height: 842, text: `Page ${number}` });
const each = <T>(make: (i: number) => T): T[] => Array.from({ length: many }, (_, i) => make(i));
const compared = () => vi.mocked(sameName).mock.calls.length;
const codes = (papers: readonly PackPaper[]) => checkPack(papers, '2026-11-02').map(({ code }) => code);
/** Far below the half million pairs that a thousand papers make. */
const bound = 60_000;

describe('a pack about a thousand people', () => {
  it('in as many papers is told as one of several patients, with a sentence that can be read', () => {
    const found = checkPack(each((i) => paper(i, about(i))), '2026-11-02').filter(({ code }) => code === 'two-patients');
    expect(found).toHaveLength(1);
    expect(found[0]!.message.length).toBeLessThan(1000);
    expect(found[0]!.message).toContain('988 more');
    expect(compared()).toBeLessThan(bound);
  });

  it('under one number: the first pairs are named, and how many more there are', () => {
    const found = checkPack(each((i) => paper(i, about(i, 1, '9990000018'))), '2026-11-02').filter(({ code }) => code.startsWith('same-number'));
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(20);
    expect(found.at(-1)!.message).toMatch(/and so in \d+ more pairs of papers/);
    expect(compared()).toBeLessThan(bound);
  });

  it('without numbers, in the pages of one paper, and born on one day', () => {
    expect(codes(each((i) => paper(i, about(i).filter(({ factId }) => factId !== 'nhsNumber'))))).toContain('two-patients');
    expect(codes([paper(0, each((i) => about(i, i + 1)).flat(), each((i) => page(i + 1)))])).toContain('two-patients');
    expect(codes(each((i) => paper(i, [said('patientName', `${word(i)} Winter`, 1), said('dateOfBirth', '1961-03-03', 1)])))).toContain('possible-twins');
    expect(compared()).toBeLessThan(4 * bound);
  });

  it('has each page with whom it names', () => {
    const pages = patientsByPage([paper(0, each((i) => about(i, i + 1)).flat(), each((i) => page(i + 1)))]);
    expect(pages).toHaveLength(many);
    expect(pages[700]).toMatchObject({ page: 701, nhsNumbers: ['9000000700'] });
  });
});

describe('answers to one question', () => {
  /** A value that counts how often it is looked at. */
  const counted = (looks: { count: number }, text: string): CandidateFact => ({ ...said('patientName', text, 1), value: { kind: 'text', get text() { looks.count += 1; return text; } } });
  const name = (candidates: readonly CandidateFact[]) => mergeCandidates([paper(0, candidates)]).find(({ factId }) => factId === 'patientName')!;

  it('that a thousand papers repeat are compared once for each wording', () => {
    const looks = { count: 0 };
    expect(name(each((i) => counted(looks, i % 2 === 0 ? 'Agnes Winter' : 'WINTER, Agnes'))).disputed).toBe(false);
    expect(looks.count).toBeLessThan(10 * many);
  });

  it('in a thousand wordings are for a person to look at, without comparing each with each', () => {
    const looks = { count: 0 };
    expect(name(each((i) => counted(looks, `Agnes ${word(i)} Winter`))).disputed).toBe(true);
    expect(looks.count).toBeLessThan(10 * many);
  });
});
