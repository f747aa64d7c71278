import { isDeepStrictEqual } from 'node:util';
import { compose } from '../../shared/letters/compose.ts';
import { letterKinds, type LetterDocument, type LetterKind } from '../../shared/letters/document.ts';
import type { NotesFor } from '../../shared/letters/notes.ts';
import type { LetterAbout, LetterRecipient } from '../../shared/workflow/shapes.ts';
import { latestDraft } from '../../db/letterRepo.ts';
import type { CaseFile } from './caseFile.ts';
import type { Worker } from './context.ts';
import { letterRecord } from './letterRecord.ts';

/** Why there is no letter to write now; null where there is one. */
export function whyNoLetter(about: LetterAbout | null): string | null {
  if (about === null) return 'There is nothing to write about yet: no outcome is recorded.';
  if (about === 'withdrawn') return 'A withdrawal needs no letter: the case can be closed without one.';
  return null;
}

/** The kind of letter that tells this person of it; null where there is none. */
export function kindFor(about: LetterAbout, recipient: LetterRecipient): LetterKind | null {
  return letterKinds.find((kind) => kind === `${about}-${recipient}`) ?? null;
}

/** Whether the record would now give another letter than the latest draft. */
export function isStale(worker: Worker, file: CaseFile, letterId: string): boolean {
  const letter = file.state.letters[letterId];
  const draft = latestDraft(worker.signedIn.db, letterId);
  if (!letter || !draft || letter.round !== file.state.round || whyNoLetter(file.state.letterAbout)) return true;
  const document = draft.document as LetterDocument;
  const about = file.state.letterAbout as NotesFor;
  const kind = kindFor(about, letter.recipient);
  if (!kind) return true;
  const now = compose(kind, letterRecord(worker, file, about, document.letterDate, document.chainHead, letter.recipient));
  return !now.ok || !isDeepStrictEqual(JSON.parse(JSON.stringify(now.document)), document);
}
