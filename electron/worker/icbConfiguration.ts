import { caseSectionIds, type CaseRules, type IcbSectionState, type IcbSectionStates } from '../../shared/contract/icbConfiguration.ts';
import { icbSectionIds, icbSectionKey, icbSections, type IcbSectionId, type IcbSectionValue } from '../../shared/domain/icbConfiguration.ts';
import { icbs, type Icb } from '../../shared/domain/icb.ts';
import { letterheadLimit, type IcbIdentity } from '../../shared/domain/icbSections/identity.ts';
import { keptUntil } from '../../shared/domain/icbSections/retention.ts';
import { canonicalJson } from '../../db/canonical.ts';
import { findSetting, settingHistory, settingRow, type SettingRow } from '../../db/settingRepo.ts';
import { openCase } from './caseFile.ts';
import { readChosen } from './chosenFile.ts';
import { recordInOffice } from './commit.ts';
import type { Worker } from './context.ts';
import type { Handlers } from './handlerType.ts';
import { icbConfigurationOf, takenBack } from './icbSettings.ts';
import { checkLetterhead, letterheadFrom } from './letterhead.ts';
import { refuseWith } from './refusal.ts';
import { retentionDays } from './retentionDays.ts';

export const icbConfigurationHandlers = {
  'icb.configuration': (worker, { ods }) => {
    const { name, from, to } = known(ods);
    const sections = Object.fromEntries(icbSectionIds.map((id) => [id, stateOf(worker, id, findSetting(worker.signedIn.db, icbSectionKey(ods, id)))])) as unknown as IcbSectionStates;
    return { ods, name, from, to, sections };
  },

  'icb.section.set': (worker, { ods, section, after, value, reason }) => {
    known(ods);
    const { db, person } = worker.signedIn;
    const key = icbSectionKey(ods, section);
    const held = findSetting(db, key);
    if ((held?.number ?? 0) !== after) {
      return refuseWith('CONFLICT', `“${icbSections[section].label}” was changed by ${held ? worker.nameOf(held.by) : 'somebody else'} while you were looking at it. Nothing was saved.`, 'Look at the latest, then change it again if it still needs it.');
    }
    const kept = value === null ? withdrawn(held, reason) : entered(worker, ods, section, value, held);
    const now = worker.now();
    const row = settingRow(db, { id: worker.newId(), key, value: kept, by: person.id, at: now });
    recordInOffice({ db, event: { type: 'settingRecorded', version: 1, body: { key, number: row.values.number } }, rows: [row], actor: person.id, now });
    worker.changed(null);
    return {};
  },

  'icb.section.history': (worker, { ods, section }) => {
    known(ods);
    return {
      versions: settingHistory(worker.signedIn.db, icbSectionKey(ods, section)).map((row) => {
        const back = takenBack(row.value);
        return { number: row.number, by: worker.nameOf(row.by), at: row.at, reason: back?.reason ?? null, value: back ? null : row.value };
      }),
    };
  },

  'icb.letterhead.read': async (worker, _input, paths) => {
    const [path] = paths ?? [];
    if (path === undefined) return refuseWith('INVALID', 'No image was chosen.', 'Choose the image of the letterhead.');
    return { letterhead: letterheadFrom(worker, await readChosen(path, letterheadLimit)) };
  },

  'case.rules': (worker, { applicationId }) => {
    const file = openCase(worker, applicationId);
    const { name, ods } = known(file.row.commissioner);
    const held = icbConfigurationOf(worker.signedIn.db, ods);
    const rules = Object.fromEntries(caseSectionIds.map((id) => [id, held[id] ?? null])) as unknown as CaseRules;
    const closed = file.state.stage === 'closed';
    return { ods, name, rules, keptUntil: rules.retention && closed ? keptUntil(rules.retention, retentionDays(worker, applicationId)) : null };
  },
} satisfies Partial<Handlers>;

function known(ods: string): Icb {
  return icbs.find((one) => one.ods === ods) ?? refuseWith('NOT_FOUND', 'There is no ICB with this code in the app.', 'Choose the ICB again from the list.');
}

function stateOf<Id extends IcbSectionId>(worker: Worker, id: Id, row: SettingRow | undefined): IcbSectionState<IcbSectionValue<Id>> | null {
  if (!row) return null;
  const back = takenBack(row.value);
  const parsed = icbSections[id].value.safeParse(row.value);
  return { value: parsed.success ? (parsed.data as IcbSectionValue<Id>) : null, number: row.number, by: worker.nameOf(row.by), at: row.at, reason: back?.reason ?? null };
}

function withdrawn(held: SettingRow | undefined, reason: string | null) {
  if (!held || takenBack(held.value)) return refuseWith('REFUSED', 'It is not set, so it cannot be taken back.', 'Look at the section again.');
  return reason === null ? refuseWith('INVALID', 'The record must say why it is taken back.', 'Write why, in at least ten characters.', 'reason') : { unset: true as const, reason };
}

function entered(worker: Worker, ods: string, id: IcbSectionId, value: unknown, held: SettingRow | undefined): unknown {
  const parsed = icbSections[id].value.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuseWith('INVALID', `“${icbSections[id].label}” cannot be saved so: ${issue?.message ?? 'it does not have the right shape'}.`, 'Correct it and save it again.', issue?.path.map(String).join('.'));
  }
  if (held && canonicalJson(held.value) === canonicalJson(parsed.data)) return refuseWith('REFUSED', 'Nothing was changed, so there is no new version to keep.', 'Change something first, or go back.');
  if (id === 'identity') checkLetterhead(worker, ods, parsed.data as IcbIdentity);
  return parsed.data;
}
