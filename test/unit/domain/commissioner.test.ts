import { describe, expect, it } from 'vitest';
import { checkCommissioner } from '../../../shared/domain/commissioner.ts';
import type { IcbLink } from '../../../shared/domain/icb.ts';

const link = (icb: string, from: string | null = null, to: string | null = null): IcbLink => ({ icb, from, to });
const check = (commissioner: string, links: readonly IcbLink[] | null, on = '2026-06-01', practiceCode: string | null = 'Z99001') => checkCommissioner({ commissioner, practiceCode, on, links });

describe('the responsible commissioner, as far as the GP practice tells', () => {
  it('agrees where the practice belongs to the ICB on that day', () => {
    expect(check('QE1', [link('QE1')])).toMatchObject({ answer: 'agrees', icb: 'QE1' });
  });

  it('warns of another ICB and rejects nothing', () => {
    const found = check('QE1', [link('QOQ')]);
    expect(found).toMatchObject({ answer: 'another-icb', icb: 'QOQ' });
    expect(found.sentence).toMatch(/Humber and North Yorkshire.* not to NHS Lancashire.*A person decides/);
    expect(found.sentence).not.toMatch(/reject(?!s nothing)|refus|declin/i);
  });

  it.each([
    ['QHG', 'S1Y5D'], ['QUE', 'S1Y5D'],
  ])('reads a link to %s after the merger as %s', (old, now) => {
    expect(check('S1Y5D', [link(old)], '2026-04-01')).toMatchObject({ answer: 'agrees', icb: now });
    expect(check(old, [link(old)], '2026-03-31')).toMatchObject({ answer: 'agrees', icb: old });
  });

  it('cannot tell from a link to QM7, which was split, and can from the practice’s own new link', () => {
    expect(check('S1Y5D', [link('QM7')])).toMatchObject({ answer: 'cannot-tell', icb: null });
    expect(check('S1Y5D', [link('QM7', null, '2026-03-31'), link('D7T5G', '2026-04-01')])).toMatchObject({ answer: 'another-icb', icb: 'D7T5G' });
    expect(check('S1Y5D', [link('QM7', null, '2026-03-31'), link('S1Y5D', '2026-04-01')])).toMatchObject({ answer: 'agrees', icb: 'S1Y5D' });
  });

  it('says of an ICB that is gone, or not there yet, what stands in its place', () => {
    expect(check('QM7', null)).toMatchObject({ answer: 'icb-replaced', icb: null });
    expect(check('QM7', null).sentence).toMatch(/split between NHS Central East.* and NHS Essex/);
    expect(check('QUE', null)).toMatchObject({ answer: 'icb-replaced', icb: 'S1Y5D' });
    expect(check('S1Y5D', [link('S1Y5D')], '2026-03-31')).toMatchObject({ answer: 'icb-replaced' });
    expect(check('S1Y5D', [link('S1Y5D')], '2026-04-01')).toMatchObject({ answer: 'agrees' });
  });

  it('does not know without a practice, without its entry, or on a day that no link covers', () => {
    expect(check('QE1', [link('QE1')], '2026-06-01', null).answer).toBe('not-known');
    expect(check('QE1', null).answer).toBe('not-known');
    expect(check('QE1', [link('QE1', '2026-06-02')]).answer).toBe('cannot-tell');
    expect(check('QE1', [link('QE1', null, '2026-05-31')]).answer).toBe('cannot-tell');
    expect(check('QE1', [link('QE1', null, '2026-06-01')]).answer).toBe('agrees');
    expect(check('QE1', [link('QE1'), link('QOQ')]).answer).toBe('cannot-tell');
  });
});
