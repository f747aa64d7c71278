import { useState } from 'react';
import type { PolicyView } from '../../../shared/contract/policy.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { SubmitAndBack } from '../../components/SubmitAndBack.tsx';
import { Checks, nothingWrong, type Wrong } from '../../components/checks.ts';
import { ErrorSummary, errorFor } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useDraft } from '../../components/useDraft.ts';
import { Words } from '../../components/Words.tsx';
import { dayAndTime } from '../../components/words.ts';
import { stateLine } from './policyListModel.ts';
import { FormTitle } from './FormTitle.tsx';
import { Section } from './Section.tsx';
import { shortReason } from './shortReason.ts';
import { Touched, useTouched } from './Touched.tsx';
import { OnlyFor } from '../../components/May.tsx';

type Step = 'adopt' | 'withdraw';

interface Props {
  readonly view: PolicyView;
  readonly onView: (view: PolicyView) => void;
  readonly refetch: () => void;
}

/** Whether this version is followed, who said so, and the step that changes it. */
export function Adoption({ view, onView, refetch }: Props) {
  const [step, setStep] = useState<Step | null>(null);
  const { state } = view.summary;
  const steps: Step[] = state === 'shipped' ? ['adopt', 'withdraw'] : state === 'adopted' ? ['withdraw'] : ['adopt'];
  return (
    <Section id="policy-adoption" title="Whether it is followed">
      {/* An adoption stands in the list below with its reason. */}
      {state === 'adopted' && view.adoptions.length > 0 ? null : <p>{stateLine(view.summary)}</p>}
      {view.adoptions.length > 0 ? (
        <ul>
          {view.adoptions.map((one) => (
            <li key={one.at}>
              {one.state === 'adopted' ? 'Adopted' : 'Withdrawn'} by {one.by}, {dayAndTime(one.at)}. Why: {one.reason}
              {one.hash === view.summary.hash ? '' : ' The file has changed since.'}
            </li>
          ))}
        </ul>
      ) : null}
      {step === null ? (
        <OnlyFor action="keepPolicies">
          <p className="ways">
            {steps.map((one) => (
              <button key={one} type="button" className="link-button" onClick={() => setStep(one)}>
                {one === 'adopt' ? 'Adopt this version' : 'Withdraw this version'}
              </button>
            ))}
          </p>
        </OnlyFor>
      ) : (
        <AdoptForm
          key={step}
          view={view}
          step={step}
          refetch={refetch}
          onBack={() => setStep(null)}
          onDone={(after) => {
            setStep(null);
            onView(after);
          }}
        />
      )}
    </Section>
  );
}

/** Adopts or withdraws a version by name. Which open cases would come out differently is shown first. */
function AdoptForm({ view, step, onDone, onBack, refetch }: { view: PolicyView; step: Step; onDone: (view: PolicyView) => void; onBack: () => void; refetch: () => void }) {
  const policyId = view.policy.id;
  const adopting = step === 'adopt';
  const adopt = useCommand('policy.adopt');
  const withdraw = useCommand('policy.withdraw');
  const command = adopting ? adopt : withdraw;
  const say = useAnnounce();
  const { draft, set, clear } = useDraft(`${step}:${policyId}`, { reason: '' });
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);
  const touched = useTouched({ policyId, change: { kind: step } });
  const submit = async () => {
    const checks = new Checks();
    const reason = shortReason(checks, 'adopt-reason', draft.reason);
    setWrong(checks);
    if (checks.errors.length > 0) return;
    // The fingerprint that was on the screen: a file that changed meanwhile is refused.
    const answer = await command.run({ policyId, hash: view.summary.hash, reason });
    if (!answer.ok) return;
    clear();
    say(adopting ? 'The version is adopted' : 'The version is withdrawn');
    onDone(answer.value);
  };
  return (
    <Form onSubmit={() => void submit()} label={adopting ? 'Adopt this version' : 'Withdraw this version'}>
      <FormTitle>{adopting ? 'Adopt this version' : 'Withdraw this version'}</FormTitle>
      <ErrorSummary errors={wrong.errors} />
      {wrong.errors.length === 0 ? (
        <Problem error={command.error} title={adopting ? 'The version was not adopted' : 'The version was not withdrawn'} {...(command.error?.code === 'CONFLICT' ? { retry: refetch } : {})} />
      ) : null}
      {adopting && !view.comparison?.current ? <p>Nobody has compared this text with the published version. You may adopt it all the same; it will say so wherever it decides.</p> : null}
      <Touched query={touched} what={adopting ? 'if this version is adopted' : 'if this version is withdrawn'} />
      <Words id="adopt-reason" label="Why?" hint="Your name, the time and this reason are kept." rows={3} value={draft.reason} error={errorFor(wrong.errors, 'adopt-reason')} onChange={(reason) => set({ reason })} />
      <SubmitAndBack submit={adopting ? 'Adopt version' : 'Withdraw version'} disabled={command.busy || touched.data === null} onBack={onBack} />
    </Form>
  );
}
