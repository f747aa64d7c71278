import { useEffect, useRef, type ReactNode } from 'react';

/** The heading of a form that opens within a screen. It takes the focus, so that nobody has to look for what has opened. */
export function FormTitle({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h3 ref={heading} tabIndex={-1} className="minor-title">
      {children}
    </h3>
  );
}
