import { quorumReached } from '../../../shared/domain/icbSections/quorum.ts';
import { useCaseRules } from './CaseRules.tsx';
import { IcbSays } from './IcbSays.tsx';

/** The ICB's rule on quorum beside the names that are typed. Whether the number is reached is said; it stops nobody. */
export function QuorumSays({ present }: { present: readonly string[] }) {
  const rule = useCaseRules()?.rules.quorum;
  return <IcbSays id="quorum">{rule ? <p role="status">{present.length > 0 ? quorumReached(rule, present.length) : ''}</p> : null}</IcbSays>;
}
