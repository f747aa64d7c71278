import { Button, Textarea } from 'nhsuk-react-components';
import { useState, type RefObject } from 'react';
import type { NoteAnchor, PaperNoteView } from '../../../shared/contract/paperNotes.ts';
import type { Anchor } from '../../../shared/import/paper.ts';
import { longDate } from '../../../shared/domain/dates.ts';
import { londonDay } from '../../../shared/domain/londonDay.ts';
import { useCommand } from '../../api/useCommand.ts';
import type { Query } from '../../api/useQuery.ts';
import { Form } from '../Form.tsx';
import { Problem } from '../Problem.tsx';
import { Tick } from '../Tick.tsx';
import { noteAnchor } from './noteAnchor.ts';

interface Props {
  readonly applicationId: string;
  readonly paper: { readonly paperId: string; readonly name: string };
  readonly query: Query<{ notes: PaperNoteView[] }>;
  /** The page that is looked at; null where the paper has none. */
  readonly page: number | null;
  readonly box: RefObject<HTMLElement | null>;
  readonly onGo: (paperId: string, anchor: Anchor) => void;
}

interface Draft {
  readonly noteId: string | null;
  readonly paperId: string;
  readonly anchor: NoteAnchor;
  readonly text: string;
  readonly shared: boolean;
}

/** Notes beside the papers of a case: one's own, and those that colleagues share. */
export function PaperNotes({ applicationId, paper, query, page, box, onGo }: Props) {
  const write = useCommand('paperNotes.write');
  const withdraw = useCommand('paperNotes.withdraw');
  const [draft, setDraft] = useState<Draft | null>(null);
  const [missing, setMissing] = useState(false);
  const notes = query.data?.notes ?? [];
  const begin = () => setDraft({ noteId: null, paperId: paper.paperId, anchor: box.current ? noteAnchor(box.current, page) : { kind: 'none', words: '' }, text: '', shared: false });
  const keep = async (given: Draft) => {
    setMissing(given.text.trim() === '');
    if (given.text.trim() === '') return;
    const answer = await write.run({ applicationId, ...given });
    if (!answer.ok) return;
    query.set(answer.value);
    setDraft(null);
  };
  const takeBack = async (noteId: string) => {
    const answer = await withdraw.run({ applicationId, noteId });
    if (answer.ok) query.set(answer.value);
  };
  return (
    <section className="paper-notes" aria-label="Notes beside the papers" tabIndex={0}>
      <Problem error={query.error ?? withdraw.error} title="The notes could not be read or changed" />
      {draft ? (
        <Form onSubmit={() => void keep(draft)}>
          <Problem error={write.error} title="The note was not kept" />
          <Textarea
            id="paper-note"
            label={`Note on ${whereOf(draft.anchor)}`}
            hint={draft.anchor.words ? `Beside the words “${draft.anchor.words.slice(0, 100)}”` : `In ${paper.name}`}
            error={missing ? 'Write the note first' : ''}
            rows={3}
            maxLength={4000}
            value={draft.text}
            autoFocus
            onChange={(event) => setDraft({ ...draft, text: event.currentTarget.value })}
          />
          <Tick id="paper-note-shared" label="Share with colleagues who may open this paper" checked={draft.shared} onChange={(shared) => setDraft({ ...draft, shared })} />
          <div className="nhsuk-button-group">
            <Button disabled={write.busy}>Keep note</Button>
            <Button type="button" secondary onClick={() => setDraft(null)}>
              Back
            </Button>
          </div>
        </Form>
      ) : (
        // Pressed by mouse it leaves the words selected that the note is about.
        <button type="button" className="tool" onMouseDown={(event) => event.preventDefault()} onClick={begin}>
          Write a note
        </button>
      )}
      <p>Only you see a note here unless you share it. Every note, and what it said before, is part of the record: a patient who asks for access is shown it.</p>
      {query.data && notes.length === 0 ? <p>There are no notes yet. Select words in the paper, or open a page, and write one.</p> : null}
      <ul className="paper-notes__list">
        {notes.map((note) => (
          <li key={note.noteId} className="paper-notes__note">
            <button type="button" className="link-button" onClick={() => onGo(note.paperId, note.anchor)}>
              {note.paperName}, {note.anchor.kind === 'word' ? 'at its words' : note.place}
            </button>
            {note.anchor.words ? <p>“{note.anchor.words}”</p> : null}
            <p>{note.text}</p>
            <p className="paper-notes__by">
              {note.mine ? (note.shared ? 'You, shared with colleagues' : 'You, not shared') : note.by}, {longDate(londonDay(note.at))}
            </p>
            {note.earlier.length > 0 ? (
              <details>
                <summary>What it said before</summary>
                {note.earlier.map(({ text, at }) => (
                  <p key={at + text}>
                    {longDate(londonDay(at))}: {text}
                  </p>
                ))}
              </details>
            ) : null}
            {note.mine && !draft ? (
              <>
                <button type="button" className="link-button" onClick={() => setDraft({ noteId: note.noteId, paperId: note.paperId, anchor: note.anchor as NoteAnchor, text: note.text, shared: note.shared })}>
                  Change<span className="nhsuk-u-visually-hidden"> the note on {note.place}</span>
                </button>{' '}
                <button type="button" className="link-button" disabled={withdraw.busy} onClick={() => void takeBack(note.noteId)}>
                  Withdraw<span className="nhsuk-u-visually-hidden"> the note on {note.place}</span>
                </button>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function whereOf(anchor: NoteAnchor): string {
  if (anchor.kind === 'pdf') return `page ${anchor.page}`;
  return anchor.kind === 'word' ? 'these words' : 'this paper';
}
