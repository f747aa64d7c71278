import fc from 'fast-check';
import { expect } from 'vitest';
import type { Role } from '../../shared/domain/roles.ts';
import { errorCodes, type Refusal } from '../../shared/domain/result.ts';
import { caseCommand, type CaseCommand } from '../../shared/workflow/commands.ts';
import { decide } from '../../shared/workflow/decide.ts';
import { openIssues } from '../../shared/workflow/decideIssues.ts';
import { openAccess } from '../../shared/workflow/decideAccess.ts';
import type { Context } from '../../shared/workflow/decided.ts';
import { evolve, evolveAll, noCase, type CaseState } from '../../shared/workflow/evolve.ts';
import { parseCaseEvent } from '../../shared/workflow/events.ts';
import { type Wish, argue, assess, byTheChair, colleague, confirm, consent, contact, decline, defer, draft, evidence, finish, issue, linked, nobodyWrites, raise, ratify, receive, representative, returned, reviewed, right, screen, second, standing, statement, world } from '../unit/workflow/cases.ts';
import { forward } from '../unit/workflow/forward.ts';
import { columns, commands, condition, follow, markOf, newModel, rules, type Model, type Place } from './stageModel.ts';

/** Runs of commands against the process and against the model at once. */

export const officeRoles = ['officer', 'screener', 'panel-member', 'chair', 'policy-lead', 'administrator'] as const;

/** What was tried, over all runs. */
export class Tally {
  tried = 0;
  /** Refused because the model says that it must be. */
  illegal = 0;
  /** Refused because of a condition that the stage alone does not tell. */
  otherwise = 0;
  readonly cells = new Map<string, number>();
  readonly codes = new Map<string, number>();
  readonly places = new Set<string>();
}

export interface Attempt {
  readonly kind: 'forward' | 'any';
  readonly command: string;
  readonly form: number;
  readonly stale: boolean;
  readonly role: Role | null;
}

/** The process: in memory, or in a real file. */
export interface Real {
  readonly applicationId?: string;
  state(): CaseState;
  give(command: CaseCommand, context: Context): { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };
  /** Events as they are stored and read again. */
  stored(): readonly { type: string; version: number; body: unknown }[];
}

export function inMemory(): Real {
  let state = noCase;
  const log: { type: string; version: number; body: unknown }[] = [];
  return {
    state: () => state,
    stored: () => log,
    give(command, context) {
      const decided = decide(state, command, context);
      if (!decided.ok) return decided;
      for (const event of decided.events) {
        state = evolve(state, event);
        const { rows: _rows, ...kept } = event;
        log.push(JSON.parse(JSON.stringify(kept)));
      }
      return decided;
    },
  };
}

const routes = ['to-panel', 'criteria-met', 'outside-policy', 'to-panel', 'more-information', 'service-development'] as const;
const verdicts = ['not-met', 'met', 'not-met', 'not-known', 'silent', 'no-policy-held', 'met', 'not-met'];
let papers = 0;

/** A command in one of its forms. `bad`: it is badly made, and is refused wherever it is given. `by`: who gives it. */
function made(state: CaseState, model: Model, { kind, command, form }: Attempt): { wish: Wish; bad?: true; by?: Context } {
  if (kind === 'forward') {
    const wish = forward(state);
    return { wish, ...(wish.type === 'checkRoute' ? { by: colleague } : {}) };
  }
  const letters = Object.values(state.letters);
  const letter = letters[form % Math.max(1, letters.length)];
  const only = letter ? ({ ...state, letters: { [letter.id]: letter } } as CaseState) : state;
  switch (command) {
    case 'receiveApplication':
      return { wish: receive };
    case 'addPaper':
      return { wish: { ...right.addPaper(state), paperId: `paper-${++papers}` } as Wish };
    case 'changeUrgency':
      return form === 7 ? { wish: { type: 'changeUrgency', urgency: model.urgent ? 'routine' : 'urgent', reason: ' ' }, bad: true } : { wish: { type: 'changeUrgency', urgency: model.urgent ? 'routine' : 'urgent', reason: 'The pain is worse' } };
    case 'confirmFact':
      return { wish: confirm(form > 3 ? 'bone' : 'fractureStatus') };
    case 'finishFactsCheck':
      return form > 5 ? { wish: { type: 'finishFactsCheck', unanswered: [{ factId: 'bone', label: 'Bone' }] }, bad: true } : { wish: finish };
    case 'recordArgument':
      return form > 5 ? { wish: argue(' '), bad: true } : { wish: argue(`Argument in form ${form}.`) };
    case 'withdrawArgument':
      return standing(state).length === 0 || form > 5 ? { wish: { type: 'withdrawArgument', argumentId: 'none', reason: 'Said twice' }, bad: true } : { wish: right.withdrawArgument(state) };
    case 'recordEvidence': {
      if (form > 5) return { wish: evidence({ title: ' ' }), bad: true };
      const held = state.evidence.find((one) => one.state === 'standing');
      return { wish: form > 3 && held ? evidence({ page: '4' }, held.id, 'The page was wrong') : evidence() };
    }
    case 'withdrawEvidence':
      return form > 5 ? { wish: { type: 'withdrawEvidence', evidenceId: 'none', reason: 'Sent by mistake' }, bad: true } : { wish: right.withdrawEvidence(state) };
    case 'recordStatement':
      if (form > 5) return { wish: statement({ statement: { kind: 'none', by: '2026-06-01' } }), bad: true }; // the day has not passed
      return { wish: statement(form > 3 ? { statement: { kind: 'declined', on: '2026-05-03' }, attendance: 'by-phone' } : {}) };
    case 'recordContact':
      if (form === 7) return { wish: contact({ doNotWrite: { ...nobodyWrites, reason: ' ' } }), bad: true };
      if (form === 6) return { wish: contact({ doNotWrite: { ...nobodyWrites, instead: { to: 'representative' } } }), bad: true }; // there is none
      if (form > 3) return { wish: contact({ doNotWrite: nobodyWrites }) };
      return { wish: form === 3 ? contact({ representative, doNotWrite: { ...nobodyWrites, instead: { to: 'representative' } } }) : contact() };
    case 'recordConsent':
      if (form > 5) return { wish: consent('given', '2026-06-01'), bad: true };
      return { wish: form > 3 ? consent('refused', '2026-05-02') : consent() };
    case 'confirmAssessment':
      return { wish: assess(verdicts[form % verdicts.length]!) };
    case 'returnIncomplete':
      if (form > 5) return { wish: { ...returned, reasons: [] } as Wish, bad: true };
      return { wish: form > 2 ? ({ ...returned, missing: [{ id: 'diagnosis', question: 'Diagnosis', what: 'the diagnosis' }] } as Wish) : returned };
    case 'recordScreening':
      return form > 5 ? { wish: screen('to-panel', { reason: 'as per policy' }), bad: true } : { wish: screen(routes[form]!) };
    case 'checkRoute':
      if (form > 5) return { wish: second, bad: true, by: world }; // the same person who recorded it
      return form > 3 ? { wish: { type: 'checkRoute', agrees: false, reason: 'The other knee was meant.' }, by: colleague } : { wish: second, by: colleague };
    case 'recordDecision':
      if (form === 7) return { wish: decline({ evidence: 'n/a' })(state), bad: true };
      if (form === 6) return { wish: decline({ decidedBy: { ...byTheChair, underRule: ' ' } })(state), bad: true };
      return { wish: [decline()(state), decline({ outcome: 'approve' })(state), decline({ decidedBy: byTheChair })(state), defer(), defer({ decidedBy: byTheChair }), decline({ outcome: 'approve', decidedBy: byTheChair })(state)][form]! };
    case 'ratifyDecision':
      return form > 5 ? { wish: { ...ratify(), panel: ' ' } as Wish, bad: true } : { wish: ratify(form < 4) };
    case 'recordReview':
      return form > 5 ? { wish: reviewed({ decidedBy: { who: 'The review panel', on: '2026-05-04', present: ['Dr Ann Former'] } }), bad: true } : { wish: reviewed(form > 3 ? { outcome: 'heard-again', findings: [{ ground: 'process-not-followed', found: 'met', reason: 'The minutes do not show that the statement of the patient was read.' }] } : {}) };
    case 'withdrawCase':
      return form > 5 ? { wish: { ...right.withdrawCase(state), on: '2026-06-01' } as Wish, bad: true } : { wish: right.withdrawCase(state) };
    case 'askForReview':
      return form > 5 ? { wish: { ...right.askForReview(state), grounds: ['process-not-followed'] } as Wish, bad: true } : { wish: right.askForReview(state) };
    case 'placeHold':
      return form > 5 ? { wish: { type: 'placeHold', askedBy: ' ', reason: 'A claim.' }, bad: true } : { wish: right.placeHold(state) };
    case 'setFollowUpDay':
      return form > 5 ? { wish: { ...right.setFollowUpDay(state), on: '2026-05-01' } as Wish, bad: true } : { wish: right.setFollowUpDay(state) };
    case 'recordFollowUp':
      return form > 5 ? { wish: { ...right.recordFollowUp(state), result: 'received' } as Wish, bad: true } : { wish: right.recordFollowUp(state) };
    case 'reviewAccessItem':
      return form > 5 ? { wish: { ...right.reviewAccessItem(state), answer: 'withhold' } as Wish, bad: true } : { wish: right.reviewAccessItem(state) };
    case 'checkAccess':
      if (form === 7) return { wish: { ...right.checkAccess(state), open: ['case:paper'] } as Wish, bad: true, by: colleague }; // an item that nobody answered
      return { wish: form > 4 ? ({ ...right.checkAccess(state), agrees: false, reason: 'The letter names a neighbour.' } as Wish) : right.checkAccess(state), by: colleague };
    case 'raiseIssues':
      if (form > 5) return { wish: { type: 'raiseIssues', issues: [] }, bad: true };
      return { wish: raise(form > 3 ? ['bone', 'fractureStatus'] : form === 3 ? ['bone'] : []) };
    case 'answerIssue':
      return form > 5 ? { wish: { ...right.answerIssue(state), words: ' ' } as Wish, bad: true } : { wish: right.answerIssue(state) };
    case 'draftLetter':
      return { wish: draft(state.letterAbout ?? 'declined', form % 2 ? 'patient' : 'clinician') };
    case 'issueLetter':
      return letter && form > 5 ? { wish: issue({ address: null })(only), bad: true } : { wish: right.issueLetter(only) };
    default:
      return { wish: right[command as 'resume'](only) };
  }
}

const stageRefusal = /while the case stands at “[^”]+”\.$/;
const roleRefusal = /with the role that you have: this is for /;

/** Gives one command to both, and holds what happened against the model. */
export function give(model: Model, real: Real, attempt: Attempt, tally: Tally, withRoles = true): void {
  const before = real.state();
  const { wish, bad, by = world } = made(before, model, attempt);
  const type = wish.type;
  const role = withRoles && attempt.kind === 'any' ? attempt.role : null;
  const stale = attempt.kind === 'any' && attempt.stale && model.version > 0;
  const given = { ...wish, alone: type === 'recordDecision' && wish.record.decidedBy.kind === 'chairs-action' } as { [key: string]: unknown };
  const command = caseCommand.parse({ applicationId: real.applicationId ?? 'case-1', ...(type === 'receiveApplication' ? {} : { expectedVersion: model.version - (stale ? 1 : 0) }), ...wish });
  const answer = real.give(command, { ...by, ...(role ? { roles: [role] } : {}) });
  const after = real.state();
  const place = model.place;
  tally.tried++;

  const cell = `${type}@${place}`;
  if (type === 'receiveApplication') {
    // Only the first command of a run makes the case.
    expect([cell, answer.ok]).toEqual([cell, false]);
    tally.illegal++;
    count(tally.cells, cell);
    refused(answer, tally);
    return;
  }
  const mayByRole = role === null || (rules[type]![1] as readonly string[]).includes(role);
  const mark = markOf(type, place);
  if (!stale && mayByRole) count(tally.cells, cell);

  if (stale || !mayByRole || mark === '.' || bad) {
    expect([cell, 'must be refused', answer.ok]).toEqual([cell, 'must be refused', false]);
    tally.illegal++;
    const { code, message } = refused(answer, tally)!;
    if (stale) expect([cell, code]).toEqual([cell, 'CONFLICT']);
    else if (!mayByRole) expect(`${cell}: ${message}`).toMatch(roleRefusal);
    else if (mark === '.') expect(`${cell}: ${message}`).toMatch(stageRefusal);
    else expect(`${cell}: ${message}`).not.toMatch(stageRefusal);
    expect(after).toEqual(before);
    return;
  }
  const holds = mark === 'Y' ? true : condition(model, type, given);
  if (holds === true) expect([cell, 'must be taken', answer.ok ? '' : answer.refusal.message]).toEqual([cell, 'must be taken', '']);
  if (holds === false) expect([cell, 'must be refused', answer.ok]).toEqual([cell, 'must be refused', false]);
  if (!answer.ok) {
    tally.otherwise++;
    const { message } = refused(answer, tally)!;
    expect(`${cell}: ${message}`).not.toMatch(stageRefusal);
    expect(`${cell}: ${message}`).not.toMatch(roleRefusal);
    expect(after).toEqual(before);
    return;
  }
  if (type === 'draftLetter') for (const letter of Object.values(after.letters)) if (!model.letters.has(letter.id)) model.letters.set(letter.id, { to: letter.recipient, round: model.round, about: wish.about });
  follow(model, type, given);
  model.version++;
  agree(model, after, cell);
  tally.places.add(model.place);
}

/** That both stand at the same place. */
function agree(model: Model, state: CaseState, cell: string): void {
  const theirs = { version: state.version, place: state.stage, urgent: state.urgency === 'urgent', about: state.letterAbout, toRatify: state.ratification === 'waiting', route: state.screening?.route ?? null, links: state.reviews.length, held: state.hold !== null, access: accessOf(state), checked: state.factsChecked, standing: state.assessment?.current ?? false, reviewed: state.reviewOutcome !== null, evidence: state.evidence.filter((one) => one.state === 'standing').length, patientPost: state.contact?.patientLettersTo ?? 'patient', issues: openIssues(state).length };
  const ours = { version: model.version, place: model.place, urgent: model.urgent, about: model.about, toRatify: model.toRatify, route: model.route, links: model.links, held: model.held, access: model.access, checked: model.checked, standing: model.standing, reviewed: model.reviewed, evidence: model.evidence, patientPost: model.patientPost, issues: model.issues.length };
  expect([cell, theirs]).toEqual([cell, ours]);
  expect(state.receivedOn).toBe('2026-05-01');
}

function accessOf(state: CaseState): Model['access'] {
  const open = openAccess(state);
  return open === null ? 'none' : open.checkedBy === null ? 'open' : 'checked';
}

function refused(answer: ReturnType<Real['give']>, tally: Tally): Refusal | undefined {
  if (answer.ok) return undefined;
  const { code, message, next } = answer.refusal;
  expect(errorCodes).toContain(code);
  expect(code).not.toBe('INTERNAL');
  expect(message).toMatch(/^[A-Z“].{8,}[.!]$/s);
  expect(next).toMatch(/^[A-Z].{5,}\.$/s);
  count(tally.codes, code);
  return answer.refusal;
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

/** Each step as fast-check's commands: one attempt. */
class Step implements fc.Command<Model, Real> {
  readonly attempt: Attempt;
  readonly tally: Tally;
  readonly withRoles: boolean;
  constructor(attempt: Attempt, tally: Tally, withRoles: boolean) {
    this.attempt = attempt;
    this.tally = tally;
    this.withRoles = withRoles;
  }
  check(): boolean {
    return true; // illegal commands are given as well
  }
  run(model: Model, real: Real): void {
    give(model, real, this.attempt, this.tally, this.withRoles);
  }
  toString(): string {
    return JSON.stringify(this.attempt);
  }
}

const attempts = fc.record({
  kind: fc.constantFrom<'forward' | 'any'>('any', 'any', 'any', 'any', 'forward'),
  command: fc.constantFrom('receiveApplication', ...commands),
  form: fc.nat(7),
  stale: fc.nat(24).map((n) => n === 0),
  role: fc.option(fc.constantFrom(...officeRoles), { freq: 4 }).map((role) => role),
});
const noRole = attempts.map((attempt) => ({ ...attempt, role: null }));

/** Ways to begin, so that late stages are visited as often as early ones: commands in their good form. */
const plain = (command: string, form = 0): Attempt => ({ kind: 'any', command, form, stale: false, role: null });
const toAssessed = (verdict: number) => [plain('confirmFact'), plain('recordArgument'), plain('finishFactsCheck'), plain('pinPolicy'), plain('confirmAssessment', verdict)];
const toPanel = [...toAssessed(0), plain('recordScreening', 0), plain('listForPanel')];
const written = Array.from({ length: 10 }, (): Attempt => ({ ...plain(''), kind: 'forward' }));
const ways: Readonly<Record<string, { kind: Model['kind']; steps: readonly Attempt[] }>> = {
  received: { kind: 'first', steps: [] },
  checking: { kind: 'first', steps: toAssessed(0).slice(0, 2) },
  checked: { kind: 'first', steps: toAssessed(0).slice(0, 4) },
  assessed: { kind: 'first', steps: toAssessed(0) },
  'routed away': { kind: 'first', steps: [...toAssessed(1), plain('recordScreening', 1)] },
  'routed away and checked': { kind: 'first', steps: [...toAssessed(1), plain('recordScreening', 1), plain('checkRoute')] },
  'routed away, letters out': { kind: 'first', steps: [...toAssessed(1), plain('recordScreening', 1), plain('checkRoute'), ...written] },
  screened: { kind: 'first', steps: [...toAssessed(0), plain('recordScreening', 0)] },
  'at panel': { kind: 'first', steps: toPanel },
  'chair’s action': { kind: 'first', steps: [...toPanel.slice(0, -1), plain('recordDecision', 2)] },
  decided: { kind: 'first', steps: [...toPanel, plain('recordDecision', 0)] },
  'letters out': { kind: 'first', steps: [...toPanel, plain('recordDecision', 0), ...written] },
  closed: { kind: 'first', steps: [...toPanel, plain('recordDecision', 0), ...written, plain('closeCase')] },
  approved: { kind: 'first', steps: [...toPanel, plain('recordDecision', 1)] },
  'on hold, access asked for': { kind: 'first', steps: [plain('placeHold'), plain('askAccess'), plain('reviewAccessItem')] },
  'closed and corrected': { kind: 'first', steps: [...toPanel, plain('recordDecision', 0), ...written, plain('closeCase'), plain('correctDecision')] },
  incomplete: { kind: 'first', steps: [plain('returnIncomplete')] },
  returned: { kind: 'first', steps: [...toAssessed(0), plain('recordScreening', 4)] },
  deferred: { kind: 'first', steps: [...toPanel, plain('recordDecision', 3)] },
  withdrawn: { kind: 'first', steps: [plain('withdrawCase')] },
  reconsideration: { kind: 'reconsideration', steps: [] },
  appeal: { kind: 'appeal', steps: [] },
  'appeal decided': { kind: 'appeal', steps: [plain('recordReview')] },
};

/** Makes the case and takes it to where the run begins. These steps are held against the model too, and counted nowhere. */
function begin(model: Model, real: Real, way: string): void {
  const { kind, steps } = ways[way]!;
  const wish = { ...(kind === 'first' ? receive : linked(kind)), receivedOn: '2026-05-01' } as Wish;
  const made = real.give(caseCommand.parse({ applicationId: real.applicationId ?? 'case-1', ...wish }), world);
  expect(made).toMatchObject({ ok: true });
  model.version = kind === 'first' ? 1 : 2;
  model.kind = kind;
  model.place = (kind === 'first' ? 'received' : kind) as Place;
  const uncounted = new Tally();
  for (const step of steps) give(model, real, step, uncounted);
}

export interface RunOptions {
  readonly runs: number;
  readonly seed?: number;
  readonly tally?: Tally;
  /** Where the process runs; in memory unless said otherwise. */
  readonly real?: () => Real;
  readonly withRoles?: boolean;
}

/** Runs as many times as asked; throws at the first difference between process and model, with the run cut down to what shows it. */
export function runModel({ runs, seed, tally = new Tally(), real: make = inMemory, withRoles = true }: RunOptions): Tally {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(ways)), fc.commands([(withRoles ? attempts : noRole).map((attempt) => new Step(attempt, tally, withRoles))], { maxCommands: 30, size: 'max' }), (way, steps) => {
      const model = newModel();
      const real = make();
      begin(model, real, way);
      fc.modelRun(() => ({ model, real }), steps);
      // As stored and read again, everything is there: nothing of the process is kept anywhere but in the events.
      expect(evolveAll(real.stored().map(parseCaseEvent))).toEqual(real.state());
    }),
    { numRuns: runs, ...(seed === undefined ? {} : { seed }) },
  );
  return tally;
}

/** Gives every command once, well made, at every place: each cell on its own, on a case that came there by commands. */
export function sweep(tally = new Tally()): Tally {
  for (const way of Object.keys(ways)) {
    for (const command of ['receiveApplication', ...commands]) {
      const model = newModel();
      const real = inMemory();
      begin(model, real, way);
      give(model, real, plain(command), tally);
    }
  }
  return tally;
}

/** Every cell of the table, and the command that makes a case at every stage. */
export const everyCell = columns.flatMap((place) => ['receiveApplication', ...commands].map((command) => `${command}@${place}`));
