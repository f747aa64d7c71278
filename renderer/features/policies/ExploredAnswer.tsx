import type { Assessment, PurposeAnswer } from '../../../shared/policy/answer.ts';
import type { Policy } from '../../../shared/policy/schema.ts';
import { drawn, listInWords, saysNotARefusal } from '../assessment/assessmentModel.ts';
import { FindingTree } from '../assessment/FindingTree.tsx';
import { withoutCase } from './explore.ts';
import { clausesWords, labelOf, optionWords, verdictWords, vocabularyFor } from './policyModel.ts';

const stateWords = {
  open: 'Nobody has answered this.',
  notKnown: 'Looked for, and not known.',
  disputed: 'The papers disagree.',
  'too-vague': 'There is an answer, but it is not exact enough.',
} as const;

/** The whole answer of a policy on tried facts: the sentence, each purpose, what is open, what would settle it, what follows, and why. */
export function ExploredAnswer({ policy, assessment }: { policy: Policy; assessment: Assessment }) {
  const inner = drawn(assessment);
  const vocabulary = vocabularyFor(policy);
  const label = (id: string) => labelOf(vocabulary, id);
  return (
    <>
      <p className="sentence" role="status">
        {assessment.sentence}
      </p>
      {saysNotARefusal(assessment.verdict) ? <p>This is not a refusal.</p> : null}
      {assessment.ifThisVersion ? (
        <p>
          <strong>{inner.sentence}</strong>
        </p>
      ) : null}
      {inner.purposes.length > 1 ? <Purposes purposes={inner.purposes} /> : null}
      {inner.openFacts.length > 0 ? (
        <Part id="open-facts" title="What is still open">
          <ol className="missing">
            {inner.openFacts.map((fact) => (
              <li key={fact.factId}>
                <span className="missing__fact">{label(fact.factId)}</span>
                <br />
                {stateWords[fact.state]} {fact.why} <span className="quiet">{clausesWords(policy, fact.clauses)}</span>
              </li>
            ))}
          </ol>
        </Part>
      ) : null}
      {inner.settlingSets.length > 0 ? (
        <Part id="settling" title="What could settle it">
          <p>The smallest sets of answers that could settle it, each way.</p>
          <ul>
            {inner.settlingSets.map((set, index) => (
              <li key={index}>
                “{verdictWords(set.towards)}” could follow from {listInWords(set.facts.map((id) => `“${label(id)}”`))}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {inner.noLongerNeeded.length > 0 ? (
        <Part id="no-longer" title="No longer needed">
          <p>The answer is the same whatever these are.</p>
          <ul>
            {inner.noLongerNeeded.map((id) => (
              <li key={id}>{label(id)}</li>
            ))}
          </ul>
        </Part>
      ) : null}
      {inner.routes.length > 0 ? (
        <Part id="routes" title="What can follow">
          <ul>
            {inner.routes.map((route) => (
              <li key={route.route}>{route.text}</li>
            ))}
          </ul>
        </Part>
      ) : null}
      <OtherReadings policy={policy} assessment={inner} />
      {inner.finding.children.length > 0 ? (
        <Part id="findings" title="Clause by clause">
          <FindingTree finding={withoutCase(inner.finding)} context={{ policy, sources: {}, onSource: () => {}, onFact: () => {} }} />
        </Part>
      ) : null}
      {inner.notes.length > 0 ? (
        <Part id="notes" title="Notes">
          <ul>
            {inner.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Part>
      ) : null}
    </>
  );
}

/** Two things asked for in one request: each with its own answer. */
function Purposes({ purposes }: { purposes: readonly PurposeAnswer[] }) {
  return (
    <Part id="purposes" title="Each purpose by itself">
      <ul>
        {purposes.map((one) => (
          <li key={one.purpose ?? one.title}>
            <strong>
              {one.title}: {verdictWords(one.verdict)}.
            </strong>{' '}
            {one.sentence}
            {one.routes.length > 0 ? <span className="rows__under">{one.routes.map((route) => route.text).join(' ')}</span> : null}
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** What the answer would be under other readings, one by one and together. */
function OtherReadings({ policy, assessment }: { policy: Policy; assessment: Assessment }) {
  const { readings, jointReadings, underReadings } = assessment;
  if (policy.readings.length === 0) return null;
  const option = (reading: string, id: string) => `“${optionWords(policy, reading, id)}”`;
  return (
    <Part id="other-readings" title="Other ways to read the wording">
      {readings.length + jointReadings.length + underReadings.length === 0 ? <p>No other reading would change this answer.</p> : null}
      <ul>
        {underReadings.map((one, index) => (
          <li key={`under-${index}`}>
            With {listInWords(Object.entries(one.options).map(([reading, id]) => option(reading, id)))}: <strong>{verdictWords(one.verdict)}</strong>
          </li>
        ))}
        {readings.map((one) => (
          <li key={`${one.reading}-${one.otherOption}`}>
            {one.question} Read as “{one.otherText}”: <strong>{verdictWords(one.otherVerdict)}</strong>
          </li>
        ))}
        {jointReadings.map((joint, index) => (
          <li key={`joint-${index}`}>
            With {listInWords(joint.changes.map((change) => option(change.reading, change.otherOption)))} at once: <strong>{verdictWords(joint.otherVerdict)}</strong>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section aria-labelledby={`answer-${id}`}>
      <h2 className="section-title" id={`answer-${id}`}>
        {title}
      </h2>
      {children}
    </section>
  );
}
