import { listArguments } from '../../db/argumentRepo.ts';
import { openProposals } from './argumentViews.ts';
import type { Anchor } from '../../shared/import/paper.ts';
import { pageWords } from '../../shared/workflow/entryShapes.ts';
import { openCase, type CaseFile } from './caseFile.ts';
import { caseView } from './caseView.ts';
import { commit } from './commit.ts';
import { done } from './done.ts';
import type { Handlers } from './handlerType.ts';
import { refuseWith } from './refusal.ts';

export const argumentHandlers = {
  'argument.record': (worker, { applicationId, seq, argumentId, text, source }) => {
    const { db, person } = worker.signedIn;
    const file = openCase(worker, applicationId);
    const proposal = openProposals(file, worker).find((one) => one.argumentId === argumentId);
    const earlier = argumentId && !proposal ? listArguments(db, applicationId).find((row) => row.id === argumentId) : undefined;
    if (argumentId && !proposal && !earlier) return refuseWith('NOT_FOUND', 'There is no such argument.', 'Look at the list again.');
    const read = proposal ?? (earlier?.paperId ? { paperId: earlier.paperId, anchor: earlier.anchor } : null);
    const from = read ?? (source ? { paperId: source.paperId, anchor: placeIn(file, source) } : null);
    done(
      commit({
        db, actor: person.id, now: worker.now(), newId: worker.newId,
        command: {
          type: 'recordArgument', applicationId, expectedVersion: seq, text,
          paperId: from?.paperId ?? null, anchor: from?.anchor ?? null, supersedes: earlier?.id ?? null,
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

/** The place that a person named: a page of a PDF can be opened; of other papers it is said in words. */
function placeIn(file: CaseFile, { paperId, page }: { readonly paperId: string; readonly page: string }): Anchor {
  const paper = file.papers.find((one) => one.paper.id === paperId)?.paper;
  if (!paper) return refuseWith('NOT_FOUND', 'That paper is not with this case.', 'Choose a paper of the case.', 'source');
  const read = file.pack.find((one) => one.paperId === paperId)?.file;
  if (read?.kind !== 'pdf') return { kind: 'word', path: [], place: pageWords(page).replace(/^./, (first) => first.toUpperCase()), words: '' };
  const number = /^\d{1,4}$/.test(page) ? Number(page) : 0;
  if (number < 1 || number > Math.max(1, read.pages.length)) return refuseWith('INVALID', `“${paper.originalName}” has ${read.pages.length} pages.`, 'Enter the number of the page on which the argument stands.', 'page');
  return { kind: 'pdf', page: number, rects: [], words: '' };
}
