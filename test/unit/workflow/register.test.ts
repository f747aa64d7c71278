import { describe, expect, it } from 'vitest';
import { decide } from '../../../shared/workflow/decide.ts';
import { evolve, noCase, type CaseState } from '../../../shared/workflow/evolve.ts';
import { gate } from '../../../shared/workflow/gates.ts';
import { callerCard } from '../../../shared/workflow/callerCard.ts';
import { caseDates } from '../../../shared/workflow/caseDates.ts';
import { deadlines } from '../../../shared/workflow/deadlines.ts';
import { shippedBankHolidays } from '../../../shared/domain/bankHolidays.ts';
import { roles } from '../../../shared/domain/roles.ts';
import type { RegisterEntry } from '../../../shared/workflow/register.ts';
import { caseCommands, stages, type Stage } from '../../../shared/workflow/stages.ts';

const at = '2026-11-22T09:00:00.000Z';
const pause = { owner: 'Ann Officer', until: '2026-12-24', chaseOn: null };
const entry = (change: Partial<RegisterEntry> = {}): RegisterEntry => ({ importId: 'import', line: 7, reference: 'OLD/7', stageWords: 'Listed', stage: 'at-panel', dueOn: '2026-12-01', rowDigest: 'a'.repeat(64), pause: null, ...change });

function receive(register?: RegisterEntry) {
  let ids = 0;
  return decide(noCase, { type: 'receiveApplication', applicationId: 'case', commissioner: 'QE1', receivedOn: '2026-09-01', urgency: 'routine', urgencyReason: null, intakeId: null, ...(register ? { register } : {}) }, { actor: 'ann', roles, now: at, newId: () => `id-${++ids}`, caseNumber: 'IFR-2026-0001' });
}

function brought(register?: RegisterEntry): CaseState {
  const decided = receive(register);
  if (!decided.ok) throw new Error(decided.refusal.message);
  return decided.events.reduce(evolve, noCase);
}

const open = (state: CaseState) => caseCommands.filter((command) => gate(state, command, { actor: 'ann', actorName: 'Ann Officer', roles }) === null);
const waiting: readonly Stage[] = ['incomplete', 'returned', 'deferred'];
const over: readonly Stage[] = ['decided', 'letters-out', 'closed', 'withdrawn', 'appeal'];

describe('a case of an earlier register', () => {
  it.each(stages.filter((stage) => !over.includes(stage) && !waiting.includes(stage)))('that stood at %s opens exactly what a new referral opens', (stage) => {
    const state = brought(entry({ stage }));
    expect(state).toMatchObject({ stage: 'received', receivedOn: '2026-09-01', factsChecked: false, facts: {}, assessment: null, screening: null, panel: null, decision: null, letterAbout: null, register: { stage, dueOn: '2026-12-01' } });
    expect(open(state)).toEqual(open(brought()));
  });

  it.each(waiting)('that waited at %s waits, tells of no outcome, and comes back to the first stage', (stage) => {
    const state = brought(entry({ stage, pause }));
    expect(state).toMatchObject({ stage: 'incomplete', comesBackTo: 'received', pause, letterAbout: null, screening: null, decision: null });
    for (const command of ['confirmAssessment', 'recordScreening', 'listForPanel', 'recordDecision', 'draftLetter', 'closeCase', 'finishFactsCheck'] as const) expect(open(state)).not.toContain(command);
    expect(open(state)).toContain('resume');
    expect(evolve(state, { type: 'caseResumed', version: 1, body: { reason: 'The papers came' } })).toMatchObject({ stage: 'received', pause: null, factsChecked: false });
  });

  it.each(over)('that stood at %s does not come in as an open one', (stage) => {
    expect(receive(entry({ stage }))).toMatchObject({ ok: false, refusal: { code: 'REFUSED', field: 'stage' } });
  });

  it('comes in with a wait where it waits and only there, with a reference, and not due before it came', () => {
    expect(receive(entry({ stage: 'deferred' }))).toMatchObject({ ok: false, refusal: { field: 'pause' } });
    expect(receive(entry({ pause }))).toMatchObject({ ok: false, refusal: { field: 'pause' } });
    expect(receive(entry({ reference: ' ' }))).toMatchObject({ ok: false, refusal: { field: 'reference' } });
    expect(receive(entry({ dueOn: '2026-08-31' }))).toMatchObject({ ok: false, refusal: { field: 'dueOn' } });
  });

  it('names nobody in its event: the words of the office stand in the row of the line', () => {
    const decided = receive(entry({ stageWords: 'With Quillfeather', reference: 'Q/1' }));
    if (!decided.ok) throw new Error('refused');
    expect(JSON.stringify(decided.events.map(({ body }) => body))).not.toMatch(/Quillfeather|Q\/1/);
    expect(decided.events[1]!.rows).toMatchObject([{ table: 'register_line', values: { reference: 'Q/1', stageWords: 'With Quillfeather', applicationId: 'case' } }]);
  });

  it('tells a caller nothing of its stage here, and sends the officer to the old file', () => {
    const card = callerCard(brought(entry()), { identityConfirmed: true, today: '2026-11-22' });
    expect(card.where).not.toMatch(/has come in|papers are being read/);
    expect(card.patient.not.join(' ')).toContain('Look in the office’s old file');
    expect(callerCard(brought(), { identityConfirmed: true, today: '2026-11-22' }).patient.not.join(' ')).not.toContain('old file');
  });
});

describe('the clocks of such a case', () => {
  const clocks = (register: RegisterEntry | undefined, today: string) => {
    const decided = receive(register);
    if (!decided.ok) throw new Error('refused');
    return deadlines({ limits: [{ id: 'screen', amount: 5, unit: 'days', from: 'received', stopsWhileWaiting: false }], dates: caseDates(decided.events.map((event) => ({ event, at }))), holidays: shippedBankHolidays(), today });
  };

  it('keep the day of the register as it was written, and say when it is past', () => {
    const of = (today: string) => clocks(entry(), today).find((one) => one.limit === 'register');
    expect(of('2026-11-22')).toMatchObject({ due: '2026-12-01', state: 'running', words: '9 days left' });
    expect(of('2026-12-01')).toMatchObject({ state: 'running', words: 'The last day is today' });
    expect(of('2026-12-03')).toMatchObject({ state: 'late', lateBy: 2, words: 'Overdue: 2 days late' });
    expect(of('2026-12-03')!.reckoning.join(' ')).toContain('did not reckon this day');
    expect(clocks(entry({ dueOn: null }), '2026-11-22').some((one) => one.limit === 'register')).toBe(false);
    expect(clocks(undefined, '2026-11-22').some((one) => one.limit === 'register')).toBe(false);
  });

  it('call nothing late that the office had done before: when it screened is not known', () => {
    expect(clocks(entry({ stage: 'at-panel' }), '2026-11-22')[0]).toMatchObject({ limit: 'screen', state: 'not-kept', lateBy: 0 });
    expect(clocks(entry({ stage: 'checking' }), '2026-11-22')[0]).toMatchObject({ limit: 'screen', state: 'late' });
  });
});
