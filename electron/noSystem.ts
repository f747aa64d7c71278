import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What may be asked of the files of this computer: whether the program's own parts are there, and what is in them. */
const looks = new Set(['access', 'accessSync', 'exists', 'existsSync', 'fstat', 'fstatSync', 'lstat', 'lstatSync', 'stat', 'statSync', 'realpath', 'realpathSync', 'close', 'closeSync', 'read', 'readSync', 'readv', 'readvSync']);
const reads = new Set(['open', 'openSync', 'readFile', 'readFileSync', 'readdir', 'readdirSync', 'readlink', 'readlinkSync']);

/**
 * Takes files, other processes, threads, native code and the debugger away from a process that reads what strangers sent:
 * whatever a hostile file makes a library do, nothing is written, started or looked at outside the program's own folder.
 * Call it before any library is loaded. It is a fence inside the process, beside having no key, no database and no network.
 */
export function refuseSystem(program: string = resolve(import.meta.dirname, '..')): void {
  const refuse = (): never => {
    throw new Error('A reader has no way to files, processes or threads.');
  };
  const own = resolve(program) + sep;
  const fence = (call: (...args: unknown[]) => unknown) => function (this: unknown, ...args: unknown[]): unknown {
    const [first, flags] = args;
    const path = first instanceof URL ? fileURLToPath(first) : typeof first === 'string' ? first : '';
    const toRead = call.name.startsWith('open') ? flags === undefined || typeof flags === 'function' || flags === 'r' || flags === 0 : true;
    if (!toRead || !(resolve(path) + sep).startsWith(own)) return refuse();
    return call.apply(this, args);
  };
  const shut = (holder: object, keep: (name: string) => 'keep' | 'fence' | 'shut') => {
    for (const name of Object.getOwnPropertyNames(holder)) {
      const value = Object.getOwnPropertyDescriptor(holder, name)?.value as unknown;
      if (typeof value !== 'function' || keep(name) === 'keep') continue;
      const made = keep(name) === 'fence' ? fence(value as never) : refuse;
      // `realpathSync.native` and its like hang on the function that is replaced.
      Object.defineProperty(holder, name, { value: Object.assign(made, value), writable: false, configurable: false });
    }
  };
  for (const holder of [fs, fs.promises] as object[]) shut(holder, (name) => (looks.has(name) || /^[A-Z_]/.test(name) ? 'keep' : reads.has(name) ? 'fence' : 'shut'));
  for (const name of ['ReadStream', 'WriteStream', 'FileReadStream', 'FileWriteStream'] as const) {
    Object.defineProperty(fs, name, { value: refuse, configurable: false });
  }
  for (const name of ['node:child_process', 'node:cluster', 'node:inspector']) {
    const module = process.getBuiltinModule(name) as object | undefined;
    if (module) shut(module, () => 'shut');
  }
  const threads = process.getBuiltinModule('node:worker_threads');
  Object.defineProperty(threads, 'Worker', { value: refuse, writable: false, configurable: false });
  for (const name of ['dlopen', 'binding', '_linkedBinding', 'kill', 'chdir', 'umask']) Object.defineProperty(process, name, { value: refuse, writable: false, configurable: false });
  syncBuiltinESMExports();
}
