// npm run corpus -- OUT [NAME...]
// Writes the hostile and odd files of the tests into the folder OUT (all, or those whose name begins with NAME), each pack in a
// folder of its own, with manifest.json: for each its path and what a reader must make of it. The reader is not run;
// `npm run -s import:check` can then be run on the paths.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { corpus } from '../test/import/corpus/corpus.ts';
import { writeEntry } from '../test/import/corpus/write.ts';

const [to, ...names] = process.argv.slice(2);
if (!to || to.startsWith('--')) {
  console.error('Usage: npm run corpus -- OUT [NAME...]');
  process.exit(2);
}
const out = resolve(to);
mkdirSync(out, { recursive: true });
if (readdirSync(out).length > 0) {
  console.error(`The folder ${out} is not empty. Name an empty or a new one.`);
  process.exit(2);
}
const manifest = [];
for (const entry of corpus.filter((one) => names.length === 0 || names.some((name) => one.name.startsWith(name)))) {
  const path = await writeEntry(entry, out);
  const { name, kind, good, about, expect, password, icb } = entry;
  manifest.push({ name, path: relative(out, path), kind, good, about, asOf: '2026-06-01', ...(password === undefined ? {} : { password }), ...(icb === undefined ? {} : { icb }), expect });
}
writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
console.log(`${manifest.length} packs are in ${out}; manifest.json says what each must come to.`);
