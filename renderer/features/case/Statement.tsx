import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { CaseView } from '../../../shared/contract/case.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { useMay } from '../../components/May.tsx';
import { dayAndTime } from '../../components/words.ts';
import { IcbSays } from '../icb/IcbSays.tsx';
import { EntryForm } from './EntryForm.tsx';
import { readStatement, startStatement, statementFields, statementPlaces } from './statementForm.ts';

const settled: readonly string[] = ['decided', 'letters-out', 'closed', 'withdrawn'];

/** Whether the patient was heard: invitation, statement and attendance, beside what the ICB's own rules say. */
export function Statement({ view, onReload, onShow }: { view: CaseView; onReload: () => Promise<void>; onShow: (paperId: string) => void }) {
  const record = useCommand('statement.record');
  const say = useAnnounce();
  const [open, setOpen] = useState(false);
  const { may } = useMay();
  const { applicationId, seq, statement } = view;
  const close = () => {
    record.clear();
    setOpen(false);
  };
  return (
    <section aria-labelledby="statement">
      <h2 className="section-title" id="statement" tabIndex={-1}>
        The patient’s statement and attendance
      </h2>
      <IcbSays id="patientStatement" />
      {statement ? (
        <>
          <dl className="pairs">
            {statement.lines.map(({ label, words }) => (
              <div className="pairs__row" key={label}>
                <dt>{label}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
          {statement.paperId && may('openPapers') ? (
            <p>
              <button type="button" className="link-button" onClick={() => onShow(statement.paperId!)}>
                Open the statement
              </button>
            </p>
          ) : null}
          <p className="quiet">
            Recorded by {statement.by}, {dayAndTime(statement.at)}.
          </p>
        </>
      ) : (
        <p>Nothing is recorded yet.</p>
      )}
      {open ? (
        <EntryForm
          draftKey={`statement:${applicationId}`}
          label="The patient’s statement and attendance"
          submit="Record this"
          fields={statementFields(view)}
          start={startStatement(statement?.value ?? null)}
          places={statementPlaces}
          busy={record.busy}
          error={record.error}
          onSave={(draft) => record.run({ applicationId, seq, statement: readStatement(draft) })}
          onSaved={() => {
            close();
            say('Statement and attendance are recorded');
            void onReload();
          }}
          onBack={close}
          onReload={() => void onReload()}
        />
      ) : may('checkFacts') && !settled.includes(view.stage) ? (
        <Button type="button" secondary small onClick={() => setOpen(true)}>
          Record invitation, statement or attendance
        </Button>
      ) : null}
    </section>
  );
}
