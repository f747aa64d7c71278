import { RadioGroup } from '../../components/RadioGroup.tsx';
import { Words } from '../../components/Words.tsx';
import type { IcbDraft } from './icbModel.ts';

interface Props {
  readonly step: IcbDraft['step'];
  readonly words: string;
  readonly error: string | undefined;
  readonly onChange: (change: Partial<Pick<IcbDraft, 'step' | 'stepWords'>>) => void;
}

const unset = 'While this is not said, the assessment says that no individual funding request is needed, and that the ICB’s own next step has not been entered. Nobody is told what to do next.';

/** What the ICB does with a request that meets a policy’s criteria. Optional, and never guessed: ICBs differ. */
export function StepFields({ step, words, error, onChange }: Props) {
  return (
    <>
      <h2 className="section-title">When a request meets a policy’s criteria</h2>
      <RadioGroup
        id="step"
        legend="What happens with a request that meets a policy’s criteria?"
        hint="Only if your ICB has said so. You can leave it out."
        choices={[
          { id: 'usual-referral', label: 'The usual referral goes ahead' },
          { id: 'prior-approval', label: 'It goes to prior approval' },
          { id: 'unset', label: 'Our ICB has not said' },
        ]}
        value={step}
        onChange={(id) => onChange({ step: id as IcbDraft['step'] })}
      />
      {step === 'usual-referral' || step === 'prior-approval' ? (
        <Words
          id="step-words"
          label="What happens, in words"
          hint="For example, who tells the clinician, and where a form has to be sent. It stands beside the answer on the assessment."
          rows={3}
          value={words}
          error={error}
          onChange={(stepWords) => onChange({ stepWords })}
        />
      ) : (
        <p>{unset}</p>
      )}
    </>
  );
}
