import type { Policy } from '../../../shared/policy/schema.ts';
import { clauseWords } from '../assessment/assessmentModel.ts';
import { clauseKindWords, clausesOf } from './policyModel.ts';

/** The clauses in our words, each with its kind. Of the policy's own words only the few that decide are kept. */
export function Clauses({ policy }: { policy: Policy }) {
  return (
    <section aria-labelledby="policy-clauses">
      <h2 className="section-title" id="policy-clauses">
        Clauses, in our words
      </h2>
      <p className="quiet">The published policy is the text that counts. Compare it before you rely on this.</p>
      <dl className="clauses">
        {clausesOf(policy).map((clause) => (
          <div key={clause.id} id={`clause-${clause.id}`} tabIndex={-1} className="clauses__row">
            <dt>
              {clauseWords(policy, clause.id)}
              <span className="clauses__kind">{clauseKindWords[clause.kind]}</span>
            </dt>
            <dd>{clause.summary}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
