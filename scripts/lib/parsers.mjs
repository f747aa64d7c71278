// The pool of parser processes as the app has it, started with Node in place of Electron. Same pool, same parser, same limits.
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parserHeap, parserMemory, parserNursery } from '../../electron/messages.ts';
import { ParserPool } from '../../electron/worker/parserPool.ts';
import { root } from './paths.mjs';

/** Starts the pool. `stop` ends its processes. `program`: another program for the parser, for tests; `memory`: bytes that one may take. */
export function startParsers({ program = join(root, 'scripts/lib/parserChild.mjs'), env = {}, memory = parserMemory } = {}) {
  const children = new Map();
  let peak = 0;
  const pool = new ParserPool((message) => {
    if (message.kind === 'parser-kill') children.get(message.parserId)?.kill('SIGKILL');
    if (message.kind === 'parser-wanted') start(message.parserId);
    if (message.kind === 'parser-weigh') weigh(message.parserId);
  });
  let stopped = false;

  function start(parserId) {
    const child = fork(program, [], { serialization: 'advanced', env, execArgv: ['--disable-warning=ExperimentalWarning', '--experimental-strip-types', `--max-old-space-size=${parserHeap}`, `--max-semi-space-size=${parserNursery}`], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    children.set(parserId, child);
    child.once('error', () => undefined);
    child.once('exit', () => {
      children.delete(parserId);
      if (!stopped) pool.gone(parserId);
    });
    child.once('message', () => pool.connected(parserId, {
      on: (_name, listener) => child.on('message', (data) => listener({ data })),
      postMessage: (message) => void (child.connected && child.send(message, () => undefined)),
      start: () => undefined,
    }));
  }

  /** Ends a parser that takes more memory than it may. Where the system does not tell in a file, the limits on heap and sizes alone stand. */
  function weigh(parserId) {
    const child = children.get(parserId);
    const taken = child ? memoryOf(child.pid) : 0;
    peak = Math.max(peak, taken);
    if (taken > memory) child.kill('SIGKILL');
  }

  return {
    pool,
    pids: () => [...children.values()].map((child) => child.pid),
    /** Bytes of memory of each process now. */
    memory: () => [...children.values()].map((child) => memoryOf(child.pid)),
    /** The most that one of them was seen to take while it was at work for long. */
    peak: () => peak,
    stop() {
      stopped = true;
      for (const child of children.values()) child.kill('SIGKILL');
    },
  };
}

/** Bytes of memory that a process takes; 0 where the system does not say. */
export function memoryOf(pid, which = 'VmRSS') {
  try {
    return Number(new RegExp(`^${which}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
