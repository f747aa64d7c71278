import type { AssessmentView } from '../../../shared/contract/assessment.ts';
import type { Assessment } from '../../../shared/policy/answer.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { clauseWords } from './assessmentModel.ts';

/** What a reader of this policy must know: notes, its faults, the principles it relies on and reserves, what is not itself an exception. */
export function AboutPolicy({ view, assessment }: { view: AssessmentView; assessment: Assessment }) {
  const { go } = useNavigation();
  const { policy } = view;
  if (!policy) return null;
  const where = (clause: string) => <span className="quiet">{clauseWords(policy, clause)}</span>;
  const principles = (role: 'relied-on' | 'reserved', title: string) => {
    const list = assessment.principles.filter((one) => one.role === role);
    return list.length === 0 ? null : (
      <details className="fold">
        <summary>
          {title} ({list.length})
        </summary>
        <ol>
          {list.map((one) => (
            <li key={one.id}>
              {one.name}: {one.question} {where(one.clause)}
            </li>
          ))}
        </ol>
      </details>
    );
  };
  return (
    <section aria-labelledby="about-policy">
      <h2 className="section-title" id="about-policy">
        About the policy
      </h2>
      {assessment.notes.length > 0 ? (
        <>
          <h3>Notes</h3>
          <ul>
            {assessment.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      ) : null}
      {policy.defects.length > 0 ? (
        <details className="fold">
          <summary>Faults in the printed policy ({policy.defects.length})</summary>
          <ul>
            {policy.defects.map((defect) => (
              <li key={defect.what}>
                {defect.what} <span className="quiet">What follows: {defect.effect}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {principles('relied-on', 'Principles that the policy relies on, in its order')}
      {principles('reserved', 'Questions kept until the panel has found exceptionality')}
      {assessment.notThemselvesAnException.length > 0 ? (
        <details className="fold">
          <summary>Features that the policy says are not by themselves an exception ({assessment.notThemselvesAnException.length})</summary>
          <p>Not by themselves: the panel looks at the patient as a whole and may find otherwise.</p>
          <ul>
            {assessment.notThemselvesAnException.map((one) => (
              <li key={one.id}>
                {one.text} {where(one.clause)}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <p>
        <button type="button" className="link-button" onClick={() => go({ name: 'policies', policyId: policy.id })}>
          Read the whole policy, clause by clause
        </button>
      </p>
    </section>
  );
}
