import { Button } from 'nhsuk-react-components';
import { useQuery } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { Urgent } from '../../components/Urgent.tsx';
import { count, day, shortIcb } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { urgentFirst } from '../work/workModel.ts';
import { Returned } from './Returned.tsx';
import { isUndecided, outcomeWords, statusWords } from './intakeModel.ts';

/** All referrals taken in: a row per drop, those that wait for a person first. */
export function IntakesPage() {
  const list = useQuery('intake.list', {}, (event) => event.kind === 'changed' || (event.kind === 'job' && event.state !== 'running'));
  const { go } = useNavigation();
  const rows = urgentFirst(list.data?.intakes ?? []).sort((a, b) => Number(isUndecided(b)) - Number(isUndecided(a)));
  return (
    <div className="page">
      <div className="page-head">
        <PageTitle>Referrals taken in</PageTitle>
        <Button type="button" onClick={() => go({ name: 'takeIn' })}>
          Take in a referral
        </Button>
        <Button type="button" secondary onClick={() => go({ name: 'batches' })}>
          Folders of packs
        </Button>
      </div>
      <Problem error={list.error} retry={() => void list.refetch()} />
      {list.status === 'loading' ? <Loading what="the referrals" /> : null}
      {list.data && rows.length === 0 ? <p>No referral has been taken in yet.</p> : null}
      {rows.length > 0 ? (
        <table className="rows" aria-label="Referrals taken in">
          <thead>
            <tr>
              <th scope="col">Referral</th>
              <th scope="col">Patient found</th>
              <th scope="col">Where it stands</th>
              <th scope="col">Look at</th>
              <th scope="col">Next action</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.intakeId}>
                <th scope="row">
                  <Urgent urgency={row.urgency} />
                  {row.label}
                  <span className="rows__under">
                    Received {day(row.receivedOn)}, {shortIcb(row.commissioner)}
                  </span>
                </th>
                <td>{row.patient.name ?? 'Not found'}</td>
                <td>{outcomeWords(row)?.sentence ?? statusWords[row.status]}</td>
                <td>
                  {row.issues.length > 0 ? <span className="rows__line">{count(row.issues.length, 'thing')} to look at</span> : null}
                  {row.possibleCases.length > 0 ? <span className="rows__line">Possibly the same as {row.possibleCases.map((one) => one.number).join(', ')}</span> : null}
                  {row.issues.length + row.possibleCases.length === 0 ? 'Nothing' : null}
                </td>
                <td className="rows__action">
                  <Button type="button" secondary small onClick={() => go({ name: 'intake', intakeId: row.intakeId })}>
                    {isUndecided(row) && row.status !== 'reading' ? 'Decide what it is' : 'Open'}
                    <span className="nhsuk-u-visually-hidden">: {row.label}</span>
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <Returned />
    </div>
  );
}
