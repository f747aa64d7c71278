import type { Db } from './connection.ts';
import type { RowDraft } from './sealed.ts';

/** What goes when a drop is returned without consent. */
export interface GoingIntake {
  /** The drop, and those that were joined to it. */
  readonly intakes: readonly string[];
  /** Its papers, but for those that another drop or a case holds, or that another paper was found in. */
  readonly papers: readonly string[];
}

const among = 'IN (SELECT value FROM json_each(?))';

/**
 * The rows of a drop of which no case was made, in the order in which they can go: a row goes before what it points to.
 * `paper_chunk` has no leave of its own: its bytes go by that of their paper.
 */
const rowsOf: readonly (readonly [table: string, column: string, of: keyof GoingIntake])[] = [
  ['candidate_fact', 'paper_id', 'papers'],
  ['paper_reading', 'paper_id', 'papers'],
  ['intake_part', 'intake_id', 'intakes'],
  ['paper', 'id', 'papers'],
  ['intake_step', 'intake_id', 'intakes'],
  ['intake', 'id', 'intakes'],
];

/** What goes with a drop. A part of a drop that was split shares files with the other part; those stay with it. */
export function goingWith(db: Db, intakeId: string): GoingIntake {
  const list = (sql: string, ...ids: readonly (readonly string[])[]) => db.sqlite.prepare(sql).pluck().all(...ids.map((one) => JSON.stringify(one))) as string[];
  const intakes = new Set([intakeId]);
  for (let before = 0; before !== intakes.size; ) {
    before = intakes.size;
    for (const id of list(`SELECT intake_id FROM intake_step WHERE status = 'joined' AND other_intake_id ${among}`, [...intakes])) intakes.add(id);
  }
  const all = [...intakes];
  let papers = list(
    `SELECT id FROM paper WHERE (intake_id ${among} OR id IN (SELECT paper_id FROM intake_part WHERE intake_id ${among}))
       AND id NOT IN (SELECT paper_id FROM application_paper) AND id NOT IN (SELECT paper_id FROM intake_part WHERE NOT intake_id ${among})`,
    all, all, all,
  );
  for (let before = -1; before !== papers.length; ) {
    before = papers.length;
    const holding = new Set(list(`SELECT DISTINCT parent_paper_id FROM paper WHERE parent_paper_id ${among} AND NOT id ${among}`, papers, papers));
    papers = papers.filter((id) => !holding.has(id));
  }
  return { intakes: all, papers };
}

/** Leave to remove every row of a drop; to be recorded with the event before {@link removeIntake}. */
export function disposalsOf(db: Db, going: GoingIntake, by: { newId: () => string; by: string; at: string; authority: string }): RowDraft[] {
  const { newId, ...values } = by;
  return rowsOf.flatMap(([table, column, of]) =>
    (db.sqlite.prepare(`SELECT id FROM "${table}" WHERE "${column}" ${among}`).pluck().all(JSON.stringify(going[of])) as string[]).map((rowId): RowDraft => ({ table: 'disposal', id: newId(), values: { tableName: table, rowId, ...values } })),
  );
}

/** Removes a drop with its papers and all that was read from them. The file overwrites what is removed (`secure_delete`). */
export function removeIntake(db: Db, going: GoingIntake): void {
  const run = (sql: string, ids: readonly string[]) => db.sqlite.prepare(sql).run(JSON.stringify(ids));
  run(`UPDATE batch_item SET name = NULL, intake_id = NULL WHERE intake_id ${among}`, going.intakes);
  run(`DELETE FROM job WHERE intake_id ${among}`, going.intakes);
  run(`DELETE FROM paper_chunk WHERE paper_id ${among}`, going.papers);
  for (const [table, column, of] of rowsOf) {
    if (table !== 'paper') {
      run(`DELETE FROM "${table}" WHERE "${column}" ${among}`, going[of]);
      continue;
    }
    // A file inside a file goes before the one that it was found in, however deep.
    const innermost = `DELETE FROM paper WHERE id ${among} AND id NOT IN (SELECT parent_paper_id FROM paper WHERE parent_paper_id IS NOT NULL)`;
    while (run(innermost, going.papers).changes > 0);
  }
}
