import { useState, type ReactNode } from 'react';
import { reasonFault } from '../../shared/workflow/reasons.ts';
import { describedBy, HintAndError } from './HintAndError.tsx';

interface FrameProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

interface Props extends FrameProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A longer text: one field with its label, hint, mistake and remarks, all tied to it for a screen reader. */
export function Words({
  rows = 4,
  reason = false,
  remarks = [],
  value,
  onChange,
  ...frame
}: Props & {
  readonly rows?: number;
  /** For a reason: on leaving the field its form is looked at, and said without stopping anybody. */
  readonly reason?: boolean;
  /** Remarks on the wording, to think about; none of them stops anybody. */
  readonly remarks?: readonly string[];
}) {
  const { id, error } = frame;
  const [left, setLeft] = useState(false);
  const fault = reason && left && !error && value.trim() !== '' ? reasonFault(value) : null;
  const said = [...(fault ? [`this ${fault}.`] : []), ...remarks];
  return (
    <Frame {...frame}>
      <textarea
        id={id}
        className={`nhsuk-textarea${error ? ' nhsuk-textarea--error' : ''}`}
        rows={rows}
        value={value}
        aria-describedby={[describedBy(frame), said.length > 0 ? `${id}-remarks` : ''].filter(Boolean).join(' ') || undefined}
        aria-invalid={error ? true : undefined}
        onBlur={() => setLeft(true)}
        onChange={(event) => onChange(event.target.value)}
      />
      {said.length > 0 ? (
        <ul className="remarks" id={`${id}-remarks`}>
          {said.map((remark) => (
            <li key={remark}>To think about: {remark}</li>
          ))}
        </ul>
      ) : null}
    </Frame>
  );
}

/** One line of text in the same frame. */
export function Line({ value, onChange, width, ...frame }: Props & { readonly width?: 4 | 10 | 20 }) {
  const { id, error } = frame;
  return (
    <Frame {...frame}>
      <input
        id={id}
        className={`nhsuk-input${width ? ` nhsuk-input--width-${width}` : ''}${error ? ' nhsuk-input--error' : ''}`}
        autoComplete="off"
        value={value}
        aria-describedby={describedBy(frame) || undefined}
        aria-invalid={error ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </Frame>
  );
}

function Frame({ id, label, hint, error, children }: FrameProps & { readonly children: ReactNode }) {
  return (
    <div className={`nhsuk-form-group${error ? ' nhsuk-form-group--error' : ''}`}>
      <label className="nhsuk-label" htmlFor={id}>
        {label}
      </label>
      <HintAndError id={id} hint={hint} error={error} />
      {children}
    </div>
  );
}
