import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { newProfile, root, type RunningApp, startApp } from './app.ts';
import { afterReading, ask, call, refused, signUp, startReading, unlock } from './bridge.ts';

const sample = (name: string) => join(root, 'resources', 'samples', name);

describe('a worker that stops again and again', () => {
  it('is given up after a few times, and every call says so at once', async () => {
    const { app, page, quit } = await startApp();
    const worker = () => app.evaluate(() => (globalThis as unknown as { ifrTest: { worker(): number | undefined } }).ifrTest.worker());
    const seen = new Set<number>();
    for (let tries = 0; seen.size < 4 && tries < 100; tries++) {
      const pid = await worker();
      const answers = await call(page, 'session.status', {});
      if (pid !== undefined && answers.ok && !seen.has(pid)) {
        seen.add(pid);
        process.kill(pid, 'SIGKILL');
      }
      await page.waitForTimeout(50);
    }
    expect(seen.size).toBe(4);
    await expect.poll(async () => (await refused(page, 'session.status', {})).next, { timeout: 5000 }).toBe('Close the app and open it.');
    await quit();
  });
});

describe('the real app, killed in the middle', () => {
  const profile = newProfile();
  let running: RunningApp | null = null;
  let applicationId = '';
  let factId = '';

  async function start(killAt?: string): Promise<RunningApp> {
    running = await startApp({ profile, env: killAt ? { IFR_TEST_KILL_AT: killAt } : {} });
    return running;
  }
  afterEach(async () => {
    await running?.quit().catch(() => undefined);
    running = null;
  });

  /** The worker was killed: the app itself goes on, and asks for the passphrase. */
  async function signInAgain({ page }: RunningApp): Promise<void> {
    for (let tries = 0; ; tries++) {
      const status = await call(page, 'session.status', {}); // refused, if it was asked for in the very moment
      if (status.ok && (status.value as { phase: string }).phase === 'locked') break;
      if (tries > 100) throw new Error('The worker was not killed');
      await page.waitForTimeout(100);
    }
    await unlock(page);
  }
  const clean = async ({ page }: RunningApp) => expect(await ask(page, 'record.verify', {})).toMatchObject({ ok: true, findings: [] });

  it('an import: nothing of it is there, the drop says so', async () => {
    const app = await start('import:after-row:9');
    await signUp(app.page);
    const intakeId = await startReading(app.app, app.page, [sample('lsc-not-routinely-commissioned.zip')]);
    await signInAgain(app);
    expect(await ask(app.page, 'intake.get', { intakeId })).toMatchObject({ status: 'interrupted', papers: [] });
    await clean(app);
  });

  it('a confirmation: not confirmed, the call says that the app stopped, and it can be made again', async () => {
    const app = await start('confirm:after-event');
    await unlock(app.page);
    const read = await afterReading(app.page, await startReading(app.app, app.page, [sample('lsc-not-routinely-commissioned.zip')]));
    expect(read.status).toBe('ready');
    ({ applicationId } = await ask(app.page, 'intake.makeCase', { intakeId: read.intakeId }));
    const facts = await ask(app.page, 'facts.get', { applicationId });
    const fact = facts.groups.flatMap((group) => group.facts).find((one) => one.state === 'proposed')!;
    factId = fact.factId;
    const [candidate] = fact.candidates;
    const refusal = await refused(app.page, 'facts.answer', { applicationId, seq: facts.seq, factId, answer: { kind: 'value', value: candidate!.value, candidateId: candidate!.candidateId } });
    expect(refusal).toMatchObject({ code: 'UNAVAILABLE' });
    expect(refusal.message).toMatch(/What was already saved is safe/);
    await signInAgain(app);
    const after = await ask(app.page, 'facts.get', { applicationId });
    expect(after).toEqual(facts);
    await clean(app);
  });

  it('the whole app while it reads: it starts again, and the drop is whole or interrupted', async () => {
    const first = await start();
    await unlock(first.page);
    const seen = await ask(first.page, 'facts.get', { applicationId });
    const fact = seen.groups.flatMap((group) => group.facts).find((one) => one.factId === factId)!;
    const [candidate] = fact.candidates;
    expect(await call(first.page, 'facts.answer', { applicationId, seq: seen.seq, factId, answer: { kind: 'value', value: candidate!.value, candidateId: candidate!.candidateId } })).toMatchObject({ ok: true });
    const intakeId = await startReading(first.app, first.page, [sample('hny-criteria-met.zip')]);
    first.app.process().kill('SIGKILL');
    running = null;

    const second = await start();
    expect((await ask(second.page, 'session.status', {})).phase).toBe('locked');
    await unlock(second.page);
    const cut = await ask(second.page, 'intake.get', { intakeId });
    expect(['interrupted', 'ready']).toContain(cut.status);
    expect(cut.papers.length > 0).toBe(cut.status === 'ready');
    const answered = await ask(second.page, 'facts.get', { applicationId });
    expect(answered.groups.flatMap((group) => group.facts).find((one) => one.factId === factId)!.state).toBe('confirmed');
    await clean(second);
    const again = await afterReading(second.page, await startReading(second.app, second.page, [sample('hny-criteria-met.zip')]));
    expect(again.status).toBe('ready');
    await clean(second);
  });
});
