import { expect, test } from 'vitest';
import { composed, pdfOf } from './kit.ts';
import { declined } from './samples.ts';

test('setting many letters does not pile them up in memory', { timeout: 120_000 }, () => {
  const set = (count: number, name: string) => {
    for (let index = 0; index < count; index++) pdfOf(composed('declined-patient', { ...declined, reference: `IFR-${name}-${index}` }));
  };
  set(40, 'warm');
  const before = process.memoryUsage().rss;
  set(120, 'then');
  // Without clearing the compiler's memory each letter keeps more than 0.7 MB.
  expect((process.memoryUsage().rss - before) / 120).toBeLessThan(400_000);
});
