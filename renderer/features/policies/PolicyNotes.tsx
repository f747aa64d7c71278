import type { Policy } from '../../../shared/policy/schema.ts';
import { clauseWords } from '../assessment/assessmentModel.ts';
import { clausesWords, verdictWords } from './policyModel.ts';
import { Section } from './Section.tsx';

/** Faults of the text, principles, features that are no exception, codes, and the worked examples. */
export function PolicyNotes({ policy }: { policy: Policy }) {
  const relied = policy.principles.filter((one) => one.role === 'relied-on');
  const reserved = policy.principles.filter((one) => one.role === 'reserved');
  return (
    <>
      {policy.defects.length > 0 ? (
        <Section id="defects" title="Faults in the printed text">
          <ul>
            {policy.defects.map((defect) => (
              <li key={defect.what}>
                {defect.what} <span className="quiet">{defect.clauses && defect.clauses.length > 0 ? `${clausesWords(policy, defect.clauses)}. ` : ''}What follows for cases: {defect.effect}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {relied.length > 0 ? <Principles id="relied" title="Principles that it relies on, in its order" policy={policy} list={relied} /> : null}
      {reserved.length > 0 ? <Principles id="reserved" title="Questions kept until the panel has found exceptionality" policy={policy} list={reserved} /> : null}
      {policy.notThemselvesAnException.length > 0 ? (
        <Section id="not-exceptions" title="Features that are not by themselves an exception">
          <ul>
            {policy.notThemselvesAnException.map((one) => (
              <li key={one.id}>
                {one.text} <span className="quiet">{clauseWords(policy, one.clause)}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {policy.codes.length > 0 ? (
        <Section id="codes" title="Codes on the paper">
          <p>Codes never decide whether the policy applies.</p>
          <ul>
            {policy.codes.map((code) => (
              <li key={`${code.system}-${code.code}`}>
                {code.system} {code.code}: {code.meaning}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {policy.goldenCases.length > 0 ? (
        <Section id="worked-examples" title="Worked examples that it must get right">
          <details className="fold">
            <summary>Show {policy.goldenCases.length === 1 ? 'the example' : `the ${policy.goldenCases.length} examples`}</summary>
            <ul>
              {policy.goldenCases.map((one) => (
                <li key={one.id}>
                  {one.title} <span className="quiet">Answer: {verdictWords(one.expect.verdict)}</span>
                </li>
              ))}
            </ul>
          </details>
        </Section>
      ) : null}
    </>
  );
}

function Principles({ id, title, policy, list }: { id: string; title: string; policy: Policy; list: Policy['principles'] }) {
  return (
    <Section id={id} title={title}>
      <ol>
        {list.map((one) => (
          <li key={one.id}>
            {one.name}: {one.question} <span className="quiet">{clauseWords(policy, one.clause)}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
