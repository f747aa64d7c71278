import type { ReadFile, ReadLimits } from './paper.ts';

/**
 * What is left of a pack's budget after one file was read: its children's inflated bytes and entries are taken off.
 * `depth` is not touched; see {@link limitsInside}.
 */
export function limitsAfter(limits: ReadLimits, file: Pick<ReadFile, 'children'>): ReadLimits {
  const bytes = file.children.reduce((sum, child) => sum + child.bytes.byteLength, 0);
  return {
    ...limits,
    totalBytes: Math.max(0, limits.totalBytes - bytes),
    entries: Math.max(0, limits.entries - file.children.length),
  };
}

/** The limits for the files inside an archive: one level fewer may still be opened. */
export function limitsInside(limits: ReadLimits): ReadLimits {
  return { ...limits, depth: Math.max(0, limits.depth - 1) };
}
