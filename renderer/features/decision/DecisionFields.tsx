import type { DecisionField } from '../../../shared/workflow/decisionFields.ts';
import { blockOf } from './decisionCheck.ts';
import { ExceptionalityFields, ReservedFields } from './ExceptionalityFields.tsx';
import type { FieldProps } from './fieldProps.ts';
import { ConditionFields, DeferralFields, RouteFields } from './OtherFields.tsx';
import { DecidedByFields, TellingFields } from './PanelFields.tsx';
import { AlreadyFundedFields, ApprovalFields, CommissionerFields, DissentFields, EqualityFields, PolicyFields, SimilarFields } from './CourtFields.tsx';
import { EvidenceFields } from './EvidenceFields.tsx';
import { ArgumentFields, CaseRestated, PrincipleFields, RecordText } from './ReasonFields.tsx';

/** One field of the record under its heading. */
export function DecisionFieldBlock({ field, ...props }: FieldProps & { field: DecisionField }) {
  // The policy's order: these questions come up only once the panel has found exceptionality.
  if (field.id === 'reservedQuestions' && (props.draft.found !== 'found' || props.view.reserved.length === 0)) return null;
  return (
    <section id={blockOf(field.id)} className="question" aria-labelledby={`${blockOf(field.id)}-title`}>
      <h2 className="section-title" id={`${blockOf(field.id)}-title`} tabIndex={-1}>
        {field.label}
      </h2>
      <Controls field={field} props={props} />
    </section>
  );
}

function Controls({ field, props }: { field: DecisionField; props: FieldProps }) {
  switch (field.id) {
    case 'decidedBy':
      return <DecidedByFields {...props} />;
    case 'caseRestated':
      return <CaseRestated {...props} hint={field.hint} />;
    case 'rightCommissioner':
      return <CommissionerFields {...props} hint={field.hint} />;
    case 'policyBasis':
      return <PolicyFields {...props} hint={field.hint} />;
    case 'alreadyFunded':
      return <AlreadyFundedFields {...props} hint={field.hint} />;
    case 'evidence':
      return <EvidenceFields {...props} label={field.label} hint={field.hint} />;
    case 'similarPatients':
      return <SimilarFields {...props} hint={field.hint} />;
    case 'equality':
      return <EqualityFields {...props} hint={field.hint} />;
    case 'approval':
      return <ApprovalFields {...props} />;
    case 'dissent':
      return <DissentFields {...props} hint={field.hint} />;
    case 'comparator':
    case 'couldChange':
      return <RecordText {...props} id={field.id} label={field.label} hint={field.hint} />;
    case 'argumentFindings':
      return <ArgumentFields {...props} />;
    case 'principles':
      return <PrincipleFields {...props} />;
    case 'exceptionality':
      return <ExceptionalityFields {...props} hint={field.hint} />;
    case 'reservedQuestions':
      return <ReservedFields {...props} />;
    case 'conditions':
      return <ConditionFields {...props} hint={field.hint} />;
    case 'deferral':
      return <DeferralFields {...props} />;
    case 'route':
      return <RouteFields {...props} />;
    case 'tellingPatient':
      return <TellingFields {...props} />;
  }
}
