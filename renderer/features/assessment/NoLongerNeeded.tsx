import type { Assessment } from '../../../shared/policy/answer.ts';
import type { Policy } from '../../../shared/policy/schema.ts';
import { whyNotNeeded } from '../../../shared/policy/whyNotNeeded.ts';
import { factLabel } from './assessmentModel.ts';

/** Questions of the policy that nobody has answered and nobody needs to, each with why. */
export function NoLongerNeeded({ policy, assessment }: { policy: Policy; assessment: Assessment }) {
  const { noLongerNeeded } = assessment;
  if (noLongerNeeded.length === 0) return null;
  return (
    <details className="fold">
      <summary>Questions that no longer matter ({noLongerNeeded.length})</summary>
      <p>The answer is the same whatever these are, so nobody has to ask.</p>
      <ul>
        {noLongerNeeded.map((factId) => (
          <li key={factId}>
            {factLabel(policy, factId)} <span className="quiet">{whyNotNeeded(policy, assessment, factId)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
