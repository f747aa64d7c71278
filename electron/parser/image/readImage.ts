import { issue } from '../../../shared/import/issues.ts';
import type { ImportIssue } from '../../../shared/import/paper.ts';
import type { Reader } from '../reading.ts';
import { sniff } from '../sniff.ts';
import { imageHead, mostPages, type PictureFormat } from './imageSize.ts';

/** Most pixels of one page that are opened: an A3 page at 600 dots an inch has 70 million. */
const mostPixels = 100_000_000;

/** Looks at a picture's head only. It is kept and shown, a page for each of its pages; no word is read from it. */
export const readImage: Reader = async ({ bytes, file }) => {
  const none = { kind: 'image' as const, read: false, pages: [], document: null, candidates: [], children: [] };
  const head = imageHead(sniff(bytes) as PictureFormat, bytes);
  if (!head) return { ...none, issues: [issue('image-damaged', file, 'its size cannot be told')] };
  const largest = head.pages.reduce((most, { width, height }) => Math.max(most, width * height), 0);
  if (largest > mostPixels) return { ...none, issues: [issue('image-too-large', file, `${Math.round(largest / 1e6)} million pixels`)] };
  const issues: ImportIssue[] = [issue('image-not-searched', file, head.what)];
  if (head.cutOff) issues.push(issue('image-cut-off', file));
  if (head.morePages) issues.push(issue('image-too-many-pages', file, `${mostPages} pages`));
  if (head.turned) issues.push(issue('image-turned', file));
  if (head.place) issues.push(issue('image-place', file));
  return { ...none, read: true, pages: head.pages.map(({ width, height }, i) => ({ number: i + 1, width, height, text: '' })), issues };
};
