import { useEffect, useRef, type ReactNode } from 'react';

/**
 * The one h1 of a screen. It takes the focus when the screen appears, so that keyboard and screen reader
 * start where the eye does.
 */
export function PageTitle({ children, caption }: { children: ReactNode; caption?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} tabIndex={-1} className="page-title">
      {caption ? <span className="page-title__caption">{caption} </span> : null}
      {children}
    </h1>
  );
}
