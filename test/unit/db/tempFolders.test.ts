import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { makeTemp, removeTemp } from './tempFolders.ts';

it('removes its own folders and refuses every other path', () => {
  const folder = makeTemp();
  for (const other of ['', '.', '..', '/', dirname(''), process.cwd(), tmpdir(), dirname(folder), `${folder}/..`]) expect(() => removeTemp(other)).toThrow(/Not a temporary folder/);
  expect(readdirSync(process.cwd())).toContain('package.json');
  removeTemp(folder);
  expect(existsSync(folder)).toBe(false);
  expect(() => removeTemp(folder)).toThrow(/Not a temporary folder/);
});
