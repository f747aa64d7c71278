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
export interface Reading {
  readonly facts: FactMap;
  readonly asAt: IsoDate;
  /** Open facts of conditions that are not settled so far, in the order met; one may stand in it twice. */
  readonly open: string[];
  /** Where in the steps it stands. */
  at: number;
}

/** Evaluates one condition and everything below it, and adds the open facts that could still change it. Kleene logic. */
export function evaluate(steps: Steps, reading: Reading): Found {
  reading.at = 0;
  return next(steps, reading);
}

function next(steps: Steps, reading: Reading): Found {
  const kind = steps[reading.at];
  if (kind === 'leaf') return choice(steps, reading);
  return kind === 'test' ? test(steps, reading) : group(steps, reading);
}

/** "All" is settled by one *no*, "any" by one *yes*; otherwise anything not known leaves it not known. */
function group(steps: Steps, reading: Reading): GroupFound {
  const start = reading.open.length;
  const kind = steps[reading.at] as GroupFound['kind'];
  const count = steps[reading.at + 1] as number;
  const clause = steps[reading.at + 2] as string | null;
  reading.at += 3;
  const deciding = kind === 'any' ? 'met' : 'not-met';
  const otherwise = kind === 'any' ? 'not-met' : 'met';
  const of = new Array<Found>(count);
  let status: FindingStatus = otherwise;
  for (let index = 0; index < count; index++) {
    const found = next(steps, reading);
    of[index] = found;
    if (status === deciding || found.status === otherwise) continue;
    if (found.status === deciding || status !== 'disputed') status = found.status;
  }
  if (kind === 'not') status = notOf(status);
  forgetIfSettled(reading, status, start);
  return clause !== null ? { clause, kind, status, of } : { kind, status, of };
}

function choice(steps: Steps, reading: Reading): LeafFound {
  const clause = steps[reading.at + 1] as string | null;
  const fact = steps[reading.at + 2] as string;
  const asked = steps[reading.at + 3] as string;
  reading.at += 4;
  const state = reading.facts.get(fact);
  if (state !== undefined && state.state === 'known') {
    const { value } = state;
    if (value.kind === 'choice') return { clause, fact, status: value.choice === asked ? 'met' : 'not-met' };
    if (value.kind === 'choices') return { clause, fact, status: value.choices.includes(asked) ? 'met' : 'not-met' };
  }
  reading.open.push(fact);
  return { clause, fact, status: state !== undefined && state.state === 'disputed' ? 'disputed' : 'not-known' };
}

function test(steps: Steps, reading: Reading): LeafFound {
  const start = reading.open.length;
  const node = steps[reading.at + 1] as LeafNode;
  const standIn = steps[reading.at + 2] as number;
  reading.at += 3;
  const { clause, fact } = node;
  const status = statusOf(node, reading.facts, reading.asAt);
  addOpen(node, reading);
  if (standIn === 0 || (reading.facts.get(fact)?.state ?? 'open') !== 'open') {
    reading.at += standIn;
    forgetIfSettled(reading, status, start);
    return { clause, fact, status };
  }
  const instead = next(steps, reading);
  forgetIfSettled(reading, instead.status, start);
  return { clause, fact, status: instead.status, instead };
}

function addOpen({ fact, test: asked }: LeafNode, { facts, open }: Reading): void {
  if (!('plus' in asked) || asked.plus.length === 0) open.push(fact);
  else for (const addend of [fact, ...asked.plus]) if (facts.get(addend)?.state !== 'known') open.push(addend);
}

/** What lies below a settled condition could not change it any more. */
export function forgetIfSettled({ open }: Reading, status: FindingStatus, start: number): void {
  if (open.length > start && isSettled(status)) open.length = start;
}
