import type { LetterView } from '../../../shared/contract/letters.ts';
import { useQuery } from '../../api/useQuery.ts';
import { PdfPaper } from '../../components/papers/PdfPaper.tsx';
import { Problem } from '../../components/Problem.tsx';

/** The letter itself: the bytes of its PDF, drawn. There is no other form of it that could differ. */
export function LetterPreview({ letter }: { letter: LetterView | null }) {
  const query = useQuery('letter.preview', letter ? { letterId: letter.letterId } : null, never);
  if (!letter) return <p className="paper-note">No letter has been drafted yet. Once it is, its PDF is shown here.</p>;
  return (
    <div className="papers">
      <Problem error={query.error} retry={() => void query.refetch()} title="The letter could not be shown" />
      {query.status === 'loading' ? <p className="paper-note">Opening {letter.title}…</p> : null}
      {query.data ? <PdfPaper name={letter.title} source={query.data.content} anchor={null} request={0} /> : null}
    </div>
  );
}

/** A version of a letter never changes: a new one is asked for by itself. */
const never = () => false;
