import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { letterKinds, plainText } from '../../shared/letters/document.ts';
import { composed, root } from './kit.ts';
import { correctedDecline, reconsideredDecline } from './moreSamples.ts';

// To accept a change on purpose: run with `--update`, and read the difference in git before it is committed.
test.each(letterKinds)('%s reads as agreed', async (kind) => {
  await expect(plainText(composed(kind))).toMatchFileSnapshot(join(root, 'test', 'golden', 'letters', `${kind}.txt`));
});

/** Letters of which a part stands only now and then. */
const variants = { 'declined-clinician.reconsidered': ['declined-clinician', reconsideredDecline], 'declined-patient.reconsidered': ['declined-patient', reconsideredDecline], 'declined-clinician.corrected': ['declined-clinician', correctedDecline], 'declined-patient.corrected': ['declined-patient', correctedDecline] } as const;

test.each(Object.entries(variants))('%s reads as agreed', async (name, [kind, record]) => {
  await expect(plainText(composed(kind, record))).toMatchFileSnapshot(join(root, 'test', 'golden', 'letters', `${name}.txt`));
});

test('an agreed text exists for each letter', () => {
  for (const kind of letterKinds) {
    const path = join(root, 'test', 'golden', 'letters', `${kind}.txt`);
    expect(existsSync(path) && readFileSync(path, 'utf8').length > 500).toBe(true);
  }
});
