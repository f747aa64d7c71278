import type { PastDecisionsView } from '../../../shared/contract/register.ts';
import { count, day } from '../../components/words.ts';

/** Decisions of before this app on the same treatment by this ICB. They are shown, and nothing is drawn from them. */
export function PastDecisions({ past }: { past: PastDecisionsView | undefined }) {
  if (!past) return null;
  const { count: all, shown } = past;
  return (
    <details className="fold">
      <summary>Past decisions of this ICB on this treatment: {all}</summary>
      <p className="quiet">From the earlier register, without who the patients were. Found by the words of the treatment, so one that was written otherwise is not here. That there are some is not a reason to refuse this patient, nor to fund: each request is decided by itself.</p>
      {shown.length > 0 ? (
        <ul>
          {shown.map((one) => (
            <li key={`${one.reference}-${one.decidedOn}`}>
              {day(one.decidedOn)}, {one.reference}: {one.treatment}
              {one.indication ? `, for ${one.indication}` : ''}. {[one.outcome, one.policyWords, one.reasonCategory].filter(Boolean).join('; ')}.
            </li>
          ))}
        </ul>
      ) : null}
      {all > shown.length ? <p>And {count(all - shown.length, 'more', 'more')}, under Cases, Running register, Take the register out.</p> : null}
    </details>
  );
}
