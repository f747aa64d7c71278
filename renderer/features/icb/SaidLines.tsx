import type { SaidLine } from '../../../shared/domain/icbSections/said.ts';

/** What an ICB has set, line by line. */
export function SaidLines({ lines, marked = [] }: { lines: readonly SaidLine[]; marked?: readonly string[] }) {
  return (
    <dl className="pairs pairs--wide">
      {lines.map((line, index) => (
        <div className="pairs__row" key={index}>
          <dt>{line.label}</dt>
          <dd className="own-words">
            {line.words}
            {marked.includes(line.label) ? <strong className="changed-mark"> (changed)</strong> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
