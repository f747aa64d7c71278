import { DateFields } from '../../components/DateFields.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { Line, Words } from '../../components/Words.tsx';
import { dataChoices, dissentChoices, endChoices, type DecisionDraft } from './decisionDraft.ts';
import { errorAt, remarksOn, type FieldProps } from './fieldProps.ts';
import { PastDecisions } from './PastDecisions.tsx';

/** Questions that courts and the Ombudsman ask of a decision, each answered in a few words of the panel's own. */

type Hinted = FieldProps & { hint: string };

/** Whether this ICB is responsible: what the list of practices says, and who made sure. */
export function CommissionerFields(props: Hinted) {
  const { view, draft, set, hint } = props;
  return (
    <>
      <Shown words={view.shown.rightCommissioner} />
      <Line id="commissioner-by" label="Who made sure" hint="Name and role." value={draft.commissionerBy} error={errorAt(props, 'commissioner-by')} onChange={(commissionerBy) => set({ commissionerBy })} />
      <Words id="commissioner-words" label="Is this ICB responsible?" hint={hint} rows={2} value={draft.commissionerWords} error={errorAt(props, 'commissioner-words')} onChange={(commissionerWords) => set({ commissionerWords })} />
    </>
  );
}

export function PolicyFields(props: Hinted) {
  const { view, draft, set, hint } = props;
  return (
    <>
      <Shown words={view.shown.policyBasis} />
      <Words id="policy-words" label="Does this policy, in this version, govern the request?" hint={hint} rows={2} value={draft.policyWords} error={errorAt(props, 'policy-words')} onChange={(policyWords) => set({ policyWords })} />
    </>
  );
}

export function AlreadyFundedFields(props: Hinted) {
  const { view, draft, set, hint } = props;
  return (
    <>
      <Shown words={view.shown.alreadyFunded} />
      <Words id="funded-words" label="Is the treatment funded already, or are the criteria met?" hint={hint} rows={2} value={draft.fundedWords} error={errorAt(props, 'funded-words')} onChange={(fundedWords) => set({ fundedWords })} />
    </>
  );
}

/** Never a ground of its own: the answer is recorded, and nothing follows from it here. */
export function SimilarFields(props: Hinted) {
  const { view, draft, set, hint } = props;
  const words = <Words id="similar" label="What is known of similar patients" hint={hint} rows={2} value={draft.similarPatients} error={errorAt(props, 'similar')} remarks={remarksOn(props, draft.similarPatients, 'group')} onChange={(similarPatients) => set({ similarPatients })} />;
  return (
    <>
      <PastDecisions past={view.pastDecisions} />
      {words}
    </>
  );
}

export function EqualityFields(props: Hinted) {
  const { draft, set, hint } = props;
  return <Words id="equality" label="What was considered" hint={hint} rows={2} value={draft.equality} error={errorAt(props, 'equality')} onChange={(equality) => set({ equality })} />;
}

/** When an approval ends, its reference, and what is reported back by when. */
export function ApprovalFields(props: FieldProps) {
  const { draft, set, wrong } = props;
  return (
    <>
      <RadioGroup id="ends" legend="When does the approval end?" choices={endChoices} value={draft.ends} error={errorAt(props, 'ends-1')} onChange={(ends) => set({ ends: ends as NonNullable<DecisionDraft['ends']> })} />
      {draft.ends === 'on' ? <DateFields id="ends-on" legend="On which day does it end?" value={draft.endsOn} error={wrong.dates['ends-on']} onChange={(endsOn) => set({ endsOn })} /> : null}
      {draft.ends === 'after' || draft.ends === 'no-end' ? (
        <Line id="ends-words" label={draft.ends === 'after' ? 'How long does it last?' : 'Why does it not end?'} value={draft.endsWords} error={errorAt(props, 'ends-words')} onChange={(endsWords) => set({ endsWords })} />
      ) : null}
      <Line id="reference" label="Approval reference, if one was given" width={20} value={draft.reference} onChange={(reference) => set({ reference })} />
      <RadioGroup id="outcome-data" legend="Is outcome data to be reported back?" choices={dataChoices} value={draft.outcomeData} error={errorAt(props, 'outcome-data-1')} onChange={(data) => set({ outcomeData: data === 'due' ? 'due' : 'none' })} />
      {draft.outcomeData === 'due' ? (
        <>
          <Line id="outcome-what" label="What is to be reported back" value={draft.outcomeWhat} error={errorAt(props, 'outcome-what')} onChange={(outcomeWhat) => set({ outcomeWhat })} />
          <DateFields id="outcome-on" legend="When is it due?" value={draft.outcomeOn} error={wrong.dates['outcome-on']} onChange={(outcomeOn) => set({ outcomeOn })} />
        </>
      ) : null}
    </>
  );
}

export function DissentFields(props: Hinted) {
  const { draft, set, hint } = props;
  return (
    <>
      <RadioGroup id="dissent" legend="Did everybody who decided agree?" hint={hint} choices={dissentChoices} value={draft.dissent} error={errorAt(props, 'dissent-1')} onChange={(dissent) => set({ dissent: dissent === 'some' ? 'some' : 'none' })} />
      {draft.dissent === 'some' ? (
        <>
          <Line id="dissent-who" label="Who did not agree" value={draft.dissentWho} error={errorAt(props, 'dissent-who')} onChange={(dissentWho) => set({ dissentWho })} />
          <Words id="dissent-words" label="Why, in their words" rows={2} value={draft.dissentWords} error={errorAt(props, 'dissent-words')} remarks={remarksOn(props, draft.dissentWords)} onChange={(dissentWords) => set({ dissentWords })} />
        </>
      ) : null}
    </>
  );
}

/** What the app knows. It is kept with the answer as it is shown here. */
function Shown({ words }: { words: string }) {
  return (
    <p>
      <span className="quiet">On record:</span> {words}
    </p>
  );
}
