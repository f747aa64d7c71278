import { factDefinition } from '../../domain/factCatalogue.ts';
import type { MergedFact, PackPaper } from '../mergeCandidates.ts';
import type { PackContext } from '../packContext.ts';
import type { CandidateFact } from '../paper.ts';
import { hasTicks, normaliseTicks, tickOptions } from '../ticks.ts';
import { blockText } from '../wordPairs.ts';

/** A pack as its checks see it. */
export interface Pack {
  readonly papers: readonly PackPaper[];
  readonly merged: readonly MergedFact[];
  readonly context: PackContext;
}

/** Stands for the file name in issues of the pack as a whole. */
export const whole = 'The pack';

export function quoted(paper: PackPaper): string {
  return `“${paper.file.name}”`;
}

/** Names of papers, each once, in an order that does not depend on the order in which they came. */
export function namesOf(papers: readonly PackPaper[]): string {
  return listedSome([...new Set(papers.map(quoted))].sort());
}

export function labelled(factId: string): string {
  return `“${factDefinition(factId)?.label ?? factId}”`;
}

export function answers(paper: PackPaper, factId: string): CandidateFact[] {
  return paper.file.candidates.filter((candidate) => candidate.factId === factId);
}

export function texts(paper: PackPaper, factId: string): string[] {
  return answers(paper, factId).flatMap((candidate) => (candidate.value.kind === 'text' ? [candidate.value.text] : []));
}

export function births(paper: PackPaper): { from: string; to: string }[] {
  return answers(paper, 'dateOfBirth').flatMap((candidate) => (candidate.value.kind === 'date' ? [candidate.value.date] : []));
}

/** Papers in which a choice was answered in this way. */
export function papersSaying(papers: readonly PackPaper[], factId: string, choice: string): PackPaper[] {
  return papers.filter((paper) => answers(paper, factId).some(({ value }) => value.kind === 'choice' && value.choice === choice));
}

const mostNamed = 12;

/** The first of many, and how many more there are. */
export function listedSome(words: readonly string[]): string {
  return words.length <= mostNamed ? listed(words) : `${words.slice(0, mostNamed).join(', ')} and ${words.length - mostNamed} more`;
}

export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** As much of a paper as the checks look at: enough for a form and a letter, bounded for anything else. */
const longestLooked = 200_000;

const contents = new WeakMap<PackPaper['file'], string>();

/** All that a paper says, in reading order: for comparing papers with each other. */
export function wholeContentOf({ file }: PackPaper): string {
  return (file.document ? file.document.blocks.map(blockText) : file.pages.map((page) => page.text)).join('\n');
}

/** The beginning of what a paper says, as far as the checks look. */
export function contentOf(paper: PackPaper): string {
  const { file } = paper;
  const known = contents.get(file);
  if (known !== undefined) return known;
  const content = wholeContentOf(paper).slice(0, longestLooked);
  contents.set(file, content);
  return content;
}

/** Whether a paper speaks of the request itself. A published study among the enclosures does not, and its words are not the patient's. */
export function isOfTheRequest(paper: PackPaper): boolean {
  return paper.file.candidates.length >= 2;
}

const said = new WeakMap<PackPaper['file'], readonly string[]>();

/**
 * The sentences that a paper states: questions, conditions and the form's own guidance are left out, and of tick boxes only
 * what is ticked is taken. For checks that look for words and must not take a blank form's questions for answers.
 */
export function statements(paper: PackPaper): readonly string[] {
  const known = said.get(paper.file);
  if (known) return known;
  const found: string[] = [];
  for (const raw of contentOf(paper).split('\n')) {
    const line = normaliseTicks(raw.slice(0, 4000));
    const parts = hasTicks(line) ? tickOptions(line).filter((option) => option.ticked).map((option) => option.text) : line.split(/(?<=[.;!?])\s+/);
    for (const part of parts) {
      const sentence = part.trim();
      if (sentence === '' || sentence.includes('?') || /\b(?:if|whether|please|e\.g\.|for example|must|should|tick)\b/i.test(sentence)) continue;
      found.push(sentence.slice(0, 1000));
    }
  }
  said.set(paper.file, found);
  return found;
}

/** What was answered to a question that stands in the text of a form and is no fact of its own; null where it cannot be told. */
export function answerAfter(text: string, end: number): 'yes' | 'no' | null {
  const after = normaliseTicks(text.slice(end, end + 160));
  if (hasTicks(after)) {
    const boxes = tickOptions(after).slice(0, 2);
    const ticked = boxes.filter((option) => option.ticked);
    const word = ticked.length === 1 ? /^(yes|no)\b/i.exec(ticked[0]!.text)?.[1] : undefined;
    return word ? (word.toLowerCase() as 'yes' | 'no') : null;
  }
  const word = /^[^a-z\n]{0,10}\n?[^a-z\n]{0,10}(yes|no)\b(?!\s*\/)/i.exec(after)?.[1];
  return word ? (word.toLowerCase() as 'yes' | 'no') : null;
}
