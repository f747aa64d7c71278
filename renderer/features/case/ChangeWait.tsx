import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { CaseView } from '../../../shared/contract/case.ts';
import { useCommand } from '../../api/useCommand.ts';
import { SubmitAndBack } from '../../components/SubmitAndBack.tsx';
import { Checks, nothingWrong, type Wrong } from '../../components/checks.ts';
import { DateFields } from '../../components/DateFields.tsx';
import { noDate, partsOfDay, today } from '../../components/dateParts.ts';
import { ErrorSummary, errorFor } from '../../components/ErrorSummary.tsx';
import { Form, refusalAsField } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { Line, Words } from '../../components/Words.tsx';

/** Where a refusal of the store belongs on the form. */
const fields: Readonly<Record<string, string>> = { pause: 'wait-owner', until: 'wait-until-day', chaseOn: 'wait-chase-day', reason: 'wait-reason' };


/** Notes that somebody asked again, or changes who looks after a wait, its end or the day to ask. The reason stands in the history. */
export function ChangeWait({ view, waiting, onChanged }: { view: CaseView; waiting: NonNullable<CaseView['waiting']>; onChanged: (view: CaseView) => void }) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <Button type="button" secondary onClick={() => setOpen(true)}>
        Change the wait, or note that you asked again
      </Button>
    );
  }
  return (
    <WaitForm
      view={view}
      waiting={waiting}
      onBack={() => setOpen(false)}
      onChanged={(changed) => {
        setOpen(false);
        onChanged(changed);
      }}
    />
  );
}

function WaitForm({ view, waiting, onChanged, onBack }: { view: CaseView; waiting: NonNullable<CaseView['waiting']>; onChanged: (view: CaseView) => void; onBack: () => void }) {
  const change = useCommand('case.changeWait');
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);
  const [reason, setReason] = useState('');
  const [owner, setOwner] = useState(waiting.on);
  const [until, setUntil] = useState(partsOfDay(waiting.until));
  // A day to ask again that has come is used up: the next one is for a person to set.
  const [chaseOn, setChaseOn] = useState(waiting.chaseDue ? noDate : partsOfDay(waiting.chaseOn));

  const submit = async () => {
    const checks = new Checks();
    const what = reason.trim();
    if (what.length < 10) checks.add('wait-reason', 'Say in a few words what was done, or why the wait changes');
    const pause = {
      owner: checks.words('wait-owner', owner, 'Name the person who looks after the wait'),
      until: checks.day('wait-until', until, 'The day until which the case waits'),
      chaseOn: checks.day('wait-chase', chaseOn, 'The day on which to ask again'),
    };
    if (pause.until && pause.until < today()) checks.addDay('wait-until', 'The wait ends before today. Give a later day, or take the case up again');
    if (pause.chaseOn && pause.chaseOn < today()) checks.addDay('wait-chase', 'The day on which to ask again has passed');
    else if (pause.until && pause.chaseOn > pause.until) checks.addDay('wait-chase', 'The day on which to ask again comes after the end of the wait');
    setWrong(checks.errors.length > 0 ? checks : nothingWrong);
    if (checks.errors.length > 0) return;
    const answer = await change.run({ applicationId: view.applicationId, seq: view.seq, pause, reason: what });
    if (answer.ok) return onChanged(answer.value);
    const field = refusalAsField(answer.error, fields);
    if (field) setWrong({ errors: [field], dates: {} });
  };

  return (
    <Form onSubmit={() => void submit()} label="Change the wait">
      <ErrorSummary errors={wrong.errors} />
      {wrong.errors.length === 0 ? <Problem error={change.error} title="The wait was not changed" /> : null}
      <Words
        id="wait-reason"
        label="What was done, or why does the wait change?"
        hint="For example: rang the clinic on 2 March; they will send the letter by the end of the week."
        rows={2}
        value={reason}
        error={errorFor(wrong.errors, 'wait-reason')}
        onChange={setReason}
      />
      <Line id="wait-owner" label="Who looks after the wait" value={owner} error={errorFor(wrong.errors, 'wait-owner')} onChange={setOwner} />
      <DateFields id="wait-until" legend="Until when" value={until} error={wrong.dates['wait-until']} onChange={setUntil} />
      <DateFields id="wait-chase" legend="When to ask again, if nothing has come" value={chaseOn} error={wrong.dates['wait-chase']} onChange={setChaseOn} />
      <SubmitAndBack submit="Record this" secondary disabled={change.busy} onBack={onBack} />
    </Form>
  );
}
