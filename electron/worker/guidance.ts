import { londonDay } from '../../shared/domain/londonDay.ts';
import { guidanceInForce, guidanceRow } from '../../db/guidanceRepo.ts';
import { recordInOffice } from './commit.ts';
import type { Handlers } from './handlerType.ts';
import { libraryOf } from './policyLibrary.ts';
import { refuseWith } from './refusal.ts';

export const guidanceHandlers = {
  'guidance.list': (worker) => {
    const { db } = worker.signedIn;
    const entered = guidanceInForce(db);
    return {
      guidance: libraryOf(db).guidance.map((entry) => {
        const row = entered.get(entry.id);
        return { entry, by: row ? worker.nameOf(row.by) : null, at: row?.at ?? null };
      }),
    };
  },

  'guidance.set': (worker, { entry }) => {
    const { db, person } = worker.signedIn;
    const others = libraryOf(db).guidance.filter((one) => one.id !== entry.id);
    const missing = entry.replacedBy.find((id) => !others.some((one) => one.id === id));
    if (missing) return refuseWith('INVALID', `The register has no guidance “${missing}”, by which this one is said to be replaced.`, 'Enter that guidance first, or correct its id.', 'replacedBy');
    const cited = (one: { readonly identifier: string; readonly aliases: readonly string[] }) => [one.identifier, ...one.aliases].map((name) => name.toLowerCase().replace(/\s+/g, ' '));
    const taken = others.find((one) => cited(one).some((name) => cited(entry).includes(name)));
    if (taken) return refuseWith('INVALID', `“${taken.identifier}” in the register is cited by the same name.`, 'Change that entry, or leave the name out of this one.', 'aliases');
    if (entry.checkedOn !== null && entry.checkedOn > londonDay(worker.now())) return refuseWith('INVALID', 'The day on which it was checked lies in the future.', 'Give the day on which somebody looked at the publisher’s page.', 'checkedOn');
    const now = worker.now();
    recordInOffice({
      db, event: { type: 'guidanceRecorded', version: 1, body: { guidanceId: entry.id } },
      rows: [guidanceRow({ id: worker.newId(), guidanceId: entry.id, entry, by: person.id, at: now })], actor: person.id, now,
    });
    worker.changed(null);
    return {};
  },
} satisfies Partial<Handlers>;
