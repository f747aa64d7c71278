import { factDefinition, type FactDefinition } from '../domain/factCatalogue.ts';
import { isLeaf, testsOf, type Leaf, type UnderReading } from './conditionSchema.ts';
import { runGolden } from './golden.ts';
import { parsePolicy, PolicyFormError, type Policy } from './schema.ts';
import { everyCondition, topConditions, type Place } from './walk.ts';

export type LintRule =
  | 'form' | 'double-id' | 'treatment' | 'dates'
  | 'clause-missing' | 'clause-without-condition' | 'clause-circle' | 'clause-unused'
  | 'fact-unknown' | 'fact-not-listed' | 'fact-unused' | 'fact-decides' | 'choice-unknown' | 'test-does-not-fit'
  | 'reading-missing' | 'reading-options' | 'reading-in-force' | 'reading-unused'
  | 'golden-fails' | 'golden-missing';

/** `fault`: the policy cannot be used as it is. `notice`: something to look at. */
export interface LintFinding {
  readonly level: 'fault' | 'notice';
  readonly rule: LintRule;
  /** The path in the file. */
  readonly where: string;
  readonly message: string;
}

type Report = (level: LintFinding['level'], rule: LintRule, where: string, message: string) => void;

/** Checks a policy file: its form, everything that it names, and its golden cases (run only where there is no fault). Never throws. */
export function lintPolicy(input: unknown): LintFinding[] {
  let policy: Policy;
  try {
    policy = parsePolicy(input);
  } catch (error) {
    const problems = error instanceof PolicyFormError ? error.problems : [String(error)];
    return problems.map((problem) => ({ level: 'fault', rule: 'form', where: problem.split(': ')[0]!, message: problem }));
  }
  const findings: LintFinding[] = [];
  const report: Report = (level, rule, where, message) => findings.push({ level, rule, where, message });
  const places = topConditions(policy).flatMap(everyCondition);
  ids(policy, report);
  dates(policy, report);
  clauses(policy, places, report);
  facts(policy, places, report);
  readings(policy, places, report);
  if (!findings.some((one) => one.level === 'fault')) golden(policy, report);
  return findings;
}

function ids(policy: Policy, report: Report): void {
  const lists = {
    facts: policy.facts, parts: policy.parts, readings: policy.readings, principles: policy.principles,
    notThemselvesAnException: policy.notThemselvesAnException, goldenCases: policy.goldenCases,
  };
  const check = (where: string, list: readonly { readonly id: string }[]) => {
    const seen = new Set<string>();
    for (const { id } of list) {
      if (seen.has(id)) report('fault', 'double-id', where, `“${id}” is there twice`);
      seen.add(id);
    }
  };
  Object.entries(lists).forEach(([where, list]) => check(where, list));
  policy.readings.forEach((reading) => check(`readings.${reading.id}.options`, reading.options));
  for (const taken of policy.parts.filter((part) => part.id === 'scope' || part.id === 'policy')) {
    report('fault', 'double-id', `parts.${taken.id}`, `A part cannot be called “${taken.id}”`);
  }
  if (!choicesOf('treatment').includes(policy.treatment)) report('fault', 'treatment', 'treatment', `“${policy.treatment}” is not a kind of treatment`);
}

function dates(policy: Policy, report: Report): void {
  const spans = 'choose' in policy.inForce ? Object.values(policy.inForce.choose) : [policy.inForce];
  for (const span of spans) {
    if (policy.endsOn !== undefined && policy.endsOn < span.from) report('fault', 'dates', 'endsOn', 'It ends before it begins');
    if (policy.dates.review?.to !== undefined && policy.dates.review.to < span.from) report('notice', 'dates', 'dates.review', 'The review comes before the start');
    for (const earlier of policy.earlierVersions) {
      if (earlier.from.from > span.from) report('fault', 'dates', `earlierVersions.${earlier.version}`, 'An earlier version starts after this one');
    }
  }
}

function clauses(policy: Policy, places: readonly Place[], report: Report): void {
  const named: [string, string | null][] = [
    ...policy.parts.map((part): [string, string] => [`parts.${part.id}.clause`, part.clause]),
    ...policy.readings.map((one): [string, string] => [`readings.${one.id}.clause`, one.clause]),
    ...policy.principles.map((one): [string, string] => [`principles.${one.id}.clause`, one.clause]),
    ...policy.notThemselvesAnException.map((one): [string, string] => [`notThemselvesAnException.${one.id}.clause`, one.clause]),
    ...policy.codes.map((one, index): [string, string] => [`codes.${index}.clause`, one.clause]),
    ['exceptionClause', policy.exceptionClause],
  ];
  const missing = (where: string, clause: string) => report('fault', 'clause-missing', where, `There is no clause “${clause}”`);
  for (const [where, clause] of named) if (clause !== null && !Object.hasOwn(policy.clauses, clause)) missing(where, clause);
  const used = new Set<string>();
  for (const { where, condition } of places) {
    if (typeof condition !== 'string') continue;
    used.add(condition);
    if (!Object.hasOwn(policy.clauses, condition)) missing(where, condition);
    else if (policy.clauses[condition]!.condition === undefined) report('fault', 'clause-without-condition', where, `Clause “${condition}” holds no condition`);
  }
  for (const [id, clause] of Object.entries(policy.clauses)) {
    if (leadsTo(policy, id, id, new Set())) report('fault', 'clause-circle', `clauses.${id}`, `Clause “${id}” leads back to itself`);
    if (used.has(id)) continue;
    if (clause.condition !== undefined) report('notice', 'clause-unused', `clauses.${id}`, `The condition of clause “${id}” is used nowhere`);
    else if (clause.kind === 'criterion') report('notice', 'clause-unused', `clauses.${id}`, `Clause “${id}” is called a criterion but holds no condition`);
  }
}

function leadsTo(policy: Policy, from: string, target: string, seen: Set<string>): boolean {
  const condition = Object.hasOwn(policy.clauses, from) ? policy.clauses[from]!.condition : undefined;
  if (condition === undefined || seen.has(from)) return false;
  seen.add(from);
  return everyCondition({ where: '', condition }).some(({ condition: one }) => typeof one === 'string' && (one === target || leadsTo(policy, one, target, seen)));
}

function facts(policy: Policy, places: readonly Place[], report: Report): void {
  const tested = new Set<string>();
  for (const { where, condition } of places) {
    if (!isLeaf(condition)) continue;
    tested.add(condition.fact);
    const definition = factDefinition(condition.fact);
    if (!definition) report('fault', 'fact-unknown', where, `There is no fact “${condition.fact}”`);
    else fits(condition, definition, where, report);
    if (!policy.facts.some((fact) => fact.id === condition.fact)) report('fault', 'fact-not-listed', where, `“${condition.fact}” is tested but not among the policy’s facts`);
  }
  for (const { id, decides } of policy.facts) {
    if (!factDefinition(id)) report('fault', 'fact-unknown', `facts.${id}`, `There is no fact “${id}”`);
    if (decides && !tested.has(id)) report('fault', 'fact-unused', `facts.${id}`, `“${id}” is said to decide but is tested nowhere`);
    if (!decides && tested.has(id)) report('fault', 'fact-decides', `facts.${id}`, `“${id}” is said not to decide but is tested`);
  }
}

function fits(leaf: Leaf, definition: FactDefinition, where: string, report: Report): void {
  const [test] = testsOf(leaf);
  const kind = { is: 'choice', atLeast: 'count', atMost: 'count', lastsAtLeast: 'interval', ageAtLeast: 'date' }[test!];
  if (definition.answer.kind !== kind) report('fault', 'test-does-not-fit', where, `“${leaf.fact}” cannot be tested with “${test}”`);
  else for (const choice of leaf.is ?? []) if (!choicesOf(leaf.fact).includes(choice)) report('fault', 'choice-unknown', where, `“${leaf.fact}” has no choice “${choice}”`);
}

function choicesOf(factId: string): string[] {
  const answer = factDefinition(factId)?.answer;
  return answer?.kind === 'choice' ? answer.choices.map((one) => one.id) : [];
}

function readings(policy: Policy, places: readonly Place[], report: Report): void {
  const uses: { where: string; use: UnderReading<unknown> }[] = places.flatMap(({ where, condition }) => usesIn(condition).map((use) => ({ where, use })));
  if ('reading' in policy.inForce) uses.push({ where: 'inForce', use: policy.inForce });
  for (const { where, use } of uses) {
    const reading = policy.readings.find((one) => one.id === use.reading);
    if (!reading) {
      report('fault', 'reading-missing', where, `There is no reading “${use.reading}”`);
      continue;
    }
    const [options, answered] = [reading.options.map((one) => one.id), Object.keys(use.choose)];
    for (const option of options) if (!answered.includes(option)) report('fault', 'reading-options', where, `Nothing is said for the option “${option}” of “${reading.id}”`);
    for (const option of answered) if (!options.includes(option)) report('fault', 'reading-options', where, `“${reading.id}” has no option “${option}”`);
  }
  for (const reading of policy.readings) {
    if (!reading.options.some((one) => one.id === reading.inForce)) report('fault', 'reading-in-force', `readings.${reading.id}`, `The option in force, “${reading.inForce}”, is not one of its options`);
    if (!uses.some(({ use }) => use.reading === reading.id)) report('notice', 'reading-unused', `readings.${reading.id}`, `The reading “${reading.id}” changes nothing`);
  }
}

function usesIn(condition: Place['condition']): UnderReading<unknown>[] {
  if (typeof condition === 'string') return [];
  if (!isLeaf(condition)) return 'reading' in condition ? [condition] : [];
  return [condition.lastsAtLeast, condition.ongoingCounts, condition.ifOpen].filter(
    (one): one is UnderReading<never> => typeof one === 'object' && 'reading' in one,
  );
}

function golden(policy: Policy, report: Report): void {
  for (const one of policy.goldenCases) {
    const { problems } = runGolden(policy, one);
    for (const problem of problems) report('fault', 'golden-fails', `goldenCases.${one.id}`, problem);
  }
  if (policy.goldenCases.length === 0) report('notice', 'golden-missing', 'goldenCases', 'There are no golden cases: nothing shows that the file says what the policy says');
}
