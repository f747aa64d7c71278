import { Button, InsetText } from 'nhsuk-react-components';
import { useState } from 'react';
import type { DisposalView } from '../../../shared/contract/disposal.ts';
import { takenBackLabels, takenBackWhy, type TakenBackWhy } from '../../../shared/workflow/disposalShapes.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Form } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { SubmitAndBack } from '../../components/SubmitAndBack.tsx';
import { count, day, dayAndTime } from '../../components/words.ts';

type Proposal = DisposalView['proposals'][number];
interface Props {
  readonly view: DisposalView;
  readonly onDone: (view: DisposalView) => void;
  readonly onReload: () => void;
}

/** Proposals that wait for a second person. */
export function Proposals({ view, onDone, onReload }: Props) {
  if (view.proposals.length === 0) return null;
  return (
    <section aria-labelledby="proposals">
      <h2 className="section-title" id="proposals">
        Waiting for a second person
      </h2>
      {view.proposals.map((one) => (
        <OneProposal key={one.disposalId} proposal={one} copies={view.copies.length} onDone={onDone} onReload={onReload} />
      ))}
    </section>
  );
}

function OneProposal({ proposal, copies, onDone, onReload }: { proposal: Proposal; copies: number } & Omit<Props, 'view'>) {
  const confirm = useCommand('disposal.confirm');
  const say = useAnnounce();
  const [step, setStep] = useState<'look' | 'confirm' | 'back'>('look');
  const { disposalId, cases, whyNot } = proposal;
  const run = async () => {
    const answer = await confirm.run({ disposalId });
    if (!answer.ok) return;
    onDone(answer.value);
    say(`${count(cases.length, 'case')} disposed of`);
  };
  return (
    <div className="disposal__proposal">
      <p>
        Proposed by <strong>{proposal.by}</strong>, {dayAndTime(proposal.at)}:
      </p>
      <ul className="plain-list">
        {cases.map(({ applicationId, number, keptUntil, rule }) => (
          <li key={applicationId}>
            <strong>{number}</strong>, kept until {day(keptUntil)}. <span className="quiet">{rule}</span>
          </li>
        ))}
      </ul>
      <Problem error={confirm.error} title="Nothing was disposed of" {...(confirm.error?.code === 'CONFLICT' ? { retry: onReload } : {})} />
      {step === 'back' ? (
        <TakeBack disposalId={disposalId} onDone={onDone} onBack={() => setStep('look')} />
      ) : step === 'confirm' ? (
        <Form onSubmit={() => void run()} label="Confirm the disposal">
          <InsetText>
            <p>
              <strong>This cannot be undone.</strong> Papers, facts, arguments, notes, the decision, letters and the history of {count(cases.length, 'case')} are destroyed, and the file is written anew. With a large record that takes
              some minutes; leave the app open.
            </p>
            {copies > 0 ? <p>Copies that the app made before an update, named below, are removed too.</p> : null}
          </InsetText>
          <SubmitAndBack submit={confirm.busy ? 'Disposing…' : 'Confirm and destroy'} warning disabled={confirm.busy} onBack={() => setStep('look')} />
        </Form>
      ) : (
        <>
          {whyNot ? (
            <p>
              {whyNot.message} {whyNot.next}
            </p>
          ) : null}
          <div className="nhsuk-button-group">
            {whyNot ? null : (
              <Button type="button" onClick={() => setStep('confirm')}>
                Confirm, as the second person
              </Button>
            )}
            <Button type="button" secondary onClick={() => setStep('back')}>
              Take the proposal back
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** The reason is chosen from a list: words about a case would outlive it here. */
function TakeBack({ disposalId, onDone, onBack }: { disposalId: string; onDone: (view: DisposalView) => void; onBack: () => void }) {
  const run = useCommand('disposal.takeBack');
  const say = useAnnounce();
  const [why, setWhy] = useState<TakenBackWhy | null>(null);
  const [error, setError] = useState<string | undefined>();
  const submit = async () => {
    setError(why === null ? 'Choose why it is taken back' : undefined);
    if (why === null) return;
    const answer = await run.run({ disposalId, why });
    if (!answer.ok) return;
    onDone(answer.value);
    say('Taken back');
  };
  return (
    <Form onSubmit={() => void submit()} label="Take the proposal back">
      <Problem error={run.error} title="It was not taken back" />
      <RadioGroup id={`back-${disposalId}`} legend="Why is it taken back?" choices={takenBackWhy.map((id) => ({ id, label: takenBackLabels[id] }))} value={why} error={error} onChange={(id) => setWhy(id as TakenBackWhy)} />
      <SubmitAndBack submit="Take it back" disabled={run.busy} onBack={onBack} />
    </Form>
  );
}
