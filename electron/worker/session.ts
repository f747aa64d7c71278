import { londonDay } from '../../shared/domain/londonDay.ts';
import { closeDatabase } from '../../db/connection.ts';
import { StorageError, WrongRecoveryKeyError } from '../../db/errors.ts';
import { beginNewRecoveryKey, beginRecovery, changePassphrase, createKeys, isSameRecoveryKey, peopleWithKeys, unlockWithPassphrase } from '../../db/keys.ts';
import { findPerson, listPeople, personRow } from '../../db/personRepo.ts';
import { settingRow } from '../../db/settingRepo.ts';
import { idleMinutes, type SessionStatus } from '../../shared/contract/session.ts';
import type { Colleague, Person } from '../../shared/domain/person.ts';
import { roles } from '../../shared/domain/roles.ts';
import { recordInOffice } from './commit.ts';
import { recoveryConfirmedKey, type Session, type Worker } from './context.ts';
import { hooked } from './done.ts';
import type { Handlers } from './handlerType.ts';
import { recordPerson } from './people.ts';
import { holdersOf } from './recoveryHolders.ts';
import { refuseWith } from './refusal.ts';

export const sessionHandlers = {
  'session.status': (worker) => status(worker),

  'session.create': async (worker, { passphrase, signInName, ...who }) => {
    if (worker.hasRecord) refuseWith('REFUSED', 'There is a record on this computer already.', 'Unlock it with its passphrase, or with its recovery key.');
    // Whoever sets the app up does everything until further people are there; then roles can be given away.
    const person: Colleague = { id: worker.newId(), ...who, roles: [...roles], state: 'active', from: londonDay(worker.now()), until: null, signInName: signInName ?? null, passphrase: 'own' };
    let recoveryKey = '';
    let databaseKey: Buffer = Buffer.alloc(0);
    const db = await worker.makeRecord(async (place) => {
      const created = await createKeys({ file: place.keyFile, person: person.id, passphrase, signInName });
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
      const { session, holder } = await worker.recovering.confirm(recoveryKey);
      worker.recovering = null;
      confirmed(worker, session);
      const keeper = holdersOf(worker).find((one) => one.holderId === holder)?.name;
      recordPerson(worker, { ...session.person, passphrase: 'own' }, `Passphrase set anew with the recovery key of ${keeper ?? 'a holder not named here'}`);
      return status(worker);
    }
    const waiting = worker.unfinished;
    if (!waiting?.confirm) return refuseWith('REFUSED', 'No recovery key is waiting to be typed back.', 'Start again.');
    await waiting.confirm(recoveryKey);
    confirmed(worker, waiting.session);
    return status(worker);
  },

  'session.unlock': async (worker, { signInName, passphrase }) => {
    if (worker.session) return status(worker);
    if (!worker.hasRecord) return refuseWith('REFUSED', 'There is no record on this computer yet.', 'Set up the app first.');
    const { databaseKey, person: personId } = await unlockWithPassphrase({ file: worker.keyFile, passphrase, ...(peopleWithKeys(worker.keyFile).length > 1 ? { signInName: signInName ?? '' } : {}) });
    worker.begin(openFor(worker, databaseKey, personId));
    return status(worker);
  },

  'session.lock': (worker) => {
    worker.lock('asked');
    return status(worker);
  },

  'session.changePassphrase': async (worker, { current, next }) => {
    const { person } = worker.signedIn;
    if (person.passphrase === 'given' && current === next) return refuseWith('INVALID', 'The new passphrase is the one that you were given.', 'Choose one that nobody else knows.', 'next');
    await changePassphrase({ file: worker.keyFile, person: person.id, oldPassphrase: current, newPassphrase: next, proveOpens: proveOpens(worker) });
    if (person.passphrase === 'given') recordPerson(worker, { ...person, passphrase: 'own' }, 'at the first sign-in');
    return {};
  },

  'session.recoverPeople': (worker, { recoveryKey }) => {
    refuseSignedIn(worker);
    const { databaseKey } = beginRecovery({ file: worker.keyFile, recoveryKey });
    return { people: peopleHere(worker, databaseKey).map((who) => ({ ...plain(who), signInName: who.signInName })) };
  },

  'session.recover': (worker, { recoveryKey, personId, passphrase }) => {
    refuseSignedIn(worker);
    const pending = beginRecovery({ file: worker.keyFile, recoveryKey });
    const people = peopleHere(worker, pending.databaseKey);
    const who = personId === undefined && people.length === 1 ? people[0] : people.find((one) => one.id === personId);
    if (!who) return refuseWith('INVALID', 'It is not said whose passphrase is to be set anew.', 'Choose the person.', 'personId');
    worker.recovering = {
      confirm: async (typed) => {
        await pending.finish({ typedBack: typed, person: who.id, newPassphrase: passphrase, proveOpens: proveOpens(worker) });
        const session = openFor(worker, pending.databaseKey, who.id);
        return { session, holder: pending.holder };
      },
    };
    return { recoveryKey: pending.newRecoveryKey };
  },
} satisfies Partial<Handlers>;

function refuseSignedIn(worker: Worker): void {
  if (worker.session) refuseWith('REFUSED', 'Somebody is signed in.', 'Lock the app first.');
}

/** Who works here now, read by whoever holds a recovery key; the record is closed again. */
function peopleHere(worker: Worker, databaseKey: Buffer): Colleague[] {
  const db = worker.open(databaseKey);
  try {
    return listPeople(db).filter((one) => one.state === 'active');
  } finally {
    closeDatabase(db);
  }
}

const plain = ({ id, name, role, organisation }: Person): Person => ({ id, name, role, organisation });

/** Whether more than one person has a passphrase. A key file that cannot be read is told of when somebody unlocks. */
function asksSignInName(worker: Worker): boolean {
  try {
    return worker.hasRecord && peopleWithKeys(worker.keyFile).length > 1;
  } catch {
    return false;
  }
}

function status(worker: Worker): SessionStatus {
  const phase = worker.session ? 'unlocked' : worker.unfinished ? 'recovery-unconfirmed' : worker.hasRecord ? 'locked' : 'first-start';
  const person = worker.session?.person ?? worker.unfinished?.session.person ?? null;
  return {
    phase, person: person && plain(person), roles: worker.session?.person.roles ?? [],
    mustChangePassphrase: worker.session?.person.passphrase === 'given', asksSignInName: asksSignInName(worker), version: __APP_VERSION__, lastBackup: null, idleMinutes,
  };
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
  if (person.state === 'left') {
    closeDatabase(db);
    throw new StorageError('NOT_ALLOWED', 'This person has left, so the passphrase no longer opens the record.', 'An administrator can give a new first passphrase. Nothing was changed.');
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
