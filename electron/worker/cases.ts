import { revealPurposes } from '../../shared/contract/case.ts';
import { openCase } from './caseFile.ts';
import { caseView } from './caseView.ts';
import { recordInOffice } from './commit.ts';
import type { Handlers } from './handlerType.ts';
import { identityOf } from './identity.ts';
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
} satisfies Partial<Handlers>;
