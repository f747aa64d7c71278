import type { Db } from '../../db/connection.ts';
import { prepared } from '../../db/statements.ts';
import { refuseWith } from './refusal.ts';

/**
 * The pages of a paper that belong to the case or drop it is opened from; null: all of them. A paper that a person gave to two patients
 * by its pages is opened from one of them only: there is no other way to tell whose pages may be seen.
 */
export function pagesFor(db: Db, paperId: string, of: string | undefined): readonly number[] | null {
  const held = prepared(
    db.sqlite,
    `SELECT application_id AS holder, pages FROM application_paper WHERE paper_id = :id
     UNION ALL SELECT intake_id, pages FROM intake_part WHERE paper_id = :id
     UNION ALL SELECT intake_id, NULL FROM paper WHERE id = :id AND intake_id IS NOT NULL`,
  ).all({ id: paperId }) as { holder: string; pages: string | null }[];
  const mine = of === undefined ? held : held.filter(({ holder }) => holder === of);
  if (of !== undefined && mine.length === 0) return refuseWith('NOT_FOUND', 'That paper is not with this case or referral.', 'Choose the paper again.');
  const shared = held.some(({ pages }) => pages !== null);
  if (of === undefined) return shared ? refuseWith('REFUSED', 'This paper holds pages of two patients, so it is opened from the case or referral that its pages belong to.', 'Open the case, and the paper from there.') : null;
  return mine.some(({ pages }) => pages === null) ? null : [...new Set(mine.flatMap(({ pages }) => JSON.parse(pages!) as number[]))].sort((a, b) => a - b);
}
