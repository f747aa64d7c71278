import { csvTableOf, guessUses, type CsvMapping } from '../../shared/import/csvTable.ts';
import { issue } from '../../shared/import/issues.ts';
import type { ImportIssue, Outcome, ReadFile, RequestRecord } from '../../shared/import/paper.ts';
import { valueWords } from '../../shared/import/plainValue.ts';
import { parseNhsNumber } from '../../shared/domain/nhsNumber.ts';
import type { ColumnsView, RecordView } from '../../shared/contract/records.ts';
import type { ConsentSaid } from '../../shared/workflow/entryShapes.ts';
import { findApplication } from '../../db/applicationRepo.ts';
import { sha256 } from '../../db/canonical.ts';
import type { Db } from '../../db/connection.ts';
import { findIntake, intakeStepRow, listSteps, type IntakeStatus } from '../../db/intakeRepo.ts';
import { applicationsOfPaper, findPapersBySha256, findReading, listApplicationPapers, paperRow, papersOfIntake, writePaperBytes, type HeldPaper } from '../../db/paperRepo.ts';
import { raiseIssues } from './addPapers.ts';
import { commit, loadCase, recordInOffice } from './commit.ts';
import type { Worker } from './context.ts';
import { keepCsvMapping, readWith, rememberedMapping } from './csvMemory.ts';
import { done, hooked } from './done.ts';
import type { Handlers } from './handlerType.ts';
import { identityOf } from './identity.ts';
import { judgeIntake, settledBefore } from './intakeJudge.ts';
import { intakeView } from './intakeView.ts';
import { readingDraft } from './readingDraft.ts';
import { recordPaper, type RecordPaper } from './recordPaper.ts';
import { requireHolders } from './recoveryHolders.ts';
import { refuseWith } from './refusal.ts';

/** What is kept of the meaning of a list's columns beside its reading. */
type Parsed = ReadFile & { readonly columns?: CsvMapping };
interface Found {
  readonly paperId: string;
  readonly file: ReadFile;
  readonly record: RequestRecord;
  readonly cut: RecordPaper;
}
/** A request that was set aside stands among the issues of the drop, with the row that it was. */
type SetAside = ImportIssue & { readonly paperId?: string; readonly record?: string; readonly reason?: string };

export const recordHandlers = {
  'intake.records': (worker, { intakeId }) => recordsAnswer(worker, intakeId),

  'intake.makeCaseOfRecord': (worker, { intakeId, paperId, record, consent, papers = [] }) => {
    requireHolders(worker);
    const found = openRecord(worker, intakeId, paperId, record);
    if (consent && !(['given', 'given-for-patient'] as ConsentSaid['status'][]).includes(consent.status)) return refuseWith('REFUSED', 'No case is made of a referral to which the patient has not agreed.', 'Set it aside, or wait until the clinician has confirmed consent.', 'consent');
    const free = new Map(otherPapers(worker, intakeId).map((held) => [held.paper.id, held]));
    if (papers.some((one) => !free.has(one))) return refuseWith('REFUSED', 'One of these papers is a list, or belongs to another case.', 'Look at the papers again.');
    const seen = intakeView(worker, intakeId);
    const { db, person } = worker.signedIn;
    const applicationId = worker.newId();
    const fault = hooked(worker, 'make-case');
    const common = { db, actor: person.id, newId: worker.newId, ...fault };
    db.sqlite.transaction(() => {
      const cutId = keepCut(worker, intakeId, found);
      let version = done(commit({
        ...common, now: worker.now(),
        // The drop stays open for the other requests of the list, so it is not said to have become this case.
        command: { type: 'receiveApplication', applicationId, commissioner: seen.commissioner, receivedOn: seen.receivedOn, urgency: seen.urgency, urgencyReason: findIntake(db, intakeId)?.urgencyReason ?? null, intakeId: null },
      })).version;
      if (consent) version = done(commit({ ...common, now: worker.now(), command: { type: 'recordConsent', applicationId, expectedVersion: version, consent } })).version;
      for (const one of [cutId, ...new Set(papers)]) {
        version = done(commit({ ...common, now: worker.now(), command: { type: 'addPaper', applicationId, expectedVersion: version, paperId: one, role: one === cutId ? 'as received' : 'enclosure', pages: paperPages(free.get(one)), identifiersCompared: [] } })).version;
      }
      const said = consent ? [[issue('consent-missing', 'The pack').message, `Asked before the case was made: ${consent.words}`] as const] : [];
      raiseIssues(worker, applicationId, version, new Set([cutId, ...papers]), [], new Map([...settledBefore(listSteps(db, intakeId)), ...said]));
      closeWhereDone(worker, intakeId, applicationId);
    }).immediate();
    fault.faultHook?.('after-commit');
    worker.changed(applicationId);
    return { applicationId };
  },

  'intake.attachRecord': (worker, { intakeId, paperId, record, applicationId, nhsNumber, dateOfBirth }) => {
    const found = openRecord(worker, intakeId, paperId, record);
    const { db, person } = worker.signedIn;
    const typed = parseNhsNumber(nhsNumber);
    if (!typed.ok) return refuseWith('INVALID', 'That is not an NHS number.', 'Type the ten digits from the list in your hand.', 'nhsNumber');
    const identity = identityOf(db, applicationId);
    if (identity.nhsNumber !== typed.digits || identity.dateOfBirth !== dateOfBirth) {
      return refuseWith('REFUSED', 'The two identifiers do not both agree with that case, so nothing was attached.', 'Compare the NHS number and the date of birth in the list with the case. If they differ, this request is about somebody else.');
    }
    db.sqlite.transaction(() => {
      const state = loadCase(db, applicationId);
      if (state === 'disposed') return refuseWith('REFUSED', 'The record of that case was disposed of.', 'Record a new request.');
      const cutId = keepCut(worker, intakeId, found);
      const { version } = done(commit({ db, actor: person.id, now: worker.now(), newId: worker.newId, command: { type: 'addPaper', applicationId, expectedVersion: state.version, paperId: cutId, role: 'received later', pages: null, identifiersCompared: ['nhs-number', 'date-of-birth'] } }));
      raiseIssues(worker, applicationId, version, new Set([cutId]));
      closeWhereDone(worker, intakeId, applicationId);
    }).immediate();
    worker.changed(applicationId);
    return { applicationId };
  },

  'intake.setRecordAside': (worker, { intakeId, paperId, record, reason }) => {
    const { file } = openRecord(worker, intakeId, paperId, record);
    const { db } = worker.signedIn;
    db.sqlite.transaction(() => {
      const note: SetAside = { ...issue('record-set-aside', file.name, record), paperId, record, reason };
      step(worker, intakeId, currentStatus(db, intakeId), [...issuesOf(db, intakeId), note]);
      closeWhereDone(worker, intakeId, null);
    }).immediate();
    worker.changed(null);
    return recordsAnswer(worker, intakeId);
  },

  'intake.columns': (worker, { intakeId }) => {
    const { db } = worker.signedIn;
    const cuts = new Set(allRecords(db, intakeId).map(({ cut }) => sha256(cut.bytes)));
    const isList = (paperId: string) => csvTableOf((findReading(db, paperId)?.parsed as Parsed | undefined)?.document ?? null) !== null;
    return { lists: listedPapers(db, intakeId).filter((paper) => !cuts.has(paper.sha256) && isList(paper.id)).map((paper) => columnsView(worker, intakeId, paper.id)) };
  },

  'intake.mapColumns': (worker, { intakeId, paperId, columns }) => {
    const { db } = worker.signedIn;
    const { parsed, table, fixed } = listOf(worker, intakeId, paperId);
    if (fixed) return refuseWith('REFUSED', fixed, 'Look at the cases that were made. Correct what is wrong there.');
    if (columns.length !== table.header.length) return refuseWith('INVALID', 'The list has other columns by now.', 'Open the list again.');
    const mapping: CsvMapping = { columns };
    const file: Parsed = { ...readWith(parsed, table, mapping, false), columns: mapping };
    db.sqlite.transaction(() => {
      keepCsvMapping(worker, table.header, mapping);
      readAnew(worker, intakeId, paperId, file);
    }).immediate();
    worker.changed(null);
    return columnsView(worker, intakeId, paperId);
  },
} satisfies Partial<Handlers>;

/** The requests of every list of a drop: what became of each, in the order of the list. */
export function recordViews(worker: Worker, intakeId: string): RecordView[] {
  const { db } = worker.signedIn;
  const kept = new Set(listedPapers(db, intakeId).map((paper) => `${paper.parentPaperId} ${paper.sha256}`));
  const aside = (issuesOf(db, intakeId) as SetAside[]).filter((one) => one.code === 'record-set-aside');
  return allRecords(db, intakeId).map(({ paperId, file, record, cut }): RecordView => {
    const words = (factId: string) => {
      const values = record.candidates.filter((one) => one.factId === factId).map((one) => valueWords(one.value));
      return new Set(values).size === 1 ? values[0]! : null;
    };
    const [applicationId] = casesOf(db, cut);
    const mine = kept.has(`${paperId} ${sha256(cut.bytes)}`);
    const note = aside.find((one) => one.paperId === paperId && one.record === record.label);
    return {
      paperId, list: file.name, record: record.label, name: words('patientName'), nhsNumber: words('nhsNumber'), dateOfBirth: words('dateOfBirth'), asks: words('intervention'),
      state: mine && applicationId ? 'case' : note ? 'aside' : 'open', applicationId: applicationId ?? null, caseNumber: applicationId ? (findApplication(db, applicationId)?.caseNumber ?? null) : null, reason: note?.reason ?? null,
    };
  });
}

function recordsAnswer(worker: Worker, intakeId: string): { records: RecordView[]; others: { paperId: string; name: string }[] } {
  const records = recordViews(worker, intakeId);
  return { records, others: records.length > 0 ? otherPapers(worker, intakeId).map(({ paper }) => ({ paperId: paper.id, name: paper.originalName })) : [] };
}

/** Papers that are in no case, are no list, hold none (an archive with a list in it holds all its patients) and were not cut out of one. */
function otherPapers(worker: Worker, intakeId: string): HeldPaper[] {
  const { db } = worker.signedIn;
  const held = papersOfIntake(db, intakeId);
  const all = held.map(({ paper }) => paper);
  const lists = new Set(allRecords(db, intakeId).map(({ paperId }) => paperId));
  const holding = new Set(lists);
  for (const id of lists) for (let at = all.find((paper) => paper.id === id)?.parentPaperId; at; at = all.find((paper) => paper.id === at)?.parentPaperId) holding.add(at);
  // Of a paper with only some pages here, the others may be with the case of somebody else: that does not use up these.
  return held.filter(({ paper, pages }) => !holding.has(paper.id) && !lists.has(paper.parentPaperId ?? '') && !applicationsOfPaper(db, paper.id).some((id) => pages === null || holdsPages(db, id, paper.id, pages)));
}

/** Refuses what would take all papers of a drop at once where it holds the requests of several people. */
export function refuseLists(worker: Worker, intakeId: string, doing: 'case' | 'attach' | 'discard' | 'return' | 'move'): void {
  const records = recordViews(worker, intakeId);
  if (records.length === 0) return;
  if (doing === 'case' || doing === 'attach') refuseWith('REFUSED', 'These papers hold the requests of more than one person, so they do not become one case.', 'Take the requests one after the other.');
  if (doing === 'move') {
    if (records.some((one) => one.state !== 'open')) refuseWith('REFUSED', 'Something was decided about requests of a list in this referral already, so its papers stay together.', 'Take its other requests one after the other, or set them aside, each with its reason.');
    return;
  }
  if (records.some((one) => one.state === 'case')) refuseWith('REFUSED', 'Requests of this list have become cases already.', 'Set the others aside one by one, each with its reason.');
}

function allRecords(db: Db, intakeId: string): Found[] {
  return listedPapers(db, intakeId).flatMap((paper) => {
    const parsed = findReading(db, paper.id)?.parsed as Parsed | undefined;
    const columns = parsed ? columnsOf(db, parsed) : null;
    return (parsed?.records ?? []).map((record): Found => ({ paperId: paper.id, file: parsed!, record, cut: recordPaper(parsed!, record, columns) }));
  });
}

/** What the columns of a list were read to mean. */
function columnsOf(db: Db, parsed: Parsed): CsvMapping | null {
  const table = parsed.kind === 'csv' ? csvTableOf(parsed.document) : null;
  if (!table) return null;
  if (parsed.columns) return parsed.columns;
  const kept = parsed.issues.some(({ code }) => code === 'csv-mapping-remembered') ? rememberedMapping(db, table.header) : null;
  return kept ?? { columns: guessUses(table.header) };
}

function casesOf(db: Db, cut: RecordPaper): string[] {
  return findPapersBySha256(db, sha256(cut.bytes)).flatMap((same) => applicationsOfPaper(db, same.id));
}

/** One request that nothing was decided about, of a drop that is still open. */
function openRecord(worker: Worker, intakeId: string, paperId: string, label: string): Found {
  const { db } = worker.signedIn;
  const { status, issues } = intakeView(worker, intakeId);
  const settled = settledBefore(listSteps(db, intakeId));
  const blocking = issues.find((one) => one.severity === 'blocks' && !settled.has(one.message) && one.code !== 'nothing-read' && one.code !== 'nothing-found');
  if (blocking) return refuseWith('REFUSED', `Nothing can be made of these papers yet. ${blocking.message}`, blocking.next);
  if (status !== 'ready' && status !== 'stuck') return refuseWith('REFUSED', 'What becomes of this referral has been decided already.', 'Look at the list again.');
  const found = allRecords(db, intakeId).find((one) => one.paperId === paperId && one.record.label === label);
  if (!found) return refuseWith('NOT_FOUND', 'There is no such request in this list.', 'Look at the list again.');
  const view = recordViews(worker, intakeId).find((one) => one.paperId === paperId && one.record === label)!;
  if (view.applicationId) return refuseWith('REFUSED', `This request belongs to the case ${view.caseNumber ?? ''} already, so no second case is made of it.`, view.state === 'case' ? 'Open that case.' : 'Set it aside, saying so.');
  if (view.state !== 'open') return refuseWith('REFUSED', 'This request was set aside already.', 'Look at the list again.');
  return found;
}

/** Keeps the paper of one request beside its list, with its reading. Call inside the transaction that makes or extends the case. */
function keepCut(worker: Worker, intakeId: string, { paperId, cut }: Found): string {
  const { db, person } = worker.signedIn;
  const [now, cutId] = [worker.now(), worker.newId()];
  recordInOffice({
    db, actor: person.id, now,
    event: { type: 'papersReceived', version: 1, body: { intakeId, papers: [cutId] } },
    rows: [
      paperRow({ id: cutId, intakeId, parentPaperId: paperId, originalName: cut.name, bytes: cut.bytes, by: person.id, at: now }),
      ...readingDraft(worker, cutId, cut.file, now),
    ],
    write: () => writePaperBytes(db, cutId, cut.bytes),
  });
  return cutId;
}

/** The drop is done when every request of its lists is: it became a case, or nothing where all were set aside. */
function closeWhereDone(worker: Worker, intakeId: string, latest: string | null): void {
  const { db } = worker.signedIn;
  const records = recordViews(worker, intakeId);
  if (records.some((one) => one.state === 'open')) return;
  const applicationId = latest ?? records.findLast((one) => one.state === 'case')?.applicationId ?? null;
  step(worker, intakeId, applicationId ? 'case-made' : 'discarded', issuesOf(db, intakeId), applicationId, applicationId ? null : 'Every request of the list was set aside, each with its reason.');
}

function currentStatus(db: Db, intakeId: string): IntakeStatus {
  return (findIntake(db, intakeId)?.step?.status ?? 'ready') as IntakeStatus;
}

function issuesOf(db: Db, intakeId: string): readonly ImportIssue[] {
  return (findIntake(db, intakeId)?.step?.issues ?? []) as ImportIssue[];
}

function step(worker: Worker, intakeId: string, status: IntakeStatus, issues: readonly ImportIssue[], applicationId: string | null = null, reason: string | null = null): void {
  const { db, person } = worker.signedIn;
  const now = worker.now();
  recordInOffice({ db, event: { type: 'intakeMoved', version: 1, body: { intakeId, status } }, rows: [intakeStepRow({ id: worker.newId(), intakeId, status, issues, applicationId, reason, outcome: (findIntake(db, intakeId)?.step?.outcome ?? null) as Outcome | null, by: person.id, at: now })], actor: person.id, now });
}

function listOf(worker: Worker, intakeId: string, paperId: string) {
  const { db } = worker.signedIn;
  const paper = listedPapers(db, intakeId).find((one) => one.id === paperId);
  const parsed = findReading(db, paperId)?.parsed as Parsed | undefined;
  const table = paper && parsed?.kind === 'csv' ? csvTableOf(parsed.document) : null;
  if (!parsed || !table) return refuseWith('NOT_FOUND', 'That paper is no list with columns.', 'Look at the papers again.');
  const { status } = intakeView(worker, intakeId);
  const decided = status !== 'ready' && status !== 'stuck' ? 'What becomes of this referral has been decided already.' : null;
  const used = applicationsOfPaper(db, paperId).length > 0 || recordViews(worker, intakeId).some((one) => one.paperId === paperId && one.state !== 'open');
  return { parsed, table, fixed: decided ?? (used ? 'Something was decided about requests of this list already, so the meaning of its columns stands.' : null) };
}

function columnsView(worker: Worker, intakeId: string, paperId: string): ColumnsView {
  const { db } = worker.signedIn;
  const { parsed, table, fixed } = listOf(worker, intakeId, paperId);
  const { columns } = columnsOf(db, parsed)!;
  return {
    paperId, name: parsed.name, header: [...table.header], rows: table.rows.length, fixed,
    examples: table.header.map((_, column) => [...new Set(table.rows.map(({ cells }) => (cells[column] ?? '').slice(0, 120)).filter((cell) => cell !== ''))].slice(0, 3)),
    columns: [...columns], remembered: parsed.issues.some(({ code }) => code === 'csv-mapping-remembered'),
  };
}

/** A new reading of one paper, and the drop judged anew with it. */
function readAnew(worker: Worker, intakeId: string, paperId: string, file: Parsed): void {
  const { db } = worker.signedIn;
  const now = worker.now();
  const rows = readingDraft(worker, paperId, file, now);
  const { person } = worker.signedIn;
  recordInOffice({ db, event: { type: 'paperRead', version: 1, body: { paperId, readingId: rows[0]!.id } }, rows, actor: person.id, now });
  const { outcome, status, issues } = judgeIntake(db, intakeId);
  recordInOffice({ db, event: { type: 'intakeMoved', version: 1, body: { intakeId, status } }, rows: [intakeStepRow({ id: worker.newId(), intakeId, status, issues, applicationId: null, reason: null, outcome, by: person.id, at: now })], actor: person.id, now });
}

/** The papers of a drop, those that a person gave to it among them. */
function listedPapers(db: Db, intakeId: string): HeldPaper['paper'][] {
  return papersOfIntake(db, intakeId).map(({ paper }) => paper);
}

function paperPages(held: HeldPaper | undefined): number[] | null {
  return held?.pages ? [...held.pages] : null;
}

function holdsPages(db: Db, applicationId: string, paperId: string, pages: readonly number[]): boolean {
  return listApplicationPapers(db, applicationId).some((one) => one.paper.id === paperId && (one.pages === null || one.pages.some((page) => pages.includes(page))));
}
