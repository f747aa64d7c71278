import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import { useCommand } from '../../api/useCommand.ts';
import { Problem } from '../../components/Problem.tsx';

/** A copy outside the encrypted file: the warning comes first, and the record says that it was made. */
export function SaveCopy({ applicationId, seq, letterId }: { applicationId: string; seq: number; letterId: string }) {
  const save = useCommand('letter.saveCopy');
  const [step, setStep] = useState<'idle' | 'warned' | 'saved'>('idle');
  const run = async () => {
    const answer = await save.run({ applicationId, seq, letterId });
    if (answer.ok) setStep(answer.value.saved ? 'saved' : 'idle');
    else if (answer.error.code === 'CANCELLED') setStep('idle');
  };
  if (step === 'warned') {
    return (
      <div className="save-copy" role="group" aria-label="Save a copy of this letter">
        <Problem error={save.error} title="The copy was not saved" />
        <p>
          <strong>The copy leaves the encrypted file.</strong> Anybody who can open the folder can read it. Save it only where your ICB allows patient papers, and delete it when it has been sent. The record says that you saved a
          copy.
        </p>
        <div className="nhsuk-button-group">
          <Button type="button" warning small disabled={save.busy} onClick={() => void run()}>
            Save the copy outside
          </Button>
          <Button type="button" secondary small onClick={() => setStep('idle')}>
            Keep it in here only
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="save-copy">
      <button type="button" className="link-button" onClick={() => setStep('warned')}>
        Save a copy
      </button>
      <span role="status">{step === 'saved' ? ' A copy was saved outside the encrypted file, and the record says so.' : ''}</span>
    </div>
  );
}
