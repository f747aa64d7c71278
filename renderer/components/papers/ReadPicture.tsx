import { createContext, useContext, useState } from 'react';
import { useCommand } from '../../api/useCommand.ts';
import { Problem } from '../Problem.tsx';
import { count } from '../words.ts';

/** Which paper may be read from its picture, and whose it is; null where the person may not, or nobody said whose papers these are. */
export const PictureReading = createContext<{ readonly paperId: string; readonly of: string } | null>(null);

/**
 * Offers to read the words of a page that is a picture. `picture` gives the page as base64, or null where the paper is the
 * picture itself. What is found are suggestions beside the questions; nothing is confirmed by it.
 */
export function ReadPicture({ page, picture }: { readonly page: number; readonly picture: () => Promise<string | null> }) {
  const reading = useContext(PictureReading);
  const read = useCommand('paper.readPicture');
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<{ words: number; suggestions: number } | null>(null);
  if (!reading) return null;
  const start = async () => {
    setBusy(true);
    try {
      const answer = await read.run({ ...reading, page, picture: await picture() });
      if (answer.ok) setFound(answer.value);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="read-picture">
      <Problem error={read.error} title="The words were not read" />
      {found ? null : (
        <button type="button" className="tool" disabled={busy} onClick={() => void start()}>
          {busy ? 'Reading this page…' : 'Read the words of this picture'}
        </button>
      )}
      <p role="status">
        {busy ? 'This can take half a minute. You can go on reading meanwhile.' : ''}
        {found && found.suggestions > 0 ? `${count(found.words, 'word')} read. ${count(found.suggestions, 'suggestion')} now stand beside the questions. Compare each with this page before you confirm it.` : ''}
        {found && found.suggestions === 0 ? `${count(found.words, 'word')} read. None of them answers a question that the app knows.` : ''}
      </p>
    </div>
  );
}
