import { Textarea } from 'nhsuk-react-components';
import { useState } from 'react';
import type { PaperSummary } from '../../../shared/contract/intake.ts';
import { Form } from '../../components/Form.tsx';
import { SubmitAndBack } from '../../components/SubmitAndBack.tsx';
import { Line } from '../../components/Words.tsx';

/** Where in the papers an argument stands that a person wrote down. */
export interface ArgumentSource {
  readonly paperId: string;
  readonly page: string;
}

interface Props {
  readonly text: string;
  /** Papers to choose the source from; none where the source is known from reading it. */
  readonly papers: readonly PaperSummary[];
  readonly busy: boolean;
  readonly onSave: (text: string, source: ArgumentSource | null) => void;
  readonly onBack: () => void;
}

/** The words of one argument, to be corrected or written down, with the page on which they stand. */
export function ArgumentForm({ text, papers, busy, onSave, onBack }: Props) {
  const [typed, setTyped] = useState(text);
  const [paperId, setPaperId] = useState('');
  const [page, setPage] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [pageError, setPageError] = useState<string | null>(null);
  const choices = papers.filter((paper) => paper.kind !== 'zip');
  return (
    <Form
      label="Argument"
      onSubmit={() => {
        const short = typed.trim().length < 3;
        const noPage = paperId !== '' && page.trim() === '';
        setError(short ? 'Write the argument in the clinician’s words' : null);
        setPageError(noPage ? 'Say on which page of the paper it stands' : null);
        if (short || noPage) document.getElementById(short ? 'argument-text' : 'argument-page')?.focus();
        else onSave(typed.trim(), paperId === '' ? null : { paperId, page: page.trim() });
      }}
    >
      <Textarea
        id="argument-text"
        label="The argument, in the clinician’s words"
        rows={4}
        maxLength={4000}
        autoFocus
        {...(error ? { error } : {})}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {choices.length > 0 ? (
        <div className="nhsuk-form-group">
          <label className="nhsuk-label" htmlFor="argument-paper">
            In which paper does it stand?
          </label>
          <select id="argument-paper" className="nhsuk-select" value={paperId} onChange={(event) => setPaperId(event.target.value)}>
            <option value="">In none of them: it was said otherwise</option>
            {choices.map((paper) => (
              <option key={paper.paperId} value={paper.paperId}>
                {paper.name}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      {paperId !== '' ? <Line id="argument-page" label="On which page?" hint="Where the paper has no page numbers, say where in it." width={20} value={page} error={pageError ?? undefined} onChange={setPage} /> : null}
      <SubmitAndBack submit="Record these words" secondary small disabled={busy} onBack={onBack} />
    </Form>
  );
}
