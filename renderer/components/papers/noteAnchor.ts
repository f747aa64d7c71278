import type { NoteAnchor } from '../../../shared/contract/paperNotes.ts';

/** The longest text of words that a note keeps. */
const mostWords = 300;

/**
 * Where a note that is begun now stands: at the words that are selected in the paper, else on the page that is looked at, else beside
 * the paper as a whole. `page`: null where the paper has no pages.
 */
export function noteAnchor(box: HTMLElement, page: number | null): NoteAnchor {
  const selection = document.getSelection();
  const range = selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const start = range?.startContainer instanceof Element ? range.startContainer : range?.startContainer.parentElement;
  const words = range && box.contains(range.commonAncestorContainer) ? selection!.toString().replace(/\s+/g, ' ').trim().slice(0, mostWords) : '';
  if (range && start && words !== '') {
    const sheet = start.closest<HTMLElement>('[data-page]');
    if (sheet) return { kind: 'pdf', page: Number(sheet.dataset.page), rects: rectsOn(sheet, range), words };
    const block = start.closest<HTMLElement>('[data-path]');
    if (block) return { kind: 'word', path: block.dataset.path!.split('.').map(Number), place: 'These words', words };
  }
  return page === null ? { kind: 'none', words: '' } : { kind: 'pdf', page, rects: [], words: '' };
}

/** The selected words as rectangles in points of the page; none where the page is turned, since then they would lie elsewhere. */
function rectsOn(sheet: HTMLElement, range: Range): [number, number, number, number][] {
  const scale = Number(sheet.style.getPropertyValue('--total-scale-factor'));
  if (!(scale > 0) || sheet.dataset.turn !== '0' || !range.getClientRects) return [];
  const at = sheet.getBoundingClientRect();
  const round = (value: number) => Math.round((value / scale) * 10) / 10;
  return [...range.getClientRects()]
    .filter(({ left, top, width, height }) => width > 1 && height > 1 && left >= at.left - 1 && top >= at.top - 1 && left + width <= at.right + 1 && top + height <= at.bottom + 1)
    .slice(0, 50)
    .map(({ left, top, width, height }) => [round(left - at.left), round(top - at.top), round(width), round(height)]);
}
