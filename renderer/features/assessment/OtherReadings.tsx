import type { AssessmentView } from '../../../shared/contract/assessment.ts';
import type { Assessment } from '../../../shared/policy/answer.ts';
import type { Reading } from '../../../shared/policy/schema.ts';
import { verdictLabels } from '../../../shared/policy/sentence.ts';
import { clauseWords, listInWords, optionText } from './assessmentModel.ts';

/**
 * Where the wording can be read in more than one way: which reading was followed, who chose it and why,
 * and what the answer would be under another. Nobody's silent choice.
 */
export function OtherReadings({ view, assessment }: { view: AssessmentView; assessment: Assessment }) {
  const { policy } = view;
  if (!policy || policy.readings.length === 0) return null;
  const matters = policy.readings.filter((reading) => assessment.readings.some((other) => other.reading === reading.id));
  const rest = policy.readings.filter((reading) => !matters.includes(reading));
  const followed = (reading: Reading) => (
    <>
      <p>
        <strong>{reading.question}</strong> <span className="quiet">{clauseWords(policy, reading.clause)}</span>
      </p>
      <p>
        Followed here: {optionText(policy, reading.id, assessment.readingsFollowed[reading.id] ?? reading.inForce)}
        <br />
        Chosen by: {reading.by}. Why: {reading.reason}
      </p>
    </>
  );
  return (
    <section aria-labelledby="readings">
      <h2 className="section-title" id="readings">
        Other ways to read the wording
      </h2>
      {matters.length === 0 && assessment.jointReadings.length === 0 ? <p>No other reading of the wording would change this answer.</p> : null}
      {matters.map((reading) => (
        <div key={reading.id} className="reading">
          {followed(reading)}
          {assessment.readings
            .filter((other) => other.reading === reading.id)
            .map((other) => (
              <p key={other.otherOption}>
                If it were read as: {other.otherText} <strong>The answer would be “{verdictLabels[other.otherVerdict]}”.</strong>
              </p>
            ))}
        </div>
      ))}
      {assessment.jointReadings.map((joint, index) => (
        <p key={index} className="reading">
          If two were read otherwise at once, {listInWords(joint.changes.map((change) => `“${optionText(policy, change.reading, change.otherOption)}”`))}:{' '}
          <strong>the answer would be “{verdictLabels[joint.otherVerdict]}”.</strong>
        </p>
      ))}
      {rest.length > 0 ? (
        <details className="fold">
          <summary>Readings that make no difference to this answer by themselves ({rest.length})</summary>
          {rest.map((reading) => (
            <div key={reading.id} className="reading">
              {followed(reading)}
            </div>
          ))}
        </details>
      ) : null}
    </section>
  );
}
