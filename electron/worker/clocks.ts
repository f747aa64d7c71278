import { caseView } from './caseView.ts';
import { commit } from './commit.ts';
import { done } from './done.ts';
import type { Handlers } from './handlerType.ts';

export const clockHandlers = {
  'case.changeWait': (worker, { applicationId, seq, pause, reason }) => {
    const { db, person } = worker.signedIn;
    done(commit({ db, actor: person.id, now: worker.now(), newId: worker.newId, command: { type: 'changePause', applicationId, expectedVersion: seq, pause, reason } }));
    worker.changed(applicationId);
    return caseView(worker, applicationId);
  },
} satisfies Partial<Handlers>;
