import { IcbSays } from '../icb/IcbSays.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { Words } from '../../components/Words.tsx';
import { foundChoices } from './decisionDraft.ts';
import { errorAt, remarksOn, type FieldProps } from './fieldProps.ts';

/** The panel's own finding. The screen chooses nothing, reckons nothing and suggests no words. */
export function ExceptionalityFields(props: FieldProps & { hint: string }) {
  const { view, draft, set, hint } = props;
  return (
    <>
      <IcbSays id="exceptionality" />
      <RadioGroup
        id="found"
        legend="What did the panel find?"
        hint="“Exceptional” is not “unique”. The finding is the panel’s own."
        choices={foundChoices}
        value={draft.found}
        error={errorAt(props, 'found-1')}
        onChange={(found) => set({ found: found === 'found' ? 'found' : 'not-found' })}
      />
      {view.notThemselvesAnException.length > 0 ? (
        <details className="fold">
          <summary>Features that the policy says are not by themselves an exception</summary>
          <ul>
            {view.notThemselvesAnException.map((one) => (
              <li key={one.text}>
                {one.text} <span className="quiet">(clause {one.clause})</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <Words
        id="found-words"
        label="The finding in the panel’s own words"
        hint={hint}
        rows={5}
        reason
        value={draft.foundWords}
        error={errorAt(props, 'found-words')}
        remarks={remarksOn(props, draft.foundWords)}
        onChange={(foundWords) => set({ foundWords })}
      />
    </>
  );
}

/** Questions that the policy keeps until exceptionality has been found; shown only then. */
export function ReservedFields(props: FieldProps) {
  const { view, draft, set } = props;
  return (
    <>
      <p>The policy lets the panel look at these now, because it found exceptionality. Leave empty those it did not reach.</p>
      {view.reserved.map((question, index) => (
        <Words
          key={question.clause}
          id={`reserved-${index + 1}`}
          label={`${question.name} (clause ${question.clause})`}
          hint={question.question}
          rows={3}
          reason
          value={draft.reserved[question.clause] ?? ''}
          error={errorAt(props, `reserved-${index + 1}`)}
          remarks={remarksOn(props, draft.reserved[question.clause] ?? '')}
          onChange={(reason) => set({ reserved: { ...draft.reserved, [question.clause]: reason } })}
        />
      ))}
    </>
  );
}
