import { useCallback, useEffect, useRef, useState } from 'react';
import type { FindHit, FindView } from '../../../shared/contract/case.ts';
import { useCommand } from '../../api/useCommand.ts';
import type { Refusal } from '../../../shared/domain/result.ts';

/** Whose papers are searched. */
export type About = { readonly applicationId: string } | { readonly intakeId: string };

export interface Find {
  readonly open: boolean;
  /** What was searched for last; empty before the first search. */
  readonly words: string;
  readonly found: FindView | null;
  /** Which of the finds is looked at, from 0; -1: none. */
  readonly at: number;
  /** Counts up with each step, so that the same find is shown again. */
  readonly request: number;
  readonly busy: boolean;
  readonly error: Refusal | null;
  show(): void;
  close(): void;
  search(words: string): void;
  step(by: 1 | -1): void;
  go(at: number): void;
}

/** Finding words in papers: asks the worker, and steps through what it found. `onHit` opens the paper of a find. */
export function useFind(about: About | null, onHit: (hit: FindHit) => void): Find {
  const [open, setOpen] = useState(false);
  const [state, setState] = useState<{ words: string; found: FindView | null; at: number; request: number }>({ words: '', found: null, at: -1, request: 0 });
  const { run, busy, error, clear } = useCommand('papers.find');
  const latest = useRef({ state, onHit });
  latest.current = { state, onHit };

  const go = useCallback((at: number) => {
    const hit = latest.current.state.found?.hits[at];
    if (!hit) return;
    setState((before) => ({ ...before, at, request: before.request + 1 }));
    latest.current.onHit(hit);
  }, []);
  const step = useCallback((by: 1 | -1) => {
    const { found, at } = latest.current.state;
    const many = found?.hits.length ?? 0;
    if (many > 0) go((at + by + many) % many);
  }, [go]);
  const search = async (words: string) => {
    if (!about || words.trim() === '') return;
    if (words === state.words && state.found) return step(1);
    const answer = await run({ ...about, words });
    if (!answer.ok) return;
    setState((before) => ({ words, found: answer.value, at: answer.value.hits.length > 0 ? 0 : -1, request: before.request + 1 }));
    const first = answer.value.hits[0];
    if (first) latest.current.onHit(first);
  };
  const close = () => {
    setOpen(false);
    clear();
    setState((before) => ({ words: '', found: null, at: -1, request: before.request }));
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F3' || event.ctrlKey || event.altKey || !latest.current.state.found) return;
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [step]);

  return { open, ...state, busy, error, show: () => setOpen(true), close, search: (words) => void search(words), step, go };
}
