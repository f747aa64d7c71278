import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { issue, issueKinds } from '../../shared/import/issues.ts';
import { importIssuesPage } from '../../shared/import/published.ts';

const root = join(import.meta.dirname, '..', '..');

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? sources(join(folder, entry.name)) : [readFileSync(join(folder, entry.name), 'utf8')]));
}

describe('issues', () => {
  it('stand in docs/import-issues.md as the code says (npm run docs)', () => {
    expect(readFileSync(join(root, 'docs/import-issues.md'), 'utf8')).toBe(importIssuesPage());
    for (const code of Object.keys(issueKinds)) expect(importIssuesPage()).toContain(`| \`${code}\` |`);
  });

  it('are each raised somewhere', () => {
    const code = ['shared/import', 'electron/parser', 'electron/worker'].flatMap((folder) => sources(join(root, folder))).filter((text) => !text.includes('satisfies Readonly<Record<string, IssueKind>>')).join('\n');
    expect(Object.keys(issueKinds).filter((name) => !code.includes(`'${name}'`))).toEqual([]);
  });

  it('keep what they are given as it is', () => {
    expect(issue('file-damaged', 'a $& {detail}.pdf', 'it ends early').message).toBe('“a $& it ends early.pdf” could not be read: it ends early.');
    expect(issue('marked-superseded', 'The pack', '“form.docx”').message).toBe('“form.docx” is marked as draft, superseded or void.');
  });
});
