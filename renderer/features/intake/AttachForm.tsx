import { TextInput } from 'nhsuk-react-components';
import { useState } from 'react';
import type { IntakeView } from '../../../shared/contract/intake.ts';
import { useCommand } from '../../api/useCommand.ts';
import { DateFields } from '../../components/DateFields.tsx';
import { SubmitAndBack } from '../../components/SubmitAndBack.tsx';
import { noDate } from '../../components/dateParts.ts';
import { ErrorSummary, errorFor } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { ChooseCase } from '../find/ChooseCase.tsx';
import { checkAttach, type AttachCheck } from './intakeModel.ts';

const noErrors: Extract<AttachCheck, { ok: false }> = { ok: false, errors: [] };

/** Adds the papers to a case that exists. Two identifiers are typed from the papers and compared with the case. */
export function AttachForm({ intake, first = '', record, onAttached, onBack }: { intake: IntakeView; /** The case that was chosen before. */ first?: string; /** One request of a list; all papers where none is given. */ record?: { paperId: string; record: string } | undefined; onAttached: (applicationId: string) => void; onBack: () => void }) {
  const all = useCommand('intake.attach');
  const one = useCommand('intake.attachRecord');
  const attach = record ? one : all;
  const [chosen, setChosen] = useState(first);
  const [nhsNumber, setNhsNumber] = useState('');
  const [born, setBorn] = useState(noDate);
  const [wrong, setWrong] = useState(noErrors);

  const submit = async () => {
    const check = checkAttach(chosen || null, nhsNumber, born);
    setWrong(check.ok ? noErrors : check);
    if (!check.ok) return;
    const said = { intakeId: intake.intakeId, applicationId: chosen, nhsNumber: check.nhsNumber, dateOfBirth: check.dateOfBirth };
    const answer = record ? await one.run({ ...said, paperId: record.paperId, record: record.record }) : await all.run(said);
    if (answer.ok) onAttached(answer.value.applicationId);
  };

  return (
    <Form onSubmit={() => void submit()}>
      <h2 className="section-title">Attach to a case</h2>
      <ErrorSummary errors={wrong.errors} />
      {wrong.errors.length === 0 ? <Problem error={attach.error} title="The papers were not added" /> : null}
      <ChooseCase id="attach-case" label="Case" none="Choose a case" error={errorFor(wrong.errors, 'attach-case')} value={chosen} onChange={setChosen} offered={intake.possibleCases} />
      <p>Type both from the papers on the left. They are compared with the case, so that papers never land with another patient.</p>
      <TextInput
        id="attach-nhs"
        label="NHS number in the papers"
        width="10"
        inputMode="numeric"
        autoComplete="off"
        error={errorFor(wrong.errors, 'attach-nhs')}
        value={nhsNumber}
        onChange={(event) => setNhsNumber(event.currentTarget.value)}
      />
      <DateFields id="attach-born" legend="Date of birth in the papers" value={born} error={wrong.date} onChange={setBorn} />
      <SubmitAndBack submit="Attach to this case" disabled={attach.busy} onBack={onBack} />
    </Form>
  );
}
