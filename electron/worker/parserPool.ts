import { randomUUID } from 'node:crypto';
import type { MessagePortMain } from 'electron';
import type { DrawnTiff } from '../../shared/import/drawnTiff.ts';
import type { ReadFile, ReadLimits } from '../../shared/import/paper.ts';
import type { RecognisedPage } from '../../shared/import/recognised.ts';
import { readLimits } from '../../shared/import/paper.ts';
import type { FromWorker } from '../messages.ts';
import { checkDrawn, checkRecognised, checkReply } from './parserReply.ts';

/** Why a file could not be read at all; the paper itself is kept. */
export type ReadFailure = 'time' | 'crash' | 'refused';
type Failed = { ok: false; why: ReadFailure; message: string };
export type ReadOutcome = { ok: true; file: ReadFile } | Failed;
export type DrawOutcome = { ok: true; drawn: DrawnTiff } | Failed;
export type RecogniseOutcome = { ok: true; recognised: RecognisedPage } | Failed;

/** `asked`: what is wanted of the bytes besides reading them; somebody at the screen waits for it. */
interface Job {
  readonly asked?: 'draw' | 'recognise';
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly limits: ReadLimits;
  readonly password?: string | undefined;
  /** Tells what the answer means, and whether it is one at all. */
  answered(reply: unknown): boolean;
  failed(why: Failed): void;
}
/** A file that a parser was given. `ticket` names its answer: whoever was not given the file cannot answer for it. */
interface Given {
  readonly job: Job;
  readonly ticket: string;
}
interface Parser {
  id: number;
  port: MessagePortMain | null;
  /** The first is being read. The second is in its hand, so that it need not wait for us in between. */
  given: Given[];
  timers: NodeJS.Timeout[];
  timedOut: boolean;
  files: number;
  /** It was told to end, and is replaced when it has. */
  ending: boolean;
}

/** After so many files a parser is replaced even at work: what a reader library leaks goes with the process. A new one reads at half the speed for its first two hundred. */
const filesPerParser = 2000;
/** Milliseconds without work after which parsers that have read something are replaced: what a hostile file did to one does not meet the next drop. */
const restAfter = 5000;
/** Two files are read at once: most of these laptops have few cores, and the window must stay quick. */
export const parsersAtOnce = 2;
/** Bytes of a file that is given out beforehand. A larger one is not held twice. */
const mostInHand = 5_000_000;
/** Milliseconds between two looks at the memory of a parser that is at work. Most files are read before the first look. */
const weighEvery = 200;

/**
 * A few warm parser processes. Starting one costs some ten times as much as a read, so they are kept; one that crashes,
 * takes too long, or answers with what is no answer is ended and replaced, and only its file is lost for reading.
 */
export class ParserPool {
  readonly #parsers = new Map<number, Parser>();
  readonly #queue: Job[] = [];
  readonly #send: (message: FromWorker) => void;
  #nextId = 1;
  #rest: NodeJS.Timeout | undefined;

  constructor(send: (message: FromWorker) => void) {
    this.#send = send;
  }

  /** Starts the processes before the first file, so that the first drop need not wait. */
  warm(many = parsersAtOnce): void {
    while (this.#parsers.size < Math.min(many, parsersAtOnce)) this.#want();
  }

  /** `password` is tried on what is protected. Never rejects. */
  read(name: string, bytes: Uint8Array, limits: ReadLimits = readLimits, password?: string): Promise<ReadOutcome> {
    return new Promise((resolve) => this.#give({ name, bytes, limits, password, failed: resolve, answered: told((reply) => checkReply(reply, { name, limits }), resolve) }));
  }

  /** A TIFF as pages for the screen. Never rejects. */
  draw(bytes: Uint8Array, limits: ReadLimits = readLimits): Promise<DrawOutcome> {
    return new Promise((resolve) => this.#give({ asked: 'draw', name: '', bytes, limits, failed: resolve, answered: told(checkDrawn, resolve) }));
  }

  /** The words of a picture (PNG, JPEG or BMP), as suggestions. A crowded page takes some seconds. Never rejects. */
  recognise(bytes: Uint8Array, limits: ReadLimits = { ...readLimits, time: 60_000 }): Promise<RecogniseOutcome> {
    return new Promise((resolve) => this.#give({ asked: 'recognise', name: '', bytes, limits, failed: resolve, answered: told(checkRecognised, resolve) }));
  }

  /** What somebody at the screen waits for comes before the files of a drop. */
  #give(job: Job): void {
    if (job.asked) this.#queue.unshift(job);
    else this.#queue.push(job);
    this.#grow();
    this.#next();
  }

  /** The main process started a parser and hands over the line to it. */
  connected(parserId: number, port: MessagePortMain): void {
    const parser = this.#parsers.get(parserId);
    if (!parser) return;
    parser.port = port;
    port.on('message', (event) => this.#answered(parser, event.data));
    port.start();
    this.#next();
  }

  gone(parserId: number): void {
    const parser = this.#parsers.get(parserId);
    if (!parser) return;
    this.#parsers.delete(parserId);
    this.#calm(parser);
    const [read, ...inHand] = parser.given.splice(0);
    this.#queue.unshift(...inHand.map((given) => given.job)); // it was not their turn: they wait again, before all others
    read?.job.failed(
      parser.timedOut
        ? { ok: false, why: 'time', message: 'Reading it took too long and was stopped.' }
        : { ok: false, why: 'crash', message: 'Reading it ended the reader.' },
    );
    if (parser.ending) this.#want(); // there was one to be warm
    this.#grow();
  }

  /** Test builds only: hands an attack to every parser. */
  async test(request: { connect: number } | { reach: unknown }): Promise<void> {
    this.warm();
    for (let tries = 0; tries < 50 && ![...this.#parsers.values()].some((parser) => parser.port); tries++) await new Promise((resolve) => setTimeout(resolve, 100));
    // Each says when it has tried: how long a process takes to start differs.
    await Promise.all([...this.#parsers.values()].flatMap(({ port }) => (port ? [new Promise<void>((resolve) => {
      port.on('message', ({ data }) => (data as { tried?: true }).tried && resolve());
      setTimeout(resolve, 10_000);
      port.postMessage(request);
    })] : [])));
  }

  /** As many parsers as there is work for: a single file does not start two. */
  #grow(): void {
    const busy = [...this.#parsers.values()].filter((parser) => parser.given.length > 0).length;
    while (this.#parsers.size < Math.min(parsersAtOnce, busy + this.#queue.length)) this.#want();
  }

  #want(): void {
    const id = this.#nextId++;
    this.#parsers.set(id, { id, port: null, given: [], timers: [], timedOut: false, files: 0, ending: false });
    this.#send({ kind: 'parser-wanted', parserId: id });
  }

  /** First whoever has nothing gets a file; what then still waits goes into the hands of those at work. */
  #next(): void {
    const ready = [...this.#parsers.values()].filter((parser) => parser.port && !parser.ending);
    for (const parser of ready) if (parser.given.length === 0) this.#hand(parser);
    if (ready.length < this.#parsers.size) return; // one is still starting, and will take the next
    for (const parser of ready) {
      const first = this.#queue[0];
      if (parser.given.length === 1 && parser.files < filesPerParser && first && !first.asked && first.bytes.byteLength <= mostInHand) this.#hand(parser);
    }
  }

  #hand(parser: Parser): void {
    const job = this.#queue.shift();
    if (!job) return;
    const given = { job, ticket: randomUUID() };
    parser.given.push(given);
    parser.files += 1;
    if (parser.given.length === 1) this.#watch(parser, job);
    parser.port?.postMessage({ id: given.ticket, name: job.name, bytes: job.bytes, limits: job.limits, ...(job.password === undefined ? {} : { password: job.password }), ...(job.asked ? { asked: job.asked } : {}) });
  }

  /** The time of a file runs from when it is its turn. */
  #watch(parser: Parser, { limits }: Job): void {
    const limit = setTimeout(() => {
      parser.timedOut = true;
      this.#send({ kind: 'parser-kill', parserId: parser.id });
    }, limits.time);
    parser.timers = [limit, setInterval(() => this.#send({ kind: 'parser-weigh', parserId: parser.id }), weighEvery)];
  }

  /** What comes from a parser is not believed: a hostile file may have taken it over. */
  #answered(parser: Parser, reply: unknown): void {
    const [given, inHand] = parser.given;
    if (!given || (reply as { id?: unknown } | null)?.id !== given.ticket) return;
    this.#calm(parser);
    parser.given = inHand ? [inHand] : [];
    if (inHand) this.#watch(parser, inHand.job);
    const isAnswer = given.job.answered(reply);
    if (!isAnswer || parser.timedOut || (parser.files >= filesPerParser && !inHand)) this.#end(parser);
    if (!isAnswer) given.job.failed({ ok: false, why: 'crash', message: 'The reader gave an answer that is none.' });
    this.#next();
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#replace(), restAfter);
    this.#rest.unref?.();
  }

  #replace(): void {
    const parsers = [...this.#parsers.values()];
    if (this.#queue.length > 0 || parsers.some((parser) => parser.given.length > 0)) return;
    for (const parser of parsers.filter((one) => one.files > 0)) this.#end(parser);
  }

  /** Ends a parser that is reading nothing that counts; nothing more is given to it, another one takes its place, and what was in its hand waits again. */
  #end(parser: Parser): void {
    parser.ending = true;
    this.#calm(parser);
    this.#queue.unshift(...parser.given.splice(0).map((given) => given.job));
    this.#send({ kind: 'parser-kill', parserId: parser.id });
  }

  #calm(parser: Parser): void {
    for (const timer of parser.timers) clearTimeout(timer);
    parser.timers = [];
  }
}

/** Checks an answer and passes it on; false where it is none. */
function told<T>(check: (reply: unknown) => T | null, pass: (outcome: T) => void): (reply: unknown) => boolean {
  return (reply) => {
    const outcome = check(reply);
    if (outcome !== null) pass(outcome);
    return outcome !== null;
  };
}
