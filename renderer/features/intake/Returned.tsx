import { useQuery } from '../../api/useQuery.ts';
import { Problem } from '../../components/Problem.tsx';
import { count, day, dayAndTime, shortIcb } from '../../components/words.ts';

/** Referrals that went back without consent: a line each, and nothing that says who the patient is. */
export function Returned() {
  const list = useQuery('intake.returned', {});
  const rows = list.data?.returned ?? [];
  return (
    <section aria-labelledby="returned">
      <h2 className="section-title" id="returned">
        Returned without consent
      </h2>
      <Problem error={list.error} retry={() => void list.refetch()} />
      {list.data && rows.length === 0 ? <p>None.</p> : null}
      {rows.length > 0 ? (
        <>
          <p>{count(rows.length, 'referral')}. The papers were removed; this is all that is kept.</p>
          <table className="rows" aria-label="Returned without consent">
            <thead>
              <tr>
                <th scope="col">Received</th>
                <th scope="col">ICB</th>
                <th scope="col">Urgency</th>
                <th scope="col">Why, and what was done</th>
                <th scope="col">By whom</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.intakeId}>
                  <th scope="row">{day(row.receivedOn)}</th>
                  <td>{shortIcb(row.icb)}</td>
                  <td>{row.urgency === 'urgent' ? 'Urgent' : 'Routine'}</td>
                  <td>
                    <span className="rows__line">{row.reason}.</span>
                    <span className="rows__line">{row.how}. {count(row.papers, 'paper')} removed.</span>
                  </td>
                  <td>
                    {row.by}, {dayAndTime(row.at)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : null}
    </section>
  );
}
