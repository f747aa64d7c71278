import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../shared/domain/result.ts';
import { caseCommand } from '../../shared/workflow/commands.ts';
import { decide } from '../../shared/workflow/decide.ts';
import type { DecidedEvent } from '../../shared/workflow/decided.ts';
import { type CaseState, evolve, evolveAll, noCase, project } from '../../shared/workflow/evolve.ts';
import { parseCaseEvent } from '../../shared/workflow/events.ts';
import { caseCommands, stages, type CaseCommandType } from '../../shared/workflow/stages.ts';
import { forward } from '../unit/workflow/forward.ts';
import { type Wish, argue, assess, at, byTheChair, colleague, decline, defer, finish, issue, ratify, receive, right, screen, second, world } from '../unit/workflow/cases.ts';

/** Written apart from the stage table: which event may take a case from where to where. */
const moves: Readonly<Record<string, readonly string[]>> = {
  applicationReceived: ['received>received'],
  factConfirmed: ['received>checking', 'reconsideration>checking'],
  factsCheckFinished: ['received>checked', 'checking>checked', 'reconsideration>checked'],
  returnedIncomplete: ['received>incomplete', 'checking>incomplete', 'reconsideration>incomplete'],
  routeCheckRefused: ['screened>assessed'],
  caseLinked: ['received>reconsideration', 'received>appeal'],
  reviewRecorded: ['appeal>decided'],
  decisionRatified: ['decided>at-panel', 'letters-out>at-panel', 'deferred>at-panel'],
  letterSent: ['decided>letters-out', 'screened>letters-out'],
  assessmentConfirmed: ['checked>assessed'],
  screeningRecorded: ['assessed>screened', 'assessed>returned'],
  listedForPanel: ['screened>at-panel'],
  decisionRecorded: ['at-panel>decided', 'at-panel>deferred', 'screened>decided', 'screened>deferred'],
  caseResumed: ['deferred>at-panel', 'returned>checking', 'incomplete>received', 'incomplete>checking', 'incomplete>reconsideration'],
  applicationWithdrawn: ['received', 'checking', 'checked', 'assessed', 'screened', 'at-panel', 'deferred', 'returned', 'incomplete', 'reconsideration', 'appeal'].map((from) => `${from}>withdrawn`),
  caseReopened: ['screened>checking', 'letters-out>checking', 'closed>checking', 'withdrawn>checking', 'withdrawn>appeal', 'closed>appeal'],
  applicationClosed: ['letters-out>closed', 'decided>closed', 'withdrawn>closed'],
};
const letterSteps = ['>draft', 'draft>draft', 'checked>draft', 'approved>draft', 'draft>checked', 'checked>approved', 'approved>issued', 'issued>sent'];

const verdicts = ['met', 'not-met', 'not-known', 'disputed', 'silent', 'no-policy-held', 'rules-clash'];
const routes = ['to-panel', 'criteria-met', 'outside-policy', 'service-development', 'more-information'] as const;

/** One try: the step forward, or any command at all in one of its forms, with the version of a moment ago now and then. */
const attempt = fc.record({
  kind: fc.constantFrom<'forward' | 'any'>('forward', 'any', 'any'),
  command: fc.constantFrom<CaseCommandType | 'receiveApplication'>('receiveApplication', ...caseCommands),
  form: fc.nat(7),
  stale: fc.nat(19).map((n) => n === 0),
});

function wishOf(state: CaseState, { kind, command, form }: { kind: string; command: CaseCommandType | 'receiveApplication'; form: number }): Wish {
  if (kind === 'forward') return forward(state);
  switch (command) {
    case 'receiveApplication':
      return receive;
    case 'confirmAssessment':
      return assess(verdicts[form % verdicts.length]!);
    case 'recordScreening':
      return screen(routes[form % routes.length]!, form > 5 ? { reason: 'as per policy' } : {});
    case 'recordDecision':
      if (form === 1) return decline({ decidedBy: byTheChair })(state);
      return form % 3 === 0 ? defer() : decline({ outcome: form % 2 ? 'approve' : 'decline', ...(form > 5 ? { evidence: 'n/a' } : {}) })(state);
    case 'checkRoute':
      return form > 4 ? { type: 'checkRoute', agrees: false, reason: 'The other knee was meant.' } : second;
    case 'ratifyDecision':
      return ratify(form < 5);
    case 'finishFactsCheck':
      return form > 4 ? { type: 'finishFactsCheck', unanswered: [{ factId: 'bone', label: 'Bone' }] } : finish;
    case 'recordArgument':
      return argue(form > 5 ? ' ' : `Argument in form ${form}.`);
    case 'issueLetter':
      return form > 4 && Object.keys(state.letters).length > 0 ? issue({ address: null })(state) : right.issueLetter(state);
    default:
      return right[command](state);
  }
}

const openVerdict = (state: CaseState) => !['met', 'not-met', 'position-applies', 'outside-scope'].includes(state.assessment?.verdict ?? '');

function checkStep(before: CaseState, event: DecidedEvent, after: CaseState): void {
  expect(after.version).toBe(before.version + 1);
  const allowed = moves[event.type] ?? [];
  if (after.stage !== before.stage) expect([event.type, allowed]).toEqual([event.type, expect.arrayContaining([`${before.stage}>${after.stage}`])]);
  if (before.version > 0) expect([after.caseNumber, after.receivedOn, after.commissioner]).toEqual([before.caseNumber, before.receivedOn, before.commissioner]);
  for (const [id, letter] of Object.entries(after.letters)) {
    const was = before.letters[id];
    if (was !== letter) expect(letterSteps).toContain(`${was?.status ?? ''}>${letter.status}`);
  }
  if (event.type === 'assessmentConfirmed') expect(after.letters).toEqual(before.letters);
  if (event.type === 'applicationClosed' && before.stage !== 'withdrawn') {
    expect(before.ratification).not.toBe('waiting');
    if (!before.decision && !before.reviewOutcome) expect([before.screening?.check, before.factsChecked, before.assessment?.current]).toEqual(['done', true, true]);
    const outcome = before.decision?.record.outcome ?? '';
    expect(before.reviewOutcome !== null || outcome.startsWith('approve') || !openVerdict(before)).toBe(true);
    expect(Object.values(before.letters).some((letter) => letter.status === 'sent' && letter.recipient === 'clinician' && letter.round === before.round)).toBe(true);
  }
  if (event.type === 'screeningRecorded' && !['to-panel', 'more-information'].includes(event.body.route)) expect(openVerdict(before)).toBe(false);
  if (event.type === 'decisionRecorded' && event.body.record.outcome === 'decline') {
    expect(openVerdict(before)).toBe(false);
    expect(event.body.record.argumentFindings?.length).toBe(before.arguments.filter((argument) => argument.state === 'standing').length);
  }
}

describe('any sequence of commands', () => {
  it('keeps the process, refuses in words, and adds up to the same state when replayed', () => {
    let [tried, refused] = [0, 0];
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.constantFrom(...stages, null), fc.array(attempt, { minLength: 5, maxLength: 40 }), (start, attempts) => {
        let state = start ? at[start]() : noCase;
        const began = state;
        const log: DecidedEvent[] = [];
        for (const one of attempts) {
          const wish = wishOf(state, one);
          const expectedVersion = state.version - (one.stale ? 1 : 0);
          const command = caseCommand.parse({ applicationId: 'case-1', ...(wish.type === 'receiveApplication' ? {} : { expectedVersion: Math.max(0, expectedVersion) }), ...wish });
          const decided = decide(state, command, wish.type === 'checkRoute' ? colleague : world);
          tried++;
          if (!decided.ok) {
            refused++;
            const { code, message, next } = decided.refusal;
            expect(errorCodes).toContain(code);
            expect(code).not.toBe('INTERNAL');
            expect(message).toMatch(/^[A-Z“].{8,}[.!]$/s);
            expect(next).toMatch(/^[A-Z].{5,}\.$/s);
            continue;
          }
          if (one.stale && state.version > 0) expect(wish.type).toBe('receiveApplication');
          for (const event of decided.events) {
            const after = evolve(state, event);
            checkStep(state, event, after);
            state = after;
            log.push(event);
            reached.add(state.stage);
          }
        }
        // As stored and read again: JSON, parsed by the schemas, without the rows.
        const stored = log.map(({ rows: _rows, ...event }) => parseCaseEvent(JSON.parse(JSON.stringify(event))));
        expect(stored.reduce(evolve, began)).toEqual(state);
        if (!start) expect(project(evolveAll(stored))).toEqual(project(state));
      }),
      { numRuns: 1000 },
    );
    expect(refused / tried).toBeGreaterThanOrEqual(0.4);
    expect(refused / tried).toBeLessThan(0.9); // or nothing would be tried but refusals
    expect([...reached].sort()).toEqual([...stages].sort());
  }, 120_000);
});
