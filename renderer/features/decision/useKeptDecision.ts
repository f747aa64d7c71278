import { useCallback, useEffect, useRef, useState } from 'react';
import type { Refusal } from '../../../shared/domain/result.ts';
import type { DecisionView } from '../../../shared/contract/decision.ts';
import { call } from '../../api/bridge.ts';
import { useDraft, type Draft } from '../../components/useDraft.ts';
import { readDraft, type DecisionDraft } from './decisionDraft.ts';

/** How long what was typed may stand unsaved, in milliseconds. It stays in memory meanwhile, also through a lock. */
export const saveAfter = 2000;

export interface KeptDecision extends Draft<DecisionDraft> {
  /** When the file last took it; null where nothing has been typed yet. */
  readonly savedAt: string | null;
  /** Why it could not be kept, until it can. */
  readonly error: Refusal | null;
}

/** The decision that is being taken down, kept in the record's encrypted file every few seconds and on leaving the screen. */
export function useKeptDecision(applicationId: string, view: DecisionView): KeptDecision {
  const { draft, set, clear } = useDraft(`decision:${applicationId}`, readDraft(view.draft?.body));
  const [savedAt, setSavedAt] = useState(view.draft?.savedAt ?? null);
  const [error, setError] = useState<Refusal | null>(null);
  const latest = useRef(draft);
  // After a lock or another screen, what is in memory may be newer than what the file holds.
  const saved = useRef<DecisionDraft | null>(JSON.stringify(draft) === JSON.stringify(readDraft(view.draft?.body)) ? draft : null);
  const recorded = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  latest.current = draft;

  const save = useCallback(async () => {
    timer.current = null;
    const body = latest.current;
    const answer = await call('decision.saveDraft', { applicationId, body: { ...body } });
    if (!answer.ok) return setError(answer.error);
    saved.current = body;
    setError(null);
    setSavedAt(answer.value.savedAt);
  }, [applicationId]);

  // Not put off by further typing: what is typed in one stretch is saved every few seconds all the same.
  useEffect(() => {
    if (!recorded.current && draft !== saved.current && timer.current === null) timer.current = setTimeout(() => void save(), saveAfter);
  }, [draft, save, savedAt]);

  useEffect(
    () => () => {
      if (timer.current === null) return;
      clearTimeout(timer.current);
      void save();
    },
    [save],
  );

  const done = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    recorded.current = true;
    clear();
  }, [clear]);
  return { draft, set, clear: done, savedAt, error };
}
