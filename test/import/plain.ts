import type { FactValue } from '../../shared/domain/facts.ts';
import type { ReadFile } from '../../shared/import/paper.ts';

/** A value in plain words, to compare with what a test expects: `2026-02-03`, `2026-03-01..2026-05-31/open`, `yes`, `2`. */
export function plain(value: FactValue): string {
  const day = (range: { from: string; to: string }) => (range.from === range.to ? range.from : `${range.from}..${range.to}`);
  switch (value.kind) {
    case 'text': return value.text.replace(/\s+/g, ' ').trim();
    case 'choice': return value.choice;
    case 'choices': return value.choices.join('+');
    case 'count': return String(value.count);
    case 'quantity': return `${value.amount} ${value.unit}`;
    case 'date': return day(value.date);
    case 'interval': return `${day(value.start)}/${value.end ? day(value.end) : 'open'}`;
  }
}

/** What a file proposes, by fact: every value that it gives. */
export function proposed(file: ReadFile): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const candidate of file.candidates) (found[candidate.factId] ??= []).push(plain(candidate.value));
  return found;
}

/** Facts of `expected` that are missing or differ (`*` = any value), as sentences; empty where all are there. */
export function misses(file: ReadFile, expected: Readonly<Record<string, string>>): string[] {
  const found = proposed(file);
  return Object.entries(expected).flatMap(([fact, value]) => {
    const values = found[fact] ?? [];
    return values.length === 1 && (value === '*' || values[0] === value) ? [] : [`${fact}: expected “${value}”, found ${JSON.stringify(values)}`];
  });
}
