import { useEffect, useState } from 'react';
import type { CaseCount, CaseFilters } from '../../../shared/contract/search.ts';
import { call } from '../../api/bridge.ts';

/** A short rest in the typing: rows are asked for with every letter, how many there are only then. */
const rest = 150;

/** How many cases fit, and what may have been meant; null until the typing rests and the answer has come. `rows` changes: it is asked again. */
export function useCaseCount(text: string, filters: CaseFilters, rows: unknown): CaseCount | null {
  const key = JSON.stringify([text, filters]);
  const [counted, setCounted] = useState<{ key: string; count: CaseCount } | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const answer = await call('case.count', { text, filters });
      if (current && answer.ok) setCounted({ key, count: answer.value });
    }, rest);
    return () => {
      current = false;
      clearTimeout(timer);
    };
    // `key` stands for text and filters.
  }, [key, rows]);
  return counted?.key === key ? counted.count : null;
}
