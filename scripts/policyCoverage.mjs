// Prints, for each shipped policy, clause → kind → where it acts → the test that fails when the clause is taken out.
// Ends with 1 where a clause of the paper is missing, or where one that decides could go without any test failing.
import { bundledPolicies } from '../shared/policy/index.ts';
import { coverageOf } from '../test/policies/coverage.ts';

/** The first names and how many more. */
const some = (names, limit) => [...names.slice(0, limit), ...(names.length > limit ? [`and ${names.length - limit} more`] : [])].join(', ');

let problems = [];
for (const policy of bundledPolicies()) {
  const covered = coverageOf(policy);
  const rows = covered.clauses.map((one) => [
    one.place, one.kind, some(one.acts, 3) || 'read by people',
    one.seenBy.length > 0 ? some(one.seenBy, 2) : one.mustBeSeen ? 'NONE' : 'counted by hand from the paper',
  ]);
  const head = ['Clause', 'Kind', 'Where it acts', 'What fails without it'];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  const line = (row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd();
  console.log(`\n${policy.id}: ${rows.length} clauses, ${policy.goldenCases.length} golden cases, ${policy.readings.length} readings, ${policy.defects.length} defects\n`);
  console.log([line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n'));
  problems = [...problems, ...covered.problems];
}
console.log(problems.length === 0 ? '\nEvery clause of the papers is there, and every one that decides is seen by a test.' : `\n${problems.join('\n')}`);
process.exit(problems.length === 0 ? 0 : 1);
