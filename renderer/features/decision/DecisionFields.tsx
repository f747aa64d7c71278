import type { DecisionField } from '../../../shared/workflow/decisionFields.ts';
import { blockOf } from './decisionCheck.ts';
import { ExceptionalityFields, ReservedFields } from './ExceptionalityFields.tsx';
import type { FieldProps } from './fieldProps.ts';
import { ConditionFields, DeferralFields, RouteFields } from './OtherFields.tsx';
import { DecidedByFields, TellingFields } from './PanelFields.tsx';
import { ArgumentFields, CaseRestated, PrincipleFields, RecordText } from './ReasonFields.tsx';

/** One field of the record under its heading. */
export function DecisionFieldBlock({ field, ...props }: FieldProps & { field: DecisionField }) {
  // The policy's order: these questions come up only once the panel has found exceptionality.
  if (field.id === 'reservedQuestions' && (props.draft.found !== 'found' || props.view.reserved.length === 0)) return null;
  return (
    <section id={blockOf(field.id)} aria-labelledby={`${blockOf(field.id)}-title`}>
      <h2 className="section-title" id={`${blockOf(field.id)}-title`}>
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
    case 'comparator':
    case 'evidence':
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
