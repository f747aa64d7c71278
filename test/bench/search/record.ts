import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { closeDatabase, type Db } from '../../../db/connection.ts';
import { countable, firstKeyOf, setIndexState } from '../../../db/searchRepo.ts';
import { keyFileFor } from '../../../db/keys.ts';
import { addDays } from '../../../shared/domain/dates.ts';
import { parseNhsNumber } from '../../../shared/domain/nhsNumber.ts';
import { numberWords, searchWords } from '../../../shared/domain/searchWords.ts';
import { facetsOf } from '../../../electron/worker/caseIndexRow.ts';
import { daysOf, type WorkBody } from '../../../electron/worker/caseWorkRow.ts';
import { reckonings, type Reckoning } from '../../../electron/worker/reckoning.ts';
import { workStateOf } from '../../../electron/worker/workState.ts';
import { putWork, type CaseWorkRow } from '../../../db/workRepo.ts';
import { noCase } from '../../../shared/workflow/evolve.ts';
import { officer, signUp, startWorker } from '../../unit/worker/harness.ts';
import { setTimeLimits } from '../../unit/worker/timeLimits.ts';

/** An encrypted record with very many cases in its index, and the keys to it. All people are invented. */
export interface MadeRecord {
  readonly file: string;
  readonly keyFile: string;
  /** Key of the database, in hex. */
  readonly key: string;
  readonly person: string;
  readonly passphrase: string;
  readonly cases: number;
}

export const at = '2026-11-21T10:00:00.000Z';

/**
 * The record, from the cache where the code that makes it has not changed since. The cases are rows of the list of cases and of the index, written
 * as `commit` writes them but all at once; they have no events. Searching and listing never look at events, which is what is measured. Two in a hundred are open and stand on the list of work.
 */
export async function madeRecord(cases: number, cache: string, say: (words: string) => void): Promise<MadeRecord> {
  const shelf = join(cache, 'bench-search');
  const folder = join(shelf, `${cases}-${stamp()}`);
  const note = join(folder, 'made.json');
  if (!existsSync(note)) {
    const began = Date.now();
    for (const old of existsSync(shelf) ? readdirSync(shelf) : []) if (old.startsWith(`${cases}-`)) rmSync(join(shelf, old), { recursive: true, force: true }); // of earlier code
    const draft = `${folder}.new`;
    mkdirSync(draft, { recursive: true });
    writeFileSync(join(draft, 'made.json'), JSON.stringify(await make(cases, draft)));
    renameSync(draft, folder);
    say(`Made ${cases.toLocaleString('en-GB')} cases in ${Math.round((Date.now() - began) / 1000)} s; kept in .cache/bench-search for the next time.`);
  }
  const file = join(folder, 'ifr-panel.db');
  return { ...(JSON.parse(readFileSync(note, 'utf8')) as MadeRecord), file, keyFile: keyFileFor(file) };
}

async function make(cases: number, folder: string): Promise<Omit<MadeRecord, 'file' | 'keyFile'>> {
  const test = startWorker({ now: () => at });
  await signUp(test);
  const { db, databaseKey, person } = test.worker.signedIn;
  const key = databaseKey.toString('hex');
  for (const [ods] of icbs) setTimeLimits(test, ods, [{ id: 'screen', amount: 10, unit: 'working-days', from: 'received', stopsWhileWaiting: true }, { id: 'decide', amount: 40, unit: 'working-days', from: 'received', stopsWhileWaiting: true }]);
  // Only while it is made: what is measured opens the file with the settings of the app.
  for (const line of ['synchronous = OFF', 'cache_size = -400000', 'foreign_keys = OFF']) db.sqlite.pragma(line);
  fill(db, cases);
  db.sqlite.pragma('foreign_keys = ON');
  const target = join(folder, 'ifr-panel.db');
  closeDatabase(db); // folds the log into the file
  test.worker.session = null;
  copyFileSync(test.worker.databaseFile, target);
  copyFileSync(test.worker.keyFile, keyFileFor(target));
  return { key, person: person.id, passphrase: officer.passphrase, cases };
}

/** The same number each time for the same place: 0 to `below` - 1. */
function pick(index: number, salt: number, below: number): number {
  let x = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
  x = Math.imul(x ^ (x >>> 12), 0x297a2d39);
  return ((x ^ (x >>> 15)) >>> 0) % below;
}

const parts = ['al', 'bren', 'cor', 'dun', 'el', 'fen', 'gar', 'hol', 'in', 'jor', 'ken', 'lan', 'mor', 'nor', 'os', 'pen', 'quil', 'ros', 'sed', 'thorn', 'ul', 'ver', 'wex', 'yar', 'zel'];
const ends = ['ley', 'ton', 'wick', 'ford', 'by', 'worth', 'field', 'ham', 'man', 'son', 'croft', 'dale', 'stead', 'well', 'more', 'ridge'];
const first = ['Agnes', 'Bram', 'Clemence', 'Dilys', 'Edwin', 'Farah', 'Gethin', 'Hana', 'Idris', 'Jocasta', 'Kofi', 'Leonie', 'Marek', 'Nerys', 'Otis', 'Priya', 'Quentin', 'Rosalind', 'Sanjay', 'Tamsin', 'Umar', 'Verity', 'Wilfred', 'Yusuf', 'Zadie'];
const treatments = [['Low-intensity pulsed ultrasound (LIPUS) for bone healing', 'lipus'], ['Ultrasound-guided injection of the hip', 'guided-injection'], ['Exogen bone healing device', 'lipus'], ['Guided corticosteroid injection of the shoulder', 'guided-injection'], ['Continuous glucose monitor', 'other'], ['Spinal cord stimulator', 'other'], ['Breast reduction', 'other'], ['Removal of a benign skin lesion', 'other'], ['Bariatric surgery', 'other'], ['Botulinum toxin for hyperhidrosis', 'other'], ['Assisted conception', 'other'], ['Sacral nerve stimulation', 'other']] as const;
const diagnoses = ['Non-union of the tibia', 'Delayed union of the femur', 'Osteoarthritis of the hip', 'Adhesive capsulitis of the shoulder', 'Type 1 diabetes', 'Failed back surgery syndrome', 'Macromastia', 'Seborrhoeic keratosis', 'Severe obesity', 'Hyperhidrosis', 'Subfertility', 'Faecal incontinence', 'Stress fracture of the metatarsal'];
const towns = ['Madeupton', 'Northbarrow', 'Eastmere', 'Hollowfield', 'Saltwick', 'Brindlecombe', 'Penhaven', 'Quarrybridge'];
const icbs = [['QE1', 'Lancashire and South Cumbria'], ['QOQ', 'Humber and North Yorkshire'], ['S1Y5D', 'Central East']] as const;
const endings = [['decline', 'Decline'], ['approve', 'Approve'], ['criteria-met', 'Criteria met'], ['outside-policy', 'Outside the policy']] as const;

const surname = (index: number, salt: number): string => {
  const word = `${parts[pick(index, salt, parts.length)]}${parts[pick(index, salt + 1, parts.length)]}${ends[pick(index, salt + 2, ends.length)]}`;
  return word.charAt(0).toUpperCase() + word.slice(1);
};

/** A valid number of the range that is never issued. There are some 900,000: in a larger record some patients have two cases. */
function nhsNumber(index: number): string {
  for (let serial = index; ; serial += 7) {
    const nine = `999${String(serial % 1_000_000).padStart(6, '0')}`;
    const sum = [...nine].reduce((all, digit, place) => all + Number(digit) * (10 - place), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10 && parseNhsNumber(`${nine}${check}`).ok) return `${nine}${check}`;
  }
}

/** One case in so many is open. */
const openIn = 50;

/** An open case on the list of work, by the function that makes such rows. */
function workRow(applicationId: string, caseNumber: string, commissioner: string, receivedOn: string, urgency: 'urgent' | 'routine', treatment: string, reckoning: Reckoning, waitsUntil: string | null): CaseWorkRow {
  const body: WorkBody = {
    version: 1, treatment, state: workStateOf({ ...noCase, stage: 'checking' }),
    dates: {
      starts: { received: receivedOn, complete: null, screened: null, decided: null, 'letter-dated': null, 'letter-sent': null }, allSent: null, withdrawn: null, declined: false, reopened: [], acknowledged: null, state: { urgency, register: null },
      waits: waitsUntil === null ? [] : [{ owner: officer.name, began: receivedOn, until: waitsUntil, chaseOn: null, ended: null }],
    },
  };
  return { applicationId, caseNumber, commissioner, receivedOn, rank: urgency === 'urgent' ? 0 : 1, unsentSince: null, ...daysOf(body, reckoning), body };
}

function fill(db: Db, cases: number): void {
  const { sqlite } = db;
  const reckoning = reckonings(db);
  const addCase = sqlite.prepare("INSERT INTO application (id, case_number, commissioner, received_on, urgency, patient_id, created_at, stage, version, outcome, pause_owner, pause_until, changed_at) VALUES (?, ?, ?, ?, ?, NULL, ?, ?, 1, ?, NULL, NULL, ?)");
  const addRow = sqlite.prepare("INSERT INTO case_index (key, application_id, number, words, person, facets, case_number, commissioner, received_on, urgency, stage, treatment, outcome, nhs_number, date_of_birth) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const words = new Map<string, { cases: number; people: number }>();
  const note = (text: string, kind: 'cases' | 'people') => {
    for (const word of countable(text)) {
      const held = words.get(word) ?? { cases: 0, people: 0 };
      held[kind] += 1;
      words.set(word, held);
    }
  };
  const days = 3650; // ten years
  const serials = new Map<string, number>();
  const block = 20_000;
  for (let from = 0; from < cases; from += block) {
    sqlite.transaction(() => {
      for (let index = from; index < Math.min(from + block, cases); index++) {
        const receivedOn = addDays('2016-11-20', Math.floor((index / cases) * days));
        const year = receivedOn.slice(0, 4);
        const serial = (serials.get(year) ?? 0) + 1;
        serials.set(year, serial);
        const caseNumber = `IFR-${year}-${String(serial).padStart(4, '0')}`;
        const [treatment, kind] = treatments[Math.min(pick(index, 1, treatments.length), pick(index, 2, treatments.length))]!;
        const [ods, icb] = icbs[pick(index, 3, 3)]!;
        const [outcome, outcomeWords] = endings[pick(index, 4, endings.length)]!;
        const urgency = pick(index, 5, 12) === 0 ? 'urgent' : 'routine';
        const clinician = 1000 + pick(index, 6, 400);
        const name = `${first[pick(index, 7, first.length)]} ${surname(index, 8)}`;
        const number = nhsNumber(pick(index, 11, 900_000));
        const text = [...new Set([treatment, diagnoses[pick(index, 12, diagnoses.length)]!, `Dr ${first[clinician % first.length]} ${surname(clinician, 20)}`, `Consultant, ${towns[clinician % towns.length]} General Hospital`, icb, ods, ...(index >= cases - cases / openIn ? ['Checking the facts'] : ['Closed', outcomeWords]), urgency].flatMap(searchWords))].join(' ');
        const person = [...new Set([...searchWords(name), number])].join(' ');
        note(text, 'cases');
        note(person, 'people');
        const id = `made-${String(index).padStart(7, '0')}`;
        // The newest are open, as in an office: two in a hundred, half of them waiting.
        const open = index >= cases - cases / openIn;
        const stage = open ? 'checking' : 'closed';
        addCase.run(id, caseNumber, ods, receivedOn, urgency, at, stage, open ? null : outcome, at);
        if (open) putWork(db, workRow(id, caseNumber, ods, receivedOn, urgency, treatment, reckoning(ods), pick(index, 14, 2) === 0 ? addDays('2026-11-01', pick(index, 15, 60)) : null));
        addRow.run(firstKeyOf(receivedOn) + (Number(year) - 2000) * 10_000_000 + serial, id, numberWords(caseNumber).join(' '), text, person, facetsOf({ icb: ods, stage, urgency, outcome: open ? 'none' : outcome, waiting: 'no', treatment: kind }).join(' '), caseNumber, ods, receivedOn, urgency, stage, treatment, open ? null : outcome, number, addDays('1931-01-01', pick(index, 13, 30_000)));
      }
    })();
  }
  sqlite.transaction(() => {
    sqlite.exec("INSERT INTO case_search (case_search) VALUES ('rebuild')");
    const addWord = sqlite.prepare('INSERT INTO search_word (word, cases, people) VALUES (?, ?, ?)');
    for (const [word, held] of [...words].sort(([a], [b]) => (a < b ? -1 : 1))) addWord.run(word, held.cases, held.people);
    setIndexState(db, true);
  })();
}

/** Changes with this file and with what is stored in the index. */
function stamp(): string {
  const root = join(import.meta.dirname, '..', '..', '..');
  const hash = createHash('sha256');
  for (const name of ['test/bench/search/record.ts', 'db/migrations/0004_search.sql', 'db/migrations/0009_work.sql', 'shared/domain/searchWords.ts', 'shared/workflow/pressing.ts', 'electron/worker/caseWorkRow.ts', 'electron/worker/workState.ts']) hash.update(readFileSync(join(root, name)));
  return hash.digest('hex').slice(0, 16);
}
