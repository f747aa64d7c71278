import { describe, expect, it } from 'vitest';
import { evolve } from '../../../shared/workflow/evolve.ts';
import { parseCaseEvent } from '../../../shared/workflow/events.ts';
import { samePerson } from '../../../shared/workflow/samePerson.ts';
import { after, approve, ask, assess, at, check, close, colleague, confirm, draft, issue, screen, second, send, telling, world } from './cases.ts';

const assessed = () => after(at.checked(), assess('met'));
const routed = () => after(assessed(), screen('criteria-met'));

describe('the second check of a route away from the panel', () => {
  it('is another person’s than the one who recorded the route and the one who decided it', () => {
    expect(ask(routed(), second, world)).toMatchObject({ ok: false, refusal: { code: 'REFUSED', message: expect.stringMatching(/who recorded the route/) } });
    const decider = { ...colleague, actorName: 'A. Screening Officer' };
    expect(ask(after(assessed(), screen('criteria-met', { decidedBy: { who: 'Dr A Screening-Officer, public health', on: '2026-05-03' } })), second, decider)).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(/who decided the route/) } });
    expect(after(routed(), second).screening?.check).toBe('done');
    expect(ask(after(routed(), second), second)).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(/checked this route already/) } });
  });

  it('comes before any letter is issued and before the case is closed, and on facts that still answer', () => {
    const approved = after(routed(), draft('criteria-met'), check, approve);
    expect(ask(approved, issue()(approved))).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(/second person has not checked/) } });
    expect(ask(routed(), close)).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(/no second person has checked/) } });
    expect(ask(after(routed(), confirm()), second)).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(/changed since the assessment/) } });
    expect(after(routed(), second, ...send('criteria-met', 'clinician'), ...send('criteria-met', 'patient'))).toMatchObject({ stage: 'letters-out' });
  });

  it('sends the case back to be screened again where the second person does not agree', () => {
    expect(ask(routed(), { type: 'checkRoute', agrees: false, reason: ' ' })).toMatchObject({ ok: false, refusal: { field: 'reason' } });
    const back = after(routed(), { type: 'checkRoute', agrees: false, reason: 'The other knee was meant.' });
    expect(back).toMatchObject({ stage: 'assessed', screening: null, letterAbout: null });
    expect(after(back, screen('to-panel')).stage).toBe('screened');
  });

  it('reads an older record, in which the second person is a typed name, and lets it close', () => {
    const old = parseCaseEvent({ type: 'screeningRecorded', version: 1, body: { route: 'criteria-met', reason: 'As the papers show.', decidedBy: { who: 'A person', on: '2026-05-03' }, verdict: 'met', secondCheck: { by: 'Another person', on: '2026-05-03' }, tellingPatient: telling, pause: null } });
    const state = evolve(assessed(), old);
    expect(state.screening).toMatchObject({ check: 'named', recordedBy: null });
    const sent = parseCaseEvent({ type: 'letterSent', version: 1, body: { letterId: 'x', how: 'post', sentAt: '2026-05-04T09:00:00.000Z', note: null } });
    expect(evolve(state, sent).stage).toBe('screened'); // what is kept in the list of cases of an older file stays right
    expect(after(state, ...send('criteria-met', 'clinician'), ...send('criteria-met', 'patient'), close).stage).toBe('closed');
  });
});

describe('whether two texts name the same person', () => {
  it.each([['Dr A. Chair, public health', 'a chair', true], ['Chloë O’Neill', 'Chloe ONeill (pharmacy)', true], ['Ann Chair', 'A Chair', false], ['', '', false], ['Dr', 'Dr', true]])('%s and %s: %s', (a, b, is) => expect(samePerson(a, b)).toBe(is));
});
