import { knownIcbs } from '../domain/icb.ts';
import { stageLabels, stages } from '../workflow/stages.ts';
import { wordKey, type RegisterMapping, type WordField } from './mapping.ts';

const urgencies: Readonly<Record<string, 'urgent' | 'routine'>> = { urgent: 'urgent', yes: 'urgent', y: 'urgent', true: 'urgent', routine: 'routine', no: 'routine', n: 'routine', false: 'routine', 'not urgent': 'routine', 'non-urgent': 'routine', standard: 'routine' };

/** What a word of the office means here: as a person said, else where it is one of our own words. Null: nobody has said. An empty cell is a word too. */
export function meaningOf(field: WordField, word: string, mapping: RegisterMapping): string | null {
  const key = wordKey(word);
  const said = Object.hasOwn(mapping.words[field], key) ? mapping.words[field][key] : undefined;
  return said ?? ownMeaning(field, key);
}

function ownMeaning(field: WordField, key: string): string | null {
  switch (field) {
    case 'urgent':
      return Object.hasOwn(urgencies, key) ? urgencies[key]! : null;
    case 'stage':
      return stages.find((stage) => key === stage || key === wordKey(stageLabels[stage])) ?? null;
    case 'icb': {
      const found = knownIcbs.find(({ ods, name }) => [ods, name, shortName(name)].some((one) => wordKey(one) === key || wordKey(`NHS ${one}`) === key || wordKey(`${one} ICB`) === key));
      return found?.ods ?? null;
    }
  }
}

const shortName = (name: string): string => name.replace(/^NHS /, '').replace(/ Integrated Care Board$/, '');

/** A word that the mapping screen asks about. */
export interface AskedWord {
  readonly word: string;
  readonly rows: number;
  readonly meaning: string | null;
}

/** No column of words has more of them; one that has is another column. */
export const mostWords = 60;

/** The different words of a column, the most frequent first; null where there are so many that it cannot be the right column. */
export function wordsIn(field: WordField, cells: readonly string[], mapping: RegisterMapping): AskedWord[] | null {
  const found = new Map<string, { word: string; rows: number }>();
  for (const cell of cells) {
    const key = wordKey(cell);
    const known = found.get(key);
    if (known) known.rows += 1;
    else if (found.size >= mostWords) return null;
    else found.set(key, { word: cell.trim().slice(0, 500), rows: 1 });
  }
  return [...found.values()].sort((a, b) => b.rows - a.rows).map((one) => ({ ...one, meaning: meaningOf(field, one.word, mapping) }));
}

