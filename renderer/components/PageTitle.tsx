import { useLayoutEffect, useRef, type ReactNode } from 'react';

/**
 * The one h1 of a screen. It takes the focus when the screen appears, so that keyboard and screen reader
 * start where the eye does.
 */
export function PageTitle({ children, caption }: { children: ReactNode; caption?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // With the heading itself and not after it: in between, a key would go to nothing.
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} tabIndex={-1} className="page-title">
      {caption ? <span className="page-title__caption">{caption} </span> : null}
      {children}
    </h1>
  );
}
