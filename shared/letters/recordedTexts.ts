import type { LetterRecord } from './record.ts';

export interface RecordedText {
  /** The path in the record, as in `reasons.arguments.0.reason`. */
  readonly part: string;
  readonly text: string;
}

/** Every text under one part of the record, with its path, in the order in which the record holds them. */
export function recordedTexts(record: LetterRecord, part: keyof LetterRecord): RecordedText[] {
  return below(record[part], part);
}

function below(value: unknown, part: string): RecordedText[] {
  if (typeof value === 'string') return [{ part, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => below(inner, `${part}.${key}`));
}
