import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, type Db } from '../../../db/connection.ts';
import { leaveFor, removeRows, rowsOf, scopeOf, type RowKey } from '../../../db/disposalRepo.ts';
import { readEvents } from '../../../db/eventLog.ts';
import { personRow } from '../../../db/personRepo.ts';
import { rewriteFile } from '../../../db/rewriteFile.ts';
import { verifyRecord } from '../../../db/verify.ts';
import { recordInOffice } from '../../../electron/worker/commit.ts';
import type { DisposedCase } from '../../../shared/workflow/disposalShapes.ts';
import type { OfficeEvent } from '../../../shared/workflow/events.ts';
import { replayForVerify as replay } from '../../../shared/workflow/replay.ts';
import { canary, closedCase } from './aCase.ts';
import { key, newOffice, now, officer, reopen, tempFolder } from './office.ts';
import { rawPages } from './rawPages.ts';
import { makeTemp, removeTemp } from './tempFolders.ts';

const opened: Db[] = [];
afterEach(() => opened.splice(0).forEach(closeDatabase));
const folder = makeTemp();
const template = join(folder, 'whole.db');
afterAll(() => removeTemp(folder));
beforeAll(() => {
  const { db, newId } = newOffice();
  recordInOffice({ db, event: { type: 'personRegistered', version: 1, body: { personId: 'p-second' } }, rows: [personRow(newId(), { ...officer, id: 'p-second', name: 'Bo Colleague' }, officer.id, now)], actor: officer.id, now });
  closedCase(db, newId);
  db.sqlite.prepare('VACUUM INTO ?').run(template);
});

function whole(): Db {
  const file = join(tempFolder(), 'whole.db');
  copyFileSync(template, file);
  return reopen(file);
}

const remains: DisposedCase = { applicationId: 'case-1', number: 'IFR-2026-0001', icb: 'QE1', receivedOn: '2026-05-01', urgency: 'routine', outcome: 'decline', treatment: null, decidedOn: '2026-05-03', closedOn: '2026-05-04', keptUntil: '2026-05-04', rule: 'Kept for 1 year' };
const propose = (db: Db, actor = officer.id, applicationId = 'case-1'): number => {
  recordInOffice({ db, event: { type: 'disposalProposed', version: 1, body: { disposalId: 'd-1', cases: [{ applicationId, number: 'IFR-2026-0001', version: 1, keptUntil: '2026-05-04', rule: 'Kept for 1 year' }] } }, rows: [], actor, now });
  return db.sqlite.prepare('SELECT max(seq) FROM event').pluck().get() as number;
};
type Recorded = Extract<OfficeEvent, { type: 'disposalRecorded' }>['body'];
/** Carries a disposal out, with everything that belongs to the case unless `rows` says otherwise. */
function dispose(db: Db, body: Recorded, options: { actor?: string; rows?: readonly RowKey[] } = {}): void {
  const scope = scopeOf(db, ['case-1'], () => []);
  const rows = options.rows ?? rowsOf(db, scope, readEvents(db, 'case-1'));
  const by = options.actor ?? 'p-second';
  recordInOffice({
    db, event: { type: 'disposalRecorded', version: 1, body }, actor: by, now,
    rows: rows.map((row, index) => leaveFor(row, { id: `leave-${index}`, authority: 'd-1', by, at: now })),
    write: () => (options.rows ? rows.forEach(({ table, id }) => (table === 'event' ? db.sqlite.prepare('UPDATE event SET body = NULL, body_salt = NULL WHERE seq = ?').run(Number(id)) : db.sqlite.prepare(`DELETE FROM "${table}" WHERE id = ?`).run(id))) : removeRows(db, scope, rows)),
  });
}
const recorded = (proposalSeq: number, change: object = {}): Recorded => ({ reason: 'End of retention', disposal: { disposalId: 'd-1', proposedBy: officer.id, proposalSeq, cases: [remains], ...change } });
const findings = (db: Db) => verifyRecord(db, { replay }).findings.map(({ kind, sentence }) => `${kind}: ${sentence}`);

describe('verify, of what was disposed of', () => {
  it('passes what one person proposed and another confirmed; nothing of the case is left in any page', () => {
    const db = whole();
    const head = verifyRecord(db).head;
    expect(rawPages(db.file, key).includes(canary)).toBe(true);
    dispose(db, recorded(propose(db)));
    expect(verifyRecord(db, { replay, expectedHead: head })).toMatchObject({ ok: true, findings: [] });
    // Gone from every table, but not yet from the log: only a file that is written anew holds nothing of it.
    expect(rawPages(db.file, key).includes(canary)).toBe(true);
    const anew = rewriteFile(db, { key });
    opened.push(anew);
    expect(rawPages(anew.file, key).includes(canary)).toBe(false);
    expect(verifyRecord(anew, { replay, expectedHead: head })).toMatchObject({ ok: true, findings: [] });
    expect(anew.sqlite.prepare('SELECT count(*) FROM paper_chunk').pluck().get()).toBe(0);
    for (const table of ['argument', 'confirmation', 'letter', 'letter_version', 'paper', 'patient', 'patient_identity', 'intake', 'assessment', 'candidate_fact']) expect([table, anew.sqlite.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()]).toEqual([table, 0]);
    expect(() => anew.sqlite.prepare("UPDATE event SET body = '{}' WHERE seq = 5").run()).toThrow(/append-only/);
  });

  const wrong: [what: string, make: (db: Db) => void, words: RegExp][] = [
    ['one that names neither proposal nor cases', (db) => dispose(db, { reason: 'End of retention' }), /without saying who proposed it/],
    ['one by one person alone', (db) => dispose(db, recorded(propose(db, 'p-second'), { proposedBy: 'p-second' })), /the same person had proposed it/],
    ['one that names a proposer who did not propose it', (db) => dispose(db, recorded(propose(db, 'p-second'))), /not in the record/],
    ['one of a proposal that does not exist', (db) => dispose(db, recorded(3)), /not in the record/],
    ['one of another proposal', (db) => dispose(db, recorded(propose(db), { disposalId: 'd-2' })), /not in the record/],
    ['one that goes beyond what was proposed', (db) => dispose(db, recorded(propose(db, officer.id, 'case-2'))), /which was not proposed/],
    ['one after it was taken back', (db) => {
      const seq = propose(db);
      recordInOffice({ db, event: { type: 'disposalTakenBack', version: 1, body: { disposalId: 'd-1', why: 'still-needed' } }, rows: [], actor: officer.id, now });
      dispose(db, recorded(seq));
    }, /after the proposal had been taken back/],
    ['one that removes the body of an entry of the office', (db) => dispose(db, recorded(propose(db)), { rows: [{ table: 'event', id: '1' }] }), /belongs to no case/],
    ['one that leaves a part of the case', (db) => dispose(db, recorded(propose(db)), { rows: rowsOf(db, scopeOf(db, ['case-1'], () => []), readEvents(db, 'case-1')).filter(({ table }) => table === 'event').slice(1) }), /still has its body/],
    ['one that takes a row and leaves its entry', (db) => dispose(db, recorded(propose(db)), { rows: [{ table: 'argument', id: db.sqlite.prepare('SELECT id FROM argument').pluck().get() as string }] }), /but event \d+ of its case was not/],
    ['one that says otherwise about what remains', (db) => dispose(db, recorded(propose(db), { cases: [{ ...remains, outcome: 'approve' }] })), /about what remains of case/],
    ['leave that another kind of entry recorded', (db) => {
      recordInOffice({ db, event: { type: 'identityRevealed', version: 1, body: { applicationId: 'case-1', purpose: 'x' } }, actor: officer.id, now, rows: [leaveFor({ table: 'argument', id: 'x' }, { id: 'leave', authority: 'x', by: officer.id, at: now })] });
    }, /which is no disposal/],
    ['a row of a case that went as part of a referral returned without consent', (db) => {
      const id = db.sqlite.prepare('SELECT id FROM argument').pluck().get() as string;
      recordInOffice({
        db, event: { type: 'returnedWithoutConsent', version: 1, body: { intakeId: 'x', receivedOn: '2026-05-01', commissioner: 'QE1', urgency: 'routine', reason: 'refused', how: 'told-clinician', papers: 1 } }, actor: officer.id, now,
        rows: [leaveFor({ table: 'argument', id }, { id: 'leave', authority: 'x', by: officer.id, at: now })], write: () => db.sqlite.prepare('DELETE FROM argument WHERE id = ?').run(id),
      });
    }, /no part of that referral/],
  ];
  it.each(wrong)('finds %s', (_, make, words) => {
    const db = whole();
    expect(findings(db)).toEqual([]);
    make(db);
    expect(findings(db).filter((one) => words.test(one))).not.toEqual([]);
  });

  it('lets nothing go without leave for it', () => {
    const db = whole();
    expect(() => db.sqlite.prepare('DELETE FROM argument').run()).toThrow(/without a disposal/);
    expect(() => db.sqlite.prepare('UPDATE event SET body = NULL, body_salt = NULL WHERE seq = 7').run()).toThrow(/append-only/);
    expect(() => removeRows(db, scopeOf(db, ['case-1'], () => []), [{ table: 'argument', id: 'x' }])).toThrow(/inside a transaction/);
  });
});
