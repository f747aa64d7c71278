import type { IsoDate } from '../domain/dates.ts';
import type { LeafNode } from './compile.ts';
import { isSettled, notOf, type FindingStatus } from './finding.ts';
import { statusOf, type FactMap } from './leaf.ts';
import type { Steps } from './steps.ts';

/** The outcome of a leaf: its clause, its fact, and whether it holds. `instead`: what stood in for an open fact. */
export interface LeafFound {
  readonly clause: string | null;
  readonly fact: string;
  readonly status: FindingStatus;
  readonly instead?: Found;
}

/** The outcome of a group. `clause`: only where the group is the whole of a clause. */
export interface GroupFound {
  readonly clause?: string;
  readonly kind: 'all' | 'any' | 'not';
  readonly status: FindingStatus;
  readonly of: readonly Found[];
}

/**
 * The outcome at one node of a policy, in the shape of the policy's own conditions. It is kept bare for bulk work;
 * `explain` puts the words, sources and reckoning to it.
 */
export type Found = LeafFound | GroupFound;

/** The facts of one case while its conditions are evaluated. */
export interface Evaluation {
  readonly facts: FactMap;
  readonly asAt: IsoDate;
  /** Open facts of conditions that are not settled so far, in the order met; one may stand in it twice. */
  readonly open: string[];
  /** Where in the steps it stands. */
  at: number;
}

/** Evaluates one condition and everything below it, and adds the open facts that could still change it. Kleene logic. */
export function evaluate(steps: Steps, run: Evaluation): Found {
  run.at = 0;
  return next(steps, run);
}

function next(steps: Steps, run: Evaluation): Found {
  const kind = steps[run.at];
  if (kind === 'leaf') return choice(steps, run);
  return kind === 'test' ? test(steps, run) : group(steps, run);
}

/** "All" is settled by one *no*, "any" by one *yes*; otherwise anything not known leaves it not known. */
function group(steps: Steps, run: Evaluation): GroupFound {
  const start = run.open.length;
  const kind = steps[run.at] as GroupFound['kind'];
  const count = steps[run.at + 1] as number;
  const clause = steps[run.at + 2] as string | null;
  run.at += 3;
  const deciding = kind === 'any' ? 'met' : 'not-met';
  const otherwise = kind === 'any' ? 'not-met' : 'met';
  const of = new Array<Found>(count);
  let status: FindingStatus = otherwise;
  for (let index = 0; index < count; index++) {
    const found = next(steps, run);
    of[index] = found;
    if (status === deciding || found.status === otherwise) continue;
    if (found.status === deciding || status !== 'disputed') status = found.status;
  }
  if (kind === 'not') status = notOf(status);
  forgetIfSettled(run, status, start);
  return clause !== null ? { clause, kind, status, of } : { kind, status, of };
}

function choice(steps: Steps, run: Evaluation): LeafFound {
  const clause = steps[run.at + 1] as string | null;
  const fact = steps[run.at + 2] as string;
  const asked = steps[run.at + 3] as string;
  run.at += 4;
  const state = run.facts.get(fact);
  if (state !== undefined && state.state === 'known') {
    const { value } = state;
    if (value.kind === 'choice') return { clause, fact, status: value.choice === asked ? 'met' : 'not-met' };
    if (value.kind === 'choices') return { clause, fact, status: value.choices.includes(asked) ? 'met' : 'not-met' };
  }
  run.open.push(fact);
  return { clause, fact, status: state !== undefined && state.state === 'disputed' ? 'disputed' : 'not-known' };
}

function test(steps: Steps, run: Evaluation): LeafFound {
  const start = run.open.length;
  const node = steps[run.at + 1] as LeafNode;
  const standIn = steps[run.at + 2] as number;
  run.at += 3;
  const { clause, fact } = node;
  const status = statusOf(node, run.facts, run.asAt);
  addOpen(node, run);
  if (standIn === 0 || (run.facts.get(fact)?.state ?? 'open') !== 'open') {
    run.at += standIn;
    forgetIfSettled(run, status, start);
    return { clause, fact, status };
  }
  const instead = next(steps, run);
  forgetIfSettled(run, instead.status, start);
  return { clause, fact, status: instead.status, instead };
}

function addOpen({ fact, test: asked }: LeafNode, { facts, open }: Evaluation): void {
  if (!('plus' in asked) || asked.plus.length === 0) open.push(fact);
  else for (const addend of [fact, ...asked.plus]) if (facts.get(addend)?.state !== 'known') open.push(addend);
}

/** What lies below a settled condition could not change it any more. */
export function forgetIfSettled({ open }: Evaluation, status: FindingStatus, start: number): void {
  if (open.length > start && isSettled(status)) open.length = start;
}
