import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedBankHolidays } from '../../../shared/domain/bankHolidays.ts';
import { addDays, addMonths, daysBetween } from '../../../shared/domain/dates.ts';
import type { TimeLimit } from '../../../shared/domain/timeLimits.ts';
import { addWorkingDays, isWorkingDay } from '../../../shared/domain/workingDays.ts';
import { caseDates, type CaseDates, type Happened, type Wait } from '../../../shared/workflow/caseDates.ts';
import { deadlines, nextDeadline, type Deadline } from '../../../shared/workflow/deadlines.ts';
import { decide } from '../../../shared/workflow/decide.ts';
import { evolve, noCase, type CaseState } from '../../../shared/workflow/evolve.ts';
import type { CaseCommand } from '../../../shared/workflow/commands.ts';
import { assess, confirm, decline, defer, finish, list, pin, receive, screen, send, world, type Wish } from './cases.ts';

const holidays = shippedBankHolidays();
const limit = (change: Partial<TimeLimit> = {}): TimeLimit => ({ id: 'decide', amount: 20, unit: 'working-days', from: 'received', stopsWhileWaiting: true, ...change });

const none: CaseDates = {
  starts: { received: null, complete: null, screened: null, decided: null, 'letter-dated': null, 'letter-sent': null },
  allSent: null, withdrawn: null, acknowledged: null, declined: false, reopened: [], waits: [], unsentSince: null, state: noCase,
};
const received = (on: string, change: Partial<CaseDates> = {}): CaseDates => ({ ...none, ...change, starts: { ...none.starts, ...change.starts, received: on } });
const wait = (began: string, ended: string | null, until = '2030-01-01'): Wait => ({ owner: 'Ola Testperson', began, until, chaseOn: null, ended });

function one(dates: CaseDates, given: TimeLimit, today = '2026-06-01'): Deadline & { due: string } {
  const [found, ...more] = deadlines({ limits: [given], dates, holidays, today });
  expect(more).toEqual([]);
  return found as Deadline & { due: string };
}
const due = (on: string, given: Partial<TimeLimit>, waits: Wait[] = []) => one(received(on, { waits }), limit(given)).due;

/** A case that is carried along by commands, each at its own instant. */
function story(...steps: [at: string, wish: Wish | ((state: CaseState) => Wish)][]): Happened[] {
  let state = noCase;
  return steps.flatMap(([at, step]) => {
    const wish = typeof step === 'function' ? step(state) : step;
    const decided = decide(state, { applicationId: 'case-1', ...(wish.type === 'receiveApplication' ? {} : { expectedVersion: state.version }), ...wish } as CaseCommand, { ...world, now: at });
    if (!decided.ok) throw new Error(decided.refusal.message);
    state = decided.events.reduce(evolve, state);
    return decided.events.map((event) => ({ event, at }));
  });
}
const assessed: [string, Wish][] = [['2026-05-04T09:00:00.000Z', receive], ['2026-05-05T09:00:00.000Z', confirm()], ['2026-05-06T23:30:00.000Z', finish], ['2026-05-07T09:00:00.000Z', pin], ['2026-05-07T09:01:00.000Z', assess()]];

describe('a due date', () => {
  it('counts the day after as day 1, and leaves out weekends and bank holidays only where the limit is in working days', () => {
    expect(due('2026-03-04', { amount: 20 })).toBe('2026-04-01');
    expect(due('2026-03-04', { amount: 22 })).toBe('2026-04-07'); // over Good Friday and Easter Monday
    expect(due('2026-03-04', { amount: 20, unit: 'days' })).toBe('2026-03-24');
    expect(due('2026-03-04', { amount: 6, unit: 'weeks' })).toBe('2026-04-15');
    // Six weeks and 30 working days are the same only without a bank holiday.
    expect(due('2026-03-04', { amount: 30 })).toBe('2026-04-17');
    expect(due('2026-06-03', { amount: 30 })).toBe(due('2026-06-03', { amount: 6, unit: 'weeks' }));
  });

  it('in months is the same day, or the last day of a shorter month, in leap years and others', () => {
    for (const [from, months, to] of [
      ['2026-01-28', 1, '2026-02-28'], ['2026-01-29', 1, '2026-02-28'], ['2026-01-30', 1, '2026-02-28'], ['2026-01-31', 1, '2026-02-28'],
      ['2028-01-29', 1, '2028-02-29'], ['2028-01-30', 1, '2028-02-29'], ['2028-02-29', 12, '2029-02-28'], ['2024-02-29', 48, '2028-02-29'],
      ['2026-03-31', 1, '2026-04-30'], ['2026-05-31', 3, '2026-08-31'], ['2026-11-30', 3, '2027-02-28'], ['2027-02-28', 1, '2027-03-28'],
    ] as const) expect(due(from, { amount: months, unit: 'months' }), `${from} + ${months}`).toBe(to);
    expect(one(received('2026-01-31'), limit({ amount: 1, unit: 'months' })).reckoning.join(' ')).toContain('that month has only 28 days, so it is its last day: Saturday 28 February 2026.');
  });

  it('that is not in working days and falls on a day off is not moved, and says so', () => {
    const christmas = one(received('2026-11-25'), limit({ amount: 1, unit: 'months' }));
    expect(christmas.due).toBe('2026-12-25');
    expect(christmas.reckoning).toContain('That is a bank holiday (Christmas Day). The limit is not in working days, so the date is not moved.');
    expect(one(received('2026-05-31'), limit({ amount: 1, unit: 'weeks' })).reckoning).toContain('That is a Sunday. The limit is not in working days, so the date is not moved.');
    expect(one(received('2026-05-31'), limit({ amount: 5 })).reckoning.join(' ')).not.toContain('not moved');
  });

  it('past the known bank holidays is marked, and only where they matter', () => {
    const far = one(received('2027-12-29'), limit({ amount: 3 }), '2027-12-30');
    expect(far).toMatchObject({ due: '2028-01-03', beyondKnownHolidays: true });
    expect(far.reckoning.join(' ')).toContain('Bank holidays are known from 1 January 2018 to 31 December 2027 only. Outside of that just Saturdays and Sundays were left out, so the true date may be later.');
    expect(one(received('2027-12-29'), limit({ amount: 2 }), '2027-12-30')).toMatchObject({ due: '2027-12-31', beyondKnownHolidays: false });
    expect(one(received('2027-12-29'), limit({ amount: 30, unit: 'days' }), '2027-12-30').beyondKnownHolidays).toBe(false);
    expect(one(received('2016-05-01'), limit({ amount: 3 })).beyondKnownHolidays).toBe(true);
  });

  it('says in steps how it came about', () => {
    expect(one(received('2026-03-04', { waits: [wait('2026-03-09', '2026-03-12')] }), limit({ amount: 20 }), '2026-03-20').reckoning).toEqual([
      'The limit of this ICB: 20 working days from the day on which the request was received. It stands still while the ICB waits for information.',
      'Counted from Wednesday 4 March 2026. The day after it is day 1.',
      'Saturdays and Sundays are not counted, nor are 3 April 2026 (Good Friday) and 6 April 2026 (Easter Monday).',
      'Not counted, because the case waited (Ola Testperson looked after the wait, which began on 9 March 2026): 10 March 2026 to 12 March 2026, 3 days.',
      'Day 20 is Wednesday 8 April 2026.',
      '11 working days left.',
    ]);
  });
});

describe('a wait', () => {
  it('stands from the day after it began to the day it ended, and only where the limit stops', () => {
    const three = wait('2026-03-09', '2026-03-12');
    expect(due('2026-03-04', { unit: 'days', amount: 20 }, [three])).toBe('2026-03-27');
    expect(due('2026-03-04', { unit: 'days', amount: 20, stopsWhileWaiting: false }, [three])).toBe('2026-03-24');
    expect(due('2026-03-04', { unit: 'weeks', amount: 1 }, [three])).toBe('2026-03-14');
    expect(due('2026-03-04', { unit: 'months', amount: 1 }, [three])).toBe('2026-04-07');
    expect(due('2026-03-04', { amount: 4 }, [wait('2026-03-09', '2026-03-09')])).toBe('2026-03-10'); // ended on its day
    expect(due('2026-03-04', { amount: 4 }, [wait('2026-03-13', '2026-04-13')])).toBe('2026-03-10'); // began when the time was over
    expect(due('2026-03-04', { amount: 4 }, [wait('2026-03-06', '2026-03-08')])).toBe('2026-03-10'); // over a weekend only
  });

  it('that begins in the days which an earlier wait added counts as well', () => {
    expect(due('2026-03-04', { unit: 'months', amount: 1 }, [wait('2026-03-09', '2026-03-19'), wait('2026-04-10', '2026-04-13')])).toBe('2026-04-17');
    expect(due('2026-03-04', { unit: 'days', amount: 31 }, [wait('2026-03-09', '2026-03-19'), wait('2026-04-10', '2026-04-13')])).toBe('2026-04-17');
  });

  it('past its end lets the clock go on', () => {
    const ranOut = one(received('2026-03-04', { waits: [wait('2026-03-09', '2026-03-20', '2026-03-12')] }), limit({ unit: 'days' }));
    expect(ranOut).toMatchObject({ due: '2026-03-27', paused: 3 });
    expect(ranOut.reckoning).toContain('The wait was to end on 12 March 2026 and nobody set a later end in time, so the days after it are counted.');
    expect(one(received('2026-03-04', { waits: [wait('2026-03-09', null, '2026-03-12')] }), limit({ unit: 'days' }), '2026-03-13')).toMatchObject({ due: '2026-03-27', state: 'running' });
  });

  it('that goes on moves the date day by day and never makes the case late', () => {
    const at = (today: string) => one(received('2026-03-04', { waits: [wait('2026-03-09', null)] }), limit({ unit: 'days' }), today);
    expect(at('2026-03-09')).toMatchObject({ state: 'standing', due: '2026-03-24', paused: 0 });
    expect(at('2026-03-10')).toMatchObject({ state: 'standing', due: '2026-03-25' });
    expect(at('2026-05-01')).toMatchObject({ state: 'standing', lateBy: 0 });
    expect(at('2026-03-10').reckoning.join(' ')).toContain('if the wait ended today');
    // A case that was late before it began to wait stays late.
    expect(one(received('2026-01-05', { waits: [wait('2026-03-09', null)] }), limit({ unit: 'days' }), '2026-03-10')).toMatchObject({ state: 'late', due: '2026-01-25', lateBy: 44 });
  });

  it('agrees with leaving the days out one by one, for any waits', () => {
    const days = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 30 })), { maxLength: 4 });
    fc.assert(fc.property(fc.nat(3000), fc.integer({ min: 1, max: 60 }), fc.constantFrom('working-days', 'days', 'weeks', 'months'), days, (offset, amount, unit, gaps) => {
      const start = addDays('2018-01-01', offset);
      const n = unit === 'months' ? (amount % 12) + 1 : unit === 'weeks' ? (amount % 12) + 1 : amount;
      let at = start;
      const waits = gaps.map(([gap, length]) => {
        const began = addDays(at, gap);
        at = addDays(began, length);
        return wait(began, at, '2199-01-01');
      });
      const stands = (day: string) => waits.some(({ began, ended }) => day > began && day <= ended!);
      const total = unit === 'months' ? daysBetween(start, addMonths(start, n)) : unit === 'weeks' ? n * 7 : n;
      let expected = start;
      for (let left = total; left > 0; ) {
        expected = addDays(expected, 1);
        if (!stands(expected) && (unit !== 'working-days' || isWorkingDay(holidays, expected))) left -= 1;
      }
      return one(received(start, { waits }), limit({ amount: n, unit }), addDays(start, 900)).due === expected;
    }), { numRuns: 500 });
  });
});

describe('how a clock stands', () => {
  it('is late by working days where the limit is in working days, on a day off too', () => {
    const late = (today: string) => one(received('2026-03-04'), limit({ amount: 5 }), today);
    expect(late('2026-03-11')).toMatchObject({ state: 'running', lateBy: 0, words: 'The last day is today' });
    expect(late('2026-03-12')).toMatchObject({ state: 'late', lateBy: 1, words: 'Overdue: 1 working day late' });
    expect(late('2026-03-16')).toMatchObject({ lateBy: 3 });
    expect(one(received('2026-03-06'), limit({ amount: 5 }), '2026-03-14')).toMatchObject({ due: '2026-03-13', state: 'late', lateBy: 1 }); // a Saturday
    expect(one(received('2026-03-04'), limit({ amount: 5, unit: 'days' }), '2026-03-12')).toMatchObject({ words: 'Overdue: 3 days late' });
  });

  it('is met on the day the step was done, and says when that was late', () => {
    const done = (screened: string) => one(received('2026-03-04', { starts: { ...none.starts, screened } }), limit({ id: 'screen', amount: 5 }));
    expect(done('2026-03-11')).toMatchObject({ state: 'met', words: 'Done on 11 March 2026, in time' });
    expect(done('2026-03-13')).toMatchObject({ state: 'met', words: 'Done on 13 March 2026, 2 working days late' });
    // A wait after the step was done moves its date no more.
    expect(one(received('2026-03-04', { starts: { ...none.starts, screened: '2026-03-06' }, waits: [wait('2026-03-09', '2026-03-20')] }), limit({ id: 'screen', amount: 5 })).due).toBe('2026-03-11');
  });

  it('has not begun while its start has not come, and ends with a withdrawal', () => {
    expect(one(received('2026-03-04'), limit({ id: 'send-letter', from: 'decided' }))).toMatchObject({ state: 'no-start', due: null });
    expect(one(received('2026-03-04', { withdrawn: '2026-03-05' }), limit())).toMatchObject({ state: 'ended', lateBy: 0, words: 'Ended: the request was withdrawn on 5 March 2026' });
  });

  it('takes the limit for urgent requests in an urgent case, and says where none is set', () => {
    const urgent = received('2026-03-04', { state: { ...noCase, urgency: 'urgent' } });
    const both = [limit({ id: 'screen', amount: 10 }), limit({ id: 'urgent-screen', amount: 2 })];
    expect(deadlines({ limits: both, dates: urgent, holidays, today: '2026-03-05' }).map((it) => [it.limit, it.due])).toEqual([['urgent-screen', '2026-03-06']]);
    expect(deadlines({ limits: both, dates: received('2026-03-04'), holidays, today: '2026-03-05' }).map((it) => it.limit)).toEqual(['screen']);
    expect(one(urgent, both[0]!).reckoning.join(' ')).toContain('The ICB has set no limit for urgent requests');
  });

  it('is never overdue by time that others have, nor by what the record does not hold', () => {
    const theirs = limit({ id: 'appeal', from: 'letter-dated', amount: 28, unit: 'days' });
    const dates = (declined: boolean) => received('2026-03-04', { declined, starts: { ...none.starts, 'letter-dated': '2026-04-01' } });
    expect(deadlines({ limits: [theirs], dates: dates(false), holidays, today: '2026-04-02' })).toEqual([]);
    expect(one(dates(true), theirs, '2026-04-29')).toMatchObject({ state: 'running', words: 'The last day is today' });
    expect(one(dates(true), theirs, '2026-04-30')).toMatchObject({ state: 'passed', lateBy: 0 });
    const went = (starts: Partial<CaseDates['starts']>) => received('2026-03-04', { starts: { ...none.starts, ...starts } });
    for (const later of [{ screened: '2026-04-01' }, { decided: '2026-04-01' }]) expect(one(went(later), limit({ id: 'acknowledge', amount: 2 }), '2026-05-01')).toMatchObject({ state: 'not-kept', words: expect.stringContaining('nobody recorded') });
    expect(nextDeadline(deadlines({ limits: [theirs, limit({ id: 'acknowledge', amount: 2 })], dates: { ...dates(true), starts: { ...dates(true).starts, decided: '2026-04-01' } }, holidays, today: '2026-05-30' }))).toBeUndefined();
  });

  it('is not moved by a letter that corrects one which was sent in time', () => {
    const to = (on: string, recipient: 'clinician' | 'patient') => send('declined', recipient).map((step): [string, Wish | ((state: CaseState) => Wish)] => [`${on}T09:00:00.000Z`, (state) => {
      const wish = typeof step === 'function' ? step(state) : step;
      return wish.type === 'recordLetterSent' ? { ...wish, sentAt: `${on}T08:00:00.000Z` } : wish.type === 'issueLetter' ? { ...wish, issuedOn: on } : wish;
    }]);
    const start: [string, Wish | ((state: CaseState) => Wish)][] = [receive, confirm(), finish, pin, assess(), screen('to-panel'), list, decline()].map((step) => ['2026-05-04T09:00:00.000Z', step]);
    const before = [...start, ...to('2026-05-06', 'clinician'), ...to('2026-05-07', 'patient')];
    const put: Wish = { type: 'correctDecision', place: 'comparator', words: 'Adults with a delayed union of the tibia six months after a nail.', why: 'The number was wrong', askedBy: 'The chair' };
    const [first, later] = [caseDates(story(...before)), caseDates(story(...before, ['2026-06-30T09:00:00.000Z', put], ...to('2026-07-01', 'clinician')))];
    expect(first).toMatchObject({ allSent: '2026-05-07', starts: { 'letter-dated': '2026-05-07', 'letter-sent': '2026-05-07' } });
    expect([later.allSent, later.starts]).toEqual([first.allSent, first.starts]);
  });

  it('counts the acknowledgement until it is recorded, and then no more', () => {
    const two = limit({ id: 'acknowledge', amount: 2 });
    expect(one(received('2026-03-04'), two, '2026-03-05')).toMatchObject({ due: '2026-03-06', state: 'running' });
    expect(one(received('2026-03-04'), two, '2026-03-10')).toMatchObject({ state: 'late', lateBy: 2 });
    expect(one(received('2026-03-04', { acknowledged: '2026-03-06' }), two, '2026-03-10')).toMatchObject({ state: 'met', metOn: '2026-03-06', words: 'Done on 6 March 2026, in time' });
    expect(one(received('2026-03-04', { acknowledged: '2026-03-09', starts: { ...none.starts, screened: '2026-04-01' } }), two, '2026-05-10').words).toBe('Done on 9 March 2026, 1 working day late');
    const carried = story(['2026-05-01T09:00:00.000Z', receive], ['2026-05-05T09:00:00.000Z', { type: 'recordAcknowledgement', on: '2026-05-04', how: 'post' }]);
    expect(caseDates(carried).acknowledged).toBe('2026-05-04');
  });

  it('shows in lists the earliest date that is not met', () => {
    const limits = [limit({ id: 'screen', amount: 5 }), limit({ id: 'decide', amount: 40 }), limit({ id: 'send-letter', from: 'decided', amount: 5 })];
    const next = (starts: Partial<CaseDates['starts']>) => nextDeadline(deadlines({ limits, dates: received('2026-03-04', { starts: { ...none.starts, ...starts } }), holidays, today: '2026-03-05' }))?.limit;
    expect(next({})).toBe('screen');
    expect(next({ screened: '2026-03-06' })).toBe('decide');
    expect(next({ screened: '2026-03-06', decided: '2026-03-31' })).toBe('send-letter');
    expect(deadlines({ limits: undefined, dates: received('2026-03-04'), holidays, today: '2026-03-05' })).toEqual([]);
  });
});

describe('the days of a case', () => {
  it('are read from its events, a late summer evening as the next day', () => {
    const dates = caseDates(story(...assessed, ['2026-05-08T09:00:00.000Z', screen('to-panel')], ['2026-05-08T09:01:00.000Z', list], ['2026-05-08T09:02:00.000Z', decline()]));
    expect(dates.starts).toEqual({ received: '2026-05-01', complete: '2026-05-07', screened: '2026-05-03', decided: '2026-05-03', 'letter-dated': null, 'letter-sent': null });
    expect(dates).toMatchObject({ declined: true, waits: [], allSent: null, unsentSince: null });
  });

  it('a return for information and a deferral are waits; neither is a screening or a decision', () => {
    const back = caseDates(story(...assessed, ['2026-05-08T22:30:00.000Z', screen('more-information', { pause: { owner: 'Ola', until: '2026-06-01', chaseOn: '2026-05-20' } })]));
    expect(back.starts.screened).toBeNull();
    expect(back.waits).toEqual([{ owner: 'Ola', began: '2026-05-08', until: '2026-06-01', chaseOn: '2026-05-20', ended: null }]);
    const deferred = caseDates(story(...assessed, ['2026-05-08T09:00:00.000Z', screen('to-panel')], ['2026-05-08T09:01:00.000Z', list], ['2026-05-08T23:30:00.000Z', defer()], ['2026-05-20T09:00:00.000Z', { type: 'resume', reason: 'The scan came' }]));
    expect(deferred.starts.decided).toBeNull();
    expect(deferred.waits).toMatchObject([{ began: '2026-05-09', ended: '2026-05-20' }]);
  });

  it('a wait that was prolonged in time is one wait; one that ran out first is two, with a gap that counts', () => {
    const returned: [string, Wish][] = [...assessed, ['2026-05-08T09:00:00.000Z', screen('more-information', { pause: { owner: 'Ola', until: '2026-05-15', chaseOn: null } })]];
    const longer = (at: string): [string, Wish] => [at, { type: 'changePause', pause: { owner: 'Bea', until: '2026-05-29', chaseOn: null }, reason: 'More time' }];
    expect(caseDates(story(...returned, longer('2026-05-15T09:00:00.000Z'))).waits).toMatchObject([{ owner: 'Bea', began: '2026-05-08', until: '2026-05-29', ended: null }]);
    const twice = caseDates(story(...returned, longer('2026-05-18T09:00:00.000Z')));
    expect(twice.waits).toMatchObject([{ owner: 'Ola', began: '2026-05-08', until: '2026-05-15', ended: '2026-05-18' }, { owner: 'Bea', began: '2026-05-18', ended: null }]);
    const [clock] = deadlines({ limits: [limit({ unit: 'days', amount: 20 })], dates: twice, holidays, today: '2026-05-21' });
    expect(clock).toMatchObject({ due: '2026-05-31', paused: 7 + 3, state: 'standing' }); // 9 to 15 May, 19 to 21 May
  });

  it('letters count once all of them are sent, by the later one; an issued one that is not sent is seen', () => {
    const decided: Parameters<typeof story> = [...assessed, ['2026-05-08T09:00:00.000Z', screen('to-panel')], ['2026-05-08T09:01:00.000Z', list], ['2026-05-08T09:02:00.000Z', decline()]];
    const letter = (to: 'clinician' | 'patient') => send('declined', to).map((step): Parameters<typeof story>[number] => ['2026-05-11T10:00:00.000Z', step]);
    const half = caseDates(story(...decided, ...letter('clinician'), ...letter('patient').slice(0, -1)));
    expect(half).toMatchObject({ allSent: null, unsentSince: '2026-05-04', starts: { 'letter-dated': '2026-05-04', 'letter-sent': '2026-05-04' } });
    expect(caseDates(story(...decided, ...letter('clinician'), ...letter('patient')))).toMatchObject({ allSent: '2026-05-04', unsentSince: null });
  });

  it('a withdrawal ends clocks, a reopening begins none anew', () => {
    const gone: [string, Wish][] = [...assessed, ['2026-05-08T09:00:00.000Z', { type: 'withdrawCase', by: 'The clinician', on: '2026-05-08', reason: 'Treated elsewhere' }]];
    expect(caseDates(story(...gone)).withdrawn).toBe('2026-05-08');
    const again = caseDates(story(...gone, ['2026-05-18T09:00:00.000Z', { type: 'reopen', reason: 'It goes on' }], ['2026-05-19T09:00:00.000Z', finish]));
    expect(again).toMatchObject({ withdrawn: null, reopened: ['2026-05-18'], starts: { received: '2026-05-01', complete: '2026-05-07' } });
    expect(deadlines({ limits: [limit()], dates: again, holidays, today: '2026-05-20' })[0]!.reckoning).toContain('The case was reopened on 18 May 2026. The days before count too: the request keeps its first date.');
  });
});

it('adding working days without a wait is what the calendar gives', () => {
  fc.assert(fc.property(fc.nat(3000), fc.integer({ min: 1, max: 120 }), (offset, amount) => {
    const start = addDays('2018-01-01', offset);
    return one(received(start), limit({ amount })).due === addWorkingDays(holidays, start, amount);
  }));
});
