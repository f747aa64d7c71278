import { isLeaf, type Condition } from '../../shared/policy/conditionSchema.ts';
import { runGolden } from '../../shared/policy/index.ts';
import type { Clause, ForceSpan, Policy } from '../../shared/policy/schema.ts';
import { askedTogether, sourceClauses, sourceDates, sourceRoles } from './sourceClauses.ts';

/** One clause of a paper: what it is, where the encoding uses it, and the checks that fail once it is taken out. */
export interface ClauseCoverage {
  readonly clause: string;
  /** Where it stands in the paper. */
  readonly place: string;
  readonly kind: Clause['kind'];
  readonly acts: readonly string[];
  /** True for what decides: a criterion, a scope, a date row, a position, or anything else that acts. */
  readonly mustBeSeen: boolean;
  readonly seenBy: readonly string[];
}

export interface PolicyCoverage {
  readonly policy: string;
  readonly clauses: readonly ClauseCoverage[];
  /** Empty where every clause of the paper is there and every one that decides is seen by a check. */
  readonly problems: readonly string[];
}

/** The place of a clause as the list made by hand writes it. */
export function placeOf({ source }: Clause): string {
  return `${source.section ?? source.box ?? '?'}${source.item === undefined ? '' : ` (${source.item})`}`;
}

/** Compares the clauses of a policy with its paper, takes each one that decides out in turn, and looks which checks fail. */
export function coverageOf(policy: Policy): PolicyCoverage {
  const byHand = sourceClauses[policy.id] ?? [];
  const places = Object.values(policy.clauses).map(placeOf);
  const problems = [
    ...byHand.filter((place) => !places.includes(place)).map((place) => `${policy.id}: the paper has “${place}”, the encoding does not`),
    ...places.filter((place, index) => !byHand.includes(place) || places.indexOf(place) !== index).map((place) => `${policy.id}: the encoding has “${place}”, which the list made by hand has not, or has once`),
    ...failing(policy).map((name) => `${policy.id}: fails as it stands: ${name}`),
  ];
  const clauses = Object.entries(policy.clauses).map(([id, clause]): ClauseCoverage => {
    const place = placeOf(clause);
    const acts = actsOf(policy, id);
    const together = idAt(policy, askedTogether[policy.id]?.[place]);
    const mustBeSeen = clause.kind === 'scope' || clause.kind === 'criterion' || clause.condition !== undefined || acts.some(decides);
    const seenBy = mustBeSeen ? failing(without(policy, together ?? id)) : [];
    return { clause: id, place, kind: clause.kind, acts: together === undefined ? acts : [`asked together with “${placeOf(policy.clauses[together]!)}”`, ...acts], mustBeSeen, seenBy };
  });
  for (const one of clauses) if (one.mustBeSeen && one.seenBy.length === 0) problems.push(`${policy.id}: nothing fails when “${one.place}” (${one.clause}) is taken out`);
  return { policy: policy.id, clauses, problems };
}

/** What only tells people something does not decide. */
const decides = (act: string) => !act.startsWith('defect') && !act.startsWith('reading');

function idAt(policy: Policy, place: string | undefined): string | undefined {
  return place === undefined ? undefined : Object.keys(policy.clauses).find((id) => placeOf(policy.clauses[id]!) === place);
}

/** Names of the checks that a policy fails: its golden cases, and the dates and roles written down by hand. */
function failing(policy: Policy): string[] {
  const golden = policy.goldenCases.filter((one) => runGolden(policy, one).problems.length > 0).map((one) => `golden case ${one.id}`);
  const compare = (what: string, wanted: readonly string[], found: readonly string[]) => [
    ...wanted.filter((one) => !found.includes(one)).map((one) => `${what} ${one}`),
    ...found.filter((one) => !wanted.includes(one)).map((one) => `${what} that the paper has not: ${one}`),
  ];
  return [
    ...golden,
    ...compare('printed date', (sourceDates[policy.id] ?? []).map((row) => row.map(String).join(' | ')), datesOf(policy)),
    ...compare('role', (sourceRoles[policy.id] ?? []).map((row) => row.join(': ')), rolesOf(policy)),
  ];
}

function datesOf(policy: Policy): string[] {
  const row = (clause: string | undefined, of: string, span: { printed: string; from?: string | undefined; to?: string | null | undefined }) =>
    [clause === undefined ? '?' : placeOf(policy.clauses[clause]!), of, span.printed, String(span.from ?? null), String(span.to ?? null)].join(' | ');
  return [
    ...Object.entries(policy.dates).flatMap(([of, date]) => (date === null ? [] : [row(date.clause, of, date)])),
    ...policy.earlierVersions.map((earlier) => row(earlier.clause, `version ${earlier.version}`, earlier.from)),
  ];
}

/** What clauses do besides criteria, scope and dates: [what, clause]. */
function roles(policy: Policy): (readonly [string, string])[] {
  const { force } = policy;
  const optional = (role: string, clause: string | null | undefined): (readonly [string, string])[] => (clause == null ? [] : [[role, clause]]);
  return [
    ...policy.parts.map((part) => ['position', part.clause] as const),
    ...policy.notThemselvesAnException.map((one) => ['not itself an exception', one.clause] as const),
    ...(policy.answersGuidance ?? []).map((one) => [`answers ${one.guidance}`, one.clause] as const),
    ...policy.principles.map((one) => [`principle ${one.role === 'reserved' ? 'reserved' : 'relied on'}`, one.clause] as const),
    ...optional('way to an exception', policy.exceptionClause),
    ...optional('stays past its review', force?.staysPastReview),
    ...optional(`ended by mandatory guidance on ${force?.endedByMandatoryGuidance?.on.join(', ')}`, force?.endedByMandatoryGuidance?.clause),
    ...optional('kept against other guidance', force?.keptAgainstOtherGuidance),
    ...policy.codes.map((one) => [`code ${one.code}`, one.clause] as const),
  ];
}

function rolesOf(policy: Policy): string[] {
  return roles(policy).map(([role, clause]) => `${role}: ${placeOf(policy.clauses[clause]!)}`);
}

const spansOf = (policy: Policy): [string, ForceSpan][] => ('choose' in policy.inForce ? Object.entries(policy.inForce.choose) : [['', policy.inForce]]);

/** Where the encoding uses a clause, in words. */
function actsOf(policy: Policy, id: string): string[] {
  const named = (condition: Condition | undefined) => condition !== undefined && names(condition, id);
  return [
    ...(named(policy.scope) ? ['scope'] : []),
    ...policy.parts.filter((part) => named(part.when)).map((part) => `whether part “${part.id}” applies`),
    ...policy.parts.filter((part) => part.position === 'commissioned-if' && named(part.criteria)).map((part) => `criteria of part “${part.id}”`),
    ...Object.entries(policy.clauses).filter(([, clause]) => named(clause.condition)).map(([other]) => `clause “${other}”`),
    ...Object.entries(policy.dates).filter(([, date]) => date?.clause === id).map(([of]) => `date: ${of}`),
    ...spansOf(policy).filter(([, span]) => span.clause === id).map(([option]) => (option === '' ? 'in force from' : `in force from, read as “${option}”`)),
    ...policy.earlierVersions.filter((earlier) => earlier.clause === id).map((earlier) => `version ${earlier.version}`),
    ...roles(policy).filter(([, clause]) => clause === id).map(([role]) => role),
    ...policy.readings.filter((reading) => reading.clause === id).map((reading) => `reading “${reading.id}”`),
    ...policy.defects.flatMap((defect, index) => (defect.clauses?.includes(id) ? [`defect ${index + 1}`] : [])),
  ];
}

function names(condition: Condition, id: string): boolean {
  if (typeof condition === 'string') return condition === id;
  if (isLeaf(condition)) return Object.values(condition.ifOpen?.choose ?? {}).some((one) => one !== null && names(one, id));
  if ('reading' in condition) return Object.values(condition.choose).some((one) => names(one, id));
  if ('not' in condition) return names(condition.not, id);
  return ('all' in condition ? condition.all : condition.any).some((one) => names(one, id));
}

/** A start of which nobody knows the day: what is left of a span whose row is gone. */
const noDay: ForceSpan = { from: '1900-01-01', to: null, printed: 'not printed' };

/**
 * The policy as it would be if the paper did not have this clause. A condition goes out of every group that names it;
 * where it stands alone, what always holds takes its place.
 */
export function without(policy: Policy, id: string): Policy {
  const treated = { fact: 'treatment', is: [policy.treatment] };
  // True and false alike: every golden case answers the kind of treatment.
  const always: Condition = { any: [treated, { not: treated }] };
  const whole = (condition: Condition): Condition => strip(condition, id, always) ?? always;
  const clauses = Object.fromEntries(
    Object.entries(policy.clauses).map(([other, { condition, ...rest }]) => [other, condition === undefined || other === id ? rest : { ...rest, condition: whole(condition) }]),
  );
  const kept = <T extends { readonly clause?: string | undefined }>(list: readonly T[]): T[] => list.filter((one) => one.clause !== id);
  const date = <T extends { readonly clause: string } | null>(one: T) => (one?.clause === id ? null : one);
  const span = (one: ForceSpan) => (one.clause === id ? noDay : one);
  const { force, inForce } = policy;
  return {
    ...policy,
    clauses,
    scope: whole(policy.scope),
    parts: kept(policy.parts).map((part) => ({
      ...part,
      ...(part.when === undefined ? {} : { when: whole(part.when) }),
      ...(part.position === 'commissioned-if' ? { criteria: whole(part.criteria) } : {}),
    })),
    dates: { ratified: date(policy.dates.ratified), published: date(policy.dates.published), effective: date(policy.dates.effective), review: date(policy.dates.review) },
    inForce: 'choose' in inForce ? { ...inForce, choose: Object.fromEntries(Object.entries(inForce.choose).map(([option, one]) => [option, span(one)])) } : span(inForce),
    earlierVersions: kept(policy.earlierVersions),
    principles: kept(policy.principles),
    notThemselvesAnException: kept(policy.notThemselvesAnException),
    ...(policy.answersGuidance ? { answersGuidance: kept(policy.answersGuidance) } : {}),
    codes: kept(policy.codes),
    exceptionClause: policy.exceptionClause === id ? null : policy.exceptionClause,
    force: force && {
      staysPastReview: force.staysPastReview === id ? null : force.staysPastReview,
      endedByMandatoryGuidance: force.endedByMandatoryGuidance?.clause === id ? null : force.endedByMandatoryGuidance,
      keptAgainstOtherGuidance: force.keptAgainstOtherGuidance === id ? null : force.keptAgainstOtherGuidance,
    },
  };
}

/** The condition without this clause; undefined where nothing is left. */
function strip(condition: Condition, id: string, always: Condition): Condition | undefined {
  if (typeof condition === 'string') return condition === id ? undefined : condition;
  if (isLeaf(condition)) {
    if (condition.ifOpen === undefined) return condition;
    const choose = Object.fromEntries(Object.entries(condition.ifOpen.choose).map(([option, one]) => [option, one === null ? null : (strip(one, id, always) ?? always)]));
    return { ...condition, ifOpen: { ...condition.ifOpen, choose } };
  }
  if ('reading' in condition) {
    return { ...condition, choose: Object.fromEntries(Object.entries(condition.choose).map(([option, one]) => [option, strip(one, id, always) ?? always])) };
  }
  if ('not' in condition) {
    const inner = strip(condition.not, id, always);
    return inner === undefined ? undefined : { ...condition, not: inner };
  }
  const rest = ('all' in condition ? condition.all : condition.any).map((one) => strip(one, id, always)).filter((one) => one !== undefined);
  if (rest.length === 0) return undefined;
  return 'all' in condition ? { ...condition, all: rest } : { ...condition, any: rest };
}
