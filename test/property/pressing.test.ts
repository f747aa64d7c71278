import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedBankHolidays } from '../../shared/domain/bankHolidays.ts';
import { addDays, type IsoDate } from '../../shared/domain/dates.ts';
import { limitIds, limitStarts, timeUnits, type TimeLimit } from '../../shared/domain/timeLimits.ts';
import type { Wait } from '../../shared/workflow/caseDates.ts';
import { deadlines, openDeadlines, type ClockDates } from '../../shared/workflow/deadlines.ts';
import { groupOn, neverDue, pressing, workGroups, type Pressing, type WorkGroup } from '../../shared/workflow/pressing.ts';

const holidays = shippedBankHolidays();
const day0 = '2026-03-02';

const limit = fc.record({
  id: fc.constantFrom(...limitIds, 'screen' as const, 'decide' as const), amount: fc.integer({ min: 1, max: 40 }), unit: fc.constantFrom(...timeUnits), from: fc.constantFrom(...limitStarts, 'received' as const, 'received' as const), stopsWhileWaiting: fc.boolean(),
}).map((one): TimeLimit => (one.unit === 'months' ? { ...one, amount: 1 + (one.amount % 4) } : one));

/** Waits follow each other; the last may be open. Some run out before they end. */
const waits = fc.array(fc.record({ gap: fc.integer({ min: 0, max: 25 }), planned: fc.integer({ min: 0, max: 60 }), took: fc.integer({ min: 0, max: 40 }), chase: fc.option(fc.integer({ min: 0, max: 30 })) }), { maxLength: 3 }).chain((list) =>
  fc.boolean().map((open): Wait[] => {
    let at: IsoDate = day0;
    return list.map(({ gap, planned, took, chase }, index) => {
      const began = addDays(at, gap);
      const isOpen = open && index === list.length - 1;
      at = addDays(began, took);
      return { owner: 'Ann Officer', began, until: addDays(began, planned), chaseOn: chase === null ? null : addDays(began, chase), ended: isOpen ? null : at };
    });
  }),
);
// Mostly not yet: a step that was taken ends its clock.
const someDay = fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 60 }).map((days) => addDays(day0, days)) });
const dates = fc.record({ starts: fc.record({ complete: someDay, screened: someDay, decided: someDay, 'letter-dated': someDay, 'letter-sent': someDay }), allSent: someDay, acknowledged: someDay, withdrawn: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: someDay }), declined: fc.boolean(), waits, urgency: fc.constantFrom('urgent' as const, 'routine' as const) })
  .map(({ starts, urgency, ...rest }): ClockDates => ({ ...rest, starts: { received: day0, ...starts }, reopened: [], state: { urgency, register: null } }));
const limits = fc.uniqueArray(limit, { selector: ({ id }) => id, minLength: 1, maxLength: 6 });
const owed = fc.array(fc.integer({ min: 0, max: 120 }).map((days) => addDays(day0, days)), { maxLength: 2 });

/** How the list of work picks a group: by comparing days, nothing else. */
const picked = (today: IsoDate, days: Pressing): WorkGroup => (days.lateFrom <= today ? 'overdue' : days.soonFrom <= today ? 'thisWeek' : days.waiting ? 'waiting' : 'open');

describe('the days on which a case presses', () => {
  it('put it into the same group as its clocks reckoned anew, on every day from its last event on', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(dates, limits, owed, (held, set, also) => {
        const input = { limits: set, dates: held, holidays };
        const days = pressing(input, also);
        const last = held.waits.at(-1);
        const from = last ? (last.ended ?? last.began) : day0;
        for (let step = 0; step < 150; step++) {
          const today = addDays(from, step);
          const group = groupOn(today, input, also);
          seen.add(`${group}${last?.ended === null ? ' open wait' : ''}`);
          if (picked(today, days) !== group) expect({ today, group: picked(today, days) }).toEqual({ today, group });
        }
        // The order within a group: the earliest day that stands still, the end of the wait with it.
        const today = addDays(from, 1);
        const standing = openDeadlines(deadlines({ ...input, today })).filter((one) => one.state !== 'standing' || one.due < today).map(({ due }) => due);
        expect(days.pressesOn).toBe([...standing, ...also, ...(last?.ended === null ? [last.until] : []), neverDue].sort()[0]);
      }),
      { numRuns: 400 },
    );
    expect([...seen].sort()).toEqual(['open', 'overdue', 'overdue open wait', 'thisWeek', 'thisWeek open wait', 'waiting open wait'].sort());
    expect(workGroups).toHaveLength(4);
  }, 120_000);

  it('of a case without a limit never come by themselves', () => {
    const bare: ClockDates = { starts: { received: day0, complete: null, screened: null, decided: null, 'letter-dated': null, 'letter-sent': null }, allSent: null, withdrawn: null, declined: false, reopened: [], waits: [], acknowledged: null, state: { urgency: 'routine', register: null } };
    expect(pressing({ limits: undefined, dates: bare, holidays })).toEqual({ lateFrom: neverDue, soonFrom: neverDue, waiting: false, chaseOn: neverDue, pressesOn: neverDue });
    expect(pressing({ limits: [], dates: bare, holidays }, ['2026-07-01'])).toMatchObject({ lateFrom: '2026-07-02', soonFrom: '2026-06-24', pressesOn: '2026-07-01' });
  });
});
