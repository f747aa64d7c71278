/**
 * For kill tests: `IFR_TEST_KILL_AT=import:after-row` ends the process there, as a power cut would;
 * `import:after-row:7` the seventh time that it comes by. Called in test builds only.
 */
export function killStep(work: string): ((step: string) => void) | undefined {
  const [wantedWork, wantedStep, times = '1'] = (process.env.IFR_TEST_KILL_AT ?? '').split(':');
  if (wantedWork !== work) return undefined;
  let left = Number(times);
  return (step) => {
    if (step === wantedStep && --left === 0) process.kill(process.pid, 'SIGKILL');
  };
}
