import type { FactValue } from '../domain/facts.ts';

/** A value in plain characters, as scripts get it: `2026-02-03`, `2026-03-01..2026-05-31/open`, `yes`, `2`. */
export function valueWords(value: FactValue): string {
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
