import { useState } from 'react';
import type { Input, Output } from '../../../shared/contract/index.ts';
import type { TouchedCase } from '../../../shared/contract/policy.ts';
import { useQuery, type Query } from '../../api/useQuery.ts';
import { Problem } from '../../components/Problem.tsx';
import { count } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { libraryChanged } from './libraryChanged.ts';
import { stageWords, verdictWords } from './policyModel.ts';

export type TouchedAnswer = Output<'policy.touched'>;

/** Asks which open cases would come out differently; `input: null` asks nothing. Looking changes nothing. */
export const useTouched = (input: Input<'policy.touched'> | null): Query<TouchedAnswer> => useQuery('policy.touched', input, libraryChanged);

/** The open cases that would come out differently, with the answer now and then, in words. */
export function Touched({ query, what }: { query: Query<TouchedAnswer>; what: string }) {
  if (query.error) return <Problem error={query.error} retry={() => void query.refetch()} title="The open cases could not be looked at" />;
  if (!query.data) return <p role="status">Looking at the open cases…</p>;
  const { cases, looked } = query.data;
  if (cases.length === 0) {
    return (
      <p role="status">
        {looked === 0 ? 'There is no open case under this policy.' : `${count(looked, 'open case')} looked at. None would come out differently ${what}.`}
      </p>
    );
  }
  return (
    <>
      <p role="status">
        {count(looked, 'open case')} looked at. <strong>{cases.length === 1 ? '1 would come out differently' : `${cases.length} would come out differently`}</strong> {what}. Nothing has changed yet.
      </p>
      <TouchedTable cases={cases} />
    </>
  );
}

/** More than this are shown only when asked for. */
const most = 50;

/** The cases with both answers. `happened`: they did come out differently; otherwise they would. */
export function TouchedTable({ cases, happened = false }: { cases: readonly TouchedCase[]; happened?: boolean }) {
  const { go } = useNavigation();
  const [all, setAll] = useState(false);
  const shown = all ? cases : cases.slice(0, most);
  const [before, after] = happened ? ['Before', 'Now'] : ['Now', 'Then'];
  return (
    <>
      <table className="rows rows--plain" aria-label={happened ? 'Open cases that came out differently' : 'Open cases that would come out differently'}>
        <thead>
          <tr>
            <th scope="col">Case</th>
            <th scope="col">Answer {before.toLowerCase()}</th>
            <th scope="col">Answer {after.toLowerCase()}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.applicationId}>
              <th scope="row">
                <button type="button" className="link-button" onClick={() => go({ name: 'assessment', applicationId: one.applicationId })}>
                  {one.number}
                </button>
                <span className="rows__under">{stageWords(one.stage)}</span>
              </th>
              <td>
                <span className="rows__label">{before}: </span>
                {verdictWords(one.before)}
              </td>
              <td>
                <span className="rows__label">{after}: </span>
                {verdictWords(one.after)}
                <span className="rows__under">{one.sentence}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < cases.length ? (
        <p>
          <button type="button" className="link-button" onClick={() => setAll(true)}>
            Show all {cases.length} cases
          </button>
        </p>
      ) : null}
    </>
  );
}
