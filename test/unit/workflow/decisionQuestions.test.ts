import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionQuestions, orderFault, questionOrder } from '../../../shared/domain/decisionQuestions.ts';
import lscFile from '../../../shared/policy/policies/lsc-clin12-lipus-2.json';
import { parsePolicy } from '../../../shared/policy/schema.ts';
import { decisionFields, fieldsInOrder } from '../../../shared/workflow/decisionFields.ts';
import { parseCaseEvent } from '../../../shared/workflow/events.ts';
import type { CaseState } from '../../../shared/workflow/evolve.ts';
import { approval, ask, at, decidedBy, decline, full, principles, reserved, standing } from './cases.ts';

const state = at['at-panel']();
const refusal = (change: object, more: object = {}, on: CaseState = state) => {
  const decided = ask(on, { type: 'recordDecision', record: full(on, change), principles, reserved, ...more });
  return decided.ok ? null : decided.refusal;
};
const member = { name: 'Dana Mockup', role: 'Chair', decides: true, interest: null };
const withMembers = (...members: object[]) => ({ decidedBy: { ...decidedBy, members } });
const interest = { kind: 'financial' as const, what: 'Holds shares in the maker', managed: 'left' as const };

describe('the order of the questions', () => {
  it('is the policy’s where it names one, every question once, and the finding always before what waits for it', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...decisionQuestions], { minLength: 2 }), (named) => {
        const order = questionOrder(named);
        expect([...order].sort()).toEqual([...decisionQuestions].sort());
        expect(order.filter((one) => named.includes(one))).toEqual(named);
        const late = order.indexOf('exceptionality') < order.indexOf('outcome') && order.indexOf('exceptionality') < order.indexOf('reservedQuestions');
        if (!late) expect(orderFault(named)).not.toBeNull();
      }),
    );
    expect(orderFault([])).toBeNull();
  });

  it('stands in the policy’s file; an order that lets reserved questions come before the finding is no policy', () => {
    const moved = parsePolicy({ ...lscFile, decisionOrder: ['comparator', 'caseRestated'] });
    const { order, fields } = fieldsInOrder(moved.decisionOrder);
    expect(order.indexOf('comparator')).toBe(order.indexOf('caseRestated') - 1);
    expect(fields.map((field) => field.id)).toEqual(order.filter((id) => id !== 'outcome'));
    expect(() => parsePolicy({ ...lscFile, decisionOrder: ['reservedQuestions', 'exceptionality'] })).toThrow(/finding on exceptionality/);
    expect(() => parsePolicy({ ...lscFile, decisionOrder: ['comparator', 'comparator'] })).toThrow(/twice/);
  });

  it('asks about every question that the list of fields knows, and no other', () => {
    expect(decisionFields.map((field) => field.id)).toEqual(decisionQuestions.filter((id) => id !== 'outcome'));
  });
});

describe('who decided', () => {
  it('names each person with role, and refuses nothing on how many they are', () => {
    expect(refusal(withMembers(member))).toBeNull();
    for (const [members, message] of [
      [[], /nobody is named/],
      [[{ ...member, name: ' ' }], /no name/],
      [[{ ...member, role: '' }], /no role/],
      [[{ ...member, decides: false }], /nobody who was there could decide/],
      [[member, { ...member, name: 'dana  mockup' }], /same person/],
      [[member, { ...member, name: 'B', interest: { ...interest, what: ' ' }, decides: false }], /not described/],
    ] as const) expect(refusal(withMembers(...members))).toMatchObject({ field: 'decidedBy', message: expect.stringMatching(message) });
  });

  it('does not let somebody decide who left for an interest, and takes one whose interest was noted', () => {
    expect(refusal(withMembers(member, { ...member, name: 'B', interest }))?.message).toMatch(/said to have decided, and also to have left/);
    expect(refusal(withMembers(member, { ...member, name: 'B', interest, decides: false }))).toBeNull();
    expect(refusal(withMembers(member, { ...member, name: 'B', interest: { ...interest, managed: 'noted' } }))).toBeNull();
  });

  it('is still read from records that named those present line by line', () => {
    const old = { ...full(state), decidedBy: { who: 'The IFR panel', on: '2026-05-03', present: ['Chair'], quorum: 'Quorate' } };
    for (const part of ['rightCommissioner', 'policyBasis', 'alreadyFunded', 'similarPatients', 'equality', 'dissent'] as const) delete (old as Record<string, unknown>)[part];
    expect(parseCaseEvent({ type: 'decisionRecorded', version: 1, body: { record: old, verdict: 'not-met', assessmentId: 'a' } })).toMatchObject({ body: { record: old } });
  });
});

describe('each argument', () => {
  const features = ['2.5'];
  const findings = (named?: object) => ({ argumentFindings: full(state).argumentFindings.map((one) => ({ ...one, ...(named ? { named } : {}) })) });
  it('is asked, where the policy lists features that are not themselves an exception, whether it is one of them', () => {
    expect(refusal(findings(), { features })?.message).toMatch(/does not say whether the policy names its feature/);
    expect(refusal(findings({ answer: 'yes', clause: '9.9' }), { features })?.message).toMatch(/lists no such feature/);
    expect(refusal(findings({ answer: 'yes', clause: '2.5' }), { features })).toBeNull();
    expect(refusal(findings({ answer: 'no' }), { features })).toBeNull();
    expect(refusal(findings())).toBeNull();
  });

  it('may be such a feature and the request be approved all the same: a person decides', () => {
    expect(refusal({ ...findings({ answer: 'yes', clause: '2.5' }), outcome: 'approve', approval, exceptionality: { found: 'found', words: 'The combination of the two conditions makes the expected benefit larger.' } }, { features })).toBeNull();
    expect(standing(state)).toHaveLength(1);
  });
});

describe('what follows a decision', () => {
  const approve = (terms: object) => refusal({ outcome: 'approve', approval: { ...approval, ...terms } });
  it('is said of an approval: its end, and what is reported back', () => {
    expect(refusal({ outcome: 'approve', approval: undefined })).toMatchObject({ field: 'approval' });
    expect(refusal({ approval })).toMatchObject({ field: 'approval', message: expect.stringMatching(/does not belong/) });
    expect(approve({ ends: { kind: 'on', on: '2026-05-03' } })?.message).toMatch(/end before it began/);
    expect(approve({ ends: { kind: 'no-end', words: '' } })?.message).toMatch(/why there is no end/);
    expect(approve({ outcomeData: { kind: 'due', what: ' ', on: '2026-09-01' } })?.message).toMatch(/reported back/);
    expect(approve({ outcomeData: { kind: 'due', what: 'A scan', on: '2026-05-03' } })?.message).toMatch(/due before the decision/);
    expect(approve({ ends: { kind: 'on', on: '2026-11-03' }, outcomeData: { kind: 'due', what: 'A scan', on: '2026-09-01' } })).toBeNull();
  });

  it('is said of those who did not agree', () => {
    expect(refusal({ dissent: { kind: 'some', who: '', words: 'x' } })).toMatchObject({ field: 'dissent' });
    expect(refusal({ dissent: { kind: 'some', who: 'Sam Proforma', words: ' ' } })).toMatchObject({ field: 'dissent' });
    expect(refusal({ dissent: { kind: 'some', who: 'Sam Proforma', words: 'The risk of surgery weighs more.' } })).toBeNull();
  });

  it('says of each study what it shows, where, and its weight', () => {
    const study = { paperId: null, title: 'A trial', page: '3', shows: 'No benefit at six months', weight: 'Small; no comparison' };
    for (const part of ['title', 'page', 'shows', 'weight']) expect(refusal({ studies: [{ ...study, [part]: ' ' }] })).toMatchObject({ field: 'evidence' });
    expect(refusal({ studies: [study] })).toBeNull();
  });
});

it('the recorded decision is what was signed, word for word', () => {
  const decided = ask(state, decline()(state));
  expect(decided).toMatchObject({ ok: true, events: [{ type: 'decisionRecorded', version: 1, body: { record: full(state) } }] });
});
