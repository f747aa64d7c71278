import { useState } from 'react';
import type { AssessmentEntry } from '../../../shared/contract/policy.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { Problem } from '../../components/Problem.tsx';
import { day, dayAndTime } from '../../components/words.ts';

/** Every assessment of the case that was kept, newest first. It is asked for only when somebody opens it. */
export function AssessmentHistory({ applicationId }: { applicationId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <section aria-labelledby="assessment-history">
      <h2 className="section-title" id="assessment-history">
        Earlier assessments
      </h2>
      <details className="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Every assessment of this case, and what changed each time</summary>
        {open ? <Entries applicationId={applicationId} /> : null}
      </details>
    </section>
  );
}

function Entries({ applicationId }: { applicationId: string }) {
  const query = useQuery('assessment.history', { applicationId });
  if (query.error) return <Problem error={query.error} retry={() => void query.refetch()} title="The earlier assessments could not be read" />;
  if (!query.data) return <Loading what="the earlier assessments" />;
  const entries = query.data.entries.toSorted((a, b) => b.at.localeCompare(a.at));
  if (entries.length === 0) return <p>No assessment of this case has been confirmed yet.</p>;
  return (
    <ol className="plain-list">
      {entries.map((entry) => (
        <li key={entry.id} className="reading">
          <Entry entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function Entry({ entry }: { entry: AssessmentEntry }) {
  const { differences, made, by, at } = entry;
  return (
    <>
      <p>
        <strong>{entry.sentence}</strong>
      </p>
      <p>
        {made === 'confirmed' ? `Confirmed by ${by}` : `Made again for all open cases; started by ${by}. It moved nothing`}, {dayAndTime(at)}. As at {day(entry.asAt)}.
        {entry.policyId ? ` Policy ${entry.policyVersion === null ? 'with no version printed' : `version ${entry.policyVersion}`}.` : ' No policy text governed.'}
      </p>
      {differences.length > 0 ? (
        <>
          <p>What differs from the one before:</p>
          <ul>
            {differences.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
