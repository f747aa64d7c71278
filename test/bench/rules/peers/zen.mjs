// Zen is two-valued (a null in and, or and not stops the evaluation), so each policy is written as "surely true" and "surely false".
import { rail } from '../lib/oracle.mjs';

const forms = { leaf: (fact, want) => `${fact} == ${want}`, and: (kids) => `(${kids.join(' and ')})`, or: (kids) => `(${kids.join(' or ')})` };
const expression = ({ scope, kind, criteria }) =>
  `${rail(scope, false, forms)} ? "outOfScope" : not (${rail(scope, true, forms)}) ? "notKnown" : ` +
  (kind === 'nrc' ? '"notCommissioned"' : `${rail(criteria, true, forms)} ? "met" : ${rail(criteria, false, forms)} ? "notMet" : "notKnown"`);

const zen = (trace) => async (policies) => {
  const { ZenEngine } = await import('@gorules/zen-engine');
  const decision = new ZenEngine().createDecision({
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'in', type: 'inputNode', name: 'Request', position: { x: 0, y: 0 } },
      {
        id: 'policies', type: 'expressionNode', name: 'Policies', position: { x: 200, y: 0 },
        content: { expressions: policies.map((policy, i) => ({ id: `e${i}`, key: `p${i}`, value: expression(policy) })), passThrough: false },
      },
      { id: 'out', type: 'outputNode', name: 'Answer', position: { x: 400, y: 0 } },
    ],
    edges: [{ id: 'a', sourceId: 'in', targetId: 'policies', type: 'edge' }, { id: 'b', sourceId: 'policies', targetId: 'out', type: 'edge' }],
  });
  const keys = policies.map((_, i) => `p${i}`);
  return async (one) => {
    const answer = await decision.evaluate(one, { trace });
    if (trace && !answer.trace) throw new Error('Zen gave no trace');
    const verdicts = keys.map((key) => answer.result[key]);
    return trace ? { verdicts, trace: answer.trace } : verdicts;
  };
};

const verdictsOf = (answer) => answer.verdicts;
/** `inFlight`: how many cases are given at once. Zen works on threads of its own, so that is where it is fastest. */
export const plain = { name: 'zen-engine', explains: null, why: 'without its trace; the rows below are those with it', inFlight: 64, prepare: zen(false) };
export const traced = { name: 'zen-engine, trace', explains: 'input and output of each node, value of each expression', inFlight: 64, verdictsOf, prepare: zen(true) };
export const tracedOneByOne = { name: 'zen-engine, trace, one by one', explains: traced.explains, verdictsOf, prepare: zen(true) };
