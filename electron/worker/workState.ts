import type { CaseState } from '../../shared/workflow/evolve.ts';

/**
 * What of a case's state its row on the list of work is said by. It is kept with the row, and the words are made of it when the list is shown, so
 * that they are always those of the present version. Whoever adds to it raises `searchFormat`: the rows are then made anew.
 */
export type WorkState = Pick<CaseState, 'stage' | 'letterAbout' | 'tellingPatient' | 'letters' | 'round' | 'ratification'> & {
  readonly assessment: Pick<NonNullable<CaseState['assessment']>, 'current'> | null;
  readonly screening: Pick<NonNullable<CaseState['screening']>, 'route' | 'check'> | null;
  readonly decision: { readonly record: { readonly decidedBy: { readonly on: string } } } | null;
};

/** Takes out what the list of work needs. */
export function workStateOf({ stage, letterAbout, tellingPatient, letters, round, ratification, assessment, screening, decision }: CaseState): WorkState {
  return {
    stage, letterAbout, tellingPatient, letters, round, ratification,
    assessment: assessment && { current: assessment.current },
    screening: screening && { route: screening.route, check: screening.check },
    decision: decision && { record: { decidedBy: { on: decision.record.decidedBy.on } } },
  };
}
