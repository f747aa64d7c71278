import { Button, InsetText } from 'nhsuk-react-components';
import { useState } from 'react';
import type { ConsentSaid } from '../../../shared/workflow/entryShapes.ts';
import type { IntakeView } from '../../../shared/contract/intake.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Papers } from '../../components/papers/Papers.tsx';
import { usePaperFocus } from '../../components/papers/usePaperFocus.ts';
import { Problem } from '../../components/Problem.tsx';
import { SplitView } from '../../components/SplitView.tsx';
import { Urgent } from '../../components/Urgent.tsx';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { AcceptedForms } from '../icb/AcceptedForms.tsx';
import { AttachForm } from './AttachForm.tsx';
import { ConsentForm } from './ConsentForm.tsx';
import { DiscardForm } from './DiscardForm.tsx';
import { Found, Issues } from './Found.tsx';
import { canBecomeCase, isUndecided, statusWords } from './intakeModel.ts';
import { Reading } from './Reading.tsx';
import { ReturnForm } from './ReturnForm.tsx';

/** One referral that was taken in: being read, then waiting for a person to say what becomes of it. */
export function IntakePage({ intakeId }: { intakeId: string }) {
  const intake = useQuery('intake.get', { intakeId }, (event) => event.kind === 'changed' || (event.kind === 'job' && event.state !== 'running'));
  const papers = usePaperFocus();
  const view = intake.data;

  if (!view) {
    return (
      <div className="page">
        <PageTitle>Referral</PageTitle>
        {intake.error ? <Problem error={intake.error} retry={() => void intake.refetch()} /> : <Loading what="the referral" />}
      </div>
    );
  }
  if (view.status === 'reading') {
    return (
      <div className="page page--form">
        <PageTitle caption="Referral taken in">{view.label}</PageTitle>
        <Problem error={intake.error} retry={() => void intake.refetch()} />
        <Reading jobId={view.jobId} />
      </div>
    );
  }
  return (
    <SplitView
      taskLabel="Referral"
      front={papers.front}
      onFront={papers.setFront}
      papers={<Papers papers={view.papers} focus={papers.focus} onChoose={(paperId) => papers.show(paperId)} about={{ intakeId }} />}
      task={
        <>
          <PageTitle caption="Referral taken in">
            <Urgent urgency={view.urgency} />
            {view.label}
          </PageTitle>
          <Problem error={intake.error} retry={() => void intake.refetch()} />
          <p>{statusWords[view.status]}.</p>
          <Issues issues={view.issues} />
          <Found intake={view} />
          <AcceptedForms ods={view.commissioner} receivedOn={view.receivedOn} />
          <Become intake={view} onChanged={intake.set} />
        </>
      }
    />
  );
}

/** What can become of the referral: a new case, papers of a case that exists, or nothing, with the reason. */
function Become({ intake, onChanged }: { intake: IntakeView; onChanged: (intake: IntakeView) => void }) {
  const { go } = useNavigation();
  const make = useCommand('intake.makeCase');
  const [open, setOpen] = useState<'return' | 'attach' | 'discard' | null>(null);
  const openCase = (applicationId: string) => go({ name: 'case', applicationId });

  if (!isUndecided(intake)) {
    return (
      <>
        {intake.discardReason ? <p>Reason: {intake.discardReason}</p> : null}
        {intake.applicationId ? (
          <Button type="button" onClick={() => openCase(intake.applicationId!)}>
            Open the case
          </Button>
        ) : null}
      </>
    );
  }
  if (open === 'attach') return <AttachForm intake={intake} onAttached={openCase} onBack={() => setOpen(null)} />;
  if (open === 'discard') return <DiscardForm intakeId={intake.intakeId} onDiscarded={onChanged} onBack={() => setOpen(null)} />;
  if (open === 'return') return <ReturnForm intake={intake} onReturned={() => go({ name: 'intakes' })} onBack={() => setOpen(null)} />;
  const makeCase = async (consent: ConsentSaid) => {
    const answer = await make.run({ intakeId: intake.intakeId, consent });
    // The people around the patient are asked about while the papers are at hand.
    if (answer.ok) go({ name: 'contact', applicationId: answer.value.applicationId });
  };
  return (
    <>
      <Problem error={make.error} title="No case was made" />
      {make.error?.field === 'recoveryKeys' ? (
        <p>
          <button type="button" className="link-button" onClick={() => go({ name: 'settings', section: 'recovery' })}>
            Go to Recovery keys
          </button>
        </p>
      ) : null}
      {canBecomeCase(intake) ? null : (
        <InsetText>
          <p>Not all papers were read. Take the referral in again; then discard this one, saying so.</p>
        </InsetText>
      )}
      {canBecomeCase(intake) ? <ConsentForm intakeId={intake.intakeId} busy={make.busy} onMake={(consent) => void makeCase(consent)} onReturn={() => setOpen('return')} /> : null}
      <div className="nhsuk-button-group">
        {canBecomeCase(intake) ? (
          <>
            <Button type="button" secondary onClick={() => setOpen('attach')}>
              Attach to a case
            </Button>
          </>
        ) : (
          <Button type="button" onClick={() => go({ name: 'takeIn' })}>
            Take in a referral
          </Button>
        )}
        {canBecomeCase(intake) ? null : (
          <Button type="button" secondary onClick={() => setOpen('return')}>
            Return without consent
          </Button>
        )}
        <Button type="button" secondary onClick={() => setOpen('discard')}>
          Discard
        </Button>
      </div>
    </>
  );
}
