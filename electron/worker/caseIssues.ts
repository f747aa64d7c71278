import { factDefinition } from '../../shared/domain/factCatalogue.ts';
import { issue, outcomeOf } from '../../shared/import/issues.ts';
import { mergeCandidates, type PackPaper } from '../../shared/import/mergeCandidates.ts';
import type { ImportIssue } from '../../shared/import/paper.ts';
import { issueAnswerEntry, issueEntry, type IssueToRaise } from '../../shared/workflow/issueShapes.ts';
import type { CaseIssueView } from '../../shared/contract/caseIssues.ts';
import { listEntries } from '../../db/entryRepo.ts';
import type { CaseFile } from './caseFile.ts';
import { openCase } from './caseFile.ts';
import { commit } from './commit.ts';
import type { Worker } from './context.ts';
import { done } from './done.ts';
import type { Handlers } from './handlerType.ts';
import { lockedCodes } from './openPapers.ts';

/** What reading the papers brought up, as it stands with a case. */

export const caseIssueHandlers = {
  'issue.answer': (worker, { applicationId, seq, issueId, words }) => {
    const { db, person } = worker.signedIn;
    openCase(worker, applicationId);
    const state = done(commit({ db, actor: person.id, now: worker.now(), newId: worker.newId, command: { type: 'answerIssue', applicationId, expectedVersion: seq, issueId, words, how: 'seen' } }));
    worker.changed(applicationId);
    return { seq: state.version };
  },
} satisfies Partial<Handlers>;

/** Whether an issue has to be seen and answered: all but what is only worth knowing. */
export const mustBeAnswered = (one: ImportIssue): boolean => outcomeOf(one) !== 'accept';

/**
 * The issues that stand with a case once papers join it. `pack`: all papers of the case; `fresh`: those that join now; `issues`: of the
 * pack as a whole and of its files; `before`: what the case has been told already. A difference counts only where a paper that joins
 * takes part in it, and it is settled once a person has answered the facts that differ.
 */
export function issuesToRaise(pack: readonly PackPaper[], fresh: ReadonlySet<string>, issues: readonly ImportIssue[], before: readonly Pick<IssueToRaise, 'code' | 'file' | 'message'>[] = []): IssueToRaise[] {
  const told = new Set(before.map((one) => keyOf(one)));
  const ownOf = new Map<string, string>();
  for (const { paperId, file } of pack) for (const one of file.issues) ownOf.set(keyOf(one), fresh.has(paperId) || !ownOf.has(keyOf(one)) ? paperId : ownOf.get(keyOf(one))!);
  const raised: IssueToRaise[] = [];
  for (const found of issues) {
    if (!mustBeAnswered(found) || told.has(keyOf(found))) continue;
    const paperId = ownOf.get(keyOf(found)) ?? null;
    if (paperId !== null && !fresh.has(paperId)) continue;
    const differing = found.code === 'facts-differ' ? differingFacts(pack, fresh) : [];
    if (found.code === 'facts-differ' && differing.length === 0) continue;
    const said = found.code === 'facts-differ' ? issue('facts-differ', found.file, differing.map((id) => `“${factDefinition(id)?.label ?? id}”`).join(', ')) : found;
    told.add(keyOf(found));
    raised.push({ code: said.code, paperId, facts: differing, outcome: outcomeOf(said), file: said.file.slice(0, 2000), message: said.message.slice(0, 8000), next: said.next.slice(0, 4000) });
  }
  return raised;
}

const keyOf = (one: Pick<ImportIssue, 'code' | 'file' | 'message'>): string => `${one.code}\n${one.file}\n${one.message}`;

function differingFacts(pack: readonly PackPaper[], fresh: ReadonlySet<string>): string[] {
  return mergeCandidates(pack).filter((fact) => fact.disputed && fact.candidates.some(({ paperId }) => fresh.has(paperId))).map(({ factId }) => factId);
}

/** Issues that a case was told of, in the order in which they came up. */
export function issuesTold(worker: Worker, applicationId: string): (IssueToRaise & { issueId: string; at: string })[] {
  return listEntries(worker.signedIn.db, applicationId, 'issue').map((row) => ({ ...issueEntry.parse(row.value), facts: [], issueId: row.id, at: row.at }));
}

/** What the screen of a case shows of them: open ones first. */
export function caseIssueViews(worker: Worker, { applicationId, state, papers }: Pick<CaseFile, 'applicationId' | 'state' | 'papers'>): CaseIssueView[] {
  if (Object.keys(state.issues).length === 0) return [];
  const { db } = worker.signedIn;
  const answers = new Map(listEntries(db, applicationId, 'issue-answer').map((row) => [issueAnswerEntry.parse(row.value).issueId, row]));
  const names = new Map(papers.map(({ paper }) => [paper.id, paper.originalName]));
  const views = issuesTold(worker, applicationId).flatMap((one): CaseIssueView[] => {
    const held = state.issues[one.issueId];
    if (!held) return [];
    const answer = answers.get(one.issueId);
    return [{
      issueId: one.issueId, message: one.message, next: one.next, paperId: one.paperId && names.has(one.paperId) ? one.paperId : null,
      held: one.outcome === 'partial' && one.paperId !== null, locked: lockedCodes.test(one.code),
      state: held.standing, settledBy: held.standing === 'open' ? held.facts.map((id) => factDefinition(id)?.label ?? id) : [],
      answer: answer ? { words: issueAnswerEntry.parse(answer.value).words, by: worker.nameOf(answer.by), at: answer.at } : null,
    }];
  });
  return [...views.filter((one) => one.state === 'open'), ...views.filter((one) => one.state !== 'open')];
}
