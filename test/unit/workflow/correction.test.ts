import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctedRecord, placesOf } from '../../../shared/workflow/correction.ts';
import { parseCaseEvent } from '../../../shared/workflow/events.ts';
import { decisionRecord, type DecisionRecord } from '../../../shared/workflow/shapes.ts';
import { after, ask, at, deferral, full, type Wish } from './cases.ts';

const decided = at.decided();
const correct = (change: object = {}): Wish => ({ type: 'correctDecision', place: 'comparator', words: 'Adults with a delayed union of the tibia six months after a nail.', why: 'Four months was a slip', askedBy: 'Dana Mockup, chair', ...change });
const refusal = (change: object) => {
  const answer = ask(decided, correct(change));
  return answer.ok ? null : answer.refusal;
};
const study = { paperId: null, title: 'A trial', page: '3', shows: 'No benefit', weight: 'Small' };
const member = { name: 'B', role: 'Pharmacist', decides: false, interest: { kind: 'indirect' as const, what: 'A relative works there', managed: 'left' as const } };

/** A record that holds every kind of words at once. */
const whole = (): DecisionRecord => {
  const record = full(decided) as DecisionRecord;
  return {
    ...record,
    decidedBy: { ...record.decidedBy, members: [...record.decidedBy.members!, member] },
    argumentFindings: record.argumentFindings!.map((one) => ({ ...one, named: { answer: 'yes' as const, clause: '2.5', words: 'As the clause says' } })),
    studies: [study, { ...study, title: 'Another' }], reservedQuestions: [{ clause: '5.3', reason: 'Kept until then' }], conditions: ['One condition', 'Another condition'],
    approval: { ends: { kind: 'after', words: 'One course' }, reference: 'A-1', outcomeData: { kind: 'due', what: 'A scan', on: '2026-09-01' } },
    deferral: { ...deferral, cannotTell: 'Whether it healed', why: 'The route hangs on it' }, route: { to: 'prior-approval', reason: 'Another rule answers it' },
    dissent: { kind: 'some', who: 'B', words: 'The risk' }, tellingPatient: { way: 'clinician-tells', reason: 'Asked to' }, despiteOpenQuestion: 'It could be told',
  };
};

describe('a correction', () => {
  it('puts the words right, keeps those that were signed, and is linked to the decision', () => {
    const state = after(decided, correct());
    expect(state.decision!.record.comparator).toMatch(/six months/);
    expect(state.decision!.signed.comparator).toMatch(/four months/);
    expect(state.decision!.signed).toEqual(decided.decision!.record);
    expect(state).toMatchObject({ stage: decided.stage, round: decided.round, letters: decided.letters });
    const answer = ask(decided, correct());
    if (!answer.ok) throw new Error(answer.refusal.message);
    expect(answer.events).toMatchObject([{ type: 'decisionCorrected', body: { decisionSeq: decided.version, place: 'comparator', askedBy: 'Dana Mockup, chair' } }]);
    expect(parseCaseEvent(JSON.parse(JSON.stringify(answer.events[0])))).toEqual(answer.events[0]);
  });

  it('can itself be corrected; each stays, and the last words stand', () => {
    const state = after(decided, correct(), correct({ words: 'Adults with a delayed union of the tibia eight months after a nail.' }));
    expect(state.decision!.corrections.map((one) => one.words)).toEqual([expect.stringMatching(/six/), expect.stringMatching(/eight/)]);
    expect(state.decision!.record.comparator).toMatch(/eight/);
  });

  it.each(['outcome', 'exceptionality/found', 'exceptionality', 'decidedBy/on', 'decidedBy/members/0/decides', 'route/to', 'put/order', 'argumentFindings/none/reason', 'principles', '__proto__', 'constructor/name', ''])('cannot reach “%s”: that needs a new decision', (place) => {
    expect(refusal({ place })).toMatchObject({ code: 'REFUSED', field: 'place', next: expect.stringMatching(/new decision/) });
  });

  it('says what, why and who asked, and a reason stays a reason', () => {
    expect(refusal({ words: ' ' })).toMatchObject({ field: 'words' });
    expect(refusal({ words: decided.decision!.record.comparator!.toUpperCase() })).toMatchObject({ field: 'words', message: expect.stringMatching(/same/) });
    expect(refusal({ words: 'As per policy.' })).toMatchObject({ field: 'words', message: expect.stringMatching(/stock phrase/) });
    expect(refusal({ why: '' })).toMatchObject({ field: 'why' });
    expect(refusal({ askedBy: ' ' })).toMatchObject({ field: 'askedBy' });
    expect(refusal({ place: 'decidedBy/quorum', words: 'x'.repeat(501) })).toMatchObject({ field: 'words', message: expect.stringMatching(/too long/) });
    expect(ask(at['at-panel'](), correct())).toMatchObject({ ok: false, refusal: { code: 'REFUSED' } });
  });

  it('changes the one place that it names and nothing else, wherever the words stand', () => {
    const record = whole();
    const places = placesOf(record);
    expect(new Set(places.map((place) => place.id)).size).toBe(places.length);
    expect(places.length).toBeGreaterThan(40);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.string({ minLength: 1, maxLength: 400 }), (place, words) => {
        const after = correctedRecord(record, [{ place: place.id, words, why: 'w', askedBy: 'a' }]);
        expect(decisionRecord.parse(after)).toEqual(after);
        expect(placesOf(after)).toEqual(places.map((one) => (one.id === place.id ? { ...one, words } : one)));
        expect(record).toEqual(whole());
      }),
    );
  });

  it('that fits no place of the record leaves it as it was signed', () => {
    expect(correctedRecord(whole(), [{ place: 'outcome', words: 'approve', why: 'w', askedBy: 'a' }])).toEqual(whole());
  });
});
