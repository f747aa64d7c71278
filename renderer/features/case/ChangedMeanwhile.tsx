import { Button } from 'nhsuk-react-components';
import { useCallback, useEffect, useRef } from 'react';
import type { HistoryEntry } from '../../../shared/contract/case.ts';
import { useDraft } from '../../components/useDraft.ts';
import { dayAndTime } from '../../components/words.ts';

/** The version of the case that a person had before the eyes when beginning to type. */
export interface Seen {
  /** What goes with the record: the worker refuses it while the case is at another version. */
  readonly seq: number;
  readonly changed: boolean;
  /** The person has looked at what changed and goes on with what was typed. */
  readonly accept: () => void;
  readonly clear: () => void;
}

/** Keeps the version together with what is being typed, so that a change by somebody else in between is not passed over. */
export function useSeen(key: string, now: number, typing: boolean): Seen {
  const { draft, set, clear: forget } = useDraft(`seen:${key}`, { seq: null as number | null });
  // The form still stands for a moment after its words were recorded; it must not be taken for typing that has just begun.
  const recorded = useRef(false);
  useEffect(() => {
    if (typing && draft.seq === null && !recorded.current) set({ seq: now });
  }, [typing, draft.seq, now, set]);
  const clear = useCallback(() => {
    recorded.current = true;
    forget();
  }, [forget]);
  const seq = typing ? (draft.seq ?? now) : now;
  return { seq, changed: seq !== now, accept: () => set({ seq: now }), clear };
}

/** What others recorded on this case since the person began to type. Nothing that was typed is lost, and nothing is recorded over it unread. */
export function ChangedMeanwhile({ seen, history }: { seen: Seen; history: readonly HistoryEntry[] }) {
  if (!seen.changed) return null;
  const since = history.filter((entry) => entry.seq > seen.seq);
  return (
    <div role="region" aria-label="Changed meanwhile" className="nhsuk-inset-text changed-meanwhile">
      <p>
        <strong>This case was changed after you began to type.</strong> What you typed is still here. It can be recorded once you have looked at what changed:
      </p>
      <ul>
        {since.map((entry) => (
          <li key={entry.seq}>
            {entry.what}
            {entry.detail ? `: ${entry.detail}` : ''} <span className="quiet">({entry.who}, {dayAndTime(entry.at)})</span>
          </li>
        ))}
      </ul>
      <Button type="button" secondary small onClick={seen.accept}>
        I have looked at it
      </Button>
    </div>
  );
}
