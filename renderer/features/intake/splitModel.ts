import { parsePages } from '../../../shared/import/onlyPages.ts';
import type { IntakeView } from '../../../shared/contract/intake.ts';
import type { FieldError } from '../../components/ErrorSummary.tsx';

export type SplitPaper = NonNullable<IntakeView['splitPapers']>[number];
/** To whom a person gives a paper. Nothing is chosen beforehand. */
export type To = 'first' | 'second' | 'neither' | 'by-page';
export interface PaperChoice {
  readonly to: To | null;
  /** As typed: "1-3, 5". */
  readonly first: string;
  readonly second: string;
}
export const noChoice: PaperChoice = { to: null, first: '', second: '' };

interface Part {
  paperId: string;
  pages: number[] | null;
}
export type SplitCheck = { readonly ok: true; readonly first: Part[]; readonly second: Part[] } | { readonly ok: false; readonly errors: FieldError[] };

/** Checks that every paper is given to somebody or to nobody, and that no page is given to both. */
export function checkSplit(papers: readonly SplitPaper[], choices: Readonly<Record<string, PaperChoice>>): SplitCheck {
  const errors: FieldError[] = [];
  const first: Part[] = [];
  const second: Part[] = [];
  papers.forEach((paper, index) => {
    const { to, first: a, second: b } = choices[paper.paperId] ?? noChoice;
    const id = `split-${index}`;
    if (to === null) return void errors.push({ id: `${id}-1`, message: `Say whose paper “${paper.name}” is` });
    if (to === 'first') first.push({ paperId: paper.paperId, pages: null });
    if (to === 'second') second.push({ paperId: paper.paperId, pages: null });
    if (to !== 'by-page') return;
    const length = paper.pages ?? 0;
    const [mine, theirs] = [a, b].map((text) => (text.trim() === '' ? [] : parsePages(text, length)));
    if (!mine) return void errors.push({ id: `${id}-first`, message: `Give pages of “${paper.name}” for the first patient like this: 1-3, 5 (it has ${length})` });
    if (!theirs) return void errors.push({ id: `${id}-second`, message: `Give pages of “${paper.name}” for the second patient like this: 1-3, 5 (it has ${length})` });
    const both = mine.find((page) => theirs.includes(page));
    if (both !== undefined) return void errors.push({ id: `${id}-second`, message: `Page ${both} of “${paper.name}” is given to both patients` });
    if (mine.length + theirs.length === 0) return void errors.push({ id: `${id}-first`, message: `Give at least one page of “${paper.name}”, or choose that it belongs to neither` });
    if (mine.length > 0) first.push({ paperId: paper.paperId, pages: mine });
    if (theirs.length > 0) second.push({ paperId: paper.paperId, pages: theirs });
  });
  if (errors.length === 0 && (first.length === 0 || second.length === 0)) errors.push({ id: 'split-0-1', message: `No paper is given to the ${first.length === 0 ? 'first' : 'second'} patient` });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, first, second };
}

/** Whom a paper names, in words. */
export function namedWords(paper: SplitPaper): string {
  if (paper.names.length === 0) return 'The app found no name or NHS number in it';
  return `Found in it: ${paper.names.map(({ page, who }) => (page === null ? who : `${who} (page ${page})`)).join(', ')}`;
}
