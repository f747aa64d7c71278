import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { CaseView } from '../../../shared/contract/case.ts';
import { useCommand } from '../../api/useCommand.ts';
import { ReasonForm } from '../../components/ReasonForm.tsx';

/** Takes a deferred or returned case up again, when what was asked for has come or the day has passed. `secondary`: another step comes first. */
export function Resume({ view, onChanged, secondary = false }: { view: CaseView; onChanged: (view: CaseView) => void; secondary?: boolean }) {
  const [open, setOpen] = useState(false);
  const resume = useCommand('case.resume');
  if (!open) {
    return (
      <Button type="button" secondary={secondary} onClick={() => setOpen(true)}>
        Take the case up again
      </Button>
    );
  }
  return (
    <ReasonForm
      id="resume-reason"
      label="What has come, or why does the case go on?"
      hint="For example: the clinic letter came on 2 March and is with the papers."
      busy={resume.busy}
      error={resume.error}
      action={(busy) => (
        <Button type="submit" secondary={secondary} disabled={busy}>
          Take the case up again
        </Button>
      )}
      onReason={async (reason) => {
        const answer = await resume.run({ applicationId: view.applicationId, seq: view.seq, reason });
        if (answer.ok) onChanged(answer.value);
      }}
      onBack={() => setOpen(false)}
    />
  );
}
