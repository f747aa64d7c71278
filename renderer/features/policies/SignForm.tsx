import { useState } from 'react';
import type { PolicyView } from '../../../shared/contract/policy.ts';
import type { Reading } from '../../../shared/policy/schema.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { SubmitAndBack } from '../../components/SubmitAndBack.tsx';
import { Checks, nothingWrong, type Wrong } from '../../components/checks.ts';
import { ErrorSummary, errorFor } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { useDraft } from '../../components/useDraft.ts';
import { Words } from '../../components/Words.tsx';
import { FormTitle } from './FormTitle.tsx';
import { shortReason } from './shortReason.ts';
import { Touched, useTouched } from './Touched.tsx';

interface Props {
  readonly view: PolicyView;
  readonly reading: Reading;
  readonly onSigned: (view: PolicyView) => void;
  readonly onBack: () => void;
}

/** A named person signs how a wording is read. Which open cases would come out differently is shown before it can be signed. */
export function SignForm({ view, reading, onSigned, onBack }: Props) {
  const policyId = view.policy.id;
  const sign = useCommand('policy.sign');
  const say = useAnnounce();
  const { draft, set, clear } = useDraft(`sign:${policyId}:${reading.id}`, { option: null as string | null, reason: '' });
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);
  const touched = useTouched(draft.option === null ? null : { policyId, change: { kind: 'reading', reading: reading.id, option: draft.option } });
  const submit = async () => {
    const checks = new Checks();
    const option = checks.choice('sign-option', draft.option, 'Choose how it is read');
    const reason = shortReason(checks, 'sign-reason', draft.reason);
    setWrong(checks);
    if (checks.errors.length > 0 || option === null || touched.data === null) return;
    const answer = await sign.run({ policyId, reading: reading.id, option, reason });
    if (!answer.ok) return;
    clear();
    say('The reading is signed');
    onSigned(answer.value);
  };
  return (
    <Form onSubmit={() => void submit()} label={`Sign: ${reading.question}`}>
      <FormTitle>Sign a reading</FormTitle>
      <ErrorSummary errors={wrong.errors} />
      {wrong.errors.length === 0 ? <Problem error={sign.error} title="The reading was not signed" /> : null}
      <RadioGroup
        id="sign-option"
        legend="How is it read?"
        choices={reading.options.map((option) => ({ id: option.id, label: option.text }))}
        value={draft.option}
        error={errorFor(wrong.errors, 'sign-option-1')}
        onChange={(option) => set({ option })}
      />
      {draft.option === null ? <p>Choose one. You will then see which open cases would come out differently.</p> : <Touched query={touched} what="under this reading" />}
      <Words id="sign-reason" label="Why?" hint="Your name, the time and this reason are kept and shown with the reading." rows={3} value={draft.reason} error={errorFor(wrong.errors, 'sign-reason')} onChange={(reason) => set({ reason })} />
      <p>Signing moves no case and sends nothing.</p>
      <SubmitAndBack submit="Sign this reading" disabled={sign.busy || (draft.option !== null && touched.data === null)} onBack={onBack} />
    </Form>
  );
}
