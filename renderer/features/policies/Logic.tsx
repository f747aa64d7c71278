import type { Policy } from '../../../shared/policy/schema.ts';
import { clauseWords, positionWords } from '../assessment/assessmentModel.ts';
import { ConditionTree } from './ConditionTree.tsx';
import { kindWords, labelOf, vocabularyFor, type Followed } from './policyModel.ts';
import { Section } from './Section.tsx';

/** What IFR Panel makes of the clauses: what is covered, the parts with their criteria, and the questions in the policy's order. */
export function Logic({ policy, followed, onClause }: { policy: Policy; followed: Followed; onClause: (clause: string) => void }) {
  const tree = { policy, followed, onClause };
  const purposes = policy.purposeFact ? vocabularyFor(policy).get(policy.purposeFact) : undefined;
  const purposeWords = (id: string) => (purposes?.answer.kind === 'choice' ? purposes.answer.choices.find((one) => one.id === id)?.label : undefined) ?? 'a purpose that the question does not offer';
  return (
    <Section id="policy-logic" title="How it is worked out">
      <h3>What it covers</h3>
      <div className="logic__root">
        <ConditionTree {...tree} condition={policy.scope} />
      </div>
      <p className="quiet">For anything else: {policy.outsideNote ?? 'it is outside this policy.'} That is not a refusal.</p>
      {purposes ? <p>One request can ask for several things. Each purpose gets an answer of its own.</p> : null}
      {policy.parts.map((part) => (
        <section key={part.id} aria-labelledby={`part-${part.id}`}>
          <h3 id={`part-${part.id}`}>{part.title}</h3>
          <p>
            {clauseWords(policy, part.clause)}: {positionWords[part.position]}
            {part.position === 'commissioned-if' && part.priorApproval ? '. The policy asks for prior approval once the criteria are met' : ''}
          </p>
          {part.purpose ? <p>Purpose: {purposeWords(part.purpose)}</p> : null}
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
      <Questions policy={policy} />
    </Section>
  );
}

/** The questions in the policy's order; of those that it defines itself, the kind of answer as well. */
function Questions({ policy }: { policy: Policy }) {
  const vocabulary = vocabularyFor(policy);
  return (
    <>
      <h3>Questions that it asks, in its order</h3>
      <ol>
        {policy.facts.map((fact) => (
          <li key={fact.id}>
            {labelOf(vocabulary, fact.id)}{' '}
            <span className="quiet">
              {fact.why}
              {fact.decides ? '' : ' The answer does not change the result.'}
              {fact.define ? ` This policy asks it itself. ${kindWords(fact.define.answer)}.` : ''}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
