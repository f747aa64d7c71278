// npm run -s import:check -- [--as-of DATE] [--icb ODS] [--password TEXT] [--each] PATH...
// Reads packs with the reader that ships, in processes of their own, and prints one line of JSON for each. A path is a pack:
// a file, or a folder with everything in it; with --each, everything directly inside a folder is a pack of its own.
// Touches no database and writes nothing. Ends with 0 where every pack was looked at, whatever it came to, and with 2 where the call is wrong.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isoDate } from '../shared/domain/dates.ts';
import { londonDay } from '../shared/domain/londonDay.ts';
import { checkPath } from './lib/importCheck.mjs';
import { startParsers } from './lib/parsers.mjs';

const usage = 'Usage: npm run -s import:check -- [--as-of YYYY-MM-DD] [--icb ODS] [--password TEXT] [--each] PATH...';

function stop(message) {
  console.error(message);
  process.exit(2);
}

const options = { asOf: londonDay(new Date().toISOString()), icb: null, password: undefined, each: false };
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
if (!isoDate.safeParse(options.asOf).success) stop(`“${options.asOf}” is no date. Write it as YYYY-MM-DD.`);

const packs = paths.flatMap((path) => (options.each && statSync(path, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(path).sort().map((name) => join(path, name)) : [path]));
const parsers = startParsers();
for (const path of packs) console.log(JSON.stringify(await checkPath(path, options, parsers)));
parsers.stop();
