import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { DisposalView } from '../../../shared/contract/disposal.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorSummary, type FieldError } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { useMay } from '../../components/May.tsx';
import { Problem } from '../../components/Problem.tsx';
import { Tick } from '../../components/Tick.tsx';
import { count, day, shortIcb } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';

type Family = DisposalView['due'][number];

/** Cases whose retention is over, those that belong together in one row. Nothing is ticked for the person. */
export function DueCases({ view, onDone, onReload }: { view: DisposalView; onDone: (view: DisposalView) => void; onReload: () => void }) {
  const propose = useCommand('disposal.propose');
  const say = useAnnounce();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const free = view.due.filter((family) => family.whyNot.length === 0);
  const blocked = view.due.filter((family) => family.whyNot.length > 0);
  const submit = async () => {
    const ids = free.map(idOf).filter((id) => chosen.includes(id));
    setErrors(ids.length === 0 ? [{ id: 'dispose-1', message: 'Choose at least one case' }] : []);
    if (ids.length === 0) return;
    const answer = await propose.run({ applicationIds: ids });
    if (!answer.ok) return;
    setChosen([]);
    onDone(answer.value);
    say('Proposed. Another person has to confirm it.');
  };
  return (
    <section aria-labelledby="due">
      <h2 className="section-title" id="due">
        Due for disposal
      </h2>
      {view.due.length === 0 ? <p>{view.icbs.every(({ rule }) => rule === null) ? 'No ICB has set how long its cases are kept, so nothing is due and nothing can be disposed of.' : 'No closed case is past the day until which it is kept.'}</p> : null}
      {free.length > 0 ? (
        <Form onSubmit={() => void submit()} label="Propose cases for disposal">
          <ErrorSummary errors={[...errors]} />
          {errors.length === 0 ? <Problem error={propose.error} title="Nothing was proposed" {...(propose.error?.code === 'CONFLICT' ? { retry: onReload } : {})} /> : null}
          {free.map((family, index) => (
            <Tick
              key={idOf(family)}
              id={`dispose-${index + 1}`}
              label={<FamilyWords family={family} />}
              checked={chosen.includes(idOf(family))}
              error={index === 0 ? errors[0]?.message : undefined}
              onChange={(on) => setChosen(on ? [...chosen, idOf(family)] : chosen.filter((id) => id !== idOf(family)))}
            />
          ))}
          {view.more ? <p>There are more. They are listed when these are dealt with.</p> : null}
          <Button type="submit" disabled={propose.busy}>
            Propose for disposal
          </Button>
        </Form>
      ) : null}
      {blocked.length > 0 ? (
        <>
          <h3>Past their day, but not to be disposed of now</h3>
          <ul className="plain-list">
            {blocked.map((family) => (
              <li key={idOf(family)} className="disposal__blocked">
                <FamilyWords family={family} />
                {family.whyNot.map((words) => (
                  <span key={words} className="disposal__why">
                    {words}
                  </span>
                ))}
                <OpenCase family={family} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

const idOf = (family: Family): string => family.cases[0]?.applicationId ?? '';

function FamilyWords({ family }: { family: Family }) {
  const [first] = family.cases;
  if (!first) return <span>A case whose period cannot be reckoned</span>;
  const until = family.cases.map((one) => one.keptUntil).sort().at(-1)!;
  return (
    <>
      <strong>{family.cases.map((one) => one.number).join(', ')}</strong>
      {family.cases.length > 1 ? ` (${count(family.cases.length, 'case')} that belong together)` : ''}
      <span className="disposal__about">
        {shortIcb(first.icb)}. Received {day(first.receivedOn)}
        {first.closedOn ? `, closed ${day(first.closedOn)}` : ''}. Kept until {day(until)}. {first.rule}
      </span>
    </>
  );
}

function OpenCase({ family }: { family: Family }) {
  const { go } = useNavigation();
  const { may } = useMay();
  const [first] = family.cases;
  if (!first || !may('seeCases')) return null;
  return (
    <button type="button" className="link-button" onClick={() => go({ name: 'case', applicationId: first.applicationId })}>
      Open case {first.number}
    </button>
  );
}
