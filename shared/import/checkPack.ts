import type { IsoDate } from '../domain/dates.ts';
import { circumstances } from './checks/circumstances.ts';
import { commissioner } from './checks/commissioner.ts';
import { complete } from './checks/complete.ts';
import { consent } from './checks/consent.ts';
import { differences } from './checks/differences.ts';
import { forms } from './checks/forms.ts';
import { freeText } from './checks/freeText.ts';
import { whole, type Pack } from './checks/kit.ts';
import { onePatient } from './checks/patient.ts';
import { policies } from './checks/policies.ts';
import { timing } from './checks/timing.ts';
import { issue } from './issues.ts';
import { mergeCandidates, type PackPaper } from './mergeCandidates.ts';
import type { PackAgainst } from './packContext.ts';
import type { ImportIssue } from './paper.ts';

const checks: readonly ((pack: Pack) => ImportIssue[])[] = [onePatient, timing, circumstances, complete, consent, commissioner, differences, forms, policies, freeText];

/**
 * Checks a pack as a whole: one patient, who is known; consent; a request with its case; dates that can be; the ICB, forms and
 * policies that it names. `asAt` is the day of the check. The order of the papers does not count. Messages name papers and
 * questions, never a patient's data.
 */
export function checkPack(files: readonly PackPaper[], asAt: IsoDate, against: PackAgainst = {}): ImportIssue[] {
  const papers = files.filter(({ file }) => file.kind !== 'zip');
  if (papers.length > 0 && papers.every(({ file }) => !file.read)) return [issue('nothing-read', whole)];
  const pack: Pack = { papers, merged: mergeCandidates(papers), context: { ...against, asAt, commissioner: against.commissioner ?? null } };
  return checks.flatMap((check) => check(pack));
}
