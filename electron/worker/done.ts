import type { CommitStep } from '../../db/eventLog.ts';
import type { CaseState } from '../../shared/workflow/evolve.ts';
import type { Committed } from './commit.ts';
import type { Worker } from './context.ts';
import { RefusedError } from './refusal.ts';

/** The state after a commit; a refusal ends the handler, and with it the transaction around it. */
export function done(result: Committed): CaseState {
  if (!result.ok) throw new RefusedError(result.refusal);
  return result.state;
}

/** The option by which a kill test stops this piece of work; nothing in what is packaged. */
export function hooked(worker: Worker, work: string): { faultHook?: (step: CommitStep) => void } {
  const faultHook = worker.faultHook(work);
  return faultHook ? { faultHook } : {};
}
