import { Button, Textarea, TextInput } from 'nhsuk-react-components';
import { useEffect, useRef, useState } from 'react';
import type { FactView } from '../../../shared/contract/case.ts';
import type { FactValue } from '../../../shared/domain/facts.ts';
import { DateFields } from '../../components/DateFields.tsx';
import { Form } from '../../components/Form.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { draftFrom, readDraft, type Draft, type DraftFault } from './draft.ts';

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

const partialHint = 'Leave the day empty, or the day and the month, if they are not known.';

/** Types an answer by hand, by the kind of the question. */
export function FactEditor({ fact, from, busy, takeFocus, onSave, onBack }: Props) {
  const [draft, setDraft] = useState<Draft>(() => draftFrom(from));
  const [fault, setFault] = useState<DraftFault | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const { answer } = fact;
  const at = (field: DraftFault['field']) => (fault?.field === field ? fault : undefined);
  const dateFault = (field: 'start' | 'end') => {
    const found = at(field);
    return found ? { part: found.part ?? ('year' as const), message: found.message } : undefined;
  };

  useEffect(() => {
    if (takeFocus > 0) box.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, [takeFocus]);

  // One field can be wrong at a time, so the focus goes straight to it and a summary would say it twice.
  useEffect(() => {
    if (fault) box.current?.querySelector<HTMLElement>('.nhsuk-input--error, .nhsuk-textarea--error, .nhsuk-form-group--error input')?.focus();
  }, [fault]);

  const submit = () => {
    const read = readDraft(fact, draft);
    setFault(read.ok ? null : read.fault);
    if (read.ok) onSave(read.value);
  };
  const error = at('text') ? { error: at('text')!.message } : {};

  return (
    <div ref={box} className="fact-editor">
      <Form onSubmit={submit} label={`Answer: ${fact.label}`}>
        {answer.kind === 'text' && answer.long ? (
          <Textarea id="fact-text" label="Answer" rows={4} {...error} value={draft.text} onChange={(event) => set({ text: event.currentTarget.value })} />
        ) : null}
        {answer.kind === 'text' && !answer.long ? (
          <TextInput id="fact-text" label="Answer" autoComplete="off" {...error} value={draft.text} onChange={(event) => set({ text: event.currentTarget.value })} />
        ) : null}
        {answer.kind === 'count' ? (
          <TextInput id="fact-text" label="How many?" width="4" inputMode="numeric" autoComplete="off" {...error} value={draft.text} onChange={(event) => set({ text: event.currentTarget.value })} />
        ) : null}
        {answer.kind === 'choice' ? (
          <RadioGroup id="fact-choice" legend="Answer" choices={answer.choices} value={draft.choice} error={at('choice')?.message} onChange={(choice) => set({ choice })} />
        ) : null}
        {answer.kind === 'date' ? (
          <DateFields
            id="fact-start"
            legend="Date"
            {...(fact.factId === 'dateOfBirth' ? {} : { hint: partialHint })}
            value={draft.start}
            error={dateFault('start')}
            onChange={(start) => set({ start })}
          />
        ) : null}
        {answer.kind === 'interval' ? (
          <>
            <DateFields id="fact-start" legend="Start" hint={partialHint} value={draft.start} error={dateFault('start')} onChange={(start) => set({ start })} />
            <RadioGroup
              id="fact-ended"
              legend="Has it ended?"
              choices={[
                { id: 'ended', label: 'Yes, it ended' },
                { id: 'going-on', label: 'No, it was still going on when this was written' },
              ]}
              value={draft.ended}
              error={at('ended')?.message}
              onChange={(ended) => set({ ended: ended === 'ended' ? 'ended' : 'going-on' })}
            />
            {draft.ended === 'ended' ? (
              <DateFields id="fact-end" legend="End" hint={partialHint} value={draft.end} error={dateFault('end')} onChange={(end) => set({ end })} />
            ) : null}
          </>
        ) : null}
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
