import { z } from 'zod';
import { person } from '../domain/person.ts';
import { channel } from './define.ts';

/** Minutes without keyboard or mouse after which the app locks itself. */
export const idleMinutes = 10;

export const sessionStatus = z.object({
  /** `recovery-unconfirmed`: the recovery key has been shown but not typed back; nothing else works until it is. */
  phase: z.enum(['first-start', 'recovery-unconfirmed', 'locked', 'unlocked']),
  person: person.nullable(),
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
  'session.create': channel(person.omit({ id: true }).extend({ passphrase }).strict(), z.object({ recoveryKey: z.string() }), { beforeUnlock: true }),
  'session.confirmRecoveryKey': channel(z.object({ recoveryKey: z.string().min(1).max(200) }).strict(), sessionStatus, { beforeUnlock: true }),
  /** For a first start that was cut off before the key was typed back: a new key takes the place of the old one. */
  'session.newRecoveryKey': channel(nothing, z.object({ recoveryKey: z.string() }), { beforeUnlock: true }),
  'session.unlock': channel(z.object({ passphrase }).strict(), sessionStatus, { beforeUnlock: true }),
  'session.lock': channel(nothing, sessionStatus),
  'session.changePassphrase': channel(z.object({ current: passphrase, next: passphrase }).strict(), nothing),
  /** Forgotten passphrase: the recovery key sets a new one and is itself replaced; the new key must be typed back. */
  'session.recover': channel(z.object({ recoveryKey: z.string().min(1).max(200), passphrase }).strict(), z.object({ recoveryKey: z.string() }), { beforeUnlock: true }),
};
