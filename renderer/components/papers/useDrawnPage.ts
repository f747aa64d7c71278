import { useEffect, useRef, useState, type RefObject } from 'react';
import type { OpenPage } from './pdf.ts';

/**
 * Draws a page on its canvas while it is near the pane, and lets the pixels go when it is far away:
 * a hundred pages drawn at once would not fit in memory. Without IntersectionObserver every page is drawn.
 */
export function useDrawnPage(frame: RefObject<HTMLElement | null>, page: OpenPage | null, scale: number): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(typeof IntersectionObserver === 'undefined');

  useEffect(() => {
    if (typeof IntersectionObserver === 'undefined' || !frame.current) return;
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting ?? false), { rootMargin: '600px 0px' });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [frame]);

  useEffect(() => {
    const target = canvas.current;
    if (!target || !page) return;
    if (!near) {
      target.width = 0;
      return;
    }
    const drawing = page.draw(target, scale * (window.devicePixelRatio || 1));
    drawing.done.catch(() => {
      // A drawing that was cancelled rejects; the next one is under way.
    });
    return () => drawing.cancel();
  }, [page, scale, near]);
  return canvas;
}
