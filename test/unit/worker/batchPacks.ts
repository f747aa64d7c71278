import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BatchReport } from '../../../shared/contract/batch.ts';
import { listIntakePapers, readPaperBytes } from '../../../db/paperRepo.ts';
import { verifyRecord } from '../../../db/verify.ts';
import { replayForVerify } from '../../../shared/workflow/replay.ts';
import { makeTemp } from '../db/tempFolders.ts';
import { samples, type TestWorker } from './harness.ts';

export const token = '00000000-0000-4000-8000-000000000000';
export const how = { tokens: [token], receivedOn: '2026-11-02', commissioner: 'QE1' };

/** A folder of packs: every sample, one of them twice under another name, one that cannot be read, and an empty folder. */
export function packFolder(): string {
  const folder = join(makeTemp(), 'Packs of 2 November');
  mkdirSync(folder);
  const packs = readdirSync(samples).filter((name) => !name.endsWith('.md')).sort();
  for (const name of packs) cpSync(join(samples, name), join(folder, name), { recursive: true });
  cpSync(join(samples, packs[0]!), join(folder, `zz the same again ${packs[0]}`), { recursive: true });
  mkdirSync(join(folder, 'an empty one'));
  writeFileSync(join(folder, 'torn.pdf'), '%PDF-1.7\nno more');
  return folder;
}

/** Waits until nothing runs. */
export async function atRest(test: TestWorker): Promise<void> {
  while (test.worker.jobs.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** What a batch has made of the record, in words that do not depend on ids: every drop with the hashes of its papers. */
export function madeOf(test: TestWorker, report: BatchReport): string[] {
  const { db } = test.worker.signedIn;
  return report.items.map(({ name, status, outcome, why, urgent, intakeId }) => {
    const papers = intakeId ? listIntakePapers(db, intakeId).map(({ id, sha256, parentPaperId }) => {
      readPaperBytes(db, id); // throws where the bytes are not those that came in
      return `${parentPaperId ? 'in ' : ''}${sha256}`;
    }) : [];
    return JSON.stringify([name, status, outcome, why?.message ?? null, urgent, papers.sort()]);
  });
}

/** Throws unless the record is whole: the chain verifies, every drop has its papers, no drop is there twice or half. */
export async function whole(test: TestWorker, batchId: string | null): Promise<void> {
  const { db } = test.worker.signedIn;
  const found = verifyRecord(db, { replay: replayForVerify });
  if (!found.ok) throw new Error(`The record does not verify: ${JSON.stringify(found.findings)}`);
  const { intakes } = await test.ask('intake.list', {});
  for (const one of intakes) if (!['ready', 'stuck'].includes(one.status) || one.papers.length === 0) throw new Error(`A drop is ${one.status} with ${one.papers.length} papers`);
  const taken = batchId === null ? [] : (await test.ask('batch.get', { batchId })).items.filter(({ status }) => status === 'taken').map(({ intakeId }) => intakeId);
  if (taken.length !== intakes.length || new Set(taken).size !== taken.length) throw new Error(`${intakes.length} drops, ${taken.length} of them noted as taken in`);
}
