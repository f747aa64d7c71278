import { pagesInWords } from '../../shared/import/onlyPages.ts';
import { parseNhsNumber } from '../../shared/domain/nhsNumber.ts';
import { findIntake, intakeRow, latestStep, listSteps, type IntakeStatus } from '../../db/intakeRepo.ts';
import { findReading, intakePartRow, listApplicationPapers, papersOfIntake, type HeldPaper } from '../../db/paperRepo.ts';
import type { RowDraft } from '../../db/sealed.ts';
import { raiseIssues } from './addPapers.ts';
import { openCase } from './caseFile.ts';
import { commit, recordInOffice } from './commit.ts';
import type { Worker } from './context.ts';
import { done, hooked } from './done.ts';
import type { Handlers } from './handlerType.ts';
import { identityOf } from './identity.ts';
import { actionStep, canBeOne, judgeHeld, judgeIntake, mixing, settledBefore, withSettled } from './intakeJudge.ts';
import { intakeView } from './intakeView.ts';
import { lockedPapers, openPapers } from './openPapers.ts';
import { recognise } from './recognise.ts';
import { refuseLists } from './records.ts';
import { refuseWith } from './refusal.ts';

/**
 * What a person does with a drop of which no case can be made by itself. Each is a step of the drop with who, when and why; the original
 * bytes stay as they came, and the drop is judged anew from what is stored of it.
 */
export const quarantineHandlers = {
  'intake.retry': async (worker, { intakeId, password }) => {
    const session = worker.signedIn;
    const { db } = session;
    undecided(worker, intakeId);
    const before = latestStep(db, intakeId)?.id;
    const held = papersOfIntake(db, intakeId);
    const locked = lockedPapers(db, held);
    if (locked.length === 0) return refuseWith('REFUSED', 'No paper of this referral is protected by a password.', 'Look at the list again.');
    const opened = await openPapers(worker, locked, password);
    if (worker.session !== session) return refuseWith('LOCKED', 'The app was locked meanwhile, so nothing was recorded.', 'Sign in and try again.');
    if (latestStep(db, intakeId)?.id !== before) return refuseWith('CONFLICT', 'Somebody did something else with this referral meanwhile, so nothing was recorded.', 'Look at it again.');
    if (opened.papers === 0) return refuseWith('INVALID', locked.length === 1 ? 'That password does not open the protected paper.' : 'That password opens none of the protected papers.', 'Check it with the sender; capitals and spaces count.', 'password');
    const now = worker.now();
    // A part of a drop holds its papers by rows of their own; what was found inside one of them belongs to the same part.
    const given = opened.rows.flatMap((row) => (row.table === 'paper' && row.values['intakeId'] !== intakeId ? [intakePartRow({ id: worker.newId(), intakeId, paperId: row.id, pages: null, by: session.person.id, at: now })] : []));
    const run = db.sqlite.transaction(() => {
      record(worker, intakeId, latestStep(db, intakeId)!.status as IntakeStatus, [...opened.rows, ...given], opened.write);
      const judged = judgeIntake(db, intakeId);
      record(worker, intakeId, judged.status, [actionStep(worker, intakeId, 'password', judged, { reason: `${opened.papers} of ${locked.length} opened` })]);
    });
    run.immediate();
    worker.changed(null);
    return intakeView(worker, intakeId);
  },

  'intake.confirmOne': (worker, { intakeId, reason }) => {
    const { db } = worker.signedIn;
    undecided(worker, intakeId);
    const settled = settledBefore(listSteps(db, intakeId));
    const judged = judgeIntake(db, intakeId);
    if (!canBeOne(judged.issues, settled)) return refuseWith('REFUSED', 'The papers give different NHS numbers, or nothing that speaks against one patient.', 'Papers of two patients are split: each paper, or each page, to its own patient.');
    const now = new Map([...settled, ...mixing(judged.issues, settled).map((one) => [one.message, reason] as const)]);
    const after = withSettled(judged, now);
    record(worker, intakeId, after.status, [actionStep(worker, intakeId, 'one-person', after, { reason })]);
    worker.changed(null);
    return intakeView(worker, intakeId);
  },

  'intake.split': (worker, { intakeId, reason, first, second }) => {
    const { db, person } = worker.signedIn;
    undecided(worker, intakeId);
    refuseLists(worker, intakeId, 'move');
    const found = findIntake(db, intakeId)!;
    const held = new Map(papersOfIntake(db, intakeId).map((one) => [one.paper.id, one]));
    const halves = [first, second].map((half) => half.map(({ paperId, pages }) => chosen(worker, held.get(paperId), pages)));
    apart(halves[0]!, halves[1]!);
    const [now, ids] = [worker.now(), [worker.newId(), worker.newId()]];
    const rows: RowDraft[] = halves.flatMap((half, index) => {
      const id = ids[index]!;
      const { receivedOn, urgency, urgencyReason, commissioner } = found;
      const judged = judgeHeld(db, half, found);
      return [
        intakeRow({ id, at: now, by: person.id, receivedOn, urgency, urgencyReason, commissioner, splitFrom: intakeId }),
        ...half.map(({ paper, pages }) => intakePartRow({ id: worker.newId(), intakeId: id, paperId: paper.id, pages, by: person.id, at: now })),
        actionStep(worker, id, 'split', judged, { reason }),
      ];
    });
    record(worker, intakeId, 'split', [...rows, actionStep(worker, intakeId, 'split', { status: 'split', outcome: null, issues: [] }, { reason })], undefined, 'split');
    worker.changed(null);
    return { first: ids[0]!, second: ids[1]! };
  },

  'intake.join': (worker, { intakeId, to, reason }) => {
    const { db, person } = worker.signedIn;
    if (intakeId === to) return refuseWith('INVALID', 'A drop cannot be joined to itself.', 'Choose the other one.', 'to');
    undecided(worker, intakeId);
    undecided(worker, to);
    refuseLists(worker, intakeId, 'move');
    if (findIntake(db, intakeId)!.commissioner !== findIntake(db, to)!.commissioner) return refuseWith('REFUSED', 'The two drops came to different ICBs, so they are not one request.', 'Make a case of each, or discard the one that came wrongly.');
    const there = new Set(papersOfIntake(db, to).map(({ paper }) => paper.id));
    const moving = papersOfIntake(db, intakeId).filter(({ paper }) => !there.has(paper.id));
    if (moving.length === 0) return refuseWith('REFUSED', 'There is no paper in this referral that the other does not hold.', 'Discard this one, saying so.');
    const run = db.sqlite.transaction(() => {
      const now = worker.now();
      record(worker, intakeId, 'joined', [
        ...moving.map(({ paper, pages }) => intakePartRow({ id: worker.newId(), intakeId: to, paperId: paper.id, pages, by: person.id, at: now })),
        actionStep(worker, intakeId, 'joined', { status: 'joined', outcome: null, issues: [] }, { reason, otherIntakeId: to }),
      ]);
      const judged = judgeIntake(db, to);
      record(worker, to, judged.status, [actionStep(worker, to, 'joined', judged, { reason, otherIntakeId: intakeId })]);
    });
    run.immediate();
    worker.changed(null);
    return { intakeId: to };
  },

  'intake.recognise': (worker, { intakeId }) => ({ found: recognise(worker, intakeId) }),

  'case.openPaper': async (worker, { applicationId, seq, paperId, password, nhsNumber, dateOfBirth }) => {
    const session = worker.signedIn;
    const { db, person } = session;
    const file = openCase(worker, applicationId);
    const joined = listApplicationPapers(db, applicationId).find((one) => one.paper.id === paperId);
    if (!joined) return refuseWith('NOT_FOUND', 'That paper is not with this case.', 'Choose the paper again.');
    const locked = lockedPapers(db, [joined]);
    if (locked.length === 0) return refuseWith('REFUSED', 'That paper is not protected by a password, or it was opened already.', 'Look at the case again.');
    // Nobody knew what is inside when the paper joined the case.
    if (Object.keys(file.state.facts).length > 0) {
      const typed = parseNhsNumber(nhsNumber ?? '');
      const identity = identityOf(db, applicationId);
      if (!typed.ok || typed.digits !== identity.nhsNumber || dateOfBirth !== identity.dateOfBirth) return refuseWith('REFUSED', 'The two identifiers do not both agree with this case, so the paper was not opened into it.', 'Look at the paper in the program it was made with, and compare NHS number and date of birth with the case.', 'nhsNumber');
    }
    const opened = await openPapers(worker, locked, password);
    if (worker.session !== session) return refuseWith('LOCKED', 'The app was locked meanwhile, so nothing was recorded.', 'Sign in and try again.');
    if (opened.papers === 0) return refuseWith('INVALID', 'That password does not open the paper.', 'Check it with the sender; capitals and spaces count.', 'password');
    const run = db.sqlite.transaction((): number => {
      recordInOffice({ db, event: { type: 'paperRead', version: 1, body: { paperId, readingId: opened.rows[0]!.id } }, rows: opened.rows, actor: person.id, now: worker.now(), write: opened.write });
      let version = seq;
      for (const inside of opened.found) {
        version = done(commit({ db, actor: person.id, now: worker.now(), newId: worker.newId, command: { type: 'addPaper', applicationId, expectedVersion: version, paperId: inside, role: 'enclosure', pages: null, identifiersCompared: Object.keys(file.state.facts).length > 0 ? ['nhs-number', 'date-of-birth'] : [] } })).version;
      }
      version = raiseIssues(worker, applicationId, version, new Set([paperId, ...opened.found]));
      for (const [issueId, held] of Object.entries(openCase(worker, applicationId).state.issues)) {
        if (held.standing !== 'open' || held.paperId !== paperId || !/encrypted|password/.test(held.code)) continue;
        version = done(commit({ db, actor: person.id, now: worker.now(), newId: worker.newId, command: { type: 'answerIssue', applicationId, expectedVersion: version, issueId, words: 'Opened with a password and read.', how: 'paper-read' } })).version;
      }
      return version;
    });
    const version = run.immediate();
    worker.changed(applicationId);
    return { seq: version };
  },
} satisfies Partial<Handlers>;

/** Refuses where what becomes of the drop has been decided, or it is still being read. */
function undecided(worker: Worker, intakeId: string): void {
  const { status } = intakeView(worker, intakeId);
  if (status !== 'ready' && status !== 'stuck') refuseWith('REFUSED', 'That cannot be done with this referral: what becomes of it has been decided, or its papers are not all read.', 'Look at the list again.');
}

/** A paper, or pages of it, as a person gave it to one half of a drop. */
function chosen(worker: Worker, held: HeldPaper | undefined, pages: readonly number[] | null): HeldPaper {
  if (!held) return refuseWith('INVALID', 'One of the papers is not with this referral.', 'Choose the papers again.', 'first');
  if (pages === null) return held;
  const length = findReading(worker.signedIn.db, held.paper.id)?.pageCount ?? 0;
  const allowed = held.pages ?? Array.from({ length }, (_, index) => index + 1);
  if (pages.length === 0 || pages.some((page) => !allowed.includes(page))) return refuseWith('INVALID', `“${held.paper.originalName}” has not all of those pages.`, `It has ${pagesInWords(allowed)} here.`, 'first');
  const sorted = [...new Set(pages)].sort((a, b) => a - b);
  return { paper: held.paper, pages: sorted.length === length ? null : sorted };
}

/** Refuses a page, or a paper, that is given to both: it would show one patient's papers to whoever deals with the other. */
function apart(first: readonly HeldPaper[], second: readonly HeldPaper[]): void {
  for (const half of [first, second]) {
    const twice = half.find(({ paper }, index) => half.findIndex((one) => one.paper.id === paper.id) !== index);
    if (twice) refuseWith('INVALID', `“${twice.paper.originalName}” is named twice for one patient.`, 'Name it once, with all its pages.', 'first');
  }
  for (const one of first) {
    const other = second.find(({ paper }) => paper.id === one.paper.id);
    if (!other) continue;
    const both = one.pages === null || other.pages === null ? null : one.pages.filter((page) => other.pages!.includes(page));
    if (both === null || both.length > 0) refuseWith('INVALID', `${both === null ? '' : `${pagesInWords(both).replace(/^./, (letter) => letter.toUpperCase())} of `}“${one.paper.originalName}” ${both?.length === 1 || both === null ? 'is' : 'are'} given to both patients.`, 'Give each page to one patient, or to neither.', 'first');
  }
}

/** A step of a drop, on the record, with what it brings. */
function record(worker: Worker, intakeId: string, status: IntakeStatus, rows: readonly RowDraft[], write?: () => void, hook?: string): void {
  const { db, person } = worker.signedIn;
  recordInOffice({ db, event: { type: 'intakeMoved', version: 1, body: { intakeId, status } }, rows, actor: person.id, now: worker.now(), ...(write ? { write } : {}), ...(hook ? hooked(worker, hook) : {}) });
}
