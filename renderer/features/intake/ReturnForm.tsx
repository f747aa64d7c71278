import { InsetText } from 'nhsuk-react-components';
import { useState } from 'react';
import type { IntakeView } from '../../../shared/contract/intake.ts';
import { noConsentLabels, returnedHowLabels, type NoConsentReason, type ReturnedHow } from '../../../shared/workflow/entryShapes.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Checks, nothingWrong, type Wrong } from '../../components/checks.ts';
import { ErrorSummary, errorFor } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { SubmitAndBack } from '../../components/SubmitAndBack.tsx';
import { Tick } from '../../components/Tick.tsx';
import { count, day, shortIcb } from '../../components/words.ts';

const choices = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([id, label]) => ({ id, label }));

/** Returns a referral to which the patient has not agreed. Its papers go; one line without identity stays. */
export function ReturnForm({ intake, onReturned, onBack }: { intake: IntakeView; onReturned: () => void; onBack: () => void }) {
  const run = useCommand('intake.returnWithoutConsent');
  const say = useAnnounce();
  const [reason, setReason] = useState<NoConsentReason | null>(null);
  const [how, setHow] = useState<ReturnedHow | null>(null);
  const [sure, setSure] = useState(false);
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);
  const submit = async () => {
    const checks = new Checks();
    const why = checks.choice('return-why', reason, 'Say why it goes back');
    const what = checks.choice('return-how', how, 'Say whether the clinician has been told');
    if (!sure) checks.add('return-sure', 'Say that the papers may be removed');
    setWrong(checks);
    if (checks.errors.length > 0 || why === null || what === null) return;
    const answer = await run.run({ intakeId: intake.intakeId, reason: why, how: what });
    if (!answer.ok) return;
    say('The referral is returned without consent. Its papers are removed');
    onReturned();
  };
  return (
    <Form onSubmit={() => void submit()} label="Return without consent">
      <h2 className="section-title">Return without consent</h2>
      <ErrorSummary errors={wrong.errors} />
      {wrong.errors.length === 0 ? <Problem error={run.error} title="It was not returned" /> : null}
      <InsetText>
        <p>
          No case is made. {count(intake.papers.length, 'paper')} and all that was read from them are removed from this record. That cannot be undone.
        </p>
        <p>
          One line stays, without the patient: received {day(intake.receivedOn)}, {shortIcb(intake.commissioner)}, {intake.urgency}, why it went back, and what was done.
        </p>
      </InsetText>
      <RadioGroup id="return-why" legend="Why does it go back?" choices={choices(noConsentLabels)} value={reason} error={errorFor(wrong.errors, 'return-why-1')} onChange={(id) => setReason(id as NoConsentReason)} />
      <RadioGroup id="return-how" legend="Has the clinician been told?" choices={choices(returnedHowLabels)} value={how} error={errorFor(wrong.errors, 'return-how-1')} onChange={(id) => setHow(id as ReturnedHow)} />
      <Tick id="return-sure" label="Remove these papers from the record" checked={sure} error={errorFor(wrong.errors, 'return-sure')} onChange={setSure} />
      <SubmitAndBack warning submit="Return it and remove the papers" disabled={run.busy} onBack={onBack} />
    </Form>
  );
}
