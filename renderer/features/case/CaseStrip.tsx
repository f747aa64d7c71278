import { useState } from 'react';
import type { CaseView } from '../../../shared/contract/case.ts';
import { londonDay } from '../../../shared/domain/londonDay.ts';
import { useCommand } from '../../api/useCommand.ts';
import { Urgent } from '../../components/Urgent.tsx';
import { day, shortIcb } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { Due } from '../work/Due.tsx';
import { NoLimit } from '../work/NoLimit.tsx';

/** The strip over every screen of a case: which case, by which policy, where it stands. The patient's name only when asked for. */
export function CaseStrip({ view }: { view: CaseView }) {
  const { go } = useNavigation();
  // Only a small window hides the rest; the button is not there in a wide one.
  const [short, setShort] = useState(true);
  return (
    <div className={short ? 'strip strip--short' : 'strip'} role="group" aria-label={`Case ${view.number}`}>
      <Urgent urgency={view.urgency} />
      <button type="button" className="link-button strip__number" onClick={() => go({ name: 'case', applicationId: view.applicationId })}>
        {view.number}
      </button>
      {view.limitsSet === false ? <NoLimit ods={view.commissioner} /> : <Due due={view.due ?? null} />}
      <span className="strip__rest">{view.stageLabel}</span>
      <span className="strip__rest">{shortIcb(view.icb)}</span>
      <span className="strip__rest">{policyWords(view.policy)}</span>
      {view.communicationNeed ? (
        <span className="strip__rest">
          <strong>Communication need:</strong> {view.communicationNeed}
        </span>
      ) : null}
      <Reveal applicationId={view.applicationId} />
      <button type="button" className="link-button strip__more" aria-expanded={!short} onClick={() => setShort(!short)}>
        {short ? 'More about this case' : 'Less'}
      </button>
    </div>
  );
}

/** The policy in a few words; "no policy chosen" is said, since it is not the same as "declined". */
export function policyWords(policy: CaseView['policy']): string {
  if (!policy) return 'No policy chosen yet';
  const compared = policy.compared ? `compared with the published text by ${policy.compared.by}, ${day(londonDay(policy.compared.at))}` : 'not compared with the published text';
  return `Policy: ${policy.title}, ${policy.version ? `version ${policy.version}` : 'no version printed'} (${compared})`;
}

/** Shows the patient's name until it is hidden or the screen is left. Each reveal is written to the record. */
function Reveal({ applicationId }: { applicationId: string }) {
  const reveal = useCommand('case.reveal');
  const [name, setName] = useState<string | null>(null);
  const press = async () => {
    if (name !== null) return setName(null);
    const answer = await reveal.run({ applicationId });
    if (answer.ok) setName(answer.value.name ?? 'Name not known yet');
  };
  return (
    <span className="strip__reveal strip__rest" aria-live="polite">
      {name !== null ? <strong>{name} </strong> : null}
      {reveal.error ? <span>{reveal.error.message} </span> : null}
      <button type="button" className="link-button" title="Each time is written to the record" disabled={reveal.busy} onClick={() => void press()}>
        {name === null ? 'Show patient’s name' : 'Hide name'}
      </button>
    </span>
  );
}
