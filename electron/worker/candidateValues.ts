import type { Db } from '../../db/connection.ts';
import { prepared } from '../../db/statements.ts';
import type { FactValue } from '../../shared/domain/facts.ts';

/** What the papers of a case propose, on the pages that belong to it, in the order of the papers, by their latest reading. Reads the proposals alone, not the papers. */
export function candidateValues(db: Db, applicationId: string): { factId: string; value: FactValue }[] {
  const rows = prepared(
    db.sqlite,
    `SELECT candidate.fact_id AS factId, candidate.value FROM application_paper linked JOIN candidate_fact candidate ON candidate.paper_id = linked.paper_id
     WHERE linked.application_id = ? AND candidate.reading_id = (SELECT id FROM paper_reading WHERE paper_id = linked.paper_id ORDER BY event_seq DESC LIMIT 1)
       AND (linked.pages IS NULL OR EXISTS (SELECT 1 FROM json_each(linked.pages) WHERE value = json_extract(candidate.anchor, '$.page')))
     ORDER BY linked.event_seq, candidate.event_seq, candidate.rowid`,
  ).all(applicationId) as { factId: string; value: string }[];
  return rows.map(({ factId, value }) => ({ factId, value: JSON.parse(value) as FactValue }));
}
