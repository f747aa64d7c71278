import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { lastApplicationSeq, officeStream } from '../../../db/eventLog.ts';
import { policyHash } from '../../../electron/worker/policyLibrary.ts';
import { bundledPolicies, type Policy } from '../../../shared/policy/index.ts';
import { checkFacts, drop, samples, signUp, startWorker, type TestWorker } from './harness.ts';
import { copyOf, counts, keepStart, openStart, type Start } from './killed.ts';
import { assessed } from './theJob.ts';

const now = () => '2026-11-21T10:00:00.000Z';
const reason = 'The policy committee agreed it on 12 November.';
const token = '00000000-0000-4000-8000-000000000000';

let start: Start;
let lsc = '';
let hny = '';
/** A request for a guided injection to an ICB that has no policy on it. */
let none = '';

/** One record with three assessed cases; every test gets a copy of it. */
beforeAll(async () => {
  const test = startWorker({ now });
  await signUp(test);
  lsc = await assessed(test, 'lsc-not-routinely-commissioned.zip');
  hny = await assessed(test, 'hny-criteria-met.zip');
  const intakeId = await drop(test, [join(samples, 'hny-criteria-not-met.zip')], { commissioner: 'QE1', receivedOn: '2026-06-01' });
  none = (await test.ask('intake.makeCase', { intakeId })).applicationId;
  await checkFacts(test, none);
  start = keepStart(test);
  test.worker.close();
}, 120_000);

const open = (): TestWorker => openStart(copyOf(start));
const bundled = (id: string): Policy => bundledPolicies().find((one) => one.id === id)!;

/** The Humber policy as the ICB of Lancashire and South Cumbria might take it over, with a change. */
function takenOver(edit: (policy: any) => void = () => undefined): Policy {
  const policy = structuredClone(bundled('hny-142-usgi')) as any;
  Object.assign(policy, { id: 'lsc-usgi-1', line: 'lsc-usgi', commissioner: 'QE1', ourTitle: 'Guided injections, taken over', goldenCases: [] });
  edit(policy);
  return policy;
}

function file(test: TestWorker, name: string, content: unknown): string {
  const path = join(test.folder, name);
  writeFileSync(path, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  return path;
}

const bringIn = (test: TestWorker, ...paths: string[]) => test.ask('policy.import', { tokens: paths.map(() => token) }, paths);
const lookup = async (test: TestWorker, applicationId: string) => (await test.ask('assessment.get', { applicationId })).lookup.answer;
const verdict = async (test: TestWorker, applicationId: string) => (await test.ask('assessment.get', { applicationId })).assessment?.verdict ?? null;
const hashOf = async (test: TestWorker, policyId: string) => (await test.ask('policy.get', { policyId })).summary.hash;
const whole = async (test: TestWorker) => expect(await test.ask('record.verify', {})).toMatchObject({ ok: true, findings: [] });

describe('bringing policies in', () => {
  it('takes all of the files or none, and says which, where, what and how to mend', async () => {
    const test = open();
    const before = counts(test);
    const [good, bad] = [file(test, 'good.json', takenOver()), file(test, 'bad.json', takenOver((policy) => Object.assign(policy, { id: 'lsc-usgi-2', exceptionClause: 'no.such.clause' })))];
    const { files } = await test.ask('policy.check', { tokens: [token, token] }, [good, bad]);
    expect(files).toMatchObject([{ name: 'good.json', policyId: 'lsc-usgi-1', usable: true, held: false }, { name: 'bad.json', usable: false }]);
    expect(files[1]!.findings).toContainEqual(expect.objectContaining({ level: 'fault', where: 'exceptionClause', message: expect.stringContaining('no.such.clause'), mend: expect.stringMatching(/\.$/) }));
    const refused = await test.refused('policy.import', { tokens: [token, token] }, [good, bad]);
    expect(refused).toMatchObject({ code: 'INVALID', message: expect.stringMatching(/“bad\.json”.*exceptionClause.*no\.such\.clause/s), next: expect.stringContaining('Nothing was brought in') });
    expect(counts(test)).toEqual(before);
    expect((await test.ask('policy.list', {})).policies).toHaveLength(3);
  });

  const unreadable: [string, () => string | Uint8Array, RegExp][] = [
    ['no JSON', () => '{\n  "id": "x",,\n}', /line 2, column 13: This is not JSON/],
    ['cut off', () => '{"id": "x"', /not JSON/],
    ['not UTF-8', () => new Uint8Array([0x7b, 0xff, 0x7d]), /not text in UTF-8/],
    ['empty', () => '', /empty/],
    ['nested without end', () => `${'['.repeat(5000)}${']'.repeat(5000)}`, /nested more than 60 levels/],
    ['too large', () => `"${'x'.repeat(1_000_001)}"`, /larger than/],
    ['a clause given twice', () => '{"clauses": {"1": {"a": [1, {"b": 2}], "c": "x:{\\"1\\""},\n "1": {}}}', /line 2, column 2: “1” is given twice/],
    ['something else', () => '[1, 2]', /the file/],
    ['null', () => 'null', /the file/],
  ];
  it.each(unreadable)('refuses a file that is %s', async (_, content, message) => {
    const test = open();
    const before = counts(test);
    const path = file(test, 'policy.json', content());
    expect((await test.refused('policy.import', { tokens: [token] }, [path])).message).toMatch(message);
    expect((await test.ask('policy.check', { tokens: [token] }, [path])).files).toMatchObject([{ usable: false, policyId: null }]);
    expect(counts(test)).toEqual(before);
  });

  it('refuses another text under an id that is held, among the files too, and takes the same text once', async () => {
    const test = open();
    const [one, other] = [file(test, 'one.json', takenOver()), file(test, 'other.json', takenOver((policy) => Object.assign(policy, { title: 'Another title' })))];
    expect((await test.refused('policy.import', { tokens: [token, token] }, [one, other])).message).toContain('among these files');
    expect(await bringIn(test, one, one)).toEqual({ policyIds: ['lsc-usgi-1'] });
    const seq = lastApplicationSeq(test.worker.signedIn.db.sqlite, officeStream);
    expect((await test.refused('policy.import', { tokens: [token] }, [other])).message).toContain('held already');
    expect((await test.ask('policy.check', { tokens: [token] }, [one])).files).toMatchObject([{ usable: true, held: true }]);
    expect(await bringIn(test, one)).toEqual({ policyIds: ['lsc-usgi-1'] });
    expect(lastApplicationSeq(test.worker.signedIn.db.sqlite, officeStream)).toBe(seq); // nothing new, so nothing is recorded
    await whole(test);
  });

  it('gives the same value back: export, import, export', async () => {
    const test = open();
    const words = fc.stringMatching(/^[A-Za-z“”é🦴"\\{}:, ]{1,40}$/).map((text) => `x${text.trim()}`);
    let round = 0;
    await fc.assert(
      fc.asyncProperty(words, words, fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9.-]{0,8}$/), { minLength: 1, maxLength: 4 }), async (title, summary, clauses) => {
        const id = `property-${(round += 1)}`;
        const policy = takenOver((one) => {
          Object.assign(one, { id, line: id, title });
          for (const clause of clauses) one.clauses[`new.${clause}`] = { kind: 'administration', summary, source: { item: clause } };
        });
        await bringIn(test, file(test, `${id}.json`, policy));
        const first = (await test.call('policy.export', { policyId: id })) as { ok: true; value: { content: Uint8Array } };
        const text = new TextDecoder().decode(first.value.content);
        expect(JSON.parse(text)).toEqual(policy);
        expect(Object.keys(JSON.parse(text).clauses)).toEqual(Object.keys(policy.clauses)); // the order of the paper is kept
        const other = open();
        await bringIn(other, file(other, 'again.json', first.value.content));
        expect(await other.ask('policy.get', { policyId: id })).toMatchObject({ summary: { hash: policyHash(policy) }, policy });
        other.worker.close();
      }),
      { numRuns: 5 },
    );
    await whole(test);
  });
});

describe('adopting', () => {
  it('leaves an imported policy inert until a named person adopts it; withdrawn, it decides nothing and is still found', async () => {
    const test = open();
    expect(await lookup(test, none)).toBe('no-policy-held');
    await bringIn(test, file(test, 'policy.json', takenOver((policy) => Object.assign(policy, { inForce: { from: '2026-01-01', to: '2026-01-01', printed: '1 January 2026' } }))));
    expect(await lookup(test, none)).toBe('no-policy-held');
    const hash = await hashOf(test, 'lsc-usgi-1');
    expect((await test.ask('policy.get', { policyId: 'lsc-usgi-1' })).summary).toMatchObject({ state: 'inert', adopted: null, force: { from: '2026-01-01', to: null } });

    const touched = await test.ask('policy.touched', { policyId: 'lsc-usgi-1', change: { kind: 'adopt' } });
    expect(touched).toMatchObject({ looked: 3, cases: [{ applicationId: none, before: 'no-policy-held', after: 'not-met' }] });
    expect(await lookup(test, none)).toBe('no-policy-held'); // looking changed nothing
    expect((await test.refused('policy.adopt', { policyId: 'lsc-usgi-1', hash, reason: 'ok' })).code).toBe('INVALID');
    expect((await test.refused('policy.adopt', { policyId: 'lsc-usgi-1', hash: 'a'.repeat(64), reason })).code).toBe('CONFLICT');
    const adopted = await test.ask('policy.adopt', { policyId: 'lsc-usgi-1', hash, reason });
    expect(adopted).toMatchObject({ summary: { state: 'adopted', adopted: { by: 'Ann Officer' } }, adoptions: [{ state: 'adopted', hash, reason, by: 'Ann Officer' }] });
    expect((await test.refused('policy.adopt', { policyId: 'lsc-usgi-1', hash, reason })).code).toBe('REFUSED');
    expect(await verdict(test, none)).toBe('not-met');

    const { seq, asAt } = await test.ask('assessment.get', { applicationId: none });
    await test.ask('assessment.confirm', { applicationId: none, seq, asAt });
    expect(await test.ask('policy.touched', { policyId: 'lsc-usgi-1', change: { kind: 'withdraw' } })).toMatchObject({ cases: [{ applicationId: none, before: 'not-met', after: 'no-policy-held' }] });
    await test.ask('policy.withdraw', { policyId: 'lsc-usgi-1', hash, reason });
    expect(await lookup(test, none)).toBe('no-policy-held');
    expect((await test.ask('case.get', { applicationId: none })).policy).toMatchObject({ id: 'lsc-usgi-1' });
    expect((await test.ask('decision.get', { applicationId: none })).principles).toHaveLength(0);

    const again = await test.ask('assessment.get', { applicationId: none });
    await test.ask('assessment.confirm', { applicationId: none, seq: again.seq, asAt });
    const { entries } = await test.ask('assessment.history', { applicationId: none });
    expect(entries).toMatchObject([{ policyId: null, made: 'confirmed', by: 'Ann Officer' }, { policyId: 'lsc-usgi-1', verdict: 'not-met', differences: [] }]);
    expect(entries[0]!.differences.join(' ')).toContain('Another policy text');
    await whole(test);
  });

  it('withdraws what came with the app, by name, and lets it be adopted', async () => {
    const test = open();
    const hash = await hashOf(test, 'lsc-clin12-lipus-2');
    await test.ask('policy.withdraw', { policyId: 'lsc-clin12-lipus-2', hash, reason });
    expect(await lookup(test, lsc)).toBe('no-policy-held');
    expect(await verdict(test, hny)).toBe('met');
    expect((await test.refused('policy.withdraw', { policyId: 'lsc-clin12-lipus-2', hash, reason })).code).toBe('REFUSED');
    expect((await test.ask('policy.adopt', { policyId: 'lsc-clin12-lipus-2', hash, reason })).summary.state).toBe('adopted');
    expect(await verdict(test, lsc)).toBe('position-applies');
  });
});

describe('readings', () => {
  it('change only by a named person with a reason, change the answer of an open case, and stand in its history', async () => {
    const test = open();
    const input = { policyId: 'hny-142-usgi', reading: 'still-going-on', option: 'end-needed' };
    expect((await test.refused('policy.sign', { ...input, reason: '' })).code).toBe('INVALID');
    expect((await test.refused('policy.sign', { ...input, option: 'neither', reason })).field).toBe('option');
    const changes: string[] = [];
    await bringIn(test, file(test, 'policy.json', takenOver()));
    await test.ask('policy.adopt', { policyId: 'lsc-usgi-1', hash: await hashOf(test, 'lsc-usgi-1'), reason });
    for (const { id, options, inForce } of bundled('hny-142-usgi').readings) {
      for (const option of options.filter((one) => one.id !== inForce)) {
        const { cases } = await test.ask('policy.touched', { policyId: 'lsc-usgi-1', change: { kind: 'reading', reading: id, option: option.id } });
        if (cases.length > 0) changes.push(`${id}/${option.id}/${JSON.stringify(cases)}`);
      }
    }
    console.log(changes);
  });
});
