import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factValue } from '../../../shared/domain/facts.ts';
import { fact, factsOf } from '../../../test/dom/samples.ts';
import { partsOf, readDay, readRange } from '../../components/dateParts.ts';
import { draftFrom, emptyDraft, readDraft } from './draft.ts';
import { nextUnsettled } from './factsModel.ts';

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

describe('answers as they are typed', () => {
  const interval = fact('x', 'X', { kind: 'interval' });
  const june = { day: '', month: '6', year: '2025' };

  it('refuses an end before the start', () => {
    const read = readDraft(interval, { ...emptyDraft, start: june, ended: 'ended', end: { day: '31', month: '5', year: '2025' } });
    expect(read).toMatchObject({ ok: false, fault: { field: 'end' } });
  });

  it('takes an end in the same month, known to the month only', () => {
    const read = readDraft(interval, { ...emptyDraft, start: june, ended: 'ended', end: june });
    expect(read).toMatchObject({ ok: true, value: { printed: 'June 2025 to June 2025' } });
  });

  it('makes values that the contract takes', () => {
    const read = readDraft(fact('n', 'N', { kind: 'count' }), { ...emptyDraft, text: ' 0 ' });
    expect(read.ok && factValue.parse(read.value)).toEqual({ kind: 'count', count: 0 });
    expect(readDraft(fact('n', 'N', { kind: 'count' }), { ...emptyDraft, text: '-1' })).toMatchObject({ ok: false });
  });

  it('wants the full date of birth', () => {
    expect(readDraft(fact('dateOfBirth', 'Date of birth', { kind: 'date' }), { ...emptyDraft, start: june })).toMatchObject({ ok: false, fault: { part: 'day' } });
  });

  it('starts a correction from the value', () => {
    expect(draftFrom({ kind: 'interval', start: { from: '2025-06-01', to: '2025-06-30', printed: 'June' }, end: null, printed: '' })).toMatchObject({ start: june, ended: 'going-on' });
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
