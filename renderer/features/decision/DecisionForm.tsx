import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { HistoryEntry } from '../../../shared/contract/case.ts';
import type { DecisionView } from '../../../shared/contract/decision.ts';
import type { Outcome } from '../../../shared/workflow/decisionFields.ts';
import { useCommand } from '../../api/useCommand.ts';
import { nothingWrong, type Wrong } from '../../components/checks.ts';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { useDraft } from '../../components/useDraft.ts';
import { Words } from '../../components/Words.tsx';
import { blockOf, checkDecision } from './decisionCheck.ts';
import { decides, emptyDecision, fieldsFor } from './decisionDraft.ts';
import { DecisionFieldBlock } from './DecisionFields.tsx';
import { errorAt, remarksOn, type FieldProps } from './fieldProps.ts';
import { ChangedMeanwhile, useSeen } from '../case/ChangedMeanwhile.tsx';

interface Props {
  readonly applicationId: string;
  readonly view: DecisionView;
  readonly history: readonly HistoryEntry[];
  readonly onRecorded: () => void;
  readonly refetch: () => void;
}

/** Takes down what the panel decided, in its order. What is typed stays in memory until it has been recorded. */
export function DecisionForm({ applicationId, view, history, onRecorded, refetch }: Props) {
  const record = useCommand('decision.record');
  const { draft, set, clear } = useDraft(`decision:${applicationId}`, emptyDecision);
  const seen = useSeen(`decision:${applicationId}`, view.seq, draft !== emptyDecision);
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);
  const [showAlso, setShowAlso] = useState(false);
  const props: FieldProps = { view, draft, wrong, set };
  const fields = draft.outcome ? fieldsFor(view, draft.outcome) : null;

  const submit = async () => {
    const check = checkDecision(draft, view);
    setWrong(check.ok ? nothingWrong : check.wrong);
    // A mistake may stand in what is folded away: open it, so that its link leads somewhere.
    if (!check.ok) return setShowAlso(true);
    const answer = await record.run({ applicationId, seq: seen.seq, record: check.record });
    if (answer.ok) {
      clear();
      seen.clear();
      return onRecorded();
    }
    const { field, message, next } = answer.error;
    const id = field === 'outcome' ? 'outcome-1' : field === 'despiteOpenQuestion' ? 'despite' : field ? blockOf(field) : null;
    if (id) setWrong({ errors: [{ id, message: next ? `${message} ${next}` : message }], dates: {} });
  };

  return (
    <Form onSubmit={() => void submit()} label="The panel’s decision">
      <ErrorSummary errors={wrong.errors} />
      {wrong.errors.length === 0 ? <Problem error={record.error} title="The decision was not recorded" {...(record.error?.code === 'CONFLICT' ? { retry: refetch } : {})} /> : null}
      <ChangedMeanwhile seen={seen} history={history} />
      <RadioGroup
        id="outcome"
        legend="What did the panel decide?"
        hint="What has to be recorded depends on it. Nothing is chosen for you."
        choices={view.outcomes.map(({ outcome, label }) => ({ id: outcome, label }))}
        value={draft.outcome}
        error={errorAt(props, 'outcome-1')}
        onChange={(outcome) => {
          // Mistakes of one outcome are not mistakes of another.
          setWrong(nothingWrong);
          set({ outcome: outcome as Outcome });
        }}
      />
      {draft.outcome && view.openQuestion && decides(draft.outcome) ? (
        <section aria-labelledby="despite-title">
          <h2 className="section-title" id="despite-title">
            The policy question is open
          </h2>
          <p>{view.sentence} That is not a refusal, and not a ground for one.</p>
          <Words
            id="despite"
            label="Why the panel could decide all the same"
            reason
            value={draft.despiteOpenQuestion}
            error={errorAt(props, 'despite')}
            remarks={remarksOn(props, draft.despiteOpenQuestion)}
            onChange={(despiteOpenQuestion) => set({ despiteOpenQuestion })}
          />
        </section>
      ) : null}
      {fields?.needed.map((field) => <DecisionFieldBlock key={field.id} field={field} {...props} />)}
      {fields && fields.also.length > 0 ? (
        <details className="fold" open={showAlso} onToggle={(event) => setShowAlso(event.currentTarget.open)}>
          <summary>If the panel got so far: other parts that can be recorded with this outcome</summary>
          {fields.also.map((field) => (
            <DecisionFieldBlock key={field.id} field={field} {...props} />
          ))}
        </details>
      ) : null}
      <Button type="submit" disabled={record.busy}>
        Record the decision
      </Button>
    </Form>
  );
}
