/** One storage or stream of a compound file (the container of .msg, .doc and of Word files with a password). */
export interface CompoundEntry {
  readonly name: string;
  readonly isStream: boolean;
  /** Bytes that the directory says it has. */
  readonly size: number;
  /** 1 for what lies directly in the file; 0 where the tree of names does not lead to it. */
  readonly level: number;
}

export interface Compound {
  readonly entries: readonly CompoundEntry[];
  /** Every chain ends, no two share a sector, and the names form a tree: a reader that trusts the file cannot be led in a circle. */
  readonly sound: boolean;
}

const endOfChain = -2;
const deepest = 60;
/** How the entry is marked that all others hang on; it is the first. */
const rootType = 5;

interface RawEntry {
  name: string;
  type: number;
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
  level: number;
}

/**
 * Walks the directory of a compound file (MS-CFB). Every chain is followed at most once over the length of the file, so a
 * circle in a hostile one ends. Null where the header is not one of a compound file.
 */
export function readCompound(bytes: Uint8Array): Compound | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 512 || view.readUInt32BE(0) !== 0xd0cf11e0) return null;
  const shift = view.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return null;
  const sector = 1 << shift;
  const sectors = Math.ceil(view.length / sector);
  const faults: string[] = [];
  const fat = readTable(view, fatSectors(view, sector, sectors, faults), sector);
  const budget = { left: 4 * (sectors + fat.length) + 100_000 };
  const directory = chain(fat, view.readInt32LE(48), sectors, budget, faults);
  const mini = readTable(view, chain(fat, view.readInt32LE(60), Math.min(sectors, Math.max(0, view.readInt32LE(64))), budget, []), sector);
  if (view.readInt32LE(64) > sectors || view.readInt32LE(64) < 0) faults.push('mini table');
  const entries = directory.flatMap((id) => readEntries(view, (id + 1) * sector, sector));
  if (entries[0]?.type !== rootType) faults.push('no root');
  setLevels(entries, faults);
  // Whatever length it is given: whoever reads small streams follows this chain to its end.
  if (entries[0]) chain(fat, entries[0].start, sectors, budget, faults);
  let total = 0;
  for (const entry of entries.slice(1)) {
    if (entry.type !== 2 || entry.size === 0) continue;
    total += entry.size;
    if (entry.size < 0 || entry.size > view.length) faults.push('size');
    else if (entry.size < 4096) chain(mini, entry.start, mini.length, budget, faults);
    else if (chain(fat, entry.start, sectors, budget, faults).length < Math.ceil(entry.size / sector)) faults.push('cut off');
  }
  if (total > 2 * view.length) faults.push('shared');
  return {
    entries: entries.slice(1).filter((entry) => entry.type === 1 || entry.type === 2).map(({ name, type, size, level }) => ({ name, isStream: type === 2, size, level })),
    sound: faults.length === 0,
  };
}

/** Where the table of sectors lies: the first 109 in the header, the others in a chain of their own. */
function fatSectors(view: Buffer, sector: number, sectors: number, faults: string[]): number[] {
  const wanted = view.readInt32LE(44);
  if (wanted < 0 || wanted > sectors) faults.push('table');
  const most = Math.min(Math.max(0, wanted), sectors);
  const found: number[] = [];
  for (let at = 76; at < 512 && found.length < most; at += 4) found.push(view.readInt32LE(at));
  let next = view.readInt32LE(68);
  const extra = view.readInt32LE(72);
  if (extra < 0 || extra > sectors) faults.push('table');
  for (let i = 0; i < Math.min(extra, sectors) && next >= 0 && next < sectors && found.length < most; i++) {
    const begin = (next + 1) * sector;
    for (let at = begin; at < begin + sector - 4 && at + 4 <= view.length && found.length < most; at += 4) found.push(view.readInt32LE(at));
    next = begin + sector <= view.length ? view.readInt32LE(begin + sector - 4) : endOfChain;
  }
  return found;
}

/** The numbers of the given sectors, one table. What lies outside the file is left out. */
function readTable(view: Buffer, ids: readonly number[], sector: number): Int32Array {
  const table = new Int32Array((ids.length * sector) / 4).fill(endOfChain);
  ids.forEach((id, i) => {
    const begin = (id + 1) * sector;
    for (let n = 0; id >= 0 && n < sector / 4 && begin + 4 * n + 4 <= view.length; n++) table[(i * sector) / 4 + n] = view.readInt32LE(begin + 4 * n);
  });
  return table;
}

function chain(table: Int32Array, start: number, most: number, budget: { left: number }, faults: string[]): number[] {
  const found: number[] = [];
  let at = start;
  while (at >= 0) {
    if (found.length >= most || --budget.left < 0) {
      faults.push('circle');
      break;
    }
    found.push(at);
    at = table[at] ?? endOfChain;
  }
  return found;
}

function readEntries(view: Buffer, begin: number, sector: number): RawEntry[] {
  const found: RawEntry[] = [];
  for (let at = begin; at + 128 <= begin + sector && at + 128 <= view.length; at += 128) {
    const nameBytes = Math.min(64, view.readUInt16LE(at + 64));
    const name = view.subarray(at, at + Math.max(0, nameBytes - (nameBytes % 2))).toString('utf16le').split('\0')[0]!;
    found.push({ name, type: view[at + 66]!, left: view.readInt32LE(at + 68), right: view.readInt32LE(at + 72), child: view.readInt32LE(at + 76), start: view.readInt32LE(at + 116), size: view.readInt32LE(at + 120), level: 0 });
  }
  return found;
}

/** Walks the tree of names from the root; a name that is met twice makes it no tree. */
function setLevels(entries: readonly RawEntry[], faults: string[]): void {
  const waiting: { id: number; level: number }[] = entries[0] ? [{ id: entries[0].child, level: 1 }] : [];
  while (waiting.length > 0) {
    const { id, level } = waiting.pop()!;
    if (id === -1) continue;
    const entry = entries[id];
    if (!entry || id === 0 || entry.level !== 0 || level > deepest) {
      faults.push('tree');
      continue;
    }
    entry.level = level;
    waiting.push({ id: entry.left, level }, { id: entry.right, level });
    if (entry.type === 1) waiting.push({ id: entry.child, level: level + 1 });
  }
}
