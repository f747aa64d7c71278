import type { DecisionView } from '../../../shared/contract/decision.ts';
import { day } from '../../components/words.ts';

/** A request that comes back after an earlier outcome: what is new in it. */
export function SinceEarlier({ since }: { since: DecisionView['sinceEarlier'] }) {
  if (!since) return null;
  return (
    <section aria-labelledby="since-title">
      <h2 className="section-title" id="since-title">
        New since the earlier outcome
      </h2>
      <p>
        {since.outcome}, recorded on {day(since.on)}. {since.papers.length === 0 ? 'No paper has been added since.' : since.papers.length === 1 ? 'One paper has been added since:' : `${since.papers.length} papers have been added since:`}
      </p>
      {since.papers.length > 0 ? (
        <ul>
          {since.papers.map((paper) => (
            <li key={paper.paperId}>{paper.name}</li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
