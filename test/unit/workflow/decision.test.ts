import { describe, expect, it } from 'vitest';
import { decisionFields, outcomes, requiredFields } from '../../../shared/workflow/decisionFields.ts';
import type { CaseState } from '../../../shared/workflow/evolve.ts';
import { after, approval, argue, ask, assess, at, decline, defer, full, list, pause, screen, standing, telling } from './cases.ts';

const atPanel = (verdict = 'not-met', args = 1): CaseState => {
  let state = at.checked();
  for (let i = 1; i < args; i++) state = after(state, argue(`Argument number ${i + 1} of the clinician.`));
  return after(state, assess(verdict), screen('to-panel'), list);
};
const refusal = (state: CaseState, change: object) => {
  const decided = ask(state, decline(change)(state));
  return decided.ok ? null : decided.refusal;
};
const words = (n: number) => `Reason number ${n}: the clinic letter of March says how this patient differs in scan ${n}.`;

describe('a panel’s decision', () => {
  it('is recorded when its record is complete, for each outcome', () => {
    const state = atPanel();
    expect(ask(state, decline()(state)).ok).toBe(true);
    expect(ask(state, decline({ outcome: 'approve' })(state)).ok).toBe(true);
    expect(ask(state, decline({ outcome: 'approve-with-conditions', conditions: ['Reviewed by the clinic after three months'] })(state)).ok).toBe(true);
    expect(ask(state, defer()).ok).toBe(true);
    const met = atPanel('met');
    const route = { outcome: 'route-elsewhere', route: { to: 'criteria-met', reason: words(1) }, decidedBy: full(state).decidedBy, tellingPatient: telling };
    expect(ask(met, { type: 'recordDecision', record: route as never, principles: [], reserved: [] }).ok).toBe(true);
  });

  it('needs every field that the table of fields asks for, and the sentence names it', () => {
    for (const outcome of outcomes) {
      const state = atPanel(outcome === 'route-elsewhere' ? 'met' : 'not-met');
      const whole = {
        ...full(state),
        ...(outcome === 'defer' || outcome === 'route-elsewhere' ? { caseRestated: undefined, comparator: undefined, argumentFindings: undefined, evidence: undefined, principles: undefined, exceptionality: undefined, couldChange: undefined, rightCommissioner: undefined, similarPatients: undefined, dissent: undefined } : {}),
        outcome,
        ...(outcome.startsWith('approve') ? { approval } : {}),
        ...(outcome === 'approve-with-conditions' ? { conditions: ['Reviewed by the clinic after three months'] } : {}),
        ...(outcome === 'defer' ? { deferral: { needs: [{ clause: '4.1', what: 'A scan', proof: 'The report', heldBy: 'The hospital' }], pause } } : {}),
        ...(outcome === 'route-elsewhere' ? { route: { to: 'criteria-met', reason: words(1) } } : {}),
      };
      const send = (record: object) => ask(state, { type: 'recordDecision', record: record as never, principles: ['3.1', '4.1'], reserved: [] });
      expect([outcome, send(whole)]).toMatchObject([outcome, { ok: true }]);
      for (const field of requiredFields(outcome)) {
        if (field.id === 'decidedBy') continue; // its shape asks for it; blank is below
        expect([field.id, send({ ...whole, [field.id]: undefined })]).toMatchObject([field.id, { ok: false, refusal: { code: 'INVALID', field: field.id, message: expect.stringContaining(field.label) } }]);
      }
    }
  });

  it('takes no field that does not belong to its outcome', () => {
    const state = atPanel();
    expect(refusal(state, { conditions: ['Reviewed by the clinic after three months'] })).toMatchObject({ field: 'conditions' });
    expect(refusal(state, { deferral: { needs: [], pause } })).toMatchObject({ field: 'deferral' });
    expect(ask(state, defer({ route: { to: 'criteria-met', reason: words(1) } }))).toMatchObject({ ok: false, refusal: { field: 'route' } });
  });

  it('does not ask for a finding on exceptionality when it defers or routes', () => {
    const field = decisionFields.find((candidate) => candidate.id === 'exceptionality')!;
    expect(field.requiredFor).toEqual(['approve', 'approve-with-conditions', 'decline']);
  });

  it('answers every argument that stands, and only those', () => {
    const state = atPanel('not-met', 3);
    const findings = full(state).argumentFindings;
    expect(refusal(state, { argumentFindings: findings.slice(0, 2) })).toMatchObject({ field: 'argumentFindings', message: expect.stringContaining('argument 3 of 3') });
    expect(refusal(state, { argumentFindings: [] })).toMatchObject({ field: 'argumentFindings' });
    expect(refusal(state, { argumentFindings: [...findings, { argumentId: 'other', finding: 'No', reason: words(9) }] })).toMatchObject({ field: 'argumentFindings' });
    expect(refusal(state, { argumentFindings: [...findings, findings[0]] })).toMatchObject({ message: expect.stringContaining('answered twice') });

    const [first] = standing(state);
    const fewer = after(state, { type: 'withdrawArgument', argumentId: first!.id, reason: 'Said twice' });
    expect(refusal(fewer, { argumentFindings: findings })).toMatchObject({ field: 'argumentFindings' });
    expect(refusal(fewer, {})).toBeNull();
    const corrected = after(state, argue('The first argument in better words.', first!.id));
    expect(refusal(corrected, { argumentFindings: findings })).toMatchObject({ field: 'argumentFindings' });
    expect(refusal(corrected, {})).toBeNull();
  });

  it('keeps the policy’s order of principles', () => {
    const state = atPanel();
    const of = (...clauses: string[]) => ({ principles: clauses.map((clause, index) => ({ clause, reason: words(index) })) });
    expect(refusal(state, of('4.1', '3.1'))?.message).toContain('order');
    expect(refusal(state, of('3.1', '3.1'))?.message).toContain('twice');
    expect(refusal(state, of('9.9'))?.message).toContain('not one that the policy relies on');
    expect(refusal(state, of('5.3'))?.message).toContain('until exceptionality is found');
    expect(refusal(state, of('4.1'))).toBeNull(); // silent on those never reached
  });

  it('asks for no principles where the policy prints none', () => {
    const state = atPanel();
    const send = (principles: string[]) => ask(state, { type: 'recordDecision', record: full(state, { principles: undefined }), principles, reserved: [] });
    expect(send([]).ok).toBe(true);
    expect(send(['3.1'])).toMatchObject({ ok: false, refusal: { field: 'principles' } });
  });

  it.each(['5.3', '6.2', '7.2'])('takes question %s only once the panel recorded that it found exceptionality', (clause) => {
    const state = atPanel();
    const reservedQuestions = [{ clause, reason: words(7) }];
    expect(refusal(state, { reservedQuestions })).toMatchObject({ code: 'REFUSED', field: 'reservedQuestions', message: expect.stringContaining('did not record that it found exceptionality') });
    expect(refusal(state, { reservedQuestions, exceptionality: { found: 'found', words: words(8) } })).toBeNull();
  });

  it('never changes what the panel found', () => {
    const state = atPanel();
    for (const found of ['found', 'not-found']) {
      for (const outcome of ['approve', 'decline']) {
        const decided = ask(state, decline({ outcome, exceptionality: { found, words: words(3) } })(state));
        expect(decided).toMatchObject({ ok: true, events: [{ body: { record: { outcome, exceptionality: { found, words: words(3) } } } }] });
      }
    }
  });

  const stock = [
    '', '   ', 'n/a', 'N/A.', 'none', 'See above', 'As per policy', 'As per the ICB policy.', 'Not exceptional', 'The patient is not exceptional.',
    'The patient is not considered to be clinically exceptional.', 'Exceptionality has not been demonstrated.', 'No evidence of exceptionality', 'Not exceptional as per policy, see above.',
    'Does not meet the criteria in the policy', 'Declined in line with the commissioning policy.', 'The panel considered this request carefully and declined it.', 'Insufficient clinical evidence',
    'Not routinely commissioned.', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'no no no no no no no no no no no no', 'too short', '. . . . . . . . . . . . . . . . . . . .',
  ];
  it.each(stock)('does not take %j as a reason', (text) => {
    const state = atPanel();
    const finding = { ...full(state).argumentFindings[0]!, reason: text };
    expect(refusal(state, { argumentFindings: [finding] })).toMatchObject({ code: 'INVALID', field: 'argumentFindings', message: expect.stringMatching(/reason on argument 1 (is|holds|repeats).*\.$/) });
    for (const field of ['caseRestated', 'comparator', 'evidence', 'couldChange']) expect([field, refusal(state, { [field]: text })]).toMatchObject([field, { field }]);
    expect(refusal(state, { exceptionality: { found: 'not-found', words: text } })).toMatchObject({ field: 'exceptionality' });
    expect(refusal(state, { principles: [{ clause: '3.1', reason: text }] })).toMatchObject({ field: 'principles' });
  });

  it.each([
    'The scan of March shows bridging callus on two cortices, so healing goes on.',
    'Others with this fracture at four months have the same risk from surgery, as the audit shows.',
    'The policy’s clause 2.4 asks for three months of rest; the physiotherapy notes show five weeks.',
    'Smoking is named in clause 2.5 as a feature that is not itself an exception; nothing else was put.',
  ])('takes %j', (text) => {
    const state = atPanel();
    expect(refusal(state, { argumentFindings: [{ ...full(state).argumentFindings[0]!, reason: text }] })).toBeNull();
  });

  it('does not take the same words for two arguments, however they are spaced or spelled large', () => {
    const state = atPanel('not-met', 2);
    const [a, b] = full(state).argumentFindings;
    expect(refusal(state, { argumentFindings: [a, { ...b!, reason: `  ${a!.reason.toUpperCase()} !` }] })).toMatchObject({ field: 'argumentFindings', message: expect.stringContaining('same words') });
    expect(refusal(state, { comparator: full(state).caseRestated })).toMatchObject({ message: expect.stringContaining('same words') });
  });

  it('names who decided and when, apart from who recorded it', () => {
    const state = atPanel();
    const by = full(state).decidedBy;
    for (const decidedBy of [{ ...by, who: ' ' }, { ...by, on: '2026-05-05' }, { ...by, on: '2026-04-30' }]) expect(refusal(state, { decidedBy })).toMatchObject({ field: 'decidedBy' });
  });

  it('defers only with needs that say clause, what, proof and holder, an end and an owner', () => {
    const state = atPanel();
    const need = { clause: '4.1', what: 'A scan', proof: 'The report', heldBy: 'The hospital' };
    const bad = [
      { needs: [], pause },
      ...(['clause', 'what', 'proof', 'heldBy'] as const).map((part) => ({ needs: [need, { ...need, [part]: ' ' }], pause })),
      { needs: [need], pause: { ...pause, owner: '' } },
      { needs: [need], pause: { ...pause, until: '2026-05-04' } },
    ];
    for (const deferral of bad) expect(ask(state, defer({ deferral }))).toMatchObject({ ok: false, refusal: { field: 'deferral' } });
  });

  describe('when the policy question is open', () => {
    const open = ['not-known', 'disputed', 'rules-clash', 'silent', 'no-policy-held', 'text-not-held', 'cannot-tell-which-version', 'not-yet-in-force', 'a-word-from-later'];
    it.each(open)('“%s” can be deferred, but neither declined nor routed elsewhere', (verdict) => {
      const state = atPanel(verdict);
      expect(refusal(state, {})).toMatchObject({ code: 'REFUSED', field: 'outcome', message: expect.stringContaining('not a ground for declining') });
      for (const to of ['criteria-met', 'outside-policy', 'service-development']) {
        expect(ask(state, { type: 'recordDecision', record: { outcome: 'route-elsewhere', decidedBy: full(state).decidedBy, route: { to: to as 'criteria-met', reason: words(1) }, tellingPatient: telling }, principles: [], reserved: [] })).toMatchObject({ ok: false, refusal: { field: 'route' } });
      }
      expect(ask(state, defer()).ok).toBe(true);
      expect(refusal(state, { outcome: 'approve' })).toMatchObject({ field: 'despiteOpenQuestion' });
      expect(refusal(state, { outcome: 'approve', despiteOpenQuestion: words(5) })).toBeNull();
    });
  });
});
