import { Button, InsetText } from 'nhsuk-react-components';
import { useState } from 'react';
import type { LettersView, LetterView } from '../../../shared/contract/letters.ts';
import type { Action } from '../../../shared/domain/permissions.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Problem } from '../../components/Problem.tsx';
import { ReasonForm } from '../../components/ReasonForm.tsx';
import { IssueForm } from './IssueForm.tsx';
import { recipientWords } from './lettersModel.ts';
import { SaveCopy } from './SaveCopy.tsx';
import { SentForm } from './SentForm.tsx';
import { OnlyFor } from '../../components/May.tsx';

interface Props {
  readonly applicationId: string;
  readonly view: LettersView;
  readonly letter: LetterView;
  readonly onChanged: (view: LettersView) => void;
  readonly refetch: () => void;
}

/** The one next step of a letter: draft → checked → approved → issued → sent. Each is a named person's. */
export function LetterActions({ applicationId, view, letter, onChanged, refetch }: Props) {
  const draft = useCommand('letter.draft');
  const check = useCommand('letter.check');
  const approve = useCommand('letter.approve');
  const issue = useCommand('letter.issue');
  const sent = useCommand('letter.sent');
  const say = useAnnounce();
  const on = { applicationId, seq: view.seq, letterId: letter.letterId };
  const take = (words: string) => (answer: Result<LettersView>) => {
    if (!answer.ok) return;
    say(words);
    onChanged(answer.value);
  };
  const draftAgain = () => void draft.run({ applicationId, seq: view.seq, recipient: letter.recipient }).then(take('The letter is drafted again'));
  const error = draft.error ?? check.error ?? approve.error ?? issue.error ?? sent.error;
  const busy = draft.busy || check.busy || approve.busy || issue.busy || sent.busy;

  const next = () => {
    if (letter.stale && letter.state !== 'issued' && letter.state !== 'sent') {
      return (
        <>
          <InsetText>
            <p>The record has changed since this letter was drafted. Draft it again, so that letter and record say the same.</p>
          </InsetText>
          <Button type="button" disabled={busy} onClick={draftAgain}>
            Draft this letter again
          </Button>
        </>
      );
    }
    switch (letter.state) {
      case 'draft':
        return (
          <>
            <p>Checking means that a person has read the whole letter beside the record. If a sentence is wrong, change the record and draft the letter again.</p>
            <div className="nhsuk-button-group">
              <Button type="button" disabled={busy} onClick={() => void check.run(on).then(take('The letter is checked'))}>
                Check this letter
              </Button>
              <OnlyFor action="writeLetters" quiet>
                <Button type="button" secondary disabled={busy} onClick={draftAgain}>
                  Draft it again
                </Button>
              </OnlyFor>
            </div>
          </>
        );
      case 'checked':
        return (
          <Button type="button" disabled={busy} onClick={() => void approve.run(on).then(take('The letter is approved'))}>
            Approve this letter
          </Button>
        );
      case 'approved':
        return (
          <IssueForm
            address={letter.recipient === 'other' ? null : view.addresses[letter.recipient]}
            recipient={recipientWords[letter.recipient]}
            busy={busy}
            byName={view.compareName === true}
            onIssue={(input) => void issue.run({ ...on, ...input, addressConfirmed: true }).then(take('The letter is issued'))}
          />
        );
      case 'issued':
        return (
          <>
            {letter.wrongAddress ? (
              <InsetText>
                <p>
                  <strong>Do not send this letter.</strong> Since it was issued, the record says that letters to the patient go elsewhere.
                </p>
                {view.needed.some((need) => need.recipient === letter.recipient) ? (
                  <>
                    <p>Draft a new letter: it will bear the right address. Record this one as sent only if it has gone already.</p>
                    <Button type="button" secondary disabled={busy} onClick={draftAgain}>
                      Draft a new letter
                    </Button>
                  </>
                ) : (
                  <p>Nobody writes to the patient now. Record this one as sent only if it has gone already.</p>
                )}
              </InsetText>
            ) : null}
            <SentForm busy={busy} onSent={(how, day) => void sent.run({ ...on, how, on: day }).then(take('Recorded as sent'))} />
          </>
        );
      case 'sent':
        return <p>This letter is sent. Nothing more is to be done with it.</p>;
    }
  };

  return (
    <>
      <Problem error={error} title="That was not recorded" {...(error?.code === 'CONFLICT' ? { retry: refetch } : {})} />
      <OnlyFor action={stepNeeds(letter)}>{next()}</OnlyFor>
      {letter.state === 'checked' || letter.state === 'approved' ? (
        <OnlyFor action="checkLetters" quiet>
          <ReturnLetter on={on} onReturned={take('The letter goes back to its writer')} />
        </OnlyFor>
      ) : null}
      <OnlyFor action="writeLetters" quiet>
        <SaveCopy {...on} />
      </OnlyFor>
    </>
  );
}

/** What the next step of a letter needs. Whoever may see the letter may read that it is finished. */
function stepNeeds(letter: LetterView): Action {
  if (letter.state === 'sent') return 'seeLetters';
  if (letter.stale && letter.state !== 'issued') return 'writeLetters';
  return letter.state === 'draft' ? 'checkLetters' : letter.state === 'checked' ? 'approveLetters' : 'writeLetters';
}

/** Gives a letter back to its writer, with what should be changed. */
function ReturnLetter({ on, onReturned }: { on: { applicationId: string; seq: number; letterId: string }; onReturned: (answer: Result<LettersView>) => void }) {
  const giveBack = useCommand('letter.return');
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <p>
        <button type="button" className="link-button" onClick={() => setOpen(true)}>
          Something is wrong: return it to its writer
        </button>
      </p>
    );
  }
  return (
    <ReasonForm
      id="return-reason"
      label="What should be changed?"
      busy={giveBack.busy}
      error={giveBack.error}
      action={(waiting) => (
        <Button type="submit" secondary disabled={waiting}>
          Return it to its writer
        </Button>
      )}
      onReason={(reason) => void giveBack.run({ ...on, reason }).then(onReturned)}
      onBack={() => setOpen(false)}
    />
  );
}
