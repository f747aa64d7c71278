import { Button } from 'nhsuk-react-components';
import type { CaseView } from '../../../shared/contract/case.ts';
import type { ScreeningView } from '../../../shared/contract/decision.ts';
import { useQuery } from '../../api/useQuery.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { dayAndTime } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { CaseFrame } from '../case/CaseFrame.tsx';
import { ScreeningForm } from './ScreeningForm.tsx';
import { OnlyFor } from '../../components/May.tsx';

/** Screening: a named person says what happens with the request, and why. */
export function ScreeningPage({ applicationId }: { applicationId: string }) {
  return (
    <CaseFrame applicationId={applicationId} title="Screening">
      {(view) => <ScreeningBody caseView={view} />}
    </CaseFrame>
  );
}

function ScreeningBody({ caseView }: { caseView: CaseView }) {
  const { applicationId } = caseView;
  const query = useQuery('screening.get', { applicationId });
  const say = useAnnounce();
  const { go } = useNavigation();
  const view = query.data;
  return (
    <div className="page page--form">
      <PageTitle>Screening</PageTitle>
      <Problem error={query.error} retry={() => void query.refetch()} title="The screening could not be read" />
      {query.status === 'loading' ? <Loading what="the screening" /> : null}
      {view ? (
        <>
          {view.sentence ? (
            <p>
              <strong>The confirmed assessment says:</strong> {view.sentence}
            </p>
          ) : (
            <p>
              No assessment has been confirmed yet.{' '}
              <button type="button" className="link-button" onClick={() => go({ name: 'assessment', applicationId })}>
                Go to the assessment
              </button>
            </p>
          )}
          {view.recorded ? (
            <>
              <Recorded recorded={view.recorded} />
              <Button type="button" onClick={() => go({ name: 'case', applicationId })}>
                Go to the case
              </Button>
            </>
          ) : (
            <OnlyFor action="screen">
              <ScreeningForm
                applicationId={applicationId}
                view={view}
                history={caseView.history}
                refetch={() => void query.refetch()}
                onRecorded={() => {
                  say('The screening outcome is recorded');
                  void query.refetch();
                }}
              />
            </OnlyFor>
          )}
        </>
      ) : null}
    </div>
  );
}

/** What was recorded. Who decided stands apart from who typed it in. */
function Recorded({ recorded }: { recorded: NonNullable<ScreeningView['recorded']> }) {
  return (
    <>
      <h2 className="section-title">Recorded: {recorded.label}</h2>
      <p className="own-words">{recorded.reason}</p>
      <p>
        Decided by {recorded.decidedBy}
        <br />
        <span className="quiet">
          Recorded by {recorded.recordedBy}, {dayAndTime(recorded.at)}
        </span>
      </p>
    </>
  );
}
