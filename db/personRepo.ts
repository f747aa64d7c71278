import { asc, desc, eq } from 'drizzle-orm';
import type { Colleague, Person } from '../shared/domain/person.ts';
import { roles, type Role } from '../shared/domain/roles.ts';
import type { Db } from './connection.ts';
import { person, personDetail } from './schema.ts';
import type { RowDraft } from './sealed.ts';

type DetailRow = typeof personDetail.$inferSelect;

/** One change of a person, as it was recorded. */
export interface PersonStep {
  readonly who: Colleague;
  readonly note: string | null;
  readonly by: string;
  readonly at: string;
}

/** Makes the person's row if there is none. */
export function ensurePerson(db: Db, id: string, at: string): void {
  db.orm.insert(person).values({ id, createdAt: at }).onConflictDoNothing().run();
}

/** The sealed row that says who a person is. What is not given stays out of the row, so that it is written as before there were roles. */
export function personRow(id: string, who: Person & Partial<Colleague>, by: string, at: string, note?: string): RowDraft {
  const more = { roles: who.roles, state: who.state, activeFrom: who.from, activeUntil: who.until, signInName: who.signInName, passphrase: who.passphrase, note };
  const given = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined && value !== null));
  return { table: 'person_detail', id, values: { personId: who.id, name: who.name, role: who.role, organisation: who.organisation, ...given, by, at } };
}

export function findPerson(db: Db, id: string): Colleague | undefined {
  const row = db.orm.select().from(personDetail).where(eq(personDetail.personId, id)).orderBy(desc(personDetail.eventSeq)).limit(1).get();
  return row && colleagueOf(row);
}

/** Everybody who was ever registered, in order of registration. */
export function listPeople(db: Db): Colleague[] {
  return db.orm.select().from(person).orderBy(asc(person.createdAt), asc(person.id)).all().flatMap((row) => findPerson(db, row.id) ?? []);
}

/** What a person was, from the first row to the one in force. */
export function personHistory(db: Db, id: string): PersonStep[] {
  const rows = db.orm.select().from(personDetail).where(eq(personDetail.personId, id)).orderBy(asc(personDetail.eventSeq)).all();
  return rows.map((row) => ({ who: colleagueOf(row), note: row.note, by: row.by, at: row.at }));
}

/** A row of before there were roles is the one person who then did everything. */
function colleagueOf(row: DetailRow): Colleague {
  return {
    id: row.personId, name: row.name, role: row.role, organisation: row.organisation,
    roles: row.roles === null ? [...roles] : row.roles.filter((one): one is Role => (roles as readonly string[]).includes(one)),
    state: row.state === 'left' ? 'left' : 'active',
    from: row.activeFrom, until: row.activeUntil, signInName: row.signInName, passphrase: row.passphrase === 'given' ? 'given' : 'own',
  };
}
