/** One term with its words, in a list of terms. */
export function Row({ term, words }: { term: string; words: string }) {
  return (
    <div className="clauses__row">
      <dt>{term}</dt>
      <dd>{words}</dd>
    </div>
  );
}
