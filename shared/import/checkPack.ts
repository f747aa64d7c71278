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
import { recordsOf, together } from './checks/records.ts';
import { timing } from './checks/timing.ts';
import { issue } from './issues.ts';
import { mergeCandidates, type PackPaper } from './mergeCandidates.ts';
import type { PackAgainst } from './packContext.ts';
import type { ImportIssue } from './paper.ts';

const checks: readonly ((pack: Pack) => ImportIssue[])[] = [onePatient, timing, circumstances, complete, consent, commissioner, differences, forms, policies, freeText];

/** What is checked of papers that came beside a list: which of its requests they belong to is not known, so nothing can be missing. */
const ofAnyPaper = checks.filter((check) => check !== complete && check !== consent);

/**
 * Checks a pack as a whole: one patient, who is known; consent; a request with its case; dates that can be; the ICB, forms and
 * policies that it names. Each record of a list is checked by itself. `asAt` is the day of the check. The order of the papers does not count. Messages name papers and
 * questions, never a patient's data.
 */
export function checkPack(files: readonly PackPaper[], asAt: IsoDate, against: PackAgainst = {}): ImportIssue[] {
  const papers = files.filter(({ file }) => file.kind !== 'zip');
  if (papers.length > 0 && papers.every(({ file }) => !file.read)) return [issue('nothing-read', whole)];
  const check = (some: readonly PackPaper[], by: typeof checks) => {
    const pack: Pack = { papers: some, merged: mergeCandidates(some), context: { ...against, asAt, commissioner: against.commissioner ?? null } };
    return by.flatMap((one) => one(pack));
  };
  const records = recordsOf(papers);
  if (records.length === 0) return check(papers, checks);
  const beside = papers.filter(({ file }) => !file.records || file.records.length === 0);
  return [...together(records.flatMap((record) => check([record], checks).map((found) => ({ name: record.file.name, issue: found })))), ...check(beside, ofAnyPaper)];
}
