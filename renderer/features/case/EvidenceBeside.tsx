import type { EvidenceView } from '../../../shared/contract/entries.ts';
import { evidencePlace } from './evidenceModel.ts';

/** The evidence that is linked to an argument, named beside it. Nothing where there is none. */
export function EvidenceBeside({ evidence = [], argumentId }: { evidence: readonly EvidenceView[] | undefined; argumentId: string }) {
  const linked = evidence.filter((one) => one.state === 'standing' && one.argumentIds.includes(argumentId));
  if (linked.length === 0) return null;
  return (
    <ul aria-label="Evidence put for this argument">
      {linked.map((one) => (
        <li key={one.evidenceId}>
          Evidence: {one.title} <span className="quiet">({evidencePlace(one)})</span>
        </li>
      ))}
    </ul>
  );
}
