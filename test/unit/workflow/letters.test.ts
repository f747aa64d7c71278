import { describe, expect, it } from 'vitest';
import { correctedSince } from '../../../shared/workflow/correction.ts';
import { lettersBeforeCorrection } from '../../../shared/workflow/decideLetters.ts';
import { after, approve, ask, at, check, checks, decline, draft, issue, now, send, sent, type Wish } from './cases.ts';

const steps = [check, approve, issue(), sent] as const;
const names = ['checkLetter', 'approveLetter', 'issueLetter', 'recordLetterSent'];
const drafted = () => after(at.decided(), draft());
const letterOf = (state: ReturnType<typeof drafted>) => Object.values(state.letters)[0]!;

describe('a letter', () => {
  it('goes draft, checked, approved, issued, sent, and no other way', () => {
    let state = drafted();
    for (const [index, step] of steps.entries()) {
      for (const [other, wrong] of steps.entries()) {
        if (other !== index) expect([names[other], ask(state, wrong(state))]).toMatchObject([names[other], { ok: false, refusal: { code: 'REFUSED', message: expect.stringMatching(/^Only .*this one is /) } }]);
      }
      state = after(state, step(state));
    }
    expect(letterOf(state)).toMatchObject({ status: 'sent', pdfSha256: 'a'.repeat(64) });
  });

  it('that is drafted again is checked and approved again', () => {
    let state = after(drafted(), check, approve);
    const { id } = letterOf(state);
    const redraft: Wish = { type: 'draftLetter', letterId: id, about: 'declined', recipient: 'clinician', document: {} };
    state = after(state, redraft);
    expect(letterOf(state)).toMatchObject({ id, status: 'draft', number: 2 });
    expect(ask(state, { type: 'checkLetter', letterId: id, number: 1 })).toMatchObject({ ok: false, refusal: { code: 'CONFLICT' } });
    const issued = after(state, check, approve, issue());
    expect(ask(issued, redraft)).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('not changed any more') } });
  });

  it('goes back to its writer with a reason', () => {
    const state = after(drafted(), check);
    const { id } = letterOf(state);
    expect(ask(state, { type: 'returnLetter', letterId: id, number: 1, reason: ' ' })).toMatchObject({ ok: false, refusal: { field: 'reason' } });
    expect(letterOf(after(state, { type: 'returnLetter', letterId: id, number: 1, reason: 'A date is wrong' })).status).toBe('draft');
  });

  it('fits the outcome that is recorded', () => {
    for (const about of ['approved', 'criteria-met', 'deferred'] as const) expect(ask(at.decided(), draft(about))).toMatchObject({ ok: false, refusal: { field: 'about' } });
    expect(ask(at.deferred(), draft('deferred')).ok).toBe(true);
    expect(ask(at.returned(), draft('information-needed')).ok).toBe(true);
  });

  it('written for an earlier outcome is not issued', () => {
    const deferred = after(at.deferred(), draft('deferred'), check, approve);
    const decided = after(deferred, { type: 'resume', reason: 'The scan came' }, decline());
    expect(ask(decided, issue()(decided))).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('earlier outcome') } });
  });

  describe('is issued only', () => {
    const ready = () => after(drafted(), check, approve);
    const field = (change: object) => {
      const state = ready();
      const decided = ask(state, issue(change)(state));
      return decided.ok ? null : decided.refusal.field;
    };
    it('after two identifiers were compared for it', () => {
      for (const identifiersCompared of [[], ['name'], ['name', 'name']]) expect(field({ identifiersCompared })).toBe('identifiersCompared');
      expect(field({})).toBeNull();
    });
    it('to an address confirmed for it: who, source, day', () => {
      for (const address of [null, { ...checks.address, confirmedBy: '' }, { ...checks.address, source: ' ' }, { ...checks.address, on: '2026-05-05' }]) expect(field({ address })).toBe('address');
    });
    it('when a declined one tells by when to ask again, or that the policy states none, each entered by somebody', () => {
      for (const name of ['reconsideration', 'appeal']) {
        expect(field({ [name]: null })).toBe(name);
        expect(field({ [name]: { ...checks.appeal, enteredBy: '' } })).toBe(name);
        expect(field({ [name]: { kind: 'last-date', lastDate: '2026-06-30', reckoning: '', enteredBy: 'Ola Testperson' } })).toBe(name);
        expect(field({ [name]: { kind: 'last-date', lastDate: '2026-06-30', reckoning: '40 working days from the letter', enteredBy: 'Ola Testperson' } })).toBeNull();
      }
    });
    it('and letters that tell of no appeal need no limit', () => {
      const state = after(at.deferred(), draft('deferred'), check, approve);
      expect(ask(state, issue({ reconsideration: null, appeal: null })(state)).ok).toBe(true);
    });
  });

  it('has notes that belong to one outcome', () => {
    const notes = { copies: { none: true as const }, where: { words: 'A secure address' } };
    const deferred = after(at.deferred(), { type: 'recordLetterNotes', notes });
    expect(deferred.letterNotes).toEqual(notes);
    expect(after(deferred, { type: 'recordLetterNotes', notes: {} }).letterNotes).toEqual({}); // the whole set, each time
    expect(after(deferred, { type: 'resume', reason: 'The scan came' }).letterNotes).toEqual({});
  });

  it('is not sent in the future', () => {
    const state = after(drafted(), check, approve, issue());
    expect(ask(state, { type: 'recordLetterSent', letterId: letterOf(state).id, how: 'post', sentAt: '2026-05-04T09:00:00.001Z', note: null })).toMatchObject({ ok: false, refusal: { field: 'sentAt' } });
    expect(ask(state, { type: 'recordLetterSent', letterId: letterOf(state).id, how: 'post', sentAt: now, note: null }).ok).toBe(true);
  });

  it('that corrects a sent one is open once words of the decision were put right, also after closing, and moves no clock', () => {
    const closed = at.closed();
    expect(lettersBeforeCorrection(closed)).toEqual([]);
    expect(ask(closed, draft('declined'))).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('nothing was put right') } });
    const put: Wish = { type: 'correctDecision', place: 'comparator', words: 'Adults with a delayed union of the tibia six months after a nail.', why: 'The number was wrong', askedBy: 'The chair' };
    let state = after(closed, put);
    expect(lettersBeforeCorrection(state).map(({ recipient }) => recipient)).toEqual(['clinician', 'patient']);
    expect(correctedSince(state.decision!.signed, state.decision!.corrections, lettersBeforeCorrection(state)[0]!.issued!.seq)).toEqual([
      { what: expect.any(String), before: 'Adults with a delayed union of the tibia four months after a nail.', after: put.type === 'correctDecision' ? put.words : '', why: 'The number was wrong' },
    ]);
    state = after(state, ...send('declined', 'clinician'));
    expect(lettersBeforeCorrection(state).map(({ recipient }) => recipient)).toEqual(['patient']);
    state = after(state, ...send('declined', 'patient'));
    expect([lettersBeforeCorrection(state), state.stage]).toEqual([[], 'closed']);
    // A word that was put back as it was signed needs no letter to say so.
    const back = after(at.closed(), put, { ...put, words: 'Adults with a delayed union of the tibia four months after a nail.' } as Wish);
    expect(correctedSince(back.decision!.signed, back.decision!.corrections, 0)).toEqual([]);
  });
});
