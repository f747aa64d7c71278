import { useEffect, useRef, useState } from 'react';
import type { PaperSummary } from '../../../shared/contract/intake.ts';
import { Problem } from '../Problem.tsx';
import type { Find } from './useFind.ts';

/** Finding words in all papers: the field, where each find stands, and the way from one to the next. */
export function FindBar({ find, papers, asked }: { find: Find; papers: readonly PaperSummary[]; /** Counts up each time that finding is asked for. */ asked: number }) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest' });
  }, [find.at, find.request]);
  const { found, at } = find;
  const hits = found?.hits ?? [];
  return (
    <div
      className="paper-find"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        find.close();
      }}
    >
      <form
        className="paper-find__bar"
        role="search"
        aria-label="Find in papers"
        onSubmit={(event) => {
          event.preventDefault();
          find.search(typed);
        }}
      >
        <label htmlFor="paper-find">Find in papers</label>
        <input
          id="paper-find" ref={field} className="nhsuk-input paper-find__field" type="search" maxLength={100} autoComplete="off" spellCheck={false} value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !event.shiftKey) return;
            event.preventDefault();
            find.step(-1);
          }}
        />
        <button type="submit" className="tool" disabled={find.busy}>
          Find
        </button>
        <button type="button" className="tool" onClick={() => find.step(-1)} disabled={hits.length === 0}>
          Previous
        </button>
        <button type="button" className="tool" onClick={() => find.step(1)} disabled={hits.length === 0}>
          Next
        </button>
        <button type="button" className="tool" onClick={find.close} aria-label="Close find">
          Close
        </button>
        <span role="status">{said(find)}</span>
      </form>
      <Problem error={find.error} title="The papers could not be searched" />
      {hits.length > 0 ? (
        <ol ref={list} className="paper-find__list" aria-label="Where the words stand" tabIndex={0}>
          {hits.map((hit, index) => (
            <li key={index}>
              <button type="button" className="paper-find__hit" aria-current={index === at ? 'true' : undefined} onClick={() => find.go(index)}>
                <span className="paper-find__place">
                  {papers.find((one) => one.paperId === hit.paperId)?.name ?? 'Paper'}, {hit.place}
                </span>{' '}
                <span>
                  {hit.before}
                  <mark>{hit.words}</mark>
                  {hit.after}
                </span>
              </button>
            </li>
          ))}
        </ol>
      ) : null}
      {found && found.unsearched.length > 0 ? (
        <p className="paper-find__not">
          Not searched: {found.unsearched.map(({ name, why }) => `${name} (${why})`).join('; ')}.
        </p>
      ) : null}
    </div>
  );
}

function said({ found, at, busy }: Find): string {
  if (busy) return 'Searching…';
  if (!found) return '';
  if (found.hits.length === 0) return 'Not found';
  return `${at + 1} of ${found.hits.length}${found.more ? ' or more' : ''}`;
}
