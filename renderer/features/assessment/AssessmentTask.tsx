import { useState } from 'react';
import type { AssessmentView, FactSource } from '../../../shared/contract/assessment.ts';
import type { ArgumentView } from '../../../shared/contract/case.ts';
import type { Assessment } from '../../../shared/policy/answer.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { IcbSays } from '../icb/IcbSays.tsx';
import { AboutPolicy } from './AboutPolicy.tsx';
import { Answer, IfConfirmed } from './Answer.tsx';
import { ArgumentHints } from './ArgumentHints.tsx';
import { AsAt } from './AsAt.tsx';
import { AssessmentHistory } from './AssessmentHistory.tsx';
import { drawn, waysOn } from './assessmentModel.ts';
import { ConfirmAssessment, NotAsConfirmed } from './ConfirmAssessment.tsx';
import { FindingTree, type TreeContext } from './FindingTree.tsx';
import { Missing } from './Missing.tsx';
import { OtherReadings } from './OtherReadings.tsx';
import { besidePurposes, Purposes } from './Purposes.tsx';
import { Routes } from './Routes.tsx';
import { Standing } from './Standing.tsx';
import { WhatIfControls } from './WhatIf.tsx';
import { whatIf, type Supposal, type Supposed } from './whatIfModel.ts';
import { WhyNot } from './WhyNot.tsx';

interface Props {
  readonly applicationId: string;
  readonly view: AssessmentView;
  readonly argumentList: readonly ArgumentView[];
  readonly onSource: (source: FactSource) => void;
  readonly onAsAt: (asAt: string) => void;
  readonly onConfirmed: (view: AssessmentView) => void;
  readonly refetch: () => void;
}

/** The assessment, in the order in which a person reads it: the answer, why, what is missing, clause by clause, other readings, confirm, background. */
export function AssessmentTask({ applicationId, view, argumentList, onSource, onAsAt, onConfirmed, refetch }: Props) {
  const { go } = useNavigation();
  const [supposed, setSupposed] = useState<Supposed>({});
  const { assessment, policy } = view;
  const supposing = Object.keys(supposed).length > 0;
  const tried = supposing && policy && assessment ? whatIf(policy, view.facts, supposed, assessment) : null;
  const shown = tried?.ok ? tried.assessment : assessment;
  const text = shown ? drawn(shown) : null;
  const onFact = (factId: string) => go({ name: 'facts', applicationId, factId });
  const context: TreeContext = { policy, sources: view.sources, facts: view.facts, onSource, onFact };
  const apart = policy !== null && text !== null && text.purposes.length > 1;
  // What follows from each of two answers stands in its own block.
  const ways = apart ? waysOn(view).filter((one) => !assessment?.routes.includes(one)) : waysOn(view);
  const suppose = (factId: string, value: Supposal | null) =>
    setSupposed((before) => {
      const { [factId]: _, ...others } = before;
      return value ? { ...others, [factId]: value } : others;
    });

  return (
    <>
      <Answer view={view} supposed={tried} onBack={() => setSupposed({})} />
      <NotAsConfirmed view={view} />
      <Standing view={view} />
      <IcbSays id="governingDate">{view.governing ? <p>{view.governing.words}</p> : null}</IcbSays>
      <AsAt key={view.asAt} asAt={view.asAt} onChange={onAsAt} />
      {supposing ? null : <IfConfirmed view={view} />}
      {assessment && policy && canSuppose(assessment) ? <WhatIfControls policy={policy} facts={view.facts} assessment={drawn(assessment)} supposed={supposed} onSuppose={suppose} /> : null}
      {apart ? <Purposes policy={policy} assessment={text} context={context} supposing={supposing} /> : policy && text ? <WhyNot policy={policy} assessment={text} purpose={text.purposes[0]?.purpose ?? null} context={context} level={2} /> : null}
      {text ? <Missing applicationId={applicationId} view={view} assessment={text} onFact={onFact} /> : null}
      {shown && text && text.finding.children.length > 0 ? (
        <section aria-labelledby="findings">
          <h2 className="section-title" id="findings">
            {apart ? 'Whether the policy covers the request' : shown.ifThisVersion ? 'Clause by clause, if this version is in force' : 'Clause by clause'}
            {supposing ? ' – what if, nothing is recorded' : ''}
          </h2>
          <FindingTree finding={apart ? besidePurposes(policy, text) : text.finding} context={context} />
        </section>
      ) : null}
      <ArgumentHints prompts={view.prompts} list={argumentList} />
      {shown ? <OtherReadings view={view} assessment={shown} /> : null}
      {!supposing && ways.length > 0 ? (
        <section aria-labelledby="routes">
          <h2 className="section-title" id="routes">
            What can follow
          </h2>
          <Routes routes={ways} />
        </section>
      ) : null}
      <ConfirmAssessment applicationId={applicationId} view={view} supposing={supposing} onConfirmed={onConfirmed} refetch={refetch} />
      <AssessmentHistory key={view.confirmed?.at ?? 'none'} applicationId={applicationId} />
      {assessment ? <AboutPolicy view={view} assessment={drawn(assessment)} /> : null}
    </>
  );
}

/** Where the date alone decides, no fact changes anything. */
const canSuppose = (assessment: Assessment): boolean => assessment.verdict === 'depends-on-reading' || drawn(assessment).finding.children.length > 0;
