import { Button, TextInput } from 'nhsuk-react-components';
import { useState } from 'react';
import type { CallerMatch } from '../../../shared/contract/search.ts';
import type { Refusal } from '../../../shared/domain/result.ts';
import { useCommand } from '../../api/useCommand.ts';
import { DateFields } from '../../components/DateFields.tsx';
import { noDate } from '../../components/dateParts.ts';
import { ErrorSummary, errorFor } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { count } from '../../components/words.ts';
import { CallerCase } from './CallerCase.tsx';
import { readCaller, type CallerTyped, type ReadCaller } from './callerModel.ts';

const noWords: CallerTyped = { nhsNumber: '', born: noDate, name: '', caseNumber: '' };

/** Somebody rings: two identifiers, then where the case stands, what may be told to whom, the next date, and a note with one key. */
export function CallerPage() {
  const find = useCommand('caller.find');
  // Not kept when the screen is left: what a caller said is nobody else's business.
  const [typed, setTyped] = useState(noWords);
  const [wrong, setWrong] = useState<Extract<ReadCaller, { ok: false }> | null>(null);
  const [matches, setMatches] = useState<readonly CallerMatch[] | null>(null);
  const change = (to: Partial<CallerTyped>) => {
    setTyped({ ...typed, ...to });
    setMatches(null); // a card never stands beside identifiers that it was not found by
  };
  const submit = async () => {
    const read = readCaller(typed);
    setWrong(read.ok ? null : read);
    setMatches(null);
    if (!read.ok) return;
    const answer = await find.run(read.value);
    if (answer.ok) setMatches(answer.value.matches);
    else if (answer.error.field) setWrong({ ok: false, errors: [{ id: `caller-${answer.error.field}`, message: words(answer.error) }] });
  };
  const errors = wrong?.errors ?? [];
  return (
    <div className="page">
      <PageTitle>Somebody rings</PageTitle>
      <p>Ask the caller for two identifiers and type them as you hear them. A case is shown only where both fit. Each case that is shown is noted in the record.</p>
      <ErrorSummary errors={errors} />
      {errors.length === 0 ? <Problem error={find.error} title="No case was looked up" /> : null}
      <Form onSubmit={() => void submit()}>
        <div className="filters__row">
          <TextInput id="caller-nhsNumber" label="NHS number" autoComplete="off" inputMode="numeric" error={errorFor(errors, 'caller-nhsNumber')} value={typed.nhsNumber} onChange={(event) => change({ nhsNumber: event.currentTarget.value })} />
          <TextInput id="caller-caseNumber" label="Case number" autoComplete="off" error={errorFor(errors, 'caller-caseNumber')} value={typed.caseNumber} onChange={(event) => change({ caseNumber: event.currentTarget.value })} />
          <TextInput id="caller-name" label="Patient’s full name" autoComplete="off" spellCheck="false" error={errorFor(errors, 'caller-name')} value={typed.name} onChange={(event) => change({ name: event.currentTarget.value })} />
        </div>
        <DateFields id="caller-born" legend="Patient’s date of birth" value={typed.born} error={wrong?.date} onChange={(born) => change({ born })} />
        <Button type="submit" disabled={find.busy}>
          Find the case
        </Button>
      </Form>
      <p role="status">{matches === null ? '' : matches.length === 0 ? 'No case fits both. Which of them differs is not shown. Ask the caller again, or take their number and ring back.' : `${count(matches.length, 'case')} ${matches.length === 1 ? 'fits' : 'fit'} both`}</p>
      {matches?.map((match, index) => <CallerCase key={match.applicationId} match={match} first={index === 0} />)}
    </div>
  );
}

const words = (error: Refusal): string => [error.message, error.next].filter(Boolean).join(' ');
