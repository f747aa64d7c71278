import type { Colleague } from '../../shared/domain/person.ts';
import { roles } from '../../shared/domain/roles.ts';
import { personRow } from '../../db/personRepo.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import { tryToConnect } from '../tryToConnect.ts';
import { recordInOffice } from './commit.ts';
import type { Worker } from './context.ts';

/**
 * Calls that attack tests make to see whether a process could reach the network if something in it went wrong.
 * They exist in test builds only, and there only behind a guard that the main process keeps.
 */
export async function testCall(worker: Worker, channel: string, input: unknown): Promise<Result<unknown>> {
  if (channel === 'test.signInAs') return signInAs(worker, (input as { name: string | null }).name);
  const { where, port } = input as { where: string; port: number };
  if (channel === 'test.connect' && where === 'worker') await tryToConnect(port);
  if (channel === 'test.connect' && where === 'parser') await worker.parsers.test({ connect: port });
  if (channel === 'test.reach') await worker.parsers.test({ reach: input });
  return ok({});
}

let signedInFirst: Colleague | null = null;

/** For tests of what needs two people: another person of this record goes on in place of the one who is signed in; null: back to that one. */
function signInAs(worker: Worker, name: string | null): Result<unknown> {
  const session = worker.signedIn;
  if (name === null) {
    worker.session = { ...session, person: signedInFirst ?? session.person };
    return ok({});
  }
  signedInFirst = session.person;
  const person: Colleague = { id: worker.newId(), name, role: 'IFR officer', organisation: 'Invented ICB', roles: [...roles], state: 'active', from: null, until: null, signInName: null, passphrase: 'own' };
  const by = session.person.id;
  recordInOffice({ db: session.db, event: { type: 'personRegistered', version: 1, body: { personId: person.id } }, rows: [personRow(worker.newId(), person, by, worker.now())], actor: by, now: worker.now() });
  worker.session = { ...session, person };
  return ok({});
}
