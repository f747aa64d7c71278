import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { PolicyView } from '../../../shared/contract/policy.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorSummary, errorFor, type FieldError } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { Line } from '../../components/Words.tsx';
import { clauseWords } from '../assessment/assessmentModel.ts';
import { clausesOf } from './policyModel.ts';

const last = 2000;

/** The page of each clause in the official file. Only what was changed is saved; an empty field takes a page back. */
export function ClausePages({ view, onView }: { view: PolicyView; onView: (view: PolicyView) => void }) {
  const point = useCommand('policy.point');
  const say = useAnnounce();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [errors, setErrors] = useState<FieldError[]>([]);
  const pages = view.file?.pages ?? {};
  const clauses = clausesOf(view.policy);
  const shown = (clause: string) => typed[clause] ?? String(pages[clause] ?? '');
  const submit = async () => {
    const changed = clauses.filter(({ id }) => typed[id] !== undefined && typed[id].trim() !== String(pages[id] ?? ''));
    const wrong = changed.filter(({ id }) => !readable(typed[id]!)).map(({ id }) => ({ id: `page-of-${id}`, message: `${clauseWords(view.policy, id)}: enter the page as a whole number from 1` }));
    setErrors(wrong);
    if (wrong.length > 0) return;
    for (const { id } of changed) {
      const text = typed[id]!.trim();
      const answer = await point.run({ policyId: view.policy.id, clause: id, page: text === '' ? null : Number(text) });
      if (!answer.ok) return;
      onView(answer.value);
    }
    setTyped({});
    say('The pages are saved');
  };
  return (
    <Form onSubmit={() => void submit()} label="Pages of the clauses">
      <ErrorSummary errors={errors} />
      {errors.length === 0 ? <Problem error={point.error} title="Not every page was saved" /> : null}
      <p>The first page of the file is page 1, whatever is printed on it. Leave empty what you do not know.</p>
      {clauses.map((clause) => (
        <Line
          key={clause.id}
          id={`page-of-${clause.id}`}
          label={clauseWords(view.policy, clause.id)}
          hint={clause.summary}
          width={4}
          value={shown(clause.id)}
          error={errorFor(errors, `page-of-${clause.id}`)}
          onChange={(text) => setTyped((before) => ({ ...before, [clause.id]: text }))}
        />
      ))}
      <Button type="submit" secondary disabled={point.busy}>
        Save the pages
      </Button>
    </Form>
  );
}

const readable = (text: string): boolean => text.trim() === '' || (/^\d{1,4}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= last);
