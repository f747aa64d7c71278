import { describe, expect, it } from 'vitest';
import { noCase } from '../../../shared/workflow/evolve.ts';
import { after, argue, ask, assess, at, because, close, confirm, finish, pause, pin, policy, receive, screen, second, send } from './cases.ts';

const open = ['not-known', 'disputed', 'rules-clash', 'silent', 'no-policy-held', 'text-not-held', 'cannot-tell-which-version', 'cannot-tell-version', 'not-yet-in-force', 'no-longer-in-force', 'anything'];
const away = ['criteria-met', 'outside-policy', 'other-commissioner', 'service-development'] as const;
const assessed = (verdict: string) => after(at.checked(), assess(verdict));

describe('screening', () => {
  it.each(open)('“%s” takes no case out of the panel’s way', (verdict) => {
    const state = assessed(verdict);
    for (const route of away) expect([route, ask(state, screen(route))]).toMatchObject([route, { ok: false, refusal: { code: 'REFUSED', field: 'route', message: expect.stringMatching(/because .*\.$/) } }]);
    expect(ask(state, screen('to-panel')).ok).toBe(true);
    expect(ask(state, screen('more-information')).ok).toBe(true);
  });

  it('“criteria met” needs that the policy’s criteria are met', () => {
    for (const verdict of ['not-met', 'position-applies', 'outside-scope']) {
      expect(ask(assessed(verdict), screen('criteria-met'))).toMatchObject({ ok: false, refusal: { code: 'REFUSED' } });
      expect(ask(assessed(verdict), screen('outside-policy')).ok).toBe(true);
    }
    expect(ask(assessed('met'), screen('criteria-met')).ok).toBe(true);
  });

  it('needs a reason, who decided, and how the patient hears of it where the panel is passed by', () => {
    const state = assessed('met');
    const fields = (change: object, route: (typeof away)[number] | 'to-panel' = 'criteria-met') => {
      const decided = ask(state, screen(route, change));
      return decided.ok ? null : decided.refusal.field;
    };
    for (const reason of ['', 'as per policy', 'criteria met']) expect(fields({ reason })).toBe('reason');
    expect(fields({ decidedBy: { who: '', on: '2026-05-03' } }, 'to-panel')).toBe('decidedBy');
    expect(fields({ decidedBy: { who: 'An officer', on: '2026-05-09' } }, 'to-panel')).toBe('decidedBy');
    expect(fields({ tellingPatient: null })).toBe('tellingPatient');
    expect(fields({ tellingPatient: { way: 'clinician-tells', reason: ' ' } })).toBe('tellingPatient');
    expect(fields({ tellingPatient: null }, 'to-panel')).toBeNull();
  });

  it('asks for more information only with an owner and an end', () => {
    const state = assessed('not-known');
    for (const held of [null, { ...pause, owner: ' ' }, { ...pause, until: '2026-05-01' }]) expect(ask(state, screen('more-information', { pause: held }))).toMatchObject({ ok: false, refusal: { field: 'pause' } });
    expect(after(state, screen('more-information'))).toMatchObject({ stage: 'returned', pause: { owner: pause.owner, until: pause.until } });
  });

  it('needs a current assessment', () => {
    expect(ask(after(at.assessed(), confirm()), screen('to-panel'))).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('changed since') } });
  });

  it('keeps no pause where nothing waits', () => {
    expect(after(at.assessed(), screen('to-panel', { pause }))).toMatchObject({ pause: null });
  });
});

describe('the check of facts', () => {
  it('ends only when every fact that the policy needs has an answer, “not known” being one', () => {
    const state = at.checking();
    const decided = ask(state, { type: 'finishFactsCheck', unanswered: [{ factId: 'bone', label: 'Bone and site' }, { factId: 'lipusDevice', label: 'Device' }] });
    expect(decided).toMatchObject({ ok: false, refusal: { code: 'REFUSED', field: 'bone', message: expect.stringMatching(/“Bone and site” has no answer yet, nor have 1 more/) } });
    const known = after(state, { type: 'confirmFact', factId: 'bone', answer: { kind: 'not-known' }, candidateId: null, note: null });
    expect(ask(known, finish)).toMatchObject({ ok: true, events: [{ body: { notKnown: ['bone'] } }] });
  });

  it('comes before an assessment, which is made with the policy of the case', () => {
    expect(ask(at.checking(), assess())).toMatchObject({ ok: false, refusal: { next: expect.stringContaining('Finish checking') } });
    const noPolicy = after(at.checking(), finish);
    expect(ask(noPolicy, assess())).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('No policy has been set') } });
    const other = { ...assess(), policy: { ...policy, hash: 'b'.repeat(64) } } as never;
    expect(ask(after(noPolicy, pin), other)).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('another policy text') } });
    const none = after(noPolicy, { type: 'pinPolicy', policy: null, answer: 'no-policy-held', governedBy: 'date received', why: 'The library holds none for this.' });
    expect(ask(none, { ...assess('no-policy-held'), policy: null } as never).ok).toBe(true);
    expect(ask(noPolicy, { type: 'pinPolicy', policy: null, answer: ' ', governedBy: 'date received', why: 'None' })).toMatchObject({ ok: false, refusal: { field: 'answer' } });
  });

  it('keeps values and names out of event bodies', () => {
    const secret = 'Zebediah Quillfeather';
    const events = [
      ask(at.checking(), { type: 'confirmFact', factId: 'patientName', answer: { kind: 'known', value: { kind: 'text', text: secret } }, candidateId: null, note: secret }),
      ask(at.checking(), { type: 'linkPatient', patientId: null, identity: { name: secret, nhsNumber: '9990000018', dateOfBirth: '1970-01-01', address: secret } }),
      ask(at.checking(), argue(`${secret} cannot walk.`)),
    ].flatMap((decided) => (decided.ok ? decided.events : []));
    expect(events).toHaveLength(3);
    for (const event of events) expect(JSON.stringify([event.type, event.body])).not.toMatch(/Zebediah|9990000018|1970/);
  });
});

describe('receiving', () => {
  it('takes no day in the future and no urgency without a word', () => {
    expect(ask(noCase, { ...receive, receivedOn: '2026-05-05' } as never)).toMatchObject({ ok: false, refusal: { field: 'receivedOn' } });
    expect(ask(noCase, { ...receive, urgency: 'urgent' } as never)).toMatchObject({ ok: false, refusal: { field: 'urgencyReason' } });
  });
  it('compares two identifiers before a paper joins a case that is under way', () => {
    for (const identifiersCompared of [[], ['nhs-number'], ['nhs-number', 'nhs-number']]) {
      expect(ask(at.checking(), { type: 'addPaper', paperId: 'p', role: 'letter', pages: null, identifiersCompared })).toMatchObject({ ok: false, refusal: { field: 'identifiersCompared' } });
    }
  });
});

describe('closing', () => {
  it('comes after the letters of the outcome', () => {
    const routed = after(assessed('met'), screen('criteria-met'), second);
    expect(ask(routed, close)).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(/to the clinician, to the patient/) } });
    const one = after(routed, ...send('criteria-met', 'clinician'));
    expect(ask(one, close)).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(/sent: to the patient\./) } });
    expect(after(one, ...send('criteria-met', 'patient'), close).stage).toBe('closed');
    const told = after(assessed('met'), screen('criteria-met', { tellingPatient: { way: 'clinician-tells', reason: 'The patient asked for this.' } }), second, ...send('criteria-met', 'clinician'), close);
    expect(told.stage).toBe('closed');
  });

  it.each(open)('does not happen once the verdict is “%s”', (verdict) => {
    const routed = after(assessed('met'), screen('criteria-met'), second, ...send('criteria-met', 'clinician'), assess(verdict));
    expect(routed.stage).toBe('screened'); // assessing again moved nothing and sent nothing
    expect(ask(routed, close)).toMatchObject({ ok: false, refusal: { code: 'REFUSED', message: expect.stringContaining('because') } });
  });

  it('does not take a letter that was sent for an earlier outcome', () => {
    const closed = after(assessed('met'), screen('criteria-met'), second, ...send('criteria-met', 'clinician'), ...send('criteria-met', 'patient'), close);
    const again = after(closed, { type: 'reopen', reason: because }, finish, assess('met'), screen('criteria-met'), second);
    expect(ask(again, close)).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('letters') } });
  });

  it('of a withdrawn case needs no letter', () => {
    expect(after(at.withdrawn(), close).stage).toBe('closed');
  });
});
