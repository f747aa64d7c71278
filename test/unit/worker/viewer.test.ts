import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyRecord } from '../../../db/verify.ts';
import { faxSquare, longStudy, tiff } from '../../samples/scans.ts';
import { makeTemp } from '../db/tempFolders.ts';
import { addColleague, drop, officer, samples, signInAs, signUp, startWorker, type TestWorker } from './harness.ts';

/** What stands behind the viewer: parts of a large paper, finding words, pictures as pages, and notes beside papers. */
let test: TestWorker;
let intakeId: string;
let applicationId: string;
let study: Uint8Array;
const own: Record<string, string> = {};

beforeAll(async () => {
  const folder = makeTemp();
  mkdirSync(folder, { recursive: true });
  study = await longStudy(120, { page: 90, lines: ['After a year the Pseudar-', 'throsis was seen again, says Zoë.'] });
  writeFileSync(join(folder, 'study.pdf'), study);
  writeFileSync(join(folder, 'fax.tif'), tiff([{ bytes: faxSquare(), tags: { 259: 4 } }]));
  test = startWorker({ now: () => '2026-11-05T09:00:00.000Z' });
  await signUp(test);
  intakeId = await drop(test, [join(samples, 'hny-criteria-not-met.zip'), join(folder, 'study.pdf'), join(folder, 'fax.tif')]);
  ({ applicationId } = await test.ask('intake.makeCase', { intakeId }));
  for (const [name, roles] of [['reader', ['panel-member']], ['screener', ['screener']]] as const) own[name] = await addColleague(test, name, roles);
}, 120_000);

const papers = async () => (await test.ask('case.get', { applicationId })).papers;
const paper = async (name: string) => (await papers()).find((one) => one.name === name)!.paperId;
const as = (who: string) => signInAs(test, who === 'officer' ? '' : who, who === 'officer' ? officer.passphrase : own[who]!);

describe('a large paper in parts', () => {
  it('leaves a large PDF out of the first answer, says how large its pages are, and gives the very bytes in parts', async () => {
    const view = await test.ask('paper.get', { paperId: await paper('study.pdf') });
    expect([view.content, view.bytes, view.sizes?.length]).toEqual([null, study.length, 120]);
    expect(view.sizes![0]).toEqual([595.28, 841.89]);
    const [from, to] = [1024 * 1024 - 10, 1024 * 1024 + 10];
    const { content } = await test.ask('paper.part', { paperId: view.paperId, from, to });
    expect([...content]).toEqual([...study.subarray(from, to)]);
    expect((await test.refused('paper.part', { paperId: view.paperId, from: 0, to: study.length + 1 })).code).toBe('INVALID');
    expect((await test.refused('paper.part', { paperId: view.paperId, from: 0, to: 5_000_000 })).code).toBe('INVALID');
  });

  it('gives a fax as pages', async () => {
    const drawn = await test.ask('paper.drawn', { paperId: await paper('fax.tif') });
    expect(Buffer.from(drawn.content.subarray(0, 5)).toString()).toBe('%PDF-');
    expect((await test.refused('paper.drawn', { paperId: await paper('study.pdf') })).code).toBe('UNREADABLE');
  });

  it('is for those who may open papers only', async () => {
    const paperId = await paper('study.pdf');
    await as('reader');
    for (const [channel, input] of [['paper.part', { paperId, from: 0, to: 10 }], ['paper.drawn', { paperId }], ['papers.find', { applicationId, words: 'series' }]] as const) {
      expect((await test.refused(channel, input)).code, channel).toBe('NOT_ALLOWED');
    }
    await as('officer');
  });
});

describe('finding words in papers', () => {
  it('finds them without regard to capitals, accents and the end of a line, in forms as in studies', async () => {
    const found = await test.ask('papers.find', { applicationId, words: 'pseudarthrosis was  SEEN again, says zoe' });
    expect(found.hits.map(({ place, words }) => [place, words])).toEqual([['page 90', 'Pseudar- throsis was seen again, says Zoë']]);
    const inForm = await test.ask('papers.find', { intakeId, words: 'NHS number' });
    expect(inForm.hits.some(({ at, place }) => 'path' in at && /^table \d+, row \d+$/.test(place))).toBe(true);
    expect(found.unsearched).toEqual([expect.objectContaining({ name: 'fax.tif', why: 'its pages are pictures' })]);
  });

  it('gives no more than a person can look through, and says so', async () => {
    const found = await test.ask('papers.find', { applicationId, words: 'series' });
    expect([found.hits.length, found.more]).toEqual([500, true]);
  });

  it('asks for the papers of one thing', async () => {
    expect((await test.refused('papers.find', { words: 'series' })).code).toBe('INVALID');
    expect((await test.refused('papers.find', { applicationId, intakeId, words: 'series' })).code).toBe('INVALID');
    expect((await test.refused('papers.find', { applicationId: 'nobody', words: 'series' })).code).toBe('NOT_FOUND');
  });

  it('is noted as a look at the papers, once, by whoever searched', async () => {
    const looks = () => test.worker.signedIn.db.sqlite.prepare("SELECT count(*) FROM event WHERE type = 'identityRevealed' AND json_extract(body, '$.purpose') = 'papers of the case opened' AND actor = ?").pluck().get(test.worker.signedIn.person.id);
    await as('screener');
    expect(looks()).toBe(0);
    await test.ask('papers.find', { applicationId, words: 'series' });
    await test.ask('papers.find', { applicationId, words: 'months' });
    expect(looks()).toBe(1);
    await as('officer');
  });
});

describe('notes beside papers', () => {
  const anchor = { kind: 'pdf' as const, page: 90, rects: [[10, 20, 30, 12] as [number, number, number, number]], words: 'pseudarthrosis' };

  it('are their author’s until shared, and change with what they said before kept', async () => {
    const paperId = await paper('study.pdf');
    const [mine] = (await test.ask('paperNotes.write', { applicationId, noteId: null, paperId, anchor, text: 'Short follow-up.', shared: false })).notes;
    await as('screener');
    expect((await test.ask('paperNotes.list', { applicationId })).notes).toEqual([]);
    expect((await test.refused('paperNotes.write', { applicationId, noteId: mine!.noteId, paperId, anchor, text: 'Another text.', shared: true })).code).toBe('NOT_FOUND');
    expect((await test.refused('paperNotes.withdraw', { applicationId, noteId: mine!.noteId })).code).toBe('NOT_FOUND');
    await as('officer');
    const [changed] = (await test.ask('paperNotes.write', { applicationId, noteId: mine!.noteId, paperId, anchor, text: 'Follow-up of a year.', shared: true })).notes;
    expect(changed).toMatchObject({ text: 'Follow-up of a year.', shared: true, mine: true, place: 'page 90', earlier: [{ text: 'Short follow-up.' }] });
    await as('screener');
    const [seen] = (await test.ask('paperNotes.list', { applicationId })).notes;
    expect(seen).toMatchObject({ text: 'Follow-up of a year.', mine: false, by: 'Ann Officer', earlier: [] });
    await as('officer');
    expect((await test.ask('paperNotes.withdraw', { applicationId, noteId: mine!.noteId })).notes).toEqual([]);
  });

  it('stand beside papers of the case that the person may open, and nowhere else', async () => {
    const paperId = await paper('study.pdf');
    expect((await test.refused('paperNotes.write', { applicationId, noteId: null, paperId: 'another', anchor, text: 'Words', shared: false })).code).toBe('NOT_FOUND');
    await as('reader');
    expect((await test.refused('paperNotes.write', { applicationId, noteId: null, paperId, anchor, text: 'Words', shared: false })).code).toBe('NOT_ALLOWED');
    expect((await test.ask('paperNotes.list', { applicationId })).notes).toEqual([]);
    await as('officer');
  });

  it('move no case, are sealed, and are in what a request for access comes upon, with what they said before', async () => {
    const { seq } = await test.ask('case.get', { applicationId });
    const paperId = await paper('study.pdf');
    const { notes } = await test.ask('paperNotes.write', { applicationId, noteId: null, paperId, anchor: { kind: 'none', words: '' }, text: 'Compare with the letter.', shared: false });
    expect(notes[0]!.place).toBe('the whole paper');
    expect((await test.ask('case.get', { applicationId })).seq).toBe(seq);
    const { db } = test.worker.signedIn;
    expect(verifyRecord(db).findings).toEqual([]);
    expect(() => db.sqlite.prepare("UPDATE paper_note SET text = 'x'").run()).toThrow('append-only');
    expect(() => db.sqlite.prepare('DELETE FROM paper_note').run()).toThrow('append-only');
    const { accessItems } = await import('../../../electron/worker/accessItems.ts');
    // A request for access is an event of the case; what was written before it is in it.
    await test.ask('case.act', { applicationId, seq, act: { action: 'placeHold', askedBy: 'The legal team', reason: 'A complaint is open.' } });
    const items = accessItems(test.worker, applicationId, Number.MAX_SAFE_INTEGER).filter(({ title }) => title.startsWith('Note beside'));
    expect(items.map(({ title }) => title)).toContain('Note beside study.pdf, page 90');
    expect(items.find(({ title }) => title.endsWith('page 90'))!.text).toMatch(/Short follow-up\.[\s\S]*Follow-up of a year\.[\s\S]*Withdrawn/);
  });
});
