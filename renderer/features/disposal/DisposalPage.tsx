import { Button, InsetText } from 'nhsuk-react-components';
import { useState } from 'react';
import type { DisposalView } from '../../../shared/contract/disposal.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useQuery, type Query } from '../../api/useQuery.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Loading } from '../../components/Loading.tsx';
import { OnlyFor, useMay } from '../../components/May.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { count } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { BackToSettings } from '../settings/BackToSettings.tsx';
import { Disposed } from './Disposed.tsx';
import { DueCases } from './DueCases.tsx';
import { Proposals } from './Proposals.tsx';

/** Disposal at the end of retention: what is due, what one person proposed, what another confirms, and what remains. */
export function DisposalPage() {
  return (
    <div className="page page--form">
      <BackToSettings />
      <PageTitle>Disposal of cases</PageTitle>
      <p>
        When the period is over for which your ICB keeps a closed case, two people together can destroy what is held of it: one proposes, another confirms under their own name. Nothing is removed by itself. What remains is a line for
        counting: case number, ICB, days, kind of treatment, outcome, and who disposed of it by which rule.
      </p>
      <OnlyFor action="dispose">
        <Asked />
      </OnlyFor>
    </div>
  );
}

function Asked() {
  const query = useQuery('disposal.list', {});
  return (
    <>
      <Problem error={query.error} retry={() => void query.refetch()} title="The cases could not be listed" />
      {query.status === 'loading' ? <Loading what="the cases whose retention is over" /> : null}
      {query.data ? <Body view={query.data} query={query} /> : null}
    </>
  );
}

function Body({ view, query }: { view: DisposalView; query: Query<DisposalView> }) {
  return (
    <>
      <Rewriting view={view} onDone={query.set} />
      <Proposals view={view} onDone={query.set} onReload={() => void query.refetch()} />
      <DueCases view={view} onDone={query.set} onReload={() => void query.refetch()} />
      <Rules view={view} />
      <Elsewhere view={view} />
      <Disposed view={view} />
    </>
  );
}

/** What each ICB has set; unset is said, with what follows. */
function Rules({ view }: { view: DisposalView }) {
  const { go } = useNavigation();
  const { may } = useMay();
  return (
    <section aria-labelledby="rules">
      <h2 className="section-title" id="rules">
        How long each ICB keeps its cases
      </h2>
      <dl className="pairs">
        {view.icbs.map(({ ods, name, rule }) => (
          <div className="pairs__row" key={ods}>
            <dt>{name}</dt>
            <dd>
              {rule ?? 'Not set: no case of this ICB can be disposed of.'}{' '}
              <button type="button" className="link-button" onClick={() => go({ name: 'settings', section: 'icb', ods, part: 'retention' })}>
                {rule === null && may('configure') ? 'Set it' : 'See the setting'}
                <span className="nhsuk-u-visually-hidden">: {name}</span>
              </button>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What the app cannot destroy: whoever confirms has to know of it. */
function Elsewhere({ view }: { view: DisposalView }) {
  return (
    <section aria-labelledby="elsewhere">
      <h2 className="section-title" id="elsewhere">
        What the app cannot destroy
      </h2>
      <ul>
        <li>Backups that people made of the two files of the record. Destroy old ones by your ICB’s rules; a backup from before a disposal still holds the case.</li>
        <li>Copies of letters and exports that were saved outside the encrypted file.</li>
        <li>What was sent to others, and what the disk itself may keep of overwritten files. That is why the disk should be encrypted too.</li>
      </ul>
      {view.copies.length > 0 ? (
        <InsetText>
          <p>
            {count(view.copies.length, 'copy', 'copies')} that the app itself made before an update lie beside the record: {view.copies.join(', ')}. With the next disposal they are removed too, since they hold the same cases. If you
            still need one, move it to a safe place first, and destroy it there.
          </p>
        </InsetText>
      ) : null}
    </section>
  );
}

/** The rows are gone; the file still has to be written anew, so that nothing is left in its unused parts. */
function Rewriting({ view, onDone }: { view: DisposalView; onDone: (view: DisposalView) => void }) {
  const run = useCommand('disposal.rewrite');
  const say = useAnnounce();
  const [tried, setTried] = useState(false);
  if (!view.rewriting) return null;
  const again = async () => {
    setTried(true);
    const answer = await run.run({});
    if (!answer.ok) return;
    onDone(answer.value);
    say(answer.value.rewriting ? 'It still could not be done' : 'The file was written anew');
  };
  return (
    <section aria-labelledby="rewriting" className="disposal__left">
      <h2 className="section-title" id="rewriting">
        A disposal is not finished
      </h2>
      <p>The cases are gone from the record, but unused parts of the file may still hold words of them until it has been written anew. {view.rewriting.why ?? ''}</p>
      <Problem error={run.error} title="It could not be done" />
      <Button type="button" secondary disabled={run.busy} onClick={() => void again()}>
        {tried ? 'Try once more' : 'Write the file anew now'}
      </Button>
    </section>
  );
}
