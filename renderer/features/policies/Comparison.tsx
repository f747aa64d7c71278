import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { PolicyView } from '../../../shared/contract/policy.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ReasonForm } from '../../components/ReasonForm.tsx';
import { dayAndTime } from '../../components/words.ts';
import { comparedWords } from './policyListModel.ts';
import { Section } from './Section.tsx';
import { OnlyFor } from '../../components/May.tsx';

/** Who compared this text with the published version, and the form of the person who now has. */
export function Comparison({ view, onView }: { view: PolicyView; onView: (view: PolicyView) => void }) {
  const [open, setOpen] = useState(false);
  const compared = useCommand('policy.compared');
  const say = useAnnounce();
  const { comparison } = view;
  const submit = async (note: string) => {
    const answer = await compared.run({ policyId: view.policy.id, hash: view.summary.hash, note });
    if (!answer.ok) return;
    setOpen(false);
    say('The comparison is recorded');
    onView(answer.value);
  };
  return (
    <Section id="policy-comparison" title="Comparison with the published version">
      {comparison?.current ? (
        <p>
          {comparedWords(comparison)} Note: {comparison.note}
        </p>
      ) : comparison ? (
        <p>
          <strong>Not compared as it stands now.</strong> {comparison.by} compared an earlier state of this file, {dayAndTime(comparison.at)}. It has changed since.
        </p>
      ) : (
        <p>
          <strong>{comparedWords(null)}</strong> That is said wherever this policy decides.
        </p>
      )}
      {open ? (
        <ReasonForm
          id="compared-note"
          label="What did you compare it with?"
          hint="For example: the PDF on the ICB’s website on 3 June 2026, every clause. Your name and the time are kept."
          busy={compared.busy}
          error={compared.error}
          action={(busy) => (
            <Button type="submit" disabled={busy}>
              Record that I compared it
            </Button>
          )}
          onReason={(note) => void submit(note)}
          onBack={() => setOpen(false)}
        />
      ) : (
        <OnlyFor action="keepPolicies" quiet>
          <p>
            <button type="button" className="link-button" onClick={() => setOpen(true)}>
              I have compared it
            </button>
          </p>
        </OnlyFor>
      )}
    </Section>
  );
}
