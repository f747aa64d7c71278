import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { letterNotes, type LetterNoteField } from '../letters/notes.ts';
import { letterAbout, letterRecipient, sentHow } from '../workflow/shapes.ts';
import { channel } from './define.ts';

const id = z.string().min(1).max(64);
const seq = z.number().int().min(0);
const onLetter = z.object({ applicationId: id, seq, letterId: id }).strict();

const step = z.object({ who: z.string(), at: z.string() }).nullable();

export const letterView = z.object({
  letterId: z.string(),
  about: letterAbout,
  recipient: letterRecipient,
  title: z.string(),
  state: z.enum(['draft', 'checked', 'approved', 'issued', 'sent']),
  version: z.number(),
  drafted: step,
  checked: step,
  approved: step,
  issued: step,
  sent: z.object({ who: z.string(), at: z.string(), how: z.string(), on: isoDate }).nullable(),
  /** SHA-256 of the issued bytes. */
  sha256: z.string().nullable(),
  /** Issued, and words of the decision were corrected after that. */
  beforeCorrection: z.boolean().optional(),
  /** Issued and not sent, and the record says since then that the patient's letters go elsewhere. */
  wrongAddress: z.literal(true).optional(),
  /** Issued before that, and no letter to the same person was begun since: a corrected one can be drafted. */
  correctable: z.boolean().optional(),
  /** The record has changed since this draft was composed: draft it again before it is checked. */
  stale: z.boolean(),
  /** `must-fix`: the letter cannot be issued with it; `look`: a person decides. */
  lint: z.array(z.object({ part: z.string(), message: z.string(), weight: z.enum(['must-fix', 'look']) })),
});
export type LetterView = z.infer<typeof letterView>;

export const lettersView = z.object({
  seq,
  /** The kind of letters that this case's decision or route needs; null where none is due yet. */
  about: letterAbout.nullable(),
  /** Why no letter can be drafted now, or null. */
  whyNone: z.string().nullable(),
  /** Letters that the case needs before it can close. */
  needed: z.array(z.object({ recipient: letterRecipient, title: z.string(), exists: z.boolean() })),
  letters: z.array(letterView),
  noteFields: z.array(z.custom<LetterNoteField>()),
  /** What was recorded; where nothing was, what can be taken over from the record is put forward for reading. */
  notes: letterNotes,
  suggested: letterNotes,
  notesRecordedBy: z.string().nullable(),
  /** The address as confirmed from the papers, to be confirmed once more for the letter. */
  addresses: z.object({ clinician: z.string().nullable(), patient: z.string().nullable() }),
  /** To whom the patient's letters go, and whom nobody writes to. */
  contactSays: z.array(z.string()).optional(),
  /** The request gives no NHS number, and the letter asks for it: name and date of birth are compared instead. */
  compareName: z.literal(true).optional(),
  icbConfigured: z.boolean(),
  /** The case is closed; letters can still be written about what was put right since. */
  closed: z.boolean().optional(),
  canClose: z.boolean(),
  whyNotClose: z.string().nullable(),
});
export type LettersView = z.infer<typeof lettersView>;

export const lettersChannels = {
  'letters.get': channel(z.object({ applicationId: id }).strict(), lettersView),
  'letters.recordNotes': channel(z.object({ applicationId: id, seq, notes: letterNotes }).strict(), lettersView),
  'letter.draft': channel(z.object({ applicationId: id, seq, recipient: letterRecipient }).strict(), lettersView),
  /** The PDF itself: the preview is the letter. */
  'letter.preview': channel(z.object({ letterId: id }).strict(), z.object({ name: z.string(), content: z.instanceof(Uint8Array) })),
  'letter.check': channel(onLetter, lettersView),
  'letter.return': channel(onLetter.extend({ reason: z.string().trim().min(10).max(1000) }).strict(), lettersView),
  'letter.approve': channel(onLetter, lettersView),
  /** Two identifiers are typed by the person from the paper in hand and must agree with the case; the address is confirmed for this letter. */
  'letter.issue': channel(
    onLetter.extend({ nhsNumber: z.string().max(20), /** Only where the case holds no NHS number: see `compareName`. */ patientName: z.string().trim().max(200).optional(), dateOfBirth: isoDate, addressSource: z.string().trim().min(5).max(300), addressConfirmed: z.literal(true) }).strict(),
    lettersView,
  ),
  'letter.sent': channel(onLetter.extend({ how: sentHow, on: isoDate }).strict(), lettersView),
  /** Saves a copy outside the encrypted file: the person is warned and the record says so. */
  'letter.saveCopy': channel(onLetter, z.object({ saved: z.boolean() }), {
    save: { name: 'IFR letter.pdf', kind: 'PDF', extension: 'pdf', title: 'Save a copy of the letter', onRecord: true },
  }),
};
