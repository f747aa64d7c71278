import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { AccessView } from '../../../shared/contract/access.ts';
import { accessAskerLabels, accessAskers, type AccessAsker } from '../../../shared/workflow/accessShapes.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Checks, nothingWrong, type Wrong } from '../../components/checks.ts';
import { noDate } from '../../components/dateParts.ts';
import { DateFields } from '../../components/DateFields.tsx';
import { ErrorSummary, errorFor } from '../../components/ErrorSummary.tsx';
import { Form, refusalAsField } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { Words } from '../../components/Words.tsx';

interface Props {
  readonly applicationId: string;
  readonly view: AccessView;
  readonly onDone: (view: AccessView) => void;
  readonly onReload: () => void;
}

/** Records that somebody asks for what is held. From then on the month of the law runs. */
export function AskForm({ applicationId, view, onDone, onReload }: Props) {
  const run = useCommand('access.ask');
  const say = useAnnounce();
  const [askedOn, setAskedOn] = useState(noDate);
  const [askedBy, setAskedBy] = useState<AccessAsker | null>(null);
  const [words, setWords] = useState('');
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);
  const submit = async () => {
    const checks = new Checks();
    const on = checks.day('access-on', askedOn, 'The day on which access was asked for');
    const who = checks.choice('access-by', askedBy, 'Say who asks');
    const how = checks.words('access-how', words, 'Say how it was made sure who asks, and that they may');
    setWrong(checks.errors.length > 0 ? checks : nothingWrong);
    if (checks.errors.length > 0 || who === null) return;
    const answer = await run.run({ applicationId, seq: view.seq, askedOn: on, askedBy: who, words: how });
    if (answer.ok) {
      onDone(answer.value);
      return say('Recorded. Each item can be reviewed now.');
    }
    const field = refusalAsField(answer.error, { askedOn: 'access-on-day', words: 'access-how' });
    if (field) setWrong({ errors: [field], dates: {} });
  };
  return (
    <Form onSubmit={() => void submit()} label="Record a request for access">
      <p>
        Nobody’s request is being dealt with now. When one comes, record it here: the app lists everything that it holds of this case, each item is looked at for other people’s data, a second person checks that, and what is disclosed is
        written as a ZIP archive with a list in plain English. Cases that are linked with this one are dealt with from their own screens.
      </p>
      <ErrorSummary errors={wrong.errors} />
      {wrong.errors.length === 0 ? <Problem error={run.error} title="It was not recorded" {...(run.error?.code === 'CONFLICT' ? { retry: onReload } : {})} /> : null}
      <DateFields id="access-on" legend="On which day did the request come?" hint="The answer is due one calendar month after it." value={askedOn} error={wrong.dates['access-on']} onChange={setAskedOn} />
      <RadioGroup id="access-by" legend="Who asks?" choices={accessAskers.map((id) => ({ id, label: accessAskerLabels[id] }))} value={askedBy} error={errorFor(wrong.errors, 'access-by-1')} onChange={(id) => setAskedBy(id as AccessAsker)} />
      <Words id="access-how" label="How was it made sure who asks, and that they may?" hint="For example: passport and the letter of authority of 3 March seen." rows={3} value={words} error={errorFor(wrong.errors, 'access-how')} onChange={setWords} />
      <Button type="submit" disabled={run.busy}>
        Record the request
      </Button>
    </Form>
  );
}
