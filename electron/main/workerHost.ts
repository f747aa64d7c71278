import { app, MessageChannelMain, utilityProcess, type UtilityProcess } from 'electron';
import { refuse, type Result } from '../../shared/domain/result.ts';
import type { PushEvent } from '../../shared/contract/push.ts';
import { parserHeap, parserMemory, parserNursery, type FromWorker, type ToWorker } from '../messages.ts';

const callTimeLimit = 120_000;
const restartsPerMinute = 3;

interface Pending {
  answer(result: Result<unknown>): void;
  timer: NodeJS.Timeout;
}

/**
 * The worker process: the only one that opens the database and holds its key. Calls go out with an id and a time limit;
 * a crash answers what was waiting, starts a fresh (locked) worker, and gives up after a few crashes in a minute.
 */
export class WorkerHost {
  #worker: UtilityProcess;
  #ready: Promise<void>;
  #nextId = 1;
  #quitting = false;
  #gaveUp = false;
  readonly #pending = new Map<number, Pending>();
  readonly #parsers = new Map<number, UtilityProcess>();
  readonly #starts: number[] = [];
  readonly #files: { worker: string; parser: string };
  readonly #args: readonly string[];
  readonly #push: (event: PushEvent) => void;

  constructor(files: { worker: string; parser: string }, args: readonly string[], push: (event: PushEvent) => void) {
    this.#files = files;
    this.#args = args;
    this.#push = push;
    [this.#worker, this.#ready] = this.#start();
  }

  /** Process id of the worker, for tests that end it. */
  get pid(): number | undefined {
    return this.#worker.pid;
  }

  async call(channel: string, input: unknown, paths?: readonly string[]): Promise<Result<unknown>> {
    await this.#ready;
    if (this.#gaveUp) return stopped('Close the app and open it.');
    const id = this.#nextId++;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        resolve(refuse('UNAVAILABLE', 'The app took too long to answer.', 'Try again. If it happens again, close the app and open it.'));
      }, callTimeLimit);
      this.#pending.set(id, { answer: resolve, timer });
      this.#send({ kind: 'call', id, channel, input, ...(paths ? { paths } : {}) });
    });
  }

  lock(why: 'idle' | 'screen-locked'): void {
    this.#send({ kind: 'lock', why });
  }

  /** Lets a running commit end, closes the database, then ends the process. */
  async quit(): Promise<void> {
    this.#quitting = true;
    if (this.#gaveUp) return; // it is gone already, and would never say so again
    const gone = new Promise<void>((resolve) => this.#worker.once('exit', () => resolve()));
    this.#send({ kind: 'quit' });
    const timer = setTimeout(() => this.#worker.kill(), 5000);
    await gone;
    clearTimeout(timer);
    for (const parser of this.#parsers.values()) parser.kill();
  }

  #start(): [UtilityProcess, Promise<void>] {
    this.#starts.push(Date.now());
    const worker = utilityProcess.fork(this.#files.worker, [...this.#args], { serviceName: 'IFR Panel records', env: childEnvironment() });
    const ready = new Promise<void>((resolve) => {
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'ready') resolve();
        else this.#receive(message);
      });
      worker.once('exit', () => {
        resolve();
        if (this.#worker === worker) this.#lost();
      });
    });
    return [worker, ready];
  }

  #receive(message: Exclude<FromWorker, { kind: 'ready' }>): void {
    switch (message.kind) {
      case 'reply': {
        const pending = this.#pending.get(message.id);
        if (!pending) return;
        this.#pending.delete(message.id);
        clearTimeout(pending.timer);
        pending.answer(message.result);
        return;
      }
      case 'push':
        return this.#push(message.event);
      case 'parser-wanted':
        return this.#startParser(message.parserId);
      case 'parser-kill':
        this.#parsers.get(message.parserId)?.kill();
        return;
      case 'parser-weigh':
        return this.#weighParser(message.parserId);
      case 'quit-ready':
        this.#worker.kill();
    }
  }

  #lost(): void {
    for (const { answer, timer } of this.#pending.values()) {
      clearTimeout(timer);
      answer(stopped('Sign in again. If it happens again, close the app and open it.'));
    }
    this.#pending.clear();
    for (const parser of this.#parsers.values()) parser.kill();
    this.#parsers.clear();
    if (this.#quitting) return;
    const recent = this.#starts.filter((at) => Date.now() - at < 60_000).length;
    if (recent > restartsPerMinute) {
      this.#gaveUp = true;
      this.#ready = Promise.resolve();
      this.#push({ kind: 'locked', why: 'worker-restarted' });
      console.error('The worker stopped too often; it is not started again.');
      return;
    }
    [this.#worker, this.#ready] = this.#start();
    this.#push({ kind: 'locked', why: 'worker-restarted' });
  }

  /** A parser gets bytes and gives back plain data: no database, no key, no network, no environment. */
  #startParser(parserId: number): void {
    const parser = utilityProcess.fork(this.#files.parser, [], { serviceName: 'IFR Panel reader', env: childEnvironment(), execArgv: [`--max-old-space-size=${parserHeap}`, `--max-semi-space-size=${parserNursery}`] });
    this.#parsers.set(parserId, parser);
    parser.once('exit', () => {
      this.#parsers.delete(parserId);
      this.#send({ kind: 'parser-gone', parserId });
    });
    const { port1, port2 } = new MessageChannelMain();
    parser.postMessage({ type: 'port' }, [port1]);
    this.#worker.postMessage({ kind: 'parser', parserId } satisfies ToWorker, [port2]);
  }

  /** Ends a parser that takes more memory than it may, of whatever kind: the limit of its heap does not count bytes outside the heap. */
  #weighParser(parserId: number): void {
    const parser = this.#parsers.get(parserId);
    const taken = app.getAppMetrics().find(({ pid }) => pid === parser?.pid)?.memory.workingSetSize ?? 0;
    if (taken * 1024 > parserMemory) parser?.kill();
  }

  #send(message: ToWorker): void {
    try {
      this.#worker.postMessage(message);
    } catch {
      // The process is gone; `exit` answers whoever waits.
    }
  }
}

const stopped = (next: string) => refuse('UNAVAILABLE', 'The part of the app that keeps the records has stopped. What was already saved is safe.', next);

/** Children get no environment of the person's, but for what tests need in test builds. */
function childEnvironment(): Record<string, string> {
  const kept: Record<string, string> = {};
  const names = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'HOME', 'LANG', 'LD_LIBRARY_PATH'];
  if (__TEST_HOOKS__) names.push(...Object.keys(process.env).filter((name) => name.startsWith('IFR_')));
  for (const name of names) {
    const value = process.env[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}
