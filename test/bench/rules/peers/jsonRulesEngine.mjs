// json-rules-engine reads a missing fact as false, so each verdict is a rule of its own; where no rule fires it is not known.
import { rail } from '../lib/oracle.mjs';

const forms = { leaf: (fact, want) => ({ fact, operator: 'equal', value: want }), and: (all) => ({ all }), or: (any) => ({ any }) };
const group = (conditions) => (conditions.all || conditions.any ? conditions : { all: [conditions] });

export const jsonRulesEngine = {
  name: 'json-rules-engine',
  explains: 'the condition tree of each rule, true or false at each leaf that it ran',
  verdictsOf: (answer) => answer.verdicts,
  async prepare(policies) {
    const { Engine } = await import('json-rules-engine');
    const engine = new Engine([], { allowUndefinedFacts: true });
    const add = (i, type, conditions) => engine.addRule({ conditions: group(conditions), event: { type, params: { i } } });
    policies.forEach(({ scope, kind, criteria }, i) => {
      add(i, 'outOfScope', rail(scope, false, forms));
      if (kind === 'nrc') add(i, 'notCommissioned', rail(scope, true, forms));
      else for (const [type, want] of [['met', true], ['notMet', false]]) add(i, type, { all: [rail(scope, true, forms), rail(criteria, want, forms)] });
    });
    return async (one) => {
      const { events, results, failureResults } = await engine.run(one);
      const verdicts = new Array(policies.length).fill('notKnown');
      for (const event of events) verdicts[event.params.i] = event.type;
      // `false`: an object. Without it a result would be made into text twice.
      return { verdicts, rules: [...results, ...failureResults].map((result) => result.toJSON(false)) };
    };
  },
};
