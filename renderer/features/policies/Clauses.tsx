import type { Policy } from '../../../shared/policy/schema.ts';
import { clauseWords } from '../assessment/assessmentModel.ts';
import { clauseKindWords, clausesOf } from './policyModel.ts';
import { Section } from './Section.tsx';

interface Props {
  readonly policy: Policy;
  /** Clause → page of the official file; empty where no file is attached. */
  readonly pages: Readonly<Record<string, number>>;
  readonly onPage: (page: number, clause: string) => void;
}

/** The clauses in our words, each with its kind. Of the policy's own words only the few that decide are kept. */
export function Clauses({ policy, pages, onPage }: Props) {
  return (
    <Section id="policy-clauses" title="Clauses, in our words">
      <p className="quiet">The published policy is the text that counts. Compare it before you rely on this.</p>
      <dl className="clauses">
        {clausesOf(policy).map((clause) => {
          const page = pages[clause.id];
          return (
            <div key={clause.id} id={`clause-${clause.id}`} tabIndex={-1} className="clauses__row">
              <dt>
                {clauseWords(policy, clause.id)}
                <span className="clauses__kind">{clauseKindWords[clause.kind]}</span>
              </dt>
              <dd>
                {clause.summary}
                {page === undefined ? null : (
                  <span className="clauses__page">
                    <button type="button" className="link-button" onClick={() => onPage(page, clause.id)}>
                      Show it in the official file, page {page}
                      <span className="nhsuk-u-visually-hidden">: {clauseWords(policy, clause.id)}</span>
                    </button>
                  </span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
}
