import type { FactView } from '../../../shared/contract/case.ts';
import { answerWords, stateWords } from './factsModel.ts';

const hiddenWords = { 'by-role': 'Not shown: it would say who the patient is', 'by-rule': 'Left out by your ICB’s rule on what a panel may see' } as const;

/** A question that is not open: its state in words and its answer. Pressing it opens it; for somebody who only reads (`onOpen` null) there is nothing to press. */
export function FactRow({ fact, onOpen }: { fact: FactView; onOpen: (() => void) | null }) {
  const proposed = fact.state === 'proposed' ? (fact.candidates[0]?.display ?? null) : null;
  const answer = fact.hidden ? [fact.display, hiddenWords[fact.hidden]].filter(Boolean).join('. ') : fact.display ?? (fact.value ? answerWords(fact, fact.value) : proposed);
  const words = (
    <>
      <span className="fact-row__label">{fact.label}</span>
      {answer ? <span className="fact-row__answer">{answer}</span> : null}
      <span className="fact-row__state">{stateWords[fact.state]}</span>
    </>
  );
  const className = `fact-row fact-row--${fact.state}`;
  if (!onOpen) return <div className={`${className} fact-row--read`}>{words}</div>;
  return (
    <button type="button" className={className} onClick={onOpen}>
      {words}
    </button>
  );
}
