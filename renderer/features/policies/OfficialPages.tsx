import type { PolicyView } from '../../../shared/contract/policy.ts';
import { useQuery } from '../../api/useQuery.ts';
import { usePaperBytes } from '../../components/papers/usePaperBytes.ts';
import { PdfPaper } from '../../components/papers/PdfPaper.tsx';
import type { PaperFocus } from '../../components/papers/usePaperFocus.ts';
import { Problem } from '../../components/Problem.tsx';

/** The pages of the official file, at the page of the clause that was asked for. */
export function OfficialPages({ file, focus }: { file: NonNullable<PolicyView['file']>; focus: PaperFocus }) {
  // The bytes never change once they are stored.
  const paper = useQuery('paper.get', { paperId: file.paperId }, () => false);
  const source = usePaperBytes(paper.data, undefined);
  const anchor = focus.anchor?.kind === 'pdf' ? focus.anchor : null;
  return (
    <div className="papers">
      <p className="paper-note">{file.name}</p>
      <Problem error={paper.error} retry={() => void paper.refetch()} title="The official file could not be opened" />
      {paper.status === 'loading' ? <p className="paper-note">Opening {file.name}…</p> : null}
      {source && paper.data?.kind === 'pdf' ? <PdfPaper name={file.name} source={source} sizes={paper.data.sizes} anchor={anchor} request={focus.request} /> : null}
      {paper.data && paper.data.kind !== 'pdf' ? <p className="paper-note">This file is kept, but it is no PDF and cannot be shown here.</p> : null}
    </div>
  );
}
