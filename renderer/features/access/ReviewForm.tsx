import { useState } from 'react';
import type { AccessItemView, AccessView } from '../../../shared/contract/access.ts';
import { accessAnswerLabels, accessAnswers, type AccessAnswer } from '../../../shared/workflow/accessShapes.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Checks, nothingWrong, type Wrong } from '../../components/checks.ts';
import { ErrorSummary, errorFor } from '../../components/ErrorSummary.tsx';
import { Form, refusalAsField } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { Line, Words } from '../../components/Words.tsx';
import { Button } from 'nhsuk-react-components';
import type { RequestProps } from './RequestTask.tsx';

/** One item: its words, whose data may stand in it, and what is to happen with it. Nothing is chosen for the person. */
export function ReviewForm({ applicationId, view, request, item, onAnswered, onReload }: RequestProps & { readonly item: AccessItemView; readonly onAnswered: (view: AccessView) => void }) {
  const run = useCommand('access.review');
  const say = useAnnounce();
  const [answer, setAnswer] = useState<AccessAnswer | null>(item.answer?.answer ?? null);
  // The words as they stand are where taking words out begins.
  const [disclosed, setDisclosed] = useState(item.answer?.disclosed ?? item.text);
  const [reason, setReason] = useState(item.answer?.reason ?? '');
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);
  const submit = async () => {
    const checks = new Checks();
    const chosen = checks.choice('review', answer, 'Choose what is to happen with it');
    if (chosen === 'redact') checks.words('review-words', disclosed, 'Leave the words that are disclosed, or withhold it');
    if (chosen === 'redact' && disclosed === item.text) checks.add('review-words', 'No words were taken out yet');
    if (chosen !== null && chosen !== 'disclose') checks.words('review-reason', reason, 'Give the reason');
    setWrong(checks.errors.length > 0 ? checks : nothingWrong);
    if (checks.errors.length > 0 || chosen === null) return;
    const given = await run.run({ applicationId, seq: view.seq, requestId: request.requestId, itemId: item.itemId, answer: chosen, disclosed: chosen === 'redact' ? disclosed : null, reason: chosen === 'disclose' ? null : reason.trim() });
    if (given.ok) {
      say('Answer recorded');
      return onAnswered(given.value);
    }
    const field = refusalAsField(given.error, { disclosed: 'review-words', reason: 'review-reason' });
    if (field) setWrong({ errors: [field], dates: {} });
  };
  return (
    <Form onSubmit={() => void submit()} label={`Review: ${item.title}`}>
      <p>
        <strong>Look for other people’s data.</strong> {item.others} What a clinician wrote in that role is usually disclosed.
      </p>
      <div className="access__text" role="group" aria-label="The words as they are held" tabIndex={0}>
        {item.text}
      </div>
      {item.hasFile ? <p>If it is disclosed, the file itself goes out. If words are taken out, the text goes out in its place.</p> : null}
      <ErrorSummary errors={wrong.errors} />
      {wrong.errors.length === 0 ? <Problem error={run.error} title="The answer was not recorded" {...(run.error?.code === 'CONFLICT' ? { retry: onReload } : {})} /> : null}
      <RadioGroup id="review" legend="What is to happen with it?" choices={accessAnswers.map((id) => ({ id, label: accessAnswerLabels[id] }))} value={answer} error={errorFor(wrong.errors, 'review-1')} onChange={(id) => setAnswer(id as AccessAnswer)} />
      {answer === 'redact' ? <Words id="review-words" label="The words that are disclosed" hint="Take out what is about others. Put “[taken out]” where words are missing." rows={8} value={disclosed} error={errorFor(wrong.errors, 'review-words')} onChange={setDisclosed} /> : null}
      {answer !== null && answer !== 'disclose' ? <Line id="review-reason" label="Why?" hint={answer === 'withhold-unlisted' ? 'Kept in the record only.' : 'It stands in the list that goes out.'} value={reason} error={errorFor(wrong.errors, 'review-reason')} onChange={setReason} /> : null}
      <Button type="submit" disabled={run.busy}>
        Record the answer
      </Button>
    </Form>
  );
}
