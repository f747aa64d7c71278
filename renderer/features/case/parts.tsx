import type { ReactNode } from 'react';
import type { CaseView } from '../../../shared/contract/case.ts';
import type { PaperSummary } from '../../../shared/contract/intake.ts';
import { count, day, dayAndTime, size } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { policyWords } from './CaseStrip.tsx';
import { useMay } from '../../components/May.tsx';

const stateWords = { done: 'Done', now: 'Now', later: 'Not yet' } as const;

/** The steps of the job in their order, each with its state in words. A step can be opened once it is its turn. */
export function Steps({ view }: { view: CaseView }) {
  const { go } = useNavigation();
  const { may } = useMay();
  return (
    <section aria-labelledby="steps">
      <h2 className="section-title" id="steps">
        Steps
      </h2>
      <ol className="steps">
        {view.steps.map((step) => (
          <li key={step.screen} className={`steps__item steps__item--${step.state}`} aria-current={step.state === 'now' ? 'step' : undefined}>
            {step.state === 'later' || (step.screen === 'letters' && !may('seeLetters')) ? (
              <span>{step.label}</span>
            ) : (
              <button type="button" className="link-button" onClick={() => go({ name: step.screen, applicationId: view.applicationId })}>
                {step.label}
              </button>
            )}
            <span className="steps__state">{stateWords[step.state]}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What is asked for and by whom, the policy, and what has been settled so far, each with who settled it. */
export function About({ view }: { view: CaseView }) {
  const { assessment, screening, decision } = view;
  const pair = (name: string, value: ReactNode) => (
    <div className="pairs__row">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
  return (
    <section aria-labelledby="about">
      <h2 className="section-title" id="about">
        The request and the people
      </h2>
      <dl className="pairs">
        {pair('Treatment', view.treatment ?? 'Not known yet')}
        {pair('Diagnosis', view.diagnosis ?? 'Not known yet')}
        {pair('Asked for by', view.requester ?? 'Not known yet')}
        {pair('ICB', view.icb)}
        {pair('Policy', policyWords(view.policy).replace(/^Policy: /, ''))}
        {pair('Received', day(view.receivedOn))}
        {assessment ? pair('Assessment', `${assessment.sentence} Confirmed by ${assessment.confirmedBy}, ${dayAndTime(assessment.at)}. As at ${day(assessment.asAt)}.`) : null}
        {screening
          ? pair('Screening', `${screening.label}. ${screening.reason} Decided by ${screening.decidedBy}, recorded by ${screening.recordedBy}, ${dayAndTime(screening.at)}.`)
          : null}
        {decision ? pair('Decision', `${decision.label}. Decided by ${decision.decidedBy} on ${day(decision.metOn)}, recorded by ${decision.recordedBy}, ${dayAndTime(decision.at)}.`) : null}
      </dl>
    </section>
  );
}

/** The papers, each opening on the left. */
export function PaperList({ papers, onShow }: { papers: readonly PaperSummary[]; onShow: (paperId: string) => void }) {
  return (
    <section aria-labelledby="paper-list">
      <h2 className="section-title" id="paper-list">
        All papers of this case
      </h2>
      {papers.length === 0 ? <p>There are no papers yet.</p> : null}
      <ul className="plain-list">
        {papers.map((paper) => (
          <li key={paper.paperId}>
            <button type="button" className="link-button" onClick={() => onShow(paper.paperId)}>
              {paper.name}
            </button>{' '}
            <span className="quiet">
              {paper.pages === null ? size(paper.bytes) : count(paper.pages, 'page')}
              {paper.read ? '' : ', not read by the app'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
