import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { guidanceRelations } from './schema.ts';

const words = z.string().trim().min(1).max(600);
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.\-]*$/, 'Letters, digits, dots and hyphens only').max(60);

/**
 * One piece of national guidance as a named person last entered it. Nothing here is looked up: the app is offline, so
 * `checkedOn` says how old the knowledge is.
 */
export const guidance = z
  .strictObject({
    id,
    /** As it is usually written: "MTG12". */
    identifier: words,
    /** Other ways in which it is cited ("MTG 12"), and its identifiers before or after a renumbering. */
    aliases: z.array(words),
    title: words,
    publisher: words,
    /** Ids of the guidance that took its place; empty while it stands. */
    replacedBy: z.array(id),
    /** From which day it must be followed; null where it is not mandatory; absent where nobody knows. */
    mandatoryFrom: isoDate.nullable().optional(),
    /** What it is about: a treatment that is a choice of the fact `treatment`, and how it stands to policies on it. */
    about: z.array(z.strictObject({ treatment: id, relation: z.enum(guidanceRelations) })),
    /** When a person last compared this entry with the publisher's page; null where nobody has. */
    checkedOn: isoDate.nullable(),
    note: words.optional(),
  })
  .refine((one) => !one.replacedBy.includes(one.id), 'It cannot be replaced by itself');
export type Guidance = z.infer<typeof guidance>;
