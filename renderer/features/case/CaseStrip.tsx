import { useState } from 'react';
import { revealPurposes, type CaseView, type RevealPurpose } from '../../../shared/contract/case.ts';
import { londonDay } from '../../../shared/domain/londonDay.ts';
import { useCommand } from '../../api/useCommand.ts';
import { Urgent } from '../../components/Urgent.tsx';
import { day, shortIcb } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { Due } from '../work/Due.tsx';
import { NoLimit } from '../work/NoLimit.tsx';
import { useMay } from '../../components/May.tsx';

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
      {view.limitsSet === false && !view.due ? <NoLimit ods={view.commissioner} /> : <Due due={view.due ?? null} />}
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
  const [asking, setAsking] = useState(false);
  const [purpose, setPurpose] = useState<RevealPurpose | null>(null);
  const { may } = useMay();
  const shown = async (purpose: RevealPurpose) => {
    const answer = await reveal.run({ applicationId, purpose });
    if (!answer.ok) return;
    setName(answer.value.name ?? 'Name not known yet');
    setAsking(false);
  };
  if (!may('revealIdentity')) return <span className="strip__reveal strip__rest">Your role does not show who the patient is</span>;
  return (
    <span className="strip__reveal strip__rest" aria-live="polite">
      {name !== null ? <strong>{name} </strong> : null}
      {reveal.error ? <span>{reveal.error.message} </span> : null}
      {asking ? (
        <>
          <label htmlFor="reveal-purpose">What for? It is written to the record.</label>
          <select id="reveal-purpose" className="nhsuk-select strip__purpose" defaultValue="" autoFocus disabled={reveal.busy} onChange={(event) => setPurpose(event.target.value as RevealPurpose)}>
            <option value="" disabled>
              Choose
            </option>
            {Object.entries(revealPurposes).map(([id, words]) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </select>
          <button type="button" className="link-button" disabled={reveal.busy} onClick={() => (purpose ? void shown(purpose) : document.getElementById('reveal-purpose')?.focus())}>
            Show it
          </button>
          <button type="button" className="link-button" onClick={() => setAsking(false)}>
            Not now
          </button>
        </>
      ) : (
        <button type="button" className="link-button" disabled={reveal.busy} onClick={() => (name === null ? setAsking(true) : setName(null))}>
          {name === null ? 'Show patient’s name' : 'Hide name'}
        </button>
      )}
    </span>
  );
}
