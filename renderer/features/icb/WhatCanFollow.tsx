import { limitMissing } from '../../../shared/domain/icbSections/reviewRules.ts';
import { amountInWords, limitStartWords } from '../../../shared/domain/icbSections/timeLimitLines.ts';
import { useCaseRules } from './CaseRules.tsx';
import { IcbSays } from './IcbSays.tsx';

/** After a decision: reconsideration and appeal as the ICB's own rules have them, each with its time limit. */
export function WhatCanFollow() {
  const held = useCaseRules();
  if (!held) return null;
  return (
    <section aria-labelledby="what-can-follow">
      <h2 className="section-title" id="what-can-follow">
        What can follow
      </h2>
      {(['reconsiderationRules', 'appealRules'] as const).map((id) => (
        <IcbSays key={id} id={id}>
          <Limit id={id} />
        </IcbSays>
      ))}
    </section>
  );
}

function Limit({ id }: { id: 'reconsiderationRules' | 'appealRules' }) {
  const held = useCaseRules();
  const rule = held?.rules[id];
  if (!held || !rule?.offered || rule.limit === null) return null;
  const missing = limitMissing(rule, held.rules.timeLimits);
  const limit = held.rules.timeLimits?.find((one) => one.id === rule.limit);
  return <p>{missing ?? (limit ? `The time limit: ${amountInWords(limit)} from the day: ${limitStartWords[limit.from]}.` : null)}</p>;
}
