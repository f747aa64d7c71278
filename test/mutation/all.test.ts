// The tests of the engine in one file, the quick ones first: a mutant is then tried in one worker, and the first test
// that fails ends it. Most mutants fall to a worked example. The tests of the policies' encoding and cover
// are left out: they run the engine thousands of times to look at files, not at the engine.
import { vi } from 'vitest';
import '../unit/policy/outcome.test.ts';
import '../policies/golden.test.ts';
import '../policies/lsc.test.ts';
import '../policies/centralEast.test.ts';
import '../policies/library.test.ts';
import '../policies/shapes.test.ts';
import '../unit/policy/assess.test.ts';
import '../unit/policy/badFacts.test.ts';
import '../unit/policy/compile.test.ts';
import '../unit/policy/vocabulary.test.ts';
import '../unit/policy/words.test.ts';
import '../unit/policy/lasted.test.ts';
import '../unit/policy/reasons.test.ts';
import '../unit/policy/stretches.test.ts';
import '../unit/policy/unchosen.test.ts';
import '../unit/policy/force.test.ts';
import '../unit/policy/ground.test.ts';
import '../unit/policy/otherReadings.test.ts';
import '../unit/policy/ways.test.ts';
import '../property/settle.test.ts';
import '../unit/policy/guidance.test.ts';
import '../policies/hnyTruth.test.ts';
import '../property/policy.test.ts';
import '../unit/policy/settle.test.ts';
import '../unit/policy/lint.test.ts';
import '../policies/hny.test.ts';

// The same examples for every mutant, and fewer of them: what a mutant survives must not depend on luck.
vi.mock(import('fast-check'), async (original) => {
  const { default: fc } = await original();
  const assert = ((property: never, options: object) => fc.assert(property, { ...options, numRuns: 40, seed: 20260601 })) as typeof fc.assert;
  return { default: { ...fc, assert } };
});
