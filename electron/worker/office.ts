import { icbs } from '../../shared/domain/icb.ts';
import { parseCaseEvent } from '../../shared/workflow/events.ts';
import { evolveAll, project } from '../../shared/workflow/evolve.ts';
import { settingRow } from '../../db/settingRepo.ts';
import { verifyRecord } from '../../db/verify.ts';
import { recordInOffice } from './commit.ts';
import { icbSettingKey, icbSettingsOf } from './icbSettings.ts';
import type { Handlers } from './handlerType.ts';

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
    const row = settingRow(db, { id: worker.newId(), key: icbSettingKey(ods), value: settings, by: person.id, at: now });
    recordInOffice({ db, event: { type: 'settingRecorded', version: 1, body: { key: icbSettingKey(ods), number: row.values.number } }, rows: [row], actor: person.id, now });
    worker.changed(null);
    return {};
  },

  'record.verify': (worker) => {
    const found = verifyRecord(worker.signedIn.db, { replay: (events) => ({ ...project(evolveAll(events.map(parseCaseEvent))) }) });
    return { ok: found.ok, at: worker.now(), head: found.head, events: found.events, findings: found.findings.map(({ kind, where, sentence }) => ({ kind, where, sentence })) };
  },
} satisfies Partial<Handlers>;
