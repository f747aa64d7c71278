import { isRealDay } from '../../../shared/domain/dates.ts';
import type { LetterNoteField, LetterNotes } from '../../../shared/letters/notes.ts';
import { Checks, type Wrong } from '../../components/checks.ts';
import { type DateParts, noDate, partsOfDay } from '../../components/dateParts.ts';

export interface NoteDraft {
  readonly words: string;
  readonly date: DateParts;
  readonly none: boolean;
}
export type NotesDraft = Readonly<Record<string, NoteDraft>>;

/** What the form starts from: what was recorded, else what is put forward from the record, else nothing. */
export function startNotes(fields: readonly LetterNoteField[], notes: LetterNotes, suggested: LetterNotes): NotesDraft {
  return Object.fromEntries(
    fields.map((field) => {
      const note = notes[field.id] ?? suggested[field.id];
      const words = note && 'words' in note ? note.words : '';
      const date = field.date && isRealDay(words) ? partsOfDay(words) : noDate;
      return [field.id, { words, date, none: note !== undefined && 'none' in note }];
    }),
  );
}

/** Whether a field shows what was put forward from the record, unchanged, and nobody has recorded it yet. */
export function isPutForward(field: LetterNoteField, notes: LetterNotes, suggested: LetterNotes, draft: NoteDraft): boolean {
  const offered = suggested[field.id];
  if (notes[field.id] !== undefined || offered === undefined) return false;
  if ('none' in offered) return draft.none;
  return !draft.none && (field.date ? draft.date.day !== '' : draft.words === offered.words);
}

export type NotesCheck = { ok: true; notes: LetterNotes } | { ok: false; wrong: Wrong };

/** Every field needs words, or the tick that says there is nothing to say. */
export function checkNotes(fields: readonly LetterNoteField[], draft: NotesDraft): NotesCheck {
  const checks = new Checks();
  const notes: LetterNotes = {};
  for (const field of fields) {
    const typed = draft[field.id];
    if (!typed) continue;
    if (typed.none && field.noneLabel) {
      notes[field.id] = { none: true };
      continue;
    }
    const id = `note-${field.id}`;
    const words = field.date
      ? checks.day(id, typed.date, field.label)
      : checks.words(id, typed.words, field.noneLabel ? `${field.label}: write the words, or tick “${field.noneLabel}”` : `${field.label}: write the words`);
    if (words) notes[field.id] = { words };
  }
  return checks.errors.length > 0 ? { ok: false, wrong: checks } : { ok: true, notes };
}
