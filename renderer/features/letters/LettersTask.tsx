import { InsetText } from 'nhsuk-react-components';
import type { CaseView } from '../../../shared/contract/case.ts';
import type { LettersView, LetterView } from '../../../shared/contract/letters.ts';
import type { LetterRecipient } from '../../../shared/workflow/shapes.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { CloseCase } from './CloseCase.tsx';
import { LetterActions } from './LetterActions.tsx';
import { LetterList } from './LetterList.tsx';
import { letterRows } from './lettersModel.ts';
import { LintList } from './LintList.tsx';
import { NotesForm } from './NotesForm.tsx';
import { useMay } from '../../components/May.tsx';

interface Props {
  readonly caseView: CaseView;
  readonly view: LettersView;
  readonly chosen: LetterView | null;
  readonly onChoose: (letterId: string) => void;
  readonly onChanged: (view: LettersView) => void;
  readonly refetch: () => void;
}

/** The work on the letters, in its order: the words they need, the drafts, the steps of the letter shown, and the end of the case. */
export function LettersTask({ caseView, view, chosen, onChoose, onChanged, refetch }: Props) {
  const { applicationId } = caseView;
  const draft = useCommand('letter.draft');
  const say = useAnnounce();
  const { go } = useNavigation();
  const { may } = useMay();
  const rows = letterRows(view);
  const notesNext = view.noteFields.length > 0 && view.notesRecordedBy === null;
  const workingOn = chosen !== null && chosen.state !== 'sent';
  const draftNext = notesNext || workingOn ? null : (rows.find((row) => row.letter === null)?.recipient ?? null);

  const first = !view.icbConfigured ? 'It can be drafted once the settings of this ICB are there.' : notesNext ? 'It can be drafted once the words above are recorded.' : null;

  const onDraft = async (recipient: LetterRecipient) => {
    const answer = await draft.run({ applicationId, seq: view.seq, recipient });
    if (!answer.ok) return;
    onChanged(answer.value);
    const made = answer.value.letters.find((letter) => letter.recipient === recipient && letter.state === 'draft');
    if (made) onChoose(made.letterId);
    say('The letter is drafted. Read it before it is checked');
  };

  return (
    <>
      {view.contactSays?.length ? (
        <section aria-labelledby="letters-contact">
          <h2 className="section-title" id="letters-contact">
            Before you write
          </h2>
          <ul>
            {view.contactSays.map((one) => (
              <li key={one}>
                <strong>{one}</strong>
              </li>
            ))}
          </ul>
          <p>
            <button type="button" className="link-button" onClick={() => go({ name: 'contact', applicationId })}>
              Contact and consent of this case
            </button>
          </p>
        </section>
      ) : null}
      {view.icbConfigured || view.whyNone ? null : (
        <InsetText>
          <p>
            This ICB’s address and its rules on reconsideration, appeal and complaint are not set. No letter can be drafted without them.{' '}
            <button type="button" className="link-button" onClick={() => go({ name: 'settings', section: 'icb', ods: caseView.commissioner, part: 'letters' })}>
              Set them in Settings
            </button>
          </p>
        </InsetText>
      )}
      {view.whyNone ? <p>No letter can be drafted here. {view.whyNone}</p> : null}
      <Problem error={draft.error} title="The letter was not drafted" {...(draft.error?.code === 'CONFLICT' ? { retry: refetch } : {})} />
      {view.noteFields.length === 0 || !may('writeLetters') ? null : notesNext ? (
        <section aria-labelledby="letter-words">
          <h2 className="section-title" id="letter-words" tabIndex={-1}>
            First: words for these letters
          </h2>
          <p>The reasons come from the record and are changed there. These are the words that only a letter needs.</p>
          <NotesForm key="first" applicationId={applicationId} view={view} primary onRecorded={onChanged} refetch={refetch} />
        </section>
      ) : (
        <details className="fold">
          <summary id="letter-words">Words for these letters (recorded by {view.notesRecordedBy})</summary>
          <NotesForm key="again" applicationId={applicationId} view={view} primary={false} onRecorded={onChanged} refetch={refetch} />
        </details>
      )}
      {rows.length > 0 ? (
        <section aria-labelledby="letters-list">
          <h2 className="section-title" id="letters-list">
            Who gets a letter
          </h2>
          <LetterList view={view} chosen={chosen?.letterId ?? null} draftNext={draftNext} first={first} busy={draft.busy} onChoose={onChoose} onDraft={(recipient) => void onDraft(recipient)} />
        </section>
      ) : null}
      {chosen ? (
        <section aria-labelledby="letter-now">
          <h2 className="section-title" id="letter-now">
            {chosen.state === 'sent' ? '' : 'Next step: '}
            {chosen.title}
          </h2>
          <LintList letter={chosen} caseView={caseView} />
          <LetterActions key={`${chosen.letterId}-${chosen.state}`} applicationId={applicationId} view={view} letter={chosen} onChanged={onChanged} refetch={refetch} />
        </section>
      ) : null}
      <CloseCase applicationId={applicationId} view={view} primary={!workingOn && draftNext === null && !notesNext} refetch={refetch} />
    </>
  );
}
