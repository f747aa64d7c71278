import { Button, InsetText } from 'nhsuk-react-components';
import { useState, type ReactNode } from 'react';
import type { HoldersView } from '../../../shared/contract/people.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useQuery } from '../../api/useQuery.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { SubmitAndBack } from '../../components/SubmitAndBack.tsx';
import { Checks, nothingWrong, type Wrong } from '../../components/checks.ts';
import { ErrorSummary, errorFor } from '../../components/ErrorSummary.tsx';
import { Form, refusalAsField } from '../../components/Form.tsx';
import { Loading } from '../../components/Loading.tsx';
import { OnlyFor } from '../../components/May.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { Line } from '../../components/Words.tsx';
import { dayAndTime } from '../../components/words.ts';
import { KeyGroups } from '../session/KeyGroups.tsx';
import { BackToSettings } from '../settings/BackToSettings.tsx';

type Step = { at: 'list' } | { at: 'name'; replaces: string | null } | { at: 'show' | 'type'; name: string; key: string };

/** Who holds a recovery key. A new one is shown once, written down and typed back by the person who is to hold it. */
export function RecoveryKeysPage() {
  const query = useQuery('recovery.list', {});
  const begin = useCommand('recovery.begin');
  const finish = useCommand('recovery.finish');
  const remove = useCommand('recovery.remove');
  const say = useAnnounce();
  const [step, setStep] = useState<Step>({ at: 'list' });
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);
  const to = (next: Step) => {
    setText('');
    setWrong(nothingWrong);
    for (const command of [begin, finish, remove]) command.clear();
    setStep(next);
  };
  const done = (view: HoldersView, words: string) => {
    query.set(view);
    to({ at: 'list' });
    say(words);
  };

  const named = async (replaces: string | null) => {
    const checks = new Checks();
    const name = checks.words('holder-name', text, 'Enter the full name of the person who keeps the paper');
    setWrong(checks);
    if (checks.errors.length > 0) return;
    const answer = await begin.run({ name, replaces });
    if (answer.ok) return to({ at: 'show', name, key: answer.value.recoveryKey });
    const field = refusalAsField(answer.error, { name: 'holder-name' });
    if (field) setWrong({ errors: [field], dates: {} });
  };
  const typedBack = async () => {
    const checks = new Checks();
    const recoveryKey = checks.words('recovery-key', text, 'Type the recovery key from the paper');
    setWrong(checks);
    if (checks.errors.length > 0) return;
    const answer = await finish.run({ recoveryKey });
    if (answer.ok) return done(answer.value, 'The recovery key counts from now on');
    if (answer.error.code === 'WRONG_RECOVERY_KEY') setWrong({ errors: [{ id: 'recovery-key', message: 'That is not the recovery key. Check each group against the paper' }], dates: {} });
  };

  if (step.at === 'name') {
    return (
      <Page title={step.replaces === null ? 'Add a holder' : 'A new key in place of this one'}>
        <Form onSubmit={() => void named(step.replaces)} label="Who keeps the paper">
          <ErrorSummary errors={wrong.errors} />
          {wrong.errors.length === 0 ? <Problem error={begin.error} title="No key was made" /> : null}
          <p>The person who is to keep the paper should be here now, to write the key down and type it back. It need not be somebody who uses IFR Panel.</p>
          {step.replaces === null ? null : <p>The key that is in force now stops working once the new one has been typed back.</p>}
          <Line id="holder-name" label="Who keeps the paper?" hint="Full name" value={text} error={errorFor(wrong.errors, 'holder-name')} onChange={setText} />
          <SubmitAndBack submit="Make the key" disabled={begin.busy} onBack={() => to({ at: 'list' })} />
        </Form>
      </Page>
    );
  }
  if (step.at === 'show') {
    return (
      <Page title={`Recovery key for ${step.name}`}>
        <p>With this key the record can be opened when a passphrase is lost. It is shown only now.</p>
        <KeyGroups recoveryKey={step.key} />
        <InsetText>
          <p>{step.name} writes it on paper with a pen, and keeps the paper in a locked place: away from this device, and away from the other paper.</p>
        </InsetText>
        <div className="nhsuk-button-group">
          <Button type="button" onClick={() => to({ ...step, at: 'type' })}>
            It is written down
          </Button>
          <Button type="button" secondary onClick={() => to({ at: 'list' })}>
            Stop: no key is added
          </Button>
        </div>
      </Page>
    );
  }
  if (step.at === 'type') {
    return (
      <Page title={`${step.name} types the key from the paper`}>
        <Form onSubmit={() => void typedBack()} label="Type the key back">
          <ErrorSummary errors={wrong.errors} />
          {wrong.errors.length === 0 ? <Problem error={finish.error} title="The key does not count yet" /> : null}
          <p>Capital or small letters, spaces and hyphens do not matter.</p>
          <Line id="recovery-key" label="Recovery key" value={text} error={errorFor(wrong.errors, 'recovery-key')} onChange={setText} />
          <SubmitAndBack submit="Check the key" disabled={finish.busy} back="Show the key again" onBack={() => to({ ...step, at: 'show' })} />
        </Form>
      </Page>
    );
  }
  const holders = query.data?.holders ?? [];
  return (
    <Page title="Recovery keys">
      <Problem error={query.error} retry={() => void query.refetch()} title="The holders could not be listed" />
      <Problem error={remove.error} title="The key was not taken away" />
      {query.status === 'loading' ? <Loading what="the holders" /> : null}
      {query.data?.whyNoCase ? (
        <InsetText>
          <p>
            <strong>No case can be made yet.</strong> {query.data.whyNoCase}
          </p>
        </InsetText>
      ) : (
        <p>When a passphrase is lost, either of these people can set a new one with the key on the paper, for anybody who works here.</p>
      )}
      <ul className="people">
        {holders.map((holder) => (
          <li key={holder.holderId} className="people__item">
            <h2 className="section-title">{holder.name}</h2>
            <p className="quiet">
              Recorded by {holder.by}, {dayAndTime(holder.at)}
            </p>
            <OnlyFor action="keepPeople" quiet>
              <p className="ways">
                <button type="button" className="link-button" onClick={() => to({ at: 'name', replaces: holder.holderId })}>
                  Make a new key in place of this one<span className="nhsuk-u-visually-hidden">: {holder.name}</span>
                </button>
                {holders.length > 2 ? (
                  <button
                    type="button"
                    className="link-button"
                    disabled={remove.busy}
                    onClick={() => void remove.run({ holderId: holder.holderId }).then((answer) => answer.ok && done(answer.value, 'The key no longer counts'))}
                  >
                    Take this key out of force<span className="nhsuk-u-visually-hidden">: {holder.name}</span>
                  </button>
                ) : null}
              </p>
            </OnlyFor>
          </li>
        ))}
      </ul>
      <OnlyFor action="keepPeople">
        <Button type="button" onClick={() => to({ at: 'name', replaces: null })}>
          Add a holder
        </Button>
      </OnlyFor>
    </Page>
  );
}

function Page({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="page page--form">
      <BackToSettings />
      <PageTitle key={title}>{title}</PageTitle>
      {children}
    </div>
  );
}
