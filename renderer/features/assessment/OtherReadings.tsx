import type { AssessmentView } from '../../../shared/contract/assessment.ts';
import type { Assessment } from '../../../shared/policy/answer.ts';
import type { Policy, Reading } from '../../../shared/policy/schema.ts';
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
        {followedWords(policy, assessment, reading)}
      </p>
    </>
  );
  return (
    <section aria-labelledby="readings">
      <h2 className="section-title" id="readings">
        Other ways to read the wording
      </h2>
      {assessment.underReadings.length > 0 ? <UnderReadings policy={policy} assessment={assessment} /> : null}
      {matters.length === 0 && assessment.jointReadings.length === 0 && assessment.underReadings.length === 0 ? <p>No other reading of the wording would change this answer.</p> : null}
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

/** Which option is followed and by whose word; or plainly that nobody has chosen. */
function followedWords(policy: Policy, assessment: Assessment, reading: Reading) {
  const followed = assessment.readingsFollowed[reading.id];
  if (followed === undefined) {
    return (
      <>
        Nobody has chosen between these: {listInWords(reading.options.map((option) => `“${option.text}”`))}.
        <br />
        Why it is open: {reading.reason}
      </>
    );
  }
  return (
    <>
      Followed here: {optionText(policy, reading.id, followed)}
      <br />
      {followed === reading.inForce ? `Chosen by: ${reading.by}. Why: ${reading.reason}` : 'Chosen by the ICB in place of the one in the file. Who signed it, and why, stands with the policy.'}
    </>
  );
}

/** What the answer would be under each reading that nobody has chosen between. */
function UnderReadings({ policy, assessment }: { policy: Policy; assessment: Assessment }) {
  return (
    <>
      <p>The answer depends on readings that nobody has chosen between. Until a named person signs one, the app follows none of them.</p>
      <ul>
        {assessment.underReadings.map(({ options, verdict }, index) => (
          <li key={index}>
            Read as {listInWords(Object.entries(options).map(([reading, option]) => `“${optionText(policy, reading, option)}”`))}: <strong>the answer would be “{verdictLabels[verdict]}”.</strong>
          </li>
        ))}
      </ul>
    </>
  );
}
