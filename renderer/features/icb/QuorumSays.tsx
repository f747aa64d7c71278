import { quorumReached } from '../../../shared/domain/icbSections/quorum.ts';
import { useCaseRules } from './CaseRules.tsx';
import { IcbSays } from './IcbSays.tsx';

/** The ICB's rule on quorum beside those who are said to decide. Whether the number is reached is said; it stops nobody. */
export function QuorumSays({ deciding }: { deciding: number }) {
  const rule = useCaseRules()?.rules.quorum;
  return <IcbSays id="quorum">{rule ? <p role="status">{deciding > 0 ? quorumReached(rule, deciding) : ''}</p> : null}</IcbSays>;
}
