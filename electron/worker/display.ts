import { longDate, type DateRange } from '../../shared/domain/dates.ts';
import { factDefinition } from '../../shared/domain/factCatalogue.ts';
import type { FactValue } from '../../shared/domain/facts.ts';
import { formatNhsNumber, parseNhsNumber } from '../../shared/domain/nhsNumber.ts';

/** A value as a person reads it. */
export function displayValue(factId: string, value: FactValue): string {
  switch (value.kind) {
    case 'text': {
      if (factId !== 'nhsNumber') return value.text;
      const number = parseNhsNumber(value.text);
      return number.ok ? formatNhsNumber(number.digits) : value.text;
    }
    case 'choice': {
      const answer = factDefinition(factId)?.answer;
      const label = answer?.kind === 'choice' ? answer.choices.find((choice) => choice.id === value.choice)?.label : undefined;
      return label ?? value.choice;
    }
    case 'count':
      return String(value.count);
    case 'quantity':
      return `${value.amount} ${value.unit}`;
    case 'date':
      return displayRange(value.date);
    case 'interval':
      return value.end === null ? `${displayRange(value.start)}, still going on when it was written` : `${displayRange(value.start)} to ${displayRange(value.end)}`;
  }
}

function displayRange(range: DateRange): string {
  if (range.from === range.to) return longDate(range.from);
  return range.printed.trim() !== '' ? range.printed : `between ${longDate(range.from)} and ${longDate(range.to)}`;
}
