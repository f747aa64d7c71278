import { londonDay } from '../../shared/domain/londonDay.ts';
import { addPerson, checkPassphrase, peopleWithKeys, removePerson, setPassphrase } from '../../db/keys.ts';
import { findPerson, listPeople, personHistory, personRow, type PersonStep } from '../../db/personRepo.ts';
import type { PeopleView } from '../../shared/contract/people.ts';
import { longDate } from '../../shared/domain/dates.ts';
import type { Colleague } from '../../shared/domain/person.ts';
import { allOf } from '../../shared/domain/roles.ts';
import { recordInOffice } from './commit.ts';
import type { Worker } from './context.ts';
import type { Handlers } from './handlerType.ts';
import { refuseWith } from './refusal.ts';

export const peopleHandlers = {
  'people.list': (worker) => view(worker),

  'people.add': async (worker, { passphrase, ...who }) => {
    const { databaseKey } = worker.signedIn;
    refuseTakenName(worker, who.signInName, null);
    checkPassphrase(passphrase);
    const added: Colleague = { ...who, id: worker.newId(), state: 'active', until: null, passphrase: 'given' };
    // The record first: a person without a passphrase can be given one, a passphrase without a person opens nothing.
    recordPerson(worker, added, 'Added', 'personRegistered');
    await addPerson({ file: worker.keyFile, databaseKey, person: added.id, passphrase, signInName: who.signInName });
    worker.changed(null); // from the second passphrase on, a sign-in name is asked for
    return view(worker);
  },

  'people.change': (worker, { personId, reason, ...what }) => {
    const before = someone(worker, personId);
    if (before.state === 'left') return refuseWith('REFUSED', `${before.name} has left.`, 'Give a new first passphrase if the person comes back.');
    if (what.roles.length === 0) return refuseWith('INVALID', 'A person without a role can do nothing here.', 'Choose a role, or mark the person as left.', 'roles');
    const after: Colleague = { ...before, ...what };
    if (!after.roles.includes('administrator')) refuseLastAdministrator(worker, before, 'The last administrator cannot lose that role: nobody could add people or give roles any more.');
    recordPerson(worker, after, reason);
    return view(worker);
  },

  'people.givePassphrase': async (worker, { personId, signInName, passphrase, reason }) => {
    const { databaseKey, person } = worker.signedIn;
    const before = someone(worker, personId);
    if (personId === person.id) return refuseWith('REFUSED', 'This is your own passphrase.', 'Change it under Settings, Your passphrase.');
    refuseTakenName(worker, signInName, personId);
    checkPassphrase(passphrase);
    const back = before.state === 'left' ? { state: 'active' as const, from: londonDay(worker.now()), until: null } : {};
    recordPerson(worker, { ...before, ...back, signInName, passphrase: 'given' }, reason);
    await setPassphrase({ file: worker.keyFile, databaseKey, person: personId, passphrase, signInName });
    return view(worker);
  },

  'people.leave': async (worker, { personId, until, reason }) => {
    const { databaseKey, person } = worker.signedIn;
    const before = someone(worker, personId);
    if (personId === person.id) return refuseWith('REFUSED', 'Nobody marks himself or herself as left.', 'Another administrator does it.');
    if (before.state === 'left') return refuseWith('REFUSED', `${before.name} is marked as left already.`, 'Nothing more is needed.');
    if (until > londonDay(worker.now())) return refuseWith('INVALID', 'The last day lies in the future.', 'Do it on that day: the passphrase stops working at once.', 'until');
    refuseLastAdministrator(worker, before, 'The last administrator cannot leave: nobody could add people or give roles any more.');
    // The passphrase first: where the record then fails, the person is shown as without one, and it can be done again.
    if (peopleWithKeys(worker.keyFile).includes(personId)) await removePerson({ file: worker.keyFile, databaseKey, person: personId });
    recordPerson(worker, { ...before, state: 'left', until }, reason);
    return view(worker);
  },
} satisfies Partial<Handlers>;

/** Writes what a person is from now on. A change of the person who is signed in holds at once. */
export function recordPerson(worker: Worker, who: Colleague, note: string, type: 'personRegistered' | 'personChanged' = 'personChanged'): void {
  const session = worker.signedIn;
  const now = worker.now();
  recordInOffice({ db: session.db, event: { type, version: 1, body: { personId: who.id } }, rows: [personRow(worker.newId(), who, session.person.id, now, note)], actor: session.person.id, now });
  if (who.id === session.person.id) worker.session = { ...session, person: who };
  worker.changed(null);
}

function view(worker: Worker): PeopleView {
  const { db } = worker.signedIn;
  const withKeys = new Set(peopleWithKeys(worker.keyFile));
  return {
    people: listPeople(db).map((who) => ({
      ...who,
      hasPassphrase: withKeys.has(who.id),
      history: personHistory(db, who.id).map((step, index, all) => ({ what: changed(all[index - 1], step), by: worker.nameOf(step.by), at: step.at })).reverse(),
    })),
  };
}

/** One step of a person's history in words. */
function changed(before: PersonStep | undefined, { who, note }: PersonStep): string {
  const reason = note ? ` (${note})` : '';
  if (!before) return `Added as ${allOf(who.roles)}${who.from ? `, from ${longDate(who.from)}` : ''}`;
  const was = before.who;
  const said = [
    ...(was.state === 'active' && who.state === 'left' ? [`Left on ${who.until ? longDate(who.until) : 'a day not entered'}`] : []),
    ...(was.state === 'left' && who.state === 'active' ? ['Came back'] : []),
    ...(allOf(was.roles) !== allOf(who.roles) ? [`Roles changed from ${allOf(was.roles)} to ${allOf(who.roles)}`] : []),
    ...(was.name !== who.name ? [`Name changed from ${was.name}`] : []),
    ...(was.role !== who.role ? [`Job title changed from ${was.role}`] : []),
    ...(was.organisation !== who.organisation ? [`Organisation changed from ${was.organisation}`] : []),
    ...(who.passphrase === 'given' && (was.passphrase === 'own' || was.signInName !== who.signInName) ? ['Given a first passphrase'] : []),
    ...(was.passphrase === 'given' && who.passphrase === 'own' ? ['Chose an own passphrase'] : []),
  ];
  return said.length > 0 ? `${said.join('; ')}${reason}` : (note ?? 'Entered again');
}

function someone(worker: Worker, personId: string): Colleague {
  return findPerson(worker.signedIn.db, personId) ?? refuseWith('NOT_FOUND', 'There is no such person.', 'Look at the list again.');
}

/** Two people with one sign-in name would try each other's passphrase. */
function refuseTakenName(worker: Worker, signInName: string, personId: string | null): void {
  const taken = listPeople(worker.signedIn.db).find((one) => one.signInName === signInName && one.id !== personId && one.state === 'active');
  if (taken) refuseWith('INVALID', `${taken.name} has that sign-in name.`, 'Choose another.', 'signInName');
}

function refuseLastAdministrator(worker: Worker, who: Colleague, why: string): void {
  if (!who.roles.includes('administrator')) return;
  const withKeys = peopleWithKeys(worker.keyFile);
  const others = listPeople(worker.signedIn.db).filter((one) => one.id !== who.id && one.state === 'active' && one.roles.includes('administrator') && withKeys.includes(one.id));
  if (others.length === 0) refuseWith('REFUSED', why, 'Give another person the role of administrator first.', 'roles');
}
