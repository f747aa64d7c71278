import { permissionOf } from '../../shared/contract/permissions.ts';
import type { ChannelName } from '../../shared/contract/index.ts';
import { mayDo, onlyWho, permissions, signedInAs, type Action, type Permissions } from '../../shared/domain/permissions.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import { listPeople } from '../../db/personRepo.ts';
import type { Worker } from './context.ts';
import { RefusedError } from './refusal.ts';

const tableOf = (worker: Worker): Permissions => worker.options.permissions ?? permissions;

/** Whether the signed-in person may do this. */
export function may(worker: Worker, action: Action): boolean {
  return mayDo(worker.signedIn.person.roles, action, tableOf(worker));
}

/** Ends a handler for a person who may not do this. @throws RefusedError. */
export function requireAction(worker: Worker, action: Action): void {
  if (!may(worker, action)) throw new RefusedError(refusal(worker, action));
}

/**
 * Why the signed-in person may not make this call; null where it may be made. Asked before the input is looked at, and before anything
 * is read or written.
 */
export function refusedByRole(worker: Worker, channel: ChannelName): Refusal | null {
  const needed = permissionOf[channel];
  if (needed === 'anybody' || channel.startsWith('session.')) return null;
  if (worker.signedIn.person.passphrase === 'given') {
    return { code: 'NOT_ALLOWED', message: 'You signed in with a passphrase that an administrator chose, so nothing else works yet.', next: 'Choose your own passphrase first.' };
  }
  if (needed === 'signed-in' || may(worker, needed)) return null;
  return refusal(worker, needed);
}

function refusal(worker: Worker, action: Action): Refusal {
  const { db, person } = worker.signedIn;
  const table = tableOf(worker);
  const others = listPeople(db).filter((one) => one.state === 'active' && mayDo(one.roles, action, table)).map((one) => one.name);
  return {
    code: 'NOT_ALLOWED',
    message: `${onlyWho(action, table)} ${signedInAs(person.roles)}`,
    next: others.length > 0 ? `Ask ${others.slice(0, 3).join(' or ')}.` : 'Nobody here holds such a role. An administrator can give it, under Settings, People.',
  };
}
