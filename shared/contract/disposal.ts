import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { takenBackWhy } from '../workflow/disposalShapes.ts';
import { channel } from './define.ts';

const id = z.string().min(1).max(64);

/** A case whose retention is over. Nothing in it says who the patient is: administrators see it too. */
export const disposalCase = z.object({ applicationId: z.string(), number: z.string(), icb: z.string(), receivedOn: isoDate, closedOn: isoDate.nullable(), keptUntil: isoDate, rule: z.string() });
export type DisposalCase = z.infer<typeof disposalCase>;

export const disposalView = z.object({
  /** How long each ICB keeps its cases; null where it has not said, and nothing of it can be disposed of. */
  icbs: z.array(z.object({ ods: z.string(), name: z.string(), rule: z.string().nullable() })),
  /** Cases that belong together stand together; `whyNot` is empty where they may go. */
  due: z.array(z.object({ cases: z.array(disposalCase), whyNot: z.array(z.string()) })),
  /** There are further ones than are listed. */
  more: z.boolean(),
  /** Proposed, waiting for a second person. `whyNot`: why the signed-in person cannot be that one. */
  proposals: z.array(z.object({
    disposalId: z.string(), by: z.string(), at: z.string(), whyNot: z.object({ message: z.string(), next: z.string() }).nullable(),
    cases: z.array(z.object({ applicationId: z.string(), number: z.string(), keptUntil: isoDate, rule: z.string() })),
  })),
  /** What remains of each case that was disposed of. */
  disposed: z.array(z.object({
    number: z.string(), icb: z.string(), receivedOn: isoDate, decidedOn: isoDate.nullable(), closedOn: isoDate.nullable(), outcome: z.string().nullable(), treatment: z.string().nullable(),
    rule: z.string(), proposedBy: z.string(), confirmedBy: z.string(), at: z.string(),
  })),
  /** File names of copies that the app left beside the database; they go with the next disposal. */
  copies: z.array(z.string()),
  /** The rows are gone, but the file has not been written anew yet; `why` says what stood in the way. */
  rewriting: z.object({ why: z.string().nullable() }).nullable(),
});
export type DisposalView = z.infer<typeof disposalView>;

export const disposalChannels = {
  'disposal.list': channel(z.object({}).strict(), disposalView),
  /** One person proposes; cases that belong to a named one are proposed with it. */
  'disposal.propose': channel(z.object({ applicationIds: z.array(id).min(1).max(100) }).strict(), disposalView),
  'disposal.takeBack': channel(z.object({ disposalId: id, why: z.enum(takenBackWhy) }).strict(), disposalView),
  /** Another person confirms: what is held of the cases is destroyed. */
  'disposal.confirm': channel(z.object({ disposalId: id }).strict(), disposalView),
  /** Writes the file anew where that could not be done with the disposal. */
  'disposal.rewrite': channel(z.object({}).strict(), disposalView),
};
