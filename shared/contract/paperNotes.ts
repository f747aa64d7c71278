import { z } from 'zod';
import type { Anchor } from '../import/paper.ts';
import { channel } from './define.ts';

const id = z.string().min(1).max(64);
const words = z.string().max(500);
const points = z.number().min(-100_000).max(100_000);

/** Where a note stands: a page, words on a page, a paragraph or cell of a document, or (`none`) the paper as a whole. */
export const noteAnchor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pdf'), page: z.number().int().min(1).max(100_000), rects: z.array(z.tuple([points, points, points, points])).max(100), words }).strict(),
  z.object({ kind: z.literal('word'), path: z.array(z.number().int().min(0)).min(1).max(20), place: z.string().max(100), words }).strict(),
  z.object({ kind: z.literal('none'), words }).strict(),
]);
export type NoteAnchor = z.infer<typeof noteAnchor>;

export const paperNoteView = z.object({
  noteId: z.string(),
  paperId: z.string(),
  paperName: z.string(),
  anchor: z.custom<Anchor>(),
  /** "page 2", "the whole paper". */
  place: z.string(),
  text: z.string(),
  /** Colleagues who may open the paper read it too. */
  shared: z.boolean(),
  /** The signed-in person wrote it, and may change or withdraw it. */
  mine: z.boolean(),
  by: z.string(),
  at: z.string(),
  /** What it said before, oldest first. */
  earlier: z.array(z.object({ text: z.string(), at: z.string() })),
});
export type PaperNoteView = z.infer<typeof paperNoteView>;

const paperNotes = z.object({ notes: z.array(paperNoteView) });
const onCase = z.object({ applicationId: id });

export const paperNoteChannels = {
  /** The person's own notes beside the papers of a case, and those that colleagues share. */
  'paperNotes.list': channel(onCase.strict(), paperNotes),
  /** A new note, or another text for one's own. */
  'paperNotes.write': channel(onCase.extend({ noteId: id.nullable(), paperId: id, anchor: noteAnchor, text: z.string().trim().min(1).max(4000), shared: z.boolean() }).strict(), paperNotes),
  'paperNotes.withdraw': channel(onCase.extend({ noteId: id }).strict(), paperNotes),
};
