import { z } from 'zod';

/** Units in which ICBs print their limits. "Six weeks (30 working days)" is true only without a bank holiday, so the unit is never converted. */
export const timeUnits = ['working-days', 'days', 'weeks', 'months'] as const;
export type TimeUnit = (typeof timeUnits)[number];

/** What an ICB limits. */
export const limitIds = ['acknowledge', 'screen', 'urgent-screen', 'decide', 'urgent-decide', 'send-letter', 'reconsideration', 'appeal'] as const;
export type LimitId = (typeof limitIds)[number];

/** From when a limit runs. ICBs differ: receipt, receipt of a complete form, the date on a letter or the day it was sent. */
export const limitStarts = ['received', 'complete', 'screened', 'decided', 'letter-dated', 'letter-sent'] as const;
export type LimitStart = (typeof limitStarts)[number];

export const timeLimit = z.strictObject({
  id: z.enum(limitIds),
  amount: z.number().int().min(1).max(400),
  unit: z.enum(timeUnits),
  from: z.enum(limitStarts),
  /** Whether the clock stands still while the ICB waits for information. */
  stopsWhileWaiting: z.boolean(),
});
export type TimeLimit = z.infer<typeof timeLimit>;

/** The limits of one ICB, at most one of each; a limit that is not there is not set, and nothing is said to be due by it. */
export const timeLimits = z.array(timeLimit).refine((limits) => new Set(limits.map((one) => one.id)).size === limits.length, 'A limit is given twice');
export type TimeLimits = z.infer<typeof timeLimits>;
