import { Button } from 'nhsuk-react-components';
import { useEffect, useRef } from 'react';
import type { Refusal } from '../../shared/domain/result.ts';

/**
 * A refusal, shown where it happened and left there until the person acts (never a toast):
 * what, why and what to do next. It takes the focus when it appears.
 */
export function Problem({ error, retry, title = 'There is a problem' }: { error: Refusal | null; retry?: () => void; title?: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) box.current?.focus();
  }, [error]);
  if (!error) return null;
  const changed = error.code === 'CONFLICT';
  return (
    <div ref={box} role="alert" tabIndex={-1} className="nhsuk-error-summary problem">
      <h2 className="nhsuk-error-summary__title">{changed ? 'Somebody else changed this first' : error.code === 'NOT_ALLOWED' ? 'Your role does not allow this' : title}</h2>
      <p>{error.message}</p>
      {error.next ? <p>{error.next}</p> : null}
      {retry && error.code !== 'NOT_ALLOWED' ? (
        <Button type="button" secondary small onClick={retry}>
          {changed ? 'Show the latest' : 'Try again'}
        </Button>
      ) : null}
    </div>
  );
}
