import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** Places where a day is cut out of an instant instead of being asked of `londonDay`: it would be the day in UTC. */
function cutOut(files: Readonly<Record<string, string>>): string[] {
  return Object.entries(files).flatMap(([file, text]) =>
    text.split('\n').flatMap((line, index) => (/(\bat|At|\bnow|now\(\)|toISOString\(\))\.(slice|substring|substr)\(0, ?(10|7|4)\)/.test(line) ? [`${file}:${index + 1}`] : [])),
  );
}

const sources = Object.fromEntries(
  ['shared', 'electron', 'renderer', 'db'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.test.tsx'))
      .map((path) => [`${folder}/${path.replaceAll('\\', '/')}`, readFileSync(join(root, folder, path), 'utf8')] as const),
  ),
);

describe('a day', () => {
  it('is never cut out of an instant', () => {
    // Arithmetic on whole days, which has no time zone.
    expect(cutOut(sources).map((place) => place.replace(/:\d+$/, ''))).toEqual(['shared/domain/dates.ts']);
  });

  it('that is cut out is found', () => {
    expect(cutOut({ 'a.ts': 'x\nconst day = worker.now().slice(0, 10);', 'b.ts': 'row.sentAt.slice(0, 10)', 'c.ts': 'event.at.slice(0,10)', 'd.ts': 'clauses.slice(0, 10)' })).toEqual(['a.ts:2', 'b.ts:1', 'c.ts:1']);
  });
});
