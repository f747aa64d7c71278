import { onlyPages } from '../../shared/import/onlyPages.ts';
import { findPaper, readPaperBytes, readPaperPart, storedSha256, type PaperRow } from '../../db/paperRepo.ts';
import type { Db } from '../../db/connection.ts';
import { isPolicyFile } from '../../db/policyRepo.ts';
import type { Worker } from './context.ts';
import { requireAction } from './guard.ts';
import type { Handlers } from './handlerType.ts';
import { pagesFor } from './pagesFor.ts';
import { packPaper } from './papers.ts';
import { findInPapers } from './papersFind.ts';
import { mayOpenPaper } from './panelSight.ts';
import { refuseWith } from './refusal.ts';

/** A PDF up to this size crosses the wall with the first answer; a larger one in parts, as its pages are looked at. */
const atOnce = 1024 * 1024;

/** Papers whose stored bytes were found whole since the record was opened: a part by itself cannot be checked. */
const foundWhole = new WeakMap<Db, Set<string>>();

export const paperHandlers = {
  'paper.get': (worker, { paperId, of }) => {
    const paper = mayRead(worker, paperId);
    const { db } = worker.signedIn;
    const pages = pagesFor(db, paperId, of);
    const whole = packPaper(db, paperId)?.file;
    const file = whole && onlyPages(whole, pages);
    const kind = file?.kind ?? 'unknown';
    const inParts = kind === 'pdf' && paper.size > atOnce;
    const shown = (kind === 'pdf' && !inParts) || kind === 'image' || (kind === 'text' && !file?.document && paper.size <= atOnce);
    return {
      paperId, name: paper.originalName, kind, sha256: paper.sha256, read: file?.read ?? false, document: file?.document ?? null, bytes: paper.size,
      content: shown ? new Uint8Array(readPaperBytes(db, paperId)) : null,
      ...(pages === null ? {} : { onlyPages: [...pages] }),
      ...(whole && whole.pages.length > 0 ? { sizes: whole.pages.map(({ width, height }): [number, number] => [width, height]) } : {}),
      said: (file?.issues ?? []).map(({ message, next }) => ({ message, next })),
    };
  },

  'paper.part': (worker, { paperId, of, from, to }) => {
    const paper = mayRead(worker, paperId);
    const { db } = worker.signedIn;
    pagesFor(db, paperId, of); // refuses where it must be opened from a case or referral
    if (to > paper.size) return refuseWith('INVALID', 'The paper is not as long as that.', 'Open the paper again.');
    const whole = foundWhole.get(db) ?? new Set();
    foundWhole.set(db, whole);
    if (!whole.has(paperId)) {
      if (storedSha256(db.sqlite, paperId) !== paper.sha256) readPaperBytes(db, paperId); // says what is wrong
      whole.add(paperId);
    }
    return { content: readPaperPart(db, paperId, from, to) };
  },

  'paper.drawn': async (worker, { paperId, of }) => {
    mayRead(worker, paperId);
    pagesFor(worker.signedIn.db, paperId, of);
    const drawn = await worker.parsers.draw(readPaperBytes(worker.signedIn.db, paperId));
    if (drawn.ok) return { content: new Uint8Array(drawn.drawn.pdf), notShown: [...drawn.drawn.notShown] };
    return refuseWith('UNREADABLE', 'This picture is kept, but it cannot be shown here: it is damaged, or too large.', 'Ask whoever sent it for a PDF.');
  },

  'papers.find': (worker, input) => findInPapers(worker, input),
} satisfies Partial<Handlers>;

/** The paper, if the signed-in person may open it; otherwise refuses. */
export function mayRead(worker: Worker, paperId: string): PaperRow {
  const { db } = worker.signedIn;
  const paper = findPaper(db, paperId);
  if (!paper) return refuseWith('NOT_FOUND', 'There is no such paper.', 'Choose the paper again.');
  if (!isPolicyFile(db, paperId) && !mayOpenPaper(worker, paperId)) requireAction(worker, 'openPapers');
  return paper;
}
