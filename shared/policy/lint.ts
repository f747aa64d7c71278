import type { FactDefinition } from '../domain/factCatalogue.ts';
import { factDefinition } from '../domain/factCatalogue.ts';
import { isLeaf, testsOf, type Leaf, type UnderReading } from './conditionSchema.ts';
import { runGolden } from './golden.ts';
import { mends, type LintContext, type LintFinding } from './lintContext.ts';
import { lintLogic } from './lintLogic.ts';
import { parsePolicy, PolicyFormError, type Policy } from './schema.ts';
import { vocabularyOf } from './vocabulary.ts';
import { everyCondition, topConditions, type Place } from './walk.ts';

export type { LintFinding, LintRule } from './lintContext.ts';

/**
 * Checks a policy file: its form, everything that it names, whether each criterion can be met and matters, and its
 * golden cases (run only where there is no fault). Never throws.
 */
export function lintPolicy(input: unknown): LintFinding[] {
  const findings: LintFinding[] = [];
  const report: LintContext['report'] = (level, rule, where, message) => findings.push({ level, rule, where, message, mend: mends[rule] });
  let policy: Policy;
  try {
    policy = parsePolicy(input);
  } catch (error) {
    const problems = error instanceof PolicyFormError ? error.problems : [String(error)];
    for (const problem of problems) report('fault', 'form', problem.split(': ')[0]!, problem);
    return findings;
  }
  const context: LintContext = { policy, places: topConditions(policy).flatMap(everyCondition), define: vocabularyOf([policy]).get, report };
  for (const check of [ids, dates, clauses, facts, readings]) check(context);
  if (findings.some((one) => one.level === 'fault')) return findings;
  golden(context);
  if (!findings.some((one) => one.level === 'fault')) lintLogic(context);
  return findings;
}

function ids({ policy, report, define }: LintContext): void {
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
  if (!choicesOf(define('treatment')).includes(policy.treatment)) report('fault', 'treatment', 'treatment', `“${policy.treatment}” is not a treatment that the app knows, and no “treatmentLabel” names it`);
  purposes();

  function purposes(): void {
    const named = policy.parts.filter((part) => part.purpose !== undefined);
    if (policy.purposeFact === undefined) {
      for (const part of named) report('fault', 'purpose', `parts.${part.id}`, 'It has a purpose, but the policy has no “purposeFact”');
      return;
    }
    const choices = choicesOf(define(policy.purposeFact));
    if (choices.length === 0) report('fault', 'purpose', 'purposeFact', `“${policy.purposeFact}” is not a fact with choices`);
    for (const part of named) if (!choices.includes(part.purpose!)) report('fault', 'purpose', `parts.${part.id}`, `“${part.purpose}” is not a choice of “${policy.purposeFact}”`);
  }
}

function dates({ policy, report }: LintContext): void {
  for (const span of spansOf(policy)) {
    if (policy.endsOn !== undefined && policy.endsOn < span.from) report('fault', 'dates', 'endsOn', 'It ends before it begins');
    if (policy.dates.review?.to !== undefined && policy.dates.review.to < span.from) report('notice', 'dates', 'dates.review', 'The review comes before the start');
    for (const earlier of policy.earlierVersions) {
      if (earlier.from.from > span.from) report('fault', 'dates', `earlierVersions.${earlier.version}`, 'An earlier version starts after this one');
    }
  }
}

function spansOf(policy: Policy) {
  return 'choose' in policy.inForce ? Object.values(policy.inForce.choose) : [policy.inForce];
}

function clauses({ policy, places, report }: LintContext): void {
  const named: [string, string | null][] = [
    ...policy.parts.map((part): [string, string] => [`parts.${part.id}.clause`, part.clause]),
    ...policy.readings.map((one): [string, string] => [`readings.${one.id}.clause`, one.clause]),
    ...policy.principles.map((one): [string, string] => [`principles.${one.id}.clause`, one.clause]),
    ...policy.notThemselvesAnException.map((one): [string, string] => [`notThemselvesAnException.${one.id}.clause`, one.clause]),
    ...policy.codes.map((one, index): [string, string] => [`codes.${index}.clause`, one.clause]),
    ...(policy.answersGuidance ?? []).map((one, index): [string, string] => [`answersGuidance.${index}.clause`, one.clause]),
    ...policy.defects.flatMap((one, index) => (one.clauses ?? []).map((clause): [string, string] => [`defects.${index}.clauses`, clause])),
    ...Object.entries(policy.dates).map(([name, date]): [string, string | null] => [`dates.${name}.clause`, date?.clause ?? null]),
    ...spansOf(policy).map((span): [string, string | null] => ['inForce.clause', span.clause ?? null]),
    ...policy.earlierVersions.map((one): [string, string | null] => [`earlierVersions.${one.version}.clause`, one.clause ?? null]),
    ['force.staysPastReview', policy.force?.staysPastReview ?? null],
    ['force.endedByMandatoryGuidance.clause', policy.force?.endedByMandatoryGuidance?.clause ?? null],
    ['force.keptAgainstOtherGuidance', policy.force?.keptAgainstOtherGuidance ?? null],
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

function facts({ policy, places, define, report }: LintContext): void {
  const tested = new Set<string>();
  const look = (factId: string, where: string): FactDefinition | undefined => {
    tested.add(factId);
    const definition = define(factId);
    if (!definition) report('fault', 'fact-unknown', where, `There is no fact “${factId}”`);
    if (!policy.facts.some((fact) => fact.id === factId)) report('fault', 'fact-not-listed', where, `“${factId}” is tested but not among the policy’s facts`);
    return definition;
  };
  for (const { where, condition } of places) {
    if (!isLeaf(condition)) continue;
    const definition = look(condition.fact, where);
    if (definition) fits(condition, definition, where);
    for (const { fact } of condition.plus ?? []) {
      const added = look(fact, where);
      if (added && added.answer.kind !== 'count') report('fault', 'test-does-not-fit', where, `“${fact}” is no count, so it cannot be added to one`);
    }
  }
  if (policy.purposeFact !== undefined) tested.add(policy.purposeFact);
  for (const { id, decides, define: own } of policy.facts) {
    if (own && factDefinition(id)) report('fault', 'fact-defined-twice', `facts.${id}`, `The app knows “${id}” already, so a policy cannot define it anew`);
    if (!define(id)) report('fault', 'fact-unknown', `facts.${id}`, `There is no fact “${id}”`);
    if (decides && !tested.has(id)) report('fault', 'fact-unused', `facts.${id}`, `“${id}” is said to decide but is tested nowhere`);
    if (!decides && tested.has(id)) report('fault', 'fact-decides', `facts.${id}`, `“${id}” is said not to decide but is tested`);
  }

  function fits(leaf: Leaf, definition: FactDefinition, where: string): void {
    const [test] = testsOf(leaf);
    const kinds = { is: ['choice'], atLeast: ['count', 'quantity'], atMost: ['count', 'quantity'], lastsAtLeast: ['interval'], ageAtLeast: ['date'] }[test!];
    if (!kinds.includes(definition.answer.kind)) {
      report('fault', 'test-does-not-fit', where, `“${leaf.fact}” cannot be tested with “${test}”`);
      return;
    }
    const border = leaf.atLeast ?? leaf.atMost;
    const unit = definition.answer.kind === 'quantity' ? definition.answer.unit : null;
    if (border !== undefined && unit !== null && typeof border === 'number') report('fault', 'unit-missing', where, `“${leaf.fact}” is measured in ${unit}, and the border has no unit`);
    if (border !== undefined && typeof border === 'object' && border.unit !== unit) report('fault', 'unit-missing', where, unit === null ? `“${leaf.fact}” is a count and takes no unit` : `“${leaf.fact}” is measured in ${unit} and not in ${border.unit}`);
    const lists = leaf.is === undefined ? [] : 'choose' in leaf.is ? Object.values(leaf.is.choose) : [leaf.is];
    for (const choice of lists.flat()) if (!choicesOf(definition).includes(choice)) report('fault', 'choice-unknown', where, `“${leaf.fact}” has no choice “${choice}”`);
  }
}

function choicesOf(definition: FactDefinition | undefined): string[] {
  const answer = definition?.answer;
  return answer?.kind === 'choice' ? answer.choices.map((one) => one.id) : [];
}

function readings({ policy, places, report }: LintContext): void {
  const uses: { where: string; use: UnderReading<unknown> }[] = places.flatMap(({ where, condition }) => usesIn(condition).map((use) => ({ where, use })));
  if ('reading' in policy.inForce) uses.push({ where: 'inForce', use: policy.inForce });
  const named = new Set(uses.map(({ use }) => use.reading));
  for (const { where, condition } of places) {
    for (const { under } of isLeaf(condition) ? (condition.plus ?? []) : []) {
      if (under === undefined) continue;
      named.add(under.reading);
      const reading = policy.readings.find((one) => one.id === under.reading);
      if (!reading) report('fault', 'reading-missing', where, `There is no reading “${under.reading}”`);
      for (const option of under.options) if (reading && !reading.options.some((one) => one.id === option)) report('fault', 'reading-options', where, `“${reading.id}” has no option “${option}”`);
    }
  }
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
    if (reading.inForce !== null && !reading.options.some((one) => one.id === reading.inForce)) report('fault', 'reading-in-force', `readings.${reading.id}`, `The option in force, “${reading.inForce}”, is not one of its options`);
    if (!named.has(reading.id)) report('notice', 'reading-unused', `readings.${reading.id}`, `The reading “${reading.id}” changes nothing`);
  }
}

function usesIn(condition: Place['condition']): UnderReading<unknown>[] {
  if (typeof condition === 'string') return [];
  if (!isLeaf(condition)) return 'reading' in condition ? [condition] : [];
  return [condition.is, condition.lastsAtLeast, condition.ongoingCounts, condition.breaks, condition.overlaps, condition.ifOpen].filter(
    (one): one is UnderReading<never> => typeof one === 'object' && 'reading' in one,
  );
}

function golden({ policy, report }: LintContext): void {
  for (const one of policy.goldenCases) {
    const { problems } = runGolden(policy, one);
    for (const problem of problems) report('fault', 'golden-fails', `goldenCases.${one.id}`, problem);
  }
  if (policy.goldenCases.length === 0) report('notice', 'golden-missing', 'goldenCases', 'There are no golden cases: nothing shows that the file says what the policy says');
}
