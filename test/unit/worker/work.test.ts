import { describe, expect, it } from 'vitest';
import type { CaseRow, WorkView } from '../../../shared/contract/case.ts';
import { addDays, longDate } from '../../../shared/domain/dates.ts';
import { londonDay } from '../../../shared/domain/londonDay.ts';
import type { TimeLimit } from '../../../shared/domain/timeLimits.ts';
import { caseCommand } from '../../../shared/workflow/commands.ts';
import { deadlines, openDeadlines } from '../../../shared/workflow/deadlines.ts';
import { workGroups, type WorkGroup } from '../../../shared/workflow/pressing.ts';
import { listApplications } from '../../../db/applicationRepo.ts';
import { clearIndex, removeFromIndex, setIndexState } from '../../../db/searchRepo.ts';
import { findWork } from '../../../db/workRepo.ts';
import { nextAfter } from '../../../shared/workflow/nextAfter.ts';
import { openCase } from '../../../electron/worker/caseFile.ts';
import { caseRow } from '../../../electron/worker/caseView.ts';
import { datesOf } from '../../../electron/worker/clockView.ts';
import { commit, loadCase } from '../../../electron/worker/commit.ts';
import { masked } from '../../../electron/worker/mask.ts';
import { reckoningOf } from '../../../electron/worker/reckoning.ts';
import { roles } from '../../../shared/domain/roles.ts';
import type { CaseState } from '../../../shared/workflow/evolve.ts';
import { letterBytes, letterHash } from '../db/aCase.ts';
import { forward } from '../workflow/forward.ts';
import { defer, receive, right, screen, type Wish } from '../workflow/cases.ts';
import { addColleague, ended, officer, remade, signInAs, signUp, startWorker, type TestWorker } from './harness.ts';
import { assessed } from './theJob.ts';
import { bringHolidays, setTimeLimits } from './timeLimits.ts';

const shown = { overdue: 500, thisWeek: 500, waiting: 500, open: 500, stuck: 500 };

/** Numbers that are the same in each run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A worker whose clock moves, with cases that went many ways at many times: by the commands of the process, given at random. */
async function office(cases: number, seed: number) {
  const clock = { now: '2026-05-04T09:00:00.000Z' };
  const test = startWorker({ now: () => clock.now });
  await signUp(test);
  const { db, person } = test.worker.signedIn;
  const roll = dice(seed);
  const commands = (Object.keys(right) as (keyof typeof right)[]).filter((one) => !['addPaper', 'askForReview', 'linkPatient'].includes(one)); // these need rows besides
  const seen = new Set<string>();
  const giveTo = (applicationId: string) => (wish: Wish): void => {
    const state = loadCase(db, applicationId) as CaseState;
    const today = londonDay(clock.now);
    const wait = (held: unknown) => (held ? { owner: roll(3) === 0 ? 'The clinic of Agnes Testcase' : 'Ann Officer', until: addDays(today, 1 + roll(90)), chaseOn: roll(2) === 0 ? addDays(today, 1) : null } : held);
    const timely = { ...wish, ...('pause' in wish ? { pause: wait(wish.pause) } : {}), ...(wish.type === 'issueLetter' ? { pdf: letterBytes, pdfSha256: letterHash, issuedOn: today } : {}), ...(wish.type === 'recordLetterSent' ? { sentAt: clock.now } : {}) };
    const command = caseCommand.parse({ applicationId, ...(wish.type === 'receiveApplication' ? {} : { expectedVersion: state.version }), ...timely });
    const answer = commit({ db, command, actor: person.id, now: clock.now, newId: test.worker.newId, asking: { actor: wish.type === 'checkRoute' ? 'somebody-else' : person.id, actorName: wish.type === 'checkRoute' ? 'Bo Colleague' : person.name, roles: [...roles] } });
    if (answer.ok) seen.add(`${wish.type} ${answer.state.stage}`);
  };
  for (let number = 1; number <= cases; number++) {
    const give = giveTo(`case-${number}`);
    give({ ...receive, commissioner: ['QE1', 'QOQ', 'S1Y5D'][roll(3)]!, receivedOn: addDays('2026-05-01', -roll(30)), ...(roll(4) === 0 ? { urgency: 'urgent', urgencyReason: 'The pain is worse' } : {}) } as Wish);
    const fact = (factId: string, text: string): Wish => ({ type: 'confirmFact', factId, answer: { kind: 'known', value: { kind: 'text', text } }, candidateId: null, note: null });
    give(fact('patientName', 'Agnes Testcase')); // only what the record knows can be hidden
    if (roll(3) > 0) give(fact('intervention', roll(2) === 0 ? 'Ultrasound, for Agnes Testcase' : 'Ultrasound'));
  }
  for (let steps = cases * 24; steps > 0; steps--) {
    const applicationId = `case-${1 + roll(cases)}`;
    const state = loadCase(db, applicationId) as CaseState;
    if (state.pause && roll(5) > 0) continue; // waits last
    if (roll(6) === 0) giveTo(applicationId)(right.returnIncomplete(state));
    else if (state.stage === 'assessed' && roll(4) > 0) giveTo(applicationId)(roll(2) === 0 ? screen('to-panel') : screen('more-information'));
    else if (state.stage === 'at-panel' && roll(2) === 0) giveTo(applicationId)(defer());
    else giveTo(applicationId)(roll(3) > 0 ? forward(state) : (right[commands[roll(commands.length)]!] as (state: CaseState) => Wish)(state));
    if (roll(Math.ceil((cases * 14) / 40)) === 0) clock.now = `${addDays(londonDay(clock.now), 1)}T0${roll(9)}:30:00.000Z`; // some forty days in all
  }
  return { test, clock, db, seen };
}

/** The list of work as it comes about by opening every case and reckoning its clocks, which is slow. */
function slowly(test: TestWorker): Record<WorkGroup, CaseRow[]> {
  const { worker } = test;
  const { db } = worker.signedIn;
  const today = londonDay(worker.now());
  const week = addDays(today, 7);
  const view: Record<WorkGroup, (CaseRow & { presses: string })[]> = { overdue: [], thisWeek: [], waiting: [], open: [] };
  for (const { id, stage, commissioner } of listApplications(db)) {
    const file = openCase(worker, id);
    // What an approval asked for, or a request for access, is due also of a closed case, which is on no list before the week of its day.
    const owed = nextAfter(file.state) ?? '9999';
    if (stage === 'closed' && owed > week) continue;
    const row = caseRow(worker, file);
    const { due, waiting } = row;
    const { limits, holidays } = reckoningOf(db, commissioner);
    const still = openDeadlines(deadlines({ limits, holidays, today, dates: datesOf(worker, id) })).filter((one) => one.state !== 'standing' || one.due < today).map((one) => one.due);
    const presses = [...still, owed, ...(waiting ? [waiting.until!] : []), '9999'].sort()[0]!;
    const group = due?.late || waiting?.ranOut || owed < today ? 'overdue' : (waiting && waiting.until! <= week) || owed <= week || (due && due.on <= week && !due.standing) ? 'thisWeek' : waiting ? 'waiting' : 'open';
    view[group].push(masked(worker, { applicationId: id }, { ...row, presses }));
  }
  const order = (row: CaseRow & { presses: string }) => [row.urgency === 'urgent' ? 0 : 1, row.waiting?.chaseDue ? 0 : 1, row.presses, row.receivedOn, row.number].join(' ');
  return Object.fromEntries(workGroups.map((group) => [group, view[group].sort((a, b) => (order(a) < order(b) ? -1 : 1)).map(({ presses: _presses, ...row }) => row)])) as never;
}

/** Letters that were issued on an earlier day and not sent, from the events of every open case. */
function slowlyUnsent(test: TestWorker): { applicationId: string; since: string }[] {
  const today = londonDay(test.worker.now());
  return listApplications(test.worker.signedIn.db).filter(({ stage }) => stage !== 'closed').flatMap(({ id }) => {
    const since = datesOf(test.worker, id).unsentSince;
    return since !== null && since < today ? [{ applicationId: id, since }] : [];
  });
}

const grouped = (view: WorkView) => Object.fromEntries(workGroups.map((group) => [group, view[group]]));

async function same(test: TestWorker): Promise<WorkView> {
  const view = await test.ask('work.list', { shown });
  expect(grouped(view)).toEqual(slowly(test));
  for (const group of workGroups) expect(view.totals![group].cases).toBe(view[group].length);
  expect(view.stuck.map(({ applicationId, why }) => `${applicationId} ${why}`).sort()).toEqual(slowlyUnsent(test).map(({ applicationId, since }) => `${applicationId} A letter was issued on ${longDate(since)} and is not recorded as sent.`).sort());
  expect(view.building).toBeNull();
  return view;
}

const limit = (change: Partial<TimeLimit> = {}): TimeLimit => ({ id: 'decide', amount: 20, unit: 'working-days', from: 'received', stopsWhileWaiting: true, ...change });

describe('the list of work', () => {
  it('agrees with opening every case, over many histories, days, limits and bank holidays, and for every role', async () => {
    const { test, clock, db, seen } = await office(60, 20260504);
    expect(seen.size).toBeGreaterThan(30);
    const full = new Set<string>();
    const look = async (days: readonly number[]) => {
      const from = londonDay(clock.now);
      for (const step of days) {
        clock.now = `${addDays(from, step)}T10:00:00.000Z`;
        const view = await same(test);
        for (const group of workGroups) if (view[group].length > 0) full.add(group);
        if (view.stuck.length > 0) full.add('stuck');
      }
      clock.now = `${from}T10:00:00.000Z`;
    };
    await look([0]);
    setTimeLimits(test, 'QE1', [limit(), limit({ id: 'screen', amount: 8 }), limit({ id: 'urgent-decide', amount: 10, unit: 'days' }), limit({ id: 'send-letter', amount: 5, from: 'decided' })]);
    await look([0, 1, 3, 9, 30]);
    setTimeLimits(test, 'QOQ', [limit({ stopsWhileWaiting: false, amount: 6, unit: 'weeks' }), limit({ id: 'screen', amount: 30 })]);
    setTimeLimits(test, 'QE1', [limit({ amount: 3, unit: 'months' })]); // other limits, and two taken away
    await look([0, 2, 7, 20, 45, 90]);
    expect([...full].sort()).toEqual(['open', 'overdue', 'stuck', 'thisWeek', 'waiting']);

    const before = grouped(await test.ask('work.list', { shown }));
    await bringHolidays(test, [addDays(londonDay(clock.now), 1), addDays(londonDay(clock.now), 2), addDays(londonDay(clock.now), 3)]);
    setTimeLimits(test, 'QE1', [limit({ amount: 25 })]);
    await look([0, 5]);
    expect(grouped(await test.ask('work.list', { shown }))).not.toEqual(before);

    // Made anew it is the same.
    const whole = await test.ask('work.list', { shown });
    await remade(test);
    expect(await test.ask('work.list', { shown })).toEqual(whole);

    // For somebody who may not see who the patients are.
    expect(JSON.stringify(whole)).toContain('Testcase');
    const own = await addColleague(test, 'member', ['panel-member']);
    await signInAs(test, 'member', own);
    const hidden = await test.ask('work.list', { shown });
    expect(grouped(hidden)).toEqual(slowly(test));
    expect(JSON.stringify(hidden)).not.toMatch(/Agnes|Testcase/);
    expect(JSON.stringify(hidden)).toContain('[not shown]');
    const found = (await test.ask('case.find', { text: '', filters: {}, after: null })).rows;
    expect(JSON.stringify(found)).not.toMatch(/Agnes|Testcase/);
    expect((await test.ask('case.find', { text: 'testcase', filters: {}, after: null })).rows).toEqual([]);
    expect((await test.ask('case.find', { text: 'ultrasound', filters: {}, after: null })).rows.length).toBeGreaterThan(5);
    await signInAs(test, '', officer.passphrase);
    expect((await test.ask('case.find', { text: 'testcase', filters: {}, after: null })).rows.length).toBeGreaterThan(5);
    expect(db.sqlite.open).toBe(false); // the session was another one
  }, 180_000);

  it('hides a name with hyphens and other signs too, and such a name stops no case', async () => {
    const { test, db } = await office(1, 1);
    const name = 'Anne-Marie (Nan) O’Hara-Testcase [dec.] a+b/c';
    const fact = (factId: string, text: string) => commit({ db, actor: test.worker.signedIn.person.id, now: test.worker.now(), newId: test.worker.newId, command: caseCommand.parse({ type: 'confirmFact', applicationId: 'case-1', expectedVersion: (loadCase(db, 'case-1') as CaseState).version, factId, answer: { kind: 'known', value: { kind: 'text', text } }, candidateId: null, note: null }) });
    const said: unknown[] = [fact('patientName', name), fact('intervention', `Ultrasound for ${name}, Anne-Marie`)];
    expect(said).toMatchObject([{ ok: true }, { ok: true }]);
    const own = await addColleague(test, 'member', ['panel-member']);
    await signInAs(test, 'member', own);
    const [row] = workGroups.flatMap((group) => slowly(test)[group]);
    expect(row?.treatment).toBe('Ultrasound for [not shown], [not shown]');
    expect(workGroups.flatMap((group) => slowly(test)[group])).toEqual(Object.values(grouped(await test.ask('work.list', { shown }))).flat());
  }, 60_000);

  it('gives the first rows of a group in the same order, and counts all of them', async () => {
    const { test } = await office(30, 7);
    setTimeLimits(test, 'QE1', [limit({ amount: 2 })]);
    const all = await test.ask('work.list', { shown });
    const few = await test.ask('work.list', { shown: { overdue: 2, open: 1 } });
    expect(few.overdue).toEqual(all.overdue.slice(0, 2));
    expect(few.open).toEqual(all.open.slice(0, 1));
    expect(few.totals).toEqual(all.totals);
    expect(all.totals!.open.unset.map(({ ods }) => ods).sort()).toEqual(['QOQ', 'S1Y5D']);
    expect((await test.refused('work.list', { shown: { open: 5000 } })).code).toBe('INVALID');
  }, 60_000);

  it('says to assess again where a reading was signed since, although nothing was written to the case', async () => {
    const test = startWorker({ now: () => '2026-11-21T10:00:00.000Z' });
    await signUp(test);
    const applicationId = await assessed(test, 'hny-not-known.zip');
    const next = async () => Object.values(grouped(await test.ask('work.list', {}))).flat().find((row) => row.applicationId === applicationId)?.next?.label;
    expect(await next()).toBe('Screen the request');
    await test.ask('policy.sign', { policyId: 'hny-142-usgi', reading: 'brackets', option: 'and-binds-last', reason: 'The policy committee agreed it on 12 November.' });
    expect(await next()).toBe('Assess again: something has changed');
  }, 60_000);

  it('makes a row anew that was made from another version of the case, and loses none that was taken out', async () => {
    const { test, db } = await office(12, 3);
    const before = await same(test);
    const { applicationId } = workGroups.flatMap((group) => before[group])[0]!;
    const row = findWork(db, applicationId)!;
    db.sqlite.prepare("UPDATE case_work SET body = json_set(body, '$.version', 1, '$.treatment', 'Something else') WHERE application_id = ?").run(applicationId);
    expect(await same(test)).toEqual(before);
    expect(findWork(db, applicationId)).toEqual(row);
    db.sqlite.transaction(() => removeFromIndex(db, applicationId))();
    expect(workGroups.flatMap((group) => before[group]).map((one) => one.applicationId)).toContain(applicationId);
    expect(findWork(db, applicationId)).toBeUndefined();
    clearIndex(db);
    setIndexState(db, false);
    await remade(test);
    expect(await same(test)).toEqual(before);
  }, 60_000);

  it('is gone through case by case when somebody asks, puts right what does not agree, and says so; stopping does no harm', async () => {
    const { test, db } = await office(8, 5);
    const before = await same(test);
    const [one, other] = workGroups.flatMap((group) => before[group]).map(({ applicationId }) => applicationId);
    expect(await remade(test)).toBe('8 cases gone through. All of them agreed with the record; nothing had to be put right.');
    db.sqlite.prepare("UPDATE case_work SET late_from = '1999-01-01' WHERE application_id = ?").run(one);
    db.sqlite.transaction(() => removeFromIndex(db, other!))();
    db.sqlite.prepare("UPDATE search_word SET cases = cases").run();
    expect(await remade(test)).toBe('8 cases gone through. 2 cases did not agree with the record. That was put right.');
    expect(await same(test)).toEqual(before);
    // FTS5's own lists do not fit the rows any more: rows were written past it.
    const words = db.sqlite.prepare('SELECT * FROM search_word ORDER BY word').all();
    db.sqlite.exec("INSERT INTO case_search (case_search) VALUES ('delete-all'); UPDATE search_word SET cases = 7");
    expect((await test.ask('case.find', { text: 'ultrasound', filters: {}, after: null })).rows).toEqual([]);
    await remade(test);
    expect((await test.ask('case.find', { text: 'ultrasound', filters: {}, after: null })).rows.length).toBeGreaterThan(0);
    expect(db.sqlite.prepare('SELECT * FROM search_word ORDER BY word').all()).toEqual(words);

    const { jobId } = await test.ask('search.rebuild', {});
    expect((await test.ask('search.rebuild', {})).jobId).toBe(jobId); // not twice at once
    await test.ask('search.stopRebuild', { jobId });
    await ended(test, jobId);
    expect(test.pushed.findLast((event) => event.kind === 'job')).toMatchObject({ jobId, state: 'cancelled', label: expect.stringMatching(/^Stopped: 0 of 8 cases were gone through/) });
    expect(await same(test)).toEqual(before);
    expect((await test.ask('record.verify', {})).findings).toEqual([]);
  }, 60_000);

  it('reckons a long list anew in the background, and says so until it is done', async () => {
    const { test, db } = await office(4, 11);
    const view = await test.ask('work.list', { shown });
    const like = findWork(db, workGroups.flatMap((group) => view[group])[0]!.applicationId)!;
    db.sqlite.pragma('foreign_keys = OFF');
    const { putWork } = await import('../../../db/workRepo.ts');
    db.sqlite.transaction(() => {
      for (let index = 0; index < 900; index++) putWork(db, { ...like, applicationId: `made-${index}`, caseNumber: `IFR-2025-${index}`, reckonedBy: 'earlier', lateFrom: '1900-01-01' });
    })();
    db.sqlite.pragma('foreign_keys = ON');
    const first = await test.ask('work.list', {});
    expect(first.building).toMatchObject({ total: 900 });
    for (let tries = 0; test.worker.reckoning !== null && tries < 400; tries++) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(test.pushed.at(-1)).toEqual({ kind: 'changed', applicationId: null });
    const after = await test.ask('work.list', {});
    expect(after.building).toBeNull();
    expect(db.sqlite.prepare("SELECT count(*) FROM case_work WHERE reckoned_by = 'earlier' OR late_from = '1900-01-01'").pluck().get()).toBe(0);
  }, 60_000);
});
