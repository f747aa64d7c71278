import { Button } from 'nhsuk-react-components';
import { useCommand } from '../../api/useCommand.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';

/** For a start that was cut off before the recovery key was typed back: the first key cannot be shown again, so a new one is made. */
export function NewRecoveryKey({ onMade }: { onMade: (recoveryKey: string) => void }) {
  const make = useCommand('session.newRecoveryKey');
  const run = async () => {
    const answer = await make.run({});
    if (answer.ok) onMade(answer.value.recoveryKey);
  };
  return (
    <>
      <Problem error={make.error} />
      <PageTitle>A new recovery key is needed</PageTitle>
      <p>IFR Panel was closed before the recovery key was typed back, so nobody knows whether what was written down can be read. A key is shown only once.</p>
      <p>A new key takes its place. If you have a paper with the first one, it no longer counts: cross it out.</p>
      <Button type="button" disabled={make.busy} onClick={() => void run()}>
        Show a new recovery key
      </Button>
    </>
  );
}
