import { Hints } from '../../components/Hints.tsx';
import { EvidenceBeside } from '../case/EvidenceBeside.tsx';
import { Words } from '../../components/Words.tsx';
import { comparatorInWords, exceptionalitySource } from '../../../shared/domain/icbSections/exceptionality.ts';
import { emptyFinding, type FindingDraft } from './decisionDraft.ts';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { errorAt, remarksOn, type FieldProps } from './fieldProps.ts';
import { restatedRemark } from './wording.ts';

/** The clinician's own words first, then the panel's understanding of them. */
export function CaseRestated(props: FieldProps & { hint: string }) {
  const { view, draft, set, hint } = props;
  return (
    <>
      {view.clinicianCase ? (
        <>
          <p className="in-front">What the clinician wrote:</p>
          <blockquote className="clinician own-words">{view.clinicianCase}</blockquote>
        </>
      ) : (
        <p>The papers hold no statement of the clinician’s case that has been confirmed.</p>
      )}
      <Words
        id="caseRestated"
        label="The case as the panel understood it"
        hint={hint}
        rows={6}
        reason
        value={draft.caseRestated}
        error={errorAt(props, 'caseRestated')}
        remarks={[...restatedRemark(draft.caseRestated, view.clinicianCase), ...remarksOn(props, draft.caseRestated)]}
        onChange={(caseRestated) => set({ caseRestated })}
      />
    </>
  );
}

/** One text of the record. */
export function RecordText(props: FieldProps & { id: 'comparator' | 'evidence' | 'couldChange'; label: string; hint: string }) {
  const { id, label, hint, draft, set } = props;
  // The heading above says it for the eye; the name of the field says it for the ear.
  const named = (
    <>
      <span className="nhsuk-u-visually-hidden">{label}: </span>In the panel’s words
    </>
  );
  const test = id === 'comparator' ? props.rules?.exceptionality : null;
  return (
    <>
      {test ? (
        <p>
          <strong>With whom your ICB compares:</strong> {comparatorInWords(test)} <span className="quiet">({exceptionalitySource(test)})</span>
        </p>
      ) : null}
      <Words id={id} label={named} hint={hint} reason value={draft[id]} error={errorAt(props, id)} remarks={remarksOn(props, draft[id], id === 'comparator' ? 'group' : undefined)} onChange={(value) => set({ [id]: value })} />
    </>
  );
}

/** Each argument in turn: the clinician's words, then what the panel found and why. */
export function ArgumentFields(props: FieldProps) {
  const { view, draft, set } = props;
  if (view.arguments.length === 0) return <p>No argument of the clinician has been recorded with this case. If the papers hold one, record it on the case first.</p>;
  return view.arguments.map((argument, index) => {
    const typed = draft.findings[argument.argumentId] ?? emptyFinding;
    const change = (part: Partial<FindingDraft>) => set({ findings: { ...draft.findings, [argument.argumentId]: { ...typed, ...part } } });
    const id = `finding-${index + 1}`;
    return (
      <section key={argument.argumentId} className="argument" aria-labelledby={`${id}-title`}>
        <h3 id={`${id}-title`}>
          Argument {index + 1} of {view.arguments.length}
        </h3>
        <blockquote className="clinician own-words">{argument.text}</blockquote>
        <Hints prompts={argument.prompts ?? []} />
        <EvidenceBeside evidence={props.view.evidence} argumentId={argument.argumentId} />
        {argument.note ? <p className="argument__note">To look at: {argument.note} The panel may find otherwise for this patient; it says why.</p> : null}
        <Words id={id} label={`What the panel found on argument ${index + 1}`} rows={2} value={typed.finding} error={errorAt(props, id)} onChange={(finding) => change({ finding })} />
        <Words
          id={`${id}-reason`}
          label={`Why, on argument ${index + 1}`}
          rows={3}
          reason
          value={typed.reason}
          error={errorAt(props, `${id}-reason`)}
          remarks={remarksOn(props, typed.reason)}
          onChange={(reason) => change({ reason })}
        />
        {view.notThemselvesAnException.length > 0 ? <NamedFeature {...props} id={`${id}-named`} number={index + 1} typed={typed} change={change} /> : null}
      </section>
    );
  });
}

/** Whether the policy names this feature as not itself an exception: the panel answers, the app works nothing out. */
function NamedFeature({ id, number, typed, change, ...props }: FieldProps & { id: string; number: number; typed: FindingDraft; change: (part: Partial<FindingDraft>) => void }) {
  const features = props.view.notThemselvesAnException;
  const clauses = [...new Set(features.map((one) => one.clause))];
  return (
    <>
      <RadioGroup
        id={id}
        legend={`Does the policy name this feature as not itself an exception? (argument ${number})`}
        hint="If it does, that alone does not settle the argument. The features are listed under the finding on exceptionality."
        inline
        choices={[{ id: 'yes', label: 'Yes' }, { id: 'no', label: 'No' }]}
        value={typed.named}
        error={errorAt(props, `${id}-1`)}
        onChange={(named) => change({ named: named === 'yes' ? 'yes' : 'no' })}
      />
      {typed.named === 'yes' && clauses.length > 1 ? (
        <div className="nhsuk-form-group">
          <label className="nhsuk-label" htmlFor={`${id}-clause`}>
            Which clause names it? (argument {number})
          </label>
          {errorAt(props, `${id}-clause`) ? (
            <p className="nhsuk-error-message" id={`${id}-clause-error`}>
              {errorAt(props, `${id}-clause`)}
            </p>
          ) : null}
          <select id={`${id}-clause`} className="nhsuk-select" value={typed.clause} aria-describedby={errorAt(props, `${id}-clause`) ? `${id}-clause-error` : undefined} onChange={(event) => change({ clause: event.target.value })}>
            <option value="">Choose a clause</option>
            {clauses.map((clause) => (
              <option key={clause} value={clause}>
                Clause {clause}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      {typed.named === 'yes' ? <Words id={`${id}-words`} label={`Which feature, and what the panel makes of it here, if anything (argument ${number})`} rows={2} value={typed.namedWords} onChange={(namedWords) => change({ namedWords })} /> : null}
    </>
  );
}

/** The principles that the policy relies on, in its order. Those that the panel did not reach stay empty. */
export function PrincipleFields(props: FieldProps) {
  const { view, draft, set } = props;
  if (view.principles.length === 0) return <p>This policy names no principles. The reasons stand under the arguments and the evidence.</p>;
  return (
    <>
      <p>In the policy’s order. Leave empty those that the panel did not reach.</p>
      {view.principles.map((principle, index) => {
        const value = draft.principles[principle.clause] ?? '';
        return (
          <Words
            key={principle.clause}
            id={`principle-${index + 1}`}
            label={`${principle.name} (clause ${principle.clause})`}
            hint={/cost/i.test(principle.name) ? `${principle.question} Look also at what would be saved, and at what the alternatives cost.` : principle.question}
            rows={3}
            reason
            value={value}
            error={errorAt(props, `principle-${index + 1}`)}
            remarks={remarksOn(props, value)}
            onChange={(reason) => set({ principles: { ...draft.principles, [principle.clause]: reason } })}
          />
        );
      })}
    </>
  );
}
