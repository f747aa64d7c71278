/** Where an attack leaves a trace, one place for each way out. */
export interface Reach {
  /** A folder of the attacker's choice. */
  readonly folder: string;
  /** A file that is none of the program's. */
  readonly secret: string;
}

/**
 * For attack tests, called in test builds only: tries what a library that was taken over would try with files and processes.
 * Every failure is silent, since the test looks at what is there afterwards.
 */
export async function tryToReach({ folder, secret }: Reach): Promise<void> {
  const fs = process.getBuiltinModule('node:fs');
  const attempts: (() => unknown)[] = [
    () => fs.writeFileSync(`${folder}/written`, 'x'),
    () => fs.promises.writeFile(`${folder}/promised`, 'x'),
    () => fs.createWriteStream(`${folder}/streamed`).end('x'),
    () => fs.closeSync(fs.openSync(`${folder}/opened`, 'w')),
    async () => (await import('node:fs')).writeFileSync(`${folder}/imported`, 'x'),
    () => fs.mkdirSync(`${folder}/made`),
    () => fs.symlinkSync(secret, `${folder}/linked`),
    () => process.getBuiltinModule('node:child_process').spawn('/bin/sh', ['-c', 'echo x > "$0"', `${folder}/spawned`]).on('error', () => undefined),
    () => process.getBuiltinModule('node:child_process').execFileSync('/bin/sh', ['-c', 'echo x > "$0"', `${folder}/executed`]),
    () => new (process.getBuiltinModule('node:worker_threads').Worker)(`process.getBuiltinModule('fs').writeFileSync(${JSON.stringify(`${folder}/threaded`)}, 'x')`, { eval: true }).on('error', () => undefined),
    // That it could read what is none of its own is shown by a file in its turn, written by the way that is open without the guard.
    () => fs.readFileSync(secret, 'utf8') === 'secret' && fs.writeFileSync(`${folder}/read`, 'x'),
  ];
  for (const attempt of attempts) {
    try {
      await attempt();
    } catch {
      // refused
    }
  }
}
