import type { FactDefinition } from '../domain/factCatalogue.ts';
import { isLeaf, type Condition, type Duration, type Leaf, type UnderReading } from './conditionSchema.ts';
import { chosen, conditionOf, PolicyFault, type Ground, type ReadingUse } from './ground.ts';
import type { Policy, PolicyPart } from './schema.ts';
import { stepsOf, type Steps } from './steps.ts';
import { vocabularyOf, type Vocabulary } from './vocabulary.ts';

/** How breaks and overlaps of several stretches are counted. Null: the policy does not say. */
export interface Counting {
  readonly breaks: 'left-out' | 'start-again' | 'count' | null;
  readonly overlaps: 'once' | 'each' | null;
}

/** A test of one fact with every reading put in. */
export type Test =
  | { readonly kind: 'is'; readonly choices: readonly string[]; readonly cannotTell: readonly string[] }
  /** `plus`: further counts that are added. */
  | { readonly kind: 'atLeast' | 'atMost'; readonly number: number; readonly unit: string | null; readonly plus: readonly string[] }
  | { readonly kind: 'lasts'; readonly length: Duration; readonly ongoingCounts: boolean; readonly counting: Counting }
  | { readonly kind: 'age'; readonly length: Duration };

interface NodeBase {
  /** The path in the policy: stable within one version. */
  readonly id: string;
  readonly clause: string | null;
  /** Our words for it; empty where the words follow from the test. */
  readonly text: string;
  readonly readings: readonly ReadingUse[];
}

/** One condition of a policy under one set of readings, ready to be evaluated as often as needed. */
export type Node = GroupNode | LeafNode;
export interface GroupNode extends NodeBase {
  readonly kind: 'all' | 'any' | 'not';
  /** Whether it is the whole of its clause and not only a piece of it. */
  readonly whole: boolean;
  readonly children: readonly Node[];
}
export interface LeafNode extends NodeBase {
  readonly kind: 'leaf';
  readonly fact: string;
  /** The one choice that is asked for, where the test is no more than that; else null. */
  readonly only: string | null;
  readonly definition: FactDefinition;
  readonly test: Test;
  /** What stands in while nobody has answered the fact. */
  readonly instead: Node | null;
}

export interface CompiledPart {
  readonly part: PolicyPart;
  readonly when: Node | null;
  readonly criteria: Node | null;
  readonly steps: PartSteps;
}

/** A part in the form in which it is evaluated. */
export interface PartSteps {
  readonly id: string;
  readonly when: Steps | null;
  readonly criteria: Steps | null;
}

/** A policy under one set of readings. */
export interface Compiled {
  readonly policy: Policy;
  readonly readings: ReadonlyMap<string, string>;
  readonly vocabulary: Vocabulary;
  readonly purposeFact: string | null;
  readonly scope: GroupNode;
  readonly scopeSteps: Steps;
  readonly parts: readonly CompiledPart[];
}

const done = new WeakMap<Policy, Map<string, Compiled>>();

/**
 * Puts the readings into the policy's conditions and follows its clauses, once for each set of readings.
 * @throws PolicyFault for a clause that is missing or holds no condition, a circle of clauses, a fact that nobody
 * defines, a test that does not fit its fact, a reading without its option (`lintPolicy` finds these beforehand)
 */
export function compile(policy: Policy, readings: ReadonlyMap<string, string>): Compiled {
  let variants = done.get(policy);
  if (variants === undefined) done.set(policy, (variants = new Map()));
  const key = [...readings].map(([id, option]) => `${id}=${option}`).join('&');
  let compiled = variants.get(key);
  if (compiled === undefined) variants.set(key, (compiled = compileNow(policy, readings)));
  return compiled;
}

function compileNow(policy: Policy, readings: ReadonlyMap<string, string>): Compiled {
  const vocabulary = vocabularyOf([policy]);
  const context: Context = { policy, readings, vocabulary };
  const inner = topNode(policy.scope, 'scope', null, context);
  const scope: GroupNode = inner.kind === 'all' ? inner : { kind: 'all', whole: false, clause: null, id: 'scope', text: '', readings: [], children: [topNode(policy.scope, 'scope.0', null, context)] };
  const parts = policy.parts.map((part) => compiledPart(part, context));
  return { policy, readings, vocabulary, purposeFact: policy.purposeFact ?? null, scope, scopeSteps: stepsOf(scope), parts };
}

function compiledPart(part: PolicyPart, context: Context): CompiledPart {
  const when = part.when === undefined ? null : topNode(part.when, `${part.id}.when`, part.clause, context);
  const criteria = part.position === 'commissioned-if' ? topNode(part.criteria, `${part.id}.criteria`, part.clause, context) : null;
  return { part, when, criteria, steps: { id: part.id, when: when && stepsOf(when), criteria: criteria && stepsOf(criteria) } };
}

function topNode(condition: Condition, id: string, clause: string | null, context: Context): Node {
  return nodeOf(condition, { id, clause, words: null, above: [] }, context);
}

interface Context extends Ground {
  readonly vocabulary: Vocabulary;
}

interface Place {
  readonly id: string;
  readonly clause: string | null;
  /** Our words for the clause, where this condition is the whole of it. */
  readonly words: string | null;
  readonly above: readonly string[];
}

const groupWords = { all: 'All of these', any: 'At least one of these', not: 'This must not be so' } as const;

function nodeOf(condition: Condition, place: Place, context: Context): Node {
  if (typeof condition === 'string') {
    if (place.above.includes(condition)) throw new PolicyFault(`Clause “${condition}” of “${context.policy.id}” leads back to itself`);
    const held = conditionOf(context.policy, condition);
    return nodeOf(held.condition, { id: place.id, clause: condition, words: held.summary, above: [...place.above, condition] }, context);
  }
  if (isLeaf(condition)) return leafNode(condition, place, context);
  if ('reading' in condition) {
    const { value, use } = chosen(condition, context);
    const inner = nodeOf(value, { ...place, words: condition.text ?? place.words }, context);
    return { ...inner, readings: [use, ...inner.readings] };
  }
  const [kind, inside]: ['all' | 'any' | 'not', readonly Condition[]] = 'not' in condition ? ['not', [condition.not]] : 'all' in condition ? ['all', condition.all] : ['any', condition.any];
  const children = inside.map((one, index) => nodeOf(one, { ...place, words: null, id: `${place.id}.${index}` }, context));
  return { kind, whole: place.words !== null, clause: place.clause, children, id: place.id, text: condition.text ?? place.words ?? groupWords[kind], readings: [] };
}

function leafNode(leaf: Leaf, place: Place, context: Context): LeafNode {
  const definition = context.vocabulary.get(leaf.fact);
  if (definition === undefined) throw new PolicyFault(`“${context.policy.id}” tests “${leaf.fact}”, which nobody defines`);
  const readings: ReadingUse[] = [];
  const follow = <T>(written: UnderReading<T>): T => {
    const { value, use } = chosen(written, context);
    readings.push(use);
    return value;
  };
  const test = testOf(leaf, definition, (written) => (isUnderReading(written) ? follow(written) : written), readings, context);
  let instead: Node | null = null;
  if (leaf.ifOpen !== undefined) {
    const value = follow(leaf.ifOpen);
    instead = value === null ? null : nodeOf(value, { ...place, id: `${place.id}.0`, words: null }, context);
  }
  const only = test.kind === 'is' && test.choices.length === 1 && test.cannotTell.length === 0 ? test.choices[0]! : null;
  return { kind: 'leaf', id: place.id, clause: place.clause, text: leaf.text ?? place.words ?? '', readings, fact: leaf.fact, definition, test, only, instead };
}

function isUnderReading<T extends {}>(written: T | UnderReading<T>): written is UnderReading<T> {
  return typeof written === 'object' && 'reading' in written;
}

type Resolve = <T extends {}>(written: T | UnderReading<T>) => T;

function testOf(leaf: Leaf, { answer }: FactDefinition, resolve: Resolve, readings: ReadingUse[], context: Context): Test {
  const fault = (what: string): PolicyFault => new PolicyFault(`The test of “${leaf.fact}” in “${context.policy.id}” ${what}`);
  const misfit = 'does not fit that fact';
  if (leaf.is !== undefined) {
    if (answer.kind !== 'choice') throw fault(misfit);
    const cannotTell = answer.choices.filter((choice) => choice.cannotTell).map((choice) => choice.id);
    // In the strings of the definition, as `checkFacts` gives the answers: that they are the same is then seen at a glance.
    const own = (id: string) => answer.choices.find((choice) => choice.id === id)?.id ?? id;
    return { kind: 'is', choices: resolve(leaf.is).map(own), cannotTell };
  }
  const border = leaf.atLeast ?? leaf.atMost;
  if (border !== undefined) {
    if (answer.kind !== 'count' && answer.kind !== 'quantity') throw fault(misfit);
    const [number, unit] = typeof border === 'number' ? [border, null] : [border.amount, border.unit];
    if (unit !== (answer.kind === 'quantity' ? answer.unit : null)) throw fault('needs the unit of that fact');
    const plus = (leaf.plus ?? []).flatMap(({ fact, under }) => {
      if (context.vocabulary.get(fact)?.answer.kind !== 'count') throw new PolicyFault(`“${fact}” in “${context.policy.id}” is no count that could be added`);
      if (under === undefined) return [fact];
      const option = context.readings.get(under.reading);
      if (option === undefined) throw new PolicyFault(`“${context.policy.id}” does not say what follows from the reading “${under.reading}”`);
      readings.push({ reading: under.reading, option });
      return under.options.includes(option) ? [fact] : [];
    });
    return { kind: leaf.atLeast !== undefined ? 'atLeast' : 'atMost', number, unit, plus };
  }
  if (leaf.lastsAtLeast !== undefined) {
    if (answer.kind !== 'interval') throw fault(misfit);
    const length = resolve(leaf.lastsAtLeast);
    const ongoingCounts = resolve(leaf.ongoingCounts ?? false);
    return { kind: 'lasts', length, ongoingCounts, counting: { breaks: leaf.breaks === undefined ? null : resolve(leaf.breaks), overlaps: leaf.overlaps === undefined ? null : resolve(leaf.overlaps) } };
  }
  if (leaf.ageAtLeast === undefined) throw fault('states nothing');
  if (answer.kind !== 'date') throw fault(misfit);
  return { kind: 'age', length: leaf.ageAtLeast };
}

/** A node and everything below it, what stands in for open facts included. */
export function everyNode(node: Node): Node[] {
  const below = node.kind === 'leaf' ? (node.instead === null ? [] : [node.instead]) : node.children;
  return [node, ...below.flatMap(everyNode)];
}

/** The conditions of a compiled policy that stand by themselves: scope, and of each part when it applies and its criteria. */
export function topNodes(compiled: Compiled): Node[] {
  return [compiled.scope, ...compiled.parts.flatMap(({ when, criteria }) => [when, criteria].filter((node) => node !== null))];
}
