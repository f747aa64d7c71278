import { useId, useState } from 'react';
import type { CaseRow } from '../../../shared/contract/case.ts';
import { day } from '../../components/words.ts';

type DueDate = NonNullable<CaseRow['due']>;

/** A due date and how it stands. Choosing it opens its reckoning: from which day, by which rule, with which waits. */
export function Due({ due }: { due: DueDate | null }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  if (!due) return null;
  return (
    <span className="due">
      <button type="button" className="link-button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {due.label} {day(due.on)}
      </button>
      <span className={due.late ? 'due__words due__words--late' : 'due__words'}>
        {due.words}
        {due.beyondKnown ? '. Bank holidays are not known that far: the true date may be later' : ''}
      </span>
      <Reckoning id={id} open={open} steps={due.reckoning} />
    </span>
  );
}

/** The steps by which a date comes about, in their order. */
export function Reckoning({ id, open, steps }: { id: string; open: boolean; steps: readonly string[] }) {
  return (
    <span id={id} hidden={!open} className="due__reckoning" role="list" aria-label="How this date is reckoned">
      {steps.map((step) => (
        <span key={step} role="listitem" className="due__step">
          {step}
        </span>
      ))}
    </span>
  );
}
