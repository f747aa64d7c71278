import { z } from 'zod';
import { canonicalJson, sha256 } from '../../db/canonical.ts';
import type { Db } from '../../db/connection.ts';
import { findSetting, settingRow } from '../../db/settingRepo.ts';
import { guessColumns, isOwnColumn, noMapping, registerMapping, wordFields, wordKey, type RegisterMapping } from '../../shared/register/mapping.ts';
import { recordInOffice } from './commit.ts';
import type { Worker } from './context.ts';
import type { RegisterFile } from './registerFile.ts';

/**
 * The mapping of a list with these columns, kept for the next one. A setting is never disposed of, and the office's words for a stage can
 * be anything that somebody typed: so words are kept as digests only, by which the same word is known again and none can be read.
 */
const kept = registerMapping.omit({ words: true }).extend({ words: z.record(z.enum(wordFields), z.record(z.string(), z.string())) });

/** A list of left-over lines has a last column of ours, and is the same list otherwise. */
function keyOf(file: RegisterFile): string {
  const last = file.header.findLastIndex((name) => !isOwnColumn(name));
  return `registerMapping:${file.kind}:${sha256(JSON.stringify(file.header.slice(0, last + 1).map(wordKey)))}`;
}

/** The mapping that was used for such a file before; else what the names of its columns say. */
export function mappingFor(db: Db, file: RegisterFile): { mapping: RegisterMapping; remembered: boolean } {
  const stored = kept.safeParse(findSetting(db, keyOf(file))?.value);
  if (!stored.success) return { mapping: { ...noMapping, columns: guessColumns(file.kind, file.header) }, remembered: false };
  const { words, ...rest } = stored.data;
  const known = wordFields.map((field) => {
    const at = rest.columns[field];
    const found = at === undefined ? [] : [...new Set(file.rows.map(({ cells }) => wordKey(cells[at] ?? '')))].flatMap((key) => {
      const meaning = words[field][digestOf(file, key)];
      return meaning === undefined ? [] : [[key, meaning] as const];
    });
    return [field, Object.fromEntries(found)];
  });
  const mapping = registerMapping.safeParse({ ...rest, words: Object.fromEntries(known) });
  return mapping.success ? { mapping: mapping.data, remembered: true } : { mapping: { ...noMapping, columns: guessColumns(file.kind, file.header) }, remembered: false };
}

/** Keeps a mapping for the next file with the same columns; nothing is written where it is kept already. */
export function keepMapping(worker: Worker, file: RegisterFile, mapping: RegisterMapping): void {
  const { db, person } = worker.signedIn;
  const { words, ...rest } = mapping;
  const value = { ...rest, words: Object.fromEntries(wordFields.map((field) => [field, Object.fromEntries(Object.entries(words[field]).map(([word, meaning]) => [digestOf(file, word), meaning]))])) };
  const key = keyOf(file);
  const before = findSetting(db, key);
  if (before && canonicalJson(before.value) === canonicalJson(value)) return;
  const now = worker.now();
  const row = settingRow(db, { id: worker.newId(), key, value, by: person.id, at: now });
  recordInOffice({ db, event: { type: 'settingRecorded', version: 1, body: { key, number: row.values.number } }, rows: [row], actor: person.id, now });
}

const digestOf = (file: RegisterFile, word: string): string => sha256(`${keyOf(file)}\n${word}`);
