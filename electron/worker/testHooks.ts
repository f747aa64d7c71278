import { ok, type Result } from '../../shared/domain/result.ts';
import { tryToConnect } from '../tryToConnect.ts';
import type { Worker } from './context.ts';

/**
 * Calls that attack tests make to see whether a process could reach the network if something in it went wrong.
 * They exist in test builds only, and there only behind a guard that the main process keeps.
 */
export async function testCall(worker: Worker, channel: string, input: unknown): Promise<Result<unknown>> {
  const { where, port } = input as { where: string; port: number };
  if (channel === 'test.connect' && where === 'worker') await tryToConnect(port);
  if (channel === 'test.connect' && where === 'parser') await worker.parsers.test({ connect: port });
  return ok({});
}
