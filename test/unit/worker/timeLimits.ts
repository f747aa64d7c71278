import { settingRow } from '../../../db/settingRepo.ts';
import { recordInOffice } from '../../../electron/worker/commit.ts';
import { icbSectionKey } from '../../../shared/domain/icbConfiguration.ts';
import type { TimeLimit } from '../../../shared/domain/timeLimits.ts';
import type { TestWorker } from './harness.ts';

/** Enters the time limits of an ICB as a named person does. */
export function setTimeLimits({ worker }: TestWorker, ods: string, limits: readonly TimeLimit[]): void {
  const { db, person } = worker.signedIn;
  const now = worker.now();
  const key = icbSectionKey(ods, 'timeLimits');
  const row = settingRow(db, { id: worker.newId(), key, value: limits, by: person.id, at: now });
  recordInOffice({ db, event: { type: 'settingRecorded', version: 1, body: { key, number: row.values.number } }, rows: [row], actor: person.id, now });
}
