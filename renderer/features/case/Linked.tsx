import type { ActionsView } from '../../../shared/contract/caseActions.ts';
import { reviewLabels } from '../../../shared/workflow/reviewShapes.ts';
import { day } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';

/** The case that this one looks at again, and the cases that look at this one again. Nothing where there is neither. */
export function Linked({ view }: { view: ActionsView }) {
  const { go } = useNavigation();
  const { review, reviews, outcome } = view;
  if (!review && reviews.length === 0) return null;
  const link = (one: { applicationId: string; number: string }) => (
    <button type="button" className="link-button" onClick={() => go({ name: 'case', applicationId: one.applicationId })}>
      {one.number}
    </button>
  );
  return (
    <section aria-labelledby="linked">
      <h2 className="section-title" id="linked">
        {review ? `${reviewLabels[review.kind]} of case ${review.firstNumber}` : 'Reconsideration and appeal'}
      </h2>
      {review ? (
        <dl className="pairs">
          <Pair name="First case">
            {review.first ? link(review.first) : review.firstNumber}
            {review.first ? ` (${review.first.label})` : ': its record was disposed of'}
          </Pair>
          {review.firstOutcome ? <Pair name="Its outcome">{review.firstOutcome}</Pair> : null}
          <Pair name={review.grounds.length > 1 ? 'Grounds' : 'Ground'}>{review.grounds.map((one) => one.label).join('; ')}</Pair>
          <Pair name={review.kind === 'appeal' ? 'Said to have gone wrong' : 'What is new'}>{review.whatIsNew}</Pair>
          <Pair name="Asked for by">
            {review.askedBy}, {day(review.askedOn)}
          </Pair>
          <Pair name="May not decide this one">{review.decidedFirst.join('; ') || 'The record of the first case names nobody'}</Pair>
        </dl>
      ) : null}
      {outcome ? (
        <>
          <p>
            <strong>Outcome: {outcome.label}.</strong> Decided by {outcome.decidedBy}.
          </p>
          <ul>
            {outcome.findings.map((one) => (
              <li key={one.ground}>
                {one.ground}: {one.found.toLowerCase()}. {one.reason}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {reviews.length > 0 ? (
        <ul className="plain-list">
          {reviews.map((one) => (
            <li key={one.applicationId}>
              {link(one)} {one.label}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Pair({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="pairs__row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
