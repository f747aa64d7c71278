import { useEffect, useState, type RefObject } from 'react';

/** The page that lies across the middle of the window; the first one where that cannot be told. */
export function usePageInView(scroller: RefObject<HTMLElement | null>, numbers: readonly number[]): number {
  const [inView, setInView] = useState(0);
  useEffect(() => {
    const box = scroller.current;
    if (!box || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(
      (entries) => {
        const here = entries.findLast((entry) => entry.isIntersecting);
        if (here) setInView(Number((here.target as HTMLElement).dataset.page));
      },
      { rootMargin: '-50% 0px -50% 0px' },
    );
    for (const page of box.querySelectorAll('[data-page]')) observer.observe(page);
    return () => observer.disconnect();
  }, [scroller, numbers]);
  return numbers.includes(inView) ? inView : (numbers[0] ?? 1);
}
