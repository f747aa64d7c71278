import { displayName, nameFault } from '../../shared/import/displayName.ts';
import { issue } from '../../shared/import/issues.ts';
import type { ImportIssue, ReadFile, ReadLimits } from '../../shared/import/paper.ts';
import { isSystemFile } from '../../shared/import/systemFiles.ts';
import type { Archive, ArchiveEntry, Unpacked } from './archive.ts';
import { harmless } from './names.ts';
import type { Reading } from './reading.ts';
import { LockedZip } from './unlockZip.ts';

type Read = Omit<ReadFile, 'name' | 'kind'>;
type Child = { name: string; bytes: Uint8Array };

/** Below this size the ratio of an entry says nothing: a page of spaces packs very well. */
const ratioCounts = 10_000_000;

/** Unpacks an archive within the limits. One bad entry costs that entry only; no name is ever used as a path. */
export async function readZip(archive: Archive, reading: Reading): Promise<Read> {
  const { file, limits, password } = reading;
  const issues: ImportIssue[] = [];
  const children: Child[] = [];
  const seen = new Set<string>();
  const locked = password === undefined || archive.recovered ? null : new LockedZip(reading.bytes, password);
  let left = limits.totalBytes;
  let cut = archive.declared > archive.entries.length && archive.fault === null;
  for (const [index, entry] of archive.entries.entries()) {
    if (entry.isFolder || isSystemFile(entry.name)) continue;
    if (children.length >= limits.entries || reading.stopped()) {
      cut = true;
      break;
    }
    const fault = nameFault(entry.name);
    const name = displayName(fault ? harmless(entry.name) : entry.name);
    const unpacked = await unpackWithin(entry, index, { name, file, limits, left, locked });
    if ('issue' in unpacked) {
      issues.push(unpacked.issue);
      if (unpacked.issue.code === 'zip-too-large') break;
      continue;
    }
    if (fault) issues.push(issue('zip-unsafe-name', file, fault));
    if (seen.has(name.toLowerCase())) issues.push(issue('zip-same-name', file, name));
    seen.add(name.toLowerCase());
    left -= unpacked.bytes.byteLength;
    children.push({ name, bytes: unpacked.bytes });
  }
  if (cut) issues.push(issue('zip-too-many', file, `${limits.entries} files`));
  if (archive.recovered) issues.push(issue('zip-cut-off', file));
  if (archive.fault === 'encrypted') issues.push(issue('file-encrypted', file));
  if (archive.fault === 'damaged') issues.push(issue(children.length > 0 ? 'file-partly-damaged' : 'file-damaged', file, 'its list of files breaks off'));
  if (children.length === 0 && issues.length === 0) issues.push(issue('zip-empty', file));
  return { read: children.length > 0, pages: [], document: null, candidates: [], issues: issues.slice(0, 200), children };
}

interface Within {
  readonly name: string;
  readonly file: string;
  readonly limits: ReadLimits;
  readonly left: number;
  readonly locked: LockedZip | null;
}

async function unpackWithin(entry: ArchiveEntry, index: number, { name, file, limits, left, locked }: Within): Promise<{ bytes: Uint8Array } | { issue: ImportIssue }> {
  const quoted = `“${name}”`;
  if (entry.isLink) return { issue: issue('file-is-link', name) };
  if (entry.overlaps) return { issue: issue('zip-overlap', file, quoted) };
  if (entry.isEncrypted && !locked) return { issue: issue('zip-entry-encrypted', file, quoted) };
  const byRatio = Math.max(ratioCounts, entry.compressedSize * limits.ratio);
  const most = Math.min(limits.fileBytes, left, byRatio);
  const unpacked: Unpacked | { fault: 'password' } = entry.isEncrypted ? await locked!.unpack(index, most) : await entry.unpack(most);
  if (!('fault' in unpacked)) return unpacked.bytes.byteLength <= most ? unpacked : { issue: issue('zip-too-large', file, megabytes(limits.totalBytes)) };
  if (unpacked.fault === 'password') return { issue: issue('zip-password-wrong', file, quoted) };
  if (unpacked.fault === 'method') return { issue: issue('zip-entry-method', file, quoted) };
  if (unpacked.fault !== 'too-large') return { issue: issue('zip-entry-damaged', file, quoted) };
  if (most === byRatio) return { issue: issue('zip-bomb', file, quoted) };
  if (most === limits.fileBytes) return { issue: issue('file-too-large', name, megabytes(limits.fileBytes)) };
  return { issue: issue('zip-too-large', file, megabytes(limits.totalBytes)) };
}

/** A size as people read it. */
export function megabytes(bytes: number): string {
  return bytes >= 1e6 ? `${Math.round(bytes / 1e6)} MB` : `${Math.max(1, Math.round(bytes / 1e3))} kB`;
}
