import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collect } from '../../electron/worker/collect.ts';
import { readLimits } from '../../shared/import/paper.ts';
import { makeTemp } from '../unit/db/tempFolders.ts';

describe('a dropped folder is one pack', () => {
  it('with the folders in it; what systems and programs leave beside papers is no paper', async () => {
    const folder = makeTemp();
    mkdirSync(join(folder, 'letters/older'), { recursive: true });
    mkdirSync(join(folder, '__MACOSX'));
    for (const name of ['form.docx', 'letters/a.pdf', 'letters/older/b.pdf', 'Thumbs.db', '.DS_Store', '~$form.docx', '._form.docx', 'letters/.~lock.a.pdf#', '__MACOSX/x.pdf']) writeFileSync(join(folder, name), name);
    const { files, issues } = await collect([folder]);
    expect(files.map((file) => file.name)).toEqual(['form.docx', 'a.pdf', 'b.pdf']);
    expect(issues).toEqual([]);
  });

  it('links are not followed, depth ends, and each file that is left out is named', async () => {
    const folder = makeTemp();
    mkdirSync(join(folder, 'a/b/c'), { recursive: true });
    writeFileSync(join(folder, 'a/b/c/deep.pdf'), 'x');
    writeFileSync(join(folder, 'good.pdf'), 'x');
    symlinkSync('/etc/hostname', join(folder, 'link.pdf'));
    writeFileSync(join(folder, 'large.pdf'), '');
    truncateSync(join(folder, 'large.pdf'), readLimits.fileBytes + 1);
    const { files, issues } = await collect([folder, join(folder, 'gone.pdf')]);
    expect(files.map((file) => file.name)).toEqual(['good.pdf']);
    expect(issues.map(({ code, file }) => [code, file])).toEqual([['folder-too-deep', 'c'], ['file-too-large', 'large.pdf'], ['file-is-link', 'link.pdf'], ['file-gone', 'gone.pdf']]);
  });

  it.skipIf(process.getuid?.() === 0)('what may not be opened is named', async () => {
    const folder = makeTemp();
    mkdirSync(join(folder, 'closed'));
    writeFileSync(join(folder, 'shut.pdf'), 'x');
    chmodSync(join(folder, 'closed'), 0);
    chmodSync(join(folder, 'shut.pdf'), 0);
    const { issues } = await collect([folder]);
    chmodSync(join(folder, 'closed'), 0o700);
    expect(issues.map(({ code, file }) => [code, file])).toEqual([['file-locked', 'closed'], ['file-locked', 'shut.pdf']]);
  });
});
