import type { ReadFile } from '../../shared/import/paper.ts';
import { readingRows } from '../../db/paperRepo.ts';
import type { RowDraft } from '../../db/sealed.ts';
import type { Worker } from './context.ts';
import { textDigestOf } from './textDigest.ts';

/** The rows of one reading of a paper: what was read, the values found, and the fingerprint of its words. */
export function readingDraft(worker: Pick<Worker, 'newId'>, paperId: string, file: ReadFile, at: string): RowDraft[] {
  const { children: _children, ...parsed } = file;
  return readingRows({
    id: worker.newId(), paperId, kind: file.kind, pageCount: file.pages.length || null, parsed, reader: `ifr-panel ${__APP_VERSION__}`, textDigest: textDigestOf(file), at,
    candidates: file.candidates.map((candidate) => ({ id: worker.newId(), factId: candidate.factId, value: candidate.value, anchor: candidate.anchor, method: candidate.method, label: candidate.label })),
  });
}
