import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { outcomes } from '../import/paper.ts';
import { channel } from './define.ts';

const token = z.string().regex(/^[0-9a-f-]{36}$/);
const id = z.string().min(1).max(64);
const ods = z.string().regex(/^[A-Z0-9]{3,6}$/);

/** Most packs that one batch takes. */
export const mostPacks = 1000;

/** What stands directly in a folder: each file or folder is one pack. Nothing of it was opened. */
export const lookedBatch = z.object({ name: z.string(), packs: z.array(z.object({ name: z.string(), files: z.number(), size: z.number() })), /** Packs beyond the most that one batch takes. */ more: z.number() });
export type LookedBatch = z.infer<typeof lookedBatch>;

export const batchSummary = z.object({
  batchId: z.string(),
  name: z.string(),
  receivedOn: isoDate,
  commissioner: z.string(),
  by: z.string(),
  startedAt: z.string(),
  /** The running job: its id is what `job.cancel` takes. */
  jobId: z.string().nullable(),
  /** `stopped`: cancelled, interrupted or failed with packs left; it can go on. */
  state: z.enum(['running', 'stopped', 'done']),
  total: z.number(),
  counts: z.object({ waiting: z.number(), taken: z.number(), known: z.number(), 'not-taken': z.number() }),
});
export type BatchSummary = z.infer<typeof batchSummary>;

export const batchReport = batchSummary.extend({
  items: z.array(z.object({
    number: z.number(),
    name: z.string().nullable(),
    status: z.enum(['waiting', 'taken', 'known', 'not-taken']),
    outcome: z.enum(outcomes).nullable(),
    /** Why it was not taken. */
    why: z.object({ message: z.string(), next: z.string() }).nullable(),
    urgent: z.boolean(),
    intakeId: z.string().nullable(),
  })),
});
export type BatchReport = z.infer<typeof batchReport>;

const started = z.object({ batchId: z.string(), jobId: z.string() });

export const batchChannels = {
  /** Lists a folder of packs; opens no file and writes nothing. */
  'batch.look': channel(z.object({ tokens: z.array(token).length(1) }).strict(), lookedBatch, { files: 'look' }),
  /** Takes each pack of the folder in as a drop of its own, all received on one day, routine until a person says otherwise. */
  'batch.start': channel(z.object({ tokens: z.array(token).length(1), receivedOn: isoDate, commissioner: ods }).strict(), started, { files: 'spend' }),
  /** Goes on with the packs that are left, in the folder where it was. */
  'batch.goOn': channel(z.object({ batchId: id }).strict(), started),
  /** Goes on in another folder: the packs are found there by their names. */
  'batch.goOnFrom': channel(z.object({ tokens: z.array(token).length(1), batchId: id }).strict(), started, { files: 'spend' }),
  'batch.list': channel(z.object({}).strict(), z.object({ batches: z.array(batchSummary) })),
  'batch.get': channel(z.object({ batchId: id }).strict(), batchReport),
};
