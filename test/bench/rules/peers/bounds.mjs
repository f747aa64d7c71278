// What plain JavaScript can do by hand or by code generation, without any explanation: upper bounds, not engines.
import { factsOf } from '../lib/policies.mjs';
import { rail } from '../lib/oracle.mjs';

/** One generated function a policy, straight on the fields of the case. */
export const generated = {
  name: 'plain JS, generated code',
  explains: null,
  why: 'a bound: verdicts alone',
  prepare(policies) {
    const forms = { leaf: (fact, want) => `c[${JSON.stringify(fact)}]===${want}`, and: (kids) => `(${kids.join('&&')})`, or: (kids) => `(${kids.join('||')})` };
    const functions = policies.map((policy) => new Function('c', `
      if (${rail(policy.scope, false, forms)}) return 'outOfScope';
      if (!${rail(policy.scope, true, forms)}) return 'notKnown';
      ${policy.kind === 'nrc' ? "return 'notCommissioned';" : `return ${rail(policy.criteria, true, forms)} ? 'met' : ${rail(policy.criteria, false, forms)} ? 'notMet' : 'notKnown';`}`));
    return (one) => functions.map((run) => run(one));
  },
};

/** SQL is three-valued by nature: one prepared SELECT with a CASE a policy, facts bound as 1, 0 or NULL. */
export const sqlite = {
  name: 'SQLite CASE, row by row',
  explains: null,
  why: 'SQL gives the value of an expression and keeps none of its parts',
  async prepare(policies) {
    const { DatabaseSync } = await import('node:sqlite');
    const facts = factsOf(policies);
    const sql = (e) => e.fact ? `?${facts.indexOf(e.fact) + 1}` : e.not ? `(NOT ${sql(e.not)})` : `(${(e.all ?? e.any).map(sql).join(e.all ? ' AND ' : ' OR ')})`;
    const caseOf = ({ scope, criteria }) =>
      `CASE WHEN ${sql(scope)} IS NULL THEN 'notKnown' WHEN NOT ${sql(scope)} THEN 'outOfScope' ` +
      (criteria ? `WHEN ${sql(criteria)} IS NULL THEN 'notKnown' WHEN ${sql(criteria)} THEN 'met' ELSE 'notMet' END` : `ELSE 'notCommissioned' END`);
    const statement = new DatabaseSync(':memory:').prepare(`SELECT ${policies.map((policy, i) => `${caseOf(policy)} AS p${i}`).join(', ')}`);
    return (one) => Object.values(statement.get(...facts.map((fact) => (one[fact] === true ? 1 : one[fact] === false ? 0 : null))));
  },
};
