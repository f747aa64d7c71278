import { findApplication, isDisposed } from '../../db/applicationRepo.ts';
import { listPaperNotes, type PaperNoteRow } from '../../db/paperNoteRepo.ts';
import { listApplicationPapers, type PaperRow } from '../../db/paperRepo.ts';
import type { PaperNoteView } from '../../shared/contract/paperNotes.ts';
import type { Anchor } from '../../shared/import/paper.ts';
import { recordInOffice } from './commit.ts';
import type { Worker } from './context.ts';
import { requireAction } from './guard.ts';
import type { Handlers } from './handlerType.ts';
import { placeOf } from './papers.ts';
import { mayOpenPaper } from './panelSight.ts';
import { refuseWith } from './refusal.ts';

/**
 * Notes beside the papers of a case. A note is its author's own, for nobody else to read in the app, until the author shares it with
 * the colleagues who may open the paper. It is part of the record all the same: what was written before a change stays in it, and a
 * request for access comes upon every note.
 */
export const paperNoteHandlers = {
  'paperNotes.list': (worker, { applicationId }) => ({ notes: notesOf(worker, applicationId) }),

  'paperNotes.write': (worker, { applicationId, noteId, paperId, anchor, text, shared }) => {
    const papers = openPapers(worker, applicationId);
    if (!papers.has(paperId)) requireAction(worker, 'openPapers');
    if (!papers.has(paperId)) return refuseWith('NOT_FOUND', 'This paper is not one of the case.', 'Choose the paper again.');
    const before = noteId === null ? null : ownNote(worker, applicationId, noteId);
    record(worker, { applicationId, noteId: before?.noteId ?? worker.newId(), paperId: before?.paperId ?? paperId, anchor: before?.anchor ?? anchor, text, shared: shared ? 1 : 0, state: 'kept' });
    return { notes: notesOf(worker, applicationId) };
  },

  'paperNotes.withdraw': (worker, { applicationId, noteId }) => {
    const { id: _id, salt: _salt, digest: _digest, eventSeq: _seq, by: _by, at: _at, ...before } = ownNote(worker, applicationId, noteId);
    record(worker, { ...before, state: 'withdrawn' });
    return { notes: notesOf(worker, applicationId) };
  },
} satisfies Partial<Handlers>;

type NoteValues = Omit<PaperNoteRow, 'id' | 'salt' | 'digest' | 'eventSeq' | 'by' | 'at'>;

function record(worker: Worker, values: NoteValues): void {
  const { db, person } = worker.signedIn;
  const { applicationId, noteId } = values;
  const now = worker.now();
  recordInOffice({ db, event: { type: 'paperNoteRecorded', version: 1, body: { applicationId, noteId } }, rows: [{ table: 'paper_note', id: worker.newId(), values: { ...values, by: person.id, at: now } }], actor: person.id, now });
}

/** The papers of a case that the signed-in person may open. Refuses where there is no such case any more. */
function openPapers(worker: Worker, applicationId: string): ReadonlyMap<string, PaperRow> {
  const { db } = worker.signedIn;
  if (!findApplication(db, applicationId)) return refuseWith('NOT_FOUND', 'There is no such case.', 'Choose the case again from the list.');
  if (isDisposed(db, applicationId)) return refuseWith('REFUSED', 'The record of this case was disposed of at the end of its retention.', 'Record a new request.');
  return new Map(listApplicationPapers(db, applicationId).filter(({ paper }) => mayOpenPaper(worker, paper.id)).map(({ paper }) => [paper.id, paper]));
}

/** The latest version of the person's own note. Refuses for a note of somebody else as for one that there is not. */
function ownNote(worker: Worker, applicationId: string, noteId: string): PaperNoteRow {
  const papers = openPapers(worker, applicationId);
  const versions = listPaperNotes(worker.signedIn.db, applicationId).filter((row) => row.noteId === noteId);
  const last = versions.at(-1);
  if (!last || last.state === 'withdrawn' || versions[0]!.by !== worker.signedIn.person.id || !papers.has(last.paperId)) return refuseWith('NOT_FOUND', 'There is no such note of yours.', 'Open the notes again.');
  return last;
}

function notesOf(worker: Worker, applicationId: string): PaperNoteView[] {
  const { db, person } = worker.signedIn;
  const papers = openPapers(worker, applicationId);
  const order = [...papers.keys()];
  const notes = [...Map.groupBy(listPaperNotes(db, applicationId), (row) => row.noteId).values()].flatMap((versions): PaperNoteView[] => {
    const [first, last] = [versions[0]!, versions.at(-1)!];
    const paper = papers.get(last.paperId);
    const mine = first.by === person.id;
    if (!paper || last.state === 'withdrawn' || (!mine && last.shared !== 1)) return [];
    const anchor = last.anchor as Anchor;
    return [{
      noteId: last.noteId, paperId: last.paperId, paperName: paper.originalName, anchor, place: anchor.kind === 'none' ? 'the whole paper' : placeOf(anchor),
      text: last.text, shared: last.shared === 1, mine, by: worker.nameOf(first.by), at: last.at,
      // What the author wrote before sharing the note was written for nobody else.
      earlier: mine ? versions.slice(0, -1).filter((one, index) => one.text !== versions[index + 1]!.text).map(({ text, at }) => ({ text, at })) : [],
    }];
  });
  const pageOf = ({ anchor }: PaperNoteView) => (anchor.kind === 'pdf' ? anchor.page : anchor.kind === 'word' ? (anchor.path[0] ?? 0) : 0);
  return notes.sort((a, b) => order.indexOf(a.paperId) - order.indexOf(b.paperId) || pageOf(a) - pageOf(b) || a.at.localeCompare(b.at));
}
