import { describe, expect, it } from 'vitest';
import { lintLibrary, lintPolicy, type LintFinding, type Policy } from '../../../shared/policy/index.ts';
import { bundledPolicies } from '../../../shared/policy/index.ts';
import { centralEast, editable, hny, lsc } from '../../policies/support.ts';

const rules = (findings: readonly LintFinding[]) => findings.map((finding) => `${finding.level} ${finding.rule} ${finding.where}`);
const bent = (policy: Policy, bend: (copy: any) => void): string[] => {
  const copy = editable(policy);
  bend(copy);
  return rules(lintPolicy(copy));
};
const logic = (copy: any) => copy.clauses['steroid.1'];

describe('conditions that cannot hold, or change nothing', () => {
  it('names a criterion that no facts can meet', () => {
    const found = bent(hny(), (copy) => {
      copy.goldenCases = [];
      logic(copy).condition = { all: [{ fact: 'injectionsWithoutRelief', atLeast: 3 }, { fact: 'injectionsWithoutRelief', atMost: 2 }] };
    });
    expect(found).toContain('notice never-met clauses.steroid.1 (steroid.criteria.0.0)');
    expect(found).not.toContain('notice never-met clauses.steroid.2 (steroid.criteria.0.1)');
  });

  it('does not take a narrow window for one that cannot be met', () => {
    const found = bent(hny(), (copy) => {
      copy.goldenCases = [];
      logic(copy).condition = { all: [{ fact: 'injectionsWithoutRelief', atLeast: 2 }, { fact: 'injectionsWithoutRelief', atMost: 2 }] };
    });
    expect(found.filter((one) => one.includes('never-met'))).toEqual([]);
  });

  it('names a branch that never changes what it stands in, in an “any” and in an “all”', () => {
    const any = bent(hny(), (copy) => {
      copy.goldenCases = [];
      logic(copy).condition = { any: [{ fact: 'severeTrauma', is: ['yes'] }, { all: [{ fact: 'severeTrauma', is: ['yes'] }, { fact: 'landmarks', is: ['not-disease'] }] }] };
    });
    expect(any).toContain('notice dead-branch clauses.steroid.1 (steroid.criteria.0.0.1)');
    const all = bent(hny(), (copy) => {
      copy.goldenCases = [];
      logic(copy).condition = { all: [{ fact: 'injectionsWithoutRelief', atLeast: 2 }, { fact: 'injectionsWithoutRelief', atLeast: 1 }] };
    });
    expect(all).toContain('notice dead-branch clauses.steroid.1 (steroid.criteria.0.0.1)');
    expect(all).not.toContain('notice dead-branch clauses.steroid.1 (steroid.criteria.0.0.0)');
  });

  it('looks under every option of a reading, not only the one in force', () => {
    const found = bent(hny(), (copy) => {
      copy.goldenCases = [];
      logic(copy).condition = { reading: 'brackets', choose: { 'and-binds-all': { fact: 'severeTrauma', is: ['yes'] }, 'and-binds-last': { all: [{ fact: 'severeTrauma', is: ['yes'] }, { fact: 'severeTrauma', is: ['no'] }] } } };
    });
    expect(found.some((one) => one.startsWith('notice never-met clauses.steroid.1'))).toBe(true);
  });

  it('names a criterion that no golden case decides', () => {
    const found = bent(hny(), (copy) => {
      copy.goldenCases = copy.goldenCases.filter((golden: any) => golden.facts.aspirationAbandoned !== 'yes' && golden.facts.aspirationAbandoned !== undefined);
      copy.goldenCases = copy.goldenCases.filter((golden: any) => golden.id === 'aspiration-failed');
    });
    expect(found).toContain('notice golden-decides-nothing clauses.steroid.1');
    expect(found).not.toContain('notice golden-decides-nothing clauses.aspiration.3');
  });

  it('names a border without its unit, and one with another', () => {
    const quantity = (border: unknown) => bent(lsc(), (copy) => {
      copy.goldenCases = [];
      copy.facts.push({ id: 'gap', why: 'A gap.', decides: true, define: { label: 'Gap', answer: { kind: 'quantity', unit: 'mm' } } });
      copy.scope = { all: [copy.scope, { fact: 'gap', atMost: border }] };
    });
    expect(quantity(10)).toContain('fault unit-missing scope.all.1');
    expect(quantity({ amount: 1, unit: 'cm' })).toContain('fault unit-missing scope.all.1');
    expect(quantity({ amount: 10, unit: 'mm' }).filter((one) => one.startsWith('fault'))).toEqual([]);
    expect(bent(hny(), (copy) => (copy.clauses['steroid.3'].condition = { fact: 'injectionsWithoutRelief', atLeast: { amount: 2, unit: 'injections' } }))).toContain('fault unit-missing clauses.steroid.3.condition');
  });

  it('tells of each finding how to mend it', () => {
    for (const finding of lintPolicy({ ...editable(hny()), scope: 'nowhere', treatment: 'nothing' })) expect(finding.mend).toMatch(/\.$/);
  });
});

describe('what a policy defines', () => {
  const define = { label: 'Gap', answer: { kind: 'quantity', unit: 'mm' } };

  it('cannot be what the app knows already', () => {
    expect(bent(lsc(), (copy) => (copy.facts[0].define = define))).toContain('fault fact-defined-twice facts.treatment');
  });

  it('needs a name for a treatment that the app does not know', () => {
    expect(bent(lsc(), (copy) => (copy.treatment = 'pulsed-field'))).toContain('fault treatment treatment');
  });

  it('has purposes that are choices of its purpose fact', () => {
    expect(bent(hny(), (copy) => (copy.parts[0].purpose = 'dance'))).toContain('fault purpose parts.steroid');
    expect(bent(hny(), (copy) => delete copy.purposeFact)).toEqual(expect.arrayContaining(['fault purpose parts.steroid', 'fault purpose parts.aspiration']));
    expect(bent(hny(), (copy) => (copy.purposeFact = 'conservativeTreatment'))).toContain('fault purpose purposeFact');
  });
});

describe('policies against each other', () => {
  const other = (policy: Policy, change: (copy: any) => void): Policy => {
    const copy = editable(policy);
    change(copy);
    return copy as Policy;
  };

  it('finds nothing in those that ship', () => {
    expect(lintLibrary(bundledPolicies())).toEqual([]);
  });

  it('refuses two texts with one id, and takes the same text twice', () => {
    expect(rules(lintLibrary([lsc(), other(lsc(), (copy) => (copy.title = 'Another'))]))).toContain('fault double-id lsc-clin12-lipus-2');
    expect(lintLibrary([lsc(), editable(lsc())])).toEqual([]);
  });

  it('refuses a second definition of a fact or a treatment that differs', () => {
    const defining = (id: string, unit: string, label: string) => other(centralEast(), (copy) => {
      Object.assign(copy, { id, line: id, treatment: 'field', treatmentLabel: label, inForce: { from: '2026-01-01', to: '2026-01-01', printed: 'x' } });
      copy.facts.push({ id: 'gap', why: 'Why.', decides: false, define: { label: 'Gap', answer: { kind: 'quantity', unit } } });
    });
    const found = rules(lintLibrary([defining('a', 'mm', 'Field'), defining('b', 'cm', 'Fields')]));
    expect(found).toEqual(expect.arrayContaining(['fault fact-defined-twice b: facts.gap', 'fault treatment b: treatmentLabel']));
    expect(rules(lintLibrary([defining('a', 'mm', 'Field'), defining('b', 'mm', 'Field')])).filter((one) => one.startsWith('fault'))).toEqual([]);
  });

  it('tells of two lines in force at once for one ICB and one treatment, and of one line with the same version twice', () => {
    const second = (change: (copy: any) => void) => other(lsc(), (copy) => {
      copy.id = 'second';
      change(copy);
    });
    expect(rules(lintLibrary([lsc(), second((copy) => (copy.line = 'second'))]))).toEqual(['notice dates-overlap lsc-clin12-lipus-2, second']);
    expect(rules(lintLibrary([lsc(), second((copy) => (copy.version = '3'))]))).toEqual([]);
    expect(rules(lintLibrary([lsc(), second(() => undefined)]))).toEqual(['fault dates-overlap lsc-clin12-lipus-2, second']);
    const ended = second((copy) => Object.assign(copy, { line: 'second', earlierVersions: [], inForce: { from: '2010-01-01', to: '2010-01-01', printed: '2010' }, endsOn: '2011-12-31' }));
    expect(lintLibrary([lsc(), ended])).toEqual([]);
    expect(lintLibrary([lsc(), second((copy) => Object.assign(copy, { line: 'second', commissioner: 'QOQ' }))])).toEqual([]);
  });
});
