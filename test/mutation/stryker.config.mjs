/** The files that decide. What only puts words to an answer (sentence, dress, routes, prompts) and what checks files (lint) is not among them. */
const files = [
  'assess', 'candidates', 'compile', 'evaluate', 'factCheck', 'finding', 'force', 'ground', 'leaf', 'library', 'otherReadings',
  'outcome', 'settle', 'stretches', 'superseded', 'time', 'vocabulary', 'ways',
];

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.mjs', related: false },
  mutate: files.map((name) => `shared/policy/${name}.ts`),
  mutator: { excludedMutations: ['StringLiteral'] },
  thresholds: { high: 95, low: 90, break: 90 },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: '.cache/mutation/report.json' },
  incremental: true,
  incrementalFile: '.cache/mutation/incremental.json',
  tempDirName: '.cache/mutation/sandbox',
  ignorePatterns: ['/*', '!/shared', '!/test', '!/package.json', '/test/mutation/node_modules', '/test/bench/rules/node_modules'],
  // Stryker would rewrite a tsconfig with TypeScript's programming interface, which TypeScript 7 does not have; Vitest needs none.
  // No file has this name.
  tsconfigFile: 'none',
};
