import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenedRegister } from '../../../shared/contract/register.ts';
import type { RegisterKind, RegisterMapping } from '../../../shared/register/mapping.ts';
import type { TestWorker } from './harness.ts';

const token = '00000000-0000-4000-8000-000000000000';
let files = 0;

/** Writes a list to the disk and opens it as the window does. */
export async function openList(test: TestWorker, content: string | Uint8Array, kind: RegisterKind = 'cases'): Promise<OpenedRegister> {
  const path = join(test.folder, `register-${++files}.csv`);
  writeFileSync(path, content);
  return test.ask('register.open', { tokens: [token], kind }, [path]);
}

/** Brings in the lines that are ready and waits until that has ended. */
export async function bringIn(test: TestWorker, opened: OpenedRegister, mapping: RegisterMapping = opened.mapping) {
  const { jobId } = await test.ask('register.import', { lookId: opened.lookId, mapping });
  return jobEnds(test, opened.kind, jobId);
}

export async function jobEnds(test: TestWorker, kind: RegisterKind, jobId: string) {
  for (let tries = 0; tries < 4000; tries++) {
    const last = (await test.ask('register.last', {}))[kind];
    if (last && last.jobId === jobId && last.status !== 'running') return last;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('Bringing in has not ended');
}

/** A digest over every row of every table: two that are equal mean that nothing was written. */
export function digestOfTables({ worker }: TestWorker): string {
  const { sqlite } = worker.signedIn.db;
  const hash = createHash('sha256');
  const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'case_search%' ORDER BY name").pluck().all() as string[];
  for (const table of tables) {
    hash.update(table);
    for (const row of sqlite.prepare(`SELECT * FROM "${table}"`).raw().iterate()) hash.update(JSON.stringify(row));
  }
  return hash.digest('hex');
}

export const count = ({ worker }: TestWorker, table: string): number => worker.signedIn.db.sqlite.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number;

/** An invented NHS number of the 999 range with its right check digit; null where none ends so. */
export function inventedNumber(serial: number): string | null {
  const nine = `999${String(serial).padStart(6, '0')}`;
  const sum = [...nine].reduce((before, digit, index) => before + Number(digit) * (10 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? null : `${nine}${check}`;
}

/** A register of so many invented cases as an office keeps it; every line can be brought in. */
export function registerOf(rows: number): string {
  const lines = ['Ref,Date received,Status,Deadline,Urgent,Patient name,NHS No,DOB,Treatment requested,Notes'];
  for (let index = 1, serial = 1000; index <= rows; serial++) {
    const number = inventedNumber(serial);
    if (number === null) continue;
    const day = String((index % 27) + 1).padStart(2, '0');
    lines.push(`OLD/${index},2026-09-${day},${['Awaiting papers check', 'Listed for panel', 'Screened'][index % 3]},2026-12-${day},${index % 10 === 0 ? 'Y' : 'N'},"Testperson, Number ${index}",${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)},1961-02-03,Invented treatment ${index % 7},"Says ""soon"",\nand more ${index}"`);
    index += 1;
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** What an officer would answer on the mapping screen for {@link registerOf}. */
export function answered(mapping: RegisterMapping): RegisterMapping {
  return { ...mapping, same: { icb: 'QE1' }, words: { ...mapping.words, stage: { 'awaiting papers check': 'checking', 'listed for panel': 'at-panel', screened: 'screened' } } };
}
