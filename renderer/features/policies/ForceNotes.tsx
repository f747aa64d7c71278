import type { Guidance } from '../../../shared/policy/guidance.ts';
import type { Policy } from '../../../shared/policy/schema.ts';
import { useQuery } from '../../api/useQuery.ts';
import { clauseWords, listInWords } from '../assessment/assessmentModel.ts';
import { libraryChanged } from './libraryChanged.ts';
import { printedWords, relationWords } from './policyModel.ts';
import { Row } from './Row.tsx';
import { Section } from './Section.tsx';

/** Dates as printed, what the paper says of its own end, the guidance that it answers, and what is not held. */
export function ForceNotes({ policy }: { policy: Policy }) {
  const register = useQuery('guidance.list', {}, libraryChanged);
  const { dates, force } = policy;
  const known = new Map((register.data?.guidance ?? []).map(({ entry }) => [entry.id, entry]));
  const answers = policy.answersGuidance ?? [];
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
      <Section id="policy-force" title="What it says of its own end">
        {force === null ? (
          <p>It prints no clause on how long it stays in force. None is taken over from another policy.</p>
        ) : (
          <ul>
            {force.staysPastReview ? (
              <li>
                It stays in force past its review date. <Where policy={policy} clause={force.staysPastReview} />
              </li>
            ) : null}
            {force.endedByMandatoryGuidance ? (
              <li>
                It ends on the day on which mandatory national guidance on {listInWords(force.endedByMandatoryGuidance.on.map((one) => relationWords[one]))} takes effect.{' '}
                <Where policy={policy} clause={force.endedByMandatoryGuidance.clause} />
              </li>
            ) : null}
            {force.keptAgainstOtherGuidance ? (
              <li>
                Guidance that is not mandatory changes nothing until the ICB adopts a policy. <Where policy={policy} clause={force.keptAgainstOtherGuidance} />
              </li>
            ) : null}
          </ul>
        )}
      </Section>
      {answers.length > 0 ? (
        <Section id="policy-guidance" title="Guidance that the policy itself answers">
          <ul>
            {answers.map((one) => (
              <li key={`${one.guidance}-${one.clause}`}>
                <strong>{register.data ? guidanceName(known.get(one.guidance)) : 'Guidance'}</strong>: {one.text} <Where policy={policy} clause={one.clause} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section id="not-held" title="What is not held">
        {policy.earlierVersions.length === 0 && !policy.beforeNote ? <p>No earlier version is named by the paper.</p> : null}
        <ul>
          {policy.earlierVersions.map((earlier) => (
            <li key={earlier.version}>
              Version {earlier.version}, from {earlier.from.printed}: {earlier.textHeld ? 'its text is held, but not in this app.' : 'its text is not held.'} A date that it governed is answered “text not held”, which is not a refusal.
            </li>
          ))}
          {policy.beforeNote ? <li>{policy.beforeNote}</li> : null}
        </ul>
      </Section>
    </>
  );
}

const guidanceName = (entry: Guidance | undefined): string => (entry ? `${entry.identifier}, ${entry.title}` : 'Guidance that is not in the register');

function Where({ policy, clause }: { policy: Policy; clause: string }) {
  return <span className="quiet">{clauseWords(policy, clause)}</span>;
}
