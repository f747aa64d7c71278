import type { Practice } from '../../shared/contract/policy.ts';
import { isOdsCode, type IcbLink } from '../../shared/domain/icb.ts';
import { sha256 } from '../../db/canonical.ts';
import type { Db } from '../../db/connection.ts';
import { latestPracticeList, listPracticeEntries, practiceEntryRow, practiceListRow, practiceStamp, type PracticeListRow } from '../../db/practiceRepo.ts';
import { readChosen } from './chosenFile.ts';
import { recordInOffice } from './commit.ts';
import type { Handlers } from './handlerType.ts';
import { linkFault, readPractices } from './practiceFile.ts';
import { refuseWith } from './refusal.ts';

const fileLimit = 20_000_000;
/** More are not shown at once; the screen says how many there are. */
const mostShown = 50;
/** More bad rows are counted, not named. */
const mostNamed = 5;

export const practiceHandlers = {
  'practice.list': (worker, { find }) => {
    const { db } = worker.signedIn;
    const wanted = find.trim().toLowerCase();
    const { byCode, list } = practicesOf(db);
    const found = [...byCode.values()].filter((one) => `${one.code} ${one.name}`.toLowerCase().includes(wanted));
    return { practices: found.slice(0, mostShown), total: found.length, source: list ? { by: worker.nameOf(list.by), at: list.at, name: list.name } : null };
  },

  'practice.set': (worker, { practice }) => {
    const { db, person } = worker.signedIn;
    const entry = { ...practice, code: practice.code.trim().toUpperCase(), name: practice.name.trim() };
    if (!isOdsCode(entry.code)) return refuseWith('INVALID', 'That is not an ODS code of a practice.', 'Type the code from the practice’s own papers: three to six letters and digits.', 'code');
    if (entry.name === '') return refuseWith('INVALID', 'The practice has no name.', 'Type the name of the practice.', 'name');
    const fault = linkFault(entry.links);
    if (fault) return refuseWith('INVALID', fault, 'Correct the days.', 'links');
    const now = worker.now();
    recordInOffice({
      db, event: { type: 'practiceRecorded', version: 1, body: { code: entry.code } },
      rows: [practiceEntryRow({ id: worker.newId(), code: entry.code, entry, by: person.id, at: now })], actor: person.id, now,
    });
    worker.changed(null);
    return {};
  },

  'practice.import': async (worker, _input, paths) => {
    const [path] = paths ?? [];
    if (path === undefined) return refuseWith('INVALID', 'No file was chosen.', 'Choose the list of practices.');
    const { name, bytes } = await readChosen(path, fileLimit);
    const { db, person } = worker.signedIn;
    const read = readPractices(textOf(name, bytes));
    if (!read.ok) {
      const named = read.bad.slice(0, mostNamed).map(({ line, why }) => `Line ${line}: ${why}`);
      const more = read.bad.length - named.length;
      return refuseWith('INVALID', `“${name}” cannot be brought in. ${named.join(' ')}${more > 0 ? ` And ${more} more ${more === 1 ? 'line' : 'lines'}.` : ''}`, 'Mend the file and choose it again. Nothing was brought in.');
    }
    const now = worker.now();
    const hash = sha256(bytes);
    recordInOffice({
      db, event: { type: 'practicesImported', version: 1, body: { sha256: hash, practices: read.practices.length } },
      rows: [practiceListRow({ id: worker.newId(), name, sha256: hash, rows: read.practices, by: person.id, at: now })], actor: person.id, now,
    });
    worker.changed(null);
    return { practices: read.practices.length };
  },
} satisfies Partial<Handlers>;

function textOf(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuseWith('UNREADABLE', `“${name}” is not text in UTF-8.`, 'In the program that made it, save it as “CSV UTF-8”. Nothing was brought in.');
  }
}

interface Practices {
  readonly list: PracticeListRow | undefined;
  readonly byCode: ReadonlyMap<string, Practice>;
}

const cache = new WeakMap<Db, Practices & { readonly stamp: number }>();

/** The practices in force: the file that came last, and over it what people entered. An entry stands until a later file names its practice. */
function practicesOf(db: Db): Practices {
  const stamp = practiceStamp(db);
  const known = cache.get(db);
  if (known?.stamp === stamp) return known;
  const list = latestPracticeList(db);
  const byCode = new Map(((list?.rows ?? []) as Practice[]).map((one) => [one.code, one]));
  const inFile = new Set(byCode.keys());
  for (const row of listPracticeEntries(db)) if (!list || row.eventSeq > list.eventSeq || !inFile.has(row.code)) byCode.set(row.code, row.entry as Practice);
  const practices = { list, byCode, stamp };
  cache.set(db, practices);
  return practices;
}

/** To which ICBs a practice belongs, as far as the record holds it; null where it is not in the list. */
export function linksOf(db: Db, code: string): readonly IcbLink[] | null {
  return practicesOf(db).byCode.get(code)?.links ?? null;
}
