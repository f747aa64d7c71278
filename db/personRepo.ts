import { asc, desc, eq } from 'drizzle-orm';
import type { Person } from '../shared/domain/person.ts';
import type { Db } from './connection.ts';
import { person, personDetail } from './schema.ts';
import type { RowDraft } from './sealed.ts';

/** Makes the person's row if there is none. */
export function ensurePerson(db: Db, id: string, at: string): void {
  db.orm.insert(person).values({ id, createdAt: at }).onConflictDoNothing().run();
}

/** The sealed row that says who a person is. */
export function personRow(id: string, who: Person, by: string, at: string): RowDraft {
  return { table: 'person_detail', id, values: { personId: who.id, name: who.name, role: who.role, organisation: who.organisation, by, at } };
}

export function findPerson(db: Db, id: string): Person | undefined {
  const row = db.orm.select().from(personDetail).where(eq(personDetail.personId, id)).orderBy(desc(personDetail.eventSeq)).limit(1).get();
  return row && { id: row.personId, name: row.name, role: row.role, organisation: row.organisation };
}

/** Everybody who was ever registered, in order of registration. */
export function listPeople(db: Db): Person[] {
  return db.orm.select().from(person).orderBy(asc(person.createdAt), asc(person.id)).all().flatMap((row) => findPerson(db, row.id) ?? []);
}
