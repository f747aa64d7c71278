import { outcomeOf } from '../../shared/import/issues.ts';
import { judgePack } from '../../shared/import/judgePack.ts';
import { outcomes, type ImportIssue, type Outcome } from '../../shared/import/paper.ts';
import type { Db } from '../../db/connection.ts';
import { findIntake, intakeStepRow, listSteps, type IntakeAction, type IntakeStatus, type IntakeStepRow } from '../../db/intakeRepo.ts';
import { papersOfIntake, type HeldPaper } from '../../db/paperRepo.ts';
import type { RowDraft } from '../../db/sealed.ts';
import type { Worker } from './context.ts';
import { packContext } from './packAgainst.ts';
import { heldPack, type StoredPack } from './papers.ts';

/** What a drop comes to, told anew from what is stored of it. */
export interface Judged {
  readonly outcome: Outcome;
  readonly status: 'ready' | 'stuck';
  readonly issues: readonly ImportIssue[];
}

/** Issues that say that papers of more than one person may lie together: no case is made of them while one stands. */
const ofTwoPeople: readonly string[] = ['two-patients', 'same-number-other-name', 'same-number-other-birth'];
/** Those of them that a person can settle by saying that it is one patient. */
const perhapsOne: readonly string[] = ['same-number-other-name', 'same-number-other-birth'];
/** Met while the files were fetched: no paper tells of them, so they are taken over from the first look. */
const whileFetching: readonly string[] = ['file-gone', 'file-is-link', 'file-not-plain', 'file-locked', 'folder-too-deep', 'too-many-files', 'file-too-large'];
/** What a person decided about one request of a list stands among the issues: no paper tells of it, and it is the record of that decision. */
export const decidedByHand = 'record-set-aside';

/** What the papers of a drop say, each with its pages alone. */
export function packOfIntake(db: Db, intakeId: string): StoredPack[] {
  return heldPack(db, papersOfIntake(db, intakeId));
}

/** What a person said of an issue of this drop before there was a case: by its sentence. */
export function settledBefore(steps: readonly IntakeStepRow[]): ReadonlyMap<string, string> {
  const settled = new Map<string, string>();
  for (const step of steps) {
    if (step.action !== 'one-person') continue;
    for (const one of (step.issues ?? []) as ImportIssue[]) if (perhapsOne.includes(one.code)) settled.set(one.message, step.reason ?? '');
  }
  return settled;
}

/** Issues by which papers of two people may lie together and about which nobody has said anything. */
export function mixing(issues: readonly ImportIssue[], settled: ReadonlyMap<string, string>): ImportIssue[] {
  return issues.filter((one) => ofTwoPeople.includes(one.code) && !settled.has(one.message));
}

/** Whether a person can say that it is one patient after all. */
export function canBeOne(issues: readonly ImportIssue[], settled: ReadonlyMap<string, string>): boolean {
  const open = mixing(issues, settled);
  return open.length > 0 && open.every((one) => perhapsOne.includes(one.code));
}

/** Judges papers as a drop of their own. `before`: met while they were fetched. `settled`: see {@link settledBefore}. */
export function judgeHeld(db: Db, held: readonly HeldPaper[], about: { readonly receivedOn: string; readonly commissioner: string; readonly urgency: string }, before: readonly ImportIssue[] = [], settled: ReadonlyMap<string, string> = new Map()): Judged {
  const judged = judgePack(heldPack(db, held), packContext(db, about), before);
  return withSettled(judged, settled);
}

/** The outcome with what a person settled counted as a warning: it stays on the list with its answer. */
export function withSettled(judged: { readonly outcome: Outcome; readonly issues: readonly ImportIssue[] }, settled: ReadonlyMap<string, string>): Judged {
  const { issues } = judged;
  const rank = (one: ImportIssue): number => {
    const outcome = settled.has(one.message) && perhapsOne.includes(one.code) ? 'warn' : outcomeOf(one);
    return outcomes.indexOf(outcome === 'reject' ? 'partial' : outcome);
  };
  const outcome = judged.outcome === 'quarantine' && settled.size > 0 ? outcomes[Math.max(0, ...issues.map(rank))]! : judged.outcome;
  return { outcome, status: outcome === 'quarantine' || outcome === 'reject' ? 'stuck' : 'ready', issues };
}

/** Judges a drop anew from what is stored of it. */
export function judgeIntake(db: Db, intakeId: string): Judged {
  const found = findIntake(db, intakeId)!;
  const steps = listSteps(db, intakeId);
  const first = (steps.find((step) => step.issues !== null)?.issues ?? []) as ImportIssue[];
  const held = papersOfIntake(db, intakeId);
  const ownNames = new Set(held.map(({ paper }) => paper.originalName));
  const before = first.filter((one) => whileFetching.includes(one.code) && !(one.code === 'file-too-large' && ownNames.has(one.file)));
  const aside = ((steps.findLast((step) => step.issues !== null)?.issues ?? []) as ImportIssue[]).filter((one) => one.code === decidedByHand);
  return judgeHeld(db, held, found, [...before, ...aside], settledBefore(steps));
}

/** The step that records what a person did with a drop, and what it comes to since. */
export function actionStep(worker: Worker, intakeId: string, action: IntakeAction, judged: Pick<Judged, 'issues'> & { readonly status: IntakeStatus; readonly outcome: Outcome | null }, more: { reason?: string | null; otherIntakeId?: string | null } = {}): RowDraft {
  const { person } = worker.signedIn;
  return intakeStepRow({
    id: worker.newId(), intakeId, status: judged.status, issues: judged.issues, applicationId: null, reason: more.reason ?? null,
    outcome: judged.outcome, action, otherIntakeId: more.otherIntakeId ?? null, by: person.id, at: worker.now(),
  });
}
