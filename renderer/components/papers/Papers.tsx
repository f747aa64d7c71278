import type { PaperView } from '../../../shared/contract/case.ts';
import type { PaperSummary } from '../../../shared/contract/intake.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Problem } from '../Problem.tsx';
import { count, size } from '../words.ts';
import { ImagePaper } from './ImagePaper.tsx';
import { PdfPaper } from './PdfPaper.tsx';
import type { PaperFocus } from './usePaperFocus.ts';
import { WordPaper } from './WordPaper.tsx';
import { useMay } from '../May.tsx';

interface Props {
  readonly papers: readonly PaperSummary[];
  readonly focus: PaperFocus;
  readonly onChoose: (paperId: string) => void;
}

/** The papers of a case or a referral: which one, and its pages. */
export function Papers({ papers, focus, onChoose }: Props) {
  const chosen = papers.find((paper) => paper.paperId === focus.paperId) ?? papers[0] ?? null;
  // Papers never change once they are stored, so nothing makes the pane ask again and lose its place.
  const { may, why } = useMay();
  const mayOpen = may('openPapers') || chosen?.mayOpen === true;
  const paper = useQuery('paper.get', chosen && mayOpen ? { paperId: chosen.paperId, ...(chosen.of ? { of: chosen.of } : {}) } : null, never);

  if (!chosen) return <p className="paper-note">There are no papers yet.</p>;
  const about = focus.paperId === chosen.paperId ? focus.anchor : null;
  return (
    <div className="papers">
      <div className="papers__head">
        <label className="papers__label" htmlFor="paper-choice">
          Paper {papers.indexOf(chosen) + 1} of {papers.length}
        </label>
        <select id="paper-choice" className="nhsuk-select papers__choice" value={chosen.paperId} onChange={(event) => onChoose(event.target.value)}>
          {papers.map((one) => (
            <option key={one.paperId} value={one.paperId}>
              {one.name} ({describe(one)})
            </option>
          ))}
        </select>
      </div>
      {about?.kind === 'none' ? <p className="paper-note">No source: nobody has said where in this paper these words stand.</p> : null}
      <Problem error={paper.error} retry={() => void paper.refetch()} title="This paper could not be opened" />
      {mayOpen ? null : <p className="paper-note not-allowed">{why('openPapers')}</p>}
      {paper.status === 'loading' && mayOpen ? <p className="paper-note">Opening {chosen.name}…</p> : null}
      {paper.data ? <Content key={paper.data.paperId} paper={paper.data} focus={{ ...focus, anchor: about }} /> : null}
    </div>
  );
}

function Content({ paper, focus }: { paper: PaperView; focus: PaperFocus }) {
  const { anchor, request } = focus;
  if (paper.kind === 'pdf' && paper.content) {
    return <PdfPaper name={paper.name} bytes={paper.content} anchor={anchor?.kind === 'pdf' ? anchor : null} request={request} />;
  }
  if (paper.document) return <WordPaper name={paper.name} document={paper.document} anchor={anchor?.kind === 'word' ? anchor : null} request={request} />;
  if (paper.kind === 'image' && paper.content) return <ImagePaper name={paper.name} bytes={paper.content} />;
  return <p className="paper-note">{paper.name} is kept with the case, but this kind of file cannot be shown here. Nobody has read it in IFR Panel.</p>;
}

function describe(paper: PaperSummary): string {
  const length = paper.pages === null ? size(paper.bytes) : count(paper.pages, 'page');
  return paper.read ? length : `${length}, not read by the app`;
}

const never = () => false;
