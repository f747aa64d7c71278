import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { Db } from '../../../db/connection.ts';
import { paperRow, readingRows, writePaperBytes } from '../../../db/paperRepo.ts';
import { intakeRow } from '../../../db/intakeRepo.ts';
import { commit, recordInOffice } from '../../../electron/worker/commit.ts';
import type { CaseCommand } from '../../../shared/workflow/commands.ts';
import type { ApprovalTerms } from '../../../shared/workflow/shapes.ts';
import type { CaseState } from '../../../shared/workflow/evolve.ts';
import { now, officer } from './office.ts';

/** A name that must never be found in plain sight in any file. */
export const canary = 'Zebediah Quillfeather';
export const hash = 'a'.repeat(64);

/** A command without what every command on a case has. */
export type Wish = CaseCommand extends infer C ? (C extends CaseCommand ? Omit<C, 'applicationId' | 'expectedVersion'> : never) : never;

/** Carries out commands on one case, each on the version before it; a refusal fails the test. */
export function caseRunner(db: Db, newId: () => string, applicationId = 'case-1') {
  let version = 0;
  let state: CaseState | undefined;
  return {
    applicationId,
    state: () => state!,
    do(wish: Wish): CaseState {
      const command = { applicationId, ...(wish.type === 'receiveApplication' ? {} : { expectedVersion: version }), ...wish } as CaseCommand;
      const result = commit({ db, command, actor: officer.id, asking: { actor: officer.id, actorName: officer.name }, now, newId });
      expect(result).toMatchObject({ ok: true });
      if (!result.ok) throw new Error(result.refusal.message);
      version = result.state.version;
      state = result.state;
      return state;
    },
  };
}

export const letterBytes = Buffer.from('%PDF-1.7 a letter');
export const letterHash = createHash('sha256').update(letterBytes).digest('hex');

/** A drop with one paper of a little more than one piece, read, with one candidate. */
export function dropPaper(db: Db, newId: () => string): { intakeId: string; paperId: string; candidateId: string; bytes: Buffer } {
  const [intakeId, paperId, candidateId] = [newId(), newId(), newId()];
  const bytes = Buffer.concat([Buffer.from(`Referral of ${canary}\n`), Buffer.alloc(1024 * 1024 + 10, 65)]);
  const who = { actor: officer.id, now };
  recordInOffice({
    db, ...who, event: { type: 'papersReceived', version: 1, body: { intakeId, papers: [paperId] } },
    rows: [
      intakeRow({ id: intakeId, at: now, by: officer.id, receivedOn: '2026-05-01', urgency: 'routine', urgencyReason: null, commissioner: 'QE1' }),
      paperRow({ id: paperId, intakeId, parentPaperId: null, originalName: `${canary}.pdf`, bytes, by: officer.id, at: now }),
    ],
    write: () => writePaperBytes(db, paperId, bytes),
  });
  const readingId = newId();
  recordInOffice({
    db, ...who, event: { type: 'paperRead', version: 1, body: { paperId, readingId } },
    rows: readingRows({
      id: readingId, paperId, kind: 'pdf', pageCount: 1, parsed: { pages: [] }, reader: '1', at: now,
      candidates: [{ id: candidateId, factId: 'patientName', value: { kind: 'text', text: canary }, anchor: { kind: 'none', words: canary }, method: 'label-text', label: 'Name' }],
    }),
  });
  return { intakeId, paperId, candidateId, bytes };
}

const because = 'The clinician’s letter and the scan of March answer each clause in turn.';

export const decline = (argumentIds: readonly string[]) => ({
  outcome: 'decline' as const,
  decidedBy: { who: 'The IFR panel', on: '2026-05-03', members: ['Chair', 'Public health', 'Lay member'].map((role, index) => ({ name: `Member ${index + 1}`, role, decides: true, interest: null })), quorum: 'Quorate; no interests declared' },
  rightCommissioner: { shown: 'The practice belongs to this ICB.', confirmedBy: 'An officer', words: 'Yes' },
  policyBasis: { shown: 'Version 1', words: 'Yes' },
  alreadyFunded: { shown: 'The position applies.', words: 'No' },
  similarPatients: 'None known',
  equality: 'Age was considered',
  dissent: { kind: 'none' as const },
  caseRestated: 'The clinician says that healing has stalled since January and that surgery would carry more risk than usual.',
  comparator: 'Adults with a delayed union of the tibia four months after an intramedullary nail.',
  argumentFindings: argumentIds.map((argumentId, index) => ({ argumentId, finding: 'Considered and not accepted', reason: `Scan number ${index + 1} shows callus growing since February, so healing has not stalled.` })),
  evidence: 'Two trials were read; neither enrolled people with the additional condition that was named.',
  principles: [{ clause: '3.1', reason: 'Others at this stage show the same pattern of callus on their scans.' }],
  exceptionality: { found: 'not-found' as const, words: 'The panel found no difference from others at this stage that bears on benefit.' },
  couldChange: 'A scan after June that shows no bridging callus on any cortex.',
  tellingPatient: { way: 'we-write' as const },
});

/** Takes a case from the drop to a closed decline, with two letters. */
export function closedCase(db: Db, newId: () => string) {
  const { intakeId, paperId, candidateId } = dropPaper(db, newId);
  const run = caseRunner(db, newId);
  run.do({ type: 'receiveApplication', commissioner: 'QE1', receivedOn: '2026-05-01', urgency: 'routine', urgencyReason: null, intakeId });
  run.do({ type: 'addPaper', paperId, role: 'request form', pages: null, identifiersCompared: [] });
  run.do({ type: 'linkPatient', patientId: null, identity: { name: canary, nhsNumber: '9990000018', dateOfBirth: '1970-01-01', address: `1 ${canary} Street` } });
  run.do({ type: 'confirmFact', factId: 'patientName', answer: { kind: 'known', value: { kind: 'text', text: canary } }, candidateId, note: null });
  run.do({ type: 'recordArgument', text: 'Healing has stalled since January.', paperId, anchor: null, supersedes: null });
  run.do({ type: 'finishFactsCheck', unanswered: [] });
  run.do({ type: 'pinPolicy', policy: { id: 'lsc-lipus', version: '1', hash }, answer: null, governedBy: 'date received', why: 'In force on the day received.' });
  run.do({ type: 'confirmAssessment', policy: { id: 'lsc-lipus', version: '1', hash }, asAt: '2026-05-01', verdict: 'not-met', tree: { verdict: 'not-met' }, facts: {} });
  run.do({ type: 'recordScreening', route: 'to-panel', reason: because, decidedBy: { who: 'A screening officer', on: '2026-05-03' }, tellingPatient: null, pause: null });
  run.do({ type: 'listForPanel', panel: 'The IFR panel', meetsOn: '2026-05-03' });
  run.do({ type: 'recordDecision', record: decline(run.state().arguments.map((argument) => argument.id)), principles: ['3.1', '4.1'], reserved: ['5.3', '6.2', '7.2'] });
  closeWithLetters(run, 'declined');
  return { run, paperId, intakeId };
}

/** Sends both letters of an outcome, and closes the case. */
export function closeWithLetters(run: ReturnType<typeof caseRunner>, about: 'declined' | 'approved'): void {
  for (const recipient of ['clinician', 'patient'] as const) {
    run.do({ type: 'draftLetter', letterId: null, about, recipient, document: { body: `Dear ${canary}` } });
    const letterId = Object.keys(run.state().letters).at(-1)!;
    run.do({ type: 'checkLetter', letterId, number: 1 });
    run.do({ type: 'approveLetter', letterId, number: 1 });
    run.do({ type: 'issueLetter', letterId, number: 1, pdf: letterBytes, pdfSha256: letterHash, document: {}, setWith: null, issuedOn: '2026-05-04', checks: issueChecks });
    run.do({ type: 'recordLetterSent', letterId, how: 'post', sentAt: now, note: null });
  }
  run.do({ type: 'closeCase' });
}

/** A case that a panel approved, on these terms. */
export function approvedCase(db: Db, newId: () => string, applicationId: string, approval: ApprovalTerms) {
  const run = caseRunner(db, newId, applicationId);
  run.do({ type: 'receiveApplication', commissioner: 'QE1', receivedOn: '2026-05-01', urgency: 'routine', urgencyReason: null, intakeId: null });
  run.do({ type: 'recordArgument', text: 'Healing has stalled since January.', paperId: null, anchor: null, supersedes: null });
  run.do({ type: 'finishFactsCheck', unanswered: [] });
  run.do({ type: 'pinPolicy', policy: { id: 'lsc-lipus', version: '1', hash }, answer: null, governedBy: 'date received', why: 'In force on the day received.' });
  run.do({ type: 'confirmAssessment', policy: { id: 'lsc-lipus', version: '1', hash }, asAt: '2026-05-01', verdict: 'not-met', tree: { verdict: 'not-met', sentence: 'The position applies.' }, facts: {} });
  run.do({ type: 'recordScreening', route: 'to-panel', reason: because, decidedBy: { who: 'A screening officer', on: '2026-05-03' }, tellingPatient: null, pause: null });
  run.do({ type: 'listForPanel', panel: 'The IFR panel', meetsOn: '2026-05-03' });
  run.do({ type: 'recordDecision', record: { ...decline(run.state().arguments.map((argument) => argument.id)), outcome: 'approve', approval }, principles: ['3.1', '4.1'], reserved: ['5.3', '6.2', '7.2'] });
  return run;
}

const noneStated = { kind: 'none-stated' as const, wording: 'The ICB’s policy states none.', enteredBy: 'Ola Testperson' };
export const issueChecks = {
  identifiersCompared: ['nhs-number' as const, 'date-of-birth' as const],
  address: { confirmedBy: 'Ola Testperson', source: 'Letter from the practice', on: '2026-05-04' },
  reconsideration: noneStated,
  appeal: noneStated,
};
