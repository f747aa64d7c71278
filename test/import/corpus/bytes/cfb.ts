/** A storage holds streams and storages; a stream is bytes. */
export interface Storage { readonly [name: string]: Buffer | Storage }

/**
 * A compound file (the container of .doc, .msg and protected Office files), version 3: sectors of 512 bytes, small streams
 * in the mini stream. Names are kept in a chain to the right, which readers take as well as a balanced tree.
 */
export function compound(root: Storage): Buffer {
  interface Entry { name: string; type: number; child: number; next: number; data: Buffer; start: number; size: number }
  const entries: Entry[] = [{ name: 'Root Entry', type: 5, child: -1, next: -1, data: Buffer.alloc(0), start: -2, size: 0 }];
  const order = (a: string, b: string): number => a.length - b.length || (a.toUpperCase() < b.toUpperCase() ? -1 : 1);
  const add = (storage: Storage, parent: number): void => {
    let before = -1;
    for (const name of Object.keys(storage).sort(order)) {
      const what = storage[name]!;
      const index = entries.length;
      const isStream = Buffer.isBuffer(what);
      entries.push({ name, type: isStream ? 2 : 1, child: -1, next: -1, data: isStream ? what : Buffer.alloc(0), start: isStream ? -2 : 0, size: isStream ? what.length : 0 });
      if (before < 0) entries[parent]!.child = index;
      else entries[before]!.next = index;
      before = index;
      if (!isStream) add(what, index);
    }
  };
  add(root, 0);

  const sectors: Buffer[] = [];
  const fat: number[] = [];
  const put = (data: Buffer): number => {
    if (data.length === 0) return -2;
    const first = sectors.length;
    const count = Math.ceil(data.length / 512);
    for (let index = 0; index < count; index++) {
      const sector = Buffer.alloc(512);
      data.copy(sector, 0, index * 512, Math.min(data.length, (index + 1) * 512));
      sectors.push(sector);
      fat.push(index === count - 1 ? -2 : first + index + 1);
    }
    return first;
  };
  const mini: Buffer[] = [];
  const miniFat: number[] = [];
  for (const entry of entries) {
    if (entry.type !== 2 || entry.size === 0) continue;
    if (entry.size >= 4096) entry.start = put(entry.data);
    else {
      const count = Math.ceil(entry.size / 64);
      entry.start = miniFat.length;
      const padded = Buffer.alloc(count * 64);
      entry.data.copy(padded);
      mini.push(padded);
      for (let index = 0; index < count; index++) miniFat.push(index === count - 1 ? -2 : entry.start + index + 1);
    }
  }
  const miniStream = Buffer.concat(mini);
  entries[0]!.start = put(miniStream);
  entries[0]!.size = miniStream.length;
  const numbers = (list: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(Math.ceil(list.length / 128) * 512, 0xff);
    list.forEach((number, index) => bytes.writeInt32LE(number, index * 4));
    return bytes;
  };
  const miniStart = put(numbers(miniFat));
  const directory = Buffer.alloc(Math.ceil(entries.length / 4) * 512);
  entries.forEach((entry, index) => {
    const at = index * 128;
    directory.write(entry.name.slice(0, 31), at, 'utf16le');
    directory.writeUInt16LE((Math.min(31, entry.name.length) + 1) * 2, at + 64);
    directory[at + 66] = entry.type;
    directory[at + 67] = 1;
    directory.writeInt32LE(-1, at + 68);
    directory.writeInt32LE(entry.next, at + 72);
    directory.writeInt32LE(entry.child, at + 76);
    directory.writeInt32LE(entry.start, at + 116);
    directory.writeUInt32LE(entry.size, at + 120);
  });
  const directoryStart = put(directory);
  let fatCount = 1;
  while (Math.ceil((sectors.length + fatCount) / 128) > fatCount) fatCount += 1;
  const fatStart = sectors.length;
  for (let index = 0; index < fatCount; index++) fat.push(-3);
  const head = Buffer.alloc(512);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
  head.writeUInt16LE(0x3e, 24);
  head.writeUInt16LE(3, 26);
  head.writeUInt16LE(0xfffe, 28);
  head.writeUInt16LE(9, 30);
  head.writeUInt16LE(6, 32);
  head.writeUInt32LE(fatCount, 44);
  head.writeInt32LE(directoryStart, 48);
  head.writeUInt32LE(4096, 56);
  head.writeInt32LE(miniStart, 60);
  head.writeUInt32LE(Math.ceil(miniFat.length / 128), 64);
  head.writeInt32LE(-2, 68);
  for (let index = 0; index < 109; index++) head.writeInt32LE(index < fatCount ? fatStart + index : -1, 76 + index * 4);
  return Buffer.concat([head, ...sectors, numbers(fat)]);
}
