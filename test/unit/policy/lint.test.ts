import { describe, expect, it } from 'vitest';
import { lintPolicy, parsePolicy, PolicyFault, PolicyFormError, policyJsonSchema, assess, canonicalJson, contentHash } from '../../../shared/policy/index.ts';
import { centralEast, editable, hny, lsc } from '../../policies/support.ts';

type Edit = (policy: any) => void;

const planted: [string, () => unknown, Edit, string][] = [
  ['a missing title', lsc, (p) => delete p.title, 'form'],
  ['a word that is not in the language', hny, (p) => (p.clauses['steroid.1'].condition = { fact: 'severeTrauma', equals: 'yes' }), 'form'],
  ['two tests in one', hny, (p) => (p.clauses['steroid.3'].condition.atMost = 5), 'form'],
  ['a length without saying whether going on counts', hny, (p) => delete p.clauses['steroid.5'].condition.all[0].ongoingCounts, 'form'],
  ['an empty group', hny, (p) => (p.scope = { all: [] }), 'form'],
  ['a date that is no day', lsc, (p) => (p.dates.ratified.from = '2026-02-30'), 'form'],
  ['a code that is no ODS code', lsc, (p) => (p.commissioner = 'qe1'), 'form'],
  ['a double id', hny, (p) => p.facts.push(p.facts[0]), 'double-id'],
  ['a treatment that does not exist', hny, (p) => (p.treatment = 'massage'), 'treatment'],
  ['an end before the start', lsc, (p) => (p.endsOn = '2026-01-01'), 'dates'],
  ['a clause that does not exist', hny, (p) => (p.parts[1].criteria.any[0] = 'aspiration.9'), 'clause-missing'],
  ['a part under a clause that does not exist', hny, (p) => (p.parts[0].clause = 'nowhere'), 'clause-missing'],
  ['a clause without a condition', hny, (p) => delete p.clauses['steroid.1'].condition, 'clause-without-condition'],
  ['a circle of clauses', hny, (p) => (p.clauses['steroid.1'].condition = 'steroid.1'), 'clause-circle'],
  ['a criterion that nothing uses', hny, (p) => p.parts[1].criteria.any.pop(), 'clause-unused'],
  ['a fact that does not exist', hny, (p) => (p.clauses['steroid.1'].condition.fact = 'shoeSize'), 'fact-unknown'],
  ['a fact that is not listed', hny, (p) => (p.clauses['steroid.1'].condition = { fact: 'consentGiven', is: ['yes'] }), 'fact-not-listed'],
  ['a fact said to decide that does not', lsc, (p) => (p.facts[4].decides = true), 'fact-unused'],
  ['a fact said not to decide that does', centralEast, (p) => (p.facts[1].decides = false), 'fact-decides'],
  ['a choice that does not exist', lsc, (p) => (p.clauses['2.4'].condition.all[1].is = ['bones']), 'choice-unknown'],
  ['a test that does not fit the fact', hny, (p) => (p.clauses['steroid.3'].condition = { fact: 'injectionsWithoutRelief', is: ['yes'] }), 'test-does-not-fit'],
  ['a reading that does not exist', hny, (p) => (p.parts[0].criteria.reading = 'commas'), 'reading-missing'],
  ['an option that is not answered', hny, (p) => delete p.parts[0].criteria.choose['and-binds-last'], 'reading-options'],
  ['an option in force that does not exist', hny, (p) => (p.readings[0].inForce = 'neither'), 'reading-in-force'],
  ['a reading that changes nothing', lsc, (p) => (p.inForce = p.inForce.choose.ratified), 'reading-unused'],
  ['a golden case that fails', lsc, (p) => (p.goldenCases[0].expect.verdict = 'met'), 'golden-fails'],
  ['no golden cases', lsc, (p) => (p.goldenCases = []), 'golden-missing'],
];

describe('planted faults', () => {
  it.each(planted)('finds %s', (_name, policy, edit, rule) => {
    const copy = editable(policy() as ReturnType<typeof hny>);
    edit(copy);
    expect(lintPolicy(copy).map((finding) => finding.rule)).toContain(rule);
  });

  it.each([null, undefined, 3, 'policy', [], {}, { clauses: 1 }])('does not throw on %j', (input) => {
    expect(lintPolicy(input).every((finding) => finding.level === 'fault' && finding.rule === 'form')).toBe(true);
    expect(lintPolicy(input).length).toBeGreaterThan(0);
  });
});

describe('the form', () => {
  it('says where each problem is', () => {
    const copy = editable(hny());
    delete copy.title;
    copy.clauses['steroid.1'].condition = { fact: 'severeTrauma', equals: 'yes' };
    try {
      parsePolicy(copy);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(PolicyFormError);
      expect((error as PolicyFormError).problems.map((problem) => problem.split(':')[0])).toEqual(expect.arrayContaining(['title', 'clauses.steroid.1.condition']));
    }
  });

  it('adds nothing and drops nothing, so the hash is over the file', () => {
    for (const policy of [lsc(), centralEast(), hny()]) expect(canonicalJson(parsePolicy(editable(policy)))).toBe(canonicalJson(policy));
    const turned = Object.fromEntries(Object.entries(lsc()).reverse());
    expect(contentHash(turned, (text) => text)).toBe(contentHash(lsc(), (text) => text));
  });

  it('can be given as JSON Schema', () => {
    const schema = policyJsonSchema() as { type: string; required: string[] };
    expect(schema.type).toBe('object');
    expect(schema.required).toEqual(expect.arrayContaining(['clauses', 'scope', 'parts', 'readings', 'goldenCases']));
  });
});

describe('a policy that cannot be evaluated', () => {
  it.each<[string, Edit]>([
    ['a missing clause', (p) => (p.scope = 'nowhere')],
    ['a clause without a condition', (p) => (p.scope = 'rationale')],
    ['a circle', (p) => (p.clauses.purpose.condition = { all: ['purpose'] })],
    ['a test that does not fit', (p) => (p.clauses.purpose.condition = { fact: 'treatment', atLeast: 2 })],
    ['a reading without its option', (p) => (p.parts[0].criteria.choose = {})],
  ])('%s is a fault, never a verdict', (_name, edit) => {
    const copy = editable(hny());
    edit(copy);
    const known = { treatment: { state: 'known' as const, value: { kind: 'choice' as const, choice: 'guided-injection' }, confirmation: 'c' } };
    expect(() => assess(copy, known, '2026-06-01')).toThrow(PolicyFault);
  });
});
