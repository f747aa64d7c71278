import type { CaseRow, CaseScreen } from '../../../shared/contract/case.ts';
import type { Action } from '../../../shared/domain/permissions.ts';
import type { Screen } from '../../navigation/screen.ts';

/** Where the next step of a case is done. */
export function nextPlace({ screen, action }: NonNullable<CaseRow['next']>, applicationId: string): Screen {
  return action ? { name: 'caseAction', applicationId, action } : { name: screen, applicationId };
}

/** Who does the next step on each screen. Others may look at it from the steps below; it is not offered to them as theirs to do. */
export const doneBy: Readonly<Record<CaseScreen, Action>> = { case: 'actOnCase', facts: 'checkFacts', assessment: 'confirmAssessment', screening: 'screen', decision: 'recordDecision', letters: 'seeLetters' };
