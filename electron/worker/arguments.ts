import { listArguments } from '../../db/argumentRepo.ts';
import { openProposals } from './argumentViews.ts';
import { openCase } from './caseFile.ts';
import { caseView } from './caseView.ts';
import { commit } from './commit.ts';
import { done } from './done.ts';
import type { Handlers } from './handlerType.ts';
import { refuseWith } from './refusal.ts';

export const argumentHandlers = {
  'argument.record': (worker, { applicationId, seq, argumentId, text }) => {
    const { db, person } = worker.signedIn;
    const file = openCase(worker, applicationId);
    const proposal = openProposals(file, worker).find((one) => one.argumentId === argumentId);
    const earlier = argumentId && !proposal ? listArguments(db, applicationId).find((row) => row.id === argumentId) : undefined;
    if (argumentId && !proposal && !earlier) return refuseWith('NOT_FOUND', 'There is no such argument.', 'Look at the list again.');
    done(
      commit({
        db, actor: person.id, now: worker.now(), newId: worker.newId,
        command: {
          type: 'recordArgument', applicationId, expectedVersion: seq, text,
          paperId: proposal?.paperId ?? earlier?.paperId ?? null, anchor: proposal?.anchor ?? earlier?.anchor ?? null, supersedes: earlier?.id ?? null,
        },
      }),
    );
    worker.changed(applicationId);
    return caseView(worker, applicationId);
  },

  'argument.withdraw': (worker, { applicationId, seq, argumentId, reason }) => {
    const { db, person } = worker.signedIn;
    const proposal = openProposals(openCase(worker, applicationId), worker).find((one) => one.argumentId === argumentId);
    const common = { db, actor: person.id, newId: worker.newId };
    const run = db.sqlite.transaction(() => {
      let [version, id] = [seq, argumentId];
      if (proposal) {
        // What was read from the papers and put aside stays on the record with its reason.
        const state = done(commit({ ...common, now: worker.now(), command: { type: 'recordArgument', applicationId, expectedVersion: seq, text: proposal.text, paperId: proposal.paperId, anchor: proposal.anchor, supersedes: null } }));
        [version, id] = [state.version, state.arguments.at(-1)!.id];
      }
      done(commit({ ...common, now: worker.now(), command: { type: 'withdrawArgument', applicationId, expectedVersion: version, argumentId: id, reason } }));
    });
    run.immediate();
    worker.changed(applicationId);
    return caseView(worker, applicationId);
  },
} satisfies Partial<Handlers>;
