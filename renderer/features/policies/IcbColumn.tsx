import { shortIcb } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { drawn, saysNotARefusal } from '../assessment/assessmentModel.ts';
import { comparedWords } from './policyListModel.ts';
import { labelOf, policyName, verdictWords, vocabularyFor } from './policyModel.ts';
import type { IcbAnswer } from './sideBySideModel.ts';

/** What one ICB's policy answers. Where none is held, that is said, and that it is no refusal. */
export function IcbColumn({ answer: { icb, name, answer, held } }: { answer: IcbAnswer }) {
  const { go } = useNavigation();
  const title = `icb-${icb}`;
  return (
    <section className="columns__one" aria-labelledby={title}>
      <h3 id={title}>{shortIcb(name)}</h3>
      {answer.ok ? (
        <>
          <p>
            <strong>{verdictWords(answer.case.verdict)}</strong>
          </p>
          <p>{answer.case.sentence}</p>
          {saysNotARefusal(answer.case.verdict) && !answer.case.sentence.includes('not a refusal') ? <p>This is not a refusal.</p> : null}
          {answer.case.assessments.map((one) => {
            const policy = held.find((two) => two.policy.id === one.policy.id);
            if (!policy) return null;
            const open = drawn(one).openFacts;
            return (
              <div key={one.policy.id}>
                <p>
                  <button type="button" className="link-button" onClick={() => go({ name: 'policies', policyId: policy.policy.id })}>
                    {policyName(policy.policy)}
                  </button>
                </p>
                {open.length > 0 ? (
                  <>
                    <p>Still open:</p>
                    <ul>
                      {open.map((fact) => (
                        <li key={fact.factId}>{labelOf(vocabularyFor(policy.policy), fact.factId)}</li>
                      ))}
                    </ul>
                  </>
                ) : null}
                <p className="quiet">{comparedWords(policy.summary.compared)}</p>
              </div>
            );
          })}
        </>
      ) : (
        <p role="alert">{answer.message}</p>
      )}
    </section>
  );
}
