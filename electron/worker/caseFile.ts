import { createHash } from 'node:crypto';
import type { IsoDate } from '../../shared/domain/dates.ts';
import { factCatalogue } from '../../shared/domain/factCatalogue.ts';
import type { FactState, FactStates, FactValue } from '../../shared/domain/facts.ts';
import { mergeCandidates } from '../../shared/import/mergeCandidates.ts';
import { assessCase, bundledPolicies, contentHash, FactError, findPolicy, type CaseAnswer, type Policy } from '../../shared/policy/index.ts';
import type { CaseState } from '../../shared/workflow/evolve.ts';
import { findApplication, type ApplicationRow } from '../../db/applicationRepo.ts';
import { confirmationsInForce, type ConfirmationRow } from '../../db/factRepo.ts';
import { listApplicationPapers } from '../../db/paperRepo.ts';
import { loadCase } from './commit.ts';
import type { Worker } from './context.ts';
import { packPaper, type StoredCandidate } from './papers.ts';
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
  readonly state: CaseState;
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
  const papers = listApplicationPapers(db, applicationId);
  const pack = papers.flatMap(({ paper }) => packPaper(db, paper.id) ?? []);
  const proposed = new Map(mergeCandidates(pack).map((fact) => [fact.factId, { candidates: fact.candidates as Proposed['candidates'], disputed: fact.disputed }]));
  const confirmations = confirmationsInForce(db, applicationId);
  const states = (ifConfirmed: boolean): FactStates => Object.fromEntries(factCatalogue.map(({ id }) => [id, stateOf(confirmations.get(id), proposed.get(id), ifConfirmed)]));
  return { applicationId, row, state, papers, pack, proposed, confirmations, facts: states(false), factsIfConfirmed: states(true) };
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
  const state = file.factsIfConfirmed['treatment'];
  return state?.state === 'known' && state.value.kind === 'choice' ? state.value.choice : null;
}

export const policyHash = (policy: Policy): string => contentHash(policy, (text) => createHash('sha256').update(text, 'utf8').digest('hex'));

/**
 * What the policies held answer for a case on a day; null where not even the kind of treatment is known.
 * @throws FactError for facts that cannot be right.
 */
export function answerFor(file: CaseFile, facts: FactStates, asAt: IsoDate): CaseAnswer | null {
  const treatment = facts['treatment'];
  if (treatment?.state !== 'known' || treatment.value.kind !== 'choice') return null;
  return assessCase(bundledPolicies(), { commissioner: file.row.commissioner, treatment: treatment.value.choice, asAt }, facts, { hashOf: policyHash });
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

/** The policy whose questions the case asks: the text held on this treatment, whether or not it governs on that day. */
export function policyOf(file: CaseFile, asAt: IsoDate): Policy | null {
  const treatment = treatmentOf(file);
  if (treatment === null) return null;
  const found = findPolicy(bundledPolicies(), { commissioner: file.row.commissioner, treatment, asAt });
  if (found.answer === 'held' || found.answer === 'not-yet-in-force' || found.answer === 'no-longer-in-force') return found.policy;
  if (found.answer === 'text-not-held') return found.laterPolicy;
  return found.answer === 'cannot-tell-which-version' ? (found.policies[0] ?? null) : null;
}

/** A policy by id, or null. */
export function heldPolicy(id: string | null | undefined): Policy | null {
  return bundledPolicies().find((policy) => policy.id === id) ?? null;
}
