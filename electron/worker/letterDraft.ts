import { isDeepStrictEqual } from 'node:util';
import { compose } from '../../shared/letters/compose.ts';
import type { LetterDocument, LetterKind } from '../../shared/letters/document.ts';
import type { NotesFor } from '../../shared/letters/notes.ts';
import type { LetterAbout } from '../../shared/workflow/shapes.ts';
import { latestDraft } from '../../db/letterRepo.ts';
import type { CaseFile } from './caseFile.ts';
import type { Worker } from './context.ts';
import { letterRecord } from './letterRecord.ts';

const written: readonly LetterAbout[] = ['declined', 'criteria-met', 'deferred'];

/** Why there is no letter to write now; null where there is one. */
export function whyNoLetter(about: LetterAbout | null): string | null {
  if (about === null) return 'There is nothing to write about yet: no outcome is recorded.';
  if (written.includes(about)) return null;
  return `This version of IFR Panel writes letters for declined, criteria met and deferred. It has no letter for “${about.replaceAll('-', ' ')}”.`;
}

/** Whether the record would now give another letter than the latest draft. */
export function isStale(worker: Worker, file: CaseFile, letterId: string): boolean {
  const letter = file.state.letters[letterId];
  const draft = latestDraft(worker.signedIn.db, letterId);
  if (!letter || !draft || letter.round !== file.state.round || whyNoLetter(file.state.letterAbout)) return true;
  const document = draft.document as LetterDocument;
  const about = file.state.letterAbout as NotesFor;
  const now = compose(`${about}-${letter.recipient}` as LetterKind, letterRecord(worker, file, about, document.letterDate, document.chainHead));
  return !now.ok || !isDeepStrictEqual(JSON.parse(JSON.stringify(now.document)), document);
}
