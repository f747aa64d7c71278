import { countInIndex, findInIndex, hasFacet, isKnownBeginning, nearestWord, type IndexQuestion, type ListedRow } from '../../db/searchRepo.ts';
import { findSetting, settingRow } from '../../db/settingRepo.ts';
import { keptFilter, type CaseFilters, type FoundCase, type KeptFilter } from '../../shared/contract/search.ts';
import { icbByOds, icbs, knownIcbs } from '../../shared/domain/icb.ts';
import { searchWords, soughtIn } from '../../shared/domain/searchWords.ts';
import { outcomes } from '../../shared/workflow/decisionFields.ts';
import { screeningRoutes } from '../../shared/workflow/shapes.ts';
import { stageLabels, stages, type Stage } from '../../shared/workflow/stages.ts';
import { facetsOf, outcomeInWords, type Facet } from './caseIndexRow.ts';
import { recordInOffice } from './commit.ts';
import type { Worker } from './context.ts';
import type { Handlers } from './handlerType.ts';
import { maySearchIdentity } from './maySearchIdentity.ts';
import { libraryOf } from './policyLibrary.ts';
import { rebuildIndex } from './rebuildIndex.ts';
import { refuseWith } from './refusal.ts';

/** Rows of one page. */
export const pageSize = 50;
/** No more are counted: "more than 1,000" is all that a person needs to know. */
export const countedAtMost = 1000;
/** With no more found than this, a mistyped word is looked for. */
const few = 3;
/** One person keeps no more filters than can be chosen from. */
const mostKept = 40;

export const searchHandlers = {
  'case.find': (worker, { text, filters, after }) => {
    const found = findInIndex(worker.signedIn.db, questionOf(worker, text, filters), after, pageSize + 1);
    const next = found.length > pageSize ? found[pageSize - 1]![0] : null;
    if (next !== null) found.pop();
    return { rows: found.map(foundCase), next, building: worker.indexing ? { done: worker.indexing.done, total: worker.indexing.total } : null };
  },

  'case.count': (worker, { text, filters }) => {
    const { db } = worker.signedIn;
    const question = questionOf(worker, text, filters);
    const counted = countInIndex(db, question, countedAtMost + 1);
    return { count: Math.min(counted, countedAtMost), more: counted > countedAtMost, didYouMean: counted <= few ? meant(worker, text, question, counted) : null };
  },

  'case.filterChoices': (worker) => {
    const { db } = worker.signedIn;
    // The three ICBs are always there; an earlier or neighbouring one where a case names it.
    const there = knownIcbs.filter((icb) => icbs.includes(icb) || hasFacet(db, facetsOf({ icb: icb.ods })[0]!));
    const treatment = libraryOf(db).vocabulary.get('treatment')?.answer;
    return {
      icbs: there.map(({ ods, name }) => ({ id: ods, label: name })),
      stages: stages.map((stage) => ({ id: stage, label: stageLabels[stage] })),
      outcomes: [{ id: 'none', label: 'None yet' }, ...[...outcomes, ...screeningRoutes].map((outcome) => ({ id: outcome, label: outcomeInWords(outcome) }))],
      treatments: [...(treatment?.kind === 'choice' ? treatment.choices.map(({ id, label }) => ({ id, label })) : []), { id: 'none', label: 'Not known yet' }],
    };
  },

  'filters.list': (worker) => ({ kept: keptBy(worker) }),

  'filters.keep': (worker, one) => {
    const others = keptBy(worker).filter(({ name }) => name !== one.name);
    if (others.length >= mostKept) return refuseWith('REFUSED', `There are ${mostKept} kept filters already.`, 'Remove one that is not used any more, then keep this one.');
    return { kept: keep(worker, [...others, one]) };
  },

  'filters.forget': (worker, { name }) => ({ kept: keep(worker, keptBy(worker).filter((one) => one.name !== name)) }),

  'search.rebuild': (worker) => ({ jobId: rebuildIndex(worker) }),

  'search.stopRebuild': (worker, { jobId }) => {
    if (jobId === worker.remaking) worker.jobs.get(jobId)?.abort();
    return {};
  },
} satisfies Partial<Handlers>;

/** What is looked for in the index, for the person who is signed in. */
export function questionOf(worker: Worker, text: string, { receivedFrom, receivedTo, ...facets }: CaseFilters): IndexQuestion {
  return { sought: soughtIn(text), facets: facetsOf(facets as Partial<Record<Facet, string>>), receivedFrom: receivedFrom ?? null, receivedTo: receivedTo ?? null, withIdentity: maySearchIdentity(worker) };
}

function foundCase([, applicationId, number, commissioner, receivedOn, urgency, stage, treatment, outcome, waitingOn, waitingUntil]: ListedRow): FoundCase {
  return {
    applicationId,
    number,
    icb: icbByOds(commissioner)?.name ?? commissioner,
    treatment,
    urgency: urgency as FoundCase['urgency'],
    receivedOn,
    stage,
    stageLabel: stageLabels[stage as Stage],
    outcomeLabel: outcome === null ? null : outcomeInWords(outcome),
    waiting: waitingOn === null ? null : { on: waitingOn, until: waitingUntil },
  };
}

/** The text with mistyped words put right; null where that would find no more. */
function meant(worker: Worker, text: string, question: IndexQuestion, found: number): string | null {
  const { db } = worker.signedIn;
  const { withIdentity } = question;
  const chunks = text.trim().split(/\s+/).filter(Boolean);
  const words = chunks.flatMap((chunk) => searchWords(chunk));
  const unknown = words.filter((word) => !isKnownBeginning(db, word, withIdentity));
  const wrong = new Set(unknown.length > 0 ? unknown : words);
  let changed = false;
  const right = chunks.map((chunk) => {
    const own = searchWords(chunk);
    const better = own.map((word) => (wrong.has(word) ? nearestWord(db, word, withIdentity) : null));
    if (better.every((word) => word === null)) return chunk;
    changed = true;
    return own.map((word, index) => better[index] ?? word).join(' ');
  }).join(' ');
  return changed && countInIndex(db, { ...question, sought: soughtIn(right) }, found + 1) > found ? right : null;
}

const keptKey = (worker: Worker): string => `keptFilters:${worker.signedIn.person.id}`;

/** The filters that the person keeps. One of an earlier version that is not understood any more is left out. */
function keptBy(worker: Worker): KeptFilter[] {
  const value = findSetting(worker.signedIn.db, keptKey(worker))?.value;
  return Array.isArray(value) ? value.flatMap((one) => keptFilter.safeParse(one).data ?? []) : [];
}

/** Filters only, never the typed text: that may name a patient, and a setting is never disposed of. */
function keep(worker: Worker, kept: readonly KeptFilter[]): KeptFilter[] {
  const { db, person } = worker.signedIn;
  const now = worker.now();
  const sorted = [...kept].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  const row = settingRow(db, { id: worker.newId(), key: keptKey(worker), value: sorted, by: person.id, at: now });
  recordInOffice({ db, event: { type: 'settingRecorded', version: 1, body: { key: keptKey(worker), number: row.values.number } }, rows: [row], actor: person.id, now });
  return sorted;
}
