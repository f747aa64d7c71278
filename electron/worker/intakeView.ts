import { longDate } from '../../shared/domain/dates.ts';
import type { FactValue } from '../../shared/domain/facts.ts';
import { parseNhsNumber } from '../../shared/domain/nhsNumber.ts';
import { completeness } from '../../shared/import/forms/completeness.ts';
import { mergeCandidates, type PackPaper } from '../../shared/import/mergeCandidates.ts';
import type { ImportIssue } from '../../shared/import/paper.ts';
import type { IntakeView } from '../../shared/contract/intake.ts';
import { applicationsOfPatients, findApplication, listApplications } from '../../db/applicationRepo.ts';
import type { Db } from '../../db/connection.ts';
import { findIntake, listIntakes, type IntakeStatus } from '../../db/intakeRepo.ts';
import { latestIntakeJob } from '../../db/jobRepo.ts';
import { papersOfIntake, type HeldPaper } from '../../db/paperRepo.ts';
import { findPatientsByNhsNumber } from '../../db/patientRepo.ts';
import { findByIdentity, isIndexWhole } from '../../db/searchRepo.ts';
import type { Worker } from './context.ts';
import { icbConfigurationOf } from './icbSettings.ts';
import { identityOf } from './identity.ts';
import { heldPack, heldSummary, inReadingOrder } from './papers.ts';
import { quarantineView } from './quarantineView.ts';
import { casesHolding, withContent } from './samePapers.ts';
import { refuseWith } from './refusal.ts';

/** Every drop, newest first. */
export function listIntakeViews(worker: Worker): IntakeView[] {
  return listIntakes(worker.signedIn.db).map((row) => intakeView(worker, row.id));
}

/** A drop as the intake screen shows it; `full`: with what a person needs to split it. */
export function intakeView(worker: Worker, intakeId: string, full = false): IntakeView {
  const { db } = worker.signedIn;
  const found = findIntake(db, intakeId);
  if (!found) return refuseWith('NOT_FOUND', 'There is no such drop.', 'Look at the list again.');
  const job = latestIntakeJob(db, intakeId);
  const recorded = (found.step?.status ?? 'reading') as IntakeStatus;
  const reading = recorded === 'reading' && job !== undefined && worker.jobs.has(job.id);
  const status: IntakeStatus = recorded === 'reading' && !reading ? (job?.status === 'cancelled' ? 'cancelled' : 'interrupted') : recorded;
  const papers = papersOfIntake(db, intakeId);
  const pack = heldPack(db, papers);
  const patient = patientOf(pack);
  return {
    intakeId,
    jobId: reading ? job!.id : null,
    status,
    label: papers.length === 0 ? `Papers received ${longDate(found.receivedOn)}` : `${papers.length} ${papers.length === 1 ? 'paper' : 'papers'} received ${longDate(found.receivedOn)}`,
    receivedOn: found.receivedOn,
    urgency: found.urgency as IntakeView['urgency'],
    commissioner: found.commissioner,
    by: worker.nameOf(found.by),
    at: found.at,
    papers: inReadingOrder(papers.map((paper) => heldSummary(db, paper, intakeId))),
    issues: (found.step?.issues ?? []) as ImportIssue[],
    patient,
    ...(pack.length > 0 ? { completeness: completeness(pack, { asAt: found.receivedOn, forms: icbConfigurationOf(db, found.commissioner).forms ?? null }) } : {}),
    possibleCases: ['ready', 'stuck'].includes(status) ? possibleCases(db, papers, patient.nhsNumber) : [],
    applicationId: found.step?.applicationId ?? null,
    discardReason: status === 'discarded' ? (found.step?.reason ?? null) : null,
    ...quarantineView(worker, found, status, papers, pack, full),
  };
}

/** Who the papers say the patient is; null where they say nothing, or disagree. */
export function patientOf(pack: readonly PackPaper[]): IntakeView['patient'] {
  const merged = mergeCandidates(pack);
  const only = (factId: string): FactValue | null => {
    const fact = merged.find((one) => one.factId === factId);
    return fact && !fact.disputed ? fact.candidates[0]!.candidate.value : null;
  };
  const text = (value: FactValue | null) => (value?.kind === 'text' ? value.text : null);
  const birth = only('dateOfBirth');
  return { name: text(only('patientName')), nhsNumber: text(only('nhsNumber')), dateOfBirth: birth?.kind === 'date' && birth.date.from === birth.date.to ? birth.date.from : null };
}

/**
 * Cases that share a paper with this drop, or whose patient has the same NHS number. The index says which ones to look at; what it may not know yet,
 * because it is being made, is looked for in every case.
 */
export function possibleCases(db: Db, papers: readonly HeldPaper[], nhsNumber: string | null): IntakeView['possibleCases'] {
  const bySamePaper = new Set(withContent(db, papers).flatMap((one) => [...casesHolding(db, one).keys()]));
  const read = nhsNumber ? parseNhsNumber(nhsNumber) : null;
  const digits = read?.ok ? read.digits : null;
  const toLookAt = !isIndexWhole(db) ? listApplications(db).map(({ id }) => id) : digits === null ? [] : [
    ...findByIdentity(db, 'nhsNumber', digits, mostWithOneNumber).map(({ applicationId }) => applicationId),
    ...applicationsOfPatients(db, findPatientsByNhsNumber(db, digits).map(({ patientId }) => patientId)),
  ];
  const sameNumber = toLookAt.filter((id) => {
    const held = identityOf(db, id).nhsNumber;
    const known = held === null ? null : parseNhsNumber(held);
    return digits !== null && known?.ok && known.digits === digits;
  });
  const rows = [...new Set([...bySamePaper, ...sameNumber])].flatMap((id) => findApplication(db, id) ?? []);
  rows.sort((a, b) => Number(b.urgency === 'urgent') - Number(a.urgency === 'urgent') || a.receivedOn.localeCompare(b.receivedOn) || a.caseNumber.localeCompare(b.caseNumber));
  return rows.map((row) => ({ applicationId: row.id, number: row.caseNumber, why: bySamePaper.has(row.id) ? 'It holds one of these papers already.' : 'Its patient has the same NHS number.' }));
}

/** One patient has no more cases than this. */
const mostWithOneNumber = 200;
