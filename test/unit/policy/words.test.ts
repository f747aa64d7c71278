import { describe, expect, it } from 'vitest';
import { clauseLabel, verdictLabels, type Finding } from '../../../shared/policy/index.ts';
import { valueInWords } from '../../../shared/policy/leaf.ts';
import { routeIds, routesFor } from '../../../shared/policy/routes.ts';
import { verdicts } from '../../../shared/policy/schema.ts';
import { answer, hny, lsc } from '../../policies/support.ts';

const steroid = {
  treatment: 'guided-injection', injectionPurpose: 'corticosteroid', severeTrauma: 'yes',
  conservativeTreatment: { start: '2026-02-03', end: '2026-04-20' }, conservativeResponse: 'none',
};

function find(finding: Finding, id: string): Finding | undefined {
  return finding.id === id ? finding : finding.children.map((child) => find(child, id)).find(Boolean);
}

describe('the words', () => {
  it('reckons time in the reason', () => {
    const reason = find(answer(hny(), steroid).finding, 'steroid.criteria.1.0')?.reason;
    expect(reason).toBe('3 February to 20 April 2026: 2 months 17 days, less than three months.');
    const weeks = answer(hny(), steroid, '2026-06-01', { readings: { 'three-months': 'twelve-weeks' } });
    expect(find(weeks.finding, 'steroid.criteria.1.0')?.reason).toBe('3 February to 20 April 2026: 76 days, less than 12 weeks.');
  });

  it('says how many facts could settle it', () => {
    const open = { ...steroid, conservativeTreatment: undefined, conservativeResponse: undefined };
    expect(answer(hny(), open).sentence).toBe('Not known: two facts could settle it.');
    expect(answer(hny(), open, '2026-06-01', { readings: { brackets: 'and-binds-last' } }).verdict).toBe('met');
    expect(answer(lsc(), { treatment: 'lipus' }).sentence).toBe('Not known: one fact could settle it.');
  });

  it('has a label for every verdict and a route for every verdict', () => {
    expect(Object.keys(verdictLabels).sort()).toEqual([...verdicts].sort());
    for (const verdict of verdicts) {
      for (const policy of [null, lsc(), hny()]) {
        const routes = routesFor(verdict, policy);
        expect(routes.length).toBeGreaterThan(0);
        for (const route of routes) expect(routeIds).toContain(route.route);
      }
      expect(verdictLabels[verdict]).not.toMatch(/declin|refus/i);
    }
    expect(routesFor('met', hny())).toEqual([
      { route: 'no-ifr-needed', text: 'The usual referral can go ahead under the policy; no individual funding request is needed. What the ICB does then has not been entered in Settings.' },
    ]);
    expect(routesFor('met', hny(), { step: { kind: 'prior-approval', words: 'Send form PA1.' }, priorApproval: false })).toEqual([
      { route: 'prior-approval', text: 'No individual funding request is needed; the ICB asks for prior approval. Send form PA1.' },
    ]);
    expect(routesFor('not-met', hny()).map((route) => route.route)).toEqual(['ifr']);
  });

  it('names clauses as the paper does', () => {
    expect([clauseLabel(lsc(), '2.4'), clauseLabel(hny(), 'steroid.3'), clauseLabel(hny(), 'gone')]).toEqual(['Clause 2.4', '“Commissioning Position”, first list, item 3', 'Clause gone']);
  });

  it('puts values in words', () => {
    const day = (from: string, to = from, printed = '') => ({ from, to, printed });
    expect([
      valueInWords('treatment', { kind: 'choice', choice: 'guided-injection' }),
      valueInWords('injectionsWithoutRelief', { kind: 'count', count: 2 }),
      valueInWords('fractureDate', { kind: 'date', date: day('2026-02-01', '2026-02-28', 'February 2026') }),
      valueInWords('conservativeTreatment', { kind: 'interval', start: day('2025-12-01'), end: day('2026-03-01'), printed: '' }),
      valueInWords('conservativeTreatment', { kind: 'interval', start: day('2025-12-01'), end: null, printed: '' }),
    ]).toEqual(['Ultrasound-guided injection or aspiration', '2', 'February 2026', '1 December 2025 to 1 March 2026', 'from 1 December 2025, still going on']);
  });
});

describe('confirmations and readings in the tree', () => {
  it('gathers the confirmations below each node', () => {
    const { finding } = answer(hny(), steroid);
    expect(find(finding, 'steroid.criteria.1')?.confirmations).toEqual(['written:conservativeTreatment', 'written:conservativeResponse']);
    expect(finding.confirmations).toContain('written:treatment');
  });

  it('names the readings that a node rests on', () => {
    const { finding } = answer(hny(), { ...steroid, conservativeTreatment: { start: '2026-02-03', end: null } });
    expect(find(finding, 'steroid.criteria')?.readings).toEqual([{ reading: 'brackets', option: 'and-binds-all' }]);
    expect(find(finding, 'steroid.criteria.1.0')?.readings).toEqual([
      { reading: 'three-months', option: 'calendar' }, { reading: 'still-going-on', option: 'to-as-at' },
      { reading: 'interruptions', option: 'left-out' }, { reading: 'overlapping-treatments', option: 'once' },
    ]);
  });
});
