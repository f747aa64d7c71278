import type { LetterNoteField } from '../../../shared/letters/notes.ts';
import type { Wrong } from '../../components/checks.ts';
import { DateFields } from '../../components/DateFields.tsx';
import { errorFor } from '../../components/ErrorSummary.tsx';
import { Tick } from '../../components/Tick.tsx';
import { Line, Words } from '../../components/Words.tsx';
import type { NoteDraft } from './notesModel.ts';

interface Props {
  readonly field: LetterNoteField;
  readonly typed: NoteDraft;
  /** What it shows comes from the record and has not been kept by anybody yet. */
  readonly putForward: boolean;
  readonly wrong: Wrong;
  readonly onChange: (typed: NoteDraft) => void;
}

/** One question of the letter notes: its words, or the tick that says there is nothing to say. */
export function NoteField({ field, typed, putForward, wrong, onChange }: Props) {
  const id = `note-${field.id}`;
  const hint = putForward && !typed.none ? `${field.hint} Put forward from the record: read it before you keep it.` : field.hint;
  const words = { id, label: field.label, hint, value: typed.words, error: errorFor(wrong.errors, id), onChange: (text: string) => onChange({ ...typed, words: text }) };
  return (
    <div className="note">
      {typed.none && field.noneLabel ? (
        <p className="note__label">{field.label}</p>
      ) : field.date ? (
        <DateFields id={id} legend={field.label} hint={hint} value={typed.date} error={wrong.dates[id]} onChange={(date) => onChange({ ...typed, date })} />
      ) : field.long ? (
        <Words {...words} />
      ) : (
        <Line {...words} />
      )}
      {field.noneLabel ? (
        <Tick
          id={`${id}-none`}
          name={`${field.label}: ${field.noneLabel}`}
          label={putForward && typed.none ? `${field.noneLabel} (put forward from the record: check it)` : field.noneLabel}
          checked={typed.none}
          onChange={(none) => onChange({ ...typed, none })}
        />
      ) : null}
    </div>
  );
}
