import { useState } from 'react';
import type { PeopleView, PersonView } from '../../../shared/contract/people.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { roleHints, roleLabels, roles } from '../../../shared/domain/roles.ts';
import { useCommand } from '../../api/useCommand.ts';
import { SubmitAndBack } from '../../components/SubmitAndBack.tsx';
import { Checks, nothingWrong, type Wrong } from '../../components/checks.ts';
import { DateFields } from '../../components/DateFields.tsx';
import { noDate } from '../../components/dateParts.ts';
import { ErrorSummary, errorFor } from '../../components/ErrorSummary.tsx';
import { Form, refusalAsField } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { Tick } from '../../components/Tick.tsx';
import { Line } from '../../components/Words.tsx';
import { PassphraseField, ShowToggle } from '../session/PassphraseField.tsx';
import { checkFirstPassphrase, checkPerson, personFields, startPerson, type PersonDraft } from './peopleModel.ts';

/** What is done with a person. `add` and `passphrase` set a first passphrase, which the person has to replace. */
export type PersonTask = 'add' | 'change' | 'passphrase' | 'leave';

const titles: Readonly<Record<PersonTask, string>> = {
  add: 'Add this person', change: 'Record the change', passphrase: 'Set the first passphrase', leave: 'Mark as left',
};

interface Props {
  readonly task: PersonTask;
  readonly person: PersonView | null;
  readonly onDone: (view: PeopleView) => void;
  readonly onBack: () => void;
}

/** The form of one step. A first passphrase is never kept as a draft. */
export function PersonForm({ task, person, onDone, onBack }: Props) {
  const add = useCommand('people.add');
  const change = useCommand('people.change');
  const give = useCommand('people.givePassphrase');
  const leave = useCommand('people.leave');
  const command = { add, change, passphrase: give, leave }[task];
  const [draft, setDraft] = useState<PersonDraft>(() => startPerson(person));
  const [day, setDay] = useState(noDate);
  const [shown, setShown] = useState(false);
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);
  const set = (part: Partial<PersonDraft>) => setDraft({ ...draft, ...part });
  const error = (id: string) => errorFor(wrong.errors, id);
  const describes = task === 'add' || task === 'change';
  const givesPassphrase = task === 'add' || task === 'passphrase';

  const submit = async () => {
    const checks = new Checks();
    const who = describes ? checkPerson(checks, draft) : null;
    const first = givesPassphrase ? checkFirstPassphrase(checks, draft) : null;
    const on = task === 'add' ? checks.day('person-from', day, 'The first day') : task === 'leave' ? checks.day('person-until', day, 'The last day') : '';
    const reason = task === 'add' ? '' : checks.words('person-reason', draft.reason, 'Say why, in a few words');
    setWrong(checks);
    if (checks.errors.length > 0) return;
    const personId = person?.id ?? '';
    const answer: Result<PeopleView> =
      task === 'add' ? await add.run({ ...who!, ...first!, from: on })
      : task === 'change' ? await change.run({ ...who!, personId, reason })
      : task === 'passphrase' ? await give.run({ ...first!, personId, reason })
      : await leave.run({ personId, until: on, reason });
    if (answer.ok) return onDone(answer.value);
    const field = refusalAsField(answer.error, personFields);
    if (field) setWrong({ errors: [field], dates: {} });
  };

  return (
    <Form onSubmit={() => void submit()} label={titles[task]}>
      <ErrorSummary errors={wrong.errors} />
      {wrong.errors.length === 0 ? <Problem error={command.error} title="That was not recorded" /> : null}
      {describes ? (
        <>
          <Line id="person-name" label="Full name" value={draft.name} error={error('person-name')} onChange={(name) => set({ name })} />
          <Line id="person-role" label="Job title" hint="In the person’s own words. It gives no rights." value={draft.role} error={error('person-role')} onChange={(role) => set({ role })} />
          <Line id="person-organisation" label="Organisation" value={draft.organisation} error={error('person-organisation')} onChange={(organisation) => set({ organisation })} />
          <fieldset className="nhsuk-fieldset">
            <legend className="nhsuk-fieldset__legend">Roles</legend>
            <p className="quiet">What the person may see and do. A person may hold several.</p>
            {roles.map((one) => (
              <Tick
                key={one}
                id={`person-role-${one}`}
                name={roleLabels[one]}
                label={
                  <>
                    {roleLabels[one]} <span className="quiet">{roleHints[one]}</span>
                  </>
                }
                checked={draft.roles.includes(one)}
                error={one === 'officer' ? error('person-role-officer') : undefined}
                onChange={(checked) => set({ roles: checked ? [...draft.roles, one] : draft.roles.filter((held) => held !== one) })}
              />
            ))}
          </fieldset>
        </>
      ) : null}
      {task === 'add' ? <DateFields id="person-from" legend="From which day?" value={day} error={wrong.dates['person-from']} onChange={setDay} /> : null}
      {task === 'leave' ? (
        <>
          <p>The passphrase stops working at once. What the person recorded stays under the person’s name.</p>
          <DateFields id="person-until" legend="Last day" value={day} error={wrong.dates['person-until']} onChange={setDay} />
        </>
      ) : null}
      {givesPassphrase ? (
        <>
          <Line id="person-sign-in" label="Sign-in name" hint="Short, for example initials. It says whose passphrase is typed." width={20} value={draft.signInName} error={error('person-sign-in')} onChange={(name) => set({ signInName: name })} />
          <PassphraseField id="person-passphrase" label="First passphrase" hint="Tell it to the person yourself. It has to be replaced at the first sign-in." value={draft.passphrase} error={error('person-passphrase')} shown={shown} onChange={(passphrase) => set({ passphrase })} />
          <ShowToggle shown={shown} onChange={setShown} />
        </>
      ) : null}
      {task === 'add' ? null : <Line id="person-reason" label="Why?" hint="It is kept in the person’s history." value={draft.reason} error={error('person-reason')} onChange={(reason) => set({ reason })} />}
      <SubmitAndBack submit={command.busy ? 'Recording…' : titles[task]} warning={task === 'leave'} disabled={command.busy} onBack={onBack} />
    </Form>
  );
}
