import type { CommitStep } from '../../db/eventLog.ts';

/**
 * For kill tests: `IFR_TEST_KILL_AT=import:after-row` ends the process there, as a power cut would.
 * Called in test builds only.
 */
export function killStep(work: string): ((step: CommitStep) => void) | undefined {
  const wanted = process.env.IFR_TEST_KILL_AT;
  if (!wanted?.startsWith(`${work}:`)) return undefined;
  return (step) => {
    if (wanted === `${work}:${step}`) process.kill(process.pid, 'SIGKILL');
  };
}
