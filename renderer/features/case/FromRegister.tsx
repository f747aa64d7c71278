import type { CaseView } from '../../../shared/contract/case.ts';
import { day } from '../../components/words.ts';

/** Says of a case that was taken over from an earlier register where it stood there. Nothing where it came in as a referral. */
export function FromRegister({ register }: { register: CaseView['register'] }) {
  if (!register) return null;
  const { broughtOn, line, reference, stageWords, stageLabel, dueOn } = register;
  return (
    <div className="nhsuk-inset-text from-register">
      <p>
        <strong>From the running register, brought in on {day(broughtOn)} (line {line}).</strong> Papers of before that are in the office’s old file, under {reference}.
      </p>
      <p>
        There it stood at “{stageWords}”{stageWords === stageLabel ? '' : `, which was said to be “${stageLabel}”`}
        {dueOn ? `, due on ${day(dueOn)}` : ''}. What was done there does not count as done here: the facts are not confirmed until somebody confirms them.
      </p>
    </div>
  );
}
