import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { icbSectionKey, icbSections } from '../../../shared/domain/icbConfiguration.ts';
import { icbs } from '../../../shared/domain/icb.ts';
import { findSetting, settingHistory } from '../../../db/settingRepo.ts';
import { chunk, jpegImage, pngImage } from '../../letters/images.ts';
import { sectionExamples } from './icbExamples.ts';
import { signUp, startWorker, type TestWorker } from './harness.ts';

const token = '00000000-0000-4000-8000-000000000000';
let test: TestWorker;
beforeAll(async () => {
  test = startWorker();
  await signUp(test);
});
const why = 'The policy was withdrawn by the board.';
const stored = () => test.worker.signedIn.db.sqlite.prepare('select count(*) as n from event where type = ?').get('settingRecorded');

describe('an ICB’s configuration', () => {
  it('is unset in every section at first, for each of the three ICBs, and knows their codes and days', async () => {
    for (const { ods, name } of icbs) {
      const held = await test.ask('icb.configuration', { ods });
      expect(held).toMatchObject({ ods, name });
      expect(Object.values(held.sections)).toEqual(Object.keys(icbSections).map(() => null));
    }
    expect((await test.ask('icb.configuration', { ods: 'S1Y5D' })).from).toBe('2026-04-01');
    for (const ods of ['QM7', 'ZZZ']) expect(await test.refused('icb.configuration', { ods })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each(Object.keys(sectionExamples) as (keyof typeof sectionExamples)[])('keeps every version of “%s”, of one ICB only, and takes it back with a reason', async (section) => {
    const [first, second] = sectionExamples[section];
    const set = (after: number, value: unknown, reason: string | null = null) => ({ ods: 'QOQ', section, after, value, reason });
    const before = stored();
    await test.ask('icb.section.set', set(0, first));
    await test.ask('icb.section.set', set(1, second));
    expect(stored()).not.toEqual(before);
    expect(await test.refused('icb.section.set', set(2, second))).toMatchObject({ code: 'REFUSED', message: expect.stringContaining('Nothing was changed') });
    expect(await test.refused('icb.section.set', set(2, null))).toMatchObject({ code: 'INVALID', field: 'reason' });
    await test.ask('icb.section.set', set(2, null, why));
    expect(await test.refused('icb.section.set', set(3, null, why))).toMatchObject({ code: 'REFUSED' });
    const { versions } = await test.ask('icb.section.history', { ods: 'QOQ', section });
    expect(versions.map(({ number, by, reason, value }) => ({ number, by, reason, value }))).toEqual([
      { number: 3, by: 'Ann Officer', reason: why, value: null },
      { number: 2, by: 'Ann Officer', reason: null, value: second },
      { number: 1, by: 'Ann Officer', reason: null, value: first },
    ]);
    expect((await test.ask('icb.configuration', { ods: 'QOQ' })).sections[section]).toMatchObject({ value: null, number: 3, by: 'Ann Officer', reason: why });
    await test.ask('icb.section.set', set(3, first));
    expect((await test.ask('icb.configuration', { ods: 'QOQ' })).sections[section]).toMatchObject({ value: first, number: 4, reason: null });
    expect((await test.ask('icb.configuration', { ods: 'QE1' })).sections[section]).toBeNull();
  });

  it('tells the second of two people, and loses nothing', async () => {
    const value = sectionExamples.retention[0];
    await test.ask('icb.section.set', { ods: 'QE1', section: 'retention', after: 0, value, reason: null });
    const refusal = await test.refused('icb.section.set', { ods: 'QE1', section: 'retention', after: 0, value: sectionExamples.retention[1], reason: null });
    expect(refusal).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('Ann Officer') });
    expect((await test.ask('icb.configuration', { ods: 'QE1' })).sections.retention?.value).toEqual(value);
  });

  it('takes no value that is not of the section’s shape, and keeps nothing of it', async () => {
    const bad: readonly [keyof typeof sectionExamples, unknown][] = [
      ['retention', { years: 0, from: 'closed', disposalAuthorisedBy: 'A' }], ['retention', { ...sectionExamples.retention[0], more: 1 }], ['retention', undefined], ['quorum', 'four'],
      ['quorum', { ...sectionExamples.quorum[0], roles: [{ role: 'lay', number: 1, votes: true }, { role: 'lay', number: 2, votes: true }] }],
      ['exceptionality', { wording: 'w', comparator: 'other', document: 'd' }], ['socialFactors', { rule: 'excluded', named: [] }], ['forms', []],
      ['forms', [{ name: 'A', version: '1', kind: 'drug', from: '2026-05-02', until: '2026-05-01' }]], ['timeLimits', [sectionExamples.timeLimits[0][0], sectionExamples.timeLimits[0][0]]],
      ['identity', { nameOnLetters: 'A', letterheadAlt: 'b' }], ['governingDate', { date: 'other' }], ['appealRules', { offered: true }], ['screeningAuthority', { deciders: [], secondCheckAlways: true }],
      ['panelMaySee', { identifiers: ['everything'], papersUnredacted: false }],
      // What stands for "taken back" cannot be put in as a value.
      ['governingDate', { unset: true, reason: why }],
    ];
    for (const [section, value] of bad) {
      const answer = await test.refused('icb.section.set', { ods: 'S1Y5D', section, after: 0, value, reason: null });
      expect(answer, `${section} ${JSON.stringify(value)}`).toMatchObject({ code: 'INVALID' });
      expect(findSetting(test.worker.signedIn.db, icbSectionKey('S1Y5D', section))).toBeUndefined();
    }
    expect(await test.refused('icb.section.set', { ods: 'S1Y5D', section: 'colour', after: 0, value: {}, reason: null })).toMatchObject({ code: 'INVALID' });
  });

  it('leaves a record that verifies, with every version in it', async () => {
    expect((await test.ask('record.verify', {})).findings).toEqual([]);
    expect(settingHistory(test.worker.signedIn.db, icbSectionKey('QOQ', 'quorum')).length).toBe(4);
  });
});

describe('the image of the letterhead', () => {
  const read = (name: string, bytes: Uint8Array) => {
    const file = join(test.folder, name);
    writeFileSync(file, bytes);
    return file;
  };

  it('is read from a file of either kind', async () => {
    const png = await test.ask('icb.letterhead.read', { tokens: [token] }, [read('logo.png', pngImage())]);
    expect(png.letterhead).toMatchObject({ kind: 'png', width: 300, height: 80, base64: pngImage().toString('base64') });
    // The bytes say what it is, not the name.
    expect((await test.ask('icb.letterhead.read', { tokens: [token] }, [read('logo2.png', jpegImage)])).letterhead).toMatchObject({ kind: 'jpeg', width: 48, height: 24 });
  });

  it('is refused where it is none, too large, damaged, or cannot be drawn', async () => {
    const broken = Buffer.concat([pngImage().subarray(0, 33), chunk('IDAT', Buffer.from('no picture')), chunk('IEND', Buffer.alloc(0))]);
    const cases: readonly [string, Uint8Array, string][] = [
      ['drawing.svg', Buffer.from('<svg/>'), 'UNREADABLE'], ['cut.png', pngImage().subarray(0, 200), 'UNREADABLE'], ['broken.png', broken, 'UNREADABLE'],
      ['large.png', Buffer.concat([pngImage(), Buffer.alloc(300_000)]), 'TOO_LARGE'],
    ];
    for (const [name, bytes, code] of cases) expect(await test.refused('icb.letterhead.read', { tokens: [token] }, [read(name, bytes)]), name).toMatchObject({ code });
  });

  it('cannot be put in place of the one that was looked at', async () => {
    const { letterhead } = await test.ask('icb.letterhead.read', { tokens: [token] }, [read('logo3.png', pngImage())]);
    const set = (change: object) => ({ ods: 'S1Y5D', section: 'identity' as const, after: 0, value: { nameOnLetters: 'Invented ICB', letterhead: { ...letterhead, ...change }, letterheadAlt: 'Invented ICB' }, reason: null });
    for (const change of [{ base64: jpegImage.toString('base64') }, { kind: 'jpeg' }, { width: 301 }, { sha256: 'a'.repeat(64) }]) {
      expect(await test.refused('icb.section.set', set(change)), JSON.stringify(change).slice(0, 40)).toMatchObject({ code: 'INVALID', field: 'letterhead' });
    }
    await test.ask('icb.section.set', set({}));
  });

  it('comes with a name that letters can print', async () => {
    const value = { nameOnLetters: 'Invented ICB 😀' };
    expect(await test.refused('icb.section.set', { ods: 'S1Y5D', section: 'identity', after: 1, value, reason: null })).toMatchObject({ code: 'INVALID', field: 'nameOnLetters' });
  });
});
