import { Button, InsetText } from 'nhsuk-react-components';
import { useState } from 'react';
import type { AssessmentView } from '../../../shared/contract/assessment.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Problem } from '../../components/Problem.tsx';
import { Line } from '../../components/Words.tsx';
import { day, dayAndTime } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { OnlyFor } from '../../components/May.tsx';

interface Props {
  readonly applicationId: string;
  readonly view: AssessmentView;
  /** True while supposed answers are shown: what is on the screen is then not what would be confirmed. */
  readonly supposing: boolean;
  readonly onConfirmed: (view: AssessmentView) => void;
  readonly refetch: () => void;
}

/** Said above everything else where what holds now is not what was confirmed: nobody should find that out at the end of the screen. */
export function NotAsConfirmed({ view }: { view: AssessmentView }) {
  const { confirmed } = view;
  if (!confirmed || confirmed.asAt !== view.asAt || confirmed.verdict === verdictNow(view)) return null;
  return (
    <InsetText role="region" aria-label="Not as it was confirmed">
      <p>
        <strong>It now comes out differently.</strong> {confirmed.by} confirmed, {dayAndTime(confirmed.at)}: “{confirmed.sentence}” The facts, the policy or how it is read have changed since. It has not moved the case.
      </p>
    </InsetText>
  );
}

const verdictNow = (view: AssessmentView): string => view.assessment?.verdict ?? view.lookup.answer;

/** Why what was confirmed is not what is on the screen. */
function sinceConfirmed(confirmed: NonNullable<AssessmentView['confirmed']>, view: AssessmentView): string {
  if (confirmed.asAt !== view.asAt) return 'You are looking at another date than the one that was confirmed.';
  if (confirmed.verdict !== verdictNow(view)) return 'The answer is no longer this one. Read it again and confirm what holds now.';
  return 'The facts or the policy have changed since, and the answer is the same. Read it again and confirm what holds now.';
}

/** A named person confirms the assessment, or is told why it cannot be confirmed. It moves no case and sends nothing by itself. */
export function ConfirmAssessment({ applicationId, view, supposing, onConfirmed, refetch }: Props) {
  const confirm = useCommand('assessment.confirm');
  const say = useAnnounce();
  const { go } = useNavigation();
  const { confirmed } = view;
  const stands = confirmed !== null && confirmed.stillTheSame && confirmed.asAt === view.asAt;
  const needsWhy = view.governing?.needsWhy ?? false;
  const [why, setWhy] = useState('');
  const [lacking, setLacking] = useState(false);
  const submit = async () => {
    setLacking(needsWhy && why.trim() === '');
    if (needsWhy && why.trim() === '') return;
    const answer = await confirm.run({ applicationId, seq: view.seq, asAt: view.asAt, ...(needsWhy ? { whyDay: why.trim() } : {}) });
    if (!answer.ok) return;
    say('The assessment is confirmed');
    onConfirmed(answer.value);
  };
  return (
    <section aria-labelledby="confirm-assessment">
      <h2 className="section-title" id="confirm-assessment">
        Confirm
      </h2>
      <Problem error={confirm.error} title="The assessment was not confirmed" {...(confirm.error?.code === 'CONFLICT' ? { retry: refetch } : {})} />
      {confirmed ? (
        <InsetText>
          <p>
            Confirmed by {confirmed.by}, {dayAndTime(confirmed.at)}, as at {day(confirmed.asAt)}: {confirmed.sentence}
          </p>
          {confirmed.stillTheSame ? null : <p>{sinceConfirmed(confirmed, view)}</p>}
        </InsetText>
      ) : null}
      {supposing ? (
        <p>You are looking at a “what if”. Go back to the recorded facts to confirm the assessment.</p>
      ) : stands ? (
        <Button type="button" onClick={() => go({ name: 'screening', applicationId })}>
          Go on to screening
        </Button>
      ) : view.canConfirm ? (
        <>
          <OnlyFor action="confirmAssessment">
            <p>By confirming you say that you have read the findings on the confirmed facts. It decides nothing about the patient.</p>
            {needsWhy ? (
              <>
                <p>{view.governing?.words}</p>
                <Line id="why-day" label={`Why does ${day(view.asAt)} count?`} hint="It is kept with the policy and its version." value={why} error={lacking ? 'Say why this day counts' : undefined} onChange={setWhy} />
              </>
            ) : null}
            <Button type="button" disabled={confirm.busy} onClick={() => void submit()}>
              Confirm assessment
            </Button>
          </OnlyFor>
        </>
      ) : (
        <p>It cannot be confirmed now. {view.whyNot}</p>
      )}
    </section>
  );
}
