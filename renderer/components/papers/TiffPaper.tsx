import type { PaperView } from '../../../shared/contract/case.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Problem } from '../Problem.tsx';
import { PdfPaper } from './PdfPaper.tsx';

interface Props {
  readonly paper: PaperView;
  /** The case or drop that it is opened from. */
  readonly of: string | undefined;
  readonly page: { readonly anchor: React.ComponentProps<typeof PdfPaper>['anchor']; readonly request: number; readonly only?: readonly number[] | undefined; readonly onPage?: (page: number) => void };
}

/** A scan of several pages (TIFF), taken apart away from the screen and drawn page by page. */
export function TiffPaper({ paper, of, page }: Props) {
  const drawn = useQuery('paper.drawn', { paperId: paper.paperId, ...(of ? { of } : {}) }, () => false);
  if (drawn.error) return <Problem error={drawn.error} retry={() => void drawn.refetch()} title="This picture could not be shown" />;
  if (!drawn.data) return <p className="paper-note">Opening {paper.name}…</p>;
  const { content, notShown } = drawn.data;
  return (
    <>
      {notShown.map(({ frame, why }) => (
        <p key={frame} className="paper-note">
          Page {frame} cannot be shown: {why}. Ask whoever sent it for a PDF.
        </p>
      ))}
      <PdfPaper name={paper.name} source={content} {...page} />
    </>
  );
}
