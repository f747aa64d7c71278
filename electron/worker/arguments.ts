import { createHash } from 'node:crypto';
import type { ArgumentView } from '../../shared/contract/case.ts';
import type { Anchor } from '../../shared/import/paper.ts';
import { proposeArguments, type ProposedArgument } from '../../shared/import/proposeArguments.ts';
import { listArguments } from '../../db/argumentRepo.ts';
import { openCase, type CaseFile } from './caseFile.ts';
import { caseView } from './cases.ts';
import { commit } from './commit.ts';
import type { Worker } from './context.ts';
import { done } from './done.ts';
import type { Handlers } from './handlers.ts';
import { refuseWith } from './refusal.ts';

/** A proposal has no row yet: its id is made from where it stands and what it says, so it stays the same. */
function proposalId(proposal: ProposedArgument): string {
  return `proposed-${createHash('sha256').update(JSON.stringify([proposal.paperId, proposal.text])).digest('hex').slice(0, 24)}`;
}

/** Arguments read from the papers that nobody has confirmed or put aside yet. The check cannot finish while there are any. */
export function openProposals(file: CaseFile, worker: Worker): (ProposedArgument & { readonly argumentId: string })[] {
  const taken = new Set(listArguments(worker.signedIn.db, file.applicationId).map((row) => `${row.paperId}:${(row.anchor as { words?: string } | null)?.words ?? ''}`));
  return proposeArguments(file.pack)
    .filter((proposal) => !taken.has(`${proposal.paperId}:${proposal.anchor.words}`))
    .map((proposal) => ({ ...proposal, argumentId: proposalId(proposal) }));
}

/** The clinician's arguments as the case shows them: confirmed, put aside, and proposed. */
export function argumentViews(worker: Worker, file: CaseFile): ArgumentView[] {
  const names = new Map(file.papers.map(({ paper }) => [paper.id, paper.originalName]));
  const standing = new Map(file.state.arguments.map((one) => [one.id, one.state]));
  const recorded = listArguments(worker.signedIn.db, file.applicationId)
    .filter((row) => standing.get(row.id) !== 'superseded')
    .map((row): ArgumentView => ({
      argumentId: row.id, text: row.text, paperId: row.paperId, paperName: row.paperId ? (names.get(row.paperId) ?? null) : null,
      anchor: (row.anchor as Anchor | null) ?? null, state: standing.get(row.id) === 'withdrawn' ? 'withdrawn' : 'confirmed', by: worker.nameOf(row.by),
    }));
  const proposed = openProposals(file, worker).map((one): ArgumentView => ({
    argumentId: one.argumentId, text: one.text, paperId: one.paperId, paperName: names.get(one.paperId) ?? null, anchor: one.anchor, state: 'proposed', by: null,
  }));
  return [...recorded, ...proposed];
}

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
