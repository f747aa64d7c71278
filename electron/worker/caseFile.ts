import { longDate, type IsoDate } from '../../shared/domain/dates.ts';
import type { FactState, FactStates, FactValue } from '../../shared/domain/facts.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';
import { mergeCandidates } from '../../shared/import/mergeCandidates.ts';
import type { CriteriaMetStep } from '../../shared/policy/answer.ts';
import { assessCase, FactError, findPolicy, type CaseAnswer, type LibraryAnswer, type Policy } from '../../shared/policy/index.ts';
import type { CaseState } from '../../shared/workflow/evolve.ts';
import { findApplication, type ApplicationRow } from '../../db/applicationRepo.ts';
import { latestAssessment, type AssessmentRow } from '../../db/assessmentRepo.ts';
import { confirmationsInForce, type ConfirmationRow } from '../../db/factRepo.ts';
import { listApplicationPapers } from '../../db/paperRepo.ts';
import { loadCase } from './commit.ts';
import type { Worker } from './context.ts';
import { governingDay, type GoverningDay } from './governingDay.ts';
import { icbSettingsOf } from './icbSettings.ts';
import { bareAnswer } from './openCases.ts';
import { heldPack, type packPaper, type StoredCandidate } from './papers.ts';
import { decidingText, factsFor, heldIn, libraryOf, policyHash, treatmentIn, type PolicyLibrary } from './policyLibrary.ts';
import { refuseWith } from './refusal.ts';

/** What the papers say about one fact. */
export interface Proposed {
  readonly candidates: readonly { readonly paperId: string; readonly candidate: StoredCandidate }[];
  readonly disputed: boolean;
}

/** A case as the handlers need it: its process state, its papers as read, what people confirmed, and what the papers propose. */
export interface CaseFile {
  readonly applicationId: string;
  readonly row: ApplicationRow;
  /** The policies, readings and guidance as they stand now. */
  readonly library: PolicyLibrary;
  /** What the ICB has entered as the step for a request that meets the criteria. */
  readonly step: CriteriaMetStep | null;
  readonly state: CaseState;
  /** By which day the ICB's rule chooses the version of a policy. */
  readonly governing: GoverningDay;
  readonly papers: ReturnType<typeof listApplicationPapers>;
  readonly pack: readonly NonNullable<ReturnType<typeof packPaper>>[];
  readonly proposed: ReadonlyMap<string, Proposed>;
  readonly confirmations: ReadonlyMap<string, ConfirmationRow>;
  /** Confirmed facts only: what decides. */
  readonly facts: FactStates;
  /** With every undisputed proposal counted as if a person had confirmed it: for a preview that says so. */
  readonly factsIfConfirmed: FactStates;
}

/** Loads a case. Refuses where there is none, or where its record was disposed of. */
export function openCase(worker: Worker, applicationId: string): CaseFile {
  const { db } = worker.signedIn;
  const row = findApplication(db, applicationId);
  const state = row ? loadCase(db, applicationId) : null;
  if (!row || state === null) return refuseWith('NOT_FOUND', 'There is no such case.', 'Choose the case again from the list.');
  if (state === 'disposed') return refuseWith('REFUSED', 'The record of this case was disposed of at the end of its retention.', 'Record a new request.');
  const library = libraryOf(db);
  const papers = listApplicationPapers(db, applicationId);
  const pack = heldPack(db, papers);
  const proposed = new Map(mergeCandidates(pack).map((fact) => [fact.factId, { candidates: fact.candidates as Proposed['candidates'], disputed: fact.disputed }]));
  const confirmations = confirmationsInForce(db, applicationId);
  const states = (ifConfirmed: boolean): FactStates => Object.fromEntries(library.vocabulary.all.map(({ id }) => [id, stateOf(confirmations.get(id), proposed.get(id), ifConfirmed)]));
  const governing = governingDay(db, { applicationId, commissioner: row.commissioner, receivedOn: row.receivedOn }, state, londonDay(worker.now()));
  const file: CaseFile = { applicationId, row, state, governing, library, step: stepOf(worker, row.commissioner), papers, pack, proposed, confirmations, facts: states(false), factsIfConfirmed: states(true) };
  if (!state.assessment?.current || state.decision !== null || stillStands(library, row.commissioner, latestAssessment(db, applicationId), file.facts)) return file;
  return { ...file, state: { ...state, assessment: { ...state.assessment, current: false } } };
}

/**
 * Whether the assessment that a person confirmed would come out the same now. A reading may have been signed since, guidance
 * entered, or another text adopted; the events of the case know nothing of that.
 */
export function stillStands(library: PolicyLibrary, commissioner: string, confirmed: ConfirmedAssessment | undefined, facts: FactStates): boolean {
  if (confirmed === undefined) return false;
  // Bare: lists ask this of every case that they show, and only the verdict and the text are compared.
  const now = bareAnswer(library, { commissioner }, confirmed.asAt, facts);
  if (now === null || now.verdict !== confirmed.verdict) return false;
  const text = decidingIn(now);
  return (text === null ? null : (decidingText(library, text.policy)?.hash ?? null)) === confirmed.policyHash;
}

type ConfirmedAssessment = Pick<AssessmentRow, 'asAt' | 'verdict' | 'policyHash'>;

/** Refuses a step that rests on an assessment which would come out otherwise by now. */
export function mustStillStand(file: CaseFile): void {
  if (file.state.assessment && !file.state.assessment.current) {
    refuseWith('REFUSED', 'A fact, a reading or the policy has changed since the assessment, so it does not stand for this case any more.', 'Confirm a new assessment first; the case stays where it is.');
  }
}

/** Refuses a decision on a day on which, by the ICB's rule, another version of the policy governs than on the day of the assessment. */
export function mustGovernOn(worker: Worker, file: CaseFile, day: IsoDate): void {
  const assessed = latestAssessment(worker.signedIn.db, file.applicationId)?.asAt;
  if (file.governing.rule !== 'decided' || assessed === undefined || governsOn(file, day) === governsOn(file, assessed)) return;
  refuseWith('REFUSED', `By this ICB’s rule the version governs that is in force on the day of the decision, ${longDate(day)}. That is not the one by which the case was assessed as at ${longDate(assessed)}.`, 'Confirm an assessment as at the day of the decision first; the case stays where it is.');
}

/** What the library answers on a day, in a form that can be compared. */
function governsOn(file: CaseFile, asAt: IsoDate): string {
  const treatment = treatmentOf(file);
  if (treatment === null) return '';
  const { deciding, readings } = file.library;
  const found = findPolicy(deciding, { commissioner: file.row.commissioner, treatment, asAt, readings });
  return JSON.stringify([found.answer, textsIn(found).map(policyHash)]);
}

function stateOf(confirmed: ConfirmationRow | undefined, proposed: Proposed | undefined, ifConfirmed: boolean): FactState {
  if (confirmed?.answer === 'known') return { state: 'known', value: confirmed.value as FactValue, confirmation: confirmed.id };
  if (confirmed) return { state: 'notKnown' };
  if (proposed?.disputed) return { state: 'disputed', values: proposed.candidates.map(({ candidate }) => candidate.value) };
  const only = proposed?.candidates[0]?.candidate;
  if (ifConfirmed && only) return { state: 'known', value: only.value, confirmation: `proposed:${only.candidateId}` };
  return { state: 'open' };
}

/** The kind of treatment, as confirmed, else as proposed; null where nothing says it. The library is asked with it. */
export function treatmentOf(file: CaseFile): string | null {
  return treatmentIn(file.factsIfConfirmed);
}

/** The ICB's own step for a request that meets a policy's criteria; null where nobody has entered one. */
export function stepOf(worker: Worker, commissioner: string): CriteriaMetStep | null {
  return icbSettingsOf(worker.signedIn.db, commissioner)?.settings.criteriaMetStep ?? null;
}

/**
 * What the policies that may decide answer for a case on a day; null where not even the kind of treatment is known.
 * @throws FactError for facts that cannot be right.
 */
export function answerFor(file: CaseFile, facts: FactStates, asAt: IsoDate): CaseAnswer | null {
  const treatment = treatmentIn(facts);
  if (treatment === null) return null;
  const { asked, deciding, readings, guidance } = file.library;
  return assessCase(deciding, { commissioner: file.row.commissioner, treatment, asAt, readings }, factsFor(asked, facts), { hashOf: policyHash, guidance, step: file.step });
}

/**
 * The assessment by which a case is answered; null where no single text answers it. Of several policies on one treatment it is the one
 * whose answer stands: the others step back, or clash with it, and then none does.
 */
export function decidingIn<T extends { readonly verdict: string }>(answer: { readonly found: LibraryAnswer; readonly verdict: string; readonly assessments: readonly T[] }): T | null {
  if (answer.found.answer !== 'several-policies') return answer.assessments[0] ?? null;
  return answer.assessments.find((one) => one.verdict === answer.verdict) ?? null;
}

/** As {@link answerFor}, but a fact that cannot be right (an impossible date read from a paper) gives no answer instead of ending the screen. */
export function tolerantAnswer(file: CaseFile, facts: FactStates, asAt: IsoDate): CaseAnswer | null {
  try {
    return answerFor(file, facts, asAt);
  } catch (error) {
    if (error instanceof FactError) return null;
    throw error;
  }
}

/** The policies whose questions the case asks: the texts held on this treatment, whether or not they govern on that day. */
export function policiesOf(file: CaseFile, asAt: IsoDate): readonly Policy[] {
  const treatment = treatmentOf(file);
  if (treatment === null) return [];
  const { deciding, readings } = file.library;
  return textsIn(findPolicy(deciding, { commissioner: file.row.commissioner, treatment, asAt, readings }));
}

function textsIn(found: LibraryAnswer): readonly Policy[] {
  switch (found.answer) {
    case 'held':
    case 'not-yet-in-force':
    case 'no-longer-in-force':
      return [found.policy];
    case 'text-not-held':
      return [found.laterPolicy];
    case 'cannot-tell-which-version':
      return found.policies.slice(0, 1);
    case 'several-policies':
      return found.answers.flatMap(textsIn);
    case 'no-policy-held':
      return [];
  }
}

/** The policy that a case is about, where there is one: of several, the first. */
export function policyOf(file: CaseFile, asAt: IsoDate): Policy | null {
  return policiesOf(file, asAt)[0] ?? null;
}

/** A policy that is held, whatever its state: what a case was decided by stays readable after it was withdrawn. */
export function heldPolicy(file: Pick<CaseFile, 'library'>, pinned: { readonly id: string; readonly hash: string | null } | null | undefined): Policy | null {
  return heldIn(file.library, pinned?.id, pinned?.hash)?.policy ?? null;
}

/** Who compared this very text with the published version, and when; null where nobody has. */
export function comparison(worker: Worker, file: Pick<CaseFile, 'library'>, policyId: string, hash: string | null): { by: string; at: string } | null {
  const row = file.library.records.comparisons.find((one) => one.policyId === policyId && one.hash === hash);
  return row ? { by: worker.nameOf(row.by), at: row.at } : null;
}
