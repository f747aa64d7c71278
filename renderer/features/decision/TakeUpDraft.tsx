import { Button, InsetText } from 'nhsuk-react-components';
import type { DecisionView } from '../../../shared/contract/decision.ts';
import { useCommand } from '../../api/useCommand.ts';
import { Problem } from '../../components/Problem.tsx';
import { dayAndTime } from '../../components/words.ts';

/** Somebody else has begun to take this decision down: who, since when, and a way to go on from there. */
export function TakeUpDraft({ applicationId, draft, refetch }: { applicationId: string; draft: NonNullable<DecisionView['draft']>; refetch: () => void }) {
  const takeUp = useCommand('decision.takeUpDraft');
  return (
    <>
      <InsetText>
        <p>
          {draft.heldBy} has begun to take this decision down, on {dayAndTime(draft.begunAt)}, and last saved it on {dayAndTime(draft.savedAt)}.
        </p>
        <p>Take it up to go on from there. Nothing of it is lost; {draft.heldBy} then sees that you hold it.</p>
      </InsetText>
      <Problem error={takeUp.error} title="The draft was not taken up" retry={refetch} />
      <Button
        type="button"
        disabled={takeUp.busy}
        onClick={() =>
          void takeUp.run({ applicationId, savedAt: draft.savedAt }).then((answer) => {
            if (answer.ok) refetch();
          })
        }
      >
        Take up the draft
      </Button>
    </>
  );
}
