import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { weekdayName } from '../../../shared/domain/workingDays.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useQuery } from '../../api/useQuery.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { today } from '../../components/dateParts.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { count, day, dayAndTime } from '../../components/words.ts';
import { BackToSettings } from './BackToSettings.tsx';

type Day = Output<'holidays.get'>['days'][number];
type Looked = Output<'holidays.look'> & { readonly token: string };

/** The bank holidays that working days are counted by, the date to which they are known, and the way to bring in a newer list. */
export function HolidaysPage() {
  const query = useQuery('holidays.get', {});
  const data = query.data;
  return (
    <div className="page page--form">
      <BackToSettings />
      <PageTitle>Bank holidays</PageTitle>
      <Problem error={query.error} retry={() => void query.refetch()} title="The bank holidays could not be listed" />
      {query.status === 'loading' ? <Loading what="the bank holidays" /> : null}
      {data ? (
        <>
          <p>
            Bank holidays in England and Wales are known up to <strong>{day(data.knownTo)}</strong>. A due date in working days beyond that is marked: only Saturdays and Sundays are left out there, so the true date may be later.
          </p>
          <p>{data.brought ? `Brought in by ${data.brought.by}, ${dayAndTime(data.brought.at)}.` : 'They came with the app.'}</p>
          <BringIn onDone={() => void query.refetch()} />
          <h2 className="section-title">From this year on</h2>
          <Days days={data.days.filter(({ on }) => on >= `${today().slice(0, 4)}-01-01`)} none="The list holds none." />
        </>
      ) : null}
    </div>
  );
}

/** Chooses a file, shows what it would change, and takes it over only when a person says so. */
function BringIn({ onDone }: { onDone: () => void }) {
  const choose = useCommand('intake.choose');
  const look = useCommand('holidays.look');
  const bring = useCommand('holidays.import');
  const say = useAnnounce();
  const [looked, setLooked] = useState<Looked | null>(null);
  const start = async () => {
    setLooked(null);
    look.clear();
    bring.clear();
    const chosen = await choose.run({ what: 'holidays' });
    const token = chosen.ok ? chosen.value.tokens[0]?.token : undefined;
    if (token === undefined) return;
    const answer = await look.run({ tokens: [token] });
    if (answer.ok) setLooked({ ...answer.value, token });
  };
  const take = async ({ token, sha256 }: Looked) => {
    const answer = await bring.run({ tokens: [token], sha256 });
    setLooked(null);
    if (!answer.ok) return;
    say(`Bank holidays are known up to ${day(answer.value.knownTo)} now`);
    onDone();
  };
  return (
    <>
      <p className="quiet">GOV.UK publishes the list a year or two ahead. Download it there as JSON on a computer with internet access, and bring it in here.</p>
      <Problem error={choose.error ?? look.error ?? bring.error} title="Nothing was brought in" />
      {looked ? (
        <section aria-label="What the file changes">
          <h2 className="section-title">What the file changes</h2>
          <p>It reaches to {day(looked.knownTo)}. Nothing has been changed yet.</p>
          <h3>{count(looked.added.length, 'day')} more</h3>
          <Days days={looked.added} none="None." />
          <h3>{count(looked.removed.length, 'day')} fewer</h3>
          <Days days={looked.removed} none="None." />
          <p>Every due date in working days is reckoned again by the new list.</p>
          <div className="nhsuk-button-group">
            <Button type="button" disabled={bring.busy} onClick={() => void take(looked)}>
              Take over this list
            </Button>
            <Button type="button" secondary onClick={() => setLooked(null)}>
              Leave it as it is
            </Button>
          </div>
        </section>
      ) : (
        <Button type="button" secondary disabled={choose.busy || look.busy} onClick={() => void start()}>
          Bring in a newer list
        </Button>
      )}
    </>
  );
}

function Days({ days, none }: { days: readonly Day[]; none: string }) {
  if (days.length === 0) return <p>{none}</p>;
  return (
    <ul className="plain-list">
      {days.map(({ on, name }) => (
        <li key={on}>
          {weekdayName(on)} {day(on)}: {name}
        </li>
      ))}
    </ul>
  );
}
