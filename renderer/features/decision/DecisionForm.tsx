import { Button } from 'nhsuk-react-components';
import { useRef, useState } from 'react';
import type { HistoryEntry } from '../../../shared/contract/case.ts';
import type { DecisionView } from '../../../shared/contract/decision.ts';
import type { Outcome } from '../../../shared/workflow/decisionFields.ts';
import { useCommand } from '../../api/useCommand.ts';
import { nothingWrong, type Wrong } from '../../components/checks.ts';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { dayAndTime } from '../../components/words.ts';
import { Words } from '../../components/Words.tsx';
import { useCaseRules } from '../icb/CaseRules.tsx';
import { blockOf, checkDecision } from './decisionCheck.ts';
import { decides, fieldsFor } from './decisionDraft.ts';
import { DecisionFieldBlock } from './DecisionFields.tsx';
import { WithoutFinding } from './EvidenceFields.tsx';
import { errorAt, remarksOn, type FieldProps } from './fieldProps.ts';
import { OpenQuestions } from './OpenQuestions.tsx';
import { SinceEarlier } from './SinceEarlier.tsx';
import { useKeptDecision } from './useKeptDecision.ts';
import { ChangedMeanwhile, useSeen } from '../case/ChangedMeanwhile.tsx';

interface Props {
  readonly applicationId: string;
  readonly view: DecisionView;
  readonly history: readonly HistoryEntry[];
  readonly onRecorded: () => void;
  readonly refetch: () => void;
}

/** Takes down what the panel decided, in the policy's order. What is typed is kept in the record's file until it has been recorded. */
export function DecisionForm({ applicationId, view, history, onRecorded, refetch }: Props) {
  const record = useCommand('decision.record');
  const { draft, set, clear, savedAt, error: notKept } = useKeptDecision(applicationId, view);
  const first = useRef(draft);
  const seen = useSeen(`decision:${applicationId}`, view.seq, savedAt !== null || draft !== first.current);
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);
  const [showAlso, setShowAlso] = useState(false);
  const rules = useCaseRules()?.rules ?? null;
  const props: FieldProps = { view, draft, wrong, set, rules };
  const { needed, also } = fieldsFor(view, draft.outcome);

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
      <SinceEarlier since={view.sinceEarlier} />
      <OpenQuestions draft={draft} view={view} name="Open questions" />
      {notKept ? <Problem error={notKept} title="What you typed could not be kept" {...(notKept.code === 'CONFLICT' ? { retry: refetch } : {})} /> : null}
      <p className="quiet">{savedAt ? `What you type is kept by itself. Last kept ${dayAndTime(savedAt)}.` : 'What you type is kept by itself, so that it can be put down and taken up.'}</p>
      {view.order.map((id) => {
        if (id === 'outcome') return <DecisionItself key={id} {...props} onChange={() => setWrong(nothingWrong)} />;
        const field = needed.find((one) => one.id === id);
        return field ? <DecisionFieldBlock key={id} field={field} {...props} /> : null;
      })}
      {also.length > 0 ? (
        <details className="fold" open={showAlso} onToggle={(event) => setShowAlso(event.currentTarget.open)}>
          <summary>If the panel got so far: other parts that can be recorded with this outcome</summary>
          {also.map((field) => (
            <DecisionFieldBlock key={field.id} field={field} {...props} />
          ))}
        </details>
      ) : null}
      {draft.outcome && decides(draft.outcome) ? <WithoutFinding {...props} /> : null}
      <OpenQuestions draft={draft} view={view} name="Open questions before signing" />
      <Button type="submit" disabled={record.busy}>
        Record the decision
      </Button>
    </Form>
  );
}

/** The decision, in its place in the order: after what it rests on. */
function DecisionItself({ onChange, ...props }: FieldProps & { onChange: () => void }) {
  const { view, draft, set } = props;
  return (
    <>
      <section id={blockOf('outcome')} className="question" aria-labelledby={`${blockOf('outcome')}-title`}>
        <h2 className="section-title" id={`${blockOf('outcome')}-title`} tabIndex={-1}>
          The decision
        </h2>
        <RadioGroup
          id="outcome"
          legend="What did the panel decide?"
          hint="What else has to be recorded depends on it. Nothing is chosen for you."
          choices={view.outcomes.map(({ outcome, label }) => ({ id: outcome, label }))}
          value={draft.outcome}
          error={errorAt(props, 'outcome-1')}
          onChange={(outcome) => {
            // Mistakes of one outcome are not mistakes of another.
            onChange();
            set({ outcome: outcome as Outcome });
          }}
        />
      </section>
      {draft.outcome && view.openQuestion && decides(draft.outcome) ? (
        <section id={blockOf('despite')} aria-labelledby={`${blockOf('despite')}-title`}>
          <h2 className="section-title" id={`${blockOf('despite')}-title`} tabIndex={-1}>
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
    </>
  );
}
