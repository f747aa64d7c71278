import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { letterKinds, plainText } from '../../shared/letters/document.ts';
import { composed, root } from './kit.ts';

// To accept a change on purpose: run with `--update`, and read the difference in git before it is committed.
test.each(letterKinds)('%s reads as agreed', async (kind) => {
  await expect(plainText(composed(kind))).toMatchFileSnapshot(join(root, 'test', 'golden', 'letters', `${kind}.txt`));
});

test('an agreed text exists for each letter', () => {
  for (const kind of letterKinds) {
    const path = join(root, 'test', 'golden', 'letters', `${kind}.txt`);
    expect(existsSync(path) && readFileSync(path, 'utf8').length > 500).toBe(true);
  }
});
