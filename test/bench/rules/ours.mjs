// The engine that the app ships, on the neutral policies and cases of this comparison.
import { assess, parsePolicy, vocabularyOf } from '../../../shared/policy/index.ts';
import { checkFacts } from '../../../shared/policy/factCheck.ts';

const asAt = '2026-06-01';
const verdicts = { 'outside-scope': 'outOfScope', 'position-applies': 'notCommissioned', met: 'met', 'not-met': 'notMet', 'not-known': 'notKnown' };

export const ours = {
  name: 'assess (this app)',
  explains: 'every clause, group and leaf that decides, with its fact and status, and the missing facts',
  prepare(neutral) {
    const policies = neutral.map(policyFile).map(parsePolicy);
    const vocabulary = vocabularyOf(policies);
    return (facts) => {
      const checked = checkFacts(facts, asAt, vocabulary);
      return policies.map((policy) => assess(policy, checked, asAt));
    };
  },
  verdictsOf: (answers) => answers.map(({ verdict }) => verdicts[verdict] ?? verdict),
  inputOf: factStates,
};

/** Letters, digits, dots and hyphens only: the form of an id in a policy file. */
const idOf = (name) => name.replaceAll(/[^A-Za-z0-9.]+/g, '-');

/** The facts of a case as the app holds them: confirmed yes or no; one that nobody answered is left out. */
function factStates(one) {
  return Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null).map(([name, value], i) =>
    [idOf(name), { state: 'known', value: { kind: 'choice', choice: value ? 'yes' : 'no' }, confirmation: `c${i}` }]));
}

/** A neutral policy as a policy file of ours, with its facts defined in the file. */
function policyFile({ id, title, kind, scope, criteria }) {
  const leaves = [...leavesOf(scope), ...(criteria ? leavesOf(criteria) : [])];
  // One clause a leaf: the neutral form names some clauses twice, with different facts.
  const names = new Map();
  for (const leaf of leaves) {
    let name = idOf(leaf.clause);
    while ([...names.values()].includes(name)) name += 'x';
    names.set(leaf, name);
  }
  const choices = [{ id: 'yes', label: 'Yes' }, { id: 'no', label: 'No' }];
  const span = { from: '2020-01-01', to: '2020-01-01', printed: '1 January 2020' };
  return {
    id, line: id, commissioner: 'QOQ', treatment: id, treatmentLabel: title, version: '1', title, ourTitle: title,
    dates: { ratified: null, published: null, effective: null, review: null },
    inForce: span, earlierVersions: [],
    clauses: {
      position: { kind: 'position', summary: 'What the policy says of it', source: {} },
      ...Object.fromEntries(leaves.map((leaf) => [names.get(leaf), { kind: 'criterion', summary: `One fact: ${leaf.fact}`, source: {}, condition: { fact: idOf(leaf.fact), is: ['yes'] } }])),
    },
    facts: [...new Set(leaves.map((leaf) => idOf(leaf.fact)))].map((fact) => ({ id: fact, why: 'The policy asks', decides: true, define: { label: fact, answer: { kind: 'choice', choices } } })),
    scope: conditionOf(scope, names),
    parts: [{ id: 'part', title, clause: 'position', ...(criteria ? { position: 'commissioned-if', criteria: conditionOf(criteria, names) } : { position: 'not-routinely-commissioned' }) }],
    readings: [], principles: [], notThemselvesAnException: [], force: null, exceptionClause: null, codes: [], defects: [], goldenCases: [],
  };
}

const leavesOf = (e) => (e.fact ? [e] : e.not ? leavesOf(e.not) : (e.all ?? e.any).flatMap(leavesOf));

function conditionOf(e, names) {
  if (e.fact) return names.get(e);
  if (e.not) return { not: conditionOf(e.not, names) };
  return e.all ? { all: e.all.map((one) => conditionOf(one, names)) } : { any: e.any.map((one) => conditionOf(one, names)) };
}
