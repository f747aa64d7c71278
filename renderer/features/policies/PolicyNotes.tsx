import type { ReactNode } from 'react';
import type { Policy } from '../../../shared/policy/schema.ts';
import { clauseWords } from '../assessment/assessmentModel.ts';
import { printedWords } from './policyModel.ts';

/** Dates as printed, what is not held, readings, faults of the text, principles and codes. */
export function PolicyNotes({ policy }: { policy: Policy }) {
  const { dates } = policy;
  const relied = policy.principles.filter((one) => one.role === 'relied-on');
  const reserved = policy.principles.filter((one) => one.role === 'reserved');
  return (
    <>
      <Section id="dates" title="Dates, as printed">
        <dl className="clauses">
          <Row term="Ratified" words={printedWords(dates.ratified)} />
          <Row term="Published" words={printedWords(dates.published)} />
          <Row term="Effective" words={printedWords(dates.effective)} />
          <Row term="Review" words={printedWords(dates.review)} />
        </dl>
      </Section>
      <Section id="not-held" title="What is not held">
        {policy.earlierVersions.length === 0 && !policy.beforeNote ? <p>No earlier version is named by the paper.</p> : null}
        <ul>
          {policy.earlierVersions.map((earlier) => (
            <li key={earlier.version}>
              Version {earlier.version}, from {earlier.from.printed}: its text is not held. A date that it governed is answered “text not held”, which is not a refusal.
            </li>
          ))}
          {policy.beforeNote ? <li>{policy.beforeNote}</li> : null}
        </ul>
      </Section>
      {policy.readings.length > 0 ? (
        <Section id="policy-readings" title="Wording that can be read in more than one way">
          {policy.readings.map((reading) => (
            <div key={reading.id} className="reading">
              <p>
                <strong>{reading.question}</strong> <span className="quiet">{clauseWords(policy, reading.clause)}</span>
              </p>
              <ul>
                {reading.options.map((option) => (
                  <li key={option.id}>
                    {option.text} {option.id === reading.inForce ? <strong>In force.</strong> : null}
                  </li>
                ))}
              </ul>
              <p>
                Chosen by: {reading.by}. Why: {reading.reason}
              </p>
            </div>
          ))}
        </Section>
      ) : null}
      {policy.defects.length > 0 ? (
        <Section id="defects" title="Faults in the printed text">
          <ul>
            {policy.defects.map((defect) => (
              <li key={defect.what}>
                {defect.what} <span className="quiet">What follows: {defect.effect}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {relied.length > 0 ? (
        <Section id="relied" title="Principles that it relies on, in its order">
          <ol>
            {relied.map((one) => (
              <li key={one.id}>
                {one.name}: {one.question} <span className="quiet">{clauseWords(policy, one.clause)}</span>
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
      {reserved.length > 0 ? (
        <Section id="reserved" title="Questions kept until the panel has found exceptionality">
          <ol>
            {reserved.map((one) => (
              <li key={one.id}>
                {one.name}: {one.question} <span className="quiet">{clauseWords(policy, one.clause)}</span>
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
      {policy.notThemselvesAnException.length > 0 ? (
        <Section id="not-exceptions" title="Features that are not by themselves an exception">
          <ul>
            {policy.notThemselvesAnException.map((one) => (
              <li key={one.id}>
                {one.text} <span className="quiet">{clauseWords(policy, one.clause)}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {policy.codes.length > 0 ? (
        <Section id="codes" title="Codes on the paper">
          <p>Codes never decide whether the policy applies.</p>
          <ul>
            {policy.codes.map((code) => (
              <li key={`${code.system}-${code.code}`}>
                {code.system} {code.code}: {code.meaning}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 className="section-title" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}

function Row({ term, words }: { term: string; words: string }) {
  return (
    <div className="clauses__row">
      <dt>{term}</dt>
      <dd>{words}</dd>
    </div>
  );
}
