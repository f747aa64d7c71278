import { Button, Textarea } from 'nhsuk-react-components';
import { useState, type ReactNode } from 'react';
import type { Refusal } from '../../shared/domain/result.ts';
import { ErrorSummary, errorFor, type FieldError } from './ErrorSummary.tsx';
import { Form } from './Form.tsx';
import { Problem } from './Problem.tsx';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** What stands in it to begin with. */
  readonly first?: string;
  readonly busy: boolean;
  readonly error: Refusal | null;
  readonly action: (busy: boolean) => ReactNode;
  readonly onReason: (reason: string) => void;
  readonly onBack: () => void;
}

/** Shortest and longest reason that the contract takes. */
const shortest = 10;
const longest = 500;

/** Asks for the reason of a step that takes something away. */
export function ReasonForm({ id, label, hint, first = '', busy, error, action, onReason, onBack }: Props) {
  const [reason, setReason] = useState(first);
  const [errors, setErrors] = useState<FieldError[]>([]);
  return (
    <Form
      onSubmit={() => {
        const short = reason.trim().length < shortest;
        setErrors(short ? [{ id, message: `Give the reason in a few words (at least ${shortest} characters)` }] : []);
        if (!short) onReason(reason.trim());
      }}
    >
      <ErrorSummary errors={errors} />
      {errors.length === 0 ? <Problem error={error} /> : null}
      <Textarea
        id={id}
        label={label}
        {...(hint ? { hint } : {})}
        error={errorFor(errors, id)}
        rows={3}
        maxLength={longest}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="nhsuk-button-group">
        {action(busy)}
        <Button type="button" secondary onClick={onBack}>
          Back
        </Button>
      </div>
    </Form>
  );
}
