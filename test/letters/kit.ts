import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { typeset } from '../../electron/worker/typeset.ts';
import { compose } from '../../shared/letters/compose.ts';
import type { LetterDocument, LetterKind } from '../../shared/letters/document.ts';
import type { LetterRecord } from '../../shared/letters/record.ts';
import { appealOutcome, approved, informationNeeded, returnedIncomplete, routedElsewhere } from './moreSamples.ts';
import { criteriaMet, declined, deferred } from './samples.ts';

export const root = join(import.meta.dirname, '..', '..');
export const fontDir = join(root, 'node_modules', '@expo-google-fonts', 'arimo');
export const template = { path: join(root, 'resources', 'letters', 'letter.typ') };

/** The sample record that each letter is written from. */
export const sampleFor: Readonly<Record<LetterKind, LetterRecord>> = {
  'declined-clinician': declined,
  'declined-patient': declined,
  'criteria-met-clinician': criteriaMet,
  'criteria-met-patient': criteriaMet,
  'deferred-clinician': deferred,
  'deferred-patient': deferred,
  'approved-clinician': approved,
  'approved-patient': approved,
  'routed-elsewhere-clinician': routedElsewhere,
  'routed-elsewhere-patient': routedElsewhere,
  'information-needed-clinician': informationNeeded,
  'returned-incomplete-clinician': returnedIncomplete,
  'appeal-outcome-clinician': appealOutcome,
  'appeal-outcome-patient': appealOutcome,
};

/** The composed letter; fails the test with what is missing where it is refused. */
export function composed(kind: LetterKind, record: LetterRecord = sampleFor[kind]): LetterDocument {
  const result = compose(kind, record);
  if (!result.ok) throw new Error(result.missing.map(({ part, message }) => `${part}: ${message}`).join('\n'));
  return result.document;
}

export function pdfOf(document: LetterDocument): Uint8Array {
  return typeset(document, { fontDir, template, issuedOn: document.letterDate });
}

/** Runs one of poppler's tools on a PDF and returns what it prints. The file lives only for the call. */
export function poppler(tool: 'pdfinfo' | 'pdffonts' | 'pdftotext' | 'pdfimages', pdf: Uint8Array, ...options: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'ifr-letter-'));
  try {
    const file = join(folder, 'letter.pdf');
    writeFileSync(file, pdf);
    return execFileSync(tool, [...options, file, ...(tool === 'pdftotext' ? ['-'] : [])], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The running text of a PDF without its page feet, spaces made one: what a sentence can be looked for in. */
export function runningText(pdf: Uint8Array): string {
  return poppler('pdftotext', pdf, '-raw')
    .replace(/Reference .*? Record head .*?\s*Page \d+ of \d+/g, ' ')
    .replace(/\s+/g, ' ');
}

/** A copy of the record with one piece at a path replaced. */
export function withPart<T>(record: T, path: string, value: unknown): T {
  const copy = structuredClone(record) as Record<string, unknown>;
  const keys = path.split('.');
  let at = copy;
  for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[keys.at(-1)!] = value;
  return copy as T;
}

/** The path of every text in a value. */
export function textPaths(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textPaths(inner, path === '' ? key : `${path}.${key}`));
}

export function partOf(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], value);
}

/** The pictures that a PDF holds, by page and size in pixels. */
export function pdfImages(pdf: Uint8Array): { page: number; width: number; height: number }[] {
  const listed = poppler('pdfimages', pdf, '-list').trim().split('\n').slice(2);
  return listed.map((line) => line.trim().split(/\s+/)).map(([page, , , width, height]) => ({ page: Number(page), width: Number(width), height: Number(height) }));
}
