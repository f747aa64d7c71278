import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { PersonView } from '../../../shared/contract/people.ts';
import { roleLabels } from '../../../shared/domain/roles.ts';
import { useQuery } from '../../api/useQuery.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Loading } from '../../components/Loading.tsx';
import { OnlyFor } from '../../components/May.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { day, dayAndTime } from '../../components/words.ts';
import { BackToSettings } from '../settings/BackToSettings.tsx';
import { standing } from './peopleModel.ts';
import { PersonForm, type PersonTask } from './PersonForm.tsx';

/** Everybody who works with this record, now or before: roles, since when, and every change. */
export function PeoplePage() {
  const query = useQuery('people.list', {});
  const session = useQuery('session.status', {}, () => false);
  const say = useAnnounce();
  const [open, setOpen] = useState<{ task: PersonTask; personId: string | null } | null>(null);
  const people = query.data?.people ?? [];
  const person = people.find((one) => one.id === open?.personId) ?? null;

  if (open) {
    const titles: Readonly<Record<PersonTask, string>> = { add: 'Add a person', change: `Change ${person?.name}`, passphrase: `A first passphrase for ${person?.name}`, leave: `${person?.name} has left` };
    return (
      <div className="page page--form">
        <BackToSettings />
        <PageTitle key={open.task} caption="People">
          {titles[open.task]}
        </PageTitle>
        <PersonForm
          key={`${open.task}-${open.personId ?? ''}`}
          task={open.task}
          person={person}
          onBack={() => setOpen(null)}
          onDone={(view) => {
            query.set(view);
            setOpen(null);
            say('Recorded');
          }}
        />
      </div>
    );
  }
  return (
    <div className="page page--form">
      <BackToSettings />
      <PageTitle key="list">People</PageTitle>
      <p>Each person signs in with a passphrase of his or her own. What a person may see and do follows from the roles. Nobody is ever taken out of the record.</p>
      <OnlyFor action="keepPeople">
        <Button type="button" onClick={() => setOpen({ task: 'add', personId: null })}>
          Add a person
        </Button>
      </OnlyFor>
      <Problem error={query.error} retry={() => void query.refetch()} title="The people could not be listed" />
      {query.status === 'loading' ? <Loading what="the people" /> : null}
      <ul className="people">
        {people.map((one) => (
          <PersonItem key={one.id} person={one} self={one.id === session.data?.person?.id} onTask={(task) => setOpen({ task, personId: one.id })} />
        ))}
      </ul>
    </div>
  );
}

function PersonItem({ person, self, onTask }: { person: PersonView; self: boolean; onTask: (task: PersonTask) => void }) {
  const here = person.state === 'active';
  const tasks: [PersonTask, string][] = [
    ...(here ? [['change', 'Change name or roles'] as [PersonTask, string]] : []),
    ...(self ? [] : [['passphrase', here ? 'Set a new first passphrase' : 'Has come back: set a first passphrase'] as [PersonTask, string]]),
    ...(here && !self ? [['leave', 'Mark as left'] as [PersonTask, string]] : []),
  ];
  return (
    <li className="people__item">
      <h2 className="section-title">
        {person.name}
        {self ? ' (you)' : ''}
      </h2>
      <p>
        {person.role}, {person.organisation}
      </p>
      <p>
        <strong>{person.roles.map((one) => roleLabels[one]).join(', ')}</strong>
      </p>
      <p className="quiet">
        {standing(person)}
        {person.from ? `. From ${day(person.from)}` : ''}
        {person.until ? `, until ${day(person.until)}` : ''}
        {person.signInName ? `. Sign-in name: ${person.signInName}` : ''}
      </p>
      <OnlyFor action="keepPeople" quiet>
        <p className="ways">
          {tasks.map(([task, words]) => (
            <button key={task} type="button" className="link-button" onClick={() => onTask(task)}>
              {words}
              <span className="nhsuk-u-visually-hidden">: {person.name}</span>
            </button>
          ))}
        </p>
      </OnlyFor>
      <details className="fold">
        <summary>
          History<span className="nhsuk-u-visually-hidden"> of {person.name}</span>
        </summary>
        <ol className="plain-list">
          {person.history.map((step, index) => (
            <li key={index}>
              {step.what}{' '}
              <span className="quiet">
                {step.by}, {dayAndTime(step.at)}
              </span>
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}
