import type { MessagePortMain } from 'electron';
import type { DrawnTiff } from '../../shared/import/drawnTiff.ts';
import type { ReadFile, ReadLimits } from '../../shared/import/paper.ts';
import { readLimits } from '../../shared/import/paper.ts';
import type { FromWorker } from '../messages.ts';

/** Why a file could not be read at all; the paper itself is kept. */
export type ReadFailure = 'time' | 'crash' | 'refused';
type Failed = { ok: false; why: ReadFailure; message: string };
export type ReadOutcome = { ok: true; file: ReadFile } | Failed;
export type DrawOutcome = { ok: true; drawn: DrawnTiff } | Failed;

interface Reply {
  readonly id: number;
  readonly ok: boolean;
  readonly file?: ReadFile;
  readonly drawn?: DrawnTiff;
  readonly message?: string;
}

interface Job {
  name: string;
  bytes: Uint8Array;
  limits: ReadLimits;
  password: string | undefined;
  what?: 'draw';
  answered(reply: Reply): void;
  failed(outcome: Failed): void;
}
interface Parser {
  id: number;
  port: MessagePortMain | null;
  job: Job | null;
  timer: NodeJS.Timeout | null;
  timedOut: boolean;
  files: number;
}

/** After so many files a parser is replaced: what a reader library leaks or keeps goes with the process. */
const filesPerParser = 200;
/** Two files are read at once: most of these laptops have few cores, and the window must stay quick. */
const parsersAtOnce = 2;

/**
 * A few warm parser processes. Starting one costs some ten times as much as a read, so they are kept; one that crashes
 * or takes too long is ended and replaced, and only its file is lost for reading.
 */
export class ParserPool {
  readonly #parsers = new Map<number, Parser>();
  readonly #queue: Job[] = [];
  readonly #send: (message: FromWorker) => void;
  #nextId = 1;

  constructor(send: (message: FromWorker) => void) {
    this.#send = send;
  }

  /** Starts the processes before the first file, so that the first drop need not wait. */
  warm(): void {
    while (this.#parsers.size < parsersAtOnce) this.#want();
  }

  /** `password` is tried on what is protected. Never rejects. */
  read(name: string, bytes: Uint8Array, limits: ReadLimits = readLimits, password?: string): Promise<ReadOutcome> {
    return new Promise((resolve) => {
      this.#give({ name, bytes, limits, password, failed: resolve, answered: (reply) => resolve(reply.ok && reply.file ? { ok: true, file: reply.file } : refused(reply)) });
    });
  }

  /** A TIFF as pages for the screen, before the files of a drop that wait: somebody looks at the screen. Never rejects. */
  draw(bytes: Uint8Array, limits: ReadLimits = readLimits): Promise<DrawOutcome> {
    return new Promise((resolve) => {
      this.#give({ what: 'draw', name: '', bytes, limits, password: undefined, failed: resolve, answered: (reply) => resolve(reply.ok && reply.drawn ? { ok: true, drawn: reply.drawn } : refused(reply)) });
    });
  }

  #give(job: Job): void {
    if (job.what === 'draw') this.#queue.unshift(job);
    else this.#queue.push(job);
    this.warm();
    this.#next();
  }

  /** The main process started a parser and hands over the line to it. */
  connected(parserId: number, port: MessagePortMain): void {
    const parser = this.#parsers.get(parserId);
    if (!parser) return;
    parser.port = port;
    port.on('message', (event) => this.#answered(parser, event.data as Reply));
    port.start();
    this.#next();
  }

  gone(parserId: number): void {
    const parser = this.#parsers.get(parserId);
    if (!parser) return;
    this.#parsers.delete(parserId);
    if (parser.timer) clearTimeout(parser.timer);
    parser.job?.failed(
      parser.timedOut
        ? { ok: false, why: 'time', message: 'Reading it took too long and was stopped.' }
        : { ok: false, why: 'crash', message: 'Reading it ended the reader.' },
    );
    if (this.#queue.length > 0) this.warm();
  }

  /** Test builds only: asks every parser to try the network. */
  async test(request: { connect: number }): Promise<void> {
    this.warm();
    for (let tries = 0; tries < 50 && ![...this.#parsers.values()].some((parser) => parser.port); tries++) await new Promise((resolve) => setTimeout(resolve, 100));
    for (const parser of this.#parsers.values()) parser.port?.postMessage(request);
  }

  #want(): void {
    const id = this.#nextId++;
    this.#parsers.set(id, { id, port: null, job: null, timer: null, timedOut: false, files: 0 });
    this.#send({ kind: 'parser-wanted', parserId: id });
  }

  #next(): void {
    for (const parser of this.#parsers.values()) {
      if (this.#queue.length === 0) return;
      if (!parser.port || parser.job) continue;
      const job = this.#queue.shift()!;
      parser.job = job;
      parser.files += 1;
      parser.timer = setTimeout(() => {
        parser.timedOut = true;
        this.#send({ kind: 'parser-kill', parserId: parser.id });
      }, job.limits.time);
      parser.port.postMessage({ id: parser.files, name: job.name, bytes: job.bytes, limits: job.limits, ...(job.password === undefined ? {} : { password: job.password }), ...(job.what ? { what: job.what } : {}) });
    }
  }

  #answered(parser: Parser, reply: Reply): void {
    const job = parser.job;
    if (!job || reply.id !== parser.files) return;
    if (parser.timer) clearTimeout(parser.timer);
    parser.job = null;
    job.answered(reply);
    if (parser.files >= filesPerParser) this.#send({ kind: 'parser-kill', parserId: parser.id });
    this.#next();
  }
}

function refused(reply: Reply): Failed {
  return { ok: false, why: 'refused', message: reply.message ?? 'The reader refused it.' };
}
