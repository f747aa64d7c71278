import type { AccessView } from '../../../shared/contract/access.ts';
import { accessAskerLabels, accessEndedLabels } from '../../../shared/workflow/accessShapes.ts';
import { useQuery, type Query } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { OnlyFor } from '../../components/May.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { day } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { CaseFrame } from '../case/CaseFrame.tsx';
import { AskForm } from './AskForm.tsx';
import { RequestTask } from './RequestTask.tsx';

/** A request for access to what is held about a patient: each item is looked at by one person, all of them checked by another, then written. */
export function AccessPage({ applicationId }: { applicationId: string }) {
  return (
    <CaseFrame applicationId={applicationId} title="Access to the record">
      {() => (
        <div className="page page--form">
          <BackToCase applicationId={applicationId} />
          <PageTitle>Access to the record</PageTitle>
          <OnlyFor action="reviewAccess">
            <Asked applicationId={applicationId} />
          </OnlyFor>
        </div>
      )}
    </CaseFrame>
  );
}

function Asked({ applicationId }: { applicationId: string }) {
  const query = useQuery('access.get', { applicationId });
  return (
    <>
      <Problem error={query.error} retry={() => void query.refetch()} title="The request could not be read" />
      {query.status === 'loading' ? <Loading what="what is held" /> : null}
      {query.data ? <Body applicationId={applicationId} view={query.data} query={query} /> : null}
    </>
  );
}

function Body({ applicationId, view, query }: { applicationId: string; view: AccessView; query: Query<AccessView> }) {
  return (
    <>
      {view.request ? (
        <RequestTask key={view.request.requestId} applicationId={applicationId} view={view} request={view.request} onDone={query.set} onReload={() => void query.refetch()} />
      ) : (
        <AskForm applicationId={applicationId} view={view} onDone={query.set} onReload={() => void query.refetch()} />
      )}
      {view.earlier.length > 0 ? (
        <section aria-labelledby="earlier">
          <h2 className="section-title" id="earlier">
            Earlier requests
          </h2>
          <ul className="plain-list">
            {view.earlier.map((one) => (
              <li key={one.requestId}>
                {day(one.askedOn)}, {accessAskerLabels[one.askedBy].toLowerCase()}: {accessEndedLabels[one.ended]}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function BackToCase({ applicationId }: { applicationId: string }) {
  const { go } = useNavigation();
  return (
    <p>
      <button type="button" className="link-button" onClick={() => go({ name: 'case', applicationId })}>
        Back to the case
      </button>
    </p>
  );
}
