import { desc, eq, getTableColumns } from 'drizzle-orm';
import type { Db } from './connection.ts';
import { policyAdoption, policyComparison, policyFile, policyPage, policyVersion, readingChoice } from './schema.ts';
import type { RowDraft } from './sealed.ts';

/** A text that was brought in, without its body. */
export type PolicyVersionRow = Omit<typeof policyVersion.$inferSelect, 'body'>;
export type PolicyAdoptionRow = typeof policyAdoption.$inferSelect;
export type ReadingChoiceRow = typeof readingChoice.$inferSelect;
export type PolicyFileRow = typeof policyFile.$inferSelect;
export type PolicyPageRow = typeof policyPage.$inferSelect;
export type PolicyComparisonRow = typeof policyComparison.$inferSelect;

const { body: _body, ...versionColumns } = getTableColumns(policyVersion);

interface Signed {
  readonly id: string;
  readonly policyId: string;
  readonly by: string;
  readonly at: string;
}

const draft = (table: RowDraft['table']) => <V>({ id, ...values }: Signed & V): RowDraft => ({ table, id, values });

/** The sealed row of a policy that was brought in. `body`: its JSON text, in the order of the file. */
export const policyVersionRow = draft('policy_version')<{ hash: string; body: string; originalName: string }>;
/** The sealed row that lets a text decide, or ends that. */
export const policyAdoptionRow = draft('policy_adoption')<{ hash: string; state: 'adopted' | 'withdrawn'; reason: string }>;
/** The sealed row of a signed reading. */
export const readingChoiceRow = draft('reading_choice')<{ reading: string; option: string; reason: string }>;
/** The sealed row that names the official file. */
export const policyFileRow = draft('policy_file')<{ paperId: string }>;
/** The sealed row that says on which page a clause stands. */
export const policyPageRow = draft('policy_page')<{ paperId: string; clause: string; page: number | null }>;
/** The sealed row of a comparison with the published version. */
export const policyComparisonRow = draft('policy_comparison')<{ hash: string; note: string }>;

/** What people recorded about policies, each list newest first. */
export interface PolicyRecords {
  readonly versions: readonly PolicyVersionRow[];
  readonly adoptions: readonly PolicyAdoptionRow[];
  readonly readings: readonly ReadingChoiceRow[];
  readonly files: readonly PolicyFileRow[];
  readonly comparisons: readonly PolicyComparisonRow[];
}

/** Everything recorded about all policies; of the imported files, the oldest first, as they came. */
export function policyRecords(db: Db): PolicyRecords {
  return {
    versions: db.orm.select(versionColumns).from(policyVersion).orderBy(policyVersion.eventSeq, policyVersion.policyId).all(),
    adoptions: db.orm.select().from(policyAdoption).orderBy(desc(policyAdoption.eventSeq)).all(),
    readings: db.orm.select().from(readingChoice).orderBy(desc(readingChoice.eventSeq)).all(),
    files: db.orm.select().from(policyFile).orderBy(desc(policyFile.eventSeq)).all(),
    comparisons: db.orm.select().from(policyComparison).orderBy(desc(policyComparison.eventSeq)).all(),
  };
}

/** The JSON text of a policy that was brought in. */
export function policyBody(db: Db, rowId: string): string {
  return db.orm.select({ body: policyVersion.body }).from(policyVersion).where(eq(policyVersion.id, rowId)).get()!.body;
}

/** Changes whenever something is recorded that {@link policyRecords} or the register of guidance hold. */
export function policyStamp(db: Db): string {
  const tables = ['policy_version', 'policy_adoption', 'reading_choice', 'policy_file', 'policy_comparison', 'guidance_entry'];
  return db.sqlite.prepare(`SELECT ${tables.map((table) => `coalesce((SELECT max(event_seq) FROM ${table}), 0)`).join(" || '/' || ")}`).pluck().get() as string;
}

/** On which pages of one official file the clauses stand, as last said: clause → page. */
export function policyPages(db: Db, policyId: string, paperId: string): Record<string, number> {
  const rows = db.orm.select().from(policyPage).where(eq(policyPage.policyId, policyId)).orderBy(policyPage.eventSeq).all().filter((row) => row.paperId === paperId);
  const last = new Map(rows.map((row) => [row.clause, row.page]));
  return Object.fromEntries([...last].filter((entry): entry is [string, number] => entry[1] !== null));
}

/** Whether a paper is the official file of a policy: a published text, which holds nothing of a patient. */
export function isPolicyFile(db: Db, paperId: string): boolean {
  return db.orm.select({ id: policyFile.id }).from(policyFile).where(eq(policyFile.paperId, paperId)).limit(1).get() !== undefined;
}
