import { revealPurposes } from '../../shared/contract/case.ts';
import { onlyPages } from '../../shared/import/onlyPages.ts';
import { findPaper, readPaperBytes } from '../../db/paperRepo.ts';
import { isPolicyFile } from '../../db/policyRepo.ts';
import { openCase } from './caseFile.ts';
import { caseView } from './caseView.ts';
import { recordInOffice } from './commit.ts';
import { requireAction } from './guard.ts';
import type { Handlers } from './handlerType.ts';
import { identityOf } from './identity.ts';
import { pagesFor } from './pagesFor.ts';
import { packPaper } from './papers.ts';
import { mayOpenPaper } from './panelSight.ts';
import { refuseWith } from './refusal.ts';
import { workView } from './work.ts';

export const caseHandlers = {
  'work.list': (worker, { shown }) => workView(worker, shown),

  'case.get': (worker, { applicationId }) => caseView(worker, applicationId),

  'case.reveal': (worker, { applicationId, purpose }) => {
    const { db, person } = worker.signedIn;
    openCase(worker, applicationId);
    recordInOffice({ db, event: { type: 'identityRevealed', version: 1, body: { applicationId, purpose: revealPurposes[purpose] } }, rows: [], actor: person.id, now: worker.now() });
    return identityOf(db, applicationId);
  },

  'paper.get': (worker, { paperId, of }) => {
    const { db } = worker.signedIn;
    const paper = findPaper(db, paperId);
    if (!paper) return refuseWith('NOT_FOUND', 'There is no such paper.', 'Choose the paper again.');
    if (!isPolicyFile(db, paperId) && !mayOpenPaper(worker, paperId)) requireAction(worker, 'openPapers');
    const pages = pagesFor(db, paperId, of);
    const whole = packPaper(db, paperId)?.file;
    const file = whole && onlyPages(whole, pages);
    const kind = file?.kind ?? 'unknown';
    return {
      paperId, name: paper.originalName, kind, sha256: paper.sha256, read: file?.read ?? false, document: file?.document ?? null,
      content: kind === 'pdf' || kind === 'image' || kind === 'text' ? new Uint8Array(readPaperBytes(db, paperId)) : null,
      ...(pages === null ? {} : { onlyPages: [...pages] }),
    };
  },
} satisfies Partial<Handlers>;
