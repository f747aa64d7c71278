import type { FactId } from '../domain/factCatalogue.ts';
import { matchLabel, normaliseLabel } from './labels.ts';
import type { LabelledValue } from './proposeFacts.ts';

const doctor = /^(?:dr|doctor|prof|professor|mr|mrs|miss|ms|mx)\b/i;
const practice = /\b(?:surgery|practice|centre|center|clinic|medical|health|partners|partnership|group|hospital|nhs)\b/i;

/**
 * What "Name" below the GP's heading asks for: the doctor where it gives a doctor's title, or where the practice has a
 * row of its own and the words name no place. Null where the label tells by itself.
 */
export function gpMeaning(pair: LabelledValue, pairs: readonly LabelledValue[]): { fact: FactId } | null {
  if (pair.section !== 'gp' || !/^(?:full )?name(?: in full)?$/.test(normaliseLabel(pair.label))) return null;
  const words = pair.value.trim();
  if (practice.test(words)) return { fact: 'gpPractice' };
  const ofPractice = pairs.some((other) => {
    if (other === pair || other.value.trim() === '' || !/practice|surgery/i.test(other.label)) return false;
    const meaning = matchLabel(other.label, other.section);
    return meaning !== null && meaning !== 'other' && meaning.fact === 'gpPractice';
  });
  return { fact: doctor.test(words) || ofPractice ? 'gpName' : 'gpPractice' };
}
