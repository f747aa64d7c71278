import { promptsFor, type Prompt } from '../../shared/policy/index.ts';
import { heldPolicy, policyOf, type CaseFile } from './caseFile.ts';

/** What people should look at in an argument, by the policy of the case and the register of guidance. Hints, never a finding. */
export function hintsOn(file: CaseFile, text: string): Prompt[] {
  const policy = file.state.policy?.pinned ? heldPolicy(file, file.state.policy.pinned) : policyOf(file, file.governing.shown);
  if (!policy) return [];
  return promptsFor(policy, file.library.guidance, text, { exceptionalityFound: file.state.decision?.record.exceptionality?.found === 'found' });
}
