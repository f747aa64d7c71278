import type { AssessmentView } from '../../../shared/contract/assessment.ts';
import type { Assessment } from '../../../shared/policy/answer.ts';
import { verdictLabels } from '../../../shared/policy/sentence.ts';
import { drawn, saysNotARefusal } from './assessmentModel.ts';
import { BackToRecorded, WhatWouldChange } from './WhatIf.tsx';
import type { WhatIf } from './whatIfModel.ts';

/** The one sentence that comes first: on the confirmed facts, or plainly marked as a "what if". */
export function Answer({ view, supposed, onBack }: { view: AssessmentView; supposed: WhatIf | null; onBack: () => void }) {
  const real = view.assessment ? headline(view.assessment) : view.lookup.sentence;
  const verdict = view.assessment?.verdict ?? view.lookup.answer;
  if (!supposed) {
    return (
      <>
        <p className="sentence">{real}</p>
        {saysNotARefusal(verdict) ? <p>This is not a refusal. It closes nothing by itself: a person decides what happens next.</p> : null}
      </>
    );
  }
  return (
    <div className="what-if" role="region" aria-label="What if: nothing is recorded">
      <p className="what-if__label">What if – nothing is recorded</p>
      <p className="sentence" aria-live="polite">
        {supposed.ok ? headline(supposed.assessment) : supposed.message}
      </p>
      {supposed.ok && view.assessment ? <WhatWouldChange before={view.assessment} after={supposed.assessment} /> : null}
      <p>On the recorded facts: {real}</p>
      <BackToRecorded onBack={onBack} />
    </div>
  );
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];

/** Where a request asks for more than one thing, each is answered in a block of its own, and the headline names every answer. */
function headline(assessment: Assessment): string {
  const { purposes } = drawn(assessment);
  if (purposes.length < 2 || assessment.ifThisVersion) return assessment.sentence;
  const many = numbers[purposes.length] ?? String(purposes.length);
  return `${many[0]!.toUpperCase()}${many.slice(1)} answers. ${purposes.map((one) => `${one.title}: ${verdictLabels[one.verdict]}.`).join(' ')}`;
}

/** What it would be if every proposal that waits were confirmed. Below the answer, folded, and named for what it is. */
export function IfConfirmed({ view }: { view: AssessmentView }) {
  const { ifConfirmed, assessment } = view;
  if (!ifConfirmed) return null;
  return (
    <details className="fold">
      <summary>If confirmed: a preview with every proposal that waits on Check facts</summary>
      <p>
        <strong>If every proposal were confirmed:</strong> {ifConfirmed.sentence}
      </p>
      <p>
        {ifConfirmed.verdict === assessment?.verdict ? 'The answer would be the same.' : 'The answer would differ from the one on the confirmed facts.'} This preview decides nothing and cannot be confirmed: only what people
        have confirmed counts.
      </p>
    </details>
  );
}
