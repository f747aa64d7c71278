import { InsetText } from 'nhsuk-react-components';
import type { PolicyView } from '../../../shared/contract/policy.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Problem } from '../../components/Problem.tsx';
import { count } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { comparedWords, forceWords, stateLine } from './policyListModel.ts';
import { versionWords } from './policyModel.ts';

const places = [
  { id: 'policy-clauses', label: 'Clauses' },
  { id: 'policy-logic', label: 'How it is worked out' },
  { id: 'policy-readings', label: 'Readings' },
  { id: 'policy-force', label: 'Dates and end' },
  { id: 'defects', label: 'Faults in the text' },
  { id: 'policy-file', label: 'The official file' },
  { id: 'policy-comparison', label: 'Comparison' },
  { id: 'policy-adoption', label: 'Whether it is followed' },
] as const;

/** What comes first of a policy: which text it is, whether it can be relied on, where things stand on this screen, and the ways on. */
export function PolicyHead({ view }: { view: PolicyView }) {
  const { go } = useNavigation();
  const { policy, summary } = view;
  const save = useCommand('policy.export');
  const say = useAnnounce();
  const onSave = async () => {
    const answer = await save.run({ policyId: policy.id });
    if (answer.ok && answer.value.saved) say('The policy is saved as a file');
  };
  const there = places.filter((place) => place.id !== 'defects' || policy.defects.length > 0);
  return (
    <>
      <p>
        Printed title: {policy.title}
        <br />
        {versionWords(policy.version)}. {forceWords(summary)}
      </p>
      <InsetText>
        <p>{stateLine(summary)}</p>
        <p>{comparedWords(summary.compared)}</p>
        {summary.unsigned > 0 ? <p>{count(summary.unsigned, 'reading')} that no named person has signed.</p> : null}
      </InsetText>
      <Problem error={save.error} title="The policy was not saved" />
      <p className="ways">
        <button type="button" className="link-button" onClick={() => go({ name: 'policies', policyId: policy.id, part: 'what-if' })}>
          Try answers without a case
        </button>
        <button type="button" className="link-button" onClick={() => go({ name: 'policies', policyId: policy.id, part: 'compare' })}>
          Compare with another version
        </button>
        <button type="button" className="link-button" disabled={save.busy} onClick={() => void onSave()}>
          Save it as a file
        </button>
      </p>
      <nav aria-label="On this screen">
        <ul className="ways ways--list">
          {there.map((place) => (
            <li key={place.id}>
              <button type="button" className="link-button" onClick={() => toPlace(place.id)}>
                {place.label}
              </button>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

function toPlace(id: string): void {
  const heading = document.getElementById(id);
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView?.({ block: 'start' });
}
