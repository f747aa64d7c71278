import { useEffect, useState, type RefObject } from 'react';

/** What is this near to being seen is drawn. */
const margin = '800px 0px';

const watched = new Map<Element, (near: boolean) => void>();
let observer: IntersectionObserver | null = null;

/** Tells whenever an element comes near to being seen or goes far away. One observer for all: a long paper has hundreds of pages. */
function watch(element: Element, tell: (near: boolean) => void): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const entry of entries) watched.get(entry.target)?.(entry.isIntersecting);
    },
    // Panes scroll inside the window: without a margin of their own, what is just outside a pane would count as far away.
    { rootMargin: margin, scrollMargin: margin } as IntersectionObserverInit,
  );
  watched.set(element, tell);
  observer.observe(element);
  return () => {
    watched.delete(element);
    observer?.unobserve(element);
  };
}

/** Whether an element is seen or nearly. Where that cannot be told, everything is near. */
export function useNear(element: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    if (typeof IntersectionObserver === 'undefined' || !element.current) return;
    return watch(element.current, setNear);
  }, [element]);
  return near;
}
