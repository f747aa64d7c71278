import type { IsoDate } from '../domain/dates.ts';
import { FactError } from './factCheck.ts';
import { chosen } from './ground.ts';
import type { ForceSpan, Policy } from './schema.ts';

/** One version in the line of a policy. `policy` is the text, where it is held. */
export interface VersionEntry {
  readonly version: string | null;
  readonly from: ForceSpan;
  /** The last day on which it governs. */
  readonly endsOn?: IsoDate;
  readonly policy?: Policy;
}

/** Which version governs on a day. */
export type Governing =
  | { readonly state: 'in-force'; readonly entry: VersionEntry }
  | { readonly state: 'not-yet'; readonly first: VersionEntry }
  | { readonly state: 'ended'; readonly entry: VersionEntry }
  /** The versions that may have governed; none of their texts is held. */
  | { readonly state: 'text-not-held'; readonly entries: readonly VersionEntry[] }
  /** The versions that may have governed; at least one text is held. */
  | { readonly state: 'cannot-tell'; readonly entries: readonly VersionEntry[] };

/**
 * The readings that are followed: those that were signed, else those in the file. A reading that nobody has chosen is absent.
 * @throws FactError where the policy has no such reading or option
 */
export function readingsOf(policy: Policy, signed: Readonly<Record<string, string>> = {}): ReadonlyMap<string, string> {
  for (const [id, option] of Object.entries(signed)) {
    const reading = policy.readings.find((one) => one.id === id);
    if (!reading?.options.some((one) => one.id === option)) {
      throw new FactError('unknown-reading', null, `“${policy.id}” has no reading “${id}” with the option “${option}”`);
    }
  }
  return new Map(policy.readings.flatMap(({ id, inForce }): [string, string][] => {
    const option = Object.hasOwn(signed, id) ? signed[id]! : inForce;
    return option === null ? [] : [[id, option]];
  }));
}

/** From when the version is in force, under the readings followed. Where nobody has chosen how to read it: some day of all that it could be. */
export function forceOf(policy: Policy, readings: ReadonlyMap<string, string>): ForceSpan {
  const { inForce } = policy;
  if (!('reading' in inForce)) return inForce;
  if (readings.has(inForce.reading)) return chosen(inForce, { policy, readings }).value;
  const spans = Object.values(inForce.choose);
  const last = spans.some((span) => span.to === null) ? null : spans.map((span) => span.to!).sort().at(-1)!;
  return { from: spans.map((span) => span.from).sort()[0]!, to: last, printed: spans.map((span) => span.printed).join('; or: ') };
}

/** The line of one policy as its own file tells it: the earlier versions and this one. */
export function timeLineOf(policy: Policy, readings: ReadonlyMap<string, string>): VersionEntry[] {
  const earlier = policy.earlierVersions.map(({ version, from }) => ({ version, from }));
  return [...earlier, { version: policy.version, from: forceOf(policy, readings), ...(policy.endsOn ? { endsOn: policy.endsOn } : {}), policy }];
}

/**
 * Which entry governs on a day. A start on one day counts from that day; a start known only roughly counts once the
 * whole of its range is past, and until then it cannot be told whether the version had begun.
 */
export function governing(entries: readonly VersionEntry[], asAt: IsoDate): Governing {
  const [only] = entries;
  if (entries.length === 1 && only!.policy !== undefined && only!.endsOn === undefined && surelyBegun(only!.from, asAt)) return { state: 'in-force', entry: only! };
  const order = [...entries].sort((a, b) => inOrder(a.from).localeCompare(inOrder(b.from)));
  const over = (entry: VersionEntry) => (entry.endsOn ?? asAt) < asAt;
  const mayHaveBegun = order.filter((entry) => entry.from.from <= asAt);
  if (mayHaveBegun.length === 0) return { state: 'not-yet', first: order[0]! };
  const lastSure = mayHaveBegun.findLastIndex((entry) => over(entry) || surelyBegun(entry.from, asAt));
  const possible = mayHaveBegun.slice(Math.max(lastSure, 0)).filter((entry) => !over(entry));
  if (possible.length === 0) return { state: 'ended', entry: mayHaveBegun[lastSure]! };
  if (possible.every((entry) => entry.policy === undefined)) return { state: 'text-not-held', entries: possible };
  const settled = possible.length === 1 && mayHaveBegun[lastSure] === possible[0];
  return settled ? { state: 'in-force', entry: possible[0]! } : { state: 'cannot-tell', entries: possible };
}

/** A start on one day counts from that day; one known only roughly, from the day after its range. */
export function surelyBegun(span: ForceSpan, asAt: IsoDate): boolean {
  return span.from === span.to ? span.from <= asAt : (span.to ?? asAt) < asAt;
}

/** By the first day that it could be, then by the last; one without a last day comes after all others. */
function inOrder({ from, to }: ForceSpan): string {
  return `${from} ${to ?? '9999'}`;
}
