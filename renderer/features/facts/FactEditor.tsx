import { Button } from 'nhsuk-react-components';
import { useEffect, useRef, useState } from 'react';
import type { FactView } from '../../../shared/contract/case.ts';
import type { FactValue } from '../../../shared/domain/facts.ts';
import { parseNhsNumber } from '../../../shared/domain/nhsNumber.ts';
import { FactValueEditor } from '../../components/FactValueEditor.tsx';
import { draftOf, readValue } from '../../components/factValueDraft.ts';
import { Form } from '../../components/Form.tsx';
import { NhsNumberEditor } from './NhsNumberEditor.tsx';

interface Props {
  readonly fact: FactView;
  /** What to start from, or null for nothing. */
  readonly from: FactValue | null;
  readonly busy: boolean;
  /** Goes up when the person asks for the first field (E). */
  readonly takeFocus: number;
  readonly onSave: (value: FactValue) => void;
  readonly onBack: (() => void) | null;
}

/** Types an answer by hand, by the kind of the question. Nothing is filled in but what the papers or a person said. */
export function FactEditor({ fact, from, busy, takeFocus, onSave, onBack }: Props) {
  const exactDay = fact.factId === 'dateOfBirth';
  // A date of birth that a paper gives only roughly is no start: it has to be known to the day.
  const start = exactDay && from?.kind === 'date' && from.date.from !== from.date.to ? null : from;
  const [value, setValue] = useState<FactValue | null>(() => asItStands(fact, start));
  const [tried, setTried] = useState(0);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (takeFocus > 0) box.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, [takeFocus]);

  const submit = () => {
    if (value) onSave(value);
    else setTried((before) => before + 1);
  };
  const fields = { id: 'fact', value: start, onChange: setValue, tried };

  return (
    <div ref={box} className="fact-editor">
      <Form onSubmit={submit} label={`Answer: ${fact.label}`}>
        {fact.factId === 'nhsNumber' ? <NhsNumberEditor {...fields} /> : <FactValueEditor {...fields} label={labelFor(fact)} answer={fact.answer} exactDay={exactDay} />}
        <div className="fact-card__actions">
          <Button type="submit" secondary small disabled={busy}>
            Save this answer
          </Button>
          {onBack ? (
            <Button type="button" secondary small onClick={onBack}>
              Back to what the papers say
            </Button>
          ) : null}
        </div>
      </Form>
    </div>
  );
}

/** What would be saved without a change; null where that is no answer to this question. */
function asItStands({ factId, answer }: FactView, start: FactValue | null): FactValue | null {
  if (start === null || (factId === 'nhsNumber' && !(start.kind === 'text' && parseNhsNumber(start.text).ok))) return null;
  const read = readValue(answer, draftOf(answer, start));
  return read.ok ? read.value : null;
}

/** The question itself stands above the fields; they say what is wanted. */
function labelFor({ answer }: FactView): string {
  switch (answer.kind) {
    case 'count':
      return 'How many?';
    case 'quantity':
      return 'How much?';
    case 'date':
      return 'Date';
    case 'interval':
      return 'From when to when';
    default:
      return 'Answer';
  }
}
