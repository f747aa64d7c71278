// CQL without its translator (which is Java): the ELM is written out straight from the neutral tree.
// And, Or and Not are three-valued over null. A parameter that is absent (undefined) would count as true in And and false in Or,
// so every fact that is not there is given as null.
import { factsOf } from '../lib/policies.mjs';

const system = '{urn:hl7-org:elm-types:r1}';

const cql = (explaining) => async (policies) => {
  const { default: { Executor, Library } } = await import('cql-execution');
  const facts = factsOf(policies);
  const elm = explaining ? numbered() : (node) => node;
  const literal = (value) => ({ type: 'Literal', valueType: `${system}String`, value });
  const fold = (type, kids) => kids.reduce((a, b) => elm({ type, operand: [a, b] }));
  const tree = (e) => e.fact ? elm({ type: 'ParameterRef', name: e.fact }) : e.not ? elm({ type: 'Not', operand: tree(e.not) }) : fold(e.all ? 'And' : 'Or', (e.all ?? e.any).map(tree));
  const when = (type, operand, then) => ({ when: { type, operand }, then: literal(then) });
  const statements = policies.map((policy, i) => {
    const scope = tree(policy.scope);
    const criteria = policy.criteria ? tree(policy.criteria) : null;
    return {
      name: `p${i}`, context: 'Patient', accessLevel: 'Public',
      expression: {
        type: 'Case',
        caseItem: policy.kind === 'nrc'
          ? [when('IsFalse', scope, 'outOfScope'), when('IsTrue', scope, 'notCommissioned')]
          : [when('IsFalse', scope, 'outOfScope'), when('IsNull', scope, 'notKnown'), when('IsTrue', criteria, 'met'), when('IsFalse', criteria, 'notMet')],
        else: literal('notKnown'),
      },
    };
  });
  const executor = new Executor(new Library({
    library: {
      identifier: { id: 'IFR', version: '1' }, schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
      usings: { def: [{ localIdentifier: 'System', uri: 'urn:hl7-org:elm-types:r1' }] },
      parameters: { def: facts.map((name) => ({ name, accessLevel: 'Public', parameterTypeSpecifier: { type: 'NamedTypeSpecifier', name: `${system}Boolean` } })) },
      contexts: { def: [{ name: 'Patient' }] }, statements: { def: statements },
    },
  }));
  const names = statements.map(({ name }) => name);
  return async (one) => {
    const given = {};
    for (const fact of facts) given[fact] = one[fact] ?? null;
    const results = await executor.withParameters(given).exec_patient_context(onePatient());
    const verdicts = names.map((name) => results.patientResults['1'][name]);
    return explaining ? { verdicts, trace: results.localIdPatientResultsMap['1'] } : verdicts;
  };
};

/** Gives each expression a localId: the engine then keeps the result of each one that it ran. */
function numbered() {
  let last = 0;
  return (node) => ({ ...node, localId: String(++last) });
}

function onePatient() {
  let done = false;
  const patient = { getId: () => '1', findRecords: () => [] };
  return { currentPatient: () => (done ? undefined : patient), nextPatient: () => { done = true; } };
}

export const plain = { name: 'cql-execution', explains: null, why: 'its ELM carries no localIds here; the row below is the one with them', prepare: cql(false) };
export const explaining = { name: 'cql-execution, localIds', explains: 'the result of every expression that it ran', verdictsOf: (answer) => answer.verdicts, prepare: cql(true) };
