import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CorpusEntry } from './entry.ts';

/** Writes the files of an entry below `folder` and returns the path of its pack: the file, or a folder where there are several. */
export async function writeEntry(entry: CorpusEntry, folder: string): Promise<string> {
  const files = await entry.make();
  const home = join(folder, entry.name.replaceAll('/', '-'));
  mkdirSync(home, { recursive: true });
  for (const { name, bytes } of files) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), bytes);
  }
  for (const [name, target] of Object.entries(entry.links ?? {})) symlinkSync(target, join(home, name));
  return files.length === 1 && !entry.links ? join(home, files[0]!.name) : home;
}
