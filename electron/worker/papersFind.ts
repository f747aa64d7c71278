import { listApplicationPapers, papersOfIntake, type PaperRow } from '../../db/paperRepo.ts';
import type { FindHit, FindView } from '../../shared/contract/case.ts';
import { contextOf, findText } from '../../shared/import/findText.ts';
import type { ReadFile, WordBlock } from '../../shared/import/paper.ts';
import { findApplication } from '../../db/applicationRepo.ts';
import type { Worker } from './context.ts';
import { requireAction } from './guard.ts';
import { inReadingOrder, packPaper, paperSummary } from './papers.ts';
import { mayOpenPaper } from './panelSight.ts';
import { refuseWith } from './refusal.ts';

/** More finds than this help nobody. */
const mostHits = 500;

/**
 * Finds words in what was read from all papers of a case or of a drop, in the order in which the screen lists them. Only papers that
 * the person may open are searched, and of those only the pages that belong to the case.
 */
export function findInPapers(worker: Worker, { applicationId, intakeId, words }: { applicationId?: string | undefined; intakeId?: string | undefined; words: string }): FindView {
  const { db } = worker.signedIn;
  const papers = papersOf(worker, applicationId, intakeId);
  const byId = new Map(papers.map((one) => [one.paper.id, one]));
  const hits: FindHit[] = [];
  const unsearched: FindView['unsearched'] = [];
  for (const { paperId, name } of inReadingOrder(papers.map(({ paper }) => paperSummary(db, paper)))) {
    const file = packPaper(db, paperId)?.file;
    const why = file ? notSearched(file) : 'it was not read';
    if (why) unsearched.push({ paperId, name, why });
    const only = byId.get(paperId)?.pages;
    for (const page of file?.pages ?? []) {
      if (only && !only.includes(page.number)) continue;
      for (const [nth, found] of findText(page.text, words, mostHits + 1 - hits.length).entries()) hits.push({ paperId, at: { page: page.number, nth }, place: `page ${page.number}`, ...contextOf(page.text, found) });
      if (hits.length > mostHits) break;
    }
    for (const { path, text, place } of texts(file?.document?.blocks ?? [])) {
      for (const found of findText(text, words, mostHits + 1 - hits.length)) hits.push({ paperId, at: { path: [...path], ...found }, place, ...contextOf(text, found) });
      if (hits.length > mostHits) break;
    }
    if (hits.length > mostHits) break;
  }
  return { hits: hits.slice(0, mostHits), more: hits.length > mostHits, unsearched };
}

function papersOf(worker: Worker, applicationId: string | undefined, intakeId: string | undefined): { paper: PaperRow; pages: readonly number[] | null }[] {
  const { db } = worker.signedIn;
  if ((applicationId === undefined) === (intakeId === undefined)) return refuseWith('INVALID', 'The papers of a case or of a referral are searched, one of them.', 'Open the case or the referral again.');
  if (intakeId !== undefined) {
    requireAction(worker, 'takeIn');
    return papersOfIntake(db, intakeId);
  }
  if (!findApplication(db, applicationId!)) return refuseWith('NOT_FOUND', 'There is no such case.', 'Choose the case again from the list.');
  const open = listApplicationPapers(db, applicationId!).filter(({ paper }) => mayOpenPaper(worker, paper.id));
  if (open.length === 0) requireAction(worker, 'openPapers');
  return open;
}

/** Why words of a paper may stand in it and not be found. */
function notSearched(file: Pick<ReadFile, 'kind' | 'pages' | 'document'>): string | null {
  if (file.document || file.kind === 'zip') return null;
  if (file.pages.length === 0) return file.kind === 'image' ? 'it is a picture' : 'it was not read';
  const pictures = file.pages.filter(({ text }) => text.trim().length < 3).map(({ number }) => number);
  if (pictures.length === 0) return null;
  if (pictures.length === file.pages.length) return 'its pages are pictures';
  return pictures.length === 1 ? `page ${pictures[0]} is a picture` : `${pictures.length} of its pages are pictures (${pictures.slice(0, 5).join(', ')}${pictures.length > 5 ? ' and more' : ''})`;
}

/** Every paragraph of a document with its path, in the order of reading, and where it stands for people. */
function* texts(blocks: readonly WordBlock[], at: readonly number[] = [], place: string | null = null, counted = { tables: 0 }): Generator<{ path: readonly number[]; text: string; place: string }> {
  for (const [index, block] of blocks.entries()) {
    const path = [...at, index];
    if (block.type === 'paragraph') {
      yield { path, text: block.text, place: place ?? `paragraph ${index + 1}` };
      continue;
    }
    counted.tables += 1;
    const table = counted.tables;
    for (const [row, { cells }] of block.rows.entries()) {
      for (const [cell, one] of cells.entries()) if (!one.merged) yield* texts(one.blocks, [...path, row, cell], `table ${table}, row ${row + 1}`, counted);
    }
  }
}
