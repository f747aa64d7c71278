import { Select, TextInput } from 'nhsuk-react-components';
import { useState } from 'react';
import type { FoundCase } from '../../../shared/contract/search.ts';
import { Problem } from '../../components/Problem.tsx';
import { useCaseSearch } from './useCaseSearch.ts';

/** A case that is offered before all others, and why. */
export interface OfferedCase {
  readonly applicationId: string;
  readonly number: string;
  readonly why: string;
}

interface Props {
  id: string;
  /** What the case is chosen for; stands over the list. */
  label: string;
  /** The choice of no case. */
  none: string;
  value: string;
  onChange: (applicationId: string) => void;
  error?: string | undefined;
  offered?: readonly OfferedCase[];
}

/** Chooses one case: found as you type, then picked from a list. A case that was chosen stays in the list whatever is typed afterwards. */
export function ChooseCase({ id, label, none, value, onChange, error, offered = [] }: Props) {
  const [text, setText] = useState('');
  const search = useCaseSearch(text, {});
  const [chosen, setChosen] = useState<FoundCase | null>(null);
  const others = (search.rows ?? []).filter((row) => !offered.some((one) => one.applicationId === row.applicationId));
  const kept = chosen !== null && chosen.applicationId === value && !others.some((row) => row.applicationId === value) ? [chosen] : [];
  const choose = (applicationId: string) => {
    setChosen([...kept, ...others].find((row) => row.applicationId === applicationId) ?? null);
    onChange(applicationId);
  };
  return (
    <>
      <Problem error={search.error} retry={search.again} title="The cases could not be listed" />
      <TextInput id={`${id}-find`} type="search" label="Find the case" hint="By case number, treatment, ICB or stage; by patient where your role shows who the patients are." autoComplete="off" spellCheck={false} maxLength={200} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <Select id={id} label={label} error={error} value={value} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{none}</option>
        {offered.map((one) => (
          <option key={one.applicationId} value={one.applicationId}>
            {one.number}: {one.why}
          </option>
        ))}
        {[...kept, ...others].map((row) => (
          <option key={row.applicationId} value={row.applicationId}>
            {row.number}: {row.treatment ?? 'treatment not known yet'}
          </option>
        ))}
      </Select>
      <p className="quiet" role="status">
        {said(search.rows, search.fresh, search.more !== null, text)}
      </p>
    </>
  );
}

function said(rows: readonly FoundCase[] | null, fresh: boolean, more: boolean, text: string): string {
  if (rows === null || !fresh) return '';
  if (more) return `The newest ${rows.length} are listed. Type more of it to find others.`;
  return rows.length === 0 ? (text.trim() === '' ? 'There is no case yet.' : 'No case fits what is typed.') : '';
}
