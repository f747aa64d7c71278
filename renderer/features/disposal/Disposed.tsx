import type { DisposalView } from '../../../shared/contract/disposal.ts';
import { day, dayAndTime, shortIcb } from '../../components/words.ts';

/** What remains of every case that was disposed of, newest first. */
export function Disposed({ view }: { view: DisposalView }) {
  return (
    <section aria-labelledby="disposed">
      <h2 className="section-title" id="disposed">
        Disposed of
      </h2>
      {view.disposed.length === 0 ? <p>No case has been disposed of.</p> : null}
      <ul className="plain-list">
        {view.disposed.map((one) => (
          <li key={`${one.number}-${one.at}`} className="disposal__item">
            <strong>{one.number}</strong>, {shortIcb(one.icb)}. {one.outcome ?? 'Withdrawn before an outcome'}
            {one.treatment ? `. Kind of treatment: ${one.treatment.replaceAll('-', ' ')}` : ''}
            <span className="disposal__about">
              Received {day(one.receivedOn)}
              {one.decidedOn ? `, decided ${day(one.decidedOn)}` : ''}
              {one.closedOn ? `, closed ${day(one.closedOn)}` : ''}. Proposed by {one.proposedBy}, confirmed by {one.confirmedBy}, {dayAndTime(one.at)}. {one.rule}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
