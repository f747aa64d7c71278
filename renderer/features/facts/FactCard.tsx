import { Button } from 'nhsuk-react-components';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { FactAnswer, FactView } from '../../../shared/contract/case.ts';
import { sameValue, type FactValue } from '../../../shared/domain/facts.ts';
import { dayAndTime } from '../../components/words.ts';
import { CandidateList } from './CandidateList.tsx';
import { FactEditor } from './FactEditor.tsx';
import { markedAtFirst, stateWords, type Candidate } from './factsModel.ts';

interface Props {
  readonly fact: FactView;
  readonly busy: boolean;
  readonly onAnswer: (answer: FactAnswer) => void;
  /** Nothing to record: go to the next question. */
  readonly onSkip: () => void;
  readonly onMove: (by: 1 | -1) => void;
  /** Shows the words of a proposal; `bringForward` where the person asked to see the paper itself. */
  readonly onShow: (candidate: Candidate, bringForward: boolean) => void;
}

/**
 * The question that is being answered. The single keys work while the focus is inside the card and not in a text field,
 * so they never type into an answer and never surprise elsewhere.
 */
export function FactCard({ fact, busy, onAnswer, onSkip, onMove, onShow }: Props) {
  const card = useRef<HTMLElement>(null);
  const [marked, setMarked] = useState<string | null>(() => markedAtFirst(fact));
  const [editing, setEditing] = useState(false);
  const [asked, setAsked] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const candidate = fact.candidates.find((one) => one.candidateId === marked) ?? null;
  // Without a proposal there is nothing to confirm, so the fields stand open.
  const typing = editing || (fact.candidates.length === 0 && fact.state === 'open');

  useEffect(() => {
    card.current?.focus();
    const first = candidate ?? fact.candidates[0];
    if (first) onShow(first, false);
    // Only when the card appears: it is made anew for each question.
  }, []);

  const confirm = () => {
    if (fact.state === 'confirmed' && fact.reliedOn === marked) return onSkip();
    if (fact.state === 'not-known' && marked === null) return onSkip();
    if (!candidate) return setProblem(fact.candidates.length > 0 ? 'Choose which one is right, or press E to type the answer' : 'Press E to type the answer, or N if it is not known');
    onAnswer({ kind: 'value', value: candidate.value, candidateId: candidate.candidateId });
  };
  const edit = () => {
    setProblem(null);
    setEditing(true);
    setAsked((before) => before + 1);
  };
  const save = (value: FactValue) => {
    const source = fact.candidates.find((one) => sameValue(one.value, value));
    onAnswer({ kind: 'value', value, candidateId: source?.candidateId ?? null });
  };
  const notKnown = () => (fact.state === 'not-known' ? onSkip() : onAnswer({ kind: 'notKnown' }));
  const stopEditing = () => {
    setEditing(false);
    card.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.key === 'Escape' && editing) return stopEditing();
    if (target.matches('textarea, select, input:not([type=radio])')) return;
    const key = event.key.toLowerCase();
    if (key === 'enter') {
      if (target.closest('form, button, a')) return;
      if (typing) edit();
      else confirm();
    } else if (key === 'e') edit();
    else if (key === 'n') notKnown();
    else if (key === 'j') onMove(1);
    else if (key === 'k') onMove(-1);
    else return;
    event.preventDefault();
  };

  return (
    <section ref={card} className="fact-card" id={`fact-${fact.factId}`} tabIndex={-1} aria-labelledby={`label-${fact.factId}`} aria-describedby={`state-${fact.factId}`} onKeyDown={onKeyDown}>
      <h3 className="fact-card__label" id={`label-${fact.factId}`}>
        {fact.label}
      </h3>
      <p className="quiet" id={`state-${fact.factId}`}>
        {stateWords[fact.state]}
        {fact.by && fact.at ? ` by ${fact.by}, ${dayAndTime(fact.at)}` : ''}
        {fact.required ? '' : '. May be left open'}
      </p>
      {fact.why ? <p>Why it is asked: {fact.why}</p> : null}
      {fact.state === 'confirmed' && fact.reliedOn === null ? (
        <p>
          <strong>{fact.display}</strong> <span className="quiet">No source: typed by a person.</span>
        </p>
      ) : null}
      {fact.candidates.length === 0 ? <p>No source: the papers say nothing that the app could read.</p> : null}
      {problem ? (
        <p role="alert" className="nhsuk-error-message">
          {problem}
        </p>
      ) : null}
      {typing ? (
        <FactEditor fact={fact} from={fact.value ?? candidate?.value ?? null} busy={busy} takeFocus={asked} onSave={save} onBack={editing && fact.candidates.length > 0 ? stopEditing : null} />
      ) : (
        <CandidateList
          fact={fact}
          marked={marked}
          onMark={(one) => {
            setMarked(one.candidateId);
            setProblem(null);
            onShow(one, false);
          }}
          onShow={(one) => onShow(one, true)}
        />
      )}
      <div className="fact-card__actions">
        {typing || fact.candidates.length === 0 ? null : (
          <Button type="button" secondary small disabled={busy} aria-keyshortcuts="Enter" onClick={confirm}>
            Confirm <kbd>Enter</kbd>
          </Button>
        )}
        {typing ? null : (
          <Button type="button" secondary small aria-keyshortcuts="E" onClick={edit}>
            Edit <kbd>E</kbd>
          </Button>
        )}
        <Button type="button" secondary small disabled={busy} aria-keyshortcuts="N" onClick={notKnown}>
          Not known <kbd>N</kbd>
        </Button>
      </div>
    </section>
  );
}
