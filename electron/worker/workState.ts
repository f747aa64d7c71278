import type { CaseState } from '../../shared/workflow/evolve.ts';
import type { Approved } from '../../shared/workflow/followUps.ts';

/**
 * What of a case's state its row on the list of work is said by. It is kept with the row, and the words are made of it when the list is shown, so
 * that they are always those of the present version. Whoever adds to it raises `searchFormat`: the rows are then made anew.
 */
export type WorkState = Pick<CaseState, 'stage' | 'letterAbout' | 'tellingPatient' | 'letters' | 'round' | 'ratification' | 'followUps' | 'access'> & {
  readonly contact: Pick<NonNullable<CaseState['contact']>, 'patientLettersTo'> | null;
  readonly assessment: Pick<NonNullable<CaseState['assessment']>, 'current'> | null;
  readonly screening: Pick<NonNullable<CaseState['screening']>, 'route' | 'check'> | null;
  readonly decision: { readonly record: Approval & { readonly decidedBy: { readonly on: string } }; readonly corrections: readonly { readonly seq: number }[] } | null;
};

type Approval = NonNullable<Approved['decision']>['record'];
const approvalOf = ({ outcome, conditions, approval }: Approval): Approval => ({ outcome, ...(conditions ? { conditions } : {}), ...(approval ? { approval } : {}) });

/** Takes out what the list of work needs. */
export function workStateOf({ stage, letterAbout, tellingPatient, letters, round, ratification, followUps, access, contact, assessment, screening, decision }: CaseState): WorkState {
  return {
    stage, letterAbout, tellingPatient, letters, round, ratification, followUps, access,
    contact: contact && { patientLettersTo: contact.patientLettersTo },
    assessment: assessment && { current: assessment.current },
    screening: screening && { route: screening.route, check: screening.check },
    decision: decision && { record: { ...approvalOf(decision.record), decidedBy: { on: decision.record.decidedBy.on } }, corrections: decision.corrections.map(({ seq }) => ({ seq })) },
  };
}
