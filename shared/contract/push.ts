import { z } from 'zod';

/** What the worker tells the page without being asked. Ids and counts only: nothing of a patient. */
export const pushEvent = z.discriminatedUnion('kind', [
  /** Something stored has changed; the page asks again for what it shows. */
  z.object({ kind: z.literal('changed'), applicationId: z.string().nullable() }),
  z.object({
    kind: z.literal('job'),
    jobId: z.string(),
    state: z.enum(['running', 'done', 'cancelled', 'failed']),
    done: z.number(),
    total: z.number(),
    /** What is being done now, in words ("Reading paper 3 of 5"). */
    label: z.string(),
  }),
  /** A person chose an item of the menu bar that a screen answers. */
  z.object({ kind: z.literal('menu'), item: z.enum(['verify', 'lock']) }),
  z.object({ kind: z.literal('locked'), why: z.enum(['asked', 'idle', 'screen-locked', 'worker-restarted']) }),
]);
export type PushEvent = z.infer<typeof pushEvent>;
