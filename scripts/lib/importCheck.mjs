import { randomUUID } from 'node:crypto';
import { collect } from '../../electron/worker/collect.ts';
import { readPack } from '../../electron/worker/readPack.ts';
import { heldPolicies } from '../../shared/import/heldPolicies.ts';
import { issue } from '../../shared/import/issues.ts';
import { judgePack } from '../../shared/import/judgePack.ts';
import { valueWords } from '../../shared/import/plainValue.ts';
import { bundledPolicies } from '../../shared/policy/index.ts';

/**
 * Reads one pack and says what it comes to: `{ path, outcome, codes, cases: [{ facts }], held, issues }`.
 * `page` of a fact is a page number, or the place in words for papers without pages.
 */
export async function checkPath(path, { asOf, icb, password }, parsers) {
  const collected = await collect([path]);
  const papers = await readPack(collected.files, { read: (...file) => parsers.pool.read(...file), newId: randomUUID, ...(password === undefined ? {} : { password }) });
  const judged = judgePack(papers, { asAt: asOf, commissioner: icb, policies: heldPolicies(bundledPolicies()) }, collected.issues);
  const names = new Map(papers.map(({ paperId, file }) => [paperId, file.name]));
  return {
    path,
    outcome: judged.outcome,
    codes: [...new Set(judged.issues.map((issue) => issue.code))],
    cases: judged.cases.map(({ facts }) => ({ facts: facts.map(({ paperId, candidate }) => ({ name: candidate.factId, value: valueWords(candidate.value), paper: names.get(paperId), page: pageOf(candidate.anchor), method: candidate.method, words: candidate.anchor.words })) })),
    held: judged.held,
    issues: judged.issues.map(({ code, file, message, next }) => ({ code, file, message, next })),
  };
}

/** The line for a pack that could not be read for a reason that lies not in its files. */
export function unreadPack(path) {
  const { code, file, message, next } = issue('pack-not-read', 'The pack');
  return { path, outcome: 'quarantine', codes: [code], cases: [], held: [], issues: [{ code, file, message, next }] };
}

function pageOf(anchor) {
  return anchor.kind === 'pdf' ? anchor.page : anchor.kind === 'word' ? anchor.place : null;
}
