import type { Assessment } from './answer.ts';
import { isSettled, type Finding } from './finding.ts';
import type { Policy, PolicyPart, Verdict } from './schema.ts';

/** A settled condition, with the facts that settle it. Several where counts are added, or one stands in for another. */
export interface Deciding {
  readonly finding: Finding;
  readonly facts: readonly string[];
}

/** Why an answer came out as it did: a smallest set of settled conditions that force it. */
export interface WhyNot {
  /** The purpose that is answered; null where the request names none, or the scope decides for all. */
  readonly purpose: string | null;
  readonly verdict: Verdict;
  /** What decided it. */
  readonly deciding: readonly Deciding[];
  /** What had to hold besides, so that just this was asked: the policy covers the request, and this part applies. */
  readonly given: readonly Deciding[];
  /** Every fact that the answer hangs on. Whatever any other fact is, the answer stays the same. */
  readonly facts: readonly string[];
}

const explained: readonly Verdict[] = ['not-met', 'outside-scope', 'silent', 'position-applies'];

/** One reason for each answer that is settled and is not "criteria met"; none where the date, a reading or an open fact decides. */
export function whyNot(policy: Policy, { finding, purposes, verdict }: Pick<Assessment, 'finding' | 'purposes' | 'verdict'>): WhyNot[] {
  const scope = finding.children.find((child) => child.kind === 'scope');
  if (scope === undefined) return [];
  if (verdict === 'outside-scope') {
    const deciding = smallest(forcing(scope));
    return [{ purpose: null, verdict, deciding, given: [], facts: factsOf(deciding) }];
  }
  return purposes.filter((one) => explained.includes(one.verdict)).map((answer): WhyNot => {
    const parts = policy.parts.filter((part) => answer.purpose === null || part.purpose === undefined || part.purpose === answer.purpose);
    const outcomes = parts.map((part) => outcomeOf(part, finding));
    const applying = outcomes.filter((one) => one.applies);
    // Of a part that applies, its criteria decide; where none applies, it is that none does.
    const decides = applying.length > 0 ? applying.flatMap((one) => one.criteria ?? one.when ?? []) : outcomes.flatMap((one) => one.when ?? []);
    const lastWord = new Set(decides);
    const rest = [scope, ...outcomes.flatMap((one) => [one.when, one.criteria]).filter((node) => node !== null)].filter((node) => !lastWord.has(node));
    const deciding = smallest(together(decides.map(forcing)));
    const given = smallest(together(rest.map(forcing))).filter((one) => !deciding.some((other) => other.finding.id === one.finding.id));
    const purposeFact = answer.purpose === null ? [] : [policy.purposeFact!];
    return { purpose: answer.purpose, verdict: answer.verdict, deciding, given, facts: [...new Set([...purposeFact, ...factsOf(deciding), ...factsOf(given)])] };
  });
}

/** Where a part stands: its own question whether it applies, and its criteria where they were reached. */
function outcomeOf(part: PolicyPart, root: Finding): { applies: boolean; when: Finding | null; criteria: Finding | null } {
  const found = root.children.find((child) => child.id === part.id);
  const when = found?.children.find((child) => child.id === `${part.id}.when`) ?? null;
  const criteria = found?.children.find((child) => child.id === `${part.id}.criteria`) ?? null;
  const applies = when === null || when.status === 'met';
  return { applies, when, criteria: applies ? criteria : null };
}

/** A smallest set of settled leaves that settle a condition. */
export function decidingLeaves(node: Finding): readonly Deciding[] {
  return smallest(forcing(node));
}

type Leaves = readonly Deciding[];

/** More sets than this are not kept; the shorter ones are. */
const most = 200;

/** The sets of settled leaves that force a settled condition to stay as it is. A group is settled by all of its members, or by one. */
function forcing(node: Finding): readonly Leaves[] {
  switch (node.kind) {
    case 'leaf': {
      const own = [node.factId!, ...(node.plusFacts ?? [])];
      const [instead] = node.children;
      // What stands in for a fact decides only while nobody has answered that fact: both belong to it.
      if (instead !== undefined) return forcing(instead).map((set) => set.map((one) => ({ ...one, facts: [...own, ...one.facts] })));
      return [[{ finding: node, facts: own }]];
    }
    case 'not':
      return forcing(node.children[0]!);
    default: {
      const everyOne = (node.status === 'met') === (node.kind !== 'any');
      const settled = node.children.filter((child) => isSettled(child.status) && child.status === node.status);
      return everyOne ? together(settled.map(forcing)) : kept(settled.flatMap(forcing));
    }
  }
}

/** One set out of each list, put together. */
function together(lists: readonly (readonly Leaves[])[]): readonly Leaves[] {
  return lists.reduce<readonly Leaves[]>((sofar, sets) => kept(sofar.flatMap((a) => sets.map((b) => merged(a, b)))), [[]]);
}

function merged(a: Leaves, b: Leaves): Leaves {
  return [...a, ...b.filter((one) => !a.some((other) => other.finding.id === one.finding.id))];
}

function kept(sets: readonly Leaves[]): readonly Leaves[] {
  return [...sets].sort((a, b) => weight(a) - weight(b)).slice(0, most);
}

/** Fewer facts first, then fewer conditions; of equals, the one that the policy states first. */
const weight = (set: Leaves): number => factsOf(set).length * 1000 + set.length;

const smallest = (sets: readonly Leaves[]): Leaves => kept(sets)[0] ?? [];
const factsOf = (set: Leaves): string[] => [...new Set(set.flatMap((one) => one.facts))];
