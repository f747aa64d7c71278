import type { FactView } from '../../../shared/contract/case.ts';
import { answerWords, stateWords } from './factsModel.ts';

/** A question that is not open: its state in words and its answer. Pressing it opens it. */
export function FactRow({ fact, onOpen }: { fact: FactView; onOpen: () => void }) {
  const proposed = fact.state === 'proposed' ? (fact.candidates[0]?.display ?? null) : null;
  const answer = fact.display ?? (fact.value ? answerWords(fact, fact.value) : proposed);
  return (
    <button type="button" className={`fact-row fact-row--${fact.state}`} onClick={onOpen}>
      <span className="fact-row__label">{fact.label}</span>
      {answer ? <span className="fact-row__answer">{answer}</span> : null}
      <span className="fact-row__state">{stateWords[fact.state]}</span>
    </button>
  );
}
