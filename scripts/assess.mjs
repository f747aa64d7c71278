// npm run -s assess -- FILE.json [--policy POLICY.json]...
// Reads an array of { id, commissioner, received, facts } and prints an array of answers with their trees, in the same
// order. Uses the policies that ship with the app and those named with --policy. Touches no database.
// Ends with 0 where every item was looked at (an item may still be refused, with its reasons), with 2 where the call is wrong.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { answerItem } from '../shared/policy/door.ts';
import { bundledPolicies, contentHash, lintLibrary, lintPolicy, parsePolicy } from '../shared/policy/index.ts';

function stop(message) {
  console.error(message);
  process.exit(2);
}

function readJson(file) {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    stop(`${file} cannot be read (${error.code ?? 'unknown fault'}). Check the name of the file.`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    stop(`${file} is not JSON: ${error.message}`);
  }
}

const args = process.argv.slice(2);
const files = [];
const extra = [];
for (let index = 0; index < args.length; index++) {
  if (args[index] === '--policy') extra.push(args[++index] ?? stop('--policy needs the name of a file.'));
  else if (args[index].startsWith('-')) stop(`There is no option ${args[index]}. Usage: npm run -s assess -- FILE.json [--policy POLICY.json]...`);
  else files.push(args[index]);
}
if (files.length !== 1) stop('Usage: npm run -s assess -- FILE.json [--policy POLICY.json]...');

const added = extra.map((file) => {
  const given = readJson(file);
  const faults = lintPolicy(given).filter((finding) => finding.level === 'fault');
  if (faults.length > 0) stop([`${file} cannot be used:`, ...faults.map((fault) => `  ${fault.where}: ${fault.message}. ${fault.mend}`)].join('\n'));
  return parsePolicy(given);
});
const policies = [...bundledPolicies(), ...added];
const clashes = lintLibrary(policies).filter((finding) => finding.level === 'fault');
if (clashes.length > 0) stop(clashes.map((fault) => `${fault.where}: ${fault.message}. ${fault.mend}`).join('\n'));

const items = readJson(files[0]);
if (!Array.isArray(items)) stop(`${files[0]} does not hold an array of { "id", "commissioner", "received", "facts" }.`);

const hashes = new Map(policies.map((policy) => [policy, contentHash(policy, (text) => createHash('sha256').update(text, 'utf8').digest('hex'))]));
process.stdout.write('[');
items.forEach((item, index) => process.stdout.write(`${index === 0 ? '\n' : ',\n'}${JSON.stringify(answerItem(policies, item, (policy) => hashes.get(policy)))}`));
process.stdout.write('\n]\n');
