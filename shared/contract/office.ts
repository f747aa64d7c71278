import { z } from 'zod';
import { channel } from './define.ts';

const ods = z.string().regex(/^[A-Z0-9]{3,6}$/);
const words = z.string().trim().min(1).max(2000);

/** A right that the ICB's policy gives after a decision, or a named person's statement that it gives none. */
export const rightSetting = z.discriminatedUnion('offered', [
  z.object({ offered: z.literal(true), who: words, startedBy: z.enum(['clinician', 'patient', 'either', 'patient-with-clinician']), ground: words, form: words, contact: words, inPlainWords: words }).strict(),
  z.object({ offered: z.literal(false), wording: words }).strict(),
]);
export type RightSetting = z.infer<typeof rightSetting>;

/** What an ICB puts on its letters. Nothing is a default: what is unset stays unset, and the screen says what follows. */
export const icbSettings = z
  .object({
    addressLines: z.array(words).min(2).max(8),
    telephone: words,
    email: words,
    reconsideration: rightSetting,
    appeal: rightSetting,
    complaint: rightSetting,
    /** What happens with a request that meets a policy's criteria: the usual referral, or the ICB's prior approval. Absent while nobody has said. */
    criteriaMetStep: z.object({ kind: z.enum(['usual-referral', 'prior-approval']), words }).strict().optional(),
  })
  .strict();
export type IcbSettings = z.infer<typeof icbSettings>;

export const verification = z.object({
  ok: z.boolean(),
  at: z.string(),
  head: z.string(),
  events: z.number(),
  findings: z.array(z.object({ kind: z.string(), where: z.string(), sentence: z.string() })),
});
export type Verification = z.infer<typeof verification>;

export const officeChannels = {
  'icb.list': channel(z.object({}).strict(), z.object({ icbs: z.array(z.object({ ods, name: z.string(), settings: icbSettings.nullable(), by: z.string().nullable(), at: z.string().nullable() })) })),
  'icb.set': channel(z.object({ ods, settings: icbSettings }).strict(), z.object({})),
  /** Checks the whole record: chain, rows, papers, letters, triggers. Changes nothing. */
  'record.verify': channel(z.object({}).strict(), verification),
};
