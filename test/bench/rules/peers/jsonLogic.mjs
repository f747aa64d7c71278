// JsonLogic is two-valued: `or` and `and` give back one of the operands, so "false or nothing" and "nothing or false" differ.
// Each policy is therefore written as "surely true" and "surely false".
import { rail } from '../lib/oracle.mjs';

const forms = { leaf: (fact, want) => ({ '===': [{ var: fact }, want] }), and: (and) => ({ and }), or: (or) => ({ or }) };
const logic = ({ scope, kind, criteria }) => ({
  if: [
    rail(scope, false, forms), 'outOfScope', { '!': [rail(scope, true, forms)] }, 'notKnown',
    ...(kind === 'nrc' ? ['notCommissioned'] : [rail(criteria, true, forms), 'met', rail(criteria, false, forms), 'notMet', 'notKnown']),
  ],
});
const why = 'JsonLogic gives the value alone, and the package has no trace';

export const js = {
  name: 'json-logic-js', explains: null, why,
  async prepare(policies) {
    const { default: { apply } } = await import('json-logic-js');
    const rules = policies.map(logic);
    return (one) => rules.map((rule) => apply(rule, one));
  },
};

export const compiled = {
  name: 'json-logic-engine, compiled', explains: null, why,
  async prepare(policies) {
    const { LogicEngine } = await import('json-logic-engine');
    const engine = new LogicEngine();
    const functions = policies.map((policy) => engine.build(logic(policy)));
    return (one) => functions.map((run) => run(one));
  },
};
