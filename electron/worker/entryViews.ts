import { longDate } from '../../shared/domain/dates.ts';
import type { ConsentView, ContactView, EvidenceView, OpenQuestion, StatementView } from '../../shared/contract/entries.ts';
import { contactFlags, contactLines, notAskedYet } from '../../shared/workflow/contactWords.ts';
import { attendanceLabels, consentLabels, consentSaid, contact as contactShape, evidence as evidenceShape, evidenceKindLabels, invitedHowLabels, pageWords, patientStatement, type Contact, type PatientStatement } from '../../shared/workflow/entryShapes.ts';
import { issuesStop } from '../../shared/workflow/decideIssues.ts';
import { parseCaseEvent } from '../../shared/workflow/events.ts';
import type { CaseState } from '../../shared/workflow/evolve.ts';
import type { Db } from '../../db/connection.ts';
import { findEntry, listEntries } from '../../db/entryRepo.ts';
import { readEvents } from '../../db/eventLog.ts';
import type { CaseFile } from './caseFile.ts';
import type { Worker } from './context.ts';
import { papersSay, papersWarn } from './papersSay.ts';
import { icbConfigurationOf } from './icbSettings.ts';

/** Reads what is written down beside facts and arguments, for the screens. */

/** How the patient of a case is reached, as last recorded; null where nobody has. */
export function contactOf(db: Db, state: CaseState): Contact | null {
  const row = state.contact ? findEntry(db, state.contact.entryId) : undefined;
  return row ? contactShape.parse(row.value) : null;
}

/** Evidence that stands or was taken back, in the order recorded; a correction takes the place of what it corrects. */
export function evidenceViews(worker: Worker, file: CaseFile): EvidenceView[] {
  const { db } = worker.signedIn;
  const { state } = file;
  if (state.evidence.length === 0) return [];
  const names = new Map(file.papers.map(({ paper }) => [paper.id, paper.originalName]));
  const standing = new Map(state.evidence.map((one) => [one.id, one.state]));
  const reasons = new Map(
    readEvents(db, file.applicationId).flatMap((stored): [string, string | null][] => {
      const event = stored.type === 'evidenceRecorded' || stored.type === 'evidenceWithdrawn' ? parseCaseEvent(stored) : null;
      return event?.type === 'evidenceRecorded' || event?.type === 'evidenceWithdrawn' ? [[event.body.evidenceId, event.body.reason ?? null]] : [];
    }),
  );
  return listEntries(db, file.applicationId, 'evidence')
    .filter((row) => standing.has(row.id) && standing.get(row.id) !== 'superseded')
    .map((row): EvidenceView => {
      const { kindWords, ...held } = evidenceShape.parse(row.value);
      return {
        evidenceId: row.id, ...held, ...(kindWords ? { kindWords } : {}), kindLabel: held.kind === 'other' ? (kindWords ?? evidenceKindLabels.other) : evidenceKindLabels[held.kind],
        paperName: held.paperId ? (names.get(held.paperId) ?? null) : null, state: standing.get(row.id) === 'withdrawn' ? 'withdrawn' : 'standing',
        reason: reasons.get(row.id) ?? null, by: worker.nameOf(row.by), at: row.at,
      };
    });
}

/** The patient's own statement and attendance, as last recorded; null where nobody has. */
export function statementView(worker: Worker, file: CaseFile): StatementView | null {
  const row = file.state.statement ? findEntry(worker.signedIn.db, file.state.statement.entryId) : undefined;
  if (!row) return null;
  const value = patientStatement.parse(row.value);
  const paper = value.statement.kind === 'received' ? value.statement.paperId : null;
  const name = file.papers.find((one) => one.paper.id === paper)?.paper.originalName ?? null;
  return { lines: statementLines(value, name), paperId: paper, value, by: worker.nameOf(row.by), at: row.at };
}

function statementLines({ invitation, statement, attendance }: PatientStatement, paperName: string | null): StatementView['lines'] {
  const came = {
    received: () => (statement.kind === 'received' ? `Received on ${longDate(statement.on)}: ${paperName ?? 'a paper of the case'}, ${pageWords(statement.page)}` : ''),
    declined: () => (statement.kind === 'declined' ? `The patient declined on ${longDate(statement.on)}` : ''),
    none: () => (statement.kind === 'none' ? `None had come by ${longDate(statement.by)}` : ''),
    waiting: () => (statement.kind === 'waiting' && statement.by ? `Waited for until ${longDate(statement.by)}` : 'Waited for, without a day by which it should come'),
  }[statement.kind];
  return [
    { label: 'Invited', words: invitation.kind === 'invited' ? `${invitedHowLabels[invitation.how]}, ${longDate(invitation.on)}` : `Not invited: ${invitation.why}` },
    { label: 'Statement', words: came() },
    { label: 'Attendance', words: attendanceLabels[attendance] },
  ];
}

export function consentView(worker: Worker, state: CaseState): ConsentView | null {
  const row = state.consent ? findEntry(worker.signedIn.db, state.consent.entryId) : undefined;
  if (!state.consent) return null;
  const words = row ? consentSaid.parse(row.value).words : '';
  return { status: state.consent.status, label: consentLabels[state.consent.status], on: state.consent.on, words, by: row ? worker.nameOf(row.by) : '', at: row?.at ?? '' };
}

export function contactView(worker: Worker, file: CaseFile): ContactView {
  const { db } = worker.signedIn;
  const { state } = file;
  const row = state.contact ? findEntry(db, state.contact.entryId) : undefined;
  const contact = contactOf(db, state);
  return {
    seq: state.version, contact, recorded: row ? { by: worker.nameOf(row.by), at: row.at } : null, lines: contact ? contactLines(contact) : [],
    consent: consentView(worker, state), confirmedNeed: confirmedNeed(file), papersSay: papersSay(file),
  };
}

function confirmedNeed(file: CaseFile): string | null {
  const fact = file.facts['communicationNeeds'];
  return fact?.state === 'known' && fact.value.kind === 'text' ? fact.value.text : null;
}

/** Communication needs as the papers say and as somebody was told; null where neither says any. */
export function communicationNeedOf(file: CaseFile, contact: Contact | null): string | null {
  const told = contact?.communication?.answer === 'yes' ? contact.communication.words : null;
  const needs = [...new Set([confirmedNeed(file), told].filter((one) => one !== null))];
  return needs.length > 0 ? needs.join('; ') : null;
}

/** What the case screen shows of all this. */
export function entriesOf(worker: Worker, file: CaseFile) {
  const { db } = worker.signedIn;
  const { state } = file;
  const contact = contactOf(db, state);
  return {
    communicationNeed: communicationNeedOf(file, contact),
    evidence: evidenceViews(worker, file),
    statement: statementView(worker, file),
    consent: consentView(worker, state),
    contactFlags: [...papersWarn(file), ...contactFlags(state, contact)],
    openQuestions: openQuestions(worker, file),
  };
}

const over: readonly string[] = ['closed', 'withdrawn', 'letters-out'];

function openQuestions(worker: Worker, { state, row }: CaseFile): OpenQuestion[] {
  if (over.includes(state.stage)) return [];
  const ask = notAskedYet(state);
  const rule = icbConfigurationOf(worker.signedIn.db, row.commissioner).patientStatement;
  // What the ICB's own rules promise the patient, and nobody has recorded as done.
  const invite = state.stage !== 'decided' && rule?.statement === 'invited' && !state.statement ? 'This ICB invites patients to make a statement. No invitation is recorded' : null;
  const stopped = issuesStop(state);
  const brought = stopped && !['decided', 'appeal'].includes(state.stage) ? stopped.message.replace(/\.$/, '') : null;
  return [...(brought ? [{ words: brought, where: 'issues' as const }] : []), ...(ask ? [{ words: ask, where: 'contact' as const }] : []), ...(invite ? [{ words: invite, where: 'statement' as const }] : [])];
}

/** Where letters to the patient go, with the lines of the envelope; null: to the patient at the patient's own address. */
export function patientPost(db: Db, state: CaseState): { readonly to: 'representative'; readonly name: string; readonly lines: readonly string[] } | { readonly to: 'other-address'; readonly lines: readonly string[] } | null {
  const contact = contactOf(db, state);
  const to = state.contact?.patientLettersTo;
  const { representative, doNotWrite } = contact ?? {};
  if (to === 'representative' && representative?.answer === 'yes') return { to, name: representative.name, lines: linesOf(representative.address ?? '') };
  if (to === 'other-address' && doNotWrite?.answer === 'yes' && doNotWrite.instead?.to === 'other-address') return { to, lines: linesOf(doNotWrite.instead.address) };
  return null;
}

const linesOf = (address: string): string[] => address.split(/\n|,\s*/).map((line) => line.trim()).filter(Boolean);

/** Names and addresses of people around the patient, for hiding them from whoever may not see who the patient is. */
export function namesAround(db: Db, applicationId: string): string[] {
  return listEntries(db, applicationId, 'contact').flatMap((row) => {
    const { representative, doNotWrite } = contactShape.parse(row.value);
    const instead = doNotWrite?.answer === 'yes' ? doNotWrite.instead : null;
    return [
      ...(representative?.answer === 'yes' ? [representative.name, representative.address ?? ''] : []),
      ...(doNotWrite?.answer === 'yes' && doNotWrite.whom === 'address' ? [doNotWrite.which] : []),
      ...(instead?.to === 'other-address' ? [instead.address] : []),
    ].filter((text) => text.trim() !== '');
  });
}
