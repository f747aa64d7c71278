// npm run -s import:check -- [--as-of DATE] [--icb ODS] [--password TEXT] [--each] PATH...
// Reads packs with the reader that ships, in processes of their own, and prints one line of JSON for each. A path is a pack:
// a file, or a folder with everything in it; with --each, everything directly inside a folder is a pack of its own.
// Touches no database and writes nothing. Ends with 0 where every pack was looked at, whatever it came to, and with 2 where the call is wrong.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startParsers } from './lib/parsers.mjs';

const usage = 'Usage: npm run -s import:check -- [--as-of YYYY-MM-DD] [--icb ODS] [--password TEXT] [--each] PATH...';

function stop(message) {
  console.error(message);
  process.exit(2);
}

const options = { asOf: null, icb: null, password: undefined, each: false };
const paths = [];
const args = process.argv.slice(2);
for (let index = 0; index < args.length; index++) {
  const [name, joined] = args[index].startsWith('--') && args[index].includes('=') ? [args[index].slice(0, args[index].indexOf('=')), args[index].slice(args[index].indexOf('=') + 1)] : [args[index], undefined];
  const value = () => joined ?? args[++index] ?? stop(`${name} needs a value. ${usage}`);
  if (name === '--as-of') options.asOf = value();
  else if (name === '--icb') options.icb = value().toUpperCase();
  else if (name === '--password') options.password = value();
  else if (name === '--each') options.each = true;
  else if (name.startsWith('--')) stop(`There is no option ${name}. ${usage}`);
  else paths.push(args[index]);
}
if (paths.length === 0) stop(usage);

const parsers = startParsers();
parsers.pool.warm(Math.min(2, paths.length)); // they start while the rest is loaded
const [{ isRealDay }, { londonDay }, { checkPath, unreadPack }, { inOrder }] = await Promise.all([import('../shared/domain/dates.ts'), import('../shared/domain/londonDay.ts'), import('./lib/importCheck.mjs'), import('./lib/inOrder.mjs')]);
options.asOf ??= londonDay(new Date().toISOString());
if (!isRealDay(options.asOf)) {
  parsers.stop();
  stop(`“${options.asOf}” is no date. Write it as YYYY-MM-DD.`);
}

/** With --each, what is directly inside a folder; a folder that cannot be listed is looked at as a pack, which says why. */
function packsOf(path) {
  if (!options.each) return [path];
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(path).sort().map((name) => join(path, name)) : [path];
  } catch {
    return [path];
  }
}

// Whoever reads the lines may stop reading (`| head`): nothing more is read then, and that is no fault.
process.stdout.on('error', (error) => {
  parsers.stop();
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});
const print = (line) => new Promise((resolve) => (process.stdout.write(`${line}\n`) ? resolve() : process.stdout.once('drain', resolve)));

/** One line for a pack, whatever happens to it. */
async function lineOf(path) {
  try {
    return JSON.stringify(await checkPath(path, options, parsers));
  } catch (error) {
    console.error(`${path}: ${error instanceof Error ? error.message : 'unknown'}`);
    return JSON.stringify(unreadPack(path));
  }
}

// Two packs are read at once, so that a pack of one file does not leave a reader idle; the lines come in the order of the paths.
await inOrder(paths.flatMap(packsOf), 2, lineOf, print);
parsers.stop();
