import { Button } from 'nhsuk-react-components';
import { useEffect, useRef, useState } from 'react';
import type { CallerMatch } from '../../../shared/contract/search.ts';
import { day, shortIcb } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { NoteForm } from './NoteForm.tsx';

/** One case on the caller card. N opens the note of the first one. */
export function CallerCase({ match, first }: { match: CallerMatch; first: boolean }) {
  const { go } = useNavigation();
  const [writing, setWriting] = useState(false);
  const [recorded, setRecorded] = useState(false);
  const heading = useRef<HTMLButtonElement>(null);
  // Somebody who found the case by Enter still stands in a field, where N is a letter: the answer takes the focus.
  useEffect(() => {
    if (first) heading.current?.focus();
  }, [first]);
  useEffect(() => {
    if (!first) return;
    const onKey = (event: KeyboardEvent) => {
      const at = event.target;
      if (event.key.toLowerCase() !== 'n' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (at instanceof HTMLElement && at.closest('input, textarea, select, [contenteditable], [role="dialog"]')) return;
      event.preventDefault();
      setWriting(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [first]);

  const titleId = `caller-${match.applicationId}`;
  return (
    <section aria-labelledby={titleId} className="caller">
      <h2 className="section-title" id={titleId}>
        <button type="button" ref={heading} className="link-button" onClick={() => go({ name: 'case', applicationId: match.applicationId })}>
          {match.number}
        </button>
      </h2>
      <dl className="pairs">
        <Pair name="Where it stands">{match.where}</Pair>
        <Pair name="Next date">{match.next ? `${match.next.what} ${day(match.next.on)}` : 'The record holds no next date. Do not promise one.'}</Pair>
        <Pair name="Request">{`${match.treatment ?? 'Treatment not known yet'}; received ${day(match.receivedOn)}; ${shortIcb(match.icb)}`}</Pair>
        {match.communicationNeed ? <Pair name="Communication need">{match.communicationNeed}</Pair> : null}
      </dl>
      <div className="caller__sides">
        <Side title="If the patient rings" {...match.patient} />
        <Side title="If the clinician rings" {...match.clinician} />
      </div>
      <p>Anybody else (a relative, a solicitor, the press): tell nothing, and take the name and number.</p>
      {recorded ? <p role="status">The note stands in the history of case {match.number}.</p> : null}
      {writing ? (
        <NoteForm
          applicationId={match.applicationId}
          onDone={(done) => {
            setWriting(false);
            setRecorded(done);
          }}
        />
      ) : (
        <Button type="button" secondary aria-keyshortcuts={first ? 'N' : undefined} onClick={() => setWriting(true)}>
          Note the call{first ? ' (N)' : ''}
          <span className="nhsuk-u-visually-hidden"> in case {match.number}</span>
        </Button>
      )}
    </section>
  );
}

function Pair({ name, children }: { name: string; children: string }) {
  return (
    <div className="pairs__row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Side({ title, may, not }: { title: string; may: readonly string[]; not: readonly string[] }) {
  return (
    <div>
      <h3 className="caller__title">{title}</h3>
      {not.length > 0 ? (
        <ul className="caller__not" aria-label={`${title}: do not say`}>
          {not.map((one) => (
            <li key={one}>
              <strong>{one}</strong>
            </li>
          ))}
        </ul>
      ) : null}
      {may.length > 0 ? (
        <>
          <p>You may say:</p>
          <ul aria-label={`${title}: may be said`}>
            {may.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
