import { longDate, type DateRange } from '../../shared/domain/dates.ts';
import { stretchesOf, type FactValue, type Stretch } from '../../shared/domain/facts.ts';
import { formatNhsNumber, parseNhsNumber } from '../../shared/domain/nhsNumber.ts';
import { ownVocabulary, type Vocabulary } from '../../shared/policy/vocabulary.ts';

/** A value as a person reads it. `vocabulary`: where the labels of choices that a policy defines are found. */
export function displayValue(factId: string, value: FactValue, vocabulary: Vocabulary = ownVocabulary): string {
  switch (value.kind) {
    case 'text': {
      if (factId !== 'nhsNumber') return value.text;
      const number = parseNhsNumber(value.text);
      return number.ok ? formatNhsNumber(number.digits) : value.text;
    }
    case 'choice':
      return labelOf(factId, value.choice, vocabulary);
    case 'choices':
      return value.choices.map((choice) => labelOf(factId, choice, vocabulary)).join('; ');
    case 'count':
      return String(value.count);
    case 'quantity':
      return `${value.amount} ${value.unit}`;
    case 'date':
      return displayRange(value.date);
    case 'interval':
      return stretchesOf(value).map(displayStretch).join('; and ');
  }
}

function labelOf(factId: string, choice: string, vocabulary: Vocabulary): string {
  const answer = vocabulary.get(factId)?.answer;
  return (answer?.kind === 'choice' ? answer.choices.find((one) => one.id === choice)?.label : undefined) ?? choice;
}

function displayStretch({ start, end }: Stretch): string {
  return end === null ? `${displayRange(start)}, still going on when it was written` : `${displayRange(start)} to ${displayRange(end)}`;
}

function displayRange(range: DateRange): string {
  if (range.from === range.to) return longDate(range.from);
  return range.printed.trim() !== '' ? range.printed : `between ${longDate(range.from)} and ${longDate(range.to)}`;
}
