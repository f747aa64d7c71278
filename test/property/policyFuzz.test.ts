import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factCatalogue } from '../../shared/domain/factCatalogue.ts';
import { answerItem } from '../../shared/policy/door.ts';
import { assess, bundledPolicies, explain, FactError, lintLibrary, lintPolicy, parsePolicy, PolicyFault, PolicyFormError, type Policy } from '../../shared/policy/index.ts';
import { verdicts } from '../../shared/policy/schema.ts';

const runs = Number(process.env.FUZZ_RUNS ?? 400);
const policies = bundledPolicies();

/** Values that a file or a caller might hold, however wrong. */
const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(null, '', '2026-02-31', '31/02/2026', -1, 1e9, NaN, 'yes', [], {}, { from: '2026-01-01' }, { all: [] }, { any: ['nowhere'] }, { not: {} }, { reading: 'none', choose: {} }, '__proto__', 'constructor'),
);

type Step = string | number;

/** Every place in a value, as paths. */
function placesIn(value: unknown, path: readonly Step[] = []): (readonly Step[])[] {
  if (value === null || typeof value !== 'object') return [path];
  const inside = Array.isArray(value) ? value.map((one, index): [Step, unknown] => [index, one]) : Object.entries(value);
  return [...(path.length > 0 ? [path] : []), ...inside.flatMap(([key, one]) => placesIn(one, [...path, key]))];
}

function changed(value: unknown, path: readonly Step[], change: (before: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<Step, unknown>;
  const inner = changed(copy[step], rest, change);
  if (inner === removed) {
    if (Array.isArray(copy)) copy.splice(step as number, 1);
    else delete copy[step];
  } else copy[step] = inner;
  return copy;
}

const removed = Symbol('removed');
/** The golden cases are the bulk of a file and are not what is asked here. */
const bare = policies.map((policy) => ({ ...policy, goldenCases: [] }));
const places = bare.map((policy) => placesIn(policy));

/** A shipped policy with one to three places changed, removed, or swapped for another part of the file. */
const bentPolicy = fc.nat({ max: bare.length - 1 }).chain((which) =>
  fc.array(fc.record({ at: fc.nat(), kind: fc.constantFrom('anything', 'remove', 'another'), value: anything, other: fc.nat() }), { minLength: 1, maxLength: 3 }).map((changes) =>
    changes.reduce<unknown>((policy, { at, kind, value, other }) => {
      const all = places[which]!;
      const path = all[at % all.length]!;
      const from = all[other % all.length]!;
      try {
        return changed(policy, path, () => (kind === 'remove' ? removed : kind === 'another' ? from.reduce<unknown>((one, step) => (one as Record<Step, unknown>)[step], bare[which]) : value));
      } catch {
        return policy; // the place is gone after an earlier change
      }
    }, bare[which])),
);

describe('a policy file of any shape', () => {
  it('is refused with its faults, or can be put to any facts without a fault of ours', () => {
    let usable = 0;
    fc.assert(
      fc.property(fc.oneof({ weight: 5, arbitrary: bentPolicy }, { weight: 1, arbitrary: anything }), (file) => {
        const findings = lintPolicy(file);
        for (const finding of findings) expect(finding.message.length * finding.mend.length * finding.where.length).toBeGreaterThan(0);
        if (findings.some((finding) => finding.level === 'fault')) return;
        usable += 1;
        const policy = parsePolicy(file);
        expect(lintLibrary([policy])).toEqual([]);
        for (const asAt of ['2019-01-01', '2025-06-01', '2026-06-01']) {
          expect(verdicts).toContain(explain(policy, {}, asAt).verdict);
          expect(verdicts).toContain(assess(policy, {}, asAt).verdict);
        }
      }),
      { numRuns: runs },
    );
    expect(usable).toBeGreaterThan(runs / 50); // about 7 in 100 are; with none the property would say nothing
  });

  it('is parsed to a policy or refused by name, never otherwise', () => {
    fc.assert(
      fc.property(fc.oneof(bentPolicy, anything), (file) => {
        try {
          parsePolicy(file);
        } catch (error) {
          expect(error).toBeInstanceOf(PolicyFormError);
          expect((error as PolicyFormError).problems.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: runs },
    );
  });

  it('that is evaluated unchecked gives an answer or a fault of the policy, never a fault of ours', () => {
    fc.assert(
      fc.property(bentPolicy, (file) => {
        let policy: Policy;
        try {
          policy = parsePolicy(file);
        } catch {
          return;
        }
        try {
          explain(policy, {}, '2026-06-01');
        } catch (error) {
          expect(error instanceof PolicyFault || error instanceof FactError).toBe(true);
        }
      }),
      { numRuns: runs },
    );
  });
});

describe('facts of any shape', () => {
  const factId = fc.oneof({ weight: 8, arbitrary: fc.constantFrom<string>(...factCatalogue.map((fact) => fact.id)) }, { weight: 1, arbitrary: fc.string({ maxLength: 12 }) });
  const day = fc.oneof(fc.constantFrom('2026-02-31', '2026-13-01', '1699-01-01', '', '2026-1-1', '9999-12-31'), fc.date({ min: new Date('1850-01-01'), max: new Date('2190-01-01'), noInvalidDate: true }).map((one) => one.toISOString().slice(0, 10)));
  const range = fc.oneof(anything, day, fc.record({ from: day, to: day, printed: fc.string() }, { requiredKeys: [] }));
  const value = fc.oneof(
    anything,
    fc.record({ kind: fc.constantFrom('choice', 'choices', 'count', 'quantity', 'date', 'interval', 'text', 'other'), choice: fc.oneof(fc.constantFrom('yes', 'lipus', 'fresh'), anything), choices: fc.oneof(fc.array(fc.constantFrom('corticosteroid', 'aspiration', 'x')), anything), count: anything, amount: anything, unit: anything, text: anything, date: range, start: range, end: range, printed: anything, further: fc.oneof(fc.array(fc.record({ start: range, end: range })), anything) }, { requiredKeys: ['kind'] }),
  );
  const state = fc.oneof(anything, fc.record({ state: fc.constantFrom('known', 'disputed', 'open', 'notKnown', 'maybe'), value, values: fc.oneof(fc.array(value), anything), confirmation: anything }, { requiredKeys: ['state'] }));
  const facts = fc.dictionary(factId, state, { maxKeys: 6 });

  it('get a verdict or an error that names the fault, never another error', () => {
    let answered = 0;
    fc.assert(
      fc.property(fc.constantFrom(...policies), facts, day, (policy, given, asAt) => {
        try {
          expect(verdicts).toContain(assess(policy, given as never, asAt).verdict);
          answered += 1;
        } catch (error) {
          expect(error).toBeInstanceOf(FactError);
        }
      }),
      { numRuns: runs * 5 },
    );
    expect(answered).toBeGreaterThan(0);
  });

  it('come through the door for scripts as an answer or as reasons, and identify nobody', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.record({ id: fc.oneof(fc.string(), fc.nat(), anything), commissioner: fc.constantFrom('QE1', 'QOQ', 'S1Y5D', 'qe1', ''), received: day, facts: fc.oneof(anything, fc.dictionary(factId, fc.oneof(anything, range, fc.constantFrom('lipus', 'guided-injection', 'yes', 2, { notKnown: true }, { disputed: ['yes', 'no'] })), { maxKeys: 6 })) })), (item) => {
        const answer = answerItem(policies, item, () => 'h');
        if (answer.outcome === 'refused') expect(answer.reasons.length).toBeGreaterThan(0);
        else expect(verdicts).toContain(answer.verdict);
      }),
      { numRuns: runs * 3 },
    );
  });

  it('that cannot be right never reach a verdict', () => {
    const wrong = fc.constantFrom<[string, unknown]>(
      ['dateOfBirth', { kind: 'date', date: { from: '1826-06-01', to: '1826-06-01', printed: '' } }],
      ['dateOfBirth', { kind: 'date', date: { from: '2026-02-31', to: '2026-02-31', printed: '' } }],
      ['treatment', { kind: 'count', count: 1 }],
      ['lipusPurpose', { kind: 'choices', choices: ['bone-healing'] }],
      ['injectionPurpose', { kind: 'choices', choices: ['aspiration', 'aspiration'] }],
      ['injectionPurpose', { kind: 'choices', choices: [] }],
      ['injectionsWithoutRelief', { kind: 'count', count: -1 }],
      ['conservativeTreatment', { kind: 'interval', start: { from: '2026-01-01', to: '2026-01-01', printed: '' }, end: null, printed: '', further: [{ start: { from: '2026-02-30', to: '2026-02-30', printed: '' }, end: null }] }],
    );
    fc.assert(
      fc.property(fc.constantFrom(...policies), wrong, fc.constantFrom('known', 'disputed'), (policy, [id, bad], how) => {
        const state = how === 'known' ? { state: 'known', value: bad, confirmation: 'c' } : { state: 'disputed', values: [bad] };
        expect(() => assess(policy, { [id]: state } as never, '2026-06-01')).toThrow(FactError);
      }),
    );
  });
});
