// The measure of the first bar: the shortest thing that explains, a walk over the neutral tree. No dates, no readings,
// no checks of facts; only booleans.
export const walker = {
  name: 'plain explaining walker',
  explains: 'every clause with its state, and the missing facts',
  prepare: (policies) => (one) => policies.map((policy) => {
    const missing = [];
    const scope = walk(policy.scope, one, missing);
    const criteria = policy.criteria ? walk(policy.criteria, one, missing) : null;
    const verdict = scope.state === 'notMet' ? 'outOfScope' : scope.state === 'notKnown' ? 'notKnown' : policy.kind === 'nrc' ? 'notCommissioned' : criteria.state;
    return { policy: policy.id, verdict, scope, criteria, missing };
  }),
};

function walk(e, one, missing) {
  if (e.fact) {
    const value = one[e.fact];
    if (value === true) return { clause: e.clause, fact: e.fact, state: 'met' };
    if (value === false) return { clause: e.clause, fact: e.fact, state: 'notMet' };
    missing.push(e.fact);
    return { clause: e.clause, fact: e.fact, state: 'notKnown' };
  }
  if (e.not) {
    const kid = walk(e.not, one, missing);
    return { op: 'not', of: [kid], state: kid.state === 'met' ? 'notMet' : kid.state === 'notMet' ? 'met' : 'notKnown' };
  }
  const kids = e.all ?? e.any;
  const of = new Array(kids.length);
  let yes = 0;
  let no = 0;
  for (let i = 0; i < kids.length; i++) {
    const kid = of[i] = walk(kids[i], one, missing);
    if (kid.state === 'met') yes++;
    else if (kid.state === 'notMet') no++;
  }
  const state = e.all
    ? (no ? 'notMet' : yes === kids.length ? 'met' : 'notKnown')
    : (yes ? 'met' : no === kids.length ? 'notMet' : 'notKnown');
  return { op: e.all ? 'all' : 'any', of, state };
}
