import type { PaperView } from '../../../shared/contract/case.ts';
import type { PaperSummary } from '../../../shared/contract/intake.ts';
import { size } from '../words.ts';

/** A file that cannot be shown: what it is, why not, and what to do. */
export function OtherPaper({ paper, summary }: { paper: PaperView; summary: PaperSummary }) {
  return (
    <div className="paper-scroll" role="region" aria-label={`About ${paper.name}`} tabIndex={0}>
      <div className="word-page">
        <h2 className="nhsuk-heading-s">{paper.name} cannot be shown here</h2>
        <p>{(paper.said ?? []).length > 0 ? 'It is kept as it came. The app could not read it.' : 'It is kept as it came, but this kind of file cannot be shown here. Nobody has read it in IFR Panel.'}</p>
        {(paper.said ?? []).map(({ message, next }) => (
          <p key={message}>
            {message} {next}
          </p>
        ))}
        {(paper.said ?? []).length === 0 ? <p>Ask whoever sent it for a PDF or Word document.</p> : null}
        <dl className="paper-about">
          <dt>Size</dt>
          <dd>{size(summary.bytes)}</dd>
          <dt>Fingerprint (SHA-256)</dt>
          <dd className="paper-about__hash">{paper.sha256}</dd>
        </dl>
      </div>
    </div>
  );
}

/** The files that came in an archive, or with a mail. */
export function Inside({ parent, papers, onChoose, level }: { parent: PaperView; papers: readonly PaperSummary[]; onChoose: (paperId: string) => void; level: 'all' | 'beside' }) {
  const children = papers.filter((one) => one.parentPaperId === parent.paperId);
  const list = (
    <ul className="paper-inside">
      {children.map((one) => (
        <li key={one.paperId}>
          <button type="button" className="link-button" onClick={() => onChoose(one.paperId)}>
            {one.name}
          </button>
          {one.read ? '' : ' (kept, not read by the app)'}
        </li>
      ))}
    </ul>
  );
  if (level === 'beside') {
    return children.length === 0 ? null : (
      <nav className="paper-note paper-beside" aria-label={`Files that came with ${parent.name}`}>
        <strong>{children.length === 1 ? '1 file came with it:' : `${children.length} files came with it:`}</strong>
        {list}
      </nav>
    );
  }
  return (
    <div className="paper-scroll" role="region" aria-label={`Files in ${parent.name}`} tabIndex={0}>
      <div className="word-page">
        <h2 className="nhsuk-heading-s">{parent.name}</h2>
        {children.length === 0 ? <p>None of the files in it are with these papers.</p> : <p>{children.length === 1 ? 'One file came in it:' : `${children.length} files came in it:`}</p>}
        {list}
        {(parent.said ?? []).map(({ message, next }) => (
          <p key={message}>
            {message} {next}
          </p>
        ))}
      </div>
    </div>
  );
}
