import type { Checks } from '../../components/checks.ts';

/** Shortest and longest reason that the contract takes for a step on a policy. */
const [shortest, longest] = [10, 1000];

/** Reads the reason of a step on a policy. It is about a text and not about a patient, so a few words are enough. */
export function shortReason(checks: Checks, id: string, value: string): string {
  const reason = value.trim();
  if (reason.length < shortest) checks.add(id, `Give the reason in a few words (at least ${shortest} characters)`);
  else if (reason.length > longest) checks.add(id, `The reason is too long: at most ${longest} characters`);
  return reason;
}
