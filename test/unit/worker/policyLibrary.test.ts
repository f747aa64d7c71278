import { readPaperBytes } from '../../../db/paperRepo.ts';
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
/** A request under the Humber policy whose answer turns on how its brackets are read. */
let bracketed = '';
/** A request for a guided injection to an ICB that has no policy on it. */
let none = '';

/** One record with four cases; every test gets a copy of it. */
beforeAll(async () => {
  const test = startWorker({ now });
  await signUp(test);
  lsc = await assessed(test, 'lsc-not-routinely-commissioned.zip');
  hny = await assessed(test, 'hny-criteria-met.zip');
  bracketed = await assessed(test, 'hny-not-known.zip');
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
    expect(touched).toMatchObject({ looked: 4, cases: [{ applicationId: none, before: 'no-policy-held', after: 'not-met' }] });
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

describe('several policies of one ICB on one treatment', () => {
  const since = { from: '2026-01-01', to: '2026-01-01', printed: '1 January 2026' };
  const second = (edit: (policy: any) => void) => takenOver((policy) => {
    Object.assign(policy, { id: 'lsc-usgi-other', line: 'lsc-usgi-other', inForce: since });
    edit(policy);
  });

  it('clash where they answer differently; one whose scope the request lies outside steps back', async () => {
    const test = open();
    const adopt = async (policyId: string) => test.ask('policy.adopt', { policyId, hash: await hashOf(test, policyId), reason });
    const path = file(test, 'first.json', takenOver((policy) => Object.assign(policy, { inForce: since })));
    const never = file(test, 'second.json', second((policy) => policy.parts.forEach((part: any) => Object.assign(part, { position: 'not-routinely-commissioned', criteria: undefined, priorApproval: undefined }))));
    expect((await test.ask('policy.check', { tokens: [token, token] }, [path, never])).files[1]!.findings).toContainEqual(expect.objectContaining({ level: 'notice', rule: 'dates-overlap' }));
    await bringIn(test, path, never);
    await adopt('lsc-usgi-1');
    await adopt('lsc-usgi-other');
    const clash = await test.ask('assessment.get', { applicationId: none });
    expect(clash).toMatchObject({ lookup: { answer: 'several-policies', sentence: expect.stringContaining('clash') }, assessment: null });
    await test.ask('assessment.confirm', { applicationId: none, seq: clash.seq, asAt: clash.asAt });
    expect((await test.ask('assessment.history', { applicationId: none })).entries).toMatchObject([{ verdict: 'rules-clash', policyId: null }]);
    await test.ask('policy.withdraw', { policyId: 'lsc-usgi-other', hash: await hashOf(test, 'lsc-usgi-other'), reason });
    expect(await verdict(test, none)).toBe('not-met');
    await whole(test);
  });

  it('a treatment that only a withdrawn policy knew is a treatment without a policy', async () => {
    const test = open();
    const own = JSON.parse(JSON.stringify(takenOver((policy) => Object.assign(policy, { treatmentLabel: 'Wax bath', inForce: since }))).replaceAll('"guided-injection"', '"wax-bath"'));
    const path = file(test, 'own.json', own);
    const { findings } = (await test.ask('policy.check', { tokens: [token] }, [path])).files[0]!;
    expect(findings.filter((one) => one.level === 'fault')).toEqual([]);
    await bringIn(test, path);
    await test.ask('policy.adopt', { policyId: 'lsc-usgi-1', hash: await hashOf(test, 'lsc-usgi-1'), reason });
    const { seq } = await test.ask('facts.get', { applicationId: none });
    const view = await test.ask('facts.answer', { applicationId: none, seq, factId: 'treatment', answer: { kind: 'value', value: { kind: 'choice', choice: 'wax-bath' }, candidateId: null } });
    expect(view.groups.flatMap((group) => group.facts).find((fact) => fact.factId === 'treatment')!.display).toBe('Wax bath');
    expect(await lookup(test, none)).toBe('held');
    await test.ask('policy.withdraw', { policyId: 'lsc-usgi-1', hash: await hashOf(test, 'lsc-usgi-1'), reason });
    expect(await lookup(test, none)).toBe('no-policy-held');
    await test.ask('facts.get', { applicationId: none });
    await test.ask('case.get', { applicationId: none });
  });
});

describe('readings', () => {
  it('change only by a named person with a reason, change the answer of an open case, and stand in its history', async () => {
    const test = open();
    const input = { policyId: 'hny-142-usgi', reading: 'brackets', option: 'and-binds-last' };
    expect((await test.refused('policy.sign', { ...input, reason: '' })).code).toBe('INVALID');
    expect((await test.refused('policy.sign', { ...input, option: 'neither', reason })).field).toBe('option');
    expect((await test.refused('policy.sign', { ...input, reading: 'commas', reason })).field).toBe('reading');
    expect((await test.ask('policy.get', { policyId: 'hny-142-usgi' })).signed).toEqual([]);
    expect(await verdict(test, bracketed)).toBe('not-known');

    const { cases } = await test.ask('policy.touched', { policyId: 'hny-142-usgi', change: { kind: 'reading', reading: 'brackets', option: 'and-binds-last' } });
    expect(cases).toMatchObject([{ applicationId: bracketed, before: 'not-known', after: 'met' }]);
    expect(await verdict(test, bracketed)).toBe('not-known'); // looking changed nothing
    const signed = await test.ask('policy.sign', { ...input, reason });
    expect(signed).toMatchObject({ readings: { brackets: 'and-binds-last' }, signed: [{ reading: 'brackets', option: 'and-binds-last', reason, by: 'Ann Officer' }] });
    expect(signed.summary.unsigned).toBe(signed.summary.readings - 1);
    expect(await verdict(test, bracketed)).toBe('met');
    expect(await verdict(test, hny)).toBe('met');

    const { seq, asAt, confirmed } = await test.ask('assessment.get', { applicationId: bracketed });
    expect(confirmed).toMatchObject({ verdict: 'not-known', stillTheSame: false });
    await test.ask('assessment.confirm', { applicationId: bracketed, seq, asAt });
    const { entries } = await test.ask('assessment.history', { applicationId: bracketed });
    expect(entries.map((one) => one.verdict)).toEqual(['met', 'not-known']);
    expect(entries[0]!.differences.join(' ')).toMatch(/answer.*brackets/is);
    const kept = test.worker.signedIn.db.sqlite.prepare('SELECT readings FROM assessment WHERE application_id = ? ORDER BY event_seq').pluck().all(bracketed) as string[];
    expect(kept.map((one) => JSON.parse(one).brackets)).toEqual(['and-binds-all', 'and-binds-last']);

    await test.ask('policy.sign', { ...input, option: 'and-binds-all', reason: 'The ICB says that it was misread.' });
    expect(await verdict(test, bracketed)).toBe('not-known');
    expect((await test.ask('policy.get', { policyId: 'hny-142-usgi' })).signed).toHaveLength(2);
    await whole(test);
  });
});

describe('an assessment that would come out otherwise by now', () => {
  const screening = (applicationId: string, seq: number) => ({
    applicationId, seq, route: 'to-panel' as const, reason: 'The clinician argues that this patient differs from others, so a panel has to consider it.', decidedBy: { who: 'Dr Sam Screener, public health', on: '2026-11-04' },
  });

  it('carries no screening and no decision: the case stays where it is until a person has assessed again', async () => {
    const test = open();
    const sign = (option: string) => test.ask('policy.sign', { policyId: 'hny-142-usgi', reading: 'brackets', option, reason });
    expect((await test.ask('case.get', { applicationId: bracketed })).next?.label).toBe('Screen the request');
    await sign('and-binds-last');
    const changed = await test.ask('case.get', { applicationId: bracketed });
    expect([changed.stage, changed.next?.label]).toEqual(['assessed', 'Assess again: something has changed']);
    expect((await test.refused('screening.record', screening(bracketed, changed.seq))).message).toMatch(/A fact, a reading or the policy has changed/);
    // The other case came out met before and does so now: the reading does not touch it.
    expect((await test.ask('case.get', { applicationId: hny })).next?.label).toBe('Screen the request');

    const { seq, asAt } = await test.ask('assessment.get', { applicationId: bracketed });
    await test.ask('assessment.confirm', { applicationId: bracketed, seq, asAt });
    const again = await test.ask('case.get', { applicationId: bracketed });
    await test.ask('screening.record', screening(bracketed, again.seq));
    await sign('and-binds-all');
    expect((await test.ask('decision.get', { applicationId: bracketed })).whyNot).toMatch(/Something has changed since the assessment/);
    await sign('and-binds-last'); // back again: the assessment stands as it was confirmed
    expect((await test.ask('decision.get', { applicationId: bracketed })).whyNot).toBeNull();
  });
});

describe('guidance', () => {
  const mandatory = (treatment: string, relation: 'intervention' | 'alternative-for-same-condition') => ({
    id: 'TA9999', identifier: 'TA9999', aliases: ['TA 9999'], title: 'An invented appraisal', publisher: 'NICE', replacedBy: [], mandatoryFrom: '2026-10-01', about: [{ treatment, relation }], checkedOn: '2026-11-20',
  });

  it('ends by its own clause the policy of Lancashire and South Cumbria, and no other', async () => {
    const test = open();
    await test.ask('guidance.set', { entry: mandatory('lipus', 'alternative-for-same-condition') });
    expect((await test.ask('assessment.get', { applicationId: lsc })).assessment).toMatchObject({ verdict: 'no-longer-in-force', sentence: expect.stringContaining('TA9999') });
    expect((await test.ask('policy.get', { policyId: 'lsc-clin12-lipus-2' })).summary.force).toEqual({ from: '2026-04-22', to: '2026-09-30', begunBy: '2026-04-22', start: '22 April 2026, the day it was ratified' });
    expect((await test.ask('assessment.get', { applicationId: lsc, asAt: '2026-09-30' })).assessment?.verdict).toBe('position-applies');
    await test.ask('guidance.set', { entry: mandatory('guided-injection', 'intervention') }); // entered anew: about another treatment
    expect(await verdict(test, hny)).toBe('met');
    expect(await verdict(test, lsc)).toBe('position-applies');
    await whole(test);
  });

  it('keeps who entered what, refuses what points nowhere or is cited like another, and shows what came with the app as nobody’s', async () => {
    const test = open();
    const shipped = await test.ask('guidance.list', {});
    expect(shipped.guidance.find(({ entry }) => entry.id === 'IPG374')).toMatchObject({ by: null, at: null, entry: { replacedBy: ['IPG621', 'IPG622', 'IPG623'], mandatoryFrom: null, checkedOn: null } });
    const entry = mandatory('lipus', 'intervention');
    expect((await test.refused('guidance.set', { entry: { ...entry, replacedBy: ['TA1'] } })).field).toBe('replacedBy');
    expect((await test.refused('guidance.set', { entry: { ...entry, aliases: ['mtg  12'] } })).message).toContain('MTG12');
    expect((await test.refused('guidance.set', { entry: { ...entry, checkedOn: '2027-01-01' } })).field).toBe('checkedOn');
    await test.ask('guidance.set', { entry: { ...shipped.guidance.find(({ entry: one }) => one.id === 'MTG12')!.entry, checkedOn: '2026-11-20' } });
    const { guidance } = await test.ask('guidance.list', {});
    expect(guidance).toHaveLength(shipped.guidance.length);
    expect(guidance.find(({ entry: one }) => one.id === 'MTG12')).toMatchObject({ by: 'Ann Officer', entry: { checkedOn: '2026-11-20', mandatoryFrom: null } });
  });
});

describe('practices', () => {
  const header = 'code,name,icb,from,to';
  const bringList = (test: TestWorker, content: string | Uint8Array) => test.ask('practice.import', { tokens: [token] }, [file(test, 'practices.csv', content)]);

  it('come as CSV with a mark, quotes and CRLF, and warn about another ICB without rejecting anything', async () => {
    const test = open();
    expect((await test.ask('assessment.get', { applicationId: lsc })).responsible.answer).toBe('not-known');
    const text = `\uFEFF${header},note\r\nY99901,"Nethercombe, ""Mill"" Surgery",QE1,,2026-03-31,\r\ny99901,"Nethercombe, ""Mill"" Surgery",QOQ,2026-04-01,,"two\nlines"\r\n\r\nY99904,Wold Newsome Surgery,QOQ,,,\r\n`;
    expect(await bringList(test, text)).toEqual({ practices: 2 });
    expect((await test.ask('assessment.get', { applicationId: lsc })).responsible).toMatchObject({ answer: 'another-icb', icb: 'QOQ' });
    expect((await test.ask('assessment.get', { applicationId: hny })).responsible.answer).toBe('agrees');
    expect(await verdict(test, lsc)).toBe('position-applies');
    expect(await test.ask('practice.list', { find: 'mill' })).toMatchObject({
      total: 1, source: { name: 'practices.csv', by: 'Ann Officer' },
      practices: [{ code: 'Y99901', name: 'Nethercombe, "Mill" Surgery', links: [{ icb: 'QE1', from: null, to: '2026-03-31' }, { icb: 'QOQ', from: '2026-04-01', to: null }] }],
    });

    await test.ask('practice.set', { practice: { code: 'y99901', name: 'Nethercombe Mill Surgery', links: [{ icb: 'QE1', from: null, to: null }] } });
    expect((await test.ask('assessment.get', { applicationId: lsc })).responsible.answer).toBe('agrees');
    await bringList(test, `${header}\nY99904,Wold Newsome Surgery,QE1,,`);
    expect((await test.ask('assessment.get', { applicationId: hny })).responsible.answer).toBe('another-icb');
    expect((await test.ask('assessment.get', { applicationId: lsc })).responsible.answer).toBe('agrees'); // entered by a person, and not named by the new file
    await bringList(test, `${header}\nY99901,Nethercombe Mill Surgery,QOQ,,`);
    expect((await test.ask('assessment.get', { applicationId: lsc })).responsible.answer).toBe('another-icb');
    expect((await test.ask('practice.list', { find: '' })).total).toBe(1); // the file that came last stands as a whole
    await whole(test);
  });

  const faulty: [string, string | Uint8Array, RegExp][] = [
    ['an empty file', '\n\n', /Line 1: The file is empty/],
    ['no header', 'Y99901,A,QE1,,', /Line 1: The first line must name the columns code, name, icb, from, to; code, name, icb, from, to are missing/],
    ['a column missing', 'code,name,icb,from\nY99901,A,QE1,', /to is missing/],
    ['a column twice', `${header},icb\nY99901,A,QE1,,,QE1`, /“icb” is there twice/],
    ['a header alone', header, /no practice below/],
    ['bad rows among good ones', `${header}\nY99901,A,QE1,,\n!,B,QE1,,\nY99902,"C\nC",nowhere!,,\nY99903,D,QE1,31/03/2026,\nY99904,,QE1,,\nY99905,E,QE1`, /Line 3: “!” .*Line 4: “nowhere!” .*Line 6: “31\/03\/2026” .*Line 7: The name is empty\. Line 8: It has 3 cells/],
    ['more bad rows than are named', `${header}\n${'!,B,QE1,,\n'.repeat(8)}`, /Line 6: .*And 3 more lines/],
    ['a day that is none', `${header}\nY99901,A,QE1,2026-02-30,`, /Line 2: “2026-02-30” is not a day/],
    ['an end before the start', `${header}\nY99901,A,QE1,2026-05-01,2026-04-01`, /Line 2: It ends \(2026-04-01\) before/],
    ['two ICBs on one day', `${header}\nY99901,A,QE1,,2026-04-01\nY99901,A,QOQ,2026-04-01,`, /Line 3: .*both QE1 and QOQ/],
    ['two names', `${header}\nY99901,A,QE1,,2026-03-31\nY99901,B,QOQ,2026-04-01,`, /Line 3: .*another name/],
    ['a quote never closed', `${header}\nY99901,"A,QE1,,\nY99902,B,QE1,,`, /Line 2: A quotation mark is opened here and never closed/],
    ['something after a quote', `${header}\nY99901,"A" B,QE1,,`, /Line 2: Something follows/],
    ['a quote in a bare cell', `${header}\nY99901,A "B",QE1,,`, /Line 2: There is a quotation mark inside/],
    ['not UTF-8', new Uint8Array([0x63, 0xe9, 0x0a]), /not text in UTF-8/],
  ];
  it.each(faulty)('are not brought in from %s: every bad line is named, and nothing is kept', async (_, content, message) => {
    const test = open();
    const before = counts(test);
    const path = file(test, 'practices.csv', content);
    const refused = await test.refused('practice.import', { tokens: [token] }, [path]);
    expect(refused.message).toMatch(message);
    expect(refused.next).toContain('Nothing was brought in');
    expect(counts(test)).toEqual(before);
  });

  it('are refused by hand where the code, the name or the days cannot be right', async () => {
    const test = open();
    const practice = { code: 'Y99901', name: 'A', links: [{ icb: 'QE1', from: null, to: null }] };
    expect((await test.refused('practice.set', { practice: { ...practice, code: 'no' } })).field).toBe('code');
    expect((await test.refused('practice.set', { practice: { ...practice, name: ' ' } })).field).toBe('name');
    expect((await test.refused('practice.set', { practice: { ...practice, links: [...practice.links, { icb: 'QOQ', from: '2026-04-01', to: null }] } })).field).toBe('links');
  });
});

describe('the official file', () => {
  it('is kept with its bytes, clauses point into it, and who compared the text stands where it decides', async () => {
    const test = open();
    const policyId = 'lsc-clin12-lipus-2';
    expect((await test.refused('policy.point', { policyId, clause: '2.5', page: 1 })).message).toContain('No official file');
    const bytes = new TextEncoder().encode('An invented official text.\n\nClause 2.5.');
    const attached = await test.ask('policy.attach', { policyId, tokens: [token] }, [file(test, 'official.txt', bytes)]);
    expect(attached.file).toMatchObject({ name: 'official.txt', by: 'Ann Officer', pages: {} });
    const paper = await test.ask('paper.get', { paperId: attached.file!.paperId });
    expect(paper).toMatchObject({ sha256: attached.file!.sha256, kind: 'text' });
    expect(readPaperBytes(test.worker.signedIn.db, paper.paperId)).toEqual(Buffer.from(bytes));
    expect(JSON.stringify(paper.document)).toContain('An invented official text.');
    expect((await test.refused('policy.point', { policyId, clause: 'nowhere', page: 1 })).field).toBe('clause');
    expect((await test.ask('policy.point', { policyId, clause: '2.5', page: 1 })).file!.pages).toEqual({ '2.5': 1 });
    expect((await test.ask('policy.point', { policyId, clause: '2.5', page: null })).file!.pages).toEqual({});
    await test.ask('policy.point', { policyId, clause: '2.5', page: 1 });

    expect((await test.ask('assessment.get', { applicationId: lsc })).compared).toBeNull();
    expect((await test.refused('policy.compared', { policyId, hash: 'a'.repeat(64), note: reason })).code).toBe('CONFLICT');
    const compared = await test.ask('policy.compared', { policyId, hash: attached.summary.hash, note: 'Read against the website, word by word.' });
    expect(compared).toMatchObject({ comparison: { by: 'Ann Officer', current: true }, summary: { compared: { by: 'Ann Officer' } } });
    expect((await test.ask('assessment.get', { applicationId: lsc })).compared).toMatchObject({ by: 'Ann Officer' });
    expect((await test.ask('assessment.get', { applicationId: hny })).compared).toBeNull();

    // Another file: the pages of the first do not stand for it.
    expect((await test.ask('policy.attach', { policyId, tokens: [token] }, [file(test, 'second.txt', 'Another text.')])).file).toMatchObject({ name: 'second.txt', pages: {} });
    await whole(test);
  });
});

describe('questions', () => {
  it('follow the policy: what no longer matters is not asked, what a policy defines is, and its answers are checked', async () => {
    const test = open();
    const asked = async (applicationId: string) => (await test.ask('facts.get', { applicationId })).groups.flatMap((group) => group.facts).map((fact) => fact.factId);
    expect((await test.ask('facts.get', { applicationId: hny })).notNeeded.map((one) => one.factId)).toContain('aspirationFailed');
    expect(await asked(hny)).not.toContain('aspirationFailed');
    const defined = takenOver((policy) => {
      policy.inForce = { from: '2026-01-01', to: '2026-01-01', printed: '1 January 2026' };
      policy.facts.push({ id: 'fluid', why: 'The policy names a volume.', decides: true, define: { label: 'Volume of fluid', answer: { kind: 'quantity', unit: 'ml' } } });
      policy.clauses['extra'] = { kind: 'criterion', summary: 'At least 40 ml.', source: {}, condition: { fact: 'fluid', atLeast: { amount: 40, unit: 'ml' } } };
      policy.scope = { all: [policy.scope, 'extra'] };
    });
    await bringIn(test, file(test, 'policy.json', defined));
    expect(await asked(none)).not.toContain('fluid'); // inert: it asks nothing
    const seq = async () => (await test.ask('facts.get', { applicationId: none })).seq;
    const give = async (value: unknown) => test.refused('facts.answer', { applicationId: none, seq: await seq(), factId: 'fluid', answer: { kind: 'value', value, candidateId: null } });
    expect((await give({ kind: 'quantity', amount: 50, unit: 'ml' })).message).toContain('no such question');
    await test.ask('policy.adopt', { policyId: 'lsc-usgi-1', hash: await hashOf(test, 'lsc-usgi-1'), reason });
    expect(await asked(none)).toContain('fluid');
    expect((await give({ kind: 'quantity', amount: 50, unit: 'mm' })).message).toContain('measured in ml');
    expect((await give({ kind: 'count', count: 50 })).message).toContain('another kind of answer');
    const view = await test.ask('facts.answer', { applicationId: none, seq: await seq(), factId: 'fluid', answer: { kind: 'value', value: { kind: 'quantity', amount: 30, unit: 'ml' }, candidateId: null } });
    expect(view.groups.find((group) => group.group === 'policy')!.facts).toMatchObject([{ factId: 'fluid', display: '30 ml', why: 'The policy names a volume.' }]);
    expect(await verdict(test, none)).toBe('outside-scope');

    // Withdrawn: the answer stays on the record, and the case goes on without it.
    await test.ask('policy.withdraw', { policyId: 'lsc-usgi-1', hash: await hashOf(test, 'lsc-usgi-1'), reason });
    expect(await lookup(test, none)).toBe('no-policy-held');
    expect((await test.ask('case.get', { applicationId: none })).history.map((entry) => entry.detail)).toContain('Volume of fluid');
    await whole(test);
  });

  it('take several choices in the order of the question, and several stretches of time', async () => {
    const test = open();
    const answer = async (factId: string, value: unknown) => test.call('facts.answer', { applicationId: none, seq: (await test.ask('facts.get', { applicationId: none })).seq, factId, answer: { kind: 'value', value, candidateId: null } });
    const shown = async (factId: string) => (await test.ask('facts.get', { applicationId: none })).groups.flatMap((group) => group.facts).find((fact) => fact.factId === factId)!;
    const day = (from: string) => ({ from, to: from, printed: from });
    expect(await answer('injectionPurpose', { kind: 'choices', choices: ['aspiration', 'corticosteroid', 'aspiration'] })).toMatchObject({ ok: true });
    expect(await shown('injectionPurpose')).toMatchObject({ value: { kind: 'choices', choices: ['corticosteroid', 'aspiration'] }, display: 'Corticosteroid injection; Aspiration' });
    expect(await answer('targetSite', { kind: 'choices', choices: ['joint', 'soft-tissue'] })).toMatchObject({ ok: false });
    expect(await answer('injectionPurpose', { kind: 'choices', choices: ['aspiration', 'massage'] })).toMatchObject({ ok: false });
    expect(await answer('conservativeTreatment', { kind: 'interval', start: day('2026-01-05'), end: day('2026-02-05'), printed: '', further: [{ start: day('2026-03-01'), end: null }] })).toMatchObject({ ok: true });
    expect((await shown('conservativeTreatment')).display).toBe('5 January 2026 to 5 February 2026; and 1 March 2026, still going on when it was written');
  });
});
