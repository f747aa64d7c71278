import { describe, expect, it } from 'vitest';
import { factCatalogue } from '../../../shared/domain/factCatalogue.ts';
import { vocabularyOf, type Policy } from '../../../shared/policy/index.ts';
import { lsc } from '../../policies/support.ts';

/** A policy that asks these questions; those with a label are its own. */
const asking = (facts: Record<string, string | null>, more: Partial<Policy> = {}): Policy => ({
  ...lsc(),
  facts: Object.entries(facts).map(([id, label]) => ({ id, why: 'Asked', decides: true, ...(label === null ? {} : { define: { label, answer: { kind: 'count' as const } } }) })),
  ...more,
});
const treating = (treatment: string, treatmentLabel: string): Policy => asking({}, { treatment, treatmentLabel });
const ids = (...policies: Policy[]) => vocabularyOf(policies).all.map((fact) => fact.id);
const own = factCatalogue.map((fact) => fact.id);

function treatments(...policies: Policy[]): string[] {
  const fact = vocabularyOf(policies).get('treatment');
  return fact?.answer.kind === 'choice' ? fact.answer.choices.map((choice) => choice.label) : [];
}
const [lipus, injection, somethingElse] = treatments();

describe('the questions that are known', () => {
  it('are the app’s own where policies bring none', () => {
    expect(ids()).toEqual(own);
    expect(ids(lsc())).toEqual(own);
  });

  it('have those that policies bring before the case that the clinician puts', () => {
    const closing = own.indexOf('clinicalHistory');
    expect(ids(asking({ sessions: 'Sessions' }), asking({ visits: 'Visits' }))).toEqual([...own.slice(0, closing), 'sessions', 'visits', ...own.slice(closing)]);
  });

  it('take the words of the first policy where two bring one', () => {
    const vocabulary = vocabularyOf([asking({ sessions: 'Sessions so far' }), asking({ sessions: 'Sessions' })]);
    expect(vocabulary.get('sessions')).toEqual({ id: 'sessions', label: 'Sessions so far', group: 'policy', answer: { kind: 'count' } });
    expect(vocabulary.all.filter((fact) => fact.id === 'sessions')).toHaveLength(1);
  });

  it('keep the app’s own words where a policy would define one of them anew', () => {
    const vocabulary = vocabularyOf([asking({ diagnosis: 'How many?', sessions: 'Sessions' })]);
    expect(vocabulary.get('diagnosis')).toMatchObject({ label: 'Diagnosis', answer: { kind: 'text' } });
    expect(vocabulary.all.map((fact) => fact.id).filter((id) => id === 'diagnosis')).toHaveLength(1);
  });

  it('have none that a policy asks and nobody defines', () => {
    expect(ids(asking({ sessions: null, diagnosis: null }))).toEqual(own);
    expect(vocabularyOf([asking({ sessions: null })]).get('sessions')).toBeUndefined();
  });
});

describe('the treatments that can be asked for', () => {
  it('have those of the policies, with “Something else” last', () => {
    expect(treatments(treating('shockwave', 'Shockwave'), treating('laser', 'Laser'))).toEqual([lipus, injection, 'Shockwave', 'Laser', somethingElse]);
    expect(somethingElse).toBe('Something else');
  });

  it('take the label of the first policy, and never another one for a treatment that the app knows', () => {
    expect(treatments(treating('shockwave', 'Shockwave'), treating('shockwave', 'Waves'), treating('lipus', 'Ultrasound'))).toEqual([lipus, injection, 'Shockwave', somethingElse]);
  });

  it('leave every other question as it is', () => {
    const changed = vocabularyOf([treating('shockwave', 'Shockwave')]).all.filter((fact, index) => fact !== factCatalogue[index]).map((fact) => fact.id);
    expect(changed).toEqual(['treatment']);
  });
});
