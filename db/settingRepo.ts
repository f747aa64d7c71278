import { desc, eq } from 'drizzle-orm';
import type { Db } from './connection.ts';
import { setting } from './schema.ts';
import type { RowDraft } from './sealed.ts';

export type SettingRow = typeof setting.$inferSelect;

/** A setting as last entered. `value` is JSON; undefined where nobody has entered one (there are no defaults here). */
export function findSetting(db: Db, key: string): SettingRow | undefined {
  return db.orm.select().from(setting).where(eq(setting.key, key)).orderBy(desc(setting.number)).limit(1).get();
}

/** Every value that a setting has had, newest first. */
export function settingHistory(db: Db, key: string): SettingRow[] {
  return db.orm.select().from(setting).where(eq(setting.key, key)).orderBy(desc(setting.number)).all();
}

/** The next row of a setting. Two people at once collide on the number, and the second is refused by the database. */
export function settingRow(db: Db, values: { id: string; key: string; value: unknown; by: string; at: string }): RowDraft & { values: { number: number } } {
  const { id, ...rest } = values;
  return { table: 'setting', id, values: { ...rest, number: (findSetting(db, values.key)?.number ?? 0) + 1 } };
}
