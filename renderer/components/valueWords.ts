import type { FactKind } from '../../shared/domain/factKind.ts';
import { choicesOf, stretchesOf, type FactValue } from '../../shared/domain/facts.ts';
import { rangeInWords, stretchInWords } from '../../shared/policy/time.ts';

/** An answer in words, with the choices of its own question. */
export function valueInWords(answer: FactKind | undefined, value: FactValue): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'choice':
    case 'choices':
      return choicesOf(value)
        .map((choice) => (answer?.kind === 'choice' ? answer.choices.find((one) => one.id === choice)?.label : undefined) ?? 'an answer that is not on the list')
        .join('; ');
    case 'count':
      return String(value.count);
    case 'quantity':
      return `${value.amount} ${value.unit}`;
    case 'date':
      return rangeInWords(value.date);
    case 'interval':
      return stretchesOf(value)
        .map(({ start, end }) => (end ? stretchInWords(start, end) : `from ${rangeInWords(start)}, still going on`))
        .join('; ');
  }
}
