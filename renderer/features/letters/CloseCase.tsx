import { Button } from 'nhsuk-react-components';
import type { LettersView } from '../../../shared/contract/letters.ts';
import { useCommand } from '../../api/useCommand.ts';
import { Problem } from '../../components/Problem.tsx';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { OnlyFor } from '../../components/May.tsx';

/** Closes the case when its letters are sent; says what is missing while they are not. */
export function CloseCase({ applicationId, view, primary, refetch }: { applicationId: string; view: LettersView; primary: boolean; refetch: () => void }) {
  const close = useCommand('case.close');
  const { go } = useNavigation();
  const run = async () => {
    const answer = await close.run({ applicationId, seq: view.seq });
    if (answer.ok) go({ name: 'case', applicationId });
  };
  if (view.closed) return <p>The case is closed.{view.letters.some((letter) => letter.beforeCorrection) ? ' Letters can still be written about what was put right in its decision since.' : ''}</p>;
  return (
    <section aria-labelledby="close-case">
      <h2 className="section-title" id="close-case">
        Close the case
      </h2>
      <Problem error={close.error} title="The case was not closed" {...(close.error?.code === 'CONFLICT' ? { retry: refetch } : {})} />
      {view.canClose ? (
        <OnlyFor action="closeCase">
          <Button type="button" secondary={!primary} disabled={close.busy} onClick={() => void run()}>
            Close the case
          </Button>
        </OnlyFor>
      ) : (
        <p>It cannot be closed yet. {view.whyNotClose}</p>
      )}
    </section>
  );
}
