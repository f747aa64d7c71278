/** A folder of a compound file: streams by name, and folders inside. */
export interface Folder {
  readonly [name: string]: Buffer | Folder;
}

interface Entry {
  name: string;
  type: number;
  child: number;
  right: number;
  start: number;
  size: number;
}

const sector = 512;
const free = -1;
const end = -2;

/** A compound file (MS-CFB) written from a tree of folders and streams, sectors of 512 bytes, at most 109 sectors of table. */
export function rawCompound(root: Folder): Uint8Array {
  const entries: Entry[] = [{ name: 'Root Entry', type: 5, child: free, right: free, start: end, size: 0 }];
  const streams: { entry: Entry; data: Buffer }[] = [];
  const add = (folder: Folder): number => {
    let next = free;
    for (const [name, content] of Object.entries(folder).reverse()) {
      const entry: Entry = { name, type: Buffer.isBuffer(content) ? 2 : 1, child: free, right: next, start: end, size: 0 };
      next = entries.push(entry) - 1;
      if (Buffer.isBuffer(content)) streams.push({ entry, data: content });
      else entry.child = add(content);
    }
    return next;
  };
  entries[0]!.child = add(root);

  const sectors: Buffer[] = [];
  const table: number[] = [];
  const place = (data: Buffer): number => {
    const first = sectors.length;
    for (let at = 0; at < data.length; at += sector) {
      const part = Buffer.alloc(sector);
      data.copy(part, 0, at, Math.min(data.length, at + sector));
      sectors.push(part);
      table.push(sectors.length);
    }
    if (sectors.length === first) return end;
    table[table.length - 1] = end;
    return first;
  };

  const mini: number[] = [];
  const small: Buffer[] = [];
  for (const { entry, data } of streams) {
    entry.size = data.length;
    if (data.length >= 4096) entry.start = place(data);
    else if (data.length > 0) {
      entry.start = mini.length;
      for (let at = 0; at < data.length; at += 64) {
        const part = Buffer.alloc(64);
        data.copy(part, 0, at, Math.min(data.length, at + 64));
        small.push(part);
        mini.push(mini.length + 1);
      }
      mini[mini.length - 1] = end;
    }
  }
  const miniStream = Buffer.concat(small);
  Object.assign(entries[0]!, { start: place(miniStream), size: miniStream.length });
  const miniTable = place(numbers(mini, free));
  const directory = place(Buffer.concat(entries.map(directoryEntry)));
  const tableSectors = Math.ceil((table.length + 40) / (sector / 4 - 1));
  const firstTable = sectors.length;
  for (let i = 0; i < tableSectors; i++) table.push(-3);
  const tables = numbers(table, free, tableSectors);

  const head = Buffer.alloc(sector);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
  head.writeUInt16LE(0x3e, 24);
  head.writeUInt16LE(3, 26);
  head.writeUInt16LE(0xfffe, 28);
  head.writeUInt16LE(9, 30);
  head.writeUInt16LE(6, 32);
  head.writeUInt32LE(tableSectors, 44);
  head.writeInt32LE(directory, 48);
  head.writeUInt32LE(4096, 56);
  head.writeInt32LE(miniTable, 60);
  head.writeUInt32LE(Math.ceil(mini.length / 128), 64);
  head.writeInt32LE(end, 68);
  for (let i = 0; i < 109; i++) head.writeInt32LE(i < tableSectors ? firstTable + i : free, 76 + 4 * i);
  return new Uint8Array(Buffer.concat([head, ...sectors, tables]));
}

function numbers(values: readonly number[], filler: number, most = Math.ceil(values.length / 128)): Buffer {
  const data = Buffer.alloc(most * sector);
  for (let i = 0; i < most * 128; i++) data.writeInt32LE(values[i] ?? filler, 4 * i);
  return data;
}

function directoryEntry(entry: Entry): Buffer {
  const data = Buffer.alloc(128);
  data.write(entry.name, 0, 62, 'utf16le');
  data.writeUInt16LE(2 * (entry.name.length + 1), 64);
  data[66] = entry.type;
  data[67] = 1;
  data.writeInt32LE(free, 68);
  data.writeInt32LE(entry.right, 72);
  data.writeInt32LE(entry.child, 76);
  data.writeInt32LE(entry.start, 116);
  data.writeUInt32LE(entry.size, 120);
  return data;
}
