import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaseFilters, CasePage, FoundCase } from '../../../shared/contract/search.ts';
import type { Refusal } from '../../../shared/domain/result.ts';
import { call } from '../../api/bridge.ts';
import { usePush } from '../../api/usePush.ts';

export interface CaseSearch {
  /** Rows of the newest question that was answered; null before the first answer. */
  readonly rows: readonly FoundCase[] | null;
  /** Whether the rows answer what is typed now. False for the moment in which an answer is under way. */
  readonly fresh: boolean;
  readonly error: Refusal | null;
  readonly building: CasePage['building'];
  /** Asks for the next page; null where there is none. */
  readonly more: (() => Promise<void>) | null;
  readonly again: () => void;
}

interface Shown {
  readonly key: string;
  readonly rows: readonly FoundCase[];
  readonly next: number | null;
  readonly building: CasePage['building'];
}

/**
 * Cases for what is typed, at once and with every letter. One question is under way at a time; what was typed meanwhile is asked when it is
 * answered, so that fast typing does not make a queue. An answer to anything but the present question is dropped, also one for a further page.
 * `pages`: how many pages to show at first, where the person comes back to a list.
 */
export function useCaseSearch(text: string, filters: CaseFilters, pages = 1): CaseSearch {
  const key = JSON.stringify([text, filters]);
  const [shown, setShown] = useState<Shown | null>(null);
  const [failed, setFailed] = useState<{ key: string; error: Refusal } | null>(null);
  const wanted = useRef({ key, text, filters });
  wanted.current = { key, text, filters };
  const alive = useRef(true);
  const asking = useRef(false);
  const askAgain = useRef(false);
  /** The question whose pages are on the screen, and how many they are. */
  const loaded = useRef({ key, pages: Math.max(1, pages) });
  /** Goes up with each full answer, so that a page that was asked for before it is not put under it. */
  const turn = useRef(0);

  const ask = useCallback(async () => {
    if (asking.current) {
      askAgain.current = true;
      return;
    }
    asking.current = true;
    do {
      askAgain.current = false;
      const question = wanted.current;
      const most = loaded.current.key === question.key ? loaded.current.pages : 1;
      const found = await pagesOf(question, most, () => alive.current && wanted.current.key === question.key);
      if (!alive.current) break;
      if (wanted.current.key !== question.key) {
        askAgain.current = true;
        continue;
      }
      if ('error' in found) setFailed({ key: question.key, error: found.error });
      else {
        turn.current += 1;
        loaded.current = { key: question.key, pages: most };
        setFailed(null);
        setShown({ ...found, key: question.key });
      }
    } while (askAgain.current && alive.current);
    asking.current = false;
  }, []);

  useEffect(() => {
    alive.current = true;
    void ask();
    return () => {
      alive.current = false;
      asking.current = false;
    };
  }, [ask]);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) void ask();
    first.current = false;
  }, [key, ask]);
  usePush((event) => {
    if (event.kind === 'changed') void ask();
  });

  const mine = shown?.key === key;
  const more = async () => {
    if (!shown || shown.next === null) return;
    const [question, before] = [wanted.current, turn.current];
    const answer = await call('case.find', { text: question.text, filters: question.filters, after: shown.next });
    if (!alive.current || wanted.current.key !== question.key || turn.current !== before) return;
    if (!answer.ok) return setFailed({ key: question.key, error: answer.error });
    turn.current += 1;
    loaded.current = { key: question.key, pages: loaded.current.pages + 1 };
    setShown((now) => (now?.key === question.key ? { ...answer.value, key: question.key, rows: [...now.rows, ...answer.value.rows] } : now));
  };
  return {
    rows: shown?.rows ?? null,
    fresh: mine,
    error: failed?.key === key ? failed.error : null,
    building: shown?.building ?? null,
    more: mine && shown.next !== null ? more : null,
    again: () => void ask(),
  };
}

async function pagesOf(question: { text: string; filters: CaseFilters }, most: number, wanted: () => boolean): Promise<Omit<Shown, 'key'> | { error: Refusal }> {
  const rows: FoundCase[] = [];
  for (let page = 1, after: number | null = null; ; page++) {
    const answer: Awaited<ReturnType<typeof call<'case.find'>>> = await call('case.find', { text: question.text, filters: question.filters, after });
    if (!answer.ok) return { error: answer.error };
    rows.push(...answer.value.rows);
    after = answer.value.next;
    if (after === null || page >= most || !wanted()) return { rows, next: after, building: answer.value.building };
  }
}
