import { lstat, open, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readLimits, type ImportIssue } from '../../shared/import/paper.ts';

/** A file as it was dropped: its name and its bytes. */
export interface CollectedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
export interface Collected {
  readonly files: readonly CollectedFile[];
  /** Files that were not taken, each by name with the reason. */
  readonly issues: readonly ImportIssue[];
}

/**
 * Reads the files behind dropped paths into memory; a folder with what is in it, two levels deep. Links are not followed:
 * a pack must not be able to name another file of this computer. Too large or too many: said by name, the rest is taken.
 */
export async function collect(paths: readonly string[]): Promise<Collected> {
  const files: CollectedFile[] = [];
  const issues: ImportIssue[] = [];
  let total = 0;
  const note = (code: string, file: string, message: string, next: string) => issues.push({ code, severity: 'warn', file, message, next });

  const visit = async (path: string, depth: number): Promise<void> => {
    const name = basename(path);
    let stat;
    try {
      stat = await lstat(path);
    } catch {
      return void note('file-gone', name, `“${name}” could not be found any more.`, 'Check that it is still there, then drop it again.');
    }
    if (stat.isSymbolicLink()) return void note('file-is-link', name, `“${name}” is a link to another place, so it was not read.`, 'Drop the file itself.');
    if (stat.isDirectory()) {
      if (depth >= 3) return void note('folder-too-deep', name, `The folder “${name}” lies too deep inside the pack to be read.`, 'Drop it by itself.');
      for (const child of (await readdir(path)).sort()) if (!systemFiles.has(child)) await visit(join(path, child), depth + 1);
      return;
    }
    if (!stat.isFile()) return void note('file-not-plain', name, `“${name}” is not an ordinary file.`, 'Save it as a file, then drop that.');
    if (files.length >= readLimits.entries) return void note('too-many-files', name, `There are more than ${readLimits.entries} files, so “${name}” was not taken.`, 'Split the pack.');
    if (stat.size > readLimits.fileBytes || total + stat.size > readLimits.totalBytes) {
      return void note('file-too-large', name, `“${name}” is too large to be taken in (${Math.round(stat.size / 1e6)} MB).`, 'Ask for a smaller copy, for example a scan at 200 dots an inch.');
    }
    try {
      const handle = await open(path, 'r');
      try {
        const bytes = new Uint8Array(await handle.readFile());
        total += bytes.length;
        files.push({ name, bytes });
      } finally {
        await handle.close();
      }
    } catch {
      note('file-locked', name, `“${name}” could not be opened; another program may hold it.`, 'Close it in the other program, then drop it again.');
    }
  };

  for (const path of paths) await visit(path, 0);
  return { files, issues };
}

/** Files that systems leave in folders and that are nobody's papers. */
const systemFiles = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', '__MACOSX']);
