import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { colleague, signInName } from '../domain/person.ts';
import { role } from '../domain/roles.ts';
import { channel } from './define.ts';

const id = z.string().min(1).max(64);
const passphrase = z.string().min(1).max(1000);
const nothing = z.object({}).strict();
const reason = z.string().trim().min(3).max(300);
const words = colleague.pick({ name: true, role: true, organisation: true });

export const personView = colleague.extend({
  /** Whether the person has a passphrase on this computer. */
  hasPassphrase: z.boolean(),
  /** Newest first: what was changed, by whom and when. */
  history: z.array(z.object({ what: z.string(), by: z.string(), at: z.string() })),
});
export type PersonView = z.infer<typeof personView>;

export const peopleView = z.object({ people: z.array(personView) });
export type PeopleView = z.infer<typeof peopleView>;

export const holderView = z.object({ holderId: z.string(), name: z.string(), by: z.string(), at: z.string() });
export const holdersView = z.object({
  holders: z.array(holderView),
  /** Why no case can be made yet; null where enough people hold a recovery key. */
  whyNoCase: z.string().nullable(),
});
export type HoldersView = z.infer<typeof holdersView>;

export const peopleChannels = {
  /** Everybody who was ever registered, with what each was and when. */
  'people.list': channel(nothing, peopleView),
  /** A colleague with a first passphrase, which that person has to replace at the first sign-in. */
  'people.add': channel(words.extend({ roles: z.array(role).min(1), signInName, passphrase, from: isoDate }).strict(), peopleView),
  'people.change': channel(words.extend({ personId: id, roles: z.array(role), reason }).strict(), peopleView),
  /** A new first passphrase: for somebody who forgot it, or who comes back. */
  'people.givePassphrase': channel(z.object({ personId: id, signInName, passphrase, reason }).strict(), peopleView),
  /** The person has left: the passphrase no longer opens anything; what the person recorded stays. */
  'people.leave': channel(z.object({ personId: id, until: isoDate, reason }).strict(), peopleView),

  'recovery.list': channel(nothing, holdersView),
  /** Makes a recovery key for one more holder, or a new one in place of a holder's. Nothing changes until it is typed back. */
  'recovery.begin': channel(z.object({ name: z.string().trim().min(2).max(120), replaces: id.nullable() }).strict(), z.object({ recoveryKey: z.string() })),
  'recovery.finish': channel(z.object({ recoveryKey: z.string().min(1).max(200) }).strict(), holdersView),
  'recovery.remove': channel(z.object({ holderId: id }).strict(), holdersView),
};
