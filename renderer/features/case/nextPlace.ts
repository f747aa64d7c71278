import type { CaseRow } from '../../../shared/contract/case.ts';
import type { Screen } from '../../navigation/screen.ts';

/** Where the next step of a case is done. */
export function nextPlace({ screen, action }: NonNullable<CaseRow['next']>, applicationId: string): Screen {
  return action ? { name: 'caseAction', applicationId, action } : { name: screen, applicationId };
}
