import type { ReactNode } from 'react';
import type { IntakeView } from '../../../shared/contract/intake.ts';
import type { ImportIssue } from '../../../shared/import/paper.ts';
import { count, day, dayAndTime, shortIcb } from '../../components/words.ts';
import { nhsNumberWords, severityWords, sortedIssues } from './intakeModel.ts';

/** What the papers say about the patient, and what was entered with them. */
export function Found({ intake }: { intake: IntakeView }) {
  const { patient } = intake;
  const missing = 'Not found in the papers';
  return (
    <>
      <h2 className="section-title">Patient found in the papers</h2>
      <p className="quiet">Read by the app. Nobody has checked it yet.</p>
      <dl className="pairs">
        <Pair name="Name">{patient.name ?? missing}</Pair>
        <Pair name="NHS number">{nhsNumberWords(patient.nhsNumber)}</Pair>
        <Pair name="Date of birth">{patient.dateOfBirth ? day(patient.dateOfBirth) : missing}</Pair>
      </dl>
      {intake.possibleCases.length > 0 ? (
        <>
          <h2 className="section-title">Possibly the same patient or request</h2>
          <ul className="possible">
            {intake.possibleCases.map((one) => (
              <li key={one.applicationId}>
                <strong>{one.number}</strong>: {one.why}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Referral intake={intake} />
    </>
  );
}

/** What was entered when the papers were taken in. */
export function Referral({ intake }: { intake: IntakeView }) {
  return (
    <>
      <h2 className="section-title">The referral</h2>
      <dl className="pairs">
        <Pair name="Received">{day(intake.receivedOn)}</Pair>
        <Pair name="Urgency">{intake.urgency === 'urgent' ? 'Urgent' : 'Routine'}</Pair>
        <Pair name="ICB">{shortIcb(intake.commissioner)}</Pair>
        <Pair name="Papers">{count(intake.papers.length, 'paper')}</Pair>
        <Pair name="Taken in by">
          {intake.by}, {dayAndTime(intake.at)}
        </Pair>
      </dl>
    </>
  );
}

function Pair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="pairs__row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What a person must see about the papers, each with its next step. */
export function Issues({ issues }: { issues: readonly ImportIssue[] }) {
  if (issues.length === 0) return null;
  return (
    <section aria-labelledby="issues">
      <h2 className="section-title" id="issues">
        What to look at
      </h2>
      <ul className="issues">
        {sortedIssues(issues).map((issue, index) => (
          <li key={index} className={`issues__item issues__item--${issue.severity}`}>
            <strong>
              {severityWords[issue.severity]}: {issue.inside === undefined ? issue.file : `${issue.inside} in ${issue.file}`}
            </strong>
            <span>{issue.message}</span>
            <span>Next: {issue.next}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
