import { Button } from 'nhsuk-react-components';
import { DateFields } from '../../components/DateFields.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { Line, Words } from '../../components/Words.tsx';
import { emptyNeed, routeChoices, type NeedDraft, type RouteTo } from './decisionDraft.ts';
import { errorAt, remarksOn, type FieldProps } from './fieldProps.ts';

/** What the panel cannot tell, what it needs for it, and who looks after the wait. */
export function DeferralFields(props: FieldProps) {
  const { draft, set, wrong } = props;
  const change = (index: number, part: Partial<NeedDraft>) => set({ needs: draft.needs.map((need, at) => (at === index ? { ...need, ...part } : need)) });
  const addNeed = () => {
    set({ needs: [...draft.needs, emptyNeed] });
    const next = `need-${draft.needs.length + 1}-clause`;
    requestAnimationFrame(() => document.getElementById(next)?.focus());
  };
  return (
    <>
      <Words id="cannot-tell" label="What the panel cannot tell" rows={3} value={draft.cannotTell} error={errorAt(props, 'cannot-tell')} onChange={(cannotTell) => set({ cannotTell })} />
      <Words id="cannot-tell-why" label="Why that matters to the decision" rows={3} value={draft.cannotTellWhy} error={errorAt(props, 'cannot-tell-why')} onChange={(cannotTellWhy) => set({ cannotTellWhy })} />
      {draft.needs.map((need, index) => {
        const line = (part: keyof NeedDraft, suffix: string, label: string, hint: string) => {
          const id = `need-${index + 1}-${suffix}`;
          return <Line id={id} label={label} hint={hint} value={need[part]} error={errorAt(props, id)} onChange={(value) => change(index, { [part]: value })} />;
        };
        return (
          <fieldset key={index} className="need">
            <legend>Need {index + 1}</legend>
            {line('clause', 'clause', 'Clause that it serves', 'For example: 2.4, or item 3 of the list.')}
            {line('what', 'what', 'What is needed', 'One thing. Add another need for the next.')}
            {line('proof', 'proof', 'What would prove it', 'For example: the physiotherapy discharge letter with dates.')}
            {line('heldBy', 'held', 'Who holds it', 'A role or department; no patient details.')}
            {draft.needs.length > 1 ? (
              <Button type="button" secondary small onClick={() => set({ needs: draft.needs.filter((_, at) => at !== index) })}>
                Remove need {index + 1}
              </Button>
            ) : null}
          </fieldset>
        );
      })}
      <p>
        <Button type="button" secondary small onClick={addNeed}>
          Add another need
        </Button>
      </p>
      <Line id="pause-owner" label="Who looks after the wait" value={draft.owner} error={errorAt(props, 'pause-owner')} onChange={(owner) => set({ owner })} />
      <DateFields id="pause-until" legend="By when is it needed?" value={draft.until} error={wrong.dates['pause-until']} onChange={(until) => set({ until })} />
      <DateFields id="pause-chase" legend="When to ask again, if nothing has come" value={draft.chaseOn} error={wrong.dates['pause-chase']} onChange={(chaseOn) => set({ chaseOn })} />
    </>
  );
}

/** Where the request goes instead of this panel, and why. */
export function RouteFields(props: FieldProps) {
  const { draft, set } = props;
  return (
    <>
      <RadioGroup id="route-to" legend="Where does it go?" choices={routeChoices} value={draft.routeTo} error={errorAt(props, 'route-to-1')} onChange={(to) => set({ routeTo: to as RouteTo })} />
      <Words
        id="route-reason"
        label="Why it goes there"
        reason
        value={draft.routeReason}
        error={errorAt(props, 'route-reason')}
        remarks={remarksOn(props, draft.routeReason)}
        onChange={(routeReason) => set({ routeReason })}
      />
    </>
  );
}

/** Conditions of an approval, one on each line. */
export function ConditionFields(props: FieldProps & { hint: string }) {
  const { draft, set, hint } = props;
  return <Words id="conditions" label="Conditions, one on each line" hint={`${hint} Say what must be so, and who sees to it.`} value={draft.conditions} error={errorAt(props, 'conditions')} onChange={(conditions) => set({ conditions })} />;
}
