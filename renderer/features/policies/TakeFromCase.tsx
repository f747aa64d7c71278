import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { FactStates } from '../../../shared/domain/facts.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Problem } from '../../components/Problem.tsx';
import { count } from '../../components/words.ts';
import { ChooseCase } from '../find/ChooseCase.tsx';
import { keptFrom, triedFrom, type AllTried, type Question } from './supposed.ts';

/** Takes the confirmed facts of a case over, to be tried here. The case stays as it is. */
export function TakeFromCase({ questions, onTake }: { questions: readonly Question[]; onTake: (tried: AllTried, kept: FactStates) => void }) {
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
  return (
    <>
      <Problem error={read.error} title="The facts of the case could not be read" />
      <div className="filters__row">
        <div>
          <ChooseCase id="take-from" label="Take the facts from a case" none="No case" value={applicationId} onChange={setApplicationId} />
        </div>
        <Button type="button" secondary small disabled={applicationId === '' || read.busy} onClick={() => void take()}>
          Take these facts
        </Button>
      </div>
    </>
  );
}
