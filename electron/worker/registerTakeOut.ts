import { exportColumns, takeOutPurposes, type ExportColumn } from '../../shared/contract/register.ts';
import type { Parsed } from '../../shared/contract/index.ts';
import { formatNhsNumber } from '../../shared/domain/nhsNumber.ts';
import type { FactValue } from '../../shared/domain/facts.ts';
import { caseDates } from '../../shared/workflow/caseDates.ts';
import { parseCaseEvent } from '../../shared/workflow/events.ts';
import { stageLabels, type Stage } from '../../shared/workflow/stages.ts';
import { ownMark } from '../../shared/register/mapping.ts';
import { csvText } from '../../shared/register/safeCell.ts';
import { findApplication } from '../../db/applicationRepo.ts';
import { sha256 } from '../../db/canonical.ts';
import type { Db } from '../../db/connection.ts';
import { readEvents } from '../../db/eventLog.ts';
import { confirmationsInForce } from '../../db/factRepo.ts';
import { lineOfCase, listPastDecisions } from '../../db/registerRepo.ts';
import { findInIndex, type ListedRow } from '../../db/searchRepo.ts';
import { outcomeInWords } from './caseIndexRow.ts';
import { clocksOfRow } from './clockView.ts';
import { recordInOffice } from './commit.ts';
import type { Worker } from './context.ts';
import { requireAction } from './guard.ts';
import { identityOf } from './identity.ts';
import { refuseWith } from './refusal.ts';
import { questionOf } from './search.ts';

const identityColumns = ['Patient’s name', 'NHS number', 'Date of birth', `Who the patient is was confirmed ${ownMark}`] as const;
const pageOf = 500;

/** The cases that fit, as a list for spreadsheets. That it left the record is noted; each patient that it names is noted as seen. */
export function casesAsList(worker: Worker, { columns, text, filters, identity }: Parsed<'register.takeOut'>): Uint8Array {
  if (identity !== null) requireAction(worker, 'revealIdentity');
  const { db } = worker.signedIn;
  if (worker.indexing) return refuseWith('REFUSED', 'The list of cases is being made ready, so some would be missing.', 'Try again when the list of cases is whole.');
  const question = questionOf(worker, text, filters);
  const found: FoundRow[] = [];
  for (let after: number | null = null; ; ) {
    const page = findInIndex(db, question, after, pageOf);
    found.push(...page.map(foundRow));
    if (page.length < pageOf) break;
    after = page.at(-1)![0];
  }
  const chosen = (Object.keys(exportColumns) as ExportColumn[]).filter((column) => columns.includes(column));
  const header = [`Case number ${ownMark}`, ...chosen.map((column) => exportColumns[column]), ...(identity === null ? [] : identityColumns)];
  const rows = found.map((row) => {
    const cells = cellsOf(worker, row, chosen);
    return [row.caseNumber, ...chosen.map((column) => cells[column]()), ...(identity === null ? [] : identityCells(db, row.applicationId))];
  });
  const content = new TextEncoder().encode(csvText([header, ...rows]));
  taken(worker, { what: 'cases', lines: rows.length, columns: header, purpose: identity === null ? null : takeOutPurposes[identity], content }, identity === null ? [] : found.map((row) => row.applicationId));
  return content;
}

/** A row of the index by its names. */
const foundRow = ([, applicationId, caseNumber, commissioner, receivedOn, urgency, stage, treatment, outcome]: ListedRow) => ({ applicationId, caseNumber, commissioner, receivedOn, urgency, stage, treatment, outcome });
type FoundRow = ReturnType<typeof foundRow>;

function cellsOf(worker: Worker, row: FoundRow, columns: readonly ExportColumn[]): Readonly<Record<ExportColumn, () => string>> {
  const { db } = worker.signedIn;
  const { applicationId } = row;
  const clocks = columns.includes('dueOn') || columns.includes('waitsUntil')
    ? clocksOfRow(worker, { applicationId, row: findApplication(db, applicationId)! }, caseDates(readEvents(db, applicationId).map((stored) => ({ event: parseCaseEvent(stored), at: stored.at }))))
    : null;
  return {
    // A case that came in as a referral has the number of this record only.
    reference: () => lineOfCase(db, applicationId)?.reference ?? row.caseNumber,
    icb: () => row.commissioner,
    receivedOn: () => row.receivedOn,
    urgent: () => row.urgency,
    stage: () => stageLabels[row.stage as Stage] ?? row.stage,
    earlierStage: () => lineOfCase(db, applicationId)?.stageWords ?? '',
    dueOn: () => clocks?.due?.on ?? '',
    waitsUntil: () => clocks?.waiting?.until ?? '',
    treatment: () => row.treatment ?? '',
    outcome: () => (row.outcome === null ? '' : outcomeInWords(row.outcome)),
  };
}

/** Who the patient is as people confirmed it; where nobody has, what the papers say with one voice. The last cell says which. */
function identityCells(db: Db, applicationId: string): string[] {
  const confirmed = identityOf(db, applicationId);
  const answered = confirmationsInForce(db, applicationId);
  const proposed = (factId: string): FactValue | null => {
    if (answered.has(factId)) return null;
    const values = db.sqlite
      .prepare(
        `SELECT DISTINCT candidate.value FROM application_paper linked JOIN candidate_fact candidate ON candidate.paper_id = linked.paper_id
         WHERE linked.application_id = ? AND candidate.fact_id = ? AND candidate.reading_id = (SELECT id FROM paper_reading WHERE paper_id = linked.paper_id ORDER BY event_seq DESC LIMIT 1)
           AND (linked.pages IS NULL OR EXISTS (SELECT 1 FROM json_each(linked.pages) WHERE value = json_extract(candidate.anchor, '$.page')))`,
      )
      .pluck()
      .all(applicationId, factId) as string[];
    return values.length === 1 ? (JSON.parse(values[0]!) as FactValue) : null;
  };
  const said = (factId: string): string | null => {
    const value = proposed(factId);
    if (value?.kind === 'text') return value.text;
    return value?.kind === 'date' && value.date.from === value.date.to ? value.date.from : null;
  };
  const number = confirmed.nhsNumber ?? said('nhsNumber');
  const sure = [confirmed.name, confirmed.nhsNumber, confirmed.dateOfBirth];
  return [
    confirmed.name ?? said('patientName') ?? '',
    // With its spaces, or a spreadsheet makes a number of it.
    number === null ? '' : formatNhsNumber(number),
    confirmed.dateOfBirth ?? said('dateOfBirth') ?? '',
    sure.every((one) => one !== null) ? 'yes' : sure.some((one) => one !== null) ? 'in part' : 'no',
  ];
}

/** The past decisions as a list that can be brought in again. */
export function decisionsAsList(worker: Worker): Uint8Array {
  const header = [`Line ${ownMark}`, 'Own reference', 'ICB', 'Decided on', 'Treatment', 'Indication', 'Outcome', 'Clause or policy', 'Reason category'];
  const rows = listPastDecisions(worker.signedIn.db).map((one) => [String(one.line), one.reference, one.commissioner, one.decidedOn, one.treatment, one.indication ?? '', one.outcome, one.policyWords ?? '', one.reasonCategory ?? '']);
  const content = new TextEncoder().encode(csvText([header, ...rows]));
  taken(worker, { what: 'decisions', lines: rows.length, columns: header, purpose: null, content }, []);
  return content;
}

interface Taken {
  readonly what: 'cases' | 'decisions' | 'left-over';
  readonly lines: number;
  readonly columns: readonly string[];
  readonly purpose: string | null;
  readonly content: Uint8Array;
}

/** Notes what leaves the record, and whose identity was in it, all together or not at all. */
export function taken(worker: Worker, { what, lines, columns, purpose, content }: Taken, patientsOf: readonly string[]): void {
  const { db, person } = worker.signedIn;
  const now = worker.now();
  const run = db.sqlite.transaction(() => {
    recordInOffice({ db, event: { type: 'registerTakenOut', version: 1, body: { what, lines, columns: columns.map((column) => column.slice(0, 500)), purpose, sha256: sha256(content) } }, rows: [], actor: person.id, now });
    for (const applicationId of patientsOf) recordInOffice({ db, event: { type: 'identityRevealed', version: 1, body: { applicationId, purpose: `running register taken out: ${purpose}` } }, rows: [], actor: person.id, now });
  });
  run.immediate();
}
