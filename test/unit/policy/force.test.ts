import { describe, expect, it } from 'vitest';
import { FactError, PolicyFault, type Policy } from '../../../shared/policy/index.ts';
import { forceOf, governing, readingsOf, surelyBegun, timeLineOf, type VersionEntry } from '../../../shared/policy/force.ts';
import { answer, centralEast, editable, hny, lsc } from '../../policies/support.ts';

const span = (from: string, to: string | null = from, printed = 'as printed') => ({ from, to, printed });
const held = (version: string, from: string, to: string | null = from, endsOn?: string): VersionEntry => ({ version, from: span(from, to), policy: hny(), ...(endsOn ? { endsOn } : {}) });
const notHeld = (version: string, from: string, to: string | null = from): VersionEntry => ({ version, from: span(from, to) });

/** What is said of a day, with the versions that it is about. */
const said = (entries: readonly VersionEntry[], asAt: string): string => {
  const found = governing(entries, asAt);
  if (found.state === 'not-yet') return `not-yet ${found.first.version}`;
  return `${found.state} ${('entry' in found ? [found.entry] : found.entries).map((entry) => entry.version).join(' ')}`;
};

describe('the version that governs on a day', () => {
  it('is one whose text is not held also where it is the only one', () => {
    expect(said([notHeld('1', '2026-01-01')], '2026-06-01')).toBe('text-not-held 1');
    expect(said([held('1', '2026-01-01')], '2026-06-01')).toBe('in-force 1');
  });

  it('is found in whatever order the versions are told', () => {
    const versions = [notHeld('1', '2020-01-01'), held('2', '2024-01-01'), held('3', '2026-01-01')];
    for (const entries of [versions, versions.toReversed(), [versions[1]!, versions[2]!, versions[0]!]]) {
      expect(['2019-12-31', '2020-01-01', '2023-12-31', '2024-01-01', '2025-12-31', '2026-01-01'].map((day) => said(entries, day))).toEqual([
        'not-yet 1', 'text-not-held 1', 'text-not-held 1', 'in-force 2', 'in-force 2', 'in-force 3',
      ]);
    }
  });

  it.each<[string, VersionEntry, VersionEntry]>([
    ['some day of that year', held('1', '2026-01-01'), held('2', '2026-01-01', '2026-12-31')],
    ['some day from then on', held('1', '2026-01-01'), held('2', '2026-01-01', null)],
    ['some day from then on, the first within the year before', held('1', '2026-01-01', '2026-05-31'), held('2', '2026-01-01', null)],
  ])('cannot be told where a second one begins no earlier, on %s', (_, first, second) => {
    expect(said([first, second], '2026-06-01')).toBe('cannot-tell 1 2');
    expect(said([second, first], '2026-06-01')).toBe('cannot-tell 1 2');
  });

  it('cannot be told while a rough start lasts, and can once all of it is past', () => {
    const rough = held('1', '2026-01-01', '2026-12-31');
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => said([rough], day))).toEqual(['not-yet 1', 'cannot-tell 1', 'cannot-tell 1', 'in-force 1']);
    expect(said([held('1', '2026-01-01', null)], '2099-01-01')).toBe('cannot-tell 1');
    expect(said([notHeld('1', '2020-01-01'), notHeld('2', '2026-01-01', '2026-12-31')], '2026-06-01')).toBe('text-not-held 1 2');
  });

  it('is one up to and with its last day, and then none', () => {
    const withdrawn = held('1', '2020-01-01', '2020-01-01', '2026-03-31');
    expect(['2026-03-31', '2026-04-01'].map((day) => said([withdrawn], day))).toEqual(['in-force 1', 'ended 1']);
    expect(said([withdrawn, held('2', '2026-06-01')], '2026-04-01')).toBe('ended 1');
    expect(said([withdrawn, held('2', '2026-06-01')], '2026-06-01')).toBe('in-force 2');
    expect(said([withdrawn, held('2', '2026-04-01', '2026-12-31')], '2026-06-01')).toBe('cannot-tell 2');
  });

  it('has surely begun on its own day, or on the day after a rough start', () => {
    expect([span('2026-01-01'), span('2026-01-01', '2026-01-31'), span('2026-01-01', null)].map((one) => [surelyBegun(one, '2026-01-01'), surelyBegun(one, '2026-01-31'), surelyBegun(one, '2026-02-01')])).toEqual([
      [true, true, true], [false, false, true], [false, false, false],
    ]);
  });
});

describe('the line of one policy', () => {
  it('ends on the day on which the policy was withdrawn', () => {
    const withdrawn = { ...editable(centralEast()), endsOn: '2027-03-31' } as Policy;
    expect(timeLineOf(withdrawn, readingsOf(withdrawn)).map((entry) => entry.endsOn)).toEqual(['2027-03-31']);
    const facts = { treatment: 'lipus', lipusDevice: 'exogen', fractureStatus: 'fresh', ageGroup: 'adult' };
    expect(['2027-03-31', '2027-04-01'].map((day) => answer(withdrawn, facts, day).verdict)).toEqual(['position-applies', 'no-longer-in-force']);
  });

  it('holds no text of earlier versions', () => {
    expect(timeLineOf(lsc(), readingsOf(lsc())).map((entry) => [entry.version, entry.policy?.id])).toEqual([...lsc().earlierVersions.map((one) => [one.version, undefined]), [lsc().version, lsc().id]]);
  });
});

describe('the first day, while nobody has chosen how to read it', () => {
  const underAny = (...spans: ReturnType<typeof span>[]): Policy => {
    const copy = editable(centralEast());
    const options = spans.map((_, index) => `option-${index}`);
    copy.readings = [{ ...copy.readings[0], id: 'first-day', options: options.map((id) => ({ id, text: id })), inForce: null }];
    copy.inForce = { reading: 'first-day', choose: Object.fromEntries(spans.map((one, index) => [options[index], one])) };
    return copy as Policy;
  };
  const february = span('2026-02-01', '2026-02-28', 'February');
  const january = span('2026-01-05', '2026-01-05', '5 January');
  const march = span('2026-03-01', '2026-03-31', 'March');

  it('is some day of all that it could be', () => {
    const policy = underAny(february, march, january);
    expect(forceOf(policy, readingsOf(policy))).toEqual({ from: '2026-01-05', to: '2026-03-31', printed: 'February; or: March; or: 5 January' });
  });

  it('has no latest day where one of the options has none', () => {
    const policy = underAny(february, span('2026-03-01', null, 'not before March'));
    expect(forceOf(policy, readingsOf(policy))).toEqual({ from: '2026-02-01', to: null, printed: 'February; or: not before March' });
  });

  it('is the chosen one once somebody has signed', () => {
    const policy = underAny(february, january);
    expect(forceOf(policy, readingsOf(policy, { 'first-day': 'option-1' }))).toEqual(january);
  });
});

describe('the readings that are followed', () => {
  it('are those of the file, save where the ICB has signed another', () => {
    const file = Object.fromEntries(hny().readings.map((reading) => [reading.id, reading.inForce]));
    expect(Object.fromEntries(readingsOf(hny()))).toEqual(file);
    expect(Object.fromEntries(readingsOf(hny(), { brackets: 'and-binds-last' }))).toEqual({ ...file, brackets: 'and-binds-last' });
    expect(Object.fromEntries(readingsOf(hny()))).toEqual(file);
  });

  it.each([['no-such-reading', 'and-binds-last'], ['brackets', 'no-such-option']])('are refused where the policy has none such: %s, %s', (reading, option) => {
    expect(() => readingsOf(hny(), { [reading]: option })).toThrow(FactError);
  });

  it('must be provided for where the file says what follows from them', () => {
    const copy = editable(centralEast());
    const [reading] = copy.readings;
    copy.readings = [reading];
    copy.inForce = { reading: reading.id, choose: { another: span('2026-01-01') } };
    expect(() => forceOf(copy, new Map([[reading.id, 'toString']]))).toThrow(PolicyFault);
    expect(() => forceOf(copy, new Map([[reading.id, 'another']]))).not.toThrow();
  });
});
