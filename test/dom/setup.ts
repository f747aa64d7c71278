import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';

// What a browser has and jsdom lacks.
beforeEach(() => {
  document.body.classList.add('nhsuk-frontend-supported');
  setWindowWidth(1280);
  Element.prototype.scrollIntoView = vi.fn();
});

afterEach(() => {
  cleanup();
  Reflect.deleteProperty(window, 'ifr');
});

/** Makes the page believe that its window has this many CSS pixels. */
export function setWindowWidth(width: number): void {
  window.matchMedia = (query: string) => {
    const limit = /max-width:\s*(\d+)px/.exec(query);
    return {
      matches: limit ? width <= Number(limit[1]) : false,
      media: query,
      onchange: null,
      addEventListener: () => {},
      removeEventListener: () => {},
      addListener: () => {},
      removeListener: () => {},
      dispatchEvent: () => false,
    } as MediaQueryList;
  };
}
