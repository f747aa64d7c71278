import { z } from 'zod';
import { StorageError } from '../../db/errors.ts';
import { contract, isChannel } from '../../shared/contract/index.ts';
import { refuse, type Result } from '../../shared/domain/result.ts';
import type { Worker } from './context.ts';
import { may, refusedByRole } from './guard.ts';
import { handlers } from './handlers.ts';
import type { WorkerChannel } from './handlerType.ts';
import { masked } from './mask.ts';
import { RefusedError } from './refusal.ts';
import { noteReveal } from './reveals.ts';
import { testCall } from './testHooks.ts';

/** Every call, in one way: is it in the contract → is somebody signed in, and do the person's roles allow it → parse once → handler → Result. */
export async function dispatch(worker: Worker, channel: string, input: unknown, paths?: readonly string[]): Promise<Result<unknown>> {
  if (__TEST_HOOKS__ && channel.startsWith('test.')) return testCall(worker, channel, input);
  if (!isChannel(channel)) return refuse('INVALID', 'There is no such call.');
  const definition = contract[channel];
  if (definition.at === 'main') return refuse('INVALID', 'The main process answers this call.');
  if (!('beforeUnlock' in definition) && !worker.session) return refuse('LOCKED', 'Nobody is signed in.', 'Sign in first.');
  const notAllowed = refusedByRole(worker, channel);
  if (notAllowed) return { ok: false, error: notAllowed };
  const parsed = definition.input.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse('INVALID', `The request is malformed${issue ? `: ${issue.path.join('.')}: ${issue.message}` : ''}.`, 'Check what was entered.', issue?.path.map(String).join('.'));
  }
  try {
    const handler = handlers[channel as WorkerChannel] as (worker: Worker, input: unknown, paths?: readonly string[]) => unknown;
    const hides = worker.session !== null && !may(worker, 'revealIdentity');
    const given = await handler(worker, parsed.data, paths);
    // Locked while it was worked out: nothing can be hidden without the record, so nothing is given.
    if (hides && !worker.session && channel !== 'session.lock') return refuse('LOCKED', 'The app was locked meanwhile.', 'Sign in and ask again.');
    noteReveal(worker, channel, parsed.data);
    const value = hides && worker.session ? masked(worker, parsed.data, given) : given;
    if (__TEST_HOOKS__) {
      const out = (definition.save ? savedContent : definition.output).safeParse(value);
      if (!out.success) return refuse('INTERNAL', `The answer to ${channel} does not fit the contract: ${out.error.issues[0]?.path.join('.')}: ${out.error.issues[0]?.message}`);
    }
    return { ok: true, value };
  } catch (error) {
    return refusalFor(channel, error);
  }
}

/** What the main process writes to a file. */
const savedContent = z.object({ content: z.instanceof(Uint8Array) }).strict();

/** Known refusals keep their sentence. Anything else is a fault of ours: its text might hold a patient's words and goes nowhere. */
function refusalFor(channel: string, error: unknown): Result<never> {
  if (error instanceof RefusedError) return { ok: false, error: error.refusal };
  if (error instanceof StorageError) return refuse(error.code, error.message, error.next);
  const name = error instanceof Error ? error.name : 'unknown';
  const code = (error as { code?: unknown }).code;
  console.error(`A fault in ${channel}: ${name}${typeof code === 'string' ? ` ${code}` : ''}`);
  if (__TEST_HOOKS__ && process.env.IFR_TEST_FAULTS === '1') console.error(error);
  return refuse('INTERNAL', 'Something went wrong inside the app. Nothing was changed.', 'Try again. If it happens again, close the app and open it, and tell whoever looks after it.');
}
