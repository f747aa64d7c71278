import { describe, expect, it } from 'vitest';
import { accessDue, openAccess } from '../../../shared/workflow/decideAccess.ts';
import { followUps, followUpWords, isLate, nextFollowUp } from '../../../shared/workflow/followUps.ts';
import { after, ask, at, colleague, decline, right, send, type Wish } from './cases.ts';

const terms = { ends: { kind: 'on', on: '2026-11-30' }, reference: 'A-1', outcomeData: { kind: 'due', what: 'Healing on X-ray', on: '2026-10-31' } };
/** An approval with two conditions, an end, and a report by a day. */
const approved = () => after(at['at-panel'](), decline({ outcome: 'approve-with-conditions', approval: terms, conditions: ['The device is used daily.', 'Smoking has stopped.'] }));
const answer = (change: object): Wish => ({ type: 'recordFollowUp', item: 'outcome-data', result: 'received', on: '2026-05-04', who: 'Dr Invented', words: 'The X-ray shows callus.', paperId: null, page: null, ...change } as Wish);
const day = (change: object): Wish => ({ type: 'setFollowUpDay', item: 'condition:0', on: '2026-07-01', why: 'The next clinic visit', ...change } as Wish);

describe('what an approval leaves to be seen to', () => {
  it('is each condition, the outcome data and the end, by the days of the decision', () => {
    const all = followUps(approved());
    expect(all.map(({ item, due, what }) => [item, due, what])).toEqual([
      ['condition:0', null, 'The device is used daily.'], ['condition:1', null, 'Smoking has stopped.'],
      ['outcome-data', '2026-10-31', 'Healing on X-ray'], ['expiry', '2026-11-30', 'The approval ends on 30 November 2026'],
    ]);
    expect(nextFollowUp(all)!.item).toBe('outcome-data');
    expect(followUps(at.decided())).toEqual([]);
    expect(followUps(at.received())).toEqual([]);
  });

  it('is late from the day after, and an approval that ended is said to have ended, never closed', () => {
    const state = approved();
    const [, , data, end] = followUps(state);
    expect([isLate(data!, '2026-10-31'), isLate(data!, '2026-11-01')]).toEqual([false, true]);
    expect(followUpWords(data!, '2026-10-30')).toBe('1 day left');
    expect(followUpWords(data!, '2026-11-02')).toBe('Overdue: 2 days late');
    expect(followUpWords(end!, '2026-11-30')).toBe('The approval ends today');
    expect(followUpWords(end!, '2026-12-02')).toBe('The approval ended on 30 November 2026, 2 days ago; nobody has recorded that it lapsed');
    expect(state.stage).toBe('decided');
  });

  it('takes a day, an answer, and another answer; the last one stands, and the next due moves on', () => {
    let state = after(approved(), day({}));
    expect(nextFollowUp(followUps(state))).toMatchObject({ item: 'condition:0', due: '2026-07-01', daySet: true });
    state = after(state, answer({ item: 'condition:0', result: 'not-met', words: 'Not used at weekends.' }), answer({ item: 'condition:0', result: 'met', words: 'Used daily, by the log.' }), answer({}));
    expect(followUps(state).map(({ record }) => record?.result ?? null)).toEqual(['met', null, 'received', null]);
    expect(nextFollowUp(followUps(state))!.item).toBe('expiry');
    expect(ask(state, day({}))).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(/answered already/) } });
  });

  it('goes on when the case is closed, and ends with the decision that it belongs to', () => {
    const closed = after(approved(), ...send('approved', 'clinician'), ...send('approved', 'patient'), { type: 'closeCase' });
    expect(after(closed, day({}), answer({})).stage).toBe('closed');
    const alone = { who: 'The chair', on: '2026-05-03', present: ['The chair'], kind: 'chairs-action', couldNotWait: 'The operation was planned for the next morning, three weeks before the meeting.', underRule: 'Terms of reference, section 6' };
    const byChair = after(after(at.screened(), decline({ outcome: 'approve', approval: terms, decidedBy: alone })), answer({}));
    const again = after(byChair, { type: 'ratifyDecision', panel: 'The panel', metOn: '2026-05-04', ratified: false, words: 'The panel wants to read the scan of April first.' });
    expect(followUps(again)).toEqual([]);
    expect(followUps(after(again, decline({ outcome: 'approve', approval: terms }))).map(({ record }) => record)).toEqual([null, null]);
  });

  it.each([
    ['an answer that does not fit', answer({ result: 'met' }), /no answer to/],
    ['a day in the future', answer({ on: '2026-05-05' }), /lies in the future/],
    ['a day before the decision', answer({ on: '2026-05-01' }), /before the decision/],
    ['a lapse before the end', answer({ item: 'expiry', result: 'lapsed' }), /had not ended yet/],
    ['nobody who said it', answer({ who: ' ' }), /who told you/],
    ['no words', answer({ words: '' }), /what came of it/],
    ['a paper of another case', answer({ paperId: 'paper-99' }), /not with the case/],
    ['a page of no paper', answer({ page: '3' }), /no paper/],
    ['a condition that is not there', answer({ item: 'condition:7', result: 'met' }), /no such condition/],
    ['a day that has passed', day({ on: '2026-05-01' }), /passed already/],
    ['a day without a why', day({ why: ' ' }), /why it was chosen/],
  ])('refuses %s', (_, wish, words) => {
    expect(ask(approved(), wish)).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(words) } });
  });
});

describe('a legal hold', () => {
  it('stands until it is lifted with a reason, at any stage', () => {
    const held = after(at.closed(), right.placeHold);
    expect(held.hold).toEqual({ askedBy: 'The legal team', reason: 'A letter before claim came.' });
    expect(ask(held, right.placeHold(held))).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(/on legal hold already/) } });
    expect(ask(held, { type: 'liftHold', reason: ' ' })).toMatchObject({ ok: false, refusal: { field: 'reason' } });
    expect(after(held, right.liftHold)).toMatchObject({ hold: null, stage: 'closed' });
  });
});

describe('a request for access', () => {
  it.each([['2026-05-04', '2026-06-04'], ['2026-01-31', '2026-02-28'], ['2028-01-31', '2028-02-29'], ['2026-12-31', '2027-01-31'], ['2026-08-31', '2026-09-30']])('asked for on %s is due by %s', (asked, due) => expect(accessDue(asked)).toBe(due));

  const open = () => after(at.closed(), right.askAccess);
  const review = (change: object) => ({ type: 'reviewAccessItem', itemId: 'a', answer: 'disclose', disclosed: null, reason: null, ...change });
  const on = (wish: object) => (state: Parameters<typeof openAccess>[0]) => ({ ...wish, requestId: openAccess(state)!.requestId }) as Wish;
  const checkAll = (state: Parameters<typeof openAccess>[0]) => ({ type: 'checkAccess', requestId: openAccess(state)!.requestId, agrees: true, reason: null, open: ['a', 'b'] }) as Wish;
  const reviewed = () => after(open(), on(review({})), on(review({ itemId: 'b', answer: 'redact', disclosed: 'A neighbour rang.', reason: 'The name is about somebody else' })));

  it('needs an answer to every item, then another person, then it may be written', () => {
    const part = after(open(), on(review({})));
    expect(ask(part, checkAll(part), colleague)).toMatchObject({ ok: false, refusal: { message: 'One item has no answer yet.' } });
    const state = reviewed();
    expect(ask(state, checkAll(state))).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(/another person’s/) } });
    const write = { type: 'writeAccess', requestId: openAccess(state)!.requestId, open: ['a', 'b'], sha256: 'b'.repeat(64) } as Wish;
    expect(ask(state, write)).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(/No second person/) } });
    const checked = ask(state, checkAll(state), colleague);
    expect(checked).toMatchObject({ ok: true, events: [{ type: 'accessChecked', body: { by: colleague.actor } }] });
  });

  it('an answer that is changed after the check, and an item that came since, need the check again', () => {
    const state = reviewed();
    const byColleague = { type: 'checkAccess', requestId: openAccess(state)!.requestId, agrees: true, reason: null, open: ['a', 'b'] } as Wish;
    const checked = ask(state, byColleague, colleague);
    if (!checked.ok) throw new Error(checked.refusal.message);
    const whole = after({ ...state, version: state.version + 1, access: state.access.map((one) => ({ ...one, checkedBy: colleague.actor })) });
    const write = (items: string[]) => ({ type: 'writeAccess', requestId: openAccess(state)!.requestId, open: items, sha256: 'b'.repeat(64) }) as Wish;
    expect(ask(whole, write(['a', 'b']))).toMatchObject({ ok: true, events: [{ body: { disclosed: 1, redacted: 1, withheld: 0 } }] });
    expect(ask(whole, write(['a', 'b', 'c']))).toMatchObject({ ok: false, refusal: { message: 'One item has no answer yet.' } });
    const changed = after(whole, on(review({ answer: 'withhold', reason: 'Legal advice' })));
    expect(ask(changed, write(['a', 'b']))).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(/No second person/) } });
  });

  it.each([
    ['withholding without a reason', review({ answer: 'withhold' }), /needs a reason/],
    ['taking out everything', review({ answer: 'redact', disclosed: ' ', reason: 'A name' }), /Nothing is left/],
    ['taking out words without a reason', review({ answer: 'redact', disclosed: 'x' }), /why words were taken out/],
    ['ending it as sent with nothing written', { type: 'endAccess', how: 'sent' }, /No export has been written/],
  ])('refuses %s', (_, wish, words) => {
    const state = open();
    expect(ask(state, on(wish)(state))).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(words) } });
  });
});
