import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { IntakeView } from '../../../shared/contract/intake.ts';
import type { RecordView } from '../../../shared/contract/records.ts';
import { useCommand } from '../../api/useCommand.ts';
import { Problem } from '../../components/Problem.tsx';
import { Tick } from '../../components/Tick.tsx';
import { ReasonForm } from '../../components/ReasonForm.tsx';
import { count, day } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { AttachForm } from './AttachForm.tsx';
import { ConsentForm } from './ConsentForm.tsx';
import { nhsNumberWords } from './intakeModel.ts';

const shownAtOnce = 50;
type Doing = { readonly what: 'case' | 'attach' | 'aside'; readonly record: RecordView } | null;

/** The requests of a list, one after another: each becomes a case, joins one, or is set aside with a reason. The drop stays open until all are. */
export function Records({ intake, records, others, open, onChanged }: { intake: IntakeView; records: readonly RecordView[]; others: readonly { readonly paperId: string; readonly name: string }[]; open: boolean; onChanged: () => void }) {
  const { go } = useNavigation();
  const make = useCommand('intake.makeCaseOfRecord');
  const [doing, setDoing] = useState<Doing>(null);
  const [along, setAlong] = useState<readonly string[]>([]);
  const [shown, setShown] = useState(shownAtOnce);
  const waiting = records.filter((one) => one.state === 'open').length;
  const finish = () => {
    setAlong([]);
    setDoing(null);
    onChanged();
  };

  if (doing) {
    const { record, what } = doing;
    const which = { paperId: record.paperId, record: record.record };
    return (
      <section aria-label={record.record}>
        <h2 className="section-title">
          {record.record} of {record.list}
        </h2>
        <Who record={record} />
        {what === 'case' ? (
          <>
            <Problem error={make.error} title="No case was made" />
            {others.length > 0 ? (
              <fieldset className="nhsuk-fieldset">
                <legend className="nhsuk-fieldset__legend">Other papers that go with this request</legend>
                {others.map((paper) => (
                  <Tick key={paper.paperId} id={`along-${paper.paperId}`} label={paper.name} checked={along.includes(paper.paperId)} onChange={(on) => setAlong(on ? [...along, paper.paperId] : along.filter((one) => one !== paper.paperId))} />
                ))}
              </fieldset>
            ) : null}
            <ConsentForm
              intakeId={`${intake.intakeId}:${record.paperId}:${record.record}`}
              busy={make.busy}
              otherwise="Set it aside"
              onMake={async (consent) => {
                const answer = await make.run({ intakeId: intake.intakeId, ...which, consent, ...(along.length > 0 ? { papers: [...along] } : {}) });
                if (answer.ok) finish();
              }}
              onReturn={() => setDoing({ what: 'aside', record })}
            />
            <Button type="button" secondary onClick={() => setDoing(null)}>
              Back to the list
            </Button>
          </>
        ) : null}
        {what === 'attach' ? <AttachForm intake={intake} record={which} onAttached={finish} onBack={() => setDoing(null)} /> : null}
        {what === 'aside' ? <AsideForm intakeId={intake.intakeId} which={which} onDone={finish} onBack={() => setDoing(null)} /> : null}
      </section>
    );
  }
  return (
    <section aria-labelledby="records">
      <h2 className="section-title" id="records">
        Requests in these papers
      </h2>
      <p>
        {count(records.length, 'request')}, {waiting === 0 ? 'all decided' : `${waiting} to decide`}. A case holds its own request only, and nothing of the others.
      </p>
      {open && others.length > 0 ? <p>{count(others.length, 'other paper')} came with the list. When you make a case, say which of them go with it.</p> : null}
      <ul className="issues">
        {records.slice(0, shown).map((record) => (
          <li key={`${record.paperId} ${record.record}`} className="issues__item issues__item--note">
            <strong>{record.record}</strong>
            <Who record={record} />
            <Became record={record} onOpen={(applicationId) => go({ name: 'case', applicationId })} />
            {open && record.state === 'open' ? (
              <div className="nhsuk-button-group">
                {record.applicationId === null ? (
                  <>
                    <Button type="button" secondary onClick={() => setDoing({ what: 'case', record })}>
                      Make a case<span className="nhsuk-u-visually-hidden">: {record.record}</span>
                    </Button>
                    <Button type="button" secondary onClick={() => setDoing({ what: 'attach', record })}>
                      Attach to a case<span className="nhsuk-u-visually-hidden">: {record.record}</span>
                    </Button>
                  </>
                ) : null}
                <Button type="button" secondary onClick={() => setDoing({ what: 'aside', record })}>
                  Set aside<span className="nhsuk-u-visually-hidden">: {record.record}</span>
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {records.length > shown ? (
        <Button type="button" secondary onClick={() => setShown(shown + shownAtOnce)}>
          Show more requests
        </Button>
      ) : null}
    </section>
  );
}

function Who({ record }: { record: RecordView }) {
  return (
    <span>
      {record.name ?? 'Name not found'}. NHS number: {record.nhsNumber === null ? 'not found' : nhsNumberWords(record.nhsNumber)}. Born: {record.dateOfBirth === null ? 'not found' : record.dateOfBirth.split('..').map((one) => day(one)).join(' to ')}.
      {record.asks ? ` Asks for: ${record.asks}.` : ''}
    </span>
  );
}

function Became({ record, onOpen }: { record: RecordView; onOpen: (applicationId: string) => void }) {
  if (record.state === 'aside') return <span>Set aside: {record.reason}</span>;
  if (record.applicationId === null) return <span>To decide</span>;
  return (
    <span>
      {record.state === 'case' ? 'Decided: ' : 'The same request came before and belongs to '}
      <button type="button" className="link-button" onClick={() => onOpen(record.applicationId!)}>
        case {record.caseNumber}
      </button>
    </span>
  );
}

function AsideForm({ intakeId, which, onDone, onBack }: { intakeId: string; which: { paperId: string; record: string }; onDone: () => void; onBack: () => void }) {
  const aside = useCommand('intake.setRecordAside');
  return (
    <ReasonForm
      id="aside-reason"
      label="Why is it set aside?"
      hint="For example: the patient is registered with another ICB."
      busy={aside.busy}
      error={aside.error}
      action={(busy) => (
        <Button type="submit" disabled={busy}>
          Set this request aside
        </Button>
      )}
      onReason={async (reason) => {
        const answer = await aside.run({ intakeId, ...which, reason });
        if (answer.ok) onDone();
      }}
      onBack={onBack}
    />
  );
}
