import type { Policy } from '../../../shared/policy/schema.ts';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import type { Followed } from './policyModel.ts';

const nobody = '';

/** Switches the readings on the screen. "Nobody has chosen" is offered only where that is how the policy's file stands. */
export function TryReadings({ policy, followed, onChange }: { policy: Policy; followed: Followed; onChange: (followed: Followed) => void }) {
  if (policy.readings.length === 0) return null;
  return (
    <>
      <h2 className="section-title">How the wording is read</h2>
      {policy.readings.map((reading) => {
        const options = reading.options.map((option) => ({ id: option.id, label: option.text }));
        const choices = reading.inForce === null ? [...options, { id: nobody, label: 'Nobody has chosen' }] : options;
        return (
          <RadioGroup
            key={reading.id}
            id={`try-reading-${reading.id}`}
            legend={reading.question}
            choices={choices}
            value={followed[reading.id] ?? nobody}
            onChange={(option) => onChange({ ...followed, [reading.id]: option === nobody ? null : option })}
          />
        );
      })}
    </>
  );
}
