import type { Finding } from '../../../shared/policy/finding.ts';
import { dayAndTime } from '../../components/words.ts';
import { factLabel, sourcePlace } from './assessmentModel.ts';
import type { TreeContext } from './FindingTree.tsx';

/** Where the answer at a leaf came from: the page to open, or in words that there is none; an open question leads to Check facts. */
export function Sources({ finding, context }: { finding: Finding; context: TreeContext }) {
  if (finding.children.length > 0) return null;
  const sources = finding.confirmations.map((id) => context.sources[id]).filter((source) => source !== undefined);
  const open = openFactsOf(finding, context);
  if (sources.length === 0 && open.length === 0) return null;
  return (
    <ul className="finding__sources">
      {sources.map((source) => (
        <li key={`${source.label}-${source.at}`}>
          {source.paperId ? (
            <button type="button" className="link-button" onClick={() => context.onSource(source)}>
              <span className="nhsuk-u-visually-hidden">Open the source of “{source.label}”: </span>
              {sourcePlace(source) || 'Open the paper'}
            </button>
          ) : (
            'No paper'
          )}
          <span className="quiet">
            {' '}
            Confirmed by {source.by}, {dayAndTime(source.at)}
          </span>
        </li>
      ))}
      {open.map((factId) => (
        <li key={factId}>
          <button type="button" className="link-button" onClick={() => context.onFact(factId)}>
            Answer “{factLabel(context.policy, factId)}” on Check facts
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The facts of an undecided leaf that nobody has confirmed; of a sum, each number that is still open. */
function openFactsOf({ factId, plusFacts, status, confirmations }: Finding, { facts }: TreeContext): readonly string[] {
  if (factId === undefined || (status !== 'not-known' && status !== 'disputed')) return [];
  if (facts === undefined) return confirmations.length === 0 ? [factId] : [];
  return [factId, ...(plusFacts ?? [])].filter((id) => facts[id]?.state !== 'known');
}
