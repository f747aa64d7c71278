import type { IsoDate } from '../domain/dates.ts';
import type { AssessOptions, JointDifference, ReadingDifference } from './answer.ts';
import { underReadings } from './assess.ts';
import { readingsOf } from './force.ts';
import type { FactMap } from './leaf.ts';
import type { Policy, Verdict } from './schema.ts';

/**
 * What the answer would be under every other option of every reading, and under two changed together. Readings that
 * nobody has chosen are not among them: they make the answer itself depend (see `underReadings`).
 */
export function otherReadings(
  policy: Policy, facts: FactMap, asAt: IsoDate, options: AssessOptions, mindingDate: boolean, verdict: Verdict,
): { readings: ReadingDifference[]; jointReadings: JointDifference[] } {
  const followed = readingsOf(policy, options.readings);
  if (followed.size < policy.readings.length) return { readings: [], jointReadings: [] };
  const under = (...changes: readonly (readonly [string, string])[]): Verdict => {
    const readings = new Map(followed);
    for (const [id, option] of changes) readings.set(id, option);
    return underReadings(policy, facts, asAt, options, readings, mindingDate).verdict;
  };
  const others = policy.readings.flatMap((reading) =>
    reading.options
      .filter((option) => option.id !== followed.get(reading.id))
      .map((option) => ({ reading, option, otherVerdict: under([reading.id, option.id]) })),
  );
  const readings = others
    .filter((other) => other.otherVerdict !== verdict)
    .map(({ reading, option, otherVerdict }) => ({
      reading: reading.id, question: reading.question, inForceOption: followed.get(reading.id) ?? null,
      otherOption: option.id, otherText: option.text, otherVerdict,
    }));
  const quiet = others.filter((other) => other.otherVerdict === verdict);
  const jointReadings = quiet.flatMap((a, index) =>
    quiet.slice(index + 1).filter((b) => b.reading !== a.reading).flatMap((b) => {
      const otherVerdict = under([a.reading.id, a.option.id], [b.reading.id, b.option.id]);
      const changes = [a, b].map((one) => ({ reading: one.reading.id, otherOption: one.option.id }));
      return otherVerdict === verdict ? [] : [{ changes, otherVerdict }];
    }),
  );
  return { readings, jointReadings };
}
