import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, matchesGlob } from 'node:path';
import { build, loadConfigFromFile, mergeConfig, type Rollup, type UserConfig } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const require = createRequire(import.meta.url);

/** Builds one part of the app in memory, as it is packaged or as it is tested. Nothing is written. */
async function codeOf(mode: 'main' | 'preload' | 'production', release: boolean, more: UserConfig['build'] = {}): Promise<string> {
  const { IFR_RELEASE, NODE_ENV } = process.env;
  if (release) process.env.IFR_RELEASE = '1';
  else delete process.env.IFR_RELEASE;
  try {
    const loaded = (await loadConfigFromFile({ command: 'build', mode }, join(root, 'vite.config.ts')))!.config;
    // The plugins that copy files beside the bundles would write into dist.
    const copies = ['shipped-files', 'nhs-images'];
    const plugins = (loaded.plugins ?? []).filter((plugin) => !(plugin && 'name' in plugin && copies.includes(plugin.name)));
    const config: UserConfig = mergeConfig({ ...loaded, plugins: [] }, { build: { write: false, emptyOutDir: false, ...more } });
    const result = await build({ ...config, plugins, mode, configFile: false, logLevel: 'error' });
    const outputs = (Array.isArray(result) ? result : [result]) as Rollup.RollupOutput[];
    return outputs.flatMap(({ output }) => output).map((part) => (part.type === 'chunk' ? part.code : part.fileName.endsWith('.js') || part.fileName.endsWith('.mjs') ? String(part.source) : '')).join('\n');
  } finally {
    for (const [name, value] of Object.entries({ IFR_RELEASE, NODE_ENV })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

/** What only tests may do. None of it may be in what is packaged, switched off or not. */
const hooks = ['IFR_TEST_', 'IFR_SQLITE_BINDING', 'IFR_SCREENSHOT', 'test.connect', 'test.signInAs', 'ifrTest', 'WITHOUT_GUARD', 'SIGKILL'];

describe('what is packaged', () => {
  const code = new Map<string, string>();
  beforeAll(async () => {
    for (const mode of ['main', 'preload', 'production'] as const) code.set(mode, await codeOf(mode, true));
    code.set('test build', await codeOf('main', false));
  }, 120_000);

  it('holds none of the hooks that tests use; the test build holds them all', () => {
    for (const part of ['main', 'preload', 'production']) {
      expect(code.get(part)!.length, part).toBeGreaterThan(300);
      expect(hooks.filter((hook) => code.get(part)!.includes(hook)), part).toEqual([]);
    }
    expect(hooks.filter((hook) => !code.get('test build')!.includes(hook))).toEqual([]);
  });

  it('takes nothing of its own from the environment, and no guard can be taken away', async () => {
    expect([...code.get('main')!.matchAll(/\bIFR_[A-Z_]+/g)].map(([name]) => name)).toEqual([]);
    // Made small, the function is gone and only its answer is left, so this looks at the same code before it is made small.
    expect(await codeOf('main', true, { minify: false })).toMatch(/function guardOn\(\w+\) \{\s*return true;\s*\}/);
  }, 60_000);
});

describe('electron-builder.yml', () => {
  const load = async () => {
    const { getConfig, validateConfiguration } = require('app-builder-lib/out/util/config/config.js') as {
      getConfig(folder: string, file: string, more: null): Promise<Record<string, unknown>>;
      validateConfiguration(config: unknown, log: unknown): Promise<void>;
    };
    const { DebugLogger } = require('builder-util') as { DebugLogger: new (enabled: boolean) => unknown };
    return { config: await getConfig(root, 'electron-builder.yml', null), check: (config: unknown) => validateConfiguration(config, new DebugLogger(false)) };
  };

  it('fits the packager’s own schema, which would refuse a wrong name', async () => {
    const { config, check } = await load();
    await check(config);
    await expect(check({ ...config, electronFuse: {} })).rejects.toThrow(/electronFuse/);
  });

  it('leaves out the Node that development runs on, and keeps what the app needs', async () => {
    const { config } = await load();
    const files = (config.files as (string | { filter?: string[] })[]).flatMap((one) => (typeof one === 'string' ? [one] : (one.filter ?? [])));
    const leftOut = (path: string) => files.some((pattern) => pattern.startsWith('!') && matchesGlob(path, pattern.slice(1)));
    const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { optionalDependencies: Record<string, string> };
    expect(Object.keys(optionalDependencies).filter((name) => !leftOut(`node_modules/${name}/bin/node`))).toEqual([]);
    for (const path of ['node_modules/better-sqlite3/lib/index.js', 'node_modules/better-sqlite3/prebuilds/linux-x64.node', 'node_modules/@myriaddreamin/typst-ts-node-compiler/index.js', 'dist/main/main.js']) {
      expect(leftOut(path), path).toBe(false);
    }
  });

  it('turns off what would open the app: plain Node, Node’s debugger, its options, an app outside the archive', async () => {
    const { config } = await load();
    expect(config.electronFuses).toMatchObject({ runAsNode: false, enableNodeOptionsEnvironmentVariable: false, enableNodeCliInspectArguments: false, onlyLoadAppFromAsar: true });
    expect(config).toMatchObject({ asar: true, npmRebuild: false, publish: null });
  });
});
