import { memo } from 'react';
import type { FoundCase } from '../../../shared/contract/search.ts';
import { CaseCell } from '../../components/CaseCell.tsx';
import { day } from '../../components/words.ts';

/** Cases that were found. What to do next stands on Work and on the case; here is where it stands. */
export function FoundTable({ rows, busy }: { rows: readonly FoundCase[]; busy: boolean }) {
  return (
    <table className="rows rows--found" aria-label="Cases" aria-busy={busy}>
      <thead>
        <tr>
          <th scope="col">Case</th>
          <th scope="col">Treatment asked for</th>
          <th scope="col">Where it stands</th>
          <th scope="col">Received</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.applicationId} row={row} />
        ))}
      </tbody>
    </table>
  );
}

/** A row is drawn once: typing a letter does not draw the rows that stay. */
const Row = memo(function Row({ row }: { row: FoundCase }) {
  return (
    <tr>
      <CaseCell row={row} />
      <td>{row.treatment ?? 'Not known yet'}</td>
      <td>
        {row.stageLabel}
        {row.outcomeLabel ? <span className="rows__under">{row.outcomeLabel}</span> : null}
        {row.waiting ? <span className="rows__under">{`Waiting${row.waiting.until ? ` until ${day(row.waiting.until)}` : ''}; ${row.waiting.on} looks after it`}</span> : null}
      </td>
      <td>
        <span className="rows__line">{day(row.receivedOn)}</span>
      </td>
    </tr>
  );
}, (before, after) => JSON.stringify(before.row) === JSON.stringify(after.row));
