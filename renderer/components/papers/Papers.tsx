import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FindHit, PaperView } from '../../../shared/contract/case.ts';
import type { PaperSummary } from '../../../shared/contract/intake.ts';
import type { Anchor } from '../../../shared/import/paper.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Problem } from '../Problem.tsx';
import { count, size } from '../words.ts';
import { FindBar } from './FindBar.tsx';
import { ImagePaper } from './ImagePaper.tsx';
import { isTiff } from './imageType.ts';
import { Inside, OtherPaper } from './OtherPaper.tsx';
import { PaperNotes } from './PaperNotes.tsx';
import { PdfPaper } from './PdfPaper.tsx';
import { PictureReading } from './ReadPicture.tsx';
import { TiffPaper } from './TiffPaper.tsx';
import { usePaperBytes } from './usePaperBytes.ts';
import { useFind, type About, type Find } from './useFind.ts';
import type { PaperFocus } from './usePaperFocus.ts';
import { WordPaper, type MarkedPlaces } from './WordPaper.tsx';
import { useMay } from '../May.tsx';

interface Props {
  readonly papers: readonly PaperSummary[];
  readonly focus: PaperFocus;
  readonly onChoose: (paperId: string) => void;
  /** The case or referral that the papers belong to; absent: they are not searched. */
  readonly about?: About;
  /** Opens a paper at the place of a note; absent: the paper at its start. */
  readonly onShow?: (paperId: string, anchor: Anchor) => void;
}

/** The papers of a case or a referral: which one, its pages, and the words in all of them. */
export function Papers({ papers, focus, onChoose, about, onShow }: Props) {
  const chosen = papers.find((paper) => paper.paperId === focus.paperId) ?? papers[0] ?? null;
  // Papers never change once they are stored, so nothing makes the pane ask again and lose its place.
  const { may, why } = useMay();
  const mayOpen = may('openPapers') || chosen?.mayOpen === true;
  const paper = useQuery('paper.get', chosen && mayOpen ? { paperId: chosen.paperId, ...(chosen.of ? { of: chosen.of } : {}) } : null, never);
  const box = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(0);
  const [page, setPage] = useState<number | null>(null);
  const [notesOpen, setNotesOpen] = useState(false);
  const applicationId = about && 'applicationId' in about && mayOpen && chosen ? about.applicationId : null;
  const notes = useQuery('paperNotes.list', applicationId ? { applicationId } : null, never);
  const paperId = chosen?.paperId;
  useEffect(() => setPage(null), [paperId]);
  const find = useFind(about ?? null, (hit: FindHit) => {
    if (hit.paperId !== chosen?.paperId) onChoose(hit.paperId);
  });
  const ask = useRef(() => {});
  ask.current = () => {
    if (!about || !mayOpen) return;
    find.show();
    setAsked((before) => before + 1);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const pane = box.current?.closest('.split__pane') ?? box.current;
      const here = document.activeElement === document.body || pane?.contains(document.activeElement);
      if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || !here || pane?.hasAttribute('hidden')) return;
      event.preventDefault();
      ask.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  if (!chosen) return <p className="paper-note">There are no papers yet.</p>;
  const anchor = focus.paperId === chosen.paperId ? focus.anchor : null;
  return (
    <div className="papers" ref={box}>
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
        {about && mayOpen ? (
          <button type="button" className="tool" aria-keyshortcuts="Control+F" aria-label="Find in papers" aria-expanded={find.open} onClick={() => (find.open ? find.close() : ask.current())}>
            Find
          </button>
        ) : null}
        {applicationId ? (
          <button type="button" className="tool" aria-expanded={notesOpen} onClick={() => setNotesOpen(!notesOpen)}>
            Notes{notes.data && notes.data.notes.length > 0 ? ` (${notes.data.notes.length})` : ''}
          </button>
        ) : null}
      </div>
      {find.open ? <FindBar find={find} papers={papers} asked={asked} /> : null}
      {anchor?.kind === 'none' ? <p className="paper-note">No source: nobody has said where in this paper these words stand.</p> : null}
      <Problem error={paper.error} retry={() => void paper.refetch()} title="This paper could not be opened" />
      {mayOpen ? null : <p className="paper-note not-allowed">{why('openPapers')}</p>}
      {paper.status === 'loading' && mayOpen ? <p className="paper-note">Opening {chosen.name}…</p> : null}
      <div className="papers__body">
        <div className="papers__split">
          {notesOpen && applicationId ? (
            <PaperNotes
              applicationId={applicationId}
              paper={chosen}
              query={notes}
              page={page}
              box={box}
              onGo={(id, anchor) => (onShow ? onShow(id, anchor) : onChoose(id))}
            />
          ) : null}
          <div className="papers__content">
            {paper.data ? (
              <PictureReading value={about && may('checkFacts') ? { paperId: chosen.paperId, of: 'applicationId' in about ? about.applicationId : about.intakeId } : null}>
                <Content key={paper.data.paperId} paper={paper.data} summary={chosen} papers={papers} focus={{ ...focus, anchor }} find={find} onChoose={onChoose} onPage={setPage} />
              </PictureReading>
            ) : null}
          </div>
        </div>
      </div>
    </div>
  );
}

interface ContentProps {
  readonly paper: PaperView;
  readonly summary: PaperSummary;
  readonly papers: readonly PaperSummary[];
  readonly focus: PaperFocus;
  readonly find: Find;
  readonly onChoose: (paperId: string) => void;
  readonly onPage: (page: number) => void;
}

function Content({ paper, summary, papers, focus, find, onChoose, onPage }: ContentProps) {
  const { anchor, request } = focus;
  const only = useSame(summary.onlyPages);
  const source = usePaperBytes(paper, summary.of);
  const places = usePlaces(paper.paperId, find);
  const pages = { anchor: anchor?.kind === 'pdf' ? anchor : null, request, only, onPage };
  if (paper.kind === 'pdf' && source) {
    const hit = find.found?.hits[find.at];
    const here = hit?.paperId === paper.paperId && 'page' in hit.at ? hit.at : null;
    return <PdfPaper name={paper.name} source={source} sizes={paper.sizes} {...pages} find={find.words === '' ? null : { words: find.words, page: here?.page ?? null, nth: here?.nth ?? null, request: find.request }} />;
  }
  if (paper.document) {
    return (
      <>
        <Inside parent={paper} papers={papers} onChoose={onChoose} level="beside" />
        <WordPaper name={paper.name} document={paper.document} anchor={anchor?.kind === 'word' ? anchor : null} request={request} find={places} />
      </>
    );
  }
  if (paper.kind === 'image' && paper.content) return isTiff(paper.content) ? <TiffPaper paper={paper} of={summary.of} page={pages} /> : <ImagePaper name={paper.name} bytes={paper.content} />;
  if (paper.kind === 'zip') return <Inside parent={paper} papers={papers} onChoose={onChoose} level="all" />;
  return (
    <>
      <Inside parent={paper} papers={papers} onChoose={onChoose} level="beside" />
      <OtherPaper paper={paper} summary={summary} />
    </>
  );
}

/** The finds in one document, the same object as long as they are the same. */
function usePlaces(paperId: string, { found, at, request }: Find): MarkedPlaces | null {
  const places = useMemo(() => (found?.hits ?? []).flatMap((hit) => (hit.paperId === paperId && 'path' in hit.at ? [hit.at] : [])), [found, paperId]);
  return useMemo(() => {
    const hit = found?.hits[at];
    return places.length === 0 ? null : { places, now: hit?.paperId === paperId && 'path' in hit.at ? hit.at : null, request };
  }, [places, found, at, request, paperId]);
}

/** A list that views give anew with each answer, as the same one while it says the same. */
function useSame(list: readonly number[] | undefined): readonly number[] | undefined {
  const key = list?.join(',');
  const kept = useCallback(() => list, [key]);
  return useMemo(kept, [kept]);
}

function describe(paper: PaperSummary): string {
  const length = paper.pages === null ? size(paper.bytes) : count(paper.onlyPages?.length ?? paper.pages, 'page');
  return paper.read ? length : `${length}, not read by the app`;
}

const never = () => false;
