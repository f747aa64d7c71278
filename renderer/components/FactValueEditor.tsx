import { useEffect, useRef, useState } from 'react';
import type { FactKind } from '../../shared/domain/factKind.ts';
import type { FactValue } from '../../shared/domain/facts.ts';
import { draftOf, readValue, type ValueDraft } from './factValueDraft.ts';
import { RadioGroup } from './RadioGroup.tsx';
import { RangeFields } from './RangeFields.tsx';
import { StretchFields } from './StretchFields.tsx';
import { TickGroup } from './TickGroup.tsx';
import { Line, Words } from './Words.tsx';

export interface FactValueEditorProps {
  /** Begins the id of each control, so that two editors can stand on one screen. */
  readonly id: string;
  readonly answer: FactKind;
  /** What to start from. Typing lives in the editor: give it another `key` to start again from another value. */
  readonly value: FactValue | null;
  /** Null while what is typed is not yet an answer. */
  readonly onChange: (value: FactValue | null) => void;
  /** The question, or what stands for it on this screen. */
  readonly label?: string;
  /** A date must be known to the day (a date of birth tells two people apart). */
  readonly exactDay?: boolean;
  /** Goes up each time that the person tries to go on: what is missing is then said, and its field takes the focus. */
  readonly tried?: number;
}

/** The fields for an answer of any kind: words, a choice, several choices, a count, an amount, a date, stretches of time. */
export function FactValueEditor({ id, answer, value, onChange, label = 'Answer', exactDay = false, tried = 0 }: FactValueEditorProps) {
  const [draft, setDraft] = useState<ValueDraft>(() => draftOf(answer, value));
  const box = useRef<HTMLDivElement>(null);
  const read = readValue(answer, draft, exactDay);
  const fault = tried > 0 && !read.ok ? read.fault : null;
  const set = (change: Partial<ValueDraft>) => {
    const next = { ...draft, ...change };
    setDraft(next);
    const now = readValue(answer, next, exactDay);
    onChange(now.ok ? now.value : null);
  };
  useEffect(() => {
    // One field is wrong at a time, so the focus goes straight to it.
    if (tried === 0) return;
    const wrong = box.current?.querySelector<HTMLElement>('.nhsuk-input--error, .nhsuk-textarea--error') ?? box.current?.querySelector<HTMLElement>('.nhsuk-form-group--error input');
    wrong?.focus();
  }, [tried]);

  return (
    <div ref={box} className="fact-value">
      <Fields id={id} answer={answer} label={label} draft={draft} fault={fault} exactDay={exactDay} set={set} />
    </div>
  );
}

interface FieldsProps extends Required<Pick<FactValueEditorProps, 'id' | 'answer' | 'label' | 'exactDay'>> {
  readonly draft: ValueDraft;
  readonly fault: Extract<ReturnType<typeof readValue>, { ok: false }>['fault'] | null;
  readonly set: (change: Partial<ValueDraft>) => void;
}

function Fields({ id, answer, label, draft, fault, exactDay, set }: FieldsProps) {
  const text = { id: `${id}-text`, value: draft.text, error: fault?.field === 'text' ? fault.message : undefined, onChange: (words: string) => set({ text: words }) };
  const choiceError = fault?.field === 'choice' ? fault.message : undefined;
  switch (answer.kind) {
    case 'text':
      return answer.long ? <Words {...text} label={label} rows={4} /> : <Line {...text} label={label} />;
    case 'count':
      return <Line {...text} label={label} hint="A whole number. Enter 0 for none." width={4} />;
    case 'quantity':
      return <Line {...text} label={label} hint={`In ${answer.unit}.`} width={10} />;
    case 'choice':
      return answer.several ? (
        <Ticks id={`${id}-choice`} legend={label} answer={answer} chosen={draft.choices} error={choiceError} onChange={(choices) => set({ choices })} />
      ) : (
        <RadioGroup id={`${id}-choice`} legend={label} choices={answer.choices} value={draft.choices[0] ?? null} error={choiceError} onChange={(choice) => set({ choices: [choice] })} />
      );
    case 'date':
      return <RangeFields id={`${id}-date`} legend={label} value={draft.date} exactDay={exactDay} fault={fault} field="date" onChange={(date) => set({ date })} />;
    case 'interval':
      return <StretchFields id={id} legend={label} several={answer.several === true} stretches={draft.stretches} fault={fault} onChange={(stretches) => set({ stretches })} />;
  }
}

interface TicksProps {
  readonly id: string;
  readonly legend: string;
  readonly answer: Extract<FactKind, { kind: 'choice' }>;
  readonly chosen: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Several choices that may hold at once. "Cannot tell" stands alone: ticked last, it takes the place of the others, and they of it. */
function Ticks({ id, legend, answer, chosen, error, onChange }: TicksProps) {
  const alone = (choice: string) => answer.choices.find((one) => one.id === choice)?.cannotTell === true;
  const ticked = (now: readonly string[]) => {
    const added = now.find((one) => !chosen.includes(one));
    if (added === undefined) return onChange(now);
    onChange(alone(added) ? [added] : now.filter((one) => !alone(one)));
  };
  return <TickGroup id={id} legend={legend} hint="Tick all that apply." choices={answer.choices} value={chosen} error={error} onChange={ticked} />;
}
