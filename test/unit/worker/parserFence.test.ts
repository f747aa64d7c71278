import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startParsers } from '../../../scripts/lib/parsers.mjs';
import { makeTemp } from '../db/tempFolders.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const flags = ['--disable-warning=ExperimentalWarning', '--experimental-strip-types', '--no-warnings'];

let parsers: ReturnType<typeof startParsers> | null = null;
afterEach(() => parsers?.stop());

/** A parser that does this with a file, in place of reading it; a file named “good” is answered. */
function program(body: string): string {
  const file = join(makeTemp(), 'parser.mjs');
  writeFileSync(file, `process.on('message', ({ id, name }) => { if (name === 'good') return process.send({ id, ok: true, file: { name, kind: 'text', read: true, pages: [], document: null, candidates: [], issues: [], children: [] } }); ${body} }); process.send({ type: 'ready' });`);
  return file;
}

describe('the fence of a reader', () => {
  it('stops files, processes and threads, also outside Electron; what the program is made of can still be loaded', () => {
    const folder = makeTemp();
    const secret = join(makeTemp(), 'secret');
    writeFileSync(secret, 'secret');
    const attack = (fence: boolean) => spawnSync(process.execPath, [...flags, '--input-type=module', '-e', `
      const { refuseSystem } = await import(${JSON.stringify(join(root, 'electron/noSystem.ts'))});
      const { tryToReach } = await import(${JSON.stringify(join(root, 'electron/tryToReach.ts'))});
      ${fence ? 'refuseSystem();' : ''}
      await tryToReach(${JSON.stringify({ folder, secret })});
      const { readFile } = await import(${JSON.stringify(join(root, 'electron/parser/readFile.ts'))});
      console.log((await readFile('a.txt', new TextEncoder().encode('words'))).kind);
      setTimeout(() => process.exit(0), 500);
    `], { encoding: 'utf8' });
    expect(attack(true).stdout).toBe('text\n');
    expect(readdirSync(folder)).toEqual([]);
    attack(false);
    expect(readdirSync(folder).sort()).toEqual(['executed', 'imported', 'linked', 'made', 'opened', 'promised', 'read', 'spawned', 'streamed', 'threaded', 'written']);
  });

  it.runIf(platform() === 'linux')('ends one that takes more memory than it may, of the kind that no heap limit counts; its file alone is lost', async () => {
    parsers = startParsers({ memory: 300e6, program: program(`const kept = []; setInterval(() => kept.push(Buffer.alloc(20e6, 1)), 10);`) });
    expect(await parsers.pool.read('hungry', new Uint8Array())).toMatchObject({ ok: false, why: 'crash' });
    expect(parsers.peak()).toBeGreaterThan(300e6);
    expect(parsers.peak()).toBeLessThan(2e9);
    expect(await parsers.pool.read('good', new Uint8Array())).toMatchObject({ ok: true });
  });

  it('ends one that works without ever looking up', async () => {
    parsers = startParsers({ program: program('for (;;);') });
    const limits = { fileBytes: 1, totalBytes: 1, entries: 1, depth: 1, nesting: 1, ratio: 1, time: 500, packTime: 500 };
    expect(await parsers.pool.read('endless', new Uint8Array(), limits)).toMatchObject({ ok: false, why: 'time' });
    expect(await parsers.pool.read('good', new Uint8Array())).toMatchObject({ ok: true });
  });
});
