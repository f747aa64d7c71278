import type { DrawnTiff } from '../../shared/import/drawnTiff.ts';
import type { ReadFile, ReadLimits } from '../../shared/import/paper.ts';
import type { RecognisedPage } from '../../shared/import/recognised.ts';
import { guardOn } from '../guards.ts';
import { refuseNetwork } from '../noNetwork.ts';
import { refuseSystem } from '../noSystem.ts';
import { tryToConnect } from '../tryToConnect.ts';
import { tryToReach, type Reach } from '../tryToReach.ts';
import { recogniseWords } from './ocr/recognise.ts';
import { loadPdfJs } from './pdf/pdfjs.ts';
import { readFile } from './readFile.ts';
import { tiffToPdf } from './tiff/tiffToPdf.ts';

if (guardOn('network-parser')) refuseNetwork();
if (guardOn('system-parser')) refuseSystem();

/** One file to read. `bytes` are the file's own; they may be transferred. */
export interface ParserRequest {
  readonly id: number | string;
  readonly name: string;
  readonly bytes: ArrayBuffer | Uint8Array;
  readonly limits: ReadLimits;
  /** Tried on what is protected. */
  readonly password?: string;
  /** Instead of a reading: a TIFF as pages for the screen, or the words of a picture. */
  readonly asked?: 'draw' | 'recognise';
}
export type ParserReply =
  | { readonly id: ParserRequest['id']; readonly ok: true; readonly file: ReadFile }
  | { readonly id: ParserRequest['id']; readonly ok: true; readonly drawn: DrawnTiff }
  | { readonly id: ParserRequest['id']; readonly ok: true; readonly recognised: RecognisedPage }
  | { readonly id: ParserRequest['id']; readonly ok: false; readonly code: 'INVALID' | 'INTERNAL'; readonly message: string };

/** The ends of Electron's channels that are used here (its own types are not loaded in this process). */
interface Port {
  on(event: 'message', listener: (event: { data: unknown; ports: Port[] }) => void): void;
  postMessage(message: unknown): void;
  start?(): void;
}

/** One file after the other: the next one may be given while one is still being read. */
let turn: Promise<unknown> = Promise.resolve();

async function answer(data: unknown): Promise<ParserReply> {
  const request = data as Partial<ParserRequest> | null;
  const id = request?.id ?? '';
  const bytes = request?.bytes instanceof Uint8Array ? request.bytes : request?.bytes instanceof ArrayBuffer ? new Uint8Array(request.bytes) : null;
  if (!request || typeof request.name !== 'string' || !bytes || !request.limits) return { id, ok: false, code: 'INVALID', message: 'The request to read a file is incomplete.' };
  try {
    if (request.asked === 'draw') return { id, ok: true, drawn: tiffToPdf(bytes) };
    if (request.asked === 'recognise') return { id, ok: true, recognised: await recogniseWords(bytes) };
    return { id, ok: true, file: await readFile(request.name, bytes, request.limits, request.password) };
  } catch {
    return { id, ok: false, code: 'INTERNAL', message: 'The file could not be read.' };
  }
}

const parent = (process as NodeJS.Process & { parentPort?: Port }).parentPort;
if (parent) {
  parent.on('message', (event) => {
    const port = event.ports[0];
    if ((event.data as { type?: string } | null)?.type !== 'port' || !port) return;
    port.on('message', (message) => {
      const attack = __TEST_HOOKS__ ? (message.data as { connect?: number; reach?: Reach } | null) : null;
      if (attack?.connect !== undefined) void tryToConnect(attack.connect).finally(() => port.postMessage({ tried: true }));
      else if (attack?.reach !== undefined) void tryToReach(attack.reach).finally(() => port.postMessage({ tried: true }));
      else turn = turn.then(() => answer(message.data)).then((reply) => port.postMessage(reply)).catch(() => undefined);
    });
    port.start?.();
  });
  // A library's stray rejection must not end the process while it reads other files; each file has its own time limit.
  process.on('unhandledRejection', () => undefined);
  parent.postMessage({ type: 'ready' });
  // Loading the PDF library takes longer than most reads: it is done while there is nothing to do, and a first file that is no PDF does not wait for it.
  setTimeout(() => void loadPdfJs().catch(() => undefined), 300).unref();
}
