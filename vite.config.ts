import react from '@vitejs/plugin-react';
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };

const root = import.meta.dirname;
const require = createRequire(import.meta.url);

/**
 * One config, three builds: `main` (main process, worker and parser: Node code), `preload` (one CommonJS file, since it
 * runs sandboxed) and the page. `IFR_RELEASE=1` builds what is packaged: the hooks that tests use are compiled out.
 */
export default defineConfig(({ mode }): UserConfig => {
  const define = {
    __APP_VERSION__: JSON.stringify(manifest.version),
    __TEST_HOOKS__: JSON.stringify(process.env.IFR_RELEASE !== '1'),
  };
  const node = { configFile: false as const, publicDir: false as const, define, logLevel: 'warn' as const };
  if (mode === 'main') {
    return {
      ...node,
      ssr: { noExternal: true, external: ['electron', 'better-sqlite3', '@myriaddreamin/typst-ts-node-compiler'] },
      build: {
        ssr: true,
        target: 'node20.18',
        outDir: join(root, 'dist/main'),
        emptyOutDir: true,
        // Half the source is half the time in which the processes load it, before anybody sees a window.
        minify: true,
        rolldownOptions: {
          input: { main: join(root, 'electron/main/index.ts'), worker: join(root, 'electron/worker/index.ts'), parser: join(root, 'electron/parser/index.ts') },
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
        },
      },
      plugins: [shippedFiles()],
    };
  }
  if (mode === 'preload') {
    return {
      ...node,
      ssr: { noExternal: true, external: ['electron'] },
      build: {
        ssr: true,
        target: 'node20.18',
        outDir: join(root, 'dist/preload'),
        emptyOutDir: true,
        minify: false,
        rolldownOptions: { input: { preload: join(root, 'electron/preload/index.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false } },
      },
    };
  }
  return {
    define,
    // The design system's icons are served beside the page, which Vite would warn of one by one.
    logLevel: 'error',
    root: join(root, 'renderer'),
    base: './',
    plugins: [react(), nhsImages()],
    worker: { format: 'es' },
    build: {
      target: 'chrome130',
      outDir: join(root, 'dist/renderer'),
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 3000,
    },
  };
});

/** What the processes read at run time and cannot be bundled: migrations, fonts, letter styles, the PDF reader's worker. */
function shippedFiles(): Plugin {
  return {
    name: 'shipped-files',
    closeBundle() {
      const to = join(root, 'dist/resources');
      mkdirSync(join(to, 'fonts'), { recursive: true });
      copyFolder(join(root, 'db/migrations'), join(to, 'migrations'));
      copyFolder(join(root, 'resources/letters'), join(to, 'letters'));
      const fonts = dirname(require.resolve('@expo-google-fonts/arimo/package.json'));
      for (const folder of readdirSync(fonts, { withFileTypes: true })) {
        if (!folder.isDirectory()) continue;
        for (const file of readdirSync(join(fonts, folder.name))) if (file.endsWith('.ttf')) cpSync(join(fonts, folder.name, file), join(to, 'fonts', file));
      }
      cpSync(join(dirname(require.resolve('pdfjs-dist/package.json')), 'legacy/build/pdf.worker.mjs'), join(root, 'dist/main/pdf.worker.mjs'));
      // The reader of pictures: its program (CommonJS, so the name says so), and the smaller English data, which reads print as well.
      const core = require.resolve('tesseract.js-core/tesseract-core-simd-lstm.js');
      cpSync(core, join(root, 'dist/main/ocr/core.cjs'));
      cpSync(core.replace(/\.js$/, '.wasm'), join(root, 'dist/main/ocr/core.wasm'));
      cpSync(join(dirname(require.resolve('@tesseract.js-data/eng/package.json')), '4.0.0_best_int/eng.traineddata.gz'), join(root, 'dist/main/ocr/eng.traineddata.gz'));
    },
  };
}

/** The NHS design system's icons, and the character maps and fonts that PDFs may lean on, served by the app itself. */
function nhsImages(): Plugin {
  return {
    name: 'nhs-images',
    closeBundle() {
      const images = join(dirname(require.resolve('nhsuk-frontend/package.json')), 'dist/nhsuk/assets/images');
      copyFolder(images, join(root, 'dist/renderer/nhsuk/images'));
      const pdfjs = dirname(require.resolve('pdfjs-dist/package.json'));
      for (const name of ['cmaps', 'wasm']) copyFolder(join(pdfjs, name), join(root, 'dist/renderer/pdfjs', name));
      standardFonts(join(pdfjs, 'standard_fonts'), join(root, 'dist/renderer/pdfjs/standard_fonts'));
    },
  };
}

/**
 * Fonts for papers that name a standard font and do not carry it. The sans-serif ones that pdf.js brings are under the GPL,
 * which would bind what we ship; Arimo (OFL) has the same widths and takes their place under the names that pdf.js asks for.
 */
function standardFonts(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const file of readdirSync(from)) if (/Foxit/i.test(file)) cpSync(join(from, file), join(to, file));
  const arimo = dirname(require.resolve('@expo-google-fonts/arimo/package.json'));
  const names = { Regular: '400Regular', Bold: '700Bold', Italic: '400Regular_Italic', BoldItalic: '700Bold_Italic' };
  for (const [style, folder] of Object.entries(names)) {
    const file = readdirSync(join(arimo, folder)).find((name) => name.endsWith('.ttf'));
    if (!file) throw new Error(`Arimo has no ${folder}`);
    cpSync(join(arimo, folder, file), join(to, `LiberationSans-${style}.ttf`));
  }
}

function copyFolder(from: string, to: string): void {
  if (existsSync(from)) cpSync(from, to, { recursive: true });
}
