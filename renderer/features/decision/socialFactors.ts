import type { SocialFactors } from '../../../shared/domain/icbSections/socialFactors.ts';

/** Words that often, and not always, speak of social circumstances. */
export const socialWords = /\b(?:single (?:mother|father|parent)|carers?|unemployed|employment|occupation|jobs?|famil(?:y|ies)|children|education)\b/i;

const clinical = 'Their clinical effects are another matter.';

/**
 * A remark where a text seems to speak of social circumstances, from what the case's ICB has set of them. Null: nothing to say. It
 * stops nobody and leaves nothing out. `rule` null: the ICB has set nothing.
 */
export function socialRemark(text: string, rule: SocialFactors | null): string | null {
  const found = foundIn(text, rule?.named ?? []);
  if (found === null || rule?.rule === 'may-be-considered') return null;
  if (rule?.rule === 'excluded') return `“${found}” – if this speaks of social circumstances: your ICB’s policy leaves them out (“${rule.wording ?? ''}”). ${clinical}`;
  const said = rule?.rule === 'not-stated' ? 'your ICB’s policy says nothing of them, so they are not left out by it' : 'look at what your ICB’s policy says about them';
  return `“${found}” – if this speaks of social circumstances, ${said}. ${clinical}`;
}

/** The first sign in a text: a factor that the policy names, as a word of its own, else one of the words above. */
function foundIn(text: string, named: readonly string[]): string | null {
  for (const factor of named) {
    const match = new RegExp(`(?<![\\p{L}\\p{N}])${factor.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'iu').exec(text);
    if (match) return match[0];
  }
  return socialWords.exec(text)?.[0] ?? null;
}
