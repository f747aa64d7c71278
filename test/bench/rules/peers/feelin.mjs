// FEEL is three-valued by nature. This package reads each expression anew at each call; it has no way to keep one that was read.
const text = (e) => e.fact ?? (e.not ? `not(${text(e.not)})` : `(${(e.all ?? e.any).map(text).join(e.all ? ' and ' : ' or ')})`);

export const feelin = {
  name: 'feelin (FEEL)',
  explains: null,
  why: 'gives only warnings (a variable was not found, with its place), no value of any part',
  async prepare(policies) {
    const { evaluate } = await import('feelin');
    const expressions = policies.map(({ scope, kind, criteria }) => {
      const s = text(scope);
      if (kind === 'nrc') return `if ${s} = null then "notKnown" else if ${s} then "notCommissioned" else "outOfScope"`;
      const k = text(criteria);
      return `if ${s} = null then "notKnown" else if ${s} = false then "outOfScope" else if ${k} = null then "notKnown" else if ${k} then "met" else "notMet"`;
    });
    return (one) => expressions.map((expression) => evaluate(expression, one).value);
  },
};
