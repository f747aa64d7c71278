import type { PaperKind, ReadFile, ReadLimits } from './paper.ts';

/**
 * What is left of a pack's budget after one file was read: its children's inflated bytes and entries are taken off.
 * Depth and nesting are not touched; see {@link limitsInside}.
 */
export function limitsAfter(limits: ReadLimits, file: Pick<ReadFile, 'children'>): ReadLimits {
  const bytes = file.children.reduce((sum, child) => sum + child.bytes.byteLength, 0);
  return {
    ...limits,
    totalBytes: Math.max(0, limits.totalBytes - bytes),
    entries: Math.max(0, limits.entries - file.children.length),
  };
}

/** The limits for the files inside a container: one level fewer may still be opened, and one archive fewer where it was an archive. */
export function limitsInside(limits: ReadLimits, kind: PaperKind): ReadLimits {
  return { ...limits, depth: Math.max(0, limits.depth - (kind === 'zip' ? 1 : 0)), nesting: Math.max(0, limits.nesting - 1) };
}
