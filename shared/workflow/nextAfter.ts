import type { IsoDate } from '../domain/dates.ts';
import { accessDue, openAccess } from './decideAccess.ts';
import type { CaseState } from './evolve.ts';
import { followUps, nextFollowUp, type Approved } from './followUps.ts';

/** The next day on which something is due that goes on after a case is closed: what an approval asked for, or a request for access. */
export function nextAfter(state: Pick<CaseState, 'access'> & Approved): IsoDate | null {
  const asked = openAccess(state);
  const days = [nextFollowUp(followUps(state))?.due, asked ? accessDue(asked.askedOn) : undefined].filter((day) => day !== undefined);
  return days.sort()[0] ?? null;
}
