import { useEffect } from 'react';

/**
 * Keeps the focus from falling into nowhere. A button that is pressed may be switched off while its work is done, or go
 * away with what it stood in; the browser then puts the focus on nothing, and people who use the keyboard or listen to
 * the screen lose their place. Here it comes back to the button once that works again, or else to the heading of the
 * nearest part of the screen that is still there. A screen that takes the focus itself is left alone.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: HTMLElement | null = null;
    let around: HTMLElement[] = [];
    let waiting = 0;

    const remember = (event: FocusEvent) => {
      if (!(event.target instanceof HTMLElement)) return;
      last = event.target;
      around = [];
      for (let at = last.parentElement; at; at = at.parentElement) if (at.matches('section, main, [role=region]')) around.push(at);
    };
    const look = () => {
      waiting = 0;
      if (!last || (document.activeElement && document.activeElement !== document.body)) return;
      if (last.isConnected && isShown(last)) {
        if (!(last as HTMLButtonElement).disabled) last.focus({ preventScroll: true });
        return;
      }
      const place = around.find((one) => one.isConnected && isShown(one));
      const heading = (place ?? document.querySelector('main'))?.querySelector<HTMLElement>('h1, h2, h3');
      if (!heading) return;
      if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    };
    // After the screen has been drawn, so that whatever wants the focus has taken it.
    const later = () => {
      waiting ||= requestAnimationFrame(look);
    };
    const changes = new MutationObserver(later);
    changes.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'hidden'] });
    document.addEventListener('focusin', remember);
    return () => {
      changes.disconnect();
      document.removeEventListener('focusin', remember);
      cancelAnimationFrame(waiting);
    };
  }, []);
}

const isShown = (element: HTMLElement): boolean => element.closest('[hidden]') === null;
