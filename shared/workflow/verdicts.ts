/**
 * Verdicts of the policy module that settle the policy question. Anything else — not known, disputed, a clash of rules,
 * silent, no policy held, text not held, cannot tell which version, not in force, or a word that this version does not know —
 * leaves it open: it can neither close a case nor route one elsewhere. `parts-differ` is given only where the answer to every
 * purpose of the request is settled.
 */
export const settledVerdicts: readonly string[] = ['met', 'not-met', 'position-applies', 'parts-differ', 'outside-scope'];

export function isSettled(verdict: string | null): boolean {
  return verdict !== null && settledVerdicts.includes(verdict);
}

const sayings: Readonly<Record<string, string>> = {
  met: 'the policy’s criteria are met',
  'not-met': 'the policy’s criteria are not met',
  'position-applies': 'the policy’s position applies',
  'outside-scope': 'the request is outside the policy’s scope',
  'not-known': 'the policy question is not known',
  disputed: 'a fact that matters is disputed',
  'parts-differ': 'the parts of the request have different answers',
  'rules-clash': 'two rules of the policy clash',
  'depends-on-reading': 'the answer depends on a reading that nobody has chosen',
  silent: 'the policy is silent',
  'no-policy-held': 'no policy is held for this request',
  'text-not-held': 'the policy’s text is not held',
  'cannot-tell-which-version': 'it cannot be told which version of the policy governs',
};

/** A verdict in words that fit after "because". */
export function verdictInWords(verdict: string | null): string {
  if (verdict === null) return 'no assessment has been confirmed';
  return sayings[verdict] ?? `the policy question is not settled (${verdict})`;
}
