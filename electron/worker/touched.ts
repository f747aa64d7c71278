import type { BareCaseAnswer } from '../../shared/policy/index.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';
import type { TouchedCase } from '../../shared/contract/policy.ts';
import { stageLabels } from '../../shared/workflow/stages.ts';
import type { Worker } from './context.ts';
import { asAtReader, bareAnswer, factReader, openCases } from './openCases.ts';
import { libraryAfter, libraryOf, type PolicyState } from './policyLibrary.ts';
import { refuseWith } from './refusal.ts';

/** After so many cases the worker sees to other calls. */
const slice = 200;

/** Open cases that would come out differently after a change, on confirmed facts. Records nothing and changes nothing. */
export async function touchedBy(worker: Worker, policyId: string, change: { readonly state: PolicyState } | { readonly reading: string; readonly option: string }): Promise<{ cases: TouchedCase[]; looked: number }> {
  const session = worker.signedIn;
  const now = libraryOf(session.db);
  const after = libraryAfter(now, policyId, change);
  const [facts, asAtOf] = [factReader(session.db), asAtReader(session.db, londonDay(worker.now()))];
  const cases: TouchedCase[] = [];
  const open = openCases(session.db);
  for (const [index, one] of open.entries()) {
    if (index % slice === slice - 1) await new Promise((resolve) => setImmediate(resolve));
    if (worker.session !== session) return refuseWith('LOCKED', 'The app was locked meanwhile.', 'Sign in and ask again.');
    const states = facts(one.applicationId);
    const asAt = asAtOf(one);
    const [before, then] = [now, after].map((library) => bareAnswer(library, one, asAt, states));
    if (!before || !then || outcome(before) === outcome(then)) continue;
    cases.push({ applicationId: one.applicationId, number: one.number, stage: stageLabels[one.stage], before: before.verdict, after: then.verdict, sentence: then.sentence });
  }
  return { cases, looked: open.length };
}

/** What counts as another outcome: the answer, or the answer to one of the purposes. */
function outcome({ verdict, assessments }: BareCaseAnswer): string {
  return JSON.stringify([verdict, assessments.map((one) => (one.purposes ?? []).map(({ purpose, verdict: each }) => [purpose, each]))]);
}
