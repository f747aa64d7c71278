import { beginNewRecoveryKey, firstHolder, recoveryHolders, removeRecoveryKey } from '../../db/keys.ts';
import { findSetting, settingHistory, settingRow } from '../../db/settingRepo.ts';
import type { HoldersView } from '../../shared/contract/people.ts';
import { recordInOffice } from './commit.ts';
import { recoveryConfirmedKey, type Worker } from './context.ts';
import type { Handlers } from './handlerType.ts';
import { refuseWith } from './refusal.ts';

/** Under which setting the names of the holders are kept; the key file holds opaque ids only. */
const holdersKey = 'recoveryHolders';
/** How many people must hold a recovery key before a case is made: one paper alone can be lost. */
export const holdersNeeded = 2;

interface Holder {
  readonly holderId: string;
  readonly name: string;
  readonly by: string;
  readonly at: string;
}

/** Who holds a recovery key that is in force. */
export function holdersOf(worker: Worker): Holder[] {
  const { db } = worker.signedIn;
  const recorded = findSetting(db, holdersKey)?.value as Holder[] | undefined;
  const inForce = recoveryHolders(worker.keyFile);
  return (recorded ?? firstOf(worker)).filter((holder) => inForce.includes(holder.holderId));
}

/** While nobody added a holder: whoever typed the key of the first start back. */
function firstOf(worker: Worker): Holder[] {
  const row = settingHistory(worker.signedIn.db, recoveryConfirmedKey).at(-1);
  return row ? [{ holderId: firstHolder, name: worker.nameOf(row.by), by: row.by, at: row.at }] : [];
}

/** Ends a handler that makes a case while too few people hold a recovery key. @throws RefusedError. */
export function requireHolders(worker: Worker): void {
  const why = whyNoCase(holdersOf(worker));
  if (why) refuseWith('REFUSED', `No case can be made yet. ${why}`, 'An administrator adds a second holder under Settings, Recovery keys.', 'recoveryKeys');
}

function whyNoCase(holders: readonly Holder[]): string | null {
  if (holders.length >= holdersNeeded) return null;
  return `Only ${holders[0]?.name ?? 'nobody'} holds a recovery key. Two people must each hold one before the first case is made: if the passphrases and the one paper were lost, nobody could open the record again.`;
}

function view(worker: Worker): HoldersView {
  const holders = holdersOf(worker);
  return { holders: holders.map((holder) => ({ ...holder, by: worker.nameOf(holder.by) })), whyNoCase: whyNoCase(holders) };
}

export const recoveryHolderHandlers = {
  'recovery.list': (worker) => view(worker),

  'recovery.begin': (worker, { name, replaces }) => {
    const { databaseKey } = worker.signedIn;
    const holders = holdersOf(worker);
    if (replaces !== null && !holders.some((one) => one.holderId === replaces)) return refuseWith('NOT_FOUND', 'That person holds no recovery key.', 'Look at the list again.');
    const same = holders.find((one) => one.holderId !== replaces && one.name.trim().toLowerCase() === name.trim().toLowerCase());
    if (same) return refuseWith('INVALID', `${same.name} holds a recovery key already.`, 'Choose another person: two papers in one hand are lost together.', 'name');
    const holderId = replaces ?? worker.newId();
    const next = beginNewRecoveryKey({ file: worker.keyFile, databaseKey, holder: holderId });
    worker.newHolder = { holderId, name, finish: next.finish };
    return { recoveryKey: next.newRecoveryKey };
  },

  'recovery.finish': async (worker, { recoveryKey }) => {
    const waiting = worker.newHolder;
    if (!waiting) return refuseWith('REFUSED', 'No recovery key is waiting to be typed back.', 'Start again.');
    const { person } = worker.signedIn;
    const others = holdersOf(worker).filter((one) => one.holderId !== waiting.holderId);
    await waiting.finish(recoveryKey);
    worker.newHolder = null;
    record(worker, [...others, { holderId: waiting.holderId, name: waiting.name, by: person.id, at: worker.now() }]);
    return view(worker);
  },

  'recovery.remove': async (worker, { holderId }) => {
    const holders = holdersOf(worker);
    const left = holders.filter((one) => one.holderId !== holderId);
    if (left.length === holders.length) return refuseWith('NOT_FOUND', 'That person holds no recovery key.', 'Look at the list again.');
    if (left.length < holdersNeeded) return refuseWith('REFUSED', 'Two people must go on holding a recovery key, so this one was not taken away.', 'Add another holder first, or make a new key in place of this one.');
    await removeRecoveryKey({ file: worker.keyFile, databaseKey: worker.signedIn.databaseKey, holder: holderId });
    record(worker, left);
    return view(worker);
  },
} satisfies Partial<Handlers>;

function record(worker: Worker, holders: readonly Holder[]): void {
  const { db, person } = worker.signedIn;
  const now = worker.now();
  const row = settingRow(db, { id: worker.newId(), key: holdersKey, value: holders, by: person.id, at: now });
  recordInOffice({ db, event: { type: 'settingRecorded', version: 1, body: { key: holdersKey, number: row.values.number } }, rows: [row], actor: person.id, now });
  worker.changed(null);
}
