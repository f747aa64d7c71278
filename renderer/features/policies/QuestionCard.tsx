import type { FactValue } from '../../../shared/domain/facts.ts';
import { useState } from 'react';
import { FactValueEditor } from '../../components/FactValueEditor.tsx';
import { triedWords, type Question, type Tried } from './supposed.ts';

interface Props {
  readonly question: Question;
  readonly tried: Tried | undefined;
  /** True while it is open and nothing hangs on it any more. */
  readonly idle: boolean;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly onChange: (tried: Tried | null) => void;
}

/** One question that can be answered in every way: a value, not known, papers that disagree, or nobody. */
export function QuestionCard({ question, tried, idle, open, onToggle, onChange }: Props) {
  // A new number makes the fields anew, so that they start from what stands.
  const [turn, setTurn] = useState(0);
  const { fact, why } = question;
  const start = (next: Tried | null) => {
    setTurn((before) => before + 1);
    onChange(next);
  };
  const name = <span className="nhsuk-u-visually-hidden">: {fact.label}</span>;
  const id = `try-${fact.id}`;
  return (
    <details className="question" open={open} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary id={id}>
        <span className="question__label">{fact.label}</span>
        <span className="question__state">
          {triedWords(fact, tried)}
          {idle ? '. No longer needed' : ''}
        </span>
      </summary>
      {open ? (
        <div className="question__body">
          <p className="quiet">{why}</p>
          <Fields key={turn} id={id} question={question} tried={tried ?? { state: 'known', value: null }} onChange={onChange} />
          <p className="ways">
            {tried?.state === 'notKnown' || tried?.state === 'disputed' ? (
              <Way onPress={() => start(null)}>Give one answer{name}</Way>
            ) : (
              <>
                <Way onPress={() => start({ state: 'notKnown' })}>Looked for, and not known{name}</Way>
                <Way onPress={() => start({ state: 'disputed', values: [tried?.value ?? null, null] })}>The papers disagree{name}</Way>
              </>
            )}
            {tried?.state === 'known' ? <Way onPress={() => start(null)}>Take the answer back{name}</Way> : null}
          </p>
        </div>
      ) : null}
    </details>
  );
}

function Fields({ id, question, tried, onChange }: { id: string; question: Question; tried: Tried; onChange: (tried: Tried | null) => void }) {
  const { fact } = question;
  if (tried.state === 'notKnown') return <p>A person looked for it, and it is not known.</p>;
  if (tried.state === 'known') {
    return <FactValueEditor id={id} label={fact.label} answer={fact.answer} value={tried.value} onChange={(value) => onChange(value ? { state: 'known', value } : null)} />;
  }
  const [one, other] = tried.values;
  const put = (values: readonly [FactValue | null, FactValue | null]) => onChange({ state: 'disputed', values });
  return (
    <>
      <FactValueEditor id={`${id}-one`} label={`One paper says: ${fact.label}`} answer={fact.answer} value={one} onChange={(value) => put([value, other])} />
      <FactValueEditor id={`${id}-other`} label={`Another paper says: ${fact.label}`} answer={fact.answer} value={other} onChange={(value) => put([one, value])} />
    </>
  );
}

function Way({ onPress, children }: { onPress: () => void; children: React.ReactNode }) {
  return (
    <button type="button" className="link-button" onClick={onPress}>
      {children}
    </button>
  );
}
