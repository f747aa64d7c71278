import { describe, expect, it } from 'vitest';
import { noCase } from '../../../shared/workflow/evolve.ts';
import { allowedIn, caseCommands, isAllowedIn, stageLabels, stages } from '../../../shared/workflow/stages.ts';
import { after, ask, assess, at, close, confirm, receive, right, screen, second, send } from './cases.ts';

/** Cells that the stage table allows but another condition of that state refuses, with the words of the refusal. */
const refusedAllTheSame: Readonly<Record<string, RegExp>> = {
  'withdrawArgument@received': /does not stand/,
  ...Object.fromEntries(stages.map((stage) => [`withdrawEvidence@${stage}`, /does not stand/])),
  'reopen@screened': /open already/,
  'closeCase@screened': /on its way to the panel/,
  'closeCase@decided': /before its letters are sent/,
  'reopen@closed': /A panel has decided/,
  'reopen@letters-out': /A panel has decided/,
  'checkRoute@screened': /on its way to the panel/,
  'recordDecision@screened': /before the case is put to a panel/,
  'ratifyDecision@decided': /nothing to ratify/,
  'ratifyDecision@letters-out': /nothing to ratify/,
  'ratifyDecision@deferred': /nothing to ratify/,
  'withdrawArgument@reconsideration': /does not stand/,
  'recordLetterNotes@screened': /nothing to write about/,
  'recordLetterNotes@at-panel': /nothing to write about/,
  'draftLetter@screened': /nothing to write about/,
  'draftLetter@at-panel': /nothing to write about/,
  ...Object.fromEntries(['recordLetterNotes', 'draftLetter', 'checkLetter', 'returnLetter', 'approveLetter', 'issueLetter', 'recordLetterSent'].map((command) => [`${command}@closed`, /nothing was put right in its decision/])),
};

/** Commands that need something beside the stage, at whatever stage; how they are taken is tested in after.test.ts. */
const refusedEverywhere: Readonly<Record<string, RegExp>> = {
  liftHold: /not on legal hold/,
  answerIssue: /Nothing of that kind was brought up/,
  setFollowUpDay: /leaves nothing to be seen to/,
  recordFollowUp: /leaves nothing to be seen to/,
  reviewAccessItem: /no such request for access/,
  checkAccess: /no such request for access/,
  writeAccess: /no such request for access/,
  endAccess: /no such request for access/,
};

describe('the stage table', () => {
  it.each(stages)('reaches “%s” by commands', (stage) => expect(at[stage]().stage).toBe(stage));

  for (const stage of stages) {
    it.each(caseCommands)(`answers %s at “${stageLabels[stage]}” as the table says`, (command) => {
      const state = at[stage]();
      const decided = ask(state, right[command](state));
      if (!isAllowedIn(command, stage)) {
        expect(decided).toMatchObject({ ok: false, refusal: { code: 'REFUSED', message: expect.stringContaining(allowedIn[command].what), next: expect.stringMatching(/\.$/) } });
        return;
      }
      if (decided.ok) return;
      // Letters need a letter in the right state; those steps have tests of their own.
      if (/Letter/.test(command) && (decided.refusal.code === 'NOT_FOUND' || stage === 'letters-out')) return;
      const expected = refusedAllTheSame[`${command}@${stage}`] ?? refusedEverywhere[command];
      expect(`${command}@${stage}: ${decided.refusal.message}`).toMatch(expected ?? /no refusal expected/);
    });
  }

  it('answers every command on a case that does not exist', () => {
    for (const command of caseCommands) expect(ask(noCase, right[command](noCase))).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
  });

  it('receives a case once', () => {
    expect(ask(at.received(), receive)).toMatchObject({ ok: false, refusal: { code: 'CONFLICT' } });
  });

  it('tells a stale version from the present one, before anything else', () => {
    const state = at.checking();
    for (const command of caseCommands) {
      const decided = ask(state, { ...right[command](state), expectedVersion: state.version - 1 } as never);
      expect(decided).toMatchObject({ ok: false, refusal: { code: 'CONFLICT' } });
    }
  });
});

describe('waiting and coming back', () => {
  it('a deferred case comes back to the panel, a returned one to the check', () => {
    expect(after(at.deferred(), { type: 'resume', reason: 'The scan came' })).toMatchObject({ stage: 'at-panel', pause: null });
    expect(after(at.returned(), { type: 'resume', reason: 'The form came' })).toMatchObject({ stage: 'checking', factsChecked: false });
  });
  it('a reopened case keeps its number and the day it was received', () => {
    const closed = after(at.checked(), assess('met'), screen('criteria-met'), second, ...send('criteria-met', 'clinician'), ...send('criteria-met', 'patient'), close);
    expect(after(closed, { type: 'reopen', reason: 'The joint was another one' })).toMatchObject({ stage: 'checking', receivedOn: closed.receivedOn, caseNumber: closed.caseNumber, screening: null });
  });
  it('a fact answered after the assessment moves nothing, but the assessment has to be made again', () => {
    const state = after(at['at-panel'](), confirm());
    expect(state).toMatchObject({ stage: 'at-panel', assessment: { current: false } });
    expect(ask(state, right.recordDecision(state))).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('changed since the assessment') } });
    const again = after(state, assess());
    expect(again).toMatchObject({ stage: 'at-panel', letters: {}, assessment: { current: true } });
    expect(ask(again, right.recordDecision(again)).ok).toBe(true);
  });
});
