import { useState } from 'react';
import type { PolicyView } from '../../../shared/contract/policy.ts';
import type { Reading } from '../../../shared/policy/schema.ts';
import { dayAndTime } from '../../components/words.ts';
import { clauseWords } from '../assessment/assessmentModel.ts';
import { optionWords } from './policyModel.ts';
import { Section } from './Section.tsx';
import { SignForm } from './SignForm.tsx';
import { OnlyFor } from '../../components/May.tsx';

/** Wording that can be read in more than one way: what is followed, who signed it and why, and the form to sign another. */
export function Readings({ view, onView }: { view: PolicyView; onView: (view: PolicyView) => void }) {
  const [signing, setSigning] = useState<string | null>(null);
  const { policy } = view;
  return (
    <Section id="policy-readings" title="Wording that can be read in more than one way">
      {policy.readings.length === 0 ? <p>No such wording is registered for this policy.</p> : <p>A reading changes only when a named person signs another one and says why.</p>}
      {policy.readings.map((reading) => (
        <div key={reading.id} className="reading" role="group" aria-labelledby={`reading-${reading.id}`}>
          <h3 id={`reading-${reading.id}`} className="reading__question">
            {reading.question}
          </h3>
          <ReadingNow view={view} reading={reading} />
          {signing === reading.id ? (
            <SignForm
              view={view}
              reading={reading}
              onBack={() => setSigning(null)}
              onSigned={(after) => {
                setSigning(null);
                onView(after);
              }}
            />
          ) : (
            <OnlyFor action="keepPolicies" quiet>
              <p>
                <button type="button" className="link-button" onClick={() => setSigning(reading.id)}>
                  Sign this reading, or another<span className="nhsuk-u-visually-hidden">: {reading.question}</span>
                </button>
              </p>
            </OnlyFor>
          )}
        </div>
      ))}
    </Section>
  );
}

function ReadingNow({ view, reading }: { view: PolicyView; reading: Reading }) {
  const { policy } = view;
  const followed = view.readings[reading.id] ?? null;
  const signed = view.signed.filter((one) => one.reading === reading.id);
  const [last, ...earlier] = signed;
  return (
    <>
      <p className="quiet">{clauseWords(policy, reading.clause)}</p>
      <ul>
        {reading.options.map((option) => (
          <li key={option.id}>
            {option.text} {option.id === followed ? <strong>Followed.</strong> : null}
          </li>
        ))}
      </ul>
      {followed === null ? <p>Nobody has chosen. Where the options answer differently, the answer says that it depends on this reading.</p> : null}
      {last ? (
        <p>
          Signed by {last.by}, {dayAndTime(last.at)}. Why: {last.reason}
        </p>
      ) : (
        <p>
          <strong>Not signed.</strong> {followed === null ? 'Registered' : 'Chosen'} by: {reading.by}. Why: {reading.reason}
        </p>
      )}
      {earlier.length > 0 ? (
        <details className="fold">
          <summary>
            Earlier signatures ({earlier.length})<span className="nhsuk-u-visually-hidden"> of: {reading.question}</span>
          </summary>
          <ul>
            {earlier.map((one) => (
              <li key={one.at}>
                {dayAndTime(one.at)}, {one.by}: {optionWords(policy, reading.id, one.option)} Why: {one.reason}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
