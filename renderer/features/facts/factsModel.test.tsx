import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fact, factsOf } from '../../../test/dom/samples.ts';
import { partsOf, readDay, readRange } from '../../components/dateParts.ts';
import { answerWords, nextUnsettled } from './factsModel.ts';

describe('dates as they are typed', () => {
  it.each([
    [{ day: '', month: '', year: '2025' }, { from: '2025-01-01', to: '2025-12-31', printed: '2025' }],
    [{ day: '', month: '2', year: '2024' }, { from: '2024-02-01', to: '2024-02-29', printed: 'February 2024' }],
    [{ day: ' 9', month: '06', year: '2025' }, { from: '2025-06-09', to: '2025-06-09', printed: '9 June 2025' }],
  ])('%j', (parts, range) => expect(readRange(parts, 'It')).toEqual({ ok: true, value: range }));

  it.each([
    [{ day: '31', month: '6', year: '2025' }, 'day'],
    [{ day: '', month: '13', year: '2025' }, 'month'],
    [{ day: '4', month: '', year: '2025' }, 'month'],
    [{ day: '4', month: '5', year: '25' }, 'year'],
    [{ day: '1.5', month: '5', year: '2025' }, 'day'],
  ])('%j is refused at the field that is wrong', (parts, part) => expect(readRange(parts, 'It')).toMatchObject({ ok: false, part }));

  it('wants all three fields of a full day', () => expect(readDay({ day: '', month: '5', year: '2025' }, 'It')).toMatchObject({ ok: false, part: 'day' }));

  it('reads back what it shows for correction', () => {
    const year = fc.integer({ min: 1900, max: 2100 });
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.constantFrom('day', 'month', 'year'), (y, m, d, known) => {
        const parts = { day: known === 'day' ? String(d) : '', month: known === 'year' ? '' : String(m), year: String(y) };
        const range = readRange(parts, 'It');
        expect(range.ok && partsOf(range.value)).toEqual(parts);
      }),
    );
  });
});

describe('an answer in words', () => {
  it('groups an NHS number, and names each choice by its label', () => {
    expect(answerWords(fact('nhsNumber', 'NHS number', { kind: 'text' }), { kind: 'text', text: '9990000018' })).toBe('999 000 0018');
    const purpose = fact('p', 'P', { kind: 'choice', several: true, choices: [{ id: 'a', label: 'Aspiration' }, { id: 'b', label: 'Injection' }] });
    expect(answerWords(purpose, { kind: 'choices', choices: ['a', 'b'] })).toBe('Aspiration; Injection');
  });
});

describe('the order of the questions', () => {
  const done = { state: 'confirmed' as const };
  it('goes round once and ends when all are settled', () => {
    const view = factsOf([fact('a', 'A', { kind: 'text' }), fact('b', 'B', { kind: 'text' }, done), fact('c', 'C', { kind: 'text' }, { state: 'disputed' })]);
    expect(nextUnsettled(view, 'a')).toBe('c');
    expect(nextUnsettled(view, 'c')).toBe('a');
    expect(nextUnsettled(factsOf([fact('a', 'A', { kind: 'text' }, done)]), 'a')).toBeNull();
  });
});
