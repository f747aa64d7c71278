import type { ActionsView } from '../../../shared/contract/caseActions.ts';
import type { Query } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useNavigation } from '../../navigation/NavigationContext.tsx';

/** What can happen to the case beside its next step; what cannot, folded away, each with the reason and what to do. */
export function WhatElse({ applicationId, query }: { applicationId: string; query: Query<ActionsView> }) {
  const { go } = useNavigation();
  const all = query.data?.actions ?? [];
  const open = all.filter((one) => one.whyNot === null);
  const closed = all.filter((one) => one.whyNot !== null);
  return (
    <section aria-labelledby="what-else">
      <h2 className="section-title" id="what-else">
        What else can happen
      </h2>
      <Problem error={query.error} retry={() => void query.refetch()} title="It could not be read what can happen to the case" />
      {query.status === 'loading' ? <Loading what="what can happen to the case" /> : null}
      {query.data && open.length === 0 ? <p>Nothing else is open now.</p> : null}
      {open.length > 0 ? (
        <ul className="plain-list">
          {open.map(({ action, label }) => (
            <li key={action}>
              <button type="button" className="link-button" onClick={() => go({ name: 'caseAction', applicationId, action })}>
                {label}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {closed.length > 0 ? (
        <details className="nhsuk-details">
          <summary className="nhsuk-details__summary">
            <span className="nhsuk-details__summary-text">What cannot happen now, and why</span>
          </summary>
          <div className="nhsuk-details__text">
            <dl className="pairs">
              {closed.map(({ action, label, whyNot }) => (
                <div className="pairs__row" key={action}>
                  <dt>{label}</dt>
                  <dd>
                    {whyNot!.message}
                    {whyNot!.next ? ` ${whyNot!.next}` : ''}
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        </details>
      ) : null}
    </section>
  );
}
