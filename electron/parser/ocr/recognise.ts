import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { RecognisedPage, RecognisedWord } from '../../../shared/import/recognised.ts';

/** What is used of the character reader (Tesseract, compiled to WebAssembly). */
interface Core {
  readonly FS: { writeFile(name: string, bytes: Uint8Array): void; unlink(name: string): void };
  readonly TessBaseAPI: new () => {
    Init(data: string, language: string, mode: number): number;
    SetImageFile(exif: number, angle: number): number;
    SetVariable(name: string, value: string): boolean;
    Recognize(monitor: null): number;
    GetTSVText(page: number): string;
    Clear(): void;
  };
}
type Loader = (options: { wasmBinary: Uint8Array; print: () => void; printErr: () => void }) => Promise<Core>;

/** The character reader cannot be started here; no picture is to blame. */
export class RecogniserFault extends Error {
  constructor(cause: unknown) {
    super('The reader of pictures cannot be started.', { cause });
  }
}

let started: Promise<{ core: Core; api: InstanceType<Core['TessBaseAPI']> }> | undefined;

/**
 * Reads the words of a picture (PNG, JPEG or BMP), each with its rectangle in pixels from the top left corner. It runs in
 * memory alone: the program and its English data are shipped, and nothing is fetched or written to the disk.
 * @throws RecogniserFault where it cannot run, Error where the bytes are no picture that it knows.
 */
export async function recogniseWords(picture: Uint8Array): Promise<RecognisedPage> {
  const { core, api } = await start();
  core.FS.writeFile('/input', picture);
  try {
    if (api.SetImageFile(1, 0) !== 0) throw new Error('The picture cannot be taken apart.');
    if (api.Recognize(null) !== 0) throw new Error('The picture cannot be read.');
    return parseTable(api.GetTSVText(0));
  } finally {
    api.Clear();
    core.FS.unlink('/input');
  }
}

function start(): NonNullable<typeof started> {
  started ??= (async () => {
    try {
      const { program, wasm, data } = shipped();
      const load = createRequire(import.meta.url)(program) as Loader;
      const core = await load({ wasmBinary: readFileSync(wasm), print: () => undefined, printErr: () => undefined });
      core.FS.writeFile('eng.traineddata', gunzipSync(readFileSync(data)));
      const api = new core.TessBaseAPI();
      if (api.Init('/', 'eng', 1) !== 0) throw new Error('The language data cannot be used.');
      return { core, api };
    } catch (error) {
      started = undefined;
      throw new RecogniserFault(error);
    }
  })();
  return started;
}

/** The program and its data: beside the bundle, else among the installed packages. Nobody outside can name another. */
function shipped(): { program: string; wasm: string; data: string } {
  const folder = join(dirname(fileURLToPath(import.meta.url)), 'ocr');
  if (existsSync(join(folder, 'core.cjs'))) return { program: join(folder, 'core.cjs'), wasm: join(folder, 'core.wasm'), data: join(folder, 'eng.traineddata.gz') };
  const require = createRequire(import.meta.url);
  const program = require.resolve('tesseract.js-core/tesseract-core-simd-lstm.js');
  return { program, wasm: program.replace(/\.js$/, '.wasm'), data: join(dirname(require.resolve('@tesseract.js-data/eng/package.json')), '4.0.0_best_int/eng.traineddata.gz') };
}

/** The table that the character reader prints: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
function parseTable(table: string): RecognisedPage {
  const words: RecognisedWord[] = [];
  let [width, height] = [0, 0];
  for (const row of table.split('\n')) {
    const cells = row.split('\t');
    const [level, , , , , , left, top, wide, high, confidence] = cells.map(Number) as number[];
    if (level === 1) [width, height] = [wide!, high!];
    const text = (cells[11] ?? '').trim();
    if (level === 5 && text !== '') words.push({ text, rect: [left!, top!, wide!, high!], confidence: Math.max(0, Math.min(100, confidence!)) });
  }
  return { width, height, words };
}
