import type { IsoDate } from '../domain/dates.ts';
import { checkPack } from './checkPack.ts';
import type { PackPaper } from './mergeCandidates.ts';
import type { ImportIssue, RequestRecord } from './paper.ts';

/** A request of a list as a pack of its own, named after list and row: none of the other rows is in it. */
export function packOfRecord({ paperId, file }: PackPaper, record: RequestRecord): PackPaper {
  const { records: _records, ...rest } = file;
  return { paperId, file: { ...rest, name: `${file.name}, ${record.label}`, document: null, candidates: record.candidates } };
}

/** The checks of each request of the lists by itself, and of the other papers of the pack together. A finding that all have in common is said once. */
export function checkRecords(papers: readonly PackPaper[], asAt: IsoDate, check = checkPack): ImportIssue[] {
  const lists = papers.filter(({ file }) => (file.records?.length ?? 0) > 0);
  const others = papers.filter((paper) => !lists.includes(paper) && paper.file.candidates.length > 0);
  const found = [...lists.flatMap((paper) => paper.file.records!.flatMap((record) => check([packOfRecord(paper, record)], asAt))), ...(others.length > 0 ? check(others, asAt) : [])];
  const seen = new Set<string>();
  return found.filter(({ code, message }) => !seen.has(`${code} ${message}`) && seen.add(`${code} ${message}`));
}
