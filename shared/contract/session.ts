import { z } from 'zod';
import { person, signInName } from '../domain/person.ts';
import { role } from '../domain/roles.ts';
import { channel } from './define.ts';

/** Minutes without keyboard or mouse after which the app locks itself. */
export const idleMinutes = 10;

export const sessionStatus = z.object({
  /** `recovery-unconfirmed`: the recovery key has been shown but not typed back; nothing else works until it is. */
  phase: z.enum(['first-start', 'recovery-unconfirmed', 'locked', 'unlocked']),
  person: person.nullable(),
  /** What the signed-in person holds; empty where nobody is signed in. */
  roles: z.array(role),
  /** The person signed in with a passphrase that an administrator chose, and must choose another before anything else. */
  mustChangePassphrase: z.boolean(),
  /** Several people have a passphrase here, so that each says whose it is. */
  asksSignInName: z.boolean(),
  version: z.string(),
  /** Instant of the last backup, or null where none has been made. */
  lastBackup: z.string().nullable(),
  /** Minutes without keyboard or mouse after which the app locks itself. */
  idleMinutes: z.number(),
});
export type SessionStatus = z.infer<typeof sessionStatus>;

const passphrase = z.string().min(1).max(1000);
const nothing = z.object({}).strict();

export const sessionChannels = {
  'session.status': channel(nothing, sessionStatus, { beforeUnlock: true }),
  /** First start: makes the encrypted file and the first named person. The recovery key is shown once. */
  'session.create': channel(person.omit({ id: true }).extend({ signInName: signInName.optional(), passphrase }).strict(), z.object({ recoveryKey: z.string() }), { beforeUnlock: true }),
  'session.confirmRecoveryKey': channel(z.object({ recoveryKey: z.string().min(1).max(200) }).strict(), sessionStatus, { beforeUnlock: true }),
  /** For a first start that was cut off before the key was typed back: a new key takes the place of the old one. */
  'session.newRecoveryKey': channel(nothing, z.object({ recoveryKey: z.string() }), { beforeUnlock: true }),
  /** `signInName`: absent or empty for the person who was set up without one. */
  'session.unlock': channel(z.object({ signInName: z.string().max(60).optional(), passphrase }).strict(), sessionStatus, { beforeUnlock: true }),
  'session.lock': channel(nothing, sessionStatus),
  'session.changePassphrase': channel(z.object({ current: passphrase, next: passphrase }).strict(), nothing),
  /** Whose passphrase a recovery key can set anew. */
  'session.recoverPeople': channel(z.object({ recoveryKey: z.string().min(1).max(200) }).strict(), z.object({ people: z.array(person.extend({ signInName: z.string().nullable() })) }), { beforeUnlock: true }),
  /** Forgotten passphrase: the recovery key sets a new one and is itself replaced; the new key must be typed back. `personId` may be absent while there is one person only. */
  'session.recover': channel(z.object({ recoveryKey: z.string().min(1).max(200), personId: z.string().min(1).max(64).optional(), passphrase }).strict(), z.object({ recoveryKey: z.string() }), { beforeUnlock: true }),
};
