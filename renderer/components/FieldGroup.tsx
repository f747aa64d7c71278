import type { ReactNode } from 'react';
import { describedBy, HintAndError } from './HintAndError.tsx';

interface Props {
  /** Begins the ids of the hint and the error. */
  readonly id: string;
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly children: ReactNode;
}

/** One question that several controls answer: its legend, hint and error as NHS forms show them, and the controls. */
export function FieldGroup({ id, legend, hint, error, children }: Props) {
  return (
    <div className={`nhsuk-form-group${error ? ' nhsuk-form-group--error' : ''}`}>
      <fieldset className="nhsuk-fieldset" aria-describedby={describedBy({ id, hint, error }) || undefined}>
        <legend className="nhsuk-fieldset__legend">{legend}</legend>
        <HintAndError id={id} hint={hint} error={error} />
        {children}
      </fieldset>
    </div>
  );
}
