import { Button } from 'nhsuk-react-components';
import type { CaseRow } from '../../../shared/contract/case.ts';
import { CaseCell } from '../../components/CaseCell.tsx';
import { day } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { nextPlace } from '../case/nextPlace.ts';
import { Due } from './Due.tsx';
import { waitingWords } from './workModel.ts';

/** Cases as rows. The last cell holds the next action, or says that there is none. */
export function CaseTable({ rows, label }: { rows: readonly CaseRow[]; label: string }) {
  const { go } = useNavigation();
  return (
    <table className="rows" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Case</th>
          <th scope="col">Treatment asked for</th>
          <th scope="col">Where it stands</th>
          <th scope="col">Dates</th>
          <th scope="col">Next action</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.applicationId}>
            <CaseCell row={row} />
            <td>{row.treatment ?? 'Not known yet'}</td>
            <td>
              {row.stageLabel}
              {row.openItems?.map((item) => (
                <span className="rows__under" key={item}>
                  {item}
                </span>
              ))}
              {row.waiting ? <span className="rows__under">{waitingWords(row.waiting)}</span> : null}
            </td>
            <td>
              <span className="rows__line">Received {day(row.receivedOn)}</span>
              <Due due={row.due ?? null} />
            </td>
            <td className="rows__action">
              {row.next ? (
                <Button type="button" secondary small onClick={() => go(nextPlace(row.next!, row.applicationId))}>
                  {row.next.label}
                  <span className="nhsuk-u-visually-hidden"> for case {row.number}</span>
                </Button>
              ) : (
                <span className="quiet">Nothing more to do</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
