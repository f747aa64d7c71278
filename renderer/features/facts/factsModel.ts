import type { FactsView, FactView } from '../../../shared/contract/case.ts';
import { sameValue, type FactValue } from '../../../shared/domain/facts.ts';
import { formatNhsNumber, parseNhsNumber } from '../../../shared/domain/nhsNumber.ts';
import { valueInWords } from '../../components/valueWords.ts';

export type Candidate = FactView['candidates'][number];

/** All facts in the order of the questions on screen. */
export const allFacts = (view: FactsView): FactView[] => view.groups.flatMap((group) => group.facts);

/** Where a fact stands, in words. */
export const stateWords: Readonly<Record<FactView['state'], string>> = {
  open: 'Not answered',
  proposed: 'To confirm',
  disputed: 'The papers disagree',
  confirmed: 'Confirmed',
  'not-known': 'Not known',
};

/** Whether a person still has to say something about it. */
export const isUnsettled = (fact: FactView): boolean => fact.state === 'open' || fact.state === 'proposed' || fact.state === 'disputed';

/** The next fact after `afterId` that is not settled, going round to the start once; null when all are settled. */
export function nextUnsettled(view: FactsView, afterId: string | null): string | null {
  const facts = allFacts(view);
  const at = facts.findIndex((fact) => fact.factId === afterId);
  const inTurn = [...facts.slice(at + 1), ...facts.slice(0, at + 1)];
  return inTurn.find((fact) => isUnsettled(fact) && fact.factId !== afterId)?.factId ?? null;
}

/** The fact on the line above or below, for J and K. */
export function neighbour(view: FactsView, factId: string, by: 1 | -1): string | null {
  const facts = allFacts(view);
  return facts[facts.findIndex((fact) => fact.factId === factId) + by]?.factId ?? null;
}

/**
 * The proposal that is marked when a fact is opened: what was relied on before; else the first, where all papers say
 * the same. Where papers disagree nothing is marked: a person says which is right.
 */
export function markedAtFirst(fact: FactView): string | null {
  if (fact.state === 'confirmed') return fact.reliedOn;
  if (fact.state !== 'proposed') return null;
  const [first, ...others] = fact.candidates;
  return first && others.every((other) => sameValue(first.value, other.value)) ? first.candidateId : null;
}

/** Where a proposal stands: "Form, page 1". */
export function sourceWords(candidate: Candidate): string {
  const place = candidate.where || (candidate.anchor.kind === 'pdf' ? `page ${candidate.anchor.page}` : candidate.anchor.kind === 'word' ? candidate.anchor.place : '');
  return place ? `${candidate.paperName}, ${place}` : candidate.paperName;
}

/** The facts that still need an answer, with their labels, in the order of the questions. */
export function unansweredFacts(view: FactsView): FactView[] {
  const wanted = new Set(view.unanswered);
  return allFacts(view).filter((fact) => wanted.has(fact.factId));
}

/** An answer in words, for lines where the record has given none. */
export function answerWords(fact: Pick<FactView, 'factId' | 'answer'>, value: FactValue): string {
  const number = fact.factId === 'nhsNumber' && value.kind === 'text' ? parseNhsNumber(value.text) : null;
  return number?.ok ? formatNhsNumber(number.digits) : valueInWords(fact.answer, value);
}
