import { describe, expect, it } from 'vitest';
import {
  aspirationByHand, aspirationByLogic, bothByHand, everyMark, inWeeks, steroidByHand, steroidByLogic, steroidOtherBracketsByHand, steroidOtherBracketsByLogic,
  threeMonths, twoInjections,
} from './hnyByHand.ts';
import { answer, hny, lean, type Written } from './support.ts';

/** The ways in which each answer is given; a row takes one of them, and all have their turn. `undefined`: nobody answered. */
type Ways = Readonly<Record<string, readonly Written[]>>;

const notKnown = { notKnown: true } as const;
const yesNo = (fact: string): Ways => ({ y: [{ [fact]: 'yes' }], n: [{ [fact]: 'no' }], '?': [{ [fact]: undefined }, { [fact]: notKnown }] });

const trauma = yesNo('severeTrauma');
const landmarks: Ways = {
  y: [{ landmarks: 'not-obesity' }, { landmarks: 'not-disease' }],
  n: [{ landmarks: 'identifiable' }, { landmarks: 'not-other' }],
  '?': [{ landmarks: undefined }, { landmarks: notKnown }],
};
const two: Ways = {
  y: [{ injectionsWithoutRelief: 2 }, { injectionsWithoutRelief: 3 }],
  n: [{ injectionsWithoutRelief: 1 }, { injectionsWithoutRelief: 0 }, { injectionsWithoutRelief: 1, injectionsReliefFaded: 5, injectionsEarlierEpisode: 5, injectionsOtherSite: 5 }],
  '?': [{ injectionsWithoutRelief: undefined }, { injectionsWithoutRelief: notKnown }],
};
const adverse = yesNo('injectionAdverseEffects');
const long = { start: '2026-01-20', end: '2026-04-20' };
const short = { start: '2026-01-20', end: '2026-03-20' };
const noResponse: Ways = {
  y: [{ conservativeTreatment: long, conservativeResponse: 'none' }],
  n: [
    { conservativeTreatment: short, conservativeResponse: 'none' }, { conservativeTreatment: long, conservativeResponse: 'full' },
    { conservativeTreatment: long, conservativeResponse: 'partial' }, { conservativeTreatment: short, conservativeResponse: undefined },
    { conservativeTreatment: undefined, conservativeResponse: 'full' },
  ],
  '?': [
    { conservativeTreatment: long, conservativeResponse: undefined }, { conservativeTreatment: undefined, conservativeResponse: 'none' },
    { conservativeTreatment: undefined, conservativeResponse: undefined }, { conservativeTreatment: notKnown, conservativeResponse: 'none' },
  ],
};
const failed = yesNo('aspirationFailed');
const abandoned = yesNo('aspirationAbandoned');

/** The facts of a row, every way in its turn. */
function factsOf(questions: readonly Ways[], marks: string, turn: number): Written {
  return Object.assign({ treatment: 'guided-injection' }, ...questions.map((ways, column) => {
    const list = ways[marks[column]!]!;
    return list[(turn + column) % list.length]!;
  })) as Written;
}

const steroid = [trauma, landmarks, two, adverse, noResponse];
const aspiration = [trauma, landmarks, failed, abandoned];

describe('the tables made by hand', () => {
  it('agree with three-valued logic in every row', () => {
    for (const marks of everyMark(5)) {
      expect(steroidByHand(marks), marks).toBe(steroidByLogic(marks));
      expect(steroidOtherBracketsByHand(marks), marks).toBe(steroidOtherBracketsByLogic(marks));
    }
    for (const marks of everyMark(4)) expect(aspirationByHand(marks), marks).toBe(aspirationByLogic(marks));
  });
});

describe('every combination of yes, no and not known', () => {
  it('corticosteroid: 243 rows, with every way of giving each answer', () => {
    for (const marks of everyMark(5)) {
      for (let turn = 0; turn < 5; turn++) {
        const facts = { ...factsOf(steroid, marks, turn), injectionPurpose: 'corticosteroid' };
        expect(lean(hny(), facts).verdict, `${marks} ${turn}`).toBe(steroidByHand(marks));
      }
    }
  });

  it('corticosteroid with the other brackets: 243 rows', () => {
    for (const marks of everyMark(5)) {
      for (let turn = 0; turn < 5; turn++) {
        const facts = { ...factsOf(steroid, marks, turn), injectionPurpose: 'corticosteroid' };
        expect(lean(hny(), facts, { readings: { brackets: 'and-binds-last' } }).verdict, `${marks} ${turn}`).toBe(steroidOtherBracketsByHand(marks));
      }
    }
  });

  it('aspiration of a joint: 81 rows', () => {
    for (const marks of everyMark(4)) {
      for (let turn = 0; turn < 2; turn++) {
        const facts = { ...factsOf(aspiration, marks, turn), injectionPurpose: 'aspiration', targetSite: 'joint' };
        expect(lean(hny(), facts).verdict, `${marks} ${turn}`).toBe(aspirationByHand(marks));
      }
    }
  });

  it('both in one request: 2,187 rows, each answered for itself', () => {
    for (const marks of everyMark(7)) {
      const facts = { ...factsOf([...steroid, failed, abandoned], marks, 0), injectionPurpose: ['corticosteroid', 'aspiration'], targetSite: 'joint' };
      const [wanted, also] = [steroidByHand(marks.slice(0, 5)), aspirationByHand(marks.slice(0, 2) + marks.slice(5))];
      const { verdict, purposes } = lean(hny(), facts);
      expect(Object.fromEntries((purposes ?? []).map((one) => [one.purpose, one.verdict])), marks).toEqual({ corticosteroid: wanted, aspiration: also });
      expect(verdict, marks).toBe(bothByHand(wanted, also));
    }
  });

  it('says where the other brackets would differ, and only there', () => {
    for (const marks of everyMark(5)) {
      const facts = { ...factsOf(steroid, marks, 0), injectionPurpose: 'corticosteroid' };
      const told = answer(hny(), facts).readings.find((other) => other.reading === 'brackets')?.otherVerdict;
      const other = steroidOtherBracketsByHand(marks);
      expect(told, marks).toBe(other === steroidByHand(marks) ? undefined : other);
    }
  });
});

describe('the borders', () => {
  const alone = { ...factsOf(steroid, 'nnnny', 0), injectionPurpose: 'corticosteroid', injectionsReliefFaded: 0, injectionsEarlierEpisode: 0, injectionsOtherSite: 0 };
  const byTrauma = (start: string, end: string | null): Written => ({ ...factsOf(steroid, 'ynnny', 0), injectionPurpose: 'corticosteroid', conservativeTreatment: { start, end } });
  const late = '2026-12-31';

  it.each(twoInjections)('%d injections without relief: %s', (injectionsWithoutRelief, expected) => {
    expect(lean(hny(), { ...alone, injectionsWithoutRelief }).verdict).toBe(expected);
  });

  it.each(twoInjections)('%d injections whose relief faded, in an earlier episode, or elsewhere count only as read so', (count, expected) => {
    for (const [fact, reading, option] of [
      ['injectionsReliefFaded', 'relief-that-faded', 'counts'], ['injectionsEarlierEpisode', 'same-episode', 'any-episode'], ['injectionsOtherSite', 'same-site', 'any-site'],
    ] as const) {
      const facts = { ...alone, injectionsWithoutRelief: 0, [fact]: count };
      expect(lean(hny(), facts).verdict, fact).toBe('not-met');
      expect(lean(hny(), facts, { readings: { [reading]: option } }).verdict, fact).toBe(expected);
    }
  });

  it.each(threeMonths)('three months from %s: %s is too early, %s enough', (start, tooEarly, enough) => {
    expect(lean(hny(), byTrauma(start, tooEarly), { asAt: late }).verdict).toBe('not-met');
    expect(lean(hny(), byTrauma(start, enough), { asAt: late }).verdict).toBe('met');
  });

  it.each(threeMonths.filter(([, tooEarly]) => tooEarly >= '2026-01-01'))('still going on since %s: on %s too early, on %s enough', (start, tooEarly, enough) => {
    expect(lean(hny(), byTrauma(start, null), { asAt: tooEarly }).verdict).toBe('not-met');
    expect(lean(hny(), byTrauma(start, null), { asAt: enough }).verdict).toBe('met');
  });

  it.each(inWeeks)('read as %s, from %s: %s is too early, %s enough', (option, start, tooEarly, enough) => {
    const readings = { 'three-months': option };
    expect(lean(hny(), byTrauma(start, tooEarly), { asAt: late, readings }).verdict).toBe('not-met');
    expect(lean(hny(), byTrauma(start, enough), { asAt: late, readings }).verdict).toBe('met');
  });
});
