import { addDays } from '../../shared/domain/dates.ts';
import { revealPurposes, type CaseRow } from '../../shared/contract/case.ts';
import { listApplications } from '../../db/applicationRepo.ts';
import { findPaper, readPaperBytes } from '../../db/paperRepo.ts';
import { isPolicyFile } from '../../db/policyRepo.ts';
import { openCase } from './caseFile.ts';
import { caseRow, caseView } from './caseView.ts';
import { recordInOffice } from './commit.ts';
import { requireAction } from './guard.ts';
import type { Handlers } from './handlerType.ts';
import { identityOf } from './identity.ts';
import { listIntakeViews } from './intakeView.ts';
import { packPaper } from './papers.ts';
import { refuseWith } from './refusal.ts';

export const caseHandlers = {
  'work.list': (worker) => {
    const today = worker.now().slice(0, 10);
    const rows = listApplications(worker.signedIn.db).filter((row) => row.stage !== 'closed').map((row) => caseRow(worker, openCase(worker, row.id)));
    const late = (row: CaseRow) => row.waiting?.until != null && row.waiting.until < today;
    const soon = (row: CaseRow) => row.waiting?.until != null && !late(row) && row.waiting.until <= addDays(today, 7);
    const drops = listIntakeViews(worker).filter((one) => !['case-made', 'attached', 'discarded'].includes(one.status));
    return {
      overdue: rows.filter(late),
      thisWeek: rows.filter(soon),
      waiting: rows.filter((row) => row.waiting !== null && !late(row) && !soon(row)),
      open: rows.filter((row) => row.waiting === null),
      stuck: drops
        .map((one) => ({ intakeId: one.intakeId, label: one.label, urgency: one.urgency, receivedOn: one.receivedOn, why: whyStuck[one.status] ?? '' }))
        .sort((a, b) => Number(b.urgency === 'urgent') - Number(a.urgency === 'urgent')),
    };
  },

  'case.list': (worker) => ({ cases: listApplications(worker.signedIn.db).map((row) => caseRow(worker, openCase(worker, row.id))) }),

  'case.get': (worker, { applicationId }) => caseView(worker, applicationId),

  'case.reveal': (worker, { applicationId, purpose }) => {
    const { db, person } = worker.signedIn;
    openCase(worker, applicationId);
    recordInOffice({ db, event: { type: 'identityRevealed', version: 1, body: { applicationId, purpose: revealPurposes[purpose] } }, rows: [], actor: person.id, now: worker.now() });
    return identityOf(db, applicationId);
  },

  'paper.get': (worker, { paperId }) => {
    const { db } = worker.signedIn;
    const paper = findPaper(db, paperId);
    if (!paper) return refuseWith('NOT_FOUND', 'There is no such paper.', 'Choose the paper again.');
    if (!isPolicyFile(db, paperId)) requireAction(worker, 'openPapers');
    const file = packPaper(db, paperId)?.file;
    const kind = file?.kind ?? 'unknown';
    return {
      paperId, name: paper.originalName, kind, sha256: paper.sha256, read: file?.read ?? false, document: file?.document ?? null,
      content: kind === 'pdf' || kind === 'image' || kind === 'text' ? new Uint8Array(readPaperBytes(db, paperId)) : null,
    };
  },
} satisfies Partial<Handlers>;

const whyStuck: Readonly<Record<string, string>> = {
  reading: 'It is being read now.',
  ready: 'It has been read; no case has been made of it yet.',
  stuck: 'Something must be settled before a case can be made.',
  interrupted: 'Reading was interrupted. Drop the papers again, or discard this.',
  cancelled: 'Reading was cancelled. Drop the papers again, or discard this.',
};
