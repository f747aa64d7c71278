import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { Input } from '../../../shared/contract/index.ts';
import { useCommand } from '../../api/useCommand.ts';
import { Problem } from '../../components/Problem.tsx';

type SaveChannel = 'register.leftOver' | 'register.takeOut' | 'register.takeOutDecisions';

/** A list that leaves the encrypted file: the warning comes first, and the record says that it was made. */
export function SaveOutside<N extends SaveChannel>({ channel, input, open, warning, ready = true }: { channel: N; input: Input<N>; open: string; warning: string; /** False: something is to be said first. */ ready?: boolean }) {
  const save = useCommand(channel);
  const [step, setStep] = useState<'idle' | 'warned' | 'saved'>('idle');
  const run = async () => {
    const answer = await save.run(input);
    if (answer.ok) setStep((answer.value as { saved: boolean }).saved ? 'saved' : 'idle');
    else if (answer.error.code === 'CANCELLED') setStep('idle');
  };
  if (step !== 'warned') {
    return (
      <div className="save-copy">
        <Button type="button" secondary disabled={!ready} onClick={() => setStep('warned')}>
          {open}
        </Button>
        <p role="status">{step === 'saved' ? 'The list was saved outside the encrypted file, and the record says so.' : ''}</p>
      </div>
    );
  }
  return (
    <div className="save-copy" role="group" aria-label={open}>
      <Problem error={save.error} title="The list was not saved" />
      <p>
        <strong>The list leaves the encrypted file.</strong> {warning} The record says that you saved it.
      </p>
      <div className="nhsuk-button-group">
        <Button type="button" warning small disabled={save.busy || !ready} onClick={() => void run()}>
          Save the list outside
        </Button>
        <Button type="button" secondary small onClick={() => setStep('idle')}>
          Keep it in here only
        </Button>
      </div>
    </div>
  );
}
