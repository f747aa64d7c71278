import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/**
 * Who may import whom. A layer is the longest folder name that a path begins with; what is listed may be imported,
 * everything else is refused. Packages are listed by name; `node` stands for Node's own modules.
 */
const layers: Readonly<Record<string, readonly string[]>> = {
  'shared/domain': ['zod'],
  'shared/policy': ['shared/domain', 'zod'],
  'shared/workflow': ['shared/domain', 'shared/policy', 'zod'],
  'shared/letters': ['shared/domain', 'shared/policy', 'shared/workflow', 'zod'],
  'shared/import': ['shared/domain', 'shared/policy', 'shared/workflow', 'zod'],
  'shared/register': ['shared/domain', 'shared/workflow', 'zod'],
  'shared/contract': ['shared/domain', 'shared/policy', 'shared/workflow', 'shared/letters', 'shared/import', 'shared/register', 'zod'],
  db: ['shared/domain', 'shared/policy', 'shared/workflow', 'shared/letters', 'shared/import', 'drizzle-orm', 'better-sqlite3', 'node'],
  'electron/worker': ['shared/domain', 'shared/policy', 'shared/workflow', 'shared/letters', 'shared/import', 'shared/register', 'shared/contract', 'db', 'electron', 'node', 'drizzle-orm', 'zod', '@myriaddreamin/typst-ts-node-compiler', 'yazl'],
  'electron/parser': ['shared/domain', 'shared/import', 'electron', 'node', 'yauzl', 'saxes', 'pdfjs-dist', '@zip.js/zip.js', 'postal-mime', '@kenjiuno/msgreader', 'htmlparser2', 'officecrypto-tool', 'tiff', 'tesseract.js-core', '@tesseract.js-data/eng'],
  'electron/main': ['shared/domain', 'shared/contract', 'electron', 'node'],
  'electron/preload': ['electron', 'shared/contract'],
  electron: ['shared/domain', 'shared/contract', 'node'],
  renderer: ['shared/domain', 'shared/policy', 'shared/workflow', 'shared/letters', 'shared/import', 'shared/register', 'shared/contract', 'react', 'react-dom', 'nhsuk-react-components', 'nhsuk-frontend', 'pdfjs-dist', 'zod'],
};

interface Import {
  readonly from: string;
  readonly target: string;
}

/** Imports that the table does not allow, one line each. Files directly in electron/ may be imported by each of its processes. */
function violations(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, target }) => {
      const layer = layerOf(from);
      if (!layer) return true;
      const to = layerOf(target) ?? target;
      if (to === layer || layers[layer]!.includes(to)) return false;
      return !(to === 'electron' && target.startsWith('electron/') && from.startsWith('electron/'));
    })
    .map(({ from, target }) => `${from} imports ${target}`);
}

function layerOf(path: string): string | undefined {
  return Object.keys(layers)
    .filter((layer) => path.startsWith(`${layer}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function importsOf(file: string, text: string): Import[] {
  const from = relative(root, file).replaceAll('\\', '/');
  const parsed = parseSync(file, text);
  if (parsed.errors.length > 0) throw new Error(`${from} cannot be parsed: ${parsed.errors[0]!.message}`);
  const named = [
    ...parsed.module.staticImports.map((found) => found.moduleRequest.value),
    ...parsed.module.staticExports.flatMap((found) => found.entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : []))),
    ...parsed.module.dynamicImports.flatMap((found) => (/^['"]/.test(text.slice(found.moduleRequest.start, found.moduleRequest.end)) ? [text.slice(found.moduleRequest.start + 1, found.moduleRequest.end - 1)] : [])),
  ];
  return named.map((name) => ({ from, target: resolveName(file, name) }));
}

function resolveName(file: string, name: string): string {
  if (name.startsWith('.')) return relative(root, resolve(dirname(file), name.replace(/\?.*$/, ''))).replaceAll('\\', '/');
  if (name.startsWith('node:')) return 'node';
  const parts = name.split('/');
  return name.startsWith('@') ? `${parts[0]}/${parts[1]}` : parts[0]!;
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(test|d)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('who imports whom', () => {
  const files = ['electron', 'shared', 'db', 'renderer'].flatMap(sources);
  const imports = files.flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));

  it('reads the whole house', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(150);
    expect(new Set(imports.map(({ from }) => layerOf(from))).size).toBe(Object.keys(layers).length);
  });

  it('follows the table', () => {
    expect(violations(imports)).toEqual([]);
  });

  it.each([
    ['renderer/features/work/page.tsx', "import { openDatabase } from '../../../db/connection.ts';"],
    ['renderer/features/work/page.tsx', "import fs from 'node:fs';"],
    ['shared/policy/assess.ts', "import { evolve } from '../workflow/evolve.ts';"],
    ['shared/policy/assess.ts', "import { readFileSync } from 'node:fs';"],
    ['shared/domain/dates.ts', "import { assess } from '../policy/assess.ts';"],
    ['electron/main/window.ts', "import { commit } from '../worker/commit.ts';"],
    ['electron/main/window.ts', "import type { Db } from '../../db/connection.ts';"],
    ['electron/parser/index.ts', "const db = await import('../../db/connection.ts');"],
    ['electron/preload/index.ts', "export { readFileSync } from 'node:fs';"],
    ['db/eventLog.ts', "import { app } from 'electron';"],
  ])('refuses a planted bad import in %s: %s', (file, text) => {
    expect(violations(importsOf(join(root, file), text))).toHaveLength(1);
  });

  it('says so when a file cannot be read, rather than finding nothing in it', () => {
    expect(() => importsOf(join(root, 'shared/domain/x.ts'), 'import { from')).toThrow(/cannot be parsed/);
  });

  it('lets only db/ name the database package', () => {
    const opening = imports.filter(({ target }) => target === 'better-sqlite3').map(({ from }) => from);
    expect(opening.length).toBeGreaterThan(0);
    expect(opening.filter((from) => !from.startsWith('db/'))).toEqual([]);
  });

  it('lets only commit.ts append events', () => {
    const texts = files.filter((file) => /\bappendEvents\(/.test(readFileSync(file, 'utf8'))).map((file) => relative(root, file).replaceAll('\\', '/'));
    expect(texts.sort()).toEqual(['db/eventLog.ts', 'electron/worker/commit.ts']);
  });

  it('keeps shared/ pure: no clock, no chance, no process', () => {
    const impure = files
      .filter((file) => file.includes(`${join(root, 'shared')}`))
      .filter((file) => /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bcrypto\.random/.test(readFileSync(file, 'utf8')));
    expect(impure.map((file) => relative(root, file))).toEqual([]);
  });
});
