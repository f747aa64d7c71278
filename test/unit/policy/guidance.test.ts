import { describe, expect, it } from 'vitest';
import type { Guidance } from '../../../shared/policy/index.ts';
import { promptsFor } from '../../../shared/policy/index.ts';
import { answer, centralEast, hny, lsc } from '../../policies/support.ts';

const entry = (more: Partial<Guidance>): Guidance => ({
  id: 'ta-x', identifier: 'TA9990', aliases: [], title: 'Invented guidance', publisher: 'NICE', replacedBy: [], mandatoryFrom: null,
  about: [{ treatment: 'lipus', relation: 'intervention' }], checkedOn: null, ...more,
});
const facts = { treatment: 'lipus', lipusPurpose: 'bone-healing', lipusDevice: 'exogen', fractureStatus: 'fresh', ageGroup: 'adult' };
const on = (asAt: string, ...guidance: Guidance[]) => answer(lsc(), facts, asAt, { guidance });

describe('guidance and the force of a policy', () => {
  it('mandatory guidance on the treatment ends LSC’s policy on the day it becomes mandatory (9.1)', () => {
    const mandatory = entry({ mandatoryFrom: '2026-09-01' });
    expect(on('2026-08-31', mandatory).verdict).toBe('position-applies');
    expect(on('2026-08-31', mandatory).notes.join(' ')).toMatch(/becomes mandatory on 1 September 2026/);
    const ended = on('2026-09-01', mandatory);
    expect(ended.verdict).toBe('no-longer-in-force');
    expect(ended.sentence).toBe('No longer in force on 1 September 2026: TA9990 (on this treatment) became mandatory on 1 September 2026, which ends this policy (Clause 9.1).');
  });

  it('so does mandatory guidance on another treatment for the same condition (9.1)', () => {
    const other = entry({ mandatoryFrom: '2026-09-01', about: [{ treatment: 'lipus', relation: 'alternative-for-same-condition' }] });
    expect(on('2026-09-01', other).verdict).toBe('no-longer-in-force');
    expect(on('2026-09-01', entry({ mandatoryFrom: '2026-09-01', about: [{ treatment: 'guided-injection', relation: 'intervention' }] })).verdict).toBe('position-applies');
  });

  it('guidance that is not mandatory displaces nothing (9.2)', () => {
    const result = on('2026-09-01', entry({}));
    expect(result.verdict).toBe('position-applies');
    expect(result.notes.join(' ')).toMatch(/TA9990\) displaces nothing until the ICB adopts a revised policy/);
  });

  it('where nobody knows whether it is mandatory, the policy stands and says so', () => {
    const { mandatoryFrom: _, ...unknown } = entry({});
    const result = on('2026-09-01', unknown as Guidance);
    expect(result.verdict).toBe('position-applies');
    expect(result.notes.join(' ')).toMatch(/Nobody has entered whether TA9990 must be followed/);
  });

  it('neither clause is lent to Central East or HNY, which print none', () => {
    const mandatory = entry({ mandatoryFrom: '2026-05-01' });
    const exogen = answer(centralEast(), facts, '2026-09-01', { guidance: [mandatory] });
    expect(exogen.verdict).toBe('position-applies');
    expect(exogen.notes.join(' ')).toMatch(/mandatory since 1 May 2026 .* prints no clause on what follows: ask the policy lead/);
    const injection = { treatment: 'guided-injection', injectionPurpose: 'aspiration', targetSite: 'joint', aspirationFailed: 'yes' };
    const about = [{ treatment: 'guided-injection', relation: 'intervention' as const }];
    expect(answer(hny(), injection, '2026-09-01', { guidance: [entry({ mandatoryFrom: '2026-05-01', about })] }).verdict).toBe('met');
    expect(answer(hny(), injection, '2026-09-01', { guidance: [entry({ about })] }).notes.join(' ')).not.toMatch(/displaces nothing/);
  });

  it('LSC stays in force past its review date by 9.1; the others only have no clause', () => {
    expect(answer(lsc(), facts, '2030-05-01').verdict).toBe('position-applies');
    expect(answer(lsc(), facts, '2030-05-01').notes.join(' ')).toMatch(/By its own text it stays in force until it is superseded \(Clause 9\.1\)/);
    expect(answer(lsc(), facts, '2030-04-30').notes).toEqual([]);
    const injection = { treatment: 'guided-injection', injectionPurpose: 'aspiration', targetSite: 'joint', aspirationFailed: 'yes' };
    expect(answer(hny(), injection, '2029-01-01').notes.join(' ')).toMatch(/it prints no clause on what follows/);
  });
});

describe('several entries in the register', () => {
  const ta1 = entry({ id: 'ta-1', identifier: 'TA9991' });
  const ta2 = entry({ id: 'ta-2', identifier: 'TA9992' });
  const other = [{ treatment: 'lipus', relation: 'alternative-for-same-condition' as const }];
  const elsewhere = [{ treatment: 'guided-injection', relation: 'intervention' as const }];
  const since = (mandatoryFrom: string | null, one: Guidance, about = one.about): Guidance => ({ ...one, mandatoryFrom, about });
  const { mandatoryFrom: _, ...unknown } = ta2;

  it('say the same in whatever order they were entered, by their ids', () => {
    const notes = ['TA9991 becomes mandatory on 1 October 2026.', 'TA9992 becomes mandatory on 1 September 2026.'];
    const [first, second] = [since('2026-10-01', ta1), since('2026-09-01', ta2)];
    expect(on('2026-06-01', first, second).notes).toEqual(notes);
    expect(on('2026-06-01', second, first).notes).toEqual(notes);
  });

  it('end a policy by the one that became mandatory first; of two on one day by the first id', () => {
    const endedBy = (...guidance: Guidance[]) => on('2026-12-01', ...guidance).sentence.match(/TA999\d/)?.[0];
    expect(endedBy(since('2026-09-01', ta1), since('2026-10-01', ta2))).toBe('TA9991');
    expect(endedBy(since('2026-10-01', ta1), since('2026-09-01', ta2))).toBe('TA9992');
    expect(endedBy(since('2026-09-01', ta2), since('2026-09-01', ta1))).toBe('TA9991');
  });

  it('say nothing of another treatment, whatever is known of them', () => {
    for (const one of [since('2026-05-01', ta1, elsewhere), since('2027-05-01', ta1, elsewhere), since(null, ta1, elsewhere), { ...unknown, about: elsewhere } as Guidance]) {
      expect([on('2026-06-01', one).verdict, on('2026-06-01', one).notes]).toEqual(['position-applies', []]);
    }
  });

  it('displace nothing where they are not mandatory, which is said once, with the names of those on this treatment', () => {
    expect(on('2026-06-01', since(null, ta2), since(null, ta1), entry({ id: 'ta-3', identifier: 'TA9993', about: elsewhere })).notes).toEqual([
      'Guidance that is not mandatory (TA9991, TA9992) displaces nothing until the ICB adopts a revised policy.',
    ]);
    expect(on('2026-06-01', since('2027-01-01', ta1)).notes).toEqual(['TA9991 becomes mandatory on 1 January 2027.']);
    expect(on('2026-06-01', since(null, ta1, [...elsewhere, ...other])).notes.join(' ')).toMatch(/TA9991\) displaces nothing/);
  });

  it('end a policy only by a relation that its own clause names', () => {
    const copy = structuredClone(lsc());
    copy.force!.endedByMandatoryGuidance!.on = ['intervention'];
    const under = (about: Guidance['about']) => answer(copy, facts, '2026-06-01', { guidance: [since('2026-05-01', ta1, about)] });
    const both = [...other, { treatment: 'lipus', relation: 'intervention' as const }];
    expect(under(both).verdict).toBe('no-longer-in-force');
    expect(under(other).verdict).toBe('position-applies');
    expect(under(other).notes).toEqual(['TA9991 has been mandatory since 1 May 2026 (on another treatment for the same condition). This policy prints no clause on what follows: ask the policy lead.']);
    expect(answer(centralEast(), facts, '2026-09-01', { guidance: [since('2026-05-01', ta1, both)] }).notes.join(' ')).toContain('(on another treatment for the same condition and on this treatment)');
  });
});

describe('prompts to people', () => {
  const mtg12 = entry({ id: 'MTG12', identifier: 'MTG12', aliases: ['MTG 12', 'HTG999'], checkedOn: '2026-11-01' });
  const old = entry({ id: 'ipg374', identifier: 'IPG374', replacedBy: ['ipg623'] });
  const ipg623 = entry({ id: 'ipg623', identifier: 'IPG623' });
  const kinds = (text: string, exceptionalityFound = false) => promptsFor(lsc(), [mtg12, old, ipg623], text, { exceptionalityFound }).map((one) => one.kind);

  it('marks a feature that 2.5 names, and no other argument', () => {
    const [prompt] = promptsFor(lsc(), [], 'The fracture has failed to unite after ten months.', { exceptionalityFound: false });
    expect(prompt).toMatchObject({ kind: 'not-itself-an-exception' });
    expect(prompt?.sentence).toMatch(/does not by itself make a patient an exception \(Clause 2\.5/);
    expect(kinds('She is distressed by the slow healing.')).toContain('not-itself-an-exception');
    expect(kinds('He has an allergy to every metal used in fixation.')).toEqual([]);
  });

  it('marks ethics, affordability and adverse effects only until the panel has found exceptionality', () => {
    for (const text of ['The ICB can afford one device.', 'It would be unethical to go on as before.']) {
      expect(kinds(text)).toContain('reserved-too-early');
      expect(kinds(text, true)).not.toContain('reserved-too-early');
    }
    expect(promptsFor(hny(), [], 'The ICB can afford it.', { exceptionalityFound: false })).toEqual([]);
  });

  it('says that MTG12 is answered by 2.7, under each way of writing it', () => {
    for (const text of ['NICE MTG12 supports this.', 'see MTG 12', 'see MTG-12', 'HTG999 (formerly …)']) expect(kinds(text)).toContain('guidance-answered');
    expect(kinds('MTG123 is something else')).toEqual([]);
  });

  it('says that guidance was replaced, or is not mandatory', () => {
    expect(kinds('IPG374 recommended it')).toEqual(['guidance-replaced']);
    expect(kinds('IPG623')).toEqual(['guidance-not-mandatory']);
    expect(promptsFor(lsc(), [old, ipg623], 'IPG374', { exceptionalityFound: false })[0]?.sentence).toMatch(/replaced \(IPG623\)\. Nobody has checked/);
  });
});
