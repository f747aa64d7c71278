import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { IntakeView } from '../../../shared/contract/intake.ts';
import type { Recognised } from '../../../shared/contract/quarantine.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useQuery } from '../../api/useQuery.ts';
import { ReasonForm } from '../../components/ReasonForm.tsx';
import { useNavigation } from '../../navigation/NavigationContext.tsx';

const kindWords: Readonly<Record<Recognised['kind'], string>> = { same: 'The same pack', addition: 'An addition', update: 'An update', reconsideration: 'A reconsideration', join: 'The rest of one pack' };

/** Cases and waiting referrals that hold some of the same, with what is new in this one. It is offered; the person chooses. */
export function RecognisedList({ intake, onAttach, onDiscard }: { intake: IntakeView; onAttach: (applicationId: string) => void; onDiscard: (reason: string) => void }) {
  const query = useQuery('intake.recognise', { intakeId: intake.intakeId });
  const join = useCommand('intake.join');
  const [joining, setJoining] = useState<string | null>(null);
  const { go } = useNavigation();
  const found = query.data?.found ?? [];
  if (found.length === 0) return null;
  return (
    <section aria-labelledby="recognised">
      <h2 className="section-title" id="recognised">
        Seen before?
      </h2>
      <ul className="plain-list recognised">
        {found.map((one) => {
          const key = one.applicationId ?? one.intakeId!;
          return (
            <li key={key} className="recognised__item">
              <p>
                <strong>{kindWords[one.kind]}.</strong> {one.sentence}
              </p>
              {one.fresh.length > 0 ? <p>New here: {one.fresh.join(', ')}</p> : null}
              {one.changed.length > 0 ? (
                <ul>
                  {one.changed.map((change) => (
                    <li key={change.name}>
                      “{change.name}” may be another version of “{change.there}”
                    </li>
                  ))}
                </ul>
              ) : null}
              {one.differs.length > 0 ? (
                <table className="rows" aria-label={`Answers that differ from ${one.label}`}>
                  <thead>
                    <tr>
                      <th scope="col">Question</th>
                      <th scope="col">In {one.label}</th>
                      <th scope="col">In these papers</th>
                    </tr>
                  </thead>
                  <tbody>
                    {one.differs.map((row) => (
                      <tr key={row.label}>
                        <th scope="row">{row.label}</th>
                        <td>{row.there.join(' / ')}</td>
                        <td>{row.here.join(' / ')}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              ) : null}
              {joining === key && one.intakeId ? (
                <ReasonForm
                  id="join-reason"
                  label="Why do the two belong together?"
                  hint="For example: the pack was too large for one mail."
                  busy={join.busy}
                  error={join.error}
                  action={(busy) => (
                    <Button type="submit" disabled={busy}>
                      Join them
                    </Button>
                  )}
                  onReason={async (reason) => {
                    const answer = await join.run({ intakeId: intake.intakeId, to: one.intakeId!, reason });
                    if (answer.ok) go({ name: 'intake', intakeId: answer.value.intakeId });
                  }}
                  onBack={() => setJoining(null)}
                />
              ) : (
                <div className="nhsuk-button-group">
                  {one.kind === 'same' ? (
                    <Button type="button" small onClick={() => onDiscard(one.applicationId ? `The same pack as case ${one.label}: nothing new.` : 'The same papers wait in another referral.')}>
                      Discard this one
                    </Button>
                  ) : null}
                  {one.kind === 'addition' || one.kind === 'update' ? (
                    <Button type="button" small secondary onClick={() => onAttach(one.applicationId!)}>
                      Add to case {one.label}
                    </Button>
                  ) : null}
                  {one.kind === 'join' ? (
                    <Button type="button" small secondary onClick={() => setJoining(key)}>
                      Join with it
                    </Button>
                  ) : null}
                  <Button type="button" small secondary onClick={() => (one.applicationId ? go({ name: 'case', applicationId: one.applicationId }) : go({ name: 'intake', intakeId: one.intakeId! }))}>
                    {one.kind === 'reconsideration' ? `Open case ${one.label}, and record the reconsideration there` : `Open ${one.applicationId ? `case ${one.label}` : 'it'}`}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
