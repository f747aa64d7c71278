import { Button, Select } from 'nhsuk-react-components';
import { useState } from 'react';
import type { FactStates } from '../../../shared/domain/facts.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useQuery } from '../../api/useQuery.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Problem } from '../../components/Problem.tsx';
import { count } from '../../components/words.ts';
import { keptFrom, triedFrom, type AllTried, type Question } from './supposed.ts';

/** Takes the confirmed facts of a case over, to be tried here. The case stays as it is. */
export function TakeFromCase({ questions, onTake }: { questions: readonly Question[]; onTake: (tried: AllTried, kept: FactStates) => void }) {
  const cases = useQuery('case.list', {});
  const read = useCommand('assessment.get');
  const say = useAnnounce();
  const [applicationId, setApplicationId] = useState('');
  const take = async () => {
    const answer = await read.run({ applicationId });
    if (!answer.ok) return;
    const tried = triedFrom(answer.value.facts, questions);
    const kept = keptFrom(answer.value.facts, questions);
    onTake(tried, kept);
    say(`${count(Object.keys(tried).length + Object.keys(kept).length, 'answer')} taken from the case`);
  };
  if (!cases.data || cases.data.cases.length === 0) return <Problem error={cases.error} retry={() => void cases.refetch()} title="The cases could not be listed" />;
  return (
    <>
      <Problem error={read.error} title="The facts of the case could not be read" />
      <div className="filters__row">
        <Select id="take-from" label="Take the facts from a case" value={applicationId} onChange={(event) => setApplicationId(event.currentTarget.value)}>
          <option value="">No case</option>
          {cases.data.cases.map((one) => (
            <option key={one.applicationId} value={one.applicationId}>
              {one.number}: {one.treatment}
            </option>
          ))}
        </Select>
        <Button type="button" secondary small disabled={applicationId === '' || read.busy} onClick={() => void take()}>
          Take these facts
        </Button>
      </div>
    </>
  );
}
