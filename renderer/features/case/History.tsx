import type { HistoryEntry } from '../../../shared/contract/case.ts';
import { dayAndTime } from '../../components/words.ts';

/** What happened in the case, newest first: who, what, when. */
export function History({ entries }: { entries: readonly HistoryEntry[] }) {
  const newest = [...entries].sort((a, b) => b.seq - a.seq);
  return (
    <section aria-labelledby="history">
      <h2 className="section-title" id="history">
        History
      </h2>
      <ol className="history" reversed>
        {newest.map((entry) => (
          <li key={entry.seq} className="history__item">
            <strong>{entry.what}</strong>
            {entry.detail ? <span>{entry.detail}</span> : null}
            <span className="quiet">
              {entry.who}, <time dateTime={entry.at}>{dayAndTime(entry.at)}</time>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
