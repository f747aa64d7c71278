import { closeDatabase } from '../../db/connection.ts';
import { StorageError, WrongRecoveryKeyError } from '../../db/errors.ts';
import { beginNewRecoveryKey, beginRecovery, changePassphrase, createKeys, isSameRecoveryKey, peopleWithKeys, unlockWithPassphrase } from '../../db/keys.ts';
import { findPerson, personRow } from '../../db/personRepo.ts';
import { settingRow } from '../../db/settingRepo.ts';
import { idleMinutes, type SessionStatus } from '../../shared/contract/session.ts';
import { recordInOffice } from './commit.ts';
import { recoveryConfirmedKey, type Session, type Worker } from './context.ts';
import { hooked } from './done.ts';
import type { Handlers } from './handlerType.ts';
import { refuseWith } from './refusal.ts';

export const sessionHandlers = {
  'session.status': (worker) => status(worker),

  'session.create': async (worker, { passphrase, ...who }) => {
    if (worker.hasRecord) refuseWith('REFUSED', 'There is a record on this computer already.', 'Unlock it with its passphrase, or with its recovery key.');
    const person = { id: worker.newId(), ...who };
    let recoveryKey = '';
    let databaseKey: Buffer = Buffer.alloc(0);
    const db = await worker.makeRecord(async (place) => {
      const created = await createKeys({ file: place.keyFile, person: person.id, passphrase });
      ({ databaseKey, recoveryKey } = created);
      const now = worker.now();
      recordInOffice({
        db: place.open(databaseKey),
        event: { type: 'personRegistered', version: 1, body: { personId: person.id } },
        rows: [personRow(worker.newId(), person, person.id, now)],
        actor: person.id,
        now,
        ...hooked(worker, 'first-start'),
      });
      return databaseKey;
    });
    worker.begin({ db, databaseKey, person }, async (typed) => {
      if (!isSameRecoveryKey(typed, recoveryKey)) throw new WrongRecoveryKeyError(true, 'What was typed is not the recovery key that was shown.');
    });
    return { recoveryKey };
  },

  'session.newRecoveryKey': (worker) => {
    const waiting = worker.unfinished;
    if (!waiting) return refuseWith('LOCKED', 'Nobody is signed in.', 'Sign in first.');
    const next = beginNewRecoveryKey({ file: worker.keyFile, databaseKey: waiting.session.databaseKey });
    worker.unfinished = { session: waiting.session, confirm: (typed) => next.finish(typed) };
    return { recoveryKey: next.newRecoveryKey };
  },

  'session.confirmRecoveryKey': async (worker, { recoveryKey }) => {
    if (worker.recovering) {
      const session = await worker.recovering.confirm(recoveryKey);
      worker.recovering = null;
      confirmed(worker, session);
      return status(worker);
    }
    const waiting = worker.unfinished;
    if (!waiting?.confirm) return refuseWith('REFUSED', 'No recovery key is waiting to be typed back.', 'Start again.');
    await waiting.confirm(recoveryKey);
    confirmed(worker, waiting.session);
    return status(worker);
  },

  'session.unlock': async (worker, { passphrase }) => {
    if (worker.session) return status(worker);
    if (!worker.hasRecord) return refuseWith('REFUSED', 'There is no record on this computer yet.', 'Set up the app first.');
    const { databaseKey, person: personId } = await unlockWithPassphrase({ file: worker.keyFile, passphrase });
    worker.begin(openFor(worker, databaseKey, personId));
    return status(worker);
  },

  'session.lock': (worker) => {
    worker.lock('asked');
    return status(worker);
  },

  'session.changePassphrase': async (worker, { current, next }) => {
    await changePassphrase({ file: worker.keyFile, person: worker.signedIn.person.id, oldPassphrase: current, newPassphrase: next, proveOpens: proveOpens(worker) });
    return {};
  },

  'session.recover': (worker, { recoveryKey, passphrase }) => {
    if (worker.session) return refuseWith('REFUSED', 'Somebody is signed in.', 'Lock the app first.');
    const pending = beginRecovery({ file: worker.keyFile, recoveryKey });
    const [personId] = peopleWithKeys(worker.keyFile);
    if (!personId) return refuseWith('DATABASE', 'The key file names nobody.', 'Restore the key file from a backup.');
    worker.recovering = {
      confirm: async (typed) => {
        await pending.finish({ typedBack: typed, person: personId, newPassphrase: passphrase, proveOpens: proveOpens(worker) });
        return openFor(worker, pending.databaseKey, personId);
      },
    };
    return { recoveryKey: pending.newRecoveryKey };
  },
} satisfies Partial<Handlers>;

function status(worker: Worker): SessionStatus {
  const phase = worker.session ? 'unlocked' : worker.unfinished ? 'recovery-unconfirmed' : worker.hasRecord ? 'locked' : 'first-start';
  return { phase, person: worker.session?.person ?? worker.unfinished?.session.person ?? null, version: __APP_VERSION__, lastBackup: null, idleMinutes };
}

/** The typing back is on the record; from here on the app works. */
function confirmed(worker: Worker, session: Session): void {
  const now = worker.now();
  const row = settingRow(session.db, { id: worker.newId(), key: recoveryConfirmedKey, value: true, by: session.person.id, at: now });
  recordInOffice({ db: session.db, event: { type: 'settingRecorded', version: 1, body: { key: recoveryConfirmedKey, number: row.values.number } }, rows: [row], actor: session.person.id, now });
  worker.begin(session);
}

function openFor(worker: Worker, databaseKey: Buffer, personId: string): Session {
  const db = worker.open(databaseKey);
  const person = findPerson(db, personId);
  if (!person) {
    closeDatabase(db);
    throw new StorageError('DATABASE', 'The key file and the record do not belong together: the record does not know this person.', 'Restore both from the same backup. Nothing was changed.');
  }
  return { db, databaseKey, person };
}

/** A changed key file must be seen to open the record before the old one is given up. */
function proveOpens(worker: Worker): (databaseKey: Buffer) => void {
  return (databaseKey) => {
    if (worker.session) {
      if (!databaseKey.equals(worker.session.databaseKey)) throw new StorageError('DATABASE', 'The new key file does not open the record.', 'Nothing was changed.');
      return;
    }
    closeDatabase(worker.open(databaseKey));
  };
}
