import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Temporary folders of the tests. What is removed is only ever a folder that {@link makeTemp} itself made. */
const made = new Set<string>();

export function makeTemp(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ifr-test-'));
  made.add(folder);
  return folder;
}

/**
 * Removes a folder that {@link makeTemp} made, and throws at any other path: an empty or computed path
 * (`dirname('')` is the current folder) would take the whole checkout with it.
 */
export function removeTemp(folder: string): void {
  if (!made.has(folder)) throw new Error(`Not a temporary folder of these tests: ${JSON.stringify(folder)}`);
  made.delete(folder);
  rmSync(folder, { recursive: true, force: true });
}

/** Removes whatever is left of them; for the end of a test file (test/cleanUp.ts), and of the process where it ends by itself. */
export function removeAllTemps(): void {
  for (const folder of [...made]) {
    try {
      removeTemp(folder);
    } catch {
      // A program that has just been ended may still hold a file on some systems.
    }
  }
}

process.once('exit', removeAllTemps);
