import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');

/** Names of the guards, as electron/guards.ts declares them. */
function guardNames(text: string): string[] {
  const declared = /export type GuardName =([\s\S]*?);/.exec(text)?.[1] ?? '';
  return [...declared.matchAll(/'([a-z-]+)'/g)].map((match) => match[1]!);
}

/** Guards that no attack takes away, so that nobody has seen the attack succeed without them. */
function unattacked(names: readonly string[], attacks: string): string[] {
  return names.filter((name) => !attacks.includes(`'${name}'`) && !(name.startsWith('network-') && attacks.includes('`network-${place}`') && attacks.includes(`'${name.slice('network-'.length)}'`)));
}

describe('the guards of the shell', () => {
  const names = guardNames(read('electron', 'guards.ts'));
  const attacks = readdirSync(join(root, 'test/exploit')).filter((file) => file.endsWith('.test.ts')).map((file) => read('test/exploit', file)).join('\n');

  it('are all attacked, with the guard and without it', () => {
    expect(names.length).toBeGreaterThan(15);
    expect(unattacked(names, attacks)).toEqual([]);
  });

  it('a guard that nobody attacks is found', () => {
    expect(unattacked([...names, 'planted'], attacks)).toEqual(['planted']);
  });

  it('stand somewhere in the shell', () => {
    const shell = ['electron/main', 'electron/worker', 'electron/parser'].flatMap((folder) => readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => read(folder, entry.name))).join('\n');
    expect(names.filter((name) => !shell.includes(`guardOn('${name}')`))).toEqual([]);
  });
});
