import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { issue, issueKinds } from '../../shared/import/issues.ts';

const root = join(import.meta.dirname, '..', '..');

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? sources(join(folder, entry.name)) : [readFileSync(join(folder, entry.name), 'utf8')]));
}

describe('issues', () => {
  it('stand in docs/import-issues.md word for word, and nothing else does', () => {
    const table = readFileSync(join(root, 'docs/import-issues.md'), 'utf8').split('\n').filter((line) => line.startsWith('| `'));
    expect(table).toEqual(Object.entries(issueKinds).map(([code, kind]) => `| \`${code}\` | ${kind.severity} | ${kind.message} | ${kind.next} |`));
  });

  it('are each raised somewhere', () => {
    const code = [...sources(join(root, 'shared/import')).filter((text) => !text.includes('export const issueKinds')), ...sources(join(root, 'electron/parser'))].join('\n');
    expect(Object.keys(issueKinds).filter((name) => !code.includes(`'${name}'`))).toEqual([]);
  });

  it('keep what they are given as it is', () => {
    expect(issue('file-damaged', 'a $& {detail}.pdf', 'it ends early').message).toBe('“a $& it ends early.pdf” could not be read: it ends early.');
    expect(issue('marked-superseded', 'The pack', '“form.docx”').message).toBe('“form.docx” is marked as draft, superseded or void.');
  });
});
