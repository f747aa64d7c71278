import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findIndexRow, putInIndex, removeFromIndex, clearIndex, isIndexWhole } from '../../../db/searchRepo.ts';
import type { Db } from '../../../db/connection.ts';
import { loadCase } from '../../../electron/worker/commit.ts';
import { drop, officer, remade, samples, signUp, startWorker, type TestWorker } from './harness.ts';
import { assessed, declineNotes, declineRecord, icbSettings, identifiersOf, sendLetter, toPanel } from './theJob.ts';

const plain = { filters: {}, after: null };
const numbers = async (test: TestWorker, text: string, filters = {}) => (await test.ask('case.find', { text, filters, after: null })).rows.map((row) => row.number);

/** Everything that the index holds, in a form that two indexes can be compared by: rows, words, and what FTS5 answers for each word. */
function contents(db: Db): unknown {
  const rows = db.sqlite.prepare('SELECT * FROM case_index ORDER BY key').all();
  const words = db.sqlite.prepare('SELECT * FROM search_word ORDER BY word').all() as { word: string }[];
  const find = db.sqlite.prepare('SELECT rowid FROM case_search WHERE case_search MATCH ? ORDER BY rowid').pluck();
  db.sqlite.exec("INSERT INTO case_search (case_search, rank) VALUES ('integrity-check', 1)"); // compares the index with its rows; throws where they differ
  return { rows, words, found: words.map(({ word }) => [word, find.all(`"${word}"`)]) };
}

/** Further cases beside a real one, as rows of the index only. */
function fill(db: Db, cases: number, change: (index: number) => object = () => ({})): void {
  const [row] = db.sqlite.prepare('SELECT application_id FROM case_index LIMIT 1').pluck().all() as string[];
  const like = findIndexRow(db, row!)!;
  db.sqlite.pragma('foreign_keys = OFF');
  db.sqlite.transaction(() => {
    for (let index = 0; index < cases; index++) {
      const serial = String(index + 1).padStart(4, '0');
      putInIndex(db, { ...like, applicationId: `made-${index}`, caseNumber: `IFR-2025-${serial}`, number: `ifr 2025${serial} 25${serial} ${serial} ${index + 1} 25${index + 1}`, receivedOn: `2025-0${1 + (index % 9)}-1${index % 7}`, ...change(index) });
    }
  })();
  db.sqlite.pragma('foreign_keys = ON');
}

describe('the index of cases', () => {
  it('follows a case through the whole job and equals an index made from the record afterwards', async () => {
    const test = startWorker();
    await signUp(test);
    const { db } = test.worker.signedIn;
    const intakeId = await drop(test, [join(samples, 'hny-not-known.zip')], { commissioner: 'QOQ' });
    const { applicationId: other } = await test.ask('intake.makeCase', { intakeId });
    expect(await numbers(test, 'humber')).toHaveLength(1); // from the papers alone, before anybody has confirmed anything
    const applicationId = await assessed(test, 'lsc-not-routinely-commissioned.zip');
    const { name, nhsNumber } = await test.ask('case.reveal', { applicationId, purpose: 'letter' });
    const { caseNumber } = findIndexRow(db, applicationId)!;
    await toPanel(test, applicationId);
    expect(await numbers(test, 'decided lancashire')).toEqual([]);
    const seen = await test.ask('decision.get', { applicationId });
    await test.ask('decision.record', { applicationId, seq: seen.seq, record: await declineRecord(test, applicationId) });
    expect(await numbers(test, 'decided decline')).toEqual([caseNumber]);
    await test.ask('icb.set', { ods: 'QE1', settings: icbSettings });
    const letters = await test.ask('letters.get', { applicationId });
    await test.ask('letters.recordNotes', { applicationId, seq: letters.seq, notes: declineNotes });
    const identifiers = await identifiersOf(test, applicationId);
    await sendLetter(test, applicationId, 'clinician', identifiers);
    await sendLetter(test, applicationId, 'patient', identifiers);
    const { seq } = await test.ask('letters.get', { applicationId });
    await test.ask('case.close', { applicationId, seq });
    await test.ask('note.record', { applicationId: other, who: 'The clinic', text: 'Asked when the panel meets.' });

    expect(await numbers(test, 'closed')).toEqual([caseNumber]);
    for (const typed of [name!, name!.toUpperCase(), nhsNumber!, `${nhsNumber!.slice(0, 3)} ${nhsNumber!.slice(3, 6)} ${nhsNumber!.slice(6)}`, caseNumber, caseNumber.toLowerCase(), caseNumber.slice(6)]) {
      expect([typed, await numbers(test, typed)]).toEqual([typed, [caseNumber]]);
    }
    const before = contents(db);
    expect(await remade(test)).toMatch(/All of them agreed with the record/);
    clearIndex(db);
    await remade(test);
    expect(contents(db)).toEqual(before);
    expect((await test.ask('record.verify', {})).findings).toEqual([]);
  }, 90_000);

  it('is made when it is missing, and after a cut-off making it is begun again', async () => {
    const first = startWorker();
    await signUp(first);
    await drop(first, [join(samples, 'hny-not-known.zip')], { commissioner: 'QOQ' }).then((intakeId) => first.ask('intake.makeCase', { intakeId }));
    const { db } = first.worker.signedIn;
    const before = contents(db);
    clearIndex(db); // as in a file from before there was an index, or one whose making was cut off
    expect(isIndexWhole(db)).toBe(false);
    expect(await numbers(first, '')).toEqual([]);
    await first.ask('session.lock', {});
    const second = startWorker({ folder: first.folder });
    await second.ask('session.unlock', { passphrase: officer.passphrase });
    expect(await numbers(second, '')).toHaveLength(1);
    expect(contents(second.worker.signedIn.db)).toEqual(before);
  });

  it('gives up a case that is taken out, down to its words', async () => {
    const test = startWorker();
    await signUp(test);
    const applicationId = await assessed(test, 'hny-criteria-met.zip');
    const { db } = test.worker.signedIn;
    const { name } = await test.ask('case.reveal', { applicationId, purpose: 'letter' });
    const word = name!.toLowerCase().split(' ').at(-1)!;
    // The pages hold of a word what differs from the word before it, so its end is looked for.
    const inPages = () => (db.sqlite.prepare('SELECT block FROM case_search_data').pluck().all() as Buffer[]).some((block) => block.includes(word.slice(-4)));
    expect(inPages()).toBe(true);
    db.sqlite.transaction(() => removeFromIndex(db, applicationId))();
    expect(await numbers(test, '')).toEqual([]);
    expect(await numbers(test, name!)).toEqual([]);
    expect(db.sqlite.prepare('SELECT count(*) FROM search_word').pluck().get()).toBe(0);
    expect(inPages()).toBe(false);
  }, 60_000);
});

describe('finding cases', () => {
  async function office(cases = 120, change?: (index: number) => object) {
    const test = startWorker();
    await signUp(test);
    const intakeId = await drop(test, [join(samples, 'lsc-not-routinely-commissioned.zip')]);
    const { applicationId } = await test.ask('intake.makeCase', { intakeId });
    fill(test.worker.signedIn.db, cases, change);
    return { test, applicationId };
  }

  it('gives every case once, newest first, page by page, and says how many', async () => {
    const { test } = await office();
    const all: { number: string; receivedOn: string }[] = [];
    let after: number | null = null;
    let pages = 0;
    do {
      const page: Awaited<ReturnType<typeof test.ask<'case.find'>>> = await test.ask('case.find', { text: 'lanc', filters: {}, after });
      all.push(...page.rows);
      after = page.next;
      pages += 1;
    } while (after !== null);
    expect([all.length, pages]).toEqual([121, 3]);
    const order = all.map((row) => `${row.receivedOn} ${row.number}`);
    expect(order).toEqual([...new Set(order)].sort().reverse());
    expect(await test.ask('case.count', { text: 'lanc', filters: {} })).toEqual({ count: 121, more: false, didYouMean: null });
    fill(test.worker.signedIn.db, 1100);
    expect(await test.ask('case.count', { text: '', filters: {} })).toMatchObject({ count: 1000, more: true });
  });

  it('finds a piece of a case number, with and without its noughts', async () => {
    const { test } = await office(1300);
    const first = async (text: string) => (await numbers(test, text)).sort();
    expect(await first('IFR-2025-0012')).toEqual(['IFR-2025-0012']);
    expect(await first('2025-0012')).toEqual(['IFR-2025-0012']);
    expect(await first('25-1234')).toEqual(['IFR-2025-1234']);
    expect(await test.ask('case.count', { text: '25-12', filters: {} })).toMatchObject({ count: 111 }); // 12, 120 to 129, 1200 to 1299
    expect((await first('25-12')).every((number) => /-(0012|012\d|12\d\d)$/.test(number))).toBe(true);
  });

  it('filters by what the list can be narrowed to, alone and with words', async () => {
    const { test } = await office(40, (index) => (index % 4 === 0 ? { facets: 'icbqoq stageclosed urgencyurgent outcomedecline waitingno treatmentlipus' } : {}));
    expect(await numbers(test, '', { icb: 'QOQ' })).toHaveLength(10);
    expect(await numbers(test, 'lanc', { stage: 'closed', urgency: 'urgent' })).toHaveLength(10);
    expect(await numbers(test, '', { stage: 'closed', urgency: 'routine' })).toEqual([]);
    expect(await numbers(test, '', { treatment: 'lipus', outcome: 'decline', waiting: 'no' })).toHaveLength(10);
    const march = await test.ask('case.find', { ...plain, text: '', filters: { receivedFrom: '2025-03-01', receivedTo: '2025-03-31' } });
    expect(march.rows.length).toBeGreaterThan(0);
    expect(march.rows.every((row) => row.receivedOn.startsWith('2025-03'))).toBe(true);
    const { icbs, treatments } = await test.ask('case.filterChoices', {});
    expect(icbs.map(({ id }) => id)).toEqual(['QE1', 'QOQ', 'S1Y5D']);
    expect(treatments.map(({ id }) => id)).toContain('lipus');
  });

  it('finds both of two cases whose patients have one name, and tells them apart by the number', async () => {
    const { test } = await office(2, (index) => ({ person: `jo testcase 999000001${index}` }));
    expect(await numbers(test, 'Testcase, Jo')).toHaveLength(2);
    expect(await numbers(test, 'jo testcase 999 000 0011')).toEqual(['IFR-2025-0002']);
  });

  it('asks whether a near word was meant, where little is found, and never replaces it', async () => {
    const { test } = await office(5, () => ({ words: 'lipus ultrasound tibia', person: 'zebedee quill 9990000018' }));
    expect(await test.ask('case.count', { text: 'lipsu', filters: {} })).toMatchObject({ count: 0, didYouMean: 'lipus' });
    expect(await test.ask('case.count', { text: 'ultrasuond tibia', filters: {} })).toMatchObject({ didYouMean: 'ultrasound tibia' });
    expect(await test.ask('case.count', { text: 'zebadee', filters: {} })).toMatchObject({ didYouMean: 'zebedee' });
    expect(await test.ask('case.count', { text: 'lipus', filters: {} })).toMatchObject({ count: 6, didYouMean: null });
    expect(await test.ask('case.count', { text: 'xqzvvkp', filters: {} })).toMatchObject({ count: 0, didYouMean: null });
    expect(await numbers(test, 'lipsu')).toEqual([]);
  });

  it('does not look at who the patient is for somebody who may not see it, and gives no name away as a correction', async () => {
    const { test } = await office(3, () => ({ words: 'lipus tibia', person: 'zebedee quill 9990000042' }));
    const { db } = test.worker.signedIn;
    const { countInIndex, nearestWord, isKnownBeginning } = await import('../../../db/searchRepo.ts');
    const { soughtIn } = await import('../../../shared/domain/searchWords.ts');
    const count = (text: string, withIdentity: boolean) => countInIndex(db, { sought: soughtIn(text), facets: [], receivedFrom: null, receivedTo: null, withIdentity }, 100);
    for (const text of ['zeb', 'zebedee', 'quill tibia', '9990000042', '999 000 0042']) {
      expect([text, count(text, true)]).toEqual([text, 3]);
      expect([text, count(text, false)]).toEqual([text, 0]);
    }
    expect(count('tibia', false)).toBeGreaterThanOrEqual(3);
    expect([nearestWord(db, 'zebadee', true), nearestWord(db, 'zebadee', false)]).toEqual(['zebedee', null]);
    expect([isKnownBeginning(db, 'zebe', true), isKnownBeginning(db, 'zebe', false)]).toEqual([true, false]);
  });

  it('takes any text at all as words and never as a query', async () => {
    const { test } = await office(8);
    const all = (await numbers(test, '')).length;
    for (const typed of ['"', '""', '*', 'NOT', 'lanc OR nothing', 'lanc AND', 'NEAR(lanc, 2)', 'person : x', '{words} : lanc', '^lanc', '-lanc', "'; DROP TABLE case_index; --", 'lanc"*) OR ("a', '\u0000', 'ł ß ﬁ 日本 𞤀']) {
      expect(Array.isArray(await numbers(test, typed))).toBe(true);
    }
    expect(await numbers(test, 'lanc OR nothing')).toEqual([]); // OR is a word like any other
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.oneof(fc.constantFrom('"', '*', '(', ')', '{', '}', ':', '^', '-', '+', ' ', 'AND ', 'OR ', 'NOT ', 'NEAR', 'lanc', '12', '\'', '\u0000'), fc.string({ unit: 'binary', maxLength: 2 })), maxLength: 30 }), async (text) => {
        const { rows } = await test.ask('case.find', { text, filters: {}, after: null });
        const { count } = await test.ask('case.count', { text, filters: {} });
        expect(rows.length).toBe(count);
        expect(count).toBeLessThanOrEqual(all);
      }),
      { numRuns: 400 },
    );
  });
});

describe('kept filters', () => {
  it('are kept for each person under a name, replaced by the same name, and on the record', async () => {
    const test = startWorker();
    await signUp(test);
    expect(await test.ask('filters.list', {})).toEqual({ kept: [] });
    await test.ask('filters.keep', { name: 'Urgent LSC', filters: { icb: 'QE1', urgency: 'urgent' } });
    await test.ask('filters.keep', { name: 'At panel', filters: { stage: 'at-panel' } });
    const { kept } = await test.ask('filters.keep', { name: 'Urgent LSC', filters: { icb: 'QE1', urgency: 'urgent', waiting: 'no' } });
    expect(kept).toEqual([{ name: 'At panel', filters: { stage: 'at-panel' } }, { name: 'Urgent LSC', filters: { icb: 'QE1', urgency: 'urgent', waiting: 'no' } }]);
    await test.ask('session.lock', {});
    await test.ask('session.unlock', { passphrase: officer.passphrase });
    expect((await test.ask('filters.list', {})).kept).toEqual(kept);
    expect((await test.ask('filters.forget', { name: 'At panel' })).kept.map(({ name }) => name)).toEqual(['Urgent LSC']);
    // The setting belongs to this person only
    (test.worker.session as { person: { id: string } }).person = { ...test.worker.signedIn.person, id: 'somebody-else' };
    expect(await test.ask('filters.list', {})).toEqual({ kept: [] });
  });
});

describe('the caller card', () => {
  it('shows a case only where both identifiers fit, says what may be told, and notes that it was shown', async () => {
    const test = startWorker();
    await signUp(test);
    const applicationId = await assessed(test, 'lsc-not-routinely-commissioned.zip');
    const { db } = test.worker.signedIn;
    const { name, nhsNumber, dateOfBirth } = await test.ask('case.reveal', { applicationId, purpose: 'letter' });
    const number = findIndexRow(db, applicationId)!.caseNumber;
    const reveals = () => db.sqlite.prepare("SELECT body FROM event WHERE type = 'identityRevealed'").pluck().all().map((body) => (JSON.parse(body as string) as { purpose: string }).purpose).filter((purpose) => purpose === 'caller').length;

    expect((await test.refused('caller.find', { nhsNumber })).message).toMatch(/Two identifiers/);
    expect((await test.refused('caller.find', { nhsNumber: '999 000 0019', dateOfBirth })).field).toBe('nhsNumber');
    expect((await test.refused('caller.find', { name: 'Testcase', dateOfBirth })).field).toBe('name');
    expect((await test.ask('caller.find', { nhsNumber: nhsNumber!, dateOfBirth: '1901-01-01' })).matches).toEqual([]);
    expect((await test.ask('caller.find', { nhsNumber: nhsNumber!, name: 'Somebody Else' })).matches).toEqual([]);
    expect(reveals()).toBe(0);

    const pairs = [{ nhsNumber: nhsNumber!, dateOfBirth: dateOfBirth! }, { caseNumber: number.toLowerCase(), name: name! }, { caseNumber: number.slice(4), dateOfBirth: dateOfBirth! }, { name: name!.split(' ').reverse().join(', '), dateOfBirth: dateOfBirth! }];
    for (const pair of pairs) expect([pair, (await test.ask('caller.find', pair)).matches.map((one) => one.number)]).toEqual([pair, [number]]);
    expect(reveals()).toBe(pairs.length);

    await toPanel(test, applicationId);
    const seen = await test.ask('decision.get', { applicationId });
    await test.ask('decision.record', { applicationId, seq: seen.seq, record: await declineRecord(test, applicationId) });
    const [card] = (await test.ask('caller.find', pairs[0]!)).matches;
    for (const side of [card!.patient, card!.clinician]) expect(side.not).toContain('Do not say the decision before the letter has gone.');
    expect(JSON.stringify([card!.where, card!.patient.may, card!.clinician.may])).not.toMatch(/declin/i);

    const before = loadCase(db, applicationId);
    const view = await test.ask('note.record', { applicationId, who: 'The patient’s daughter', text: 'Asked for a copy in large print.' });
    expect(view.history[0]).toMatchObject({ what: 'Note: The patient’s daughter', detail: 'Asked for a copy in large print.' });
    const body = db.sqlite.prepare("SELECT body FROM event WHERE type = 'noteRecorded'").pluck().get() as string;
    expect(body).not.toContain('daughter');
    const after = loadCase(db, applicationId);
    expect({ ...(after as object), version: 0 }).toEqual({ ...(before as object), version: 0 }); // it moves nothing
    expect((await test.ask('record.verify', {})).findings).toEqual([]);
  }, 60_000);

  it('says nothing about a case whose patient nobody has confirmed', async () => {
    const test = startWorker();
    await signUp(test);
    const intakeId = await drop(test, [join(samples, 'lsc-not-routinely-commissioned.zip')]);
    const { applicationId } = await test.ask('intake.makeCase', { intakeId });
    const row = findIndexRow(test.worker.signedIn.db, applicationId)!;
    const { matches } = await test.ask('caller.find', { nhsNumber: row.nhsNumber!, caseNumber: row.caseNumber });
    expect(matches).toHaveLength(1);
    expect(matches[0]!.patient).toEqual({ may: [], not: [expect.stringMatching(/^Say nothing about any case/)] });
    expect(matches[0]!.clinician).toEqual(matches[0]!.patient);
  });
});
