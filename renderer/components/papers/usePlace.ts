import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/**
 * The page that lies across the middle of what is seen of the papers, and keeps it there when the pages get another size: a divider
 * that moves, a zoom, or a window so small that the panes become tabs and scroll in another way.
 * @param width of the pane as the pages were laid out for; while the pane has another one, a new layout is under way
 * @param layout changes whenever the sizes of all pages do
 */
export function usePlace(scroller: RefObject<HTMLElement | null>, numbers: readonly number[], width: number, layout: string): number {
  const [inView, setInView] = useState(0);
  const place = useRef({ page: 0, ratio: 0 });
  const laidOut = useRef(width);

  useLayoutEffect(() => {
    laidOut.current = width;
    const box = scroller.current;
    const line = box && middleOf(box);
    const page = box?.querySelector(`[data-page="${place.current.page}"]`)?.getBoundingClientRect();
    if (!box || line === null || !page || place.current.page === 0) return;
    const scrolls = box.scrollHeight > box.clientHeight + 1 ? box : (box.closest('.split__pane') ?? box);
    scrolls.scrollTop += page.top + place.current.ratio * page.height - line;
  }, [scroller, width, layout]);

  useEffect(() => {
    let asked = 0;
    const look = () => {
      asked = 0;
      const box = scroller.current;
      const line = box && box.clientWidth === laidOut.current ? middleOf(box) : null;
      if (!box || line === null) return;
      const pages = box.querySelectorAll<HTMLElement>('[data-page]');
      let [low, high] = [0, pages.length - 1];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (pages[middle]!.getBoundingClientRect().top <= line) low = middle;
        else high = middle - 1;
      }
      const found = pages[low];
      if (!found) return;
      const { top, height } = found.getBoundingClientRect();
      place.current = { page: Number(found.dataset.page), ratio: height > 0 ? (line - top) / height : 0 };
      setInView(place.current.page);
    };
    const onScroll = () => {
      if (asked === 0) asked = requestAnimationFrame(look);
    };
    look();
    // The pane itself, or what it stands in, may be what scrolls.
    document.addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => {
      document.removeEventListener('scroll', onScroll, { capture: true });
      cancelAnimationFrame(asked);
    };
  }, [scroller, numbers, width, layout]);

  return numbers.includes(inView) ? inView : (numbers[0] ?? 1);
}

/** The height in the window of the middle of what is seen of an element; null while it is not seen. */
function middleOf(box: HTMLElement): number | null {
  const own = box.getBoundingClientRect();
  const pane = (box.closest('.split__pane') ?? box).getBoundingClientRect();
  const [top, bottom] = [Math.max(own.top, pane.top, 0), Math.min(own.bottom, pane.bottom, window.innerHeight)];
  return bottom > top ? (top + bottom) / 2 : null;
}
