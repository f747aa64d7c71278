import { z } from 'zod';
import { isoDate } from './dates.ts';
import { role } from './roles.ts';

/** A named person who uses the app; whoever acts is recorded by this id. `role` is the job title, in the person's own words. */
export const person = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(2).max(120),
  role: z.string().trim().min(2).max(120),
  organisation: z.string().trim().min(2).max(160),
});
export type Person = z.infer<typeof person>;

/** A short name that says whose passphrase is tried. Letters, digits, dots and hyphens. */
export const signInName = z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9.-]{1,30}$/);

/** Whose choice the present passphrase is: `given` by an administrator (to be replaced at the first sign-in), or the person's own. */
export const passphraseSource = z.enum(['given', 'own']);

/** A person with what the person may do here, and since when. */
export const colleague = person.extend({
  roles: z.array(role),
  state: z.enum(['active', 'left']),
  /** First day; null where nobody entered one. */
  from: isoDate.nullable(),
  /** Last day; null while the person is here. */
  until: isoDate.nullable(),
  /** Null for somebody who was set up without one. */
  signInName: z.string().nullable(),
  passphrase: passphraseSource,
});
export type Colleague = z.infer<typeof colleague>;
