import { Button } from 'nhsuk-react-components';
import type { CaseView } from '../../../shared/contract/case.ts';
import type { Anchor } from '../../../shared/import/paper.ts';
import { useQuery } from '../../api/useQuery.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Papers } from '../../components/papers/Papers.tsx';
import { usePaperFocus } from '../../components/papers/usePaperFocus.ts';
import { SplitView } from '../../components/SplitView.tsx';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { waitingWords } from '../work/workModel.ts';
import { Completeness } from '../intake/Completeness.tsx';
import { ContactSummary } from '../contact/ContactSummary.tsx';
import { IcbSays } from '../icb/IcbSays.tsx';
import { Kept } from '../icb/Kept.tsx';
import { WhatCanFollow } from '../icb/WhatCanFollow.tsx';
import { AccessLink } from '../access/AccessLink.tsx';
import { AfterDecision } from './AfterDecision.tsx';
import { Arguments } from './Arguments.tsx';
import { CaseFrame } from './CaseFrame.tsx';
import { ChangeWait } from './ChangeWait.tsx';
import { FromRegister } from './FromRegister.tsx';
import { Clocks } from './Clocks.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { History } from './History.tsx';
import { ImportIssues } from './ImportIssues.tsx';
import { OpenQuestions } from './OpenQuestions.tsx';
import { About, PaperList, Steps } from './parts.tsx';
import { Linked } from './Linked.tsx';
import { doneBy, nextPlace } from './nextPlace.ts';
import { Resume } from './Resume.tsx';
import { Statement } from './Statement.tsx';
import { WhatElse } from './WhatElse.tsx';
import { OnlyFor, useMay } from '../../components/May.tsx';

/** While a request can still go back as incomplete, or waits for what is missing. */
const beforeTheCheck: readonly string[] = ['received', 'checking', 'reconsideration', 'incomplete', 'returned'];

/** A case: the one next step, then the clinician's own words, then everything else about it. */
export function CasePage({ applicationId }: { applicationId: string }) {
  return (
    <CaseFrame applicationId={applicationId} title="Case">
      {(view, query) => <CaseBody view={view} onChanged={query.set} onReload={query.refetch} />}
    </CaseFrame>
  );
}

function CaseBody({ view, onChanged, onReload }: { view: CaseView; onChanged: (view: CaseView) => void; onReload: () => Promise<void> }) {
  const papers = usePaperFocus();
  const actions = useQuery('case.actions', { applicationId: view.applicationId });
  const show = (paperId: string, anchor: Anchor | null) => papers.show(paperId, anchor);
  return (
    <SplitView
      taskLabel="Case"
      front={papers.front}
      onFront={papers.setFront}
      papers={<Papers papers={view.papers} focus={papers.focus} onChoose={(paperId) => papers.show(paperId)} about={{ applicationId: view.applicationId }} onShow={papers.show} />}
      task={
        <>
          <PageTitle>Case {view.number}</PageTitle>
          <FromRegister register={view.register} />
          <NextStep view={view} onChanged={onChanged} />
          {actions.data ? <Linked view={actions.data} /> : null}
          {view.steps.length > 0 ? <Steps view={view} /> : null}
          <ImportIssues view={view} onReload={onReload} onShow={(paperId) => show(paperId, null)} />
          <Clocks view={view} />
          <AfterDecision view={view} />
          <Arguments view={view} onChanged={onChanged} onReload={onReload} onShow={show} />
          <EvidenceList view={view} onReload={onReload} onShow={(paperId) => show(paperId, null)} />
          <Statement view={view} onReload={onReload} onShow={(paperId) => show(paperId, null)} />
          <ContactSummary view={view} />
          {beforeTheCheck.includes(view.stage) ? <Completeness found={view.completeness} settled /> : null}
          <About view={view} />
          {view.decision ? <WhatCanFollow /> : null}
          {view.stage === 'closed' ? <Kept /> : null}
          <IcbSays id="panelMaySee" level={2} />
          <PaperList papers={view.papers} onShow={(paperId) => show(paperId, null)} />
          <WhatElse applicationId={view.applicationId} query={actions} />
          <AccessLink applicationId={view.applicationId} />
          <History entries={view.history} />
        </>
      }
    />
  );
}

/** The one next step, or whom the case waits for. */
function NextStep({ view, onChanged }: { view: CaseView; onChanged: (view: CaseView) => void }) {
  const { go } = useNavigation();
  const { next, applicationId } = view;
  const { may, why } = useMay();
  return (
    <div className="next-step">
      {view.waiting ? <p>{waitingWords(view.waiting)}.</p> : null}
      {view.openItems?.map((item) => (
        <p key={item}>
          <strong>{item}</strong>
        </p>
      ))}
      {next?.screen === 'case' && !next.action && view.waiting ? (
        <OnlyFor action="resumeCase">
          <Resume view={view} onChanged={onChanged} />
        </OnlyFor>
      ) : next && !may(doneBy[next.screen]) ? (
        <p>
          Next: {next.label}. {why(doneBy[next.screen])}
        </p>
      ) : next ? (
        <Button type="button" onClick={() => go(nextPlace(next, applicationId))}>
          {next.label}
        </Button>
      ) : view.waiting ? null : (
        <p>Nothing more needs to be done in this case.</p>
      )}
      <OpenQuestions view={view} />
      {view.waiting && next?.screen === 'letters' ? (
        // What was asked for may come before the letter that asks for it is written.
        <OnlyFor action="resumeCase" quiet>
          <Resume view={view} onChanged={onChanged} secondary />
        </OnlyFor>
      ) : null}
      {view.waiting ? <ChangeWait view={view} waiting={view.waiting} onChanged={onChanged} /> : null}
    </div>
  );
}
