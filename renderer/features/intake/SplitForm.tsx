import { InsetText, Textarea } from 'nhsuk-react-components';
import { useState } from 'react';
import type { IntakeView } from '../../../shared/contract/intake.ts';
import { useCommand } from '../../api/useCommand.ts';
import { ErrorSummary, errorFor, type FieldError } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { SubmitAndBack } from '../../components/SubmitAndBack.tsx';
import { Line } from '../../components/Words.tsx';
import { count } from '../../components/words.ts';
import { checkSplit, namedWords, noChoice, type PaperChoice, type To } from './splitModel.ts';

const choices: readonly { id: To; label: string }[] = [
  { id: 'first', label: 'The first patient' },
  { id: 'second', label: 'The second patient' },
  { id: 'neither', label: 'Neither: it is no part of either request' },
];
const byPage = { id: 'by-page' as const, label: 'Some pages to each' };

/** Gives each paper, or each page of one, to one of two patients. Nothing is chosen beforehand: a person looks at every paper. */
export function SplitForm({ intake, onShow, onSplit, onBack }: { intake: IntakeView; onShow: (paperId: string) => void; onSplit: (first: string) => void; onBack: () => void }) {
  const split = useCommand('intake.split');
  const papers = intake.splitPapers ?? [];
  const [chosen, setChosen] = useState<Record<string, PaperChoice>>({});
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const set = (paperId: string, change: Partial<PaperChoice>) => setChosen((before) => ({ ...before, [paperId]: { ...(before[paperId] ?? noChoice), ...change } }));
  const submit = async () => {
    const check = checkSplit(papers, chosen);
    const found = [...(check.ok ? [] : check.errors), ...(reason.trim().length < 10 ? [{ id: 'split-reason', message: 'Say how you can tell the two patients apart (at least 10 characters)' }] : [])];
    setErrors(found);
    if (found.length > 0 || !check.ok) return;
    const answer = await split.run({ intakeId: intake.intakeId, reason: reason.trim(), first: check.first, second: check.second });
    if (answer.ok) onSplit(answer.value.first);
  };
  return (
    <Form onSubmit={() => void submit()} label="Split by patient">
      <h2 className="section-title">Split by patient</h2>
      <ErrorSummary errors={errors} />
      {errors.length === 0 ? <Problem error={split.error} title="It was not split" /> : null}
      <InsetText>
        <p>Each patient gets a referral of their own, which is looked at by itself. Pages of one patient are not shown with the other. What came in stays on record as it came.</p>
      </InsetText>
      {papers.map((paper, index) => {
        const { to, first, second } = chosen[paper.paperId] ?? noChoice;
        const id = `split-${index}`;
        return (
          <div key={paper.paperId} className="split-paper">
            <RadioGroup
              id={id}
              legend={`Whose paper is “${paper.name}”?`}
              hint={`${namedWords(paper)}.${paper.pages === null ? '' : ` It has ${count(paper.pages, 'page')}.`}`}
              choices={(paper.pages ?? 0) > 1 ? [...choices.slice(0, 2), byPage, choices[2]!] : [...choices]}
              value={to}
              error={errorFor(errors, `${id}-1`)}
              onChange={(value) => set(paper.paperId, { to: value as To })}
            />
            <p>
              <button type="button" className="link-button" onClick={() => onShow(paper.paperId)}>
                Show this paper<span className="nhsuk-u-visually-hidden">: {paper.name}</span>
              </button>
            </p>
            {to === 'by-page' ? (
              <>
                <Line id={`${id}-first`} label="Pages of the first patient" hint="For example: 1-3, 5" width={20} value={first} error={errorFor(errors, `${id}-first`)} onChange={(value) => set(paper.paperId, { first: value })} />
                <Line id={`${id}-second`} label="Pages of the second patient" width={20} value={second} error={errorFor(errors, `${id}-second`)} onChange={(value) => set(paper.paperId, { second: value })} />
              </>
            ) : null}
          </div>
        );
      })}
      <Textarea id="split-reason" label="How can you tell the two patients apart?" hint="This stays on record with both. Treat it as a possible data breach under your own procedure." rows={3} maxLength={500} error={errorFor(errors, 'split-reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      <SubmitAndBack submit="Make two referrals" disabled={split.busy} onBack={onBack} />
    </Form>
  );
}
