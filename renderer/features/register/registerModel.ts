import { knownIcbs } from '../../../shared/domain/icb.ts';
import { wordKey, type FieldId, type RegisterKind, type RegisterMapping, type WordField } from '../../../shared/register/mapping.ts';
import { whyNotOpen } from '../../../shared/workflow/register.ts';
import { stageLabels, stages } from '../../../shared/workflow/stages.ts';
import { shortIcb } from '../../components/words.ts';

/** What a word of the office can mean, for its select. */
export const meanings: Readonly<Record<WordField, readonly { readonly id: string; readonly label: string }[]>> = {
  icb: knownIcbs.map(({ ods }) => ({ id: ods, label: shortIcb(ods) })),
  urgent: [{ id: 'urgent', label: 'Urgent' }, { id: 'routine', label: 'Routine' }],
  stage: stages.map((stage) => ({ id: stage, label: whyNotOpen(stage) ? `${stageLabels[stage]} (left out)` : stageLabels[stage] })),
};

/** A field is set to a column, to what holds for every row (`same:QE1`), or to nothing. */
export function chosenFor(mapping: RegisterMapping, field: FieldId, words: WordField | undefined): string {
  const at = mapping.columns[field];
  if (at !== undefined) return String(at);
  const same = words === undefined ? undefined : mapping.same[words];
  return same === undefined ? '' : `same:${same}`;
}

/** The mapping with a field set otherwise. */
export function withField(mapping: RegisterMapping, field: FieldId, words: WordField | undefined, chosen: string): RegisterMapping {
  const { [field]: _column, ...columns } = mapping.columns;
  const same = { ...mapping.same };
  if (words) delete same[words];
  if (chosen.startsWith('same:')) return { ...mapping, columns, same: { ...same, [words!]: chosen.slice(5) } };
  return { ...mapping, same, columns: chosen === '' ? columns : { ...columns, [field]: Number(chosen) } };
}

/** The mapping with what a word means; empty takes it back. */
export function withWord(mapping: RegisterMapping, field: WordField, word: string, meaning: string): RegisterMapping {
  const { [wordKey(word)]: _before, ...others } = mapping.words[field];
  return { ...mapping, words: { ...mapping.words, [field]: meaning === '' ? others : { ...others, [wordKey(word)]: meaning } } as RegisterMapping['words'] };
}

/** A column by its name and what stands first in it, so that columns of one name can be told apart. */
export function columnWords(header: readonly string[], sample: readonly (readonly string[])[], column: number): string {
  const first = sample.map((row) => row[column] ?? '').find((cell) => cell !== '');
  return `${header[column]}${first ? `: ${first.length > 30 ? `${first.slice(0, 29)}…` : first}` : ' (empty at first)'}`;
}

export const nounOf: Readonly<Record<RegisterKind, string>> = { cases: 'case', decisions: 'past decision' };

