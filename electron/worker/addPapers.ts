import { judgePack } from '../../shared/import/judgePack.ts';
import { openIssues } from '../../shared/workflow/decideIssues.ts';
import type { HeldPaper } from '../../db/paperRepo.ts';
import { findApplication } from '../../db/applicationRepo.ts';
import { listApplicationPapers } from '../../db/paperRepo.ts';
import type { ImportIssue } from '../../shared/import/paper.ts';
import { issuesToRaise, issuesTold } from './caseIssues.ts';
import { commit, loadCase } from './commit.ts';
import type { Worker } from './context.ts';
import { done } from './done.ts';
import { packContext } from './packAgainst.ts';
import { heldPack } from './papers.ts';

/** Joins papers to a case, each with its pages. Inside the transaction of the caller. Returns the version of the case. */
export function joinPapers(worker: Worker, applicationId: string, version: number, papers: readonly HeldPaper[], about: { readonly role: (held: HeldPaper) => string; readonly identifiersCompared: string[] }): number {
  const { db, person } = worker.signedIn;
  let at = version;
  for (const held of papers) {
    at = done(commit({
      db, actor: person.id, now: worker.now(), newId: worker.newId,
      command: { type: 'addPaper', applicationId, expectedVersion: at, paperId: held.paper.id, role: about.role(held), pages: held.pages === null ? null : [...held.pages], identifiersCompared: about.identifiersCompared },
    })).version;
  }
  return at;
}

/**
 * Raises what reading the papers that joined a case brought up, all of its papers taken together: each is answered by a person before the
 * panel. `also`: issues that no paper tells of. `settled`: what a person has said of one before, by its sentence. Returns the version.
 */
export function raiseIssues(worker: Worker, applicationId: string, version: number, fresh: ReadonlySet<string>, also: readonly ImportIssue[] = [], settled: ReadonlyMap<string, string> = new Map()): number {
  const { db, person } = worker.signedIn;
  const row = findApplication(db, applicationId)!;
  const pack = heldPack(db, listApplicationPapers(db, applicationId));
  const judged = judgePack(pack, packContext(db, row), also);
  const issues = issuesToRaise(pack, fresh, judged.issues, issuesTold(worker, applicationId));
  if (issues.length === 0) return version;
  const common = { db, actor: person.id, newId: worker.newId };
  const known = loadCase(db, applicationId);
  const before = new Set(known === 'disposed' ? [] : openIssues(known));
  let state = done(commit({ ...common, now: worker.now(), command: { type: 'raiseIssues', applicationId, expectedVersion: version, issues } }));
  if (settled.size === 0) return state.version;
  const messages = new Map(issuesTold(worker, applicationId).map((one) => [one.issueId, one.message]));
  for (const issueId of openIssues(state).filter((id) => !before.has(id))) {
    const said = settled.get(messages.get(issueId) ?? '');
    if (said) state = done(commit({ ...common, now: worker.now(), command: { type: 'answerIssue', applicationId, expectedVersion: state.version, issueId, words: said, how: 'before-case' } }));
  }
  return state.version;
}
