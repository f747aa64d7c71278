import { useCallback, useState } from 'react';
import type { Anchor } from '../../../shared/import/paper.ts';
import type { Pane } from '../SplitView.tsx';

export interface PaperFocus {
  readonly paperId: string | null;
  readonly anchor: Anchor | null;
  /** Counts up with each request, so that asking for the same words twice scrolls to them twice. */
  readonly request: number;
}

/**
 * What the papers pane shows, and which pane is in front where there is room for one.
 * `show` opens a paper, at the words of an anchor if one is given; `bringForward: false` leaves the task in front.
 */
export function usePaperFocus() {
  const [focus, setFocus] = useState<PaperFocus>({ paperId: null, anchor: null, request: 0 });
  const [front, setFront] = useState<Pane>('task');
  const show = useCallback((paperId: string, anchor: Anchor | null = null, options: { bringForward?: boolean } = {}) => {
    setFocus((before) => ({ paperId, anchor, request: before.request + 1 }));
    if (options.bringForward !== false) setFront('papers');
  }, []);
  return { focus, show, front, setFront };
}
