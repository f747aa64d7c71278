/** What a header of a hand-made archive says; anything may be a lie. */
export interface RawEntry {
  readonly name: string | Buffer;
  readonly data: Buffer;
  readonly method?: number;
  readonly size?: number;
  readonly crc?: number;
  readonly flags?: number;
}

/** A ZIP archive written byte by byte, so that its headers can lie. */
export function rawZip(entries: readonly RawEntry[]): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name as string);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(entry.flags ?? 0, 6);
    head.writeUInt16LE(entry.method ?? 0, 8);
    head.writeUInt32LE(entry.crc ?? 0, 14);
    head.writeUInt32LE(entry.data.length, 18);
    head.writeUInt32LE(entry.size ?? entry.data.length, 22);
    head.writeUInt16LE(name.length, 26);
    bodies.push(head, name, entry.data);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    head.copy(central, 6, 4, 28); // version, flags, method, time, checksum, sizes, length of the name
    central.writeUInt32LE(offset, 42);
    directory.push(central, name);
    offset += head.length + name.length + entry.data.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...bodies, list, end]));
}
