import { addMonths, longDate, type IsoDate } from '../../shared/domain/dates.ts';
import { icbs } from '../../shared/domain/icb.ts';
import { keptUntil, retentionLines, type Retention } from '../../shared/domain/icbSections/retention.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';
import { openAccess } from '../../shared/workflow/decideAccess.ts';
import type { CaseState } from '../../shared/workflow/evolve.ts';
import { stageLabels } from '../../shared/workflow/stages.ts';
import { scopeOf, undecidedIn, type DisposalScope } from '../../db/disposalRepo.ts';
import { loadCase } from './commit.ts';
import type { Worker } from './context.ts';
import { icbConfigurationOf } from './icbSettings.ts';
import { retentionDays } from './retentionDays.ts';

/** A case that may be disposed of, with what it rests on. */
export interface DueCase {
  readonly applicationId: string;
  readonly state: CaseState;
  readonly keptUntil: IsoDate;
  readonly rule: string;
  readonly closedOn: IsoDate | null;
}

/** Cases that hang together, and why they cannot be disposed of; `whyNot` is empty where they can. */
export interface DueFamily {
  readonly scope: DisposalScope;
  readonly cases: readonly DueCase[];
  readonly whyNot: readonly string[];
}

/** How long the ICB keeps its cases; undefined while nobody has said. */
export function retentionOf(worker: Worker, ods: string): Retention | undefined {
  return icbConfigurationOf(worker.signedIn.db, ods).retention;
}

/** The rule as it is kept with a disposal: how long, from when, on whose authority. */
export function ruleInWords(retention: Retention): string {
  return retentionLines(retention).map(({ label, words }) => `${label}: ${words}`).join('. ').slice(0, 500);
}

/** The cases that hang together with this one, and whether all of them may be disposed of today. */
export function familyOf(worker: Worker, applicationId: string): DueFamily {
  const { db } = worker.signedIn;
  const states = new Map<string, CaseState | 'disposed'>();
  const load = (id: string) => {
    const state = states.get(id) ?? loadCase(db, id);
    states.set(id, state);
    return state;
  };
  const scope = scopeOf(db, [applicationId], (id) => {
    const state = load(id);
    if (state === 'disposed' || state.version === 0) return [];
    return [...state.reviews.map((one) => one.id), ...(state.review ? [state.review.firstId] : [])].filter((other) => load(other) !== 'disposed');
  });
  const today = londonDay(worker.now());
  const cases: DueCase[] = [];
  const whyNot: string[] = undecidedIn(db, scope) > 0 ? ['Papers that came in with it wait under “Referrals taken in”, and nobody has decided what becomes of them.'] : [];
  for (const id of scope.cases) {
    const state = load(id);
    if (state === 'disposed' || state.version === 0) {
      whyNot.push('One of the cases that belong together has been disposed of already.');
      continue;
    }
    const retention = retentionOf(worker, state.commissioner);
    const days = retentionDays(worker, id);
    const until = retention ? keptUntil(retention, days) : null;
    const fault = state.hold ? `Case ${state.caseNumber} is on legal hold.`
      : state.stage !== 'closed' ? `Case ${state.caseNumber} is not closed: it stands at “${stageLabels[state.stage]}”.`
      : openAccess(state) ? `Somebody has asked for access to the record of case ${state.caseNumber}, and that is not finished.`
      : !retention ? `The ICB of case ${state.caseNumber} has not set how long its cases are kept.`
      : until === null ? `Case ${state.caseNumber} has no day from which the ICB’s period runs.`
      : until >= today ? `Case ${state.caseNumber} is kept until ${longDate(until)} at least.`
      : null;
    if (fault) whyNot.push(fault);
    if (until !== null) cases.push({ applicationId: id, state, keptUntil: until, rule: ruleInWords(retention!), closedOn: days.closed });
  }
  return { scope, cases, whyNot };
}

/**
 * Families of closed cases whose retention is over, those on hold too, oldest first. Only cases that were received long enough ago are
 * looked at: no period begins before that day. `more`: there are further ones.
 */
export function dueFamilies(worker: Worker, most: number): { families: DueFamily[]; more: boolean } {
  const { db } = worker.signedIn;
  const today = londonDay(worker.now());
  const families: DueFamily[] = [];
  const seen = new Set<string>();
  for (const { ods } of icbs) {
    const retention = retentionOf(worker, ods);
    if (!retention) continue;
    const rows = db.sqlite
      .prepare("SELECT id FROM application a WHERE stage = 'closed' AND commissioner = ? AND received_on < ? AND EXISTS (SELECT 1 FROM event WHERE application_id = a.id AND application_seq = 1 AND body IS NOT NULL) ORDER BY received_on, case_number")
      .pluck()
      .all(ods, addMonths(today, -12 * retention.years)) as string[];
    for (const id of rows) {
      if (seen.has(id)) continue;
      const until = keptUntil(retention, retentionDays(worker, id));
      if (until === null || until >= today) continue;
      if (families.length >= most) return { families, more: true };
      const family = familyOf(worker, id);
      for (const one of family.scope.cases) seen.add(one);
      families.push(family);
    }
  }
  return { families, more: false };
}
