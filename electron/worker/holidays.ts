import { bankHolidays, shippedBankHolidays, type BankHolidays } from '../../shared/domain/bankHolidays.ts';
import { readGovUkHolidays } from '../../shared/domain/govUkHolidays.ts';
import { sha256 } from '../../db/canonical.ts';
import type { Db } from '../../db/connection.ts';
import { findSetting, settingRow } from '../../db/settingRepo.ts';
import { readChosen } from './chosenFile.ts';
import { recordInOffice } from './commit.ts';
import type { Handlers } from './handlerType.ts';
import { refuseWith } from './refusal.ts';

const fileLimit = 1_000_000;
const key = 'bankHolidays';

/** The bank holidays to count by, and who brought them in: the list a person brought, unless the app came with one that reaches further. */
export function holidaysOf(db: Db): { list: BankHolidays; brought: { by: string; at: string } | null } {
  const shipped = shippedBankHolidays();
  const row = findSetting(db, key);
  const parsed = row ? bankHolidays.safeParse(row.value) : null;
  if (!row || !parsed?.success || parsed.data.knownTo < shipped.knownTo) return { list: shipped, brought: null };
  return { list: parsed.data, brought: { by: row.by, at: row.at } };
}

export const holidayHandlers = {
  'holidays.get': (worker) => {
    const { list, brought } = holidaysOf(worker.signedIn.db);
    return { knownFrom: list.knownFrom, knownTo: list.knownTo, source: list.source, days: list.days, brought: brought ? { by: worker.nameOf(brought.by), at: brought.at } : null };
  },

  'holidays.look': async (worker, _input, paths) => {
    const { read, hash } = await chosen(worker.signedIn.db, paths);
    return { knownTo: read.list.knownTo, added: read.added, removed: read.removed, sha256: hash };
  },

  'holidays.import': async (worker, input, paths) => {
    const { db, person } = worker.signedIn;
    const { read, hash } = await chosen(db, paths);
    if (hash !== input.sha256) return refuseWith('CONFLICT', 'The file was changed after you looked at it.', 'Choose it again, and look at what it changes.');
    const now = worker.now();
    const row = settingRow(db, { id: worker.newId(), key, value: read.list, by: person.id, at: now });
    recordInOffice({ db, event: { type: 'settingRecorded', version: 1, body: { key, number: row.values.number } }, rows: [row], actor: person.id, now });
    worker.changed(null);
    return { knownTo: read.list.knownTo };
  },
} satisfies Partial<Handlers>;

async function chosen(db: Db, paths: readonly string[] | undefined) {
  const [path] = paths ?? [];
  if (path === undefined) return refuseWith('INVALID', 'No file was chosen.', 'Choose GOV.UK’s list of bank holidays.');
  const { bytes } = await readChosen(path, fileLimit);
  const read = readGovUkHolidays(new TextDecoder('utf-8').decode(bytes), holidaysOf(db).list);
  if (!read.ok) return refuseWith('INVALID', read.why, `${read.next} Nothing was brought in.`);
  return { read, hash: sha256(bytes) };
}
