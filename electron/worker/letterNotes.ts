import { letterNotes, type LetterNotes } from '../../shared/letters/notes.ts';
import { readEvents } from '../../db/eventLog.ts';
import type { CaseFile } from './caseFile.ts';
import { commit } from './commit.ts';
import type { Worker } from './context.ts';
import { done } from './done.ts';

/** Who recorded the notes of the present outcome last; null where nobody has. */
export function notesRecordedBy(worker: Worker, file: CaseFile): string | null {
  if (Object.keys(file.state.letterNotes).length === 0) return null;
  const event = readEvents(worker.signedIn.db, file.applicationId).findLast((one) => one.type === 'letterNotesRecorded');
  return event ? worker.nameOf(event.actor) : null;
}

export function recordNotes(worker: Worker, file: CaseFile, seq: number, notes: LetterNotes): void {
  const { db, person } = worker.signedIn;
  done(commit({ db, actor: person.id, now: worker.now(), newId: worker.newId, command: { type: 'recordLetterNotes', applicationId: file.applicationId, expectedVersion: seq, notes: letterNotes.parse(notes) } }));
}
