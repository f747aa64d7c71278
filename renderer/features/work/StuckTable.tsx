import { Button } from 'nhsuk-react-components';
import type { ReactNode } from 'react';
import type { WorkView } from '../../../shared/contract/case.ts';
import { Urgent } from '../../components/Urgent.tsx';
import { day } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';

/** What cannot go on until a person looks, and why: referrals without a case, and letters that were issued and not sent. */
export function StuckTable({ rows, all, children }: { rows: WorkView['stuck']; all: number; /** What stands under the table. */ children?: ReactNode }) {
  const { go } = useNavigation();
  return (
    <section aria-labelledby="work-stuck">
      <h2 className="section-title" id="work-stuck">
        Stuck <span className="quiet">({all.toLocaleString('en-GB')})</span>
      </h2>
      <p className="quiet">These wait for a person. They do not move by themselves.</p>
      <table className="rows" aria-label="Stuck">
        <thead>
          <tr>
            <th scope="col">Referral or case</th>
            <th scope="col">Why it is stuck</th>
            <th scope="col">Received</th>
            <th scope="col">Next action</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { applicationId, intakeId } = row;
            return (
              <tr key={applicationId ?? intakeId}>
                <th scope="row">
                  <Urgent urgency={row.urgency} />
                  {row.label}
                </th>
                <td>{row.why}</td>
                <td>
                  {day(row.receivedOn)}
                  {row.clock ? (row.clock.late ? <strong className="rows__under">{row.clock.words}</strong> : <span className="rows__under">{row.clock.words}</span>) : null}
                </td>
                <td className="rows__action">
                  {applicationId ? (
                    <Button type="button" secondary small onClick={() => go({ name: 'letters', applicationId })}>
                      Send it and record that<span className="nhsuk-u-visually-hidden">: {row.label}</span>
                    </Button>
                  ) : intakeId ? (
                    <Button type="button" secondary small onClick={() => go({ name: 'intake', intakeId })}>
                      Look at it<span className="nhsuk-u-visually-hidden">: {row.label}</span>
                    </Button>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {children}
    </section>
  );
}
