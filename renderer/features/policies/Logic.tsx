import type { Policy } from '../../../shared/policy/schema.ts';
import { clauseWords, factLabel, positionWords } from '../assessment/assessmentModel.ts';
import { ConditionTree } from './ConditionTree.tsx';

/** What IFR Panel makes of the clauses: what is covered, the parts with their criteria, and the questions in the policy's order. */
export function Logic({ policy, onClause }: { policy: Policy; onClause: (clause: string) => void }) {
  const readings = new Map(policy.readings.map((reading) => [reading.id, reading.inForce]));
  const tree = { policy, readings, onClause };
  return (
    <section aria-labelledby="policy-logic">
      <h2 className="section-title" id="policy-logic">
        How it is worked out
      </h2>
      <h3>What it covers</h3>
      <div className="logic__root">
        <ConditionTree {...tree} condition={policy.scope} />
      </div>
      <p className="quiet">For anything else: {policy.outsideNote} That is not a refusal.</p>
      {policy.parts.map((part) => (
        <section key={part.id} aria-labelledby={`part-${part.id}`}>
          <h3 id={`part-${part.id}`}>{part.title}</h3>
          <p>
            {clauseWords(policy, part.clause)}: {positionWords[part.position]}
          </p>
          {part.when === undefined ? null : (
            <div className="logic__root">
              <p>It applies when:</p>
              <ConditionTree {...tree} condition={part.when} />
            </div>
          )}
          {part.position === 'commissioned-if' ? (
            <div className="logic__root">
              <p>Its criteria:</p>
              <ConditionTree {...tree} condition={part.criteria} />
            </div>
          ) : null}
        </section>
      ))}
      <h3>Questions that it asks, in its order</h3>
      <ol>
        {policy.facts.map((fact) => (
          <li key={fact.id}>
            {factLabel(fact.id)} <span className="quiet">{fact.why}{fact.decides ? '' : ' The answer does not change the result.'}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
