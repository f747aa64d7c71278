import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerItem, type DoorAnswer } from '../../../shared/policy/door.ts';
import { bundledPolicies } from '../../../shared/policy/index.ts';
import { publishedFiles } from '../../../shared/policy/published.ts';
import { makeTemp } from '../db/tempFolders.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const ask = (item: unknown): DoorAnswer => answerItem(bundledPolicies(), item, () => 'hash');
const lipus = { id: 1, commissioner: 'QE1', received: '2026-06-01', facts: { treatment: 'lipus', lipusPurpose: 'bone-healing' } };
const places = (answer: DoorAnswer) => (answer.outcome === 'refused' ? answer.reasons.map((reason) => reason.where) : answer.verdict);

describe('the door for scripts', () => {
  it('answers with the tree, the root of which is the verdict', () => {
    const answer = ask(lipus);
    if (answer.outcome !== 'answered') throw new Error('refused');
    expect(answer).toMatchObject({ id: 1, verdict: 'position-applies', library: 'held', asAt: '2026-06-01' });
    expect(answer.assessments[0]!.finding.answer).toBe(answer.verdict);
    expect(answer.assessments[0]!.policy).toEqual({ id: 'lsc-clin12-lipus-2', version: '2', hash: 'hash' });
  });

  it('keeps the answers that are no refusal apart', () => {
    expect(places(ask({ ...lipus, facts: {} }))).toBe('not-known');
    expect(places(ask({ ...lipus, facts: { treatment: { disputed: ['lipus', 'other'] } } }))).toBe('disputed');
    expect(places(ask({ ...lipus, commissioner: 'QOQ' }))).toBe('no-policy-held');
    expect(places(ask({ ...lipus, received: '2026-04-21' }))).toBe('text-not-held');
    expect(places(ask({ ...lipus, received: '2019-12-31' }))).toBe('not-yet-in-force');
    expect(places(ask({ ...lipus, facts: { ...lipus.facts, lipusPurpose: null } }))).toBe('not-known');
  });

  it('refuses what cannot be right, naming every place at once', () => {
    const wrong = { treatment: 'lipus', dateOfBirth: '1826-01-01', fractureDate: '2026-02-31', bone: 7, fractureStatus: 'shattered', conservativeTreatment: { start: '2026-03-01', end: '2026-02-01' }, invented: 'yes', injectionsWithoutRelief: 1.5, lipusPurpose: ['bone-healing'] };
    expect(places(ask({ ...lipus, facts: wrong }))).toEqual([
      'facts.dateOfBirth', 'facts.fractureDate', 'facts.bone', 'facts.fractureStatus', 'facts.conservativeTreatment', 'facts.invented', 'facts.injectionsWithoutRelief', 'facts.lipusPurpose',
    ]);
    // Also where there is nothing else to answer: without the treatment no policy would have looked at the facts.
    expect(places(ask({ ...lipus, facts: { dateOfBirth: '1826-01-01' } }))).toEqual(['facts.dateOfBirth']);
    expect(places(ask({ ...lipus, received: '2026-02-29' }))).toEqual(['received']);
    expect(places(ask({ ...lipus, commissioner: 'qe1' }))).toEqual(['commissioner']);
    expect(places(ask({ ...lipus, readings: { 'lsc-clin12-lipus-2': { 'in-force-from': 'never' } } }))).toEqual(['readings']);
    for (const item of [null, 5, 'text', [], { id: 'a' }, { ...lipus, more: 1 }]) expect(ask(item).outcome).toBe('refused');
  });

  it('names the fact and never the value that identifies', () => {
    const answer = ask({ ...lipus, facts: { treatment: 'lipus', dateOfBirth: '1826-01-01' } });
    expect(JSON.stringify(answer)).not.toContain('1826');
  });

  it('takes months, years and a season as ranges', () => {
    const steroid = { treatment: 'guided-injection', injectionPurpose: 'corticosteroid', severeTrauma: 'yes', conservativeResponse: 'none' };
    const since = (start: unknown) => places(ask({ id: 'x', commissioner: 'QOQ', received: '2026-06-01', facts: { ...steroid, conservativeTreatment: { start, end: null } } }));
    expect(since('2026-02')).toBe('met');
    expect(since('2026')).toBe('not-known');
    expect(since({ from: '2026-03-01', to: '2026-05-31', printed: 'spring' })).toBe('not-known');
    expect(since('2026-04')).toBe('not-met');
  });
});

describe('npm run assess', () => {
  const run = (...args: string[]) => spawnSync(process.execPath, [join(root, 'scripts', 'run.mjs'), 'scripts/assess.mjs', ...args], { encoding: 'utf8' });

  it('prints one answer for each item, in their order, and refuses item by item', () => {
    const file = join(makeTemp(), 'items.json');
    writeFileSync(file, JSON.stringify([lipus, 5, { ...lipus, id: 'last', received: '31 May' }]));
    const answers = JSON.parse(execFileSync(process.execPath, [join(root, 'scripts', 'run.mjs'), 'scripts/assess.mjs', file], { encoding: 'utf8' })) as DoorAnswer[];
    expect(answers.map((answer) => [answer.id, answer.outcome])).toEqual([[1, 'answered'], [null, 'refused'], ['last', 'refused']]);
  });

  it('takes a policy from a file, and says where one is wrong', () => {
    const here = makeTemp();
    const [items, good, bad] = ['items.json', 'good.json', 'bad.json'].map((name) => join(here, name)) as [string, string, string];
    const policy = { ...structuredClone(bundledPolicies()[0]!), id: 'another', line: 'another', commissioner: 'QQQ' };
    writeFileSync(items, JSON.stringify([{ ...lipus, commissioner: 'QQQ' }]));
    writeFileSync(good, JSON.stringify(policy));
    writeFileSync(bad, JSON.stringify({ ...policy, scope: 'nowhere' }));
    expect(JSON.parse(run(items, '--policy', good).stdout)[0]).toMatchObject({ verdict: 'position-applies' });
    const refused = run(items, '--policy', bad);
    expect([refused.status, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toMatch(/There is no clause “nowhere”.*Add the clause/s);
  });

  it('stops with a sentence where the call is wrong', () => {
    const file = join(makeTemp(), 'not.json');
    writeFileSync(file, '{');
    for (const [args, said] of [[[], /Usage/], [['no-such-file.json'], /cannot be read/], [[file], /is not JSON/], [['--wrong', file], /no option/]] as const) {
      const { status, stderr } = run(...args);
      expect(status).toBe(2);
      expect(stderr).toMatch(said);
    }
  });
});

describe('what is published', () => {
  it.each(Object.entries(publishedFiles()))('docs/%s is what the code says (npm run docs)', (name, text) => {
    expect(readFileSync(join(root, 'docs', name), 'utf8')).toBe(text);
  });
});
