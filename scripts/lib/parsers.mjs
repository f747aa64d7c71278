// The pool of parser processes as the app has it, started with Node in place of Electron. Same pool, same parser, same limits.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { ParserPool } from '../../electron/worker/parserPool.ts';
import { root } from './paths.mjs';

/** Starts the pool. `stop` ends its processes. */
export function startParsers() {
  const children = new Map();
  const pool = new ParserPool((message) => {
    if (message.kind === 'parser-kill') children.get(message.parserId)?.kill('SIGKILL');
    if (message.kind === 'parser-wanted') start(message.parserId);
  });
  let stopped = false;

  function start(parserId) {
    const child = fork(join(root, 'scripts/lib/parserChild.mjs'), [], { serialization: 'advanced', env: {}, execArgv: ['--disable-warning=ExperimentalWarning', '--experimental-strip-types', '--max-old-space-size=1024'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    children.set(parserId, child);
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

  return {
    pool,
    pids: () => [...children.values()].map((child) => child.pid),
    stop() {
      stopped = true;
      for (const child of children.values()) child.kill('SIGKILL');
    },
  };
}
