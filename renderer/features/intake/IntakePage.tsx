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
import { ReasonForm } from '../../components/ReasonForm.tsx';
import { SplitView } from '../../components/SplitView.tsx';
import { Urgent } from '../../components/Urgent.tsx';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { AcceptedForms } from '../icb/AcceptedForms.tsx';
import { AttachForm } from './AttachForm.tsx';
import { Completeness } from './Completeness.tsx';
import { ConsentForm } from './ConsentForm.tsx';
import { DiscardForm } from './DiscardForm.tsx';
import { Found, Issues } from './Found.tsx';
import { canBecomeCase, isUndecided, notHeld } from './intakeModel.ts';
import { Lists } from './Lists.tsx';
import { Outcome } from './Outcome.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { Reading } from './Reading.tsx';
import { RecognisedList } from './RecognisedList.tsx';
import { ReturnForm } from './ReturnForm.tsx';
import { SplitForm } from './SplitForm.tsx';

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
          <Outcome intake={view} />
          <Lists
            intake={view}
            issues={<Issues issues={notHeld(view)} />}
            about={
              <>
                <Found intake={view} />
                <Completeness found={view.completeness} />
                <AcceptedForms ods={view.commissioner} receivedOn={view.receivedOn} />
              </>
            }
          >
            <Become intake={view} onChanged={intake.set} onShow={(paperId) => papers.show(paperId)} />
          </Lists>
        </>
      }
    />
  );
}

/** What can become of the referral: a new case, papers of a case that exists, or nothing, with the reason. */
function Become({ intake, onChanged, onShow }: { intake: IntakeView; onChanged: (intake: IntakeView) => void; onShow: (paperId: string) => void }) {
  const { go } = useNavigation();
  const make = useCommand('intake.makeCase');
  const [open, setOpen] = useState<'return' | 'attach' | 'discard' | 'password' | 'one-person' | 'split' | 're-type' | null>(null);
  const [chosen, setChosen] = useState('');
  const [byHand, setByHand] = useState<string | null>(null);
  const retry = useCommand('intake.retry');
  const confirmOne = useCommand('intake.confirmOne');
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
        {[...(intake.parts ?? []), ...(intake.joinedTo ? [{ intakeId: intake.joinedTo, label: 'the referral that it was joined with' }] : [])].map((one) => (
          <p key={one.intakeId}>
            <button type="button" className="link-button" onClick={() => go({ name: 'intake', intakeId: one.intakeId })}>
              Open {one.label}
            </button>
          </p>
        ))}
      </>
    );
  }
  if (open === 'attach') return <AttachForm intake={intake} first={chosen} onAttached={openCase} onBack={() => setOpen(null)} />;
  if (open === 'discard') return <DiscardForm intakeId={intake.intakeId} first={chosen} onDiscarded={onChanged} onBack={() => setOpen(null)} />;
  if (open === 'return') return <ReturnForm intake={intake} onReturned={() => go({ name: 'intakes' })} onBack={() => setOpen(null)} />;
  if (open === 'split') return <SplitForm intake={intake} onShow={onShow} onSplit={(first) => go({ name: 'intake', intakeId: first })} onBack={() => setOpen(null)} />;
  if (open === 'password') {
    return (
      <PasswordForm
        id="retry-password"
        busy={retry.busy}
        error={retry.error}
        onTry={async (password) => {
          const answer = await retry.run({ intakeId: intake.intakeId, password });
          if (answer.ok) {
            onChanged(answer.value);
            setOpen(null);
          }
          return answer.ok;
        }}
        onBack={() => setOpen(null)}
      />
    );
  }
  if (open === 'one-person') {
    return (
      <>
        <h2 className="section-title">It is one patient</h2>
        <ReasonForm
          id="one-person-reason"
          label="How do you know that it is one patient?"
          hint="For example: married in May; the clinic confirmed both names by telephone."
          busy={confirmOne.busy}
          error={confirmOne.error}
          action={(busy) => (
            <Button type="submit" disabled={busy}>
              Record that it is one patient
            </Button>
          )}
          onReason={async (reason) => {
            const answer = await confirmOne.run({ intakeId: intake.intakeId, reason });
            if (!answer.ok) return;
            onChanged(answer.value);
            setOpen(null);
          }}
          onBack={() => setOpen(null)}
        />
      </>
    );
  }
  if (open === 're-type') {
    return (
      <>
        <h2 className="section-title">Make the case by hand</h2>
        <p>The papers join the case as they came. What they say is entered by a person.</p>
        <ReasonForm
          id="re-type-reason"
          label="Why is the case made by hand?"
          hint="For example: a scan; the form was read on screen and can be entered."
          busy={false}
          error={null}
          action={() => <Button type="submit">Go on</Button>}
          onReason={(reason) => {
            setByHand(reason);
            setOpen(null);
          }}
          onBack={() => setOpen(null)}
        />
      </>
    );
  }
  const { can } = intake;
  const mayMake = canBecomeCase(intake) && (!can || (can.makeCase && (!can.reType || byHand !== null)));
  const makeCase = async (consent: ConsentSaid) => {
    const answer = await make.run({ intakeId: intake.intakeId, consent, ...(byHand === null ? {} : { reason: byHand }) });
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
      {can && canBecomeCase(intake) ? (
        <>
          <RecognisedList
            intake={intake}
            onAttach={(applicationId) => {
              setChosen(applicationId);
              setOpen('attach');
            }}
            onDiscard={(reason) => {
              setChosen(reason);
              setOpen('discard');
            }}
          />
          <div className="nhsuk-button-group">
            {can.password ? (
              <Button type="button" onClick={() => setOpen('password')}>
                Try a password
              </Button>
            ) : null}
            {can.onePerson ? (
              <Button type="button" onClick={() => setOpen('one-person')}>
                It is one patient
              </Button>
            ) : null}
            {can.split ? (
              <Button type="button" onClick={() => setOpen('split')}>
                Split by patient
              </Button>
            ) : null}
            {can.reType && byHand === null ? (
              <Button type="button" secondary onClick={() => setOpen('re-type')}>
                Make the case by hand
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
      {mayMake ? <ConsentForm intakeId={intake.intakeId} busy={make.busy} onMake={(consent) => void makeCase(consent)} onReturn={() => setOpen('return')} /> : null}
      <div className="nhsuk-button-group">
        {canBecomeCase(intake) ? (
          <>
            <Button
              type="button"
              secondary
              onClick={() => {
                setChosen('');
                setOpen('attach');
              }}
            >
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
        <Button
          type="button"
          secondary
          onClick={() => {
            setChosen('');
            setOpen('discard');
          }}
        >
          Discard
        </Button>
      </div>
    </>
  );
}
