import { displayName, nameFault } from '../../shared/import/displayName.ts';
import { issue } from '../../shared/import/issues.ts';
import type { ImportIssue, ReadFile, ReadLimits } from '../../shared/import/paper.ts';
import type { Archive, ArchiveEntry } from './archive.ts';

type Read = Omit<ReadFile, 'name' | 'kind'>;

/** Below this size the ratio of an entry says nothing: a page of spaces packs very well. */
const ratioCounts = 10_000_000;

/** Unpacks an archive within the limits. One bad entry costs that entry only; no name is ever used as a path. */
export async function readZip(archive: Archive, file: string, limits: ReadLimits): Promise<Read> {
  const issues: ImportIssue[] = [];
  const children: { name: string; bytes: Uint8Array }[] = [];
  const seen = new Set<string>();
  const tooMany = issue('zip-too-many', file, `${limits.entries} files`);
  let left = limits.totalBytes;
  let cut = archive.declared > archive.entries.length && archive.fault === null;
  for (const entry of archive.entries) {
    if (entry.isFolder || isSystemFile(entry.name)) continue;
    if (children.length >= limits.entries) {
      cut = true;
      break;
    }
    const fault = nameFault(entry.name);
    const name = displayName(fault ? harmless(entry.name) : entry.name);
    const unpacked = await unpackWithin(entry, name, file, limits, left);
    if ('issue' in unpacked) {
      issues.push(unpacked.issue);
      if (unpacked.issue.code === 'zip-too-large') break;
      continue;
    }
    if (fault) issues.push(issue('zip-unsafe-name', file, fault));
    if (seen.has(name)) issues.push(issue('zip-same-name', file, name));
    seen.add(name);
    left -= unpacked.bytes.byteLength;
    children.push({ name, bytes: unpacked.bytes });
  }
  if (cut) issues.push(tooMany);
  if (archive.fault === 'encrypted') issues.push(issue('file-encrypted', file));
  if (archive.fault === 'damaged') issues.push(issue(children.length > 0 ? 'file-partly-damaged' : 'file-damaged', file, 'its list of files breaks off'));
  if (children.length === 0 && issues.length === 0) issues.push(issue('zip-empty', file));
  return { read: children.length > 0, pages: [], document: null, candidates: [], issues: issues.slice(0, 200), children };
}

async function unpackWithin(entry: ArchiveEntry, name: string, file: string, limits: ReadLimits, left: number): Promise<{ bytes: Uint8Array } | { issue: ImportIssue }> {
  const quoted = `“${name}”`;
  if (entry.isEncrypted) return { issue: issue('zip-entry-encrypted', file, quoted) };
  const byRatio = Math.max(ratioCounts, entry.compressedSize * limits.ratio);
  const most = Math.min(limits.fileBytes, left, byRatio);
  const unpacked = await entry.unpack(most);
  if (!('fault' in unpacked)) return unpacked.bytes.byteLength <= most ? unpacked : { issue: issue('zip-too-large', file, megabytes(limits.totalBytes)) };
  if (unpacked.fault !== 'too-large') return { issue: issue('zip-entry-damaged', file, quoted) };
  if (most === byRatio) return { issue: issue('zip-bomb', file, quoted) };
  if (most === limits.fileBytes) return { issue: issue('file-too-large', name, megabytes(limits.fileBytes)) };
  return { issue: issue('zip-too-large', file, megabytes(limits.totalBytes)) };
}

/** A size as people read it. */
export function megabytes(bytes: number): string {
  return bytes >= 1e6 ? `${Math.round(bytes / 1e6)} MB` : `${Math.max(1, Math.round(bytes / 1e3))} kB`;
}

/** The last part of a path, whichever way its slashes lean. */
function harmless(name: string): string {
  return name.split(/[/\\]/).filter((part) => part !== '' && part !== '.' && part !== '..').at(-1)?.replace(/^[A-Za-z]:/, '') ?? '';
}

/** What operating systems leave in archives; it is no paper. */
function isSystemFile(name: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/.test(name) || /(?:^|\/)\._[^/]*$/.test(name);
}
