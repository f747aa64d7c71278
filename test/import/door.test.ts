import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTemp } from '../unit/db/tempFolders.ts';

const root = join(import.meta.dirname, '..', '..');
const sample = join(root, 'resources/samples/lsc-not-routinely-commissioned.zip');
const command = ['--disable-warning=ExperimentalWarning', '--experimental-strip-types', join(root, 'scripts/importCheck.mjs')];
const { NODE_OPTIONS: _none, ...env } = process.env;

interface Line {
  path: string;
  outcome: string;
  codes: string[];
  cases: { facts: { name: string; value: string; paper: string; page: unknown; method: string }[] }[];
  held: { name: string; code: string }[];
}

/** A folder of its own for whatever would be left behind. */
const temporary = makeTemp();

function door(...args: string[]): { status: number | null; lines: Line[]; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], { encoding: 'utf8', env: { ...env, TMPDIR: temporary }, maxBuffer: 1e8 });
  return { status, lines: stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Line), said: stderr };
}

describe('the door for scripts', () => {
  it('says what a pack comes to, in the order of the paths, and writes nothing', () => {
    const folder = makeTemp();
    writeFileSync(join(folder, 'empty.pdf'), '');
    const { status, lines } = door('--as-of', '2026-11-02', '--icb=qe1', join(folder, 'gone.pdf'), sample, join(folder, 'empty.pdf'));
    expect([status, lines.map(({ path, outcome }) => [path.split('/').at(-1), outcome])]).toEqual([0, [['gone.pdf', 'reject'], ['lsc-not-routinely-commissioned.zip', lines[1]!.outcome], ['empty.pdf', 'quarantine']]]);
    expect(lines[0]!.codes).toEqual(['file-gone']);
    expect(lines[1]!.cases[0]!.facts.find((fact) => fact.name === 'nhsNumber')).toMatchObject({ value: expect.any(String), paper: expect.any(String), method: expect.any(String) });
    expect(lines[2]!.held).toEqual([{ name: 'empty.pdf', code: 'file-empty' }]);
    expect(readdirSync(folder)).toEqual(['empty.pdf']);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('is not led around by links, and says which folder it may not open', () => {
    const folder = makeTemp();
    mkdirSync(join(folder, 'pack'));
    symlinkSync(folder, join(folder, 'pack', 'loop'));
    mkdirSync(join(folder, 'shut'));
    writeFileSync(join(folder, 'shut', 'a.txt'), 'words');
    chmodSync(join(folder, 'shut'), 0o000);
    const { status, lines } = door('--each', folder);
    chmodSync(join(folder, 'shut'), 0o700);
    expect([status, lines.length]).toEqual([0, 2]);
    expect(lines[0]!.codes).toContain('file-is-link');
    if (process.getuid?.() !== 0) expect(lines[1]!.codes).toContain('file-locked');
  });

  it('takes thousands of paths', () => {
    const folder = makeTemp();
    const paths = Array.from({ length: 2000 }, (_, index) => join(folder, `gone ${index}.pdf`));
    const { status, lines } = door(...paths);
    expect([status, lines.map(({ path }) => path)]).toEqual([0, paths]);
  });

  it('ends quietly where nobody reads on', async () => {
    const child = spawn(process.execPath, [...command, ...Array.from({ length: 300 }, () => sample)], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.on('data', (data: Buffer) => (said += data));
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.once('exit', resolve));
    expect([status, said]).toEqual([0, '']);
  }, 60_000);

  it('ends with 2 where the call is wrong', () => {
    expect(door().status).toBe(2);
    expect(door('--as-of', '2026-02-31', sample)).toMatchObject({ status: 2, lines: [] });
    expect(door('--nonsense', sample)).toMatchObject({ status: 2, lines: [] });
    expect(door('--password').status).toBe(2);
  });
});
