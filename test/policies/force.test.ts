import { describe, expect, it } from 'vitest';
import type { Guidance } from '../../shared/policy/guidance.ts';
import { promptsFor, type Policy } from '../../shared/policy/index.ts';
import { answer, centralEast, hny, lsc, type Written } from './support.ts';

const entry = (change: Partial<Guidance>): Guidance => ({
  id: 'TA9001', identifier: 'TA9001', aliases: [], title: 'Made up for a test', publisher: 'NICE', replacedBy: [], mandatoryFrom: null,
  about: [{ treatment: 'lipus', relation: 'intervention' }], checkedOn: '2026-05-01', ...change,
});

const lipus: Written = { treatment: 'lipus', lipusPurpose: 'bone-healing', lipusDevice: 'exogen', fractureStatus: 'fresh', ageGroup: 'adult' };
const injection: Written = { treatment: 'guided-injection', injectionPurpose: 'aspiration', targetSite: 'joint', aspirationFailed: 'yes' };
const on = (policy: Policy, facts: Written, asAt: string, guidance: Guidance[]) => answer(policy, facts, asAt, { guidance });

describe('what 9.1 and 9.2 of the Lancashire policy say, and no other paper', () => {
  it.each(['intervention', 'alternative-for-same-condition'] as const)('mandatory guidance (%s) ends it on the day on which it becomes mandatory', (relation) => {
    const guidance = [entry({ mandatoryFrom: '2027-03-01', about: [{ treatment: 'lipus', relation }] })];
    expect(on(lsc(), lipus, '2027-02-28', guidance).verdict).toBe('position-applies');
    const ended = on(lsc(), lipus, '2027-03-01', guidance);
    expect(ended.verdict).toBe('no-longer-in-force');
    expect(ended.sentence).toContain('Clause 9.1');
  });

  it('guidance that is not mandatory displaces nothing', () => {
    const answered = on(lsc(), lipus, '2027-03-01', [entry({ mandatoryFrom: null })]);
    expect(answered.verdict).toBe('position-applies');
    expect(answered.notes.join(' ')).toContain('displaces nothing');
  });

  it('stays in force past its review by its own clause; the others print none', () => {
    expect(on(lsc(), lipus, '2031-01-01', []).verdict).toBe('position-applies');
    expect(on(lsc(), lipus, '2031-01-01', []).notes.join(' ')).toContain('Clause 9.1');
    expect(on(lsc(), lipus, '2030-04-30', []).notes).toEqual([]);
    expect(on(hny(), injection, '2029-01-01', []).notes.join(' ')).toContain('prints no clause');
    expect(on(centralEast(), lipus, '2040-01-01', []).notes).toEqual([]);
  });

  it('no mandatory guidance ends a policy that prints no such clause', () => {
    for (const [policy, facts, treatment, verdict] of [[centralEast(), lipus, 'lipus', 'position-applies'], [hny(), injection, 'guided-injection', 'met']] as const) {
      const answered = on(policy, facts, '2027-03-01', [entry({ mandatoryFrom: '2027-03-01', about: [{ treatment, relation: 'intervention' }] })]);
      expect(answered.verdict).toBe(verdict);
      expect(answered.notes.join(' ')).toContain('prints no clause');
    }
  });
});

describe('prompts from the Lancashire policy', () => {
  const register = [entry({ id: 'MTG12', identifier: 'MTG12', aliases: ['MTG 12'] })];
  const clauses = (text: string, exceptionalityFound = false) => promptsFor(lsc(), register, text, { exceptionalityFound }).map((one) => one.clause);

  it.each([
    ['The fracture has not healed after seven months.', '2.5.a'],
    ['The bone failed to unite.', '2.5.a'],
    ['Established non-union of the tibia.', '2.5.a'],
    ['He would like an alternative to surgery.', '2.5.b'],
    ['She is keen to avoid an operation.', '2.5.b'],
    ['The consultant considers her suitable for LIPUS.', '2.5.c'],
    ['She is very distressed by the delay.', '2.5.d'],
    ['The device is cheaper than another operation.', '7.2'],
    ['Exogen is affordable.', '7.2'],
    ['It would be unethical to withhold it.', '6.2'],
    ['There are no adverse effects, and it is likely to succeed.', '5.3'],
  ])('%s: %s', (text, clause) => {
    expect(clauses(text)).toContain(clause);
  });

  it('leaves the reserved principles alone once exceptionality has been found, and the features never', () => {
    const text = 'It is affordable, raises no ethical concern and has no side effects; she is distressed.';
    expect(clauses(text)).toEqual(['2.5.d', '5.3', '6.2', '7.2']);
    expect(clauses(text, true)).toEqual(['2.5.d']);
  });

  it('does not take cost effectiveness, which the policy relies on, for affordability', () => {
    expect(clauses('For this patient it is cost-effective, and cost effectiveness is relied on.')).toEqual([]);
  });

  it('says that MTG12 is answered by 2.7', () => {
    const [answered] = promptsFor(lsc(), register, 'NICE MTG 12 supports it.', { exceptionalityFound: false });
    expect(answered).toMatchObject({ kind: 'guidance-answered', clause: '2.7' });
  });

  it('has none for a patient whose argument names nothing of the kind, and none in the other two policies', () => {
    expect(clauses('He has a rare metabolic bone disease that no trial included.')).toEqual([]);
    const all = 'Not healed, distressed, unethical, cheap, suitable for it, an alternative to surgery.';
    expect([hny(), centralEast()].flatMap((policy) => promptsFor(policy, [], all, { exceptionalityFound: false }))).toEqual([]);
  });
});
