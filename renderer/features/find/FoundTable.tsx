import { memo } from 'react';
import type { FoundCase } from '../../../shared/contract/search.ts';
import { Urgent } from '../../components/Urgent.tsx';
import { day, shortIcb } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';

/** Cases that were found. What to do next stands on Work and on the case; here is where it stands. */
export function FoundTable({ rows, busy }: { rows: readonly FoundCase[]; busy: boolean }) {
  const { go } = useNavigation();
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
          <Row key={row.applicationId} row={row} go={go} />
        ))}
      </tbody>
    </table>
  );
}

/** A row is drawn once: typing a letter does not draw the rows that stay. */
const Row = memo(function Row({ row, go }: { row: FoundCase; go: ReturnType<typeof useNavigation>['go'] }) {
  return (
    <tr>
      <th scope="row">
        <Urgent urgency={row.urgency} />
        <button type="button" className="link-button" onClick={() => go({ name: 'case', applicationId: row.applicationId })}>
          {row.number}
        </button>
        <span className="rows__under">{shortIcb(row.icb)}</span>
      </th>
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
}, (before, after) => before.go === after.go && JSON.stringify(before.row) === JSON.stringify(after.row));
