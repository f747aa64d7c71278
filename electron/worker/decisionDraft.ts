import type { DecisionView } from '../../shared/contract/decision.ts';
import { dropDecisionDraft, findDecisionDraft, handDecisionDraft, saveDecisionDraft } from '../../db/decisionDraftRepo.ts';
import { loadCase } from './commit.ts';
import type { Worker } from './context.ts';
import type { Handlers } from './handlerType.ts';
import { refuseWith } from './refusal.ts';

/** The most that a draft may hold, in characters of its JSON: a record's own fields take less. */
export const draftLimit = 800_000;

export const decisionDraftHandlers = {
  'decision.saveDraft': (worker, { applicationId, body }) => {
    const { db, person } = worker.signedIn;
    const text = JSON.stringify(body);
    if (text.length > draftLimit) return refuseWith('INVALID', 'The draft is too long to be kept.', 'Shorten the longest answer.');
    const run = db.sqlite.transaction(() => {
      mustBeOpen(worker, applicationId);
      mustHoldDraft(worker, applicationId);
      saveDecisionDraft(db, { applicationId, body: text, heldBy: person.id, at: worker.now() });
    });
    run.immediate();
    return draftOf(worker, applicationId)!;
  },

  'decision.takeUpDraft': (worker, { applicationId, savedAt }) => {
    const { db, person } = worker.signedIn;
    const run = db.sqlite.transaction(() => {
      const held = findDecisionDraft(db, applicationId);
      if (!held) return refuseWith('NOT_FOUND', 'There is no draft of this decision.', 'Go on with the form as it is.');
      if (held.savedAt !== savedAt) return refuseWith('CONFLICT', 'The draft was changed after you opened it.', 'Look at who holds it now, then take it up.');
      handDecisionDraft(db, applicationId, person.id);
    });
    run.immediate();
    return draftOf(worker, applicationId)!;
  },
} satisfies Partial<Handlers>;

/** The draft as the signed-in person may see it: its words belong to whoever holds it, until somebody takes it up. */
export function draftOf(worker: Worker, applicationId: string): DecisionView['draft'] {
  const { db, person } = worker.signedIn;
  const row = findDecisionDraft(db, applicationId);
  if (!row) return null;
  const mine = row.heldBy === person.id;
  return { mine, heldBy: worker.nameOf(row.heldBy), begunAt: row.begunAt, savedAt: row.savedAt, body: mine ? (JSON.parse(row.body) as Record<string, unknown>) : null };
}

/** Refuses where somebody else holds the draft: nobody's words are written over unseen. */
export function mustHoldDraft(worker: Worker, applicationId: string): void {
  const draft = draftOf(worker, applicationId);
  if (draft && !draft.mine) refuseWith('CONFLICT', `${draft.heldBy} holds the draft of this decision, so nothing was saved over it.`, 'Take the draft up first; its words stay.');
}

/** With the decision recorded, the draft has done its work. */
export function draftIsDone(worker: Worker, applicationId: string): void {
  dropDecisionDraft(worker.signedIn.db, applicationId);
}

function mustBeOpen(worker: Worker, applicationId: string): void {
  const state = loadCase(worker.signedIn.db, applicationId);
  if (state === 'disposed' || state.version === 0) refuseWith('NOT_FOUND', 'There is no such case.', 'Choose the case again from the list.');
  else if (state.stage === 'decided' || state.stage === 'closed' || state.stage === 'deferred' || state.stage === 'withdrawn') refuseWith('REFUSED', 'A decision is recorded, or the case has ended, so no draft of one is kept.', 'Look at the case again.');
}
