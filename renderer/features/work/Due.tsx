import { useId, useState } from 'react';
import type { CaseRow } from '../../../shared/contract/case.ts';
import { day } from '../../components/words.ts';

/** A due date. Choosing it opens its reckoning: from which day, by which rule, with which pauses. */
export function Due({ due }: { due: NonNullable<CaseRow['due']> | null }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  if (!due) return null;
  return (
    <span className="due">
      <button type="button" className="link-button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {due.label} {day(due.on)}
      </button>
      <span id={id} hidden={!open} className="due__reckoning">
        {due.reckoning}
      </span>
    </span>
  );
}
