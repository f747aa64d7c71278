import type { FactKind } from '../../shared/domain/factKind.ts';
import type { FactValue } from '../../shared/domain/facts.ts';
import { answerInWords } from '../../shared/policy/leaf.ts';

/** An answer in words, with the choices of its own question. */
export function valueInWords(answer: FactKind | undefined, value: FactValue): string {
  return answerInWords(answer, value, { choices: '; ', stretches: '; ', unlisted: 'an answer that is not on the list' });
}
