import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../electron/parser/readFile.ts';
import { checkPack } from '../../shared/import/checkPack.ts';
import { mergeCandidates, type PackPaper } from '../../shared/import/mergeCandidates.ts';
import { citedStudies, proposeArguments } from '../../shared/import/proposeArguments.ts';
import { samplePacks, type SamplePack } from '../samples/packs.ts';
import { misses, plain } from './plain.ts';

const folder = join(import.meta.dirname, '..', '..', 'resources', 'samples');

async function readPack(pack: SamplePack): Promise<PackPaper[]> {
  const files: { name: string; bytes: Uint8Array }[] = [];
  if (pack.container === 'folder') for (const name of readdirSync(join(folder, pack.name)).sort()) files.push({ name, bytes: new Uint8Array(readFileSync(join(folder, pack.name, name))) });
  else files.push(...(await readFile(`${pack.name}.zip`, new Uint8Array(readFileSync(join(folder, `${pack.name}.zip`))))).children);
  return Promise.all(files.map(async ({ name, bytes }) => ({ paperId: name, file: await readFile(name, bytes) })));
}

describe('sample packs', () => {
  it.each(samplePacks.map((pack) => [pack.name, pack] as const))('%s proposes what its form says', async (_name, pack) => {
    const papers = await readPack(pack);
    const form = papers.find(({ file }) => file.kind === 'docx')!.file;
    expect(misses(form, pack.expected)).toEqual([]);
    expect(form.candidates.filter((candidate) => !(candidate.factId in pack.expected)).map((candidate) => `${candidate.factId} = ${plain(candidate.value)}`)).toEqual([]);
    const letter = papers.find(({ file }) => file.kind === 'pdf')!.file;
    expect(letter.candidates.map((candidate) => candidate.factId)).toEqual(expect.arrayContaining(['patientName', 'nhsNumber', 'dateOfBirth', 'diagnosis']));
    expect(papers.flatMap(({ file }) => file.issues)).toEqual([]);
    expect(mergeCandidates(papers).filter((fact) => fact.disputed)).toEqual([]);
    expect(checkPack(papers, '2026-06-01')).toEqual([]);
    expect(proposeArguments(papers)).toHaveLength(pack.arguments);
    for (const argument of proposeArguments(papers)) expect(argument.anchor.kind === 'word' && argument.anchor.words).toContain(argument.text);
  });

  it('finds the studies that a pack cites', async () => {
    const papers = await readPack(samplePacks[0]!);
    expect(citedStudies(papers).map((study) => study.doi ?? study.text)).toEqual(expect.arrayContaining(['10.1186/s12891-021-04322-5', 'NICE IPG623']));
  });
});
