import type { FactDefinition } from '../../shared/domain/factCatalogue.ts';
import { choicesOf, type FactValue } from '../../shared/domain/facts.ts';
import { parseNhsNumber } from '../../shared/domain/nhsNumber.ts';
import { refuseWith } from './refusal.ts';

/** A person's own answer, checked: of the kind that the question takes, and possible. Several choices come back in the order of the question. */
export function checkedValue(fact: FactDefinition, value: FactValue): FactValue {
  const wrong = (message: string, next: string): never => refuseWith('INVALID', message, next, fact.id);
  const { answer } = fact;
  if (!takes(fact, value)) wrong(`“${fact.label}” takes another kind of answer.`, 'Answer it in the form shown.');
  if (answer.kind === 'choice' && !choicesOf(value).every((choice) => answer.choices.some(({ id }) => id === choice))) wrong(`“${fact.label}” has no such choice.`, 'Choose one of those shown.');
  if (value.kind === 'text' && value.text.trim() === '') wrong(`“${fact.label}” is blank.`, 'Type the answer, or answer “not known”.');
  if (value.kind === 'quantity' && answer.kind === 'quantity') {
    if (value.unit !== answer.unit) wrong(`“${fact.label}” is measured in ${answer.unit}, not in ${value.unit}.`, `Give the amount in ${answer.unit}.`);
    if (value.amount < 0) wrong(`“${fact.label}” cannot be less than nothing.`, 'Check the amount with the paper.');
  }
  if (fact.id === 'nhsNumber' && value.kind === 'text') {
    const number = parseNhsNumber(value.text);
    if (!number.ok) {
      const why = { 'not-ten-digits': 'it does not have ten digits', 'repeated-digit': 'it is one digit ten times, which is never issued', 'check-digit': 'its last digit does not agree with the others' }[number.fault];
      wrong(`That is not an NHS number: ${why}.`, 'Compare it with the paper. If the paper says so too, ask the sender and answer “not known” meanwhile.');
    }
  }
  if (fact.id === 'dateOfBirth' && value.kind === 'date' && value.date.from < '1900-01-01') wrong('The date of birth lies before 1900.', 'Check it with the paper.');
  if (value.kind !== 'choices' || answer.kind !== 'choice') return value;
  const given = answer.choices.map(({ id }) => id).filter((id) => value.choices.includes(id));
  if (given.length > 1 && answer.choices.some(({ id, cannotTell }) => cannotTell && given.includes(id))) wrong(`“${fact.label}” cannot be told and be answered at once.`, 'Choose “cannot tell” alone, or leave it out.');
  return { kind: 'choices', choices: given };
}

function takes({ answer }: FactDefinition, value: FactValue): boolean {
  if (value.kind === 'choices') return answer.kind === 'choice' && answer.several === true;
  if (value.kind === 'interval' && value.further) return answer.kind === 'interval' && answer.several === true;
  return value.kind === answer.kind;
}
