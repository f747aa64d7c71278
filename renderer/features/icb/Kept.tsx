import { icbSections } from '../../../shared/domain/icbConfiguration.ts';
import { retentionStartWords } from '../../../shared/domain/icbSections/retention.ts';
import { day } from '../../components/words.ts';
import { useCaseRules } from './CaseRules.tsx';

/** Of a closed case: until when its record is kept by the ICB's rule. Nothing is removed by itself on that day. */
export function Kept() {
  const held = useCaseRules();
  if (!held) return null;
  const { retention } = held.rules;
  return (
    <section aria-labelledby="kept">
      <h2 className="section-title" id="kept">
        Retention
      </h2>
      {!retention ? (
        <p>No retention period is set. {icbSections.retention.whileUnset}</p>
      ) : held.keptUntil ? (
        <p>
          Kept until {day(held.keptUntil)} at least. {retention.disposalAuthorisedBy} authorises its disposal, which two people carry out under Settings; nothing is removed by itself.
        </p>
      ) : (
        <p>The period runs from {retentionStartWords[retention.from]}, and this case has none. Until when it is kept cannot be said.</p>
      )}
    </section>
  );
}
