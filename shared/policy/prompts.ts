import type { Guidance } from './guidance.ts';
import type { Policy } from './schema.ts';
import { clauseLabel } from './sentence.ts';

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
  const prompts: Prompt[] = [];
  for (const feature of policy.notThemselvesAnException) {
    const found = firstOf(feature.signs ?? [], text);
    if (found === null) continue;
    prompts.push({
      kind: 'not-itself-an-exception', clause: feature.clause, found,
      sentence: `The policy names a feature like this (“${feature.text}”) as one that does not by itself make a patient an exception (${clauseLabel(policy, feature.clause)}). What else is said of this patient?`,
    });
  }
  if (!context.exceptionalityFound) {
    for (const principle of policy.principles.filter((one) => one.role === 'reserved')) {
      const found = firstOf(principle.signs ?? [], text);
      if (found === null) continue;
      prompts.push({
        kind: 'reserved-too-early', clause: principle.clause, found,
        sentence: `This seems to speak of “${principle.name.toLowerCase()}”, which the policy leaves until the panel has found the patient exceptional on the principles that it relies on (${clauseLabel(policy, principle.clause)}).`,
      });
    }
  }
  return [...prompts, ...guidancePrompts(policy, register, text)];
}

function guidancePrompts(policy: Policy, register: readonly Guidance[], text: string): Prompt[] {
  return register.flatMap((entry): Prompt[] => {
    const found = firstOf([entry.identifier, ...entry.aliases], text);
    if (found === null) return [];
    const checked = entry.checkedOn === null ? 'Nobody has checked this entry with the publisher.' : `The entry was last checked on ${entry.checkedOn}.`;
    const prompts: Prompt[] = [];
    const answered = (policy.answersGuidance ?? []).find((one) => one.guidance === entry.id);
    if (answered) {
      prompts.push({ kind: 'guidance-answered', clause: answered.clause, found, sentence: `${entry.identifier} is cited, and the policy answers it: ${answered.text} (${clauseLabel(policy, answered.clause)}).` });
    }
    if (entry.replacedBy.length > 0) {
      const by = entry.replacedBy.map((id) => register.find((other) => other.id === id)?.identifier ?? id).join(', ');
      prompts.push({ kind: 'guidance-replaced', clause: null, found, sentence: `${entry.identifier} is cited; by the guidance register it was replaced (${by}). ${checked}` });
    } else if (entry.mandatoryFrom === null) {
      prompts.push({ kind: 'guidance-not-mandatory', clause: policy.force?.keptAgainstOtherGuidance ?? null, found, sentence: `${entry.identifier} is cited; by the guidance register it is not mandatory. ${checked}` });
    }
    return prompts;
  });
}

/** The first of these phrases that stands in the text as words, as it stands there; null where none does. */
function firstOf(phrases: readonly string[], text: string): string | null {
  for (const phrase of phrases) {
    const words = phrase.trim().split(/[\s\-‑–]+/).map(escaped).join('[\\s\\-‑–]*');
    const match = new RegExp(`(?<![\\p{L}\\p{N}])${words}(?:s|ed|ing|d)?(?![\\p{L}\\p{N}])`, 'iu').exec(text.normalize('NFC'));
    if (match) return match[0];
  }
  return null;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
