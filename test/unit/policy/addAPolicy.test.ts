import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintPolicy, parsePolicy } from '../../../shared/policy/index.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'add-a-policy.md'), 'utf8');

/** The pieces of the page, put together in their order, are the file that the newcomer has written. */
const written = (): string => [...page.matchAll(/```json\n(.*?)```/gs)].map(([, piece]) => piece).join('');

describe('docs/add-a-policy.md', () => {
  it('leads to a policy in which the check finds nothing', () => {
    expect(lintPolicy(JSON.parse(written()))).toEqual([]);
    expect(parsePolicy(JSON.parse(written())).goldenCases).toHaveLength(5);
  });

  it('would notice a piece that is wrong', () => {
    const [before, after] = ['"atMost": { "amount": 5', '"atMost": { "amount": 6'];
    expect(written()).toContain(before);
    expect(lintPolicy(JSON.parse(written().replace(before, after))).map((finding) => finding.rule)).toContain('golden-fails');
    expect(lintPolicy(JSON.parse(written().replace('{ "amount": 5, "unit": "mm" } } }\n  },', '5 } }\n  },'))).map((finding) => finding.rule)).toEqual(['unit-missing']);
  });
});
