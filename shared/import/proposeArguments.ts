import type { PackPaper } from './mergeCandidates.ts';
import type { Anchor, WordBlock } from './paper.ts';

/** One argument of the clinician's case, in the clinician's own words. */
export interface ProposedArgument {
  readonly text: string;
  readonly anchor: Anchor;
  readonly paperId: string;
}

/** A study or guideline that a paper of the pack cites. */
export interface CitedStudy {
  /** As printed. */
  readonly text: string;
  readonly doi: string | null;
  readonly anchor: Anchor;
  readonly paperId: string;
}

const bullet = /^\s*(?:[•·▪◦*–-]|\(?[0-9]{1,2}[.)]|\(?[a-z][.)]|\((?:i{1,3}|iv|v)\))\s+/i;

/**
 * Splits the case put by the clinician into arguments: a paragraph or bullet each, and within one paragraph at
 * "First, … Second, …". A sentence that only leads in ("in three ways:") is none. Nothing is reworded.
 */
export function proposeArguments(files: readonly PackPaper[]): ProposedArgument[] {
  const found: ProposedArgument[] = [];
  for (const { paperId, file } of files) {
    for (const candidate of file.candidates.filter((one) => one.factId === 'clinicianCase')) {
      const parts = candidate.parts ?? [{ text: candidate.value.kind === 'text' ? candidate.value.text : '', anchor: candidate.anchor }];
      const pieces = parts.flatMap(({ text, anchor }) => split(text).map((piece) => ({ piece, anchor })));
      pieces.forEach(({ piece, anchor }, i) => {
        const text = piece.replace(bullet, '').trim();
        const leadsIn = /:$/.test(text) && i < pieces.length - 1;
        if (text.length < 15 || leadsIn || found.some((known) => known.text === text)) return;
        found.push({ text, anchor: { ...anchor, words: piece.trim() }, paperId });
      });
    }
  }
  return found.slice(0, 60);
}

function split(text: string): string[] {
  const paragraphs = text.split(/\n{2,}/).flatMap((paragraph) => {
    const lines = paragraph.split('\n');
    if (!lines.some((line) => bullet.test(line))) return [paragraph.replace(/\n/g, ' ')];
    const items: string[] = [];
    for (const line of lines) {
      if (items.length === 0 || bullet.test(line)) items.push(line);
      else items[items.length - 1] += ` ${line}`;
    }
    return items;
  });
  return paragraphs.flatMap(byOrdinals).filter((piece) => piece.trim() !== '');
}

/** "First, … Second, …" in one paragraph: split where at least two such openings stand. */
function byOrdinals(paragraph: string): string[] {
  const starts = [...paragraph.matchAll(/(?:^|[.;:]\s{1,3})(?=(?:first|second|third|fourth|fifth|finally)(?:ly)?\b[, ])/gi)].map((match) => match.index + match[0].length);
  if (starts.length < 2) return [paragraph];
  const bounds = [0, ...starts.filter((start) => start > 0), paragraph.length];
  return bounds.slice(0, -1).map((start, i) => paragraph.slice(start, bounds[i + 1]).trim());
}

const guideline = /\b(?:NICE\s)?(?:IPG|MTG|TA|NG|CG|HST|DG|QS)\s?[0-9]{1,4}\b/g;
const doi = /\b10\.[0-9]{4,9}\/[^\s"<>]{1,120}/;
const journal = /\b(?:19|20)[0-9]{2}\s?;\s?[0-9]{1,4}(?:\s?\([^)]{1,20}\))?\s?:\s?[A-Za-z]?[0-9]{1,7}/;
const others = /\bet al\b/i;

/** Studies and guidelines that the papers cite: lines with a DOI, a journal reference or "et al", and NICE guidance numbers. */
export function citedStudies(files: readonly PackPaper[]): CitedStudy[] {
  const found: CitedStudy[] = [];
  const seen = new Set<string>();
  const add = (study: CitedStudy) => {
    const key = (study.doi ?? study.text).toLowerCase().replace(/\W+/g, ' ');
    if (!seen.has(key)) found.push(study);
    seen.add(key);
  };
  for (const { paperId, file } of files) {
    for (const { text, anchor } of passages(file)) {
      const number = doi.exec(text)?.[0].replace(/[.,;)\]]+$/, '') ?? null;
      if (number || journal.test(text) || others.test(text)) add({ text: citation(text).slice(0, 400), doi: number, anchor: { ...anchor, words: text.slice(0, 400) }, paperId });
      else for (const match of text.matchAll(guideline)) add({ text: match[0].replace(/\s+/g, ' '), doi: null, anchor: { ...anchor, words: match[0] }, paperId });
    }
  }
  return found.slice(0, 100);
}

/** A reference list gives the citation a line of its own; in running words only the sentence that cites is kept. */
function citation(text: string): string {
  const line = text.replace(bullet, '').trim();
  if (line.length <= 300) return line;
  return line.split(/(?<=[.!?])\s+(?=\p{Lu})/u).find((sentence) => doi.test(sentence) || journal.test(sentence) || others.test(sentence)) ?? line;
}

function passages(file: PackPaper['file']): { text: string; anchor: Anchor }[] {
  if (file.document) return wordPassages(file.document.blocks, []);
  return file.pages.flatMap((page) => page.text.split('\n').map((text) => ({ text, anchor: { kind: 'pdf', page: page.number, rects: [], words: text } as Anchor })));
}

function wordPassages(blocks: readonly WordBlock[], path: readonly number[]): { text: string; anchor: Anchor }[] {
  return blocks.flatMap((block, i): { text: string; anchor: Anchor }[] => {
    const here = [...path, i];
    if (block.type === 'table') return block.rows.flatMap((row, r) => row.cells.flatMap((cell, c) => wordPassages(cell.blocks, [...here, r, c])));
    return block.text.split('\n').map((text) => ({ text, anchor: { kind: 'word', path: here, place: `Paragraph ${(here[0] ?? 0) + 1}`, words: text } }));
  });
}
