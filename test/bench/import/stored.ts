import { deserialize, serialize } from 'node:v8';
import type { BenchPack } from './packs.ts';

/** Packs as one file, so that making them is not measured. */
export const storePacks = (packs: readonly BenchPack[]): Buffer => serialize(packs);
export const unpackPacks = (bytes: Buffer): BenchPack[] => (deserialize(bytes) as BenchPack[]).map(({ name, files }) => ({ name, files: files.map((file) => ({ name: file.name, bytes: new Uint8Array(file.bytes) })) }));
