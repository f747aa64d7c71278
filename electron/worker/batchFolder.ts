import { lstat, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { displayName } from '../../shared/import/displayName.ts';
import { readLimits } from '../../shared/import/paper.ts';
import { mostPacks, type LookedBatch } from '../../shared/contract/batch.ts';
import { isSystemFile } from '../../shared/import/systemFiles.ts';
import { refuseWith } from './refusal.ts';

/** A folder of packs as it stands: the names are those on the disk, for finding them again. */
export interface PackFolder extends Omit<LookedBatch, 'packs'> {
  readonly packs: readonly { readonly name: string; readonly files: number; readonly size: number }[];
}

/** Lists a folder of packs: what stands directly in it, in the order of names, with how many files each holds. Opens none and follows no link. */
export async function lookIntoFolder(path: string): Promise<PackFolder> {
  let names: string[];
  try {
    if (!(await lstat(path)).isDirectory()) return refuseWith('INVALID', 'That is not a folder.', 'Choose the folder that holds the packs.');
    names = (await readdir(path)).filter((name) => !isSystemFile(name)).sort();
  } catch {
    return refuseWith('UNREADABLE', 'The folder cannot be opened.', 'See whether it is still there and whether you may open it, then choose it again.');
  }
  const packs = [];
  for (const name of names.slice(0, mostPacks)) packs.push({ name, ...(await measure(join(path, name), 0)) });
  return { name: displayName(basename(path)), packs, more: Math.max(0, names.length - mostPacks) };
}

async function measure(path: string, depth: number): Promise<{ files: number; size: number }> {
  try {
    const stat = await lstat(path);
    if (!stat.isDirectory()) return { files: 1, size: stat.isFile() ? stat.size : 0 };
    const all = { files: 0, size: 0 };
    if (depth >= 3) return all;
    for (const name of await readdir(path)) {
      if (isSystemFile(name)) continue;
      const { files, size } = await measure(join(path, name), depth + 1);
      all.files += files;
      all.size += size;
      if (all.files > readLimits.entries) break;
    }
    return all;
  } catch {
    return { files: 0, size: 0 }; // said when it is its turn
  }
}
