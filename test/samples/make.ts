/** Writes the sample packs into resources/samples. Run by `npm run samples`; the same packs give the same bytes. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wordForm } from './form.ts';
import { fillablePdf, pdfLetter } from './letter.ts';
import { samplePacks, type SamplePack } from './packs.ts';
import { zipped } from './zipped.ts';

const target = join(import.meta.dirname, '..', '..', 'resources', 'samples');

async function papers(pack: SamplePack): Promise<{ name: string; bytes: Uint8Array }[]> {
  const files = [{ name: pack.form.file, bytes: await wordForm(pack.form) }];
  for (const letter of pack.letters) files.push({ name: letter.file, bytes: await pdfLetter(letter) });
  if (pack.fillable) files.push({ name: pack.fillable.file, bytes: await fillablePdf(pack.fillable) });
  return files;
}

function readme(): string {
  const rows = samplePacks.map((pack) => `| \`${pack.name}${pack.container === 'zip' ? '.zip' : '/'}\` | ${pack.icb} | ${pack.shows} |`);
  return [
    '# Sample packs', '',
    'Referral packs to try the app with. Every person, practice, hospital and address in them is invented. The NHS numbers are from the range 999, which is kept for tests; the postcodes (ZZ99) belong to no place.', '',
    '| Pack | ICB | What it shows |', '| --- | --- | --- |', ...rows, '',
    'Each holds a filled-in Word application form and at least one letter as PDF. The date of receipt and the urgency under which the office handles the case are not in the papers: the app asks for them.', '',
    'The packs are written by `npm run samples` from `test/samples/packs.ts`.', '',
  ].join('\n');
}

await mkdir(target, { recursive: true });
for (const pack of samplePacks) {
  const files = await papers(pack);
  if (pack.container === 'zip') await writeFile(join(target, `${pack.name}.zip`), await zipped(files));
  else {
    await mkdir(join(target, pack.name), { recursive: true });
    for (const file of files) await writeFile(join(target, pack.name, file.name), file.bytes);
  }
}
await writeFile(join(target, 'README.md'), readme());
