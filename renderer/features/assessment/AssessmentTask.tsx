import { useState } from 'react';
import type { AssessmentView, FactSource } from '../../../shared/contract/assessment.ts';
import type { FactValue } from '../../../shared/domain/facts.ts';
import { day } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { AboutPolicy } from './AboutPolicy.tsx';
import { Answer, IfConfirmed } from './Answer.tsx';
import { AsAt } from './AsAt.tsx';
import { drawn } from './assessmentModel.ts';
import { ConfirmAssessment } from './ConfirmAssessment.tsx';
import { FindingTree } from './FindingTree.tsx';
import { Missing } from './Missing.tsx';
import { OtherReadings } from './OtherReadings.tsx';
import { WhatIfControls } from './WhatIf.tsx';
import { whatIf, type Supposed } from './whatIfModel.ts';

interface Props {
  readonly applicationId: string;
  readonly view: AssessmentView;
  readonly onSource: (source: FactSource) => void;
  readonly onAsAt: (asAt: string) => void;
  readonly onConfirmed: (view: AssessmentView) => void;
  readonly refetch: () => void;
}

/** The assessment, in the order in which a person reads it: the answer, what is missing, why, other readings, confirm, background. */
export function AssessmentTask({ applicationId, view, onSource, onAsAt, onConfirmed, refetch }: Props) {
  const { go } = useNavigation();
  const [supposed, setSupposed] = useState<Supposed>({});
  const { assessment, policy } = view;
  const supposing = Object.keys(supposed).length > 0;
  const tried = supposing && policy && assessment ? whatIf(policy, view.facts, supposed, assessment) : null;
  const shown = tried?.ok ? tried.assessment : assessment;
  const onFact = (factId: string) => go({ name: 'facts', applicationId, factId });
  const suppose = (factId: string, value: FactValue | null) =>
    setSupposed((before) => {
      const { [factId]: _, ...others } = before;
      return value ? { ...others, [factId]: value } : others;
    });

  return (
    <>
      <Answer view={view} supposed={tried} onBack={() => setSupposed({})} />
      <p>
        {policy ? `Policy: ${policy.ourTitle}, ${policy.version === null ? 'no version printed' : `version ${policy.version}`}. ` : ''}
        As at {day(view.asAt)}.
      </p>
      <AsAt key={view.asAt} asAt={view.asAt} onChange={onAsAt} />
      {supposing ? null : <IfConfirmed view={view} />}
      {assessment && policy ? <WhatIfControls openFacts={drawn(assessment).openFacts} supposed={supposed} onSuppose={suppose} /> : null}
      {shown ? <Missing applicationId={applicationId} view={view} assessment={drawn(shown)} onFact={onFact} /> : null}
      {shown && drawn(shown).finding.children.length > 0 ? (
        <section aria-labelledby="findings">
          <h2 className="section-title" id="findings">
            {shown.ifThisVersion ? 'Clause by clause, if this version is in force' : 'Clause by clause'}
            {supposing ? ' – what if, nothing is recorded' : ''}
          </h2>
          <FindingTree finding={drawn(shown).finding} context={{ policy, sources: view.sources, onSource, onFact }} />
        </section>
      ) : null}
      {shown ? <OtherReadings view={view} assessment={shown} /> : null}
      {assessment && !supposing && assessment.routes.length > 0 ? (
        <section aria-labelledby="routes">
          <h2 className="section-title" id="routes">
            What can follow
          </h2>
          <ul>
            {assessment.routes.map((route) => (
              <li key={route.route}>{route.text}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <ConfirmAssessment applicationId={applicationId} view={view} supposing={supposing} onConfirmed={onConfirmed} refetch={refetch} />
      {shown ? <AboutPolicy view={view} assessment={shown} /> : null}
    </>
  );
}
