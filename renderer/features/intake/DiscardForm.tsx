import { Button } from 'nhsuk-react-components';
import type { IntakeView } from '../../../shared/contract/intake.ts';
import { useCommand } from '../../api/useCommand.ts';
import { ReasonForm } from '../../components/ReasonForm.tsx';

/** Discards a referral with a reason. The record of it stays. */
export function DiscardForm({ intakeId, first = '', onDiscarded, onBack }: { intakeId: string; /** The reason to begin with. */ first?: string; onDiscarded: (intake: IntakeView) => void; onBack: () => void }) {
  const discard = useCommand('intake.discard');
  return (
    <>
      <h2 className="section-title">Discard this referral</h2>
      <p>No case is made from it. That it came, and why it was discarded, stays on record.</p>
      <ReasonForm
        id="discard-reason"
        first={first}
        label="Why is it discarded?"
        hint="For example: the same papers came by post on 2 March."
        busy={discard.busy}
        error={discard.error}
        action={(busy) => (
          <Button type="submit" warning disabled={busy}>
            Discard this referral
          </Button>
        )}
        onReason={async (reason) => {
          const answer = await discard.run({ intakeId, reason });
          if (answer.ok) onDiscarded(answer.value);
        }}
        onBack={onBack}
      />
    </>
  );
}
