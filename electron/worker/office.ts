import { icbs } from '../../shared/domain/icb.ts';
import { icbSettings, type IcbSettings } from '../../shared/contract/office.ts';
import { parseCaseEvent } from '../../shared/workflow/events.ts';
import { evolveAll, project } from '../../shared/workflow/evolve.ts';
import type { Db } from '../../db/connection.ts';
import { findSetting, settingRow } from '../../db/settingRepo.ts';
import { verifyRecord } from '../../db/verify.ts';
import { recordInOffice } from './commit.ts';
import type { Handlers } from './handlers.ts';

const settingKey = (ods: string): string => `icb:${ods}`;

/** What an ICB puts on its letters, as last entered by a named person; null where nobody has entered it. */
export function icbSettingsOf(db: Db, ods: string): { settings: IcbSettings; by: string; at: string } | null {
  const row = findSetting(db, settingKey(ods));
  const parsed = row ? icbSettings.safeParse(row.value) : null;
  return row && parsed?.success ? { settings: parsed.data, by: row.by, at: row.at } : null;
}

export const officeHandlers = {
  'icb.list': (worker) => ({
    icbs: icbs.map(({ ods, name }) => {
      const entered = icbSettingsOf(worker.signedIn.db, ods);
      return { ods, name, settings: entered?.settings ?? null, by: entered ? worker.nameOf(entered.by) : null, at: entered?.at ?? null };
    }),
  }),

  'icb.set': (worker, { ods, settings }) => {
    const { db, person } = worker.signedIn;
    const now = worker.now();
    const row = settingRow(db, { id: worker.newId(), key: settingKey(ods), value: settings, by: person.id, at: now });
    recordInOffice({ db, event: { type: 'settingRecorded', version: 1, body: { key: settingKey(ods), number: row.values.number } }, rows: [row], actor: person.id, now });
    worker.changed(null);
    return {};
  },

  'record.verify': (worker) => {
    const found = verifyRecord(worker.signedIn.db, { replay: (events) => ({ ...project(evolveAll(events.map(parseCaseEvent))) }) });
    return { ok: found.ok, at: worker.now(), head: found.head, events: found.events, findings: found.findings.map(({ kind, where, sentence }) => ({ kind, where, sentence })) };
  },
} satisfies Partial<Handlers>;
