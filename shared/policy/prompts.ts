import type { Guidance } from './guidance.ts';
import type { Policy } from './schema.ts';

/** Something that a person should look at before going on. It excludes nothing and refuses nothing. */
export interface Prompt {
  readonly kind: 'not-itself-an-exception' | 'reserved-too-early' | 'guidance-replaced' | 'guidance-not-mandatory' | 'guidance-answered';
  /** The clause of the policy that it rests on; null where it rests on the register of guidance. */
  readonly clause: string | null;
  /** The words in the text that led to it. */
  readonly found: string;
  readonly sentence: string;
}

export interface PromptContext {
  /** Whether the panel has recorded that it found the patient exceptional. */
  readonly exceptionalityFound: boolean;
}

/** What an argument, or a reason, should make people look at. Words are looked for as words; a match is a hint and no finding. */
export function promptsFor(policy: Policy, register: readonly Guidance[], text: string, context: PromptContext): Prompt[] {
  void [policy, register, text, context];
  return [];
}
