import type { Assessment } from './answer.ts';
import { isSettled, type Finding } from './finding.ts';
import type { Policy } from './schema.ts';
import { decidingLeaves } from './whyNot.ts';

/** Why a question of the policy need not be answered any more, in words: what settled each place in which it stands. */
export function whyNotNeeded(policy: Policy, assessment: Pick<Assessment, 'finding' | 'purposes' | 'verdict'>, factId: string): string {
  const paths = pathsTo(assessment.finding, factId);
  if (paths.length === 0) return 'As the policy is read here, it does not look at this.';
  return [...new Set(paths.map((path) => reasonOn(policy, assessment, path)))].join(' ');
}

/** Every way from the root down to a leaf that looks at this fact. */
function pathsTo(node: Finding, factId: string): (readonly Finding[])[] {
  const own = node.kind === 'leaf' && (node.factId === factId || (node.plusFacts ?? []).includes(factId));
  return own ? [[node]] : node.children.flatMap((child) => pathsTo(child, factId).map((path) => [node, ...path]));
}

function reasonOn(policy: Policy, assessment: Pick<Assessment, 'purposes' | 'verdict'>, path: readonly Finding[]): string {
  const [, branch, below] = path;
  const leaf = path.at(-1)!;
  if (branch?.kind === 'part') {
    if (assessment.verdict === 'outside-scope') return 'The policy does not cover this request.';
    const asked = assessment.purposes.map((one) => one.purpose).filter((one) => one !== null);
    const purpose = policy.parts.find((one) => one.id === branch.id)?.purpose;
    const notAsked = purpose !== undefined && asked.length > 0 && !asked.includes(purpose);
    const notApplying = below?.id !== `${branch.id}.when` && branch.children.some((child) => child.id === `${branch.id}.when` && child.status === 'not-met');
    if (notAsked || notApplying) return `“${branch.text}” does not apply to this request.`;
  }
  if (isSettled(leaf.status)) return `It is settled without it: ${leaf.children[0]?.reason ?? leaf.reason ?? leaf.text}`;
  // What is settled nearest to the question says most.
  const node = path.findLast((one) => (one.kind === 'all' || one.kind === 'any' || one.kind === 'scope') && isSettled(one.status));
  if (node === undefined) return 'The answer is the same whatever this is.';
  const decider = node.children.find((child) => child.status === node.status)!;
  const what = decidingLeaves(decider).map(({ finding }) => `“${finding.text}” is ${finding.status === 'met' ? 'met' : 'not met'}`).join(', and ');
  return `${what}${node.kind === 'any' ? ', and one of these is enough.' : ', and all of these are needed.'}`;
}
