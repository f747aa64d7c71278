import { lstat, open, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { displayName } from '../../shared/import/displayName.ts';
import { issue, type IssueCode } from '../../shared/import/issues.ts';
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
  const note = (code: IssueCode, file: string, detail = '') => void issues.push(issue(code, displayName(file), detail));

  const visit = async (path: string, depth: number): Promise<void> => {
    const name = basename(path);
    let stat;
    try {
      stat = await lstat(path);
    } catch {
      return void note('file-gone', name);
    }
    if (stat.isSymbolicLink()) return void note('file-is-link', name);
    if (stat.isDirectory()) {
      if (depth >= 3) return void note('folder-too-deep', name);
      const inside = await readdir(path).catch(() => null);
      if (!inside) return void note('file-locked', name);
      for (const child of inside.sort()) if (!systemFiles.has(child)) await visit(join(path, child), depth + 1);
      return;
    }
    if (!stat.isFile()) return void note('file-not-plain', name);
    if (files.length >= readLimits.entries) return void note('too-many-files', name, `${readLimits.entries} files`);
    if (stat.size > readLimits.fileBytes || total + stat.size > readLimits.totalBytes) {
      return void note('file-too-large', name, `${Math.round(readLimits.fileBytes / 1e6)} MB for one, ${Math.round(readLimits.totalBytes / 1e6)} MB for all`);
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
      note('file-locked', name);
    }
  };

  for (const path of paths) await visit(path, 0);
  return { files, issues };
}

/** Files that systems leave in folders and that are nobody's papers. */
export const systemFiles = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', '__MACOSX']);
