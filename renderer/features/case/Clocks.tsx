import { useId, useState } from 'react';
import type { CaseView, Clock } from '../../../shared/contract/case.ts';
import { day } from '../../components/words.ts';
import { Reckoning } from '../work/Due.tsx';
import { NoLimit } from '../work/NoLimit.tsx';

/** Every time limit of the case: its date, how it stands, and how it was reckoned. */
export function Clocks({ view }: { view: CaseView }) {
  return (
    <section aria-labelledby="clocks">
      <h2 className="section-title" id="clocks">
        Time limits
      </h2>
      {view.clocks.length > 0 ? (
        <>
          <ul className="clocks">
            {view.clocks.map((clock) => (
              <OneClock key={clock.limit} clock={clock} />
            ))}
          </ul>
          {/* The day of an earlier register stands in for no limit. */}
          {view.limitsSet === false ? (
            <p>
              <NoLimit ods={view.commissioner} />
            </p>
          ) : null}
        </>
      ) : view.limitsSet ? (
        <p>None of the time limits that are set for this ICB applies to this case now.</p>
      ) : (
        <p>
          <NoLimit ods={view.commissioner} /> Until then no date is shown as due, and the case is not shown as late.
        </p>
      )}
    </section>
  );
}

function OneClock({ clock }: { clock: Clock }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <li className="clocks__item">
      <strong>
        {clock.label}
        {clock.on ? ` ${day(clock.on)}` : ': no date yet'}
      </strong>
      <span className={clock.late ? 'due__words due__words--late' : 'due__words'}>{clock.words}</span>
      {clock.beyondKnown ? <span className="due__words">Bank holidays are not known that far: the true date may be later</span> : null}
      <button type="button" className="link-button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        How it was reckoned<span className="nhsuk-u-visually-hidden">: {clock.label}</span>
      </button>
      <Reckoning id={id} open={open} steps={clock.reckoning} />
    </li>
  );
}
