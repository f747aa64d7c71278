import type { Policy, Verdict } from '../../../shared/policy/schema.ts';
import { verdictLabels } from '../../../shared/policy/sentence.ts';
import type { SettlingSet } from '../../../shared/policy/settle.ts';
import { factLabel, listInWords } from './assessmentModel.ts';

/** The smallest sets of answers that could settle the question, under the answer that each could lead to, in the order of the policy's questions. */
export function Settling({ policy, sets }: { policy: Policy | null; sets: readonly SettlingSet[] }) {
  if (sets.length === 0) return null;
  const ways = [...new Set(sets.map((set) => set.towards))];
  return (
    <details className="fold">
      <summary>What could settle it, each way</summary>
      <p>The smallest sets of answers that could settle the question. They could; nobody knows yet what the answers will be.</p>
      {ways.map((towards) => (
        <Way key={towards} towards={towards} policy={policy} sets={sets.filter((set) => set.towards === towards)} />
      ))}
    </details>
  );
}

function Way({ towards, policy, sets }: { towards: Verdict; policy: Policy | null; sets: readonly SettlingSet[] }) {
  return (
    <>
      <p>
        “{verdictLabels[towards]}” could follow from{sets.length > 1 ? ' any one of these:' : ':'}
      </p>
      <ul>
        {sets.map((set) => (
          <li key={set.facts.join()}>{listInWords(set.facts.map((fact) => `“${factLabel(policy, fact)}”`))}</li>
        ))}
      </ul>
    </>
  );
}
