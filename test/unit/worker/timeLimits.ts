import { shippedBankHolidays } from '../../../shared/domain/bankHolidays.ts';
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

/** Brings in a list of bank holidays with these days besides those that are known, as a named person does. */
export function bringHolidays({ worker }: TestWorker, days: readonly string[]): void {
  const { db, person } = worker.signedIn;
  const now = worker.now();
  const shipped = shippedBankHolidays();
  const list = { ...shipped, source: 'An invented list', days: [...shipped.days.filter(({ on }) => !days.includes(on)), ...days.map((on) => ({ on, name: 'An invented holiday' }))].sort((a, b) => a.on.localeCompare(b.on)) };
  const row = settingRow(db, { id: worker.newId(), key: 'bankHolidays', value: list, by: person.id, at: now });
  recordInOffice({ db, event: { type: 'settingRecorded', version: 1, body: { key: 'bankHolidays', number: row.values.number } }, rows: [row], actor: person.id, now });
}
