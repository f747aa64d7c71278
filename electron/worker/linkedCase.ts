import type { CaseAct } from '../../shared/contract/caseActions.ts';
import { whoDecided } from '../../shared/workflow/decideReview.ts';
import { reviewLabels } from '../../shared/workflow/reviewShapes.ts';
import { listApplicationPapers } from '../../db/paperRepo.ts';
import type { CaseFile } from './caseFile.ts';
import { commit, loadCase } from './commit.ts';
import type { Worker } from './context.ts';
import { done } from './done.ts';
import { contactOf } from './entryViews.ts';
import { refuseWith } from './refusal.ts';

const letters = { reconsideration: 'R', appeal: 'A' } as const;

/**
 * Makes a reconsideration or an appeal of a decided case, in one transaction: the first case says that it was asked for, the new one
 * begins with the patient and the papers of the first. Papers are joined, never copied. Returns the id of the new case.
 */
export function makeLinkedCase(worker: Worker, file: CaseFile, seq: number, act: Extract<CaseAct, { action: 'review' }>): string {
  const { db, person } = worker.signedIn;
  const { state, applicationId: firstId } = file;
  const { action: _action, urgency, urgencyReason, ...link } = act;
  const open = state.reviews.find((one) => {
    const other = one.kind === act.kind ? loadCase(db, one.id) : 'disposed';
    return other !== 'disposed' && other.stage !== 'closed';
  });
  if (open) return refuseWith('REFUSED', `${reviewLabels[act.kind]} ${open.number} of this case is still open.`, 'Add what has come to that case, or close it first.');
  const secondId = worker.newId();
  // The number of the first with R1, A1 …: whoever reads it sees what it belongs to. No slash, since files are named by it.
  const secondNumber = `${state.caseNumber}-${letters[act.kind]}${state.reviews.filter((one) => one.kind === act.kind).length + 1}`;
  const contact = contactOf(db, state);
  const run = db.sqlite.transaction(() => {
    const common = { db, actor: person.id, newId: worker.newId };
    done(commit({ ...common, now: worker.now(), command: { type: 'askForReview', applicationId: firstId, expectedVersion: seq, ...link, secondId, secondNumber } }));
    let second = done(commit({
      ...common, now: worker.now(), caseNumber: secondNumber,
      command: {
        type: 'receiveApplication', applicationId: secondId, commissioner: state.commissioner, receivedOn: link.askedOn, urgency, urgencyReason, intakeId: null,
        review: { ...link, firstId, firstNumber: state.caseNumber, decidedFirst: whoDecided(state), patientId: state.patientId },
      },
    }));
    for (const joined of listApplicationPapers(db, firstId)) {
      second = done(commit({ ...common, now: worker.now(), command: { type: 'addPaper', applicationId: secondId, expectedVersion: second.version, paperId: joined.paper.id, role: `from ${state.caseNumber}: ${joined.role}`.slice(0, 500), pages: joined.pages, identifiersCompared: [] } }));
    }
    // Whom not to write to, and how it is safe to ring, must not be lost on the way to the second case. Consent is asked anew.
    if (contact) done(commit({ ...common, now: worker.now(), command: { type: 'recordContact', applicationId: secondId, expectedVersion: second.version, contact } }));
  });
  run.immediate();
  return secondId;
}
