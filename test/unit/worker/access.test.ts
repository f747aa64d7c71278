import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromBuffer } from 'yauzl';
import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../../db/verify.ts';
import type { AccessView } from '../../../shared/contract/access.ts';
import { replayForVerify as replay } from '../../../shared/workflow/replay.ts';
import { filePart, multipart, plainPart, whole } from '../../import/foreign/rawMail.ts';
import { closedCase, typed } from './disposed.ts';
import { asPerson, drop, officer, signUp, startWorker, type TestWorker } from './harness.ts';

const clock = { now: '2026-11-22T09:00:00.000Z' };
const begin = async (): Promise<{ test: TestWorker; applicationId: string }> => {
  clock.now = '2026-11-22T09:00:00.000Z';
  const test = startWorker({ now: () => clock.now });
  await signUp(test);
  return { test, applicationId: await closedCase(test) };
};
const get = (test: TestWorker, applicationId: string) => test.ask('access.get', { applicationId });
const common = (applicationId: string, view: AccessView) => ({ applicationId, seq: view.seq, requestId: view.request!.requestId });
const ask = async (test: TestWorker, applicationId: string): Promise<AccessView> =>
  test.ask('access.ask', { applicationId, seq: (await get(test, applicationId)).seq, askedOn: '2026-11-20', askedBy: 'patient', words: 'Passport seen' });

/** Answers every item that has none: disclosed, but for those that are named. */
async function reviewAll(test: TestWorker, applicationId: string, special: (title: string) => { answer: 'redact' | 'withhold' | 'withhold-unlisted'; disclosed: string | null; reason: string } | null = () => null): Promise<AccessView> {
  let view = await get(test, applicationId);
  for (const item of view.request!.items.filter((one) => one.answer === null)) {
    view = await test.ask('access.review', { ...common(applicationId, view), itemId: item.itemId, ...(special(item.title) ?? { answer: 'disclose' as const, disclosed: null, reason: null }) });
  }
  return view;
}

function unzipped(content: Uint8Array): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const files = new Map<string, Buffer>();
    fromBuffer(Buffer.from(content), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('end', () => resolve(files));
      zip.on('entry', (entry: { fileName: string }) => zip.openReadStream(entry as never, (fault, stream) => {
        if (fault) return reject(fault);
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          files.set(entry.fileName, Buffer.concat(chunks));
          zip.readEntry();
        });
      }));
      zip.readEntry();
    });
  });
}

describe('a request for access', () => {
  it('lists everything that is held, by the month of the law, and is on Work though the case is closed', async () => {
    const { test, applicationId } = await begin();
    expect((await get(test, applicationId)).request).toBeNull();
    expect((await test.ask('work.list', {})).thisWeek).toEqual([]);
    await test.ask('contact.record', { applicationId, seq: (await get(test, applicationId)).seq, contact: null, consent: { status: 'given', on: '2026-11-12', words: 'The patient wrote on a postcard' } });
    const view = await ask(test, applicationId);
    expect(view.request!.items.find(({ kind }) => kind === 'entry')!.text).toContain('on a postcard');
    const kinds = new Set(view.request!.items.map(({ kind }) => kind));
    for (const kind of ['identity', 'facts', 'paper', 'argument', 'note', 'history', 'reveals']) expect(kinds).toContain(kind);
    expect(view.request!.items.find(({ kind }) => kind === 'note')!.text).toContain(typed.note);
    expect(view.request!.items.find(({ kind }) => kind === 'facts')!.text).toMatch(/; from .*, (page|table|paragraph)/);
    expect(view.request!.items.filter(({ kind }) => kind === 'paper').some(({ text }) => text.includes(typed.paper))).toBe(true);
    expect(view.request!.due).toMatchObject({ on: '2026-12-20', words: '28 days left', late: false });
    // 20 December 2026 is a Sunday.
    expect(view.request!.due.reckoning.join(' ')).toMatch(/Sunday 20 December 2026.*allows the next one, 21 December 2026/);
    clock.now = '2026-12-15T09:00:00.000Z';
    expect((await test.ask('work.list', {})).thisWeek).toMatchObject([{ applicationId, due: { label: 'Access request due', on: '2026-12-20' } }]);
    clock.now = '2026-12-22T09:00:00.000Z';
    expect((await test.ask('work.list', {})).overdue).toMatchObject([{ applicationId, due: { words: 'Overdue: 2 days late' } }]);
    expect((await test.refused('disposal.propose', { applicationIds: [applicationId] })).code).toBe('REFUSED');
  }, 60_000);

  it('is put down and taken up; what changes meanwhile has to be looked at again', async () => {
    const { test, applicationId } = await begin();
    await ask(test, applicationId);
    const reviewed = await reviewAll(test, applicationId);
    expect(reviewed.request).toMatchObject({ open: 0, checkedBy: null });
    await test.ask('session.lock', {});
    await test.ask('session.unlock', { passphrase: officer.passphrase });
    expect((await get(test, applicationId)).request!.items).toEqual(reviewed.request!.items);
    await test.ask('note.record', { applicationId, who: 'The clinic', text: 'A word that came later.' });
    const now = await get(test, applicationId);
    expect(now.request!.items.filter((item) => item.answer === null).map(({ text }) => text.split('\n')[0])).toEqual(['The clinic: A word that came later.']);
    expect((await test.refused('access.review', { ...common(applicationId, now), itemId: 'note:none:000000000000', answer: 'disclose', disclosed: null, reason: null })).code).toBe('CONFLICT');
    asPerson(test, 'Bo Colleague');
    expect((await test.refused('access.check', { ...common(applicationId, now), agrees: true, reason: null })).message).toBe('One item has no answer yet.');
  }, 60_000);

  it('leaves the file only when another person has checked it, without what was taken out or withheld, and on the record', async () => {
    const { test, applicationId } = await begin();
    await ask(test, applicationId);
    let view = await reviewAll(test, applicationId, (title) =>
      title.startsWith('Note:') ? { answer: 'redact', disclosed: 'The clinic rang about [taken out].', reason: 'It is about somebody else' }
      : title.includes('letter.txt') ? { answer: 'withhold', disclosed: null, reason: 'Serious harm test' }
      : title === 'Who looked at who the patient is' ? { answer: 'withhold-unlisted', disclosed: null, reason: 'An inquiry runs' } : null);
    expect((await test.refused('access.write', common(applicationId, view))).message).toMatch(/No second person/);
    expect((await test.refused('access.check', { ...common(applicationId, view), agrees: true, reason: null })).message).toMatch(/another person’s/);
    expect(view.request!.whyNotCheck).toMatch(/another person/);
    asPerson(test, 'Bo Colleague');
    view = await test.ask('access.check', { ...common(applicationId, view), agrees: false, reason: 'Look at the form again' });
    expect(view.request).toMatchObject({ returned: 'Look at the form again', checkedBy: null });
    view = await test.ask('access.check', { ...common(applicationId, view), agrees: true, reason: null });
    expect(view.request).toMatchObject({ checkedBy: 'Bo Colleague', returned: null });

    const { content } = (await test.ask('access.write', common(applicationId, view))) as unknown as { content: Uint8Array };
    const files = await unzipped(content);
    const all = Buffer.concat([...files.values()]).toString('utf8');
    const index = files.get('000 What we hold.txt')!.toString('utf8');
    expect(all).not.toContain('neighbour');
    expect(all).not.toContain(typed.paper);
    expect(all).toContain('The clinic rang about [taken out].');
    expect(index).toMatch(/letter\.txt\. We have not sent this\. Why: Serious harm test/);
    expect(index).not.toMatch(/Who looked|An inquiry runs/);
    // The archive that the papers came in holds the withheld ones too: only a list of what is in it goes out.
    expect([...files.keys()].filter((name) => /\.zip$/.test(name))).toEqual([]);
    expect([...files.keys()].some((name) => /^\d{3} Paper .*\.(pdf|docx)$/.test(name))).toBe(true);
    for (const name of files.keys()) expect(name).not.toMatch(/[/\\:]|\.\./);
    view = await get(test, applicationId);
    expect((await test.ask('case.get', { applicationId })).history[0]).toMatchObject({ who: 'Bo Colleague', what: 'Export for access written outside the encrypted file', detail: expect.stringMatching(/1 with words taken out, 3 withheld/) });
    view = await test.ask('access.end', { ...common(applicationId, view), how: 'sent' });
    expect(view).toMatchObject({ request: null, earlier: [{ askedOn: '2026-11-20', ended: 'sent', written: 1 }] });
    expect(verifyRecord(test.worker.signedIn.db, { replay })).toMatchObject({ ok: true, findings: [] });
  }, 60_000);

  it('a message goes out as its words; the file, which holds its attachments, does not', async () => {
    const { test } = await begin();
    const path = join(test.folder, 'request.eml');
    writeFileSync(path, whole(multipart('mixed', [plainPart('Patient name: Otto Flinders\r\nNHS number: 999 000 0018\r\n'), filePart('withheld.txt', Buffer.from('A neighbour says'))])));
    const { applicationId } = await test.ask('intake.makeCase', { intakeId: await drop(test, [path]) });
    const view = await ask(test, applicationId);
    const papers = view.request!.items.filter(({ kind }) => kind === 'paper');
    expect(papers.map(({ title }) => title)).toEqual(['Message that papers came in: request.eml', 'Paper: withheld.txt']);
    expect(papers[0]!.text).toContain('Otto Flinders');
    expect(papers[0]!.text).toContain('withheld.txt');
    expect(papers[0]!.text).not.toContain('neighbour');
    const checked = await reviewAll(test, applicationId, (title) => (title.includes('Paper: withheld') ? { answer: 'withhold', disclosed: null, reason: 'About somebody else' } : null));
    asPerson(test, 'Bo Colleague');
    const agreed = await test.ask('access.check', { ...common(applicationId, checked), agrees: true, reason: null });
    const { content } = (await test.ask('access.write', common(applicationId, agreed))) as unknown as { content: Uint8Array };
    const files = await unzipped(content);
    expect([...files.keys()].filter((name) => name.endsWith('.eml'))).toEqual([]);
    expect(Buffer.concat([...files.values()]).toString('utf8')).not.toMatch(/neighbour|QSBuZWlnaGJvdXIg/);
  }, 60_000);
});
