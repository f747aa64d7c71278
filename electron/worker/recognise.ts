import { factDefinition } from '../../shared/domain/factCatalogue.ts';
import { formatNhsNumber, parseNhsNumber } from '../../shared/domain/nhsNumber.ts';
import { agree, mergeCandidates } from '../../shared/import/mergeCandidates.ts';
import type { Recognised } from '../../shared/contract/quarantine.ts';
import { findApplication } from '../../db/applicationRepo.ts';
import type { Db } from '../../db/connection.ts';
import { findIntake, unfinishedIntakes } from '../../db/intakeRepo.ts';
import { casesNamingNumber, listApplicationPapers, papersOfIntake, type HeldPaper } from '../../db/paperRepo.ts';
import type { CaseState } from '../../shared/workflow/evolve.ts';
import { loadCase } from './commit.ts';
import type { Worker } from './context.ts';
import { displayValue } from './display.ts';
import { intakeView, patientOf, possibleCases } from './intakeView.ts';
import { heldPack, type StoredPack } from './papers.ts';
import { libraryOf } from './policyLibrary.ts';
import { casesHolding, intakesHolding, withContent } from './samePapers.ts';

/** At most so many are compared paper by paper. */
const most = 12;

/**
 * Cases and undecided drops that hold some of the same as this drop: by the bytes of a paper, by its words in another file, or by the
 * patient's NHS number. What is offered is what a person may choose; nothing is done by it.
 */
export function recognise(worker: Worker, intakeId: string): Recognised[] {
  const { db } = worker.signedIn;
  const seen = intakeView(worker, intakeId);
  if (seen.status !== 'ready' && seen.status !== 'stuck') return [];
  const held = papersOfIntake(db, intakeId);
  const content = withContent(db, held);
  const pack = heldPack(db, content);
  const shared = new Map<string, Set<string>>();
  for (const one of content) for (const id of casesHolding(db, one).keys()) shared.set(id, (shared.get(id) ?? new Set()).add(one.paper.id));
  const number = parseNhsNumber(patientOf(pack).nhsNumber ?? '');
  const named = number.ok ? casesNamingNumber(db, [number.digits, formatNhsNumber(number.digits)]) : [];
  const cases = [...new Set([...[...shared].sort((a, b) => b[1].size - a[1].size).map(([id]) => id), ...possibleCases(db, held, patientOf(pack).nhsNumber).map(({ applicationId }) => applicationId), ...named])].slice(0, most);
  return [...cases.flatMap((id) => ofCase(worker, id, content, pack, shared.get(id) ?? new Set())), ...drops(worker, intakeId, content, pack)];
}

function ofCase(worker: Worker, applicationId: string, content: readonly HeldPaper[], pack: readonly StoredPack[], known: ReadonlySet<string>): Recognised[] {
  const { db } = worker.signedIn;
  const state = loadCase(db, applicationId);
  const number = findApplication(db, applicationId)?.caseNumber;
  if (state === 'disposed' || !number) return [];
  const there = listApplicationPapers(db, applicationId).map(({ paper, pages }): HeldPaper => ({ paper, pages }));
  const theirPack = heldPack(db, there);
  const fresh = content.filter(({ paper }) => !known.has(paper.id));
  const changed = fresh.flatMap(({ paper }) => {
    const other = earlierVersion(pack.find(({ paperId }) => paperId === paper.id), theirPack);
    return other ? [{ name: paper.originalName, there: other.file.name }] : [];
  });
  const differs = fresh.length === 0 ? [] : differences(db, pack.filter(({ paperId }) => fresh.some(({ paper }) => paper.id === paperId)), theirPack);
  const kind = fresh.length === 0 ? 'same' as const : isDecided(state) ? 'reconsideration' as const : changed.length > 0 ? 'update' as const : 'addition' as const;
  const papers = (many: number) => (many === 1 ? '1 paper is new' : `${many} papers are new`);
  const also = known.size > 0 ? `${known.size === 1 ? '1 paper is' : `${known.size} papers are`} there already. ` : 'The patient has the same NHS number; none of these papers is there yet. ';
  const sentence = {
    same: `This is the same pack as case ${number}: nothing in it is new.`,
    addition: `${known.size > 0 ? `${papers(fresh.length)}. ${also}` : also}They can be added to case ${number}.`,
    update: `${changed.length === 1 ? '1 paper is another version of one' : `${changed.length} papers are other versions of some`} in case ${number}. ${known.size > 0 ? also : ''}These papers can be added to it as an update.`,
    reconsideration: `Case ${number} was decided. ${papers(fresh.length)}: what is new goes into a reconsideration, which is a case of its own.`,
  }[kind];
  const closed = !isDecided(state) && ['closed', 'withdrawn'].includes(state.stage) && fresh.length > 0 ? ` The case is ${state.stage}; it has to be reopened first.` : '';
  return [{ kind, applicationId, intakeId: null, label: number, sentence: sentence + closed, fresh: fresh.map(({ paper }) => paper.originalName), known: known.size, changed, differs }];
}

/** Other drops that wait and may be the rest of the same pack. */
function drops(worker: Worker, intakeId: string, content: readonly HeldPaper[], pack: readonly StoredPack[]): Recognised[] {
  const { db } = worker.signedIn;
  const mine = findIntake(db, intakeId)!;
  const number = patientOf(pack).nhsNumber;
  const digits = number === null ? null : parseNhsNumber(number);
  const inDrop = new Map<string, Set<string>>();
  for (const one of content) for (const id of intakesHolding(db, one).keys()) inDrop.set(id, (inDrop.get(id) ?? new Set()).add(one.paper.id));
  return unfinishedIntakes(db).slice(0, 500).flatMap((other): Recognised[] => {
    const row = other === intakeId ? undefined : findIntake(db, other);
    // The two parts of a drop were told apart by a person.
    if (!row || row.commissioner !== mine.commissioner || (row.splitFrom !== null && row.splitFrom === mine.splitFrom) || (row.step?.status !== 'ready' && row.step?.status !== 'stuck')) return [];
    const known = inDrop.get(other) ?? new Set();
    const samePatient = digits?.ok === true && numbersOf(db, other).has(digits.digits);
    if (known.size === 0 && !samePatient) return [];
    const fresh = content.filter(({ paper }) => !known.has(paper.id));
    const label = intakeView(worker, other).label;
    const sentence = fresh.length === 0
      ? `Another referral that waits holds all of this already: ${label}. One of the two can be discarded.`
      : `${known.size > 0 ? 'Another referral that waits holds some of the same papers' : 'Another referral that waits is about the same NHS number'}: ${label}. If they are one request that came in two parts, join them.`;
    return [{ kind: fresh.length === 0 ? 'same' : 'join', applicationId: null, intakeId: other, label, sentence, fresh: fresh.map(({ paper }) => paper.originalName), known: known.size, changed: [], differs: [] }];
  }).slice(0, most);
}

function numbersOf(db: Db, intakeId: string): Set<string> {
  const texts = db.sqlite
    .prepare("SELECT value FROM candidate_fact WHERE fact_id = 'nhsNumber' AND paper_id IN (SELECT id FROM paper WHERE intake_id = :id UNION SELECT paper_id FROM intake_part WHERE intake_id = :id)")
    .pluck()
    .all({ id: intakeId }) as string[];
  return new Set(texts.flatMap((text) => {
    const read = parseNhsNumber(String((JSON.parse(text) as { text?: string }).text ?? ''));
    return read.ok ? [read.digits] : [];
  }));
}

/** A paper of the case of which this may be another version: one of the same name, or a form that answers the same questions. */
function earlierVersion(paper: StoredPack | undefined, there: readonly StoredPack[]): StoredPack | undefined {
  if (!paper) return undefined;
  const questions = questionsOf(paper);
  return there.find((one) => plainName(one.file.name) === plainName(paper.file.name)) ?? there.find((one) => {
    const others = questionsOf(one);
    const both = [...questions].filter((id) => others.has(id)).length;
    return both >= 4 && both * 4 >= Math.max(questions.size, others.size) * 3;
  });
}

const questionsOf = ({ file }: StoredPack): Set<string> => new Set(file.candidates.map(({ factId }) => factId));
/** A file name without what is added when it is saved again. */
const plainName = (name: string): string => name.toLowerCase().replace(/\.[a-z0-9]{1,5}$/, '').replace(/[\s_-]*(?:\(\d{1,3}\)|v\d{1,3}|copy|final|updated|amended|corrected)$/, '').trim();

/** Facts to which this drop and the case give answers that cannot both be so. */
function differences(db: Db, here: readonly StoredPack[], there: readonly StoredPack[]): Recognised['differs'] {
  const { vocabulary } = libraryOf(db);
  const theirs = new Map(mergeCandidates(there).map((fact) => [fact.factId, fact.candidates.map(({ candidate }) => candidate.value)]));
  return mergeCandidates(here).flatMap(({ factId, candidates }) => {
    const [ours, others] = [candidates.map(({ candidate }) => candidate.value), theirs.get(factId) ?? []];
    if (others.length === 0 || ours.every((one) => others.some((other) => agree(factId, one, other)))) return [];
    const words = (values: typeof ours) => [...new Set(values.map((value) => displayValue(factId, value, vocabulary)))].slice(0, 6);
    return [{ label: factDefinition(factId)?.label ?? factId, there: words(others), here: words(ours) }];
  });
}

function isDecided(state: CaseState): boolean {
  return state.reviewOutcome !== null || (state.decision !== null && state.decision.record.outcome !== 'defer' && state.decision.record.outcome !== 'route-elsewhere');
}
