import type { Db } from './connection.ts';
import type { RowDraft } from './sealed.ts';

/**
 * The rows of a drop of which no case was made, in the order in which they can go: a row goes before what it points to.
 * `paper_chunk` has no leave of its own: its bytes go by that of their paper.
 */
const rowsOf: readonly (readonly [table: string, where: string])[] = [
  ['candidate_fact', 'paper_id IN (SELECT id FROM paper WHERE intake_id = :intakeId)'],
  ['paper_reading', 'paper_id IN (SELECT id FROM paper WHERE intake_id = :intakeId)'],
  ['paper', 'intake_id = :intakeId'],
  ['intake_step', 'intake_id = :intakeId'],
  ['intake', 'id = :intakeId'],
];

/** Leave to remove every row of a drop; to be recorded with the event before {@link removeIntake}. */
export function disposalsOf(db: Db, intakeId: string, by: { newId: () => string; by: string; at: string; authority: string }): RowDraft[] {
  const { newId, ...values } = by;
  return rowsOf.flatMap(([table, where]) =>
    (db.sqlite.prepare(`SELECT id FROM "${table}" WHERE ${where}`).pluck().all({ intakeId }) as string[]).map((rowId): RowDraft => ({ table: 'disposal', id: newId(), values: { tableName: table, rowId, ...values } })),
  );
}

/** Removes a drop with its papers and all that was read from them. The file overwrites what is removed (`secure_delete`). */
export function removeIntake(db: Db, intakeId: string): void {
  const run = (sql: string) => db.sqlite.prepare(sql).run({ intakeId });
  run('UPDATE batch_item SET name = NULL, intake_id = NULL WHERE intake_id = :intakeId');
  run('DELETE FROM job WHERE intake_id = :intakeId');
  run('DELETE FROM paper_chunk WHERE paper_id IN (SELECT id FROM paper WHERE intake_id = :intakeId)');
  for (const [table, where] of rowsOf) {
    if (table !== 'paper') {
      run(`DELETE FROM "${table}" WHERE ${where}`);
      continue;
    }
    // A file inside a file goes before the one that it was found in, however deep.
    const innermost = `DELETE FROM paper WHERE ${where} AND id NOT IN (SELECT parent_paper_id FROM paper WHERE parent_paper_id IS NOT NULL)`;
    while (run(innermost).changes > 0);
  }
}
