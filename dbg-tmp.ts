import { readFile } from './electron/parser/readFile.ts';
import { wordForms2 } from './test/import/foreign/wordForms2.ts';
import { wordPairs } from './shared/import/wordPairs.ts';
const f = wordForms2.find((x)=>x.name===process.argv[2])!;
const file = await readFile(f.name, await f.bytes());
for (const p of wordPairs(file.document!, [])) console.log(p.section, '|', p.label, '|', p.value);
