import { Button, InsetText } from 'nhsuk-react-components';
import { useState } from 'react';
import type { ConsentSaid } from '../../../shared/workflow/entryShapes.ts';
import { Checks, nothingWrong, type Wrong } from '../../components/checks.ts';
import { ErrorSummary, errorFor } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { Line } from '../../components/Words.tsx';
import { useDraft } from '../../components/useDraft.ts';

const choices = [
  { id: 'given', label: 'Yes, the patient agrees' },
  { id: 'given-for-patient', label: 'Yes, somebody who may do so agrees for the patient' },
  { id: 'refused', label: 'No, the patient does not agree' },
  { id: 'not-there', label: 'Nothing says so' },
];

/** Before a case is made: does the patient agree? Without that there is no case; the referral waits, or goes back. */
export function ConsentForm({ intakeId, busy, onMake, onReturn, otherwise = 'Return without consent' }: { intakeId: string; busy: boolean; onMake: (consent: ConsentSaid) => void; onReturn: () => void; /** What is done where the patient does not agree. */ otherwise?: string }) {
  const { draft, set } = useDraft<{ answer: string | null; words: string }>(`consent:${intakeId}`, { answer: null, words: '' });
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);
  const agrees = draft.answer === 'given' || draft.answer === 'given-for-patient';
  const submit = () => {
    const checks = new Checks();
    const answer = checks.choice('consent', draft.answer, 'Say whether the patient agrees to this request');
    const words = agrees ? checks.words('consent-words', draft.words, 'Say who said so and where it stands') : '';
    setWrong(checks);
    if (checks.errors.length === 0 && (answer === 'given' || answer === 'given-for-patient')) onMake({ status: answer, on: null, words: words.slice(0, 500) });
  };
  return (
    <Form onSubmit={submit} label="Consent">
      <ErrorSummary errors={wrong.errors} />
      <RadioGroup id="consent" legend="Does the patient agree to this request?" hint="Look in the papers, or ask the clinician." choices={choices} value={draft.answer} error={errorFor(wrong.errors, 'consent-1')} onChange={(answer) => set({ answer })} />
      {agrees ? <Line id="consent-words" label="Who said so, and where does it stand?" hint="For example: signed form, page 3; or Dr Adeyemi by telephone, today." value={draft.words} error={errorFor(wrong.errors, 'consent-words')} onChange={(words) => set({ words })} /> : null}
      {draft.answer !== null && !agrees ? (
        <>
          <InsetText>
            <p>{draft.answer === 'refused' ? 'No case is made of a request to which the patient does not agree.' : 'No case is made before somebody has said that the patient agrees. You can ask the clinician; the referral waits here.'}</p>
          </InsetText>
          <Button type="button" onClick={onReturn}>
            {otherwise}
          </Button>
        </>
      ) : (
        <Button type="submit" disabled={busy}>
          Make draft case
        </Button>
      )}
    </Form>
  );
}
