import type { ReactNode } from 'react';

/** A part of a policy screen with its heading, to which the list at the top leads. */
export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 className="section-title" id={id} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}
