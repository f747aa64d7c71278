import type { AssessmentView } from '../../../shared/contract/assessment.ts';
import type { ArgumentView } from '../../../shared/contract/case.ts';
import { Hints } from '../../components/Hints.tsx';

/** The clinician's arguments that people should look at again, each with why. Hints: a match of words is no finding. */
export function ArgumentHints({ prompts, list }: { prompts: AssessmentView['prompts']; list: readonly ArgumentView[] }) {
  const shown = list.flatMap((argument) => {
    const hints = prompts.find((one) => one.argumentId === argument.argumentId)?.prompts ?? [];
    return hints.length > 0 ? [{ argument, hints }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="argument-hints">
      <h2 className="section-title" id="argument-hints">
        The clinician’s arguments: what to look at
      </h2>
      <p>The app looked for words that the policy or the guidance register speaks of. It does not judge an argument, and it sets none aside.</p>
      <ol className="arguments">
        {shown.map(({ argument, hints }) => (
          <li key={argument.argumentId} className="arguments__item">
            <blockquote className="arguments__text">{argument.text}</blockquote>
            <Hints prompts={hints} />
          </li>
        ))}
      </ol>
    </section>
  );
}
