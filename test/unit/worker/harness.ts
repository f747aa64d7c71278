import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { ChannelName, Input, Output } from '../../../shared/contract/index.ts';
import type { PushEvent } from '../../../shared/contract/push.ts';
import { roles, type Role } from '../../../shared/domain/roles.ts';
import type { Colleague } from '../../../shared/domain/person.ts';
import type { Permissions } from '../../../shared/domain/permissions.ts';
import type { Refusal, Result } from '../../../shared/domain/result.ts';
import { recogniseWords } from '../../../electron/parser/ocr/recognise.ts';
import { readFile } from '../../../electron/parser/readFile.ts';
import { tiffToPdf } from '../../../electron/parser/tiff/tiffToPdf.ts';
import { recordInOffice } from '../../../electron/worker/commit.ts';
import { Worker } from '../../../electron/worker/context.ts';
import { dispatch } from '../../../electron/worker/dispatch.ts';
import { personRow } from '../../../db/personRepo.ts';
import type { ParserPool } from '../../../electron/worker/parserPool.ts';
import { makeTemp } from '../db/tempFolders.ts';

export const root = join(import.meta.dirname, '..', '..', '..');
export const samples = join(root, 'resources', 'samples');

Object.assign(globalThis, { __TEST_HOOKS__: true, __APP_VERSION__: '0.0.0-test' });

/** The worker as the window drives it, in this process, with a real encrypted file and the real readers. */
export interface TestWorker {
  readonly worker: Worker;
  readonly folder: string;
  readonly pushed: PushEvent[];
  /** Calls and expects an answer; a refusal fails the test with its sentence. */
  ask<N extends ChannelName>(channel: N, input: Input<N>, paths?: readonly string[]): Promise<Output<N>>;
  /** Calls and expects a refusal. */
  refused<N extends ChannelName>(channel: N, input: unknown, paths?: readonly string[]): Promise<Refusal>;
  call(channel: string, input: unknown, paths?: readonly string[]): Promise<Result<unknown>>;
}

export const officer = { name: 'Ann Officer', role: 'IFR officer', organisation: 'Invented ICB', passphrase: 'correct horse battery staple' };

/** Migrations, fonts and letter styles laid out as the build lays them out. */
export function resourcesFolder(folder: string): string {
  const resources = join(folder, 'resources');
  mkdirSync(resources, { recursive: true });
  cpSync(join(root, 'db/migrations'), join(resources, 'migrations'), { recursive: true });
  cpSync(join(root, 'resources/letters'), join(resources, 'letters'), { recursive: true });
  symlinkSync(join(root, 'node_modules/@expo-google-fonts/arimo'), join(resources, 'fonts'));
  return resources;
}

export function startWorker(options: { folder?: string; now?: () => string; permissions?: Permissions } = {}): TestWorker {
  const folder = options.folder ?? makeTemp();
  if (options.folder === undefined) resourcesFolder(folder);
  const pushed: PushEvent[] = [];
  const parsers = { warm: () => undefined, recognise: async (bytes: Uint8Array) => recogniseWords(bytes).then((recognised) => ({ ok: true, recognised }), () => ({ ok: false, why: 'refused', message: '' })), draw: async (bytes: Uint8Array) => { try { return { ok: true, drawn: tiffToPdf(bytes) }; } catch { return { ok: false, why: 'refused', message: '' }; } }, read: async (name: string, bytes: Uint8Array, limits: never, password?: string) => ({ ok: true, file: await readFile(name, bytes, limits, password) }) } as unknown as ParserPool;
  const worker = new Worker({ dataFolder: join(folder, 'data'), resources: join(folder, 'resources'), parsers, push: (event) => void pushed.push(event), ...(options.now ? { now: options.now } : {}), ...(options.permissions ? { permissions: options.permissions } : {}) });
  const call = (channel: string, input: unknown, paths?: readonly string[]) => dispatch(worker, channel, input, paths);
  return {
    worker,
    folder,
    pushed,
    call,
    async ask(channel, input, paths) {
      const result = await call(channel, input, paths);
      if (!result.ok) throw new Error(`${channel}: ${result.error.code}: ${result.error.message} ${result.error.next ?? ''}`);
      return result.value as never;
    },
    async refused(channel, input, paths) {
      const result = await call(channel, input, paths);
      if (result.ok) throw new Error(`${channel} was not refused: ${JSON.stringify(result.value).slice(0, 300)}`);
      return result.error;
    },
  };
}

/** First start, recovery key typed back, and a second person who holds one, so that cases can be made. Returns the first key. */
export async function signUp(test: TestWorker): Promise<string> {
  const { recoveryKey } = await test.ask('session.create', officer);
  await test.ask('session.confirmRecoveryKey', { recoveryKey });
  await addHolder(test, 'Gil Governance');
  return recoveryKey;
}

/** One more person who holds a recovery key. Returns the key. */
export async function addHolder(test: TestWorker, name: string): Promise<string> {
  const { recoveryKey } = await test.ask('recovery.begin', { name, replaces: null });
  await test.ask('recovery.finish', { recoveryKey });
  return recoveryKey;
}

/** A colleague with these roles, who has chosen an own passphrase. The person who was signed in is so again. Returns the passphrase. */
export async function addColleague(test: TestWorker, signInName: string, held: readonly Role[], name = `Colleague ${signInName}`): Promise<string> {
  const given = `first passphrase of ${signInName}`;
  const own = `my own passphrase, ${signInName}`;
  await test.ask('people.add', { name, role: 'Colleague', organisation: 'Invented ICB', roles: [...held], signInName, passphrase: given, from: test.worker.now().slice(0, 10) });
  await signInAs(test, signInName, given);
  await test.ask('session.changePassphrase', { current: given, next: own });
  await signInAs(test, '', officer.passphrase);
  return own;
}

/** Locks, and signs another person in. */
export async function signInAs(test: TestWorker, signInName: string, passphrase: string): Promise<void> {
  await test.ask('session.lock', {});
  await test.ask('session.unlock', { signInName, passphrase });
}

/** Drops a pack and waits until it is read. */
export async function drop(test: TestWorker, paths: readonly string[], more: Partial<Input<'intake.start'>> = {}): Promise<string> {
  const token = '00000000-0000-4000-8000-000000000000';
  const { intakeId } = await test.ask('intake.start', { tokens: [token], receivedOn: '2026-11-02', urgency: 'routine', commissioner: 'QE1', ...more }, paths);
  for (let tries = 0; tries < 400; tries++) {
    const { status } = await test.ask('intake.get', { intakeId });
    if (status !== 'reading') return intakeId;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('The drop was not read in time');
}

/** Confirms every proposal, answers *not known* to the rest, keeps every argument, and finishes the check. Returns the case's version. */
export async function checkFacts(test: TestWorker, applicationId: string, choose: (factId: string) => 'first' | 'not-known' = () => 'first'): Promise<number> {
  let view = await test.ask('facts.get', { applicationId });
  for (const fact of view.groups.flatMap((group) => group.facts)) {
    if (fact.state === 'confirmed' || fact.state === 'not-known') continue;
    const candidate = choose(fact.factId) === 'first' ? fact.candidates[0] : undefined;
    if (!candidate && !fact.required) continue;
    view = await test.ask('facts.answer', {
      applicationId, seq: view.seq, factId: fact.factId,
      answer: candidate ? { kind: 'value', value: candidate.value, candidateId: candidate.candidateId } : { kind: 'notKnown' },
    });
  }
  for (const factId of view.unanswered) view = await test.ask('facts.answer', { applicationId, seq: view.seq, factId, answer: { kind: 'notKnown' } });
  let seen = await test.ask('case.get', { applicationId });
  for (const argument of seen.arguments.filter((one) => one.state === 'proposed')) {
    seen = await test.ask('argument.record', { applicationId, seq: seen.seq, argumentId: argument.argumentId, text: argument.text });
  }
  return (await test.ask('facts.finish', { applicationId, seq: seen.seq })).seq;
}

/** Answers everything that reading the papers brought up, as a person does before the panel. */
export async function answerIssues(test: TestWorker, applicationId: string): Promise<void> {
  for (;;) {
    const { seq, importIssues } = await test.ask('case.get', { applicationId });
    const open = importIssues?.find((one) => one.state === 'open');
    if (!open) return;
    await test.ask('issue.answer', { applicationId, seq, issueId: open.issueId, words: 'Looked at the papers and settled with the clinic.' });
  }
}

/** Lets another named person of this record go on in place of the one who is signed in. */
export function asPerson({ worker }: TestWorker, name: string): void {
  const session = worker.signedIn;
  const person: Colleague = { id: worker.newId(), name, role: 'IFR officer', organisation: 'Invented ICB', roles: [...roles], state: 'active', from: null, until: null, signInName: null, passphrase: 'own' };
  recordInOffice({ db: session.db, event: { type: 'personRegistered', version: 1, body: { personId: person.id } }, rows: [personRow(worker.newId(), person, session.person.id, worker.now())], actor: session.person.id, now: worker.now() });
  worker.session = { ...session, person };
}

/** Waits until a job has ended. */
export async function ended(test: TestWorker, jobId: string): Promise<void> {
  for (let tries = 0; test.worker.jobs.has(jobId) && tries < 2000; tries++) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Makes the lists and the search anew, as a person asks for it; gives what is said at the end. */
export async function remade(test: TestWorker): Promise<string> {
  const { jobId } = await test.ask('search.rebuild', {});
  await ended(test, jobId);
  const last = test.pushed.findLast((event) => event.kind === 'job' && event.jobId === jobId);
  return last?.kind === 'job' ? last.label : '';
}
