import { canonicalJson, sha256 } from '../../db/canonical.ts';
import type { Db } from '../../db/connection.ts';
import { findSetting, settingRow } from '../../db/settingRepo.ts';
import { csvMapping, csvTableOf, namelessColumn, proposeRows, type CsvMapping, type CsvTable } from '../../shared/import/csvTable.ts';
import { issue } from '../../shared/import/issues.ts';
import type { ReadFile } from '../../shared/import/paper.ts';
import { recordInOffice } from './commit.ts';
import type { Worker } from './context.ts';
import type { PaperRead } from './readPack.ts';

/** Lists with the same names in the same order share a meaning. One without names has none that could be kept. */
function keyOf(header: readonly string[]): string | null {
  if (header.every((name) => namelessColumn.test(name))) return null;
  return `csvMapping:${sha256(JSON.stringify(header.map((name) => name.toLowerCase().replace(/\s+/g, ' ').trim())))}`;
}

/** What a person said that these columns mean; null where nobody has. */
export function rememberedMapping(db: Db, header: readonly string[]): CsvMapping | null {
  const key = keyOf(header);
  const stored = key === null ? null : csvMapping.safeParse(findSetting(db, key)?.value);
  return stored?.success && stored.data.columns.length === header.length ? stored.data : null;
}

/** Keeps a meaning for the next list with these columns. It names columns by their place only: a setting is never disposed of. */
export function keepCsvMapping(worker: Worker, header: readonly string[], mapping: CsvMapping): void {
  const key = keyOf(header);
  if (key === null) return;
  const { db, person } = worker.signedIn;
  const before = findSetting(db, key);
  if (before && canonicalJson(before.value) === canonicalJson(mapping)) return;
  const now = worker.now();
  const row = settingRow(db, { id: worker.newId(), key, value: mapping, by: person.id, at: now });
  recordInOffice({ db, event: { type: 'settingRecorded', version: 1, body: { key, number: row.values.number } }, rows: [row], actor: person.id, now });
}

/** Codes that the meaning of the columns decides about: they are found anew with another meaning. */
const byMapping = /^(?:csv-(?:not-mapped|column-twice|row-twice|ragged|formula|mapping-remembered)|date-|nhs-number-|two-|interval-|answer-)/;

/** A list as it reads with this meaning of its columns. */
export function readWith(file: ReadFile, table: CsvTable, mapping: CsvMapping, remembered: boolean): ReadFile {
  const found = proposeRows(table, mapping, file.name);
  const { records: _before, ...rest } = file;
  const said = remembered ? [issue('csv-mapping-remembered', file.name)] : [];
  return {
    ...rest, read: mapping.columns.some((use) => use !== null), candidates: found.candidates, ...(found.records ? { records: found.records } : {}),
    issues: [...said, ...file.issues.filter(({ code }) => !byMapping.test(code)), ...found.issues],
  };
}

/** Papers as they were read, lists among them with the meaning that was kept for their columns. */
export function withRemembered(db: Db, papers: readonly PaperRead[]): PaperRead[] {
  return papers.map((paper) => {
    const table = paper.file.kind === 'csv' ? csvTableOf(paper.file.document) : null;
    const mapping = table && rememberedMapping(db, table.header);
    return table && mapping ? { ...paper, file: readWith(paper.file, table, mapping, true) } : paper;
  });
}
