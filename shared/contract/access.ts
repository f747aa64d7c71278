import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { accessAnswer, accessAsker, accessEnd, accessItemId } from '../workflow/accessShapes.ts';
import { due } from './case.ts';
import { channel } from './define.ts';

const id = z.string().min(1).max(64);
const seq = z.number().int().min(0);
const onRequest = z.object({ applicationId: id, seq, requestId: id }).strict();

export const accessItemKind = z.enum(['identity', 'facts', 'paper', 'argument', 'entry', 'assessment', 'outcome', 'decision', 'letter', 'note', 'history', 'reveals']);
export type AccessItemKind = z.infer<typeof accessItemKind>;

export const accessItemView = z.object({
  itemId: accessItemId,
  kind: accessItemKind,
  title: z.string(),
  text: z.string(),
  /** Whose data may stand in it beside the patient's. */
  others: z.string(),
  paperId: z.string().nullable(),
  /** A file goes out with it as it is held, unless words are taken out. */
  hasFile: z.boolean(),
  /** The answer in force; null: nobody has looked at it yet, or it says something else since. */
  answer: z.object({ answer: accessAnswer, disclosed: z.string().nullable(), reason: z.string().nullable(), by: z.string(), at: z.string() }).nullable(),
});
export type AccessItemView = z.infer<typeof accessItemView>;

export const accessView = z.object({
  seq,
  number: z.string(),
  /** The request that is being dealt with; null where there is none. */
  request: z.object({
    requestId: z.string(), askedOn: isoDate, askedBy: accessAsker, words: z.string(), due,
    items: z.array(accessItemView),
    open: z.number(),
    /** Who checked the answers as they stand; null where nobody has. */
    checkedBy: z.string().nullable(),
    returned: z.string().nullable(),
    written: z.number(),
    /** Why the signed-in person cannot be the second one; null where they can. */
    whyNotCheck: z.string().nullable(),
  }).nullable(),
  /** Requests that have ended. */
  earlier: z.array(z.object({ requestId: z.string(), askedOn: isoDate, askedBy: accessAsker, ended: accessEnd, written: z.number() })),
});
export type AccessView = z.infer<typeof accessView>;

export const accessChannels = {
  'access.get': channel(z.object({ applicationId: id }).strict(), accessView),
  'access.ask': channel(z.object({ applicationId: id, seq, askedOn: isoDate, askedBy: accessAsker, words: z.string().trim().max(2000) }).strict(), accessView),
  'access.review': channel(onRequest.extend({ itemId: accessItemId, answer: accessAnswer, disclosed: z.string().max(200_000).nullable(), reason: z.string().trim().max(500).nullable() }).strict(), accessView),
  /** The second person agrees with every answer, or says what has to be looked at again. */
  'access.check': channel(onRequest.extend({ agrees: z.boolean(), reason: z.string().trim().max(500).nullable() }).strict(), accessView),
  /** Writes what is disclosed outside the encrypted file: the person is warned and the record says so. */
  'access.write': channel(onRequest, z.object({ saved: z.boolean() }), { save: { name: 'IFR record.zip', kind: 'ZIP archive', extension: 'zip', title: 'Save the export', onRecord: true } }),
  'access.end': channel(onRequest.extend({ how: accessEnd }).strict(), accessView),
};
