import { describe, expect, it } from 'vitest';
import { answer, combinations, hny, verdict, type Written } from './support.ts';

/*
 * The truth table below is written by hand from the printed policy. It shares no code and no type with the engine.
 * y = yes, n = no, ? = not known.
 */
type Mark = 'y' | 'n' | '?';
const marks: readonly Mark[] = ['y', 'n', '?'];

function oneIsEnough(list: Mark[]): Mark {
  if (list.some((mark) => mark === 'y')) return 'y';
  return list.every((mark) => mark === 'n') ? 'n' : '?';
}

function allAreNeeded(list: Mark[]): Mark {
  if (list.some((mark) => mark === 'n')) return 'n';
  return list.every((mark) => mark === 'y') ? 'y' : '?';
}

const inWords = { y: 'met', n: 'not-met', '?': 'not-known' } as const;

const steroidFacts = ([trauma, landmarks, injections, adverse, lasted, response]: Mark[]): Written => ({
  treatment: 'guided-injection',
  injectionPurpose: 'corticosteroid',
  severeTrauma: { y: 'yes', n: 'no', '?': undefined }[trauma!],
  landmarks: { y: 'not-obesity', n: 'identifiable', '?': undefined }[landmarks!],
  injectionsWithoutRelief: { y: 2, n: 1, '?': undefined }[injections!],
  injectionAdverseEffects: { y: 'yes', n: 'no', '?': undefined }[adverse!],
  conservativeTreatment: { y: { start: '2026-01-20', end: '2026-04-20' }, n: { start: '2026-01-20', end: '2026-03-20' }, '?': undefined }[lasted!],
  conservativeResponse: { y: 'none', n: 'full', '?': undefined }[response!],
});

const aspirationFacts = ([trauma, landmarks, failed, abandoned]: Mark[]): Written => ({
  treatment: 'guided-injection',
  injectionPurpose: 'aspiration',
  targetSite: 'joint',
  severeTrauma: { y: 'yes', n: 'no', '?': undefined }[trauma!],
  landmarks: { y: 'not-disease', n: 'not-other', '?': undefined }[landmarks!],
  aspirationFailed: { y: 'yes', n: 'no', '?': undefined }[failed!],
  aspirationAbandoned: { y: 'yes', n: 'no', '?': undefined }[abandoned!],
});

describe('every combination of yes, no and not known', () => {
  const sixes = combinations(Array.from({ length: 6 }, () => marks));

  it('corticosteroid: one of items 1 to 4, and no response over three months (729 rows)', () => {
    for (const row of sixes) {
      const [one, two, three, four, lasted, response] = row as [Mark, Mark, Mark, Mark, Mark, Mark];
      const expected = allAreNeeded([oneIsEnough([one, two, three, four]), lasted, response]);
      expect(verdict(hny(), steroidFacts(row)), row.join('')).toBe(inWords[expected]);
    }
  });

  it('corticosteroid with the other brackets: items 1, 2, 3 alone, or 4 with no response (729 rows)', () => {
    for (const row of sixes) {
      const [one, two, three, four, lasted, response] = row as [Mark, Mark, Mark, Mark, Mark, Mark];
      const expected = oneIsEnough([one, two, three, allAreNeeded([four, lasted, response])]);
      expect(verdict(hny(), steroidFacts(row), '2026-06-01', { readings: { brackets: 'and-binds-last' } }), row.join('')).toBe(inWords[expected]);
    }
  });

  it('aspiration: one of the four items (81 rows)', () => {
    for (const row of combinations(Array.from({ length: 4 }, () => marks))) {
      expect(verdict(hny(), aspirationFacts(row)), row.join('')).toBe(inWords[oneIsEnough(row)]);
    }
  });

  it('says where the other brackets would differ, and only there', () => {
    for (const row of sixes) {
      const [one, two, three, four, lasted, response] = row as [Mark, Mark, Mark, Mark, Mark, Mark];
      const differs =
        allAreNeeded([oneIsEnough([one, two, three, four]), lasted, response]) !== oneIsEnough([one, two, three, allAreNeeded([four, lasted, response])]);
      const told = answer(hny(), steroidFacts(row)).readings.some((other) => other.reading === 'brackets');
      expect(told, row.join('')).toBe(differs);
    }
  });
});

describe('which part applies', () => {
  const met: Written = { ...steroidFacts(['y', 'n', 'n', 'n', 'y', 'y']), aspirationFailed: 'yes', aspirationAbandoned: 'no' };

  it.each([
    ['guided-injection', 'corticosteroid', 'joint', 'met'],
    ['guided-injection', 'corticosteroid', 'soft-tissue', 'met'],
    ['guided-injection', 'corticosteroid', undefined, 'met'],
    ['guided-injection', 'aspiration', 'joint', 'met'],
    ['guided-injection', 'aspiration', 'soft-tissue', 'silent'],
    ['guided-injection', 'aspiration', undefined, 'not-known'],
    ['guided-injection', 'other-injectate', 'joint', 'silent'],
    ['guided-injection', 'diagnostic-block', undefined, 'silent'],
    ['guided-injection', undefined, 'joint', 'not-known'],
    ['other', 'corticosteroid', 'joint', 'outside-scope'],
    ['lipus', undefined, undefined, 'outside-scope'],
    [undefined, 'corticosteroid', 'joint', 'not-known'],
  ])('%s, %s, %s: %s', (treatment, injectionPurpose, targetSite, expected) => {
    expect(verdict(hny(), { ...met, treatment, injectionPurpose, targetSite })).toBe(expected);
  });

  it('does not ask about aspiration where a corticosteroid is to be injected', () => {
    const open = answer(hny(), { treatment: 'guided-injection', injectionPurpose: 'corticosteroid' }).openFacts.map((fact) => fact.factId);
    expect(open).toEqual([
      'severeTrauma', 'landmarks', 'injectionsWithoutRelief', 'injectionAdverseEffects', 'conservativeTreatment', 'conservativeResponse',
    ]);
  });
});

describe('two injections without relief', () => {
  it.each([[0, 'not-met'], [1, 'not-met'], [2, 'met'], [3, 'met']])('%d: %s', (injectionsWithoutRelief, expected) => {
    expect(verdict(hny(), { ...steroidFacts(['n', 'n', 'n', 'n', 'y', 'y']), injectionsWithoutRelief })).toBe(expected);
  });
});

describe('three months', () => {
  const lasting = (start: WrittenDay, end: WrittenDay | null): Written => ({ ...steroidFacts(['y', 'n', 'n', 'n', 'y', 'y']), conservativeTreatment: { start, end } });
  type WrittenDay = string | { from: string; to: string };

  it.each<[WrittenDay, WrittenDay, string]>([
    ['2026-01-20', '2026-04-19', 'not-met'],
    ['2026-01-20', '2026-04-20', 'met'],
    ['2025-11-30', '2026-02-27', 'not-met'],
    ['2025-11-30', '2026-02-28', 'met'],
    ['2023-11-30', '2024-02-28', 'not-met'],
    ['2023-11-30', '2024-02-29', 'met'],
    ['2024-02-29', '2024-05-28', 'not-met'],
    ['2024-02-29', '2024-05-29', 'met'],
    ['2026-01-31', '2026-04-29', 'not-met'],
    ['2026-01-31', '2026-04-30', 'met'],
    ['2025-12-15', '2026-03-15', 'met'],
    ['2026-05-01', '2026-05-01', 'not-met'],
    [{ from: '2026-01-01', to: '2026-01-31' }, '2026-04-30', 'met'],
    [{ from: '2026-01-01', to: '2026-01-31' }, '2026-04-15', 'not-known'],
    [{ from: '2026-01-01', to: '2026-01-31' }, '2026-03-31', 'not-met'],
    ['2026-01-20', { from: '2026-04-01', to: '2026-04-30' }, 'not-known'],
  ])('%j to %j: %s', (start, end, expected) => {
    expect(verdict(hny(), lasting(start, end))).toBe(expected);
  });

  it.each([
    ['twelve-weeks', '2026-04-13', 'not-met'], ['twelve-weeks', '2026-04-14', 'met'],
    ['thirteen-weeks', '2026-04-20', 'not-met'], ['thirteen-weeks', '2026-04-21', 'met'],
  ])('read as %s, 20 January to %s: %s', (option, end, expected) => {
    expect(verdict(hny(), lasting('2026-01-20', end), '2026-06-01', { readings: { 'three-months': option } })).toBe(expected);
  });

  it('counts a treatment that still goes on up to the as-at date, and says so', () => {
    expect(verdict(hny(), lasting('2026-03-02', null), '2026-06-01')).toBe('not-met');
    const longEnough = answer(hny(), lasting('2026-03-01', null), '2026-06-01');
    expect(longEnough.verdict).toBe('met');
    expect(longEnough.notes).toContain('A treatment that was still going on is counted up to the as-at date.');
    expect(verdict(hny(), lasting('2026-03-01', null), '2026-06-01', { readings: { 'still-going-on': 'end-needed' } })).toBe('not-known');
  });

  it('counts no time after the as-at date', () => {
    expect(verdict(hny(), lasting('2026-04-01', '2026-08-01'), '2026-06-01')).toBe('not-met');
    expect(verdict(hny(), lasting('2026-07-01', '2026-12-01'), '2026-06-01')).toBe('not-met');
  });
});

describe('response', () => {
  const base = steroidFacts(['y', 'n', 'n', 'n', 'y', 'y']);
  it.each([
    ['none', 'none-only', 'met'], ['partial', 'none-only', 'not-met'], ['full', 'none-only', 'not-met'],
    ['none', 'partial-too', 'met'], ['partial', 'partial-too', 'met'], ['full', 'partial-too', 'not-met'],
  ])('%s, read as %s: %s', (conservativeResponse, option, expected) => {
    expect(verdict(hny(), { ...base, conservativeResponse }, '2026-06-01', { readings: { 'no-response': option } })).toBe(expected);
  });

  it('tells of two readings that change the answer only together', () => {
    const both = answer(hny(), { ...base, conservativeResponse: 'partial', conservativeTreatment: { start: '2026-01-20', end: '2026-04-17' } });
    expect(both.verdict).toBe('not-met');
    expect(both.jointReadings).toContainEqual({
      changes: [{ reading: 'three-months', otherOption: 'twelve-weeks' }, { reading: 'no-response', otherOption: 'partial-too' }],
      otherVerdict: 'met',
    });
  });
});

describe('from when', () => {
  const facts = { ...steroidFacts(['y', 'n', 'n', 'n', 'y', 'y']), conservativeTreatment: { start: '2024-01-01', end: '2024-09-01' } };
  it.each([
    ['2024-12-31', 'not-yet-in-force'], ['2025-01-01', 'cannot-tell-which-version'], ['2025-12-31', 'cannot-tell-which-version'],
    ['2026-01-01', 'met'], ['2029-01-01', 'met'],
  ])('%s: %s', (asAt, expected) => {
    expect(verdict(hny(), facts, asAt)).toBe(expected);
  });

  it('keeps the doubt outermost and shows the text below it', () => {
    const doubtful = answer(hny(), facts, '2025-12-31');
    expect(doubtful.finding.answer).toBe('cannot-tell-which-version');
    expect(doubtful.ifThisVersion?.verdict).toBe('met');
    expect(doubtful.ifThisVersion?.assuming).toBe('if-this-version-is-in-force');
    expect(doubtful.ifThisVersion?.sentence).toMatch(/^If this version is in force: /);
    expect(doubtful.routes.map((route) => route.route)).toEqual(['policy-lead']);
  });

  it('notes a review that is past', () => {
    expect(answer(hny(), facts, '2028-12-31').notes).toEqual([]);
    expect(answer(hny(), facts, '2029-01-01').notes.join()).toContain('??? 2028');
  });
});
