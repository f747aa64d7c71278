import { draw, pdfForms } from './foreign/pdfForms.ts';
import { pack } from './foreign/rawDocx.ts';
import { filePart, htmlPart, multipart, plainPart, rawMsg, whole } from './foreign/rawMail.ts';
import { wordForms } from './foreign/wordForms.ts';
import { plainSeeds } from './fuzzSeeds.ts';

/** What is fuzzed: a file of each kind, made by a generator. A new reader is one more row. */
export interface FuzzKind {
  /** Also the ending of the file's name. */
  readonly kind: string;
  /** Whole files to begin with; each mutation begins with the next one. */
  readonly seeds: () => Promise<readonly Uint8Array[]>;
  /** Tried on what is protected. */
  readonly password?: string;
}

export const fuzzKinds: readonly FuzzKind[] = [
  { kind: 'docx', seeds: async () => Promise.all([wordForms[0]!.bytes(), wordForms[1]!.bytes()]) },
  // The words inside the archive are what the reader sees; mutated packed bytes seldom get that far.
  { kind: 'document.xml', seeds: async () => [plainSeeds.wordXml] },
  { kind: 'pdf', seeds: async () => Promise.all([pdfForms[2]!.bytes(), draw((doc) => doc.fontSize(10).text('NHS number: 999 000 0018').addPage().text('Diagnosis: an invented one'))]) },
  { kind: 'zip', seeds: async () => [await pack({ 'a.docx': await wordForms[3]!.bytes(), 'b.pdf': await pdfForms[4]!.bytes(), 'c.txt': 'words' })] },
  { kind: 'eml', seeds: async () => [plainSeeds.mail, whole(multipart('mixed', [multipart('alternative', [plainPart('NHS number: 999 000 0018'), htmlPart('<table><tr><td style="color:#fff">NHS number</td><td>999 000 0018</td></tr></table>')], 'inner'), filePart('a.txt', Buffer.alloc(500, 65)), filePart('b.pdf', await pdfForms[4]!.bytes())]))] },
  { kind: 'msg', seeds: async () => [plainSeeds.compound(['__properties_version1.0', '__substg1.0_0037001F', '__substg1.0_1000001F']), rawMsg({ subject: 'IFR request', body: 'NHS number: 999 000 0018', html: Buffer.from('<p>NHS number: 999 000 0018</p>'), attachments: [{ name: 'a.bin', data: Buffer.alloc(9000, 1) }, { message: { subject: 'inner', body: 'Date of birth: 4 June 1958', attachments: [{ link: 'x' }] } }] })] },
  { kind: 'encrypted.docx', seeds: async () => [plainSeeds.compound(['EncryptionInfo', 'EncryptedPackage'])], password: 'a password' },
  { kind: 'rtf', seeds: async () => [plainSeeds.rtf] },
  { kind: 'txt', seeds: async () => [plainSeeds.text] },
  { kind: 'html', seeds: async () => [plainSeeds.html] },
  { kind: 'csv', seeds: async () => [plainSeeds.csv] },
  { kind: 'fhir.json', seeds: async () => [plainSeeds.fhirJson] },
  { kind: 'fhir.xml', seeds: async () => [plainSeeds.fhirXml] },
  { kind: 'tiff', seeds: async () => [plainSeeds.tiff] },
  { kind: 'xml', seeds: async () => [Buffer.from(`<?xml version="1.0"?><ClinicalDocument><text>${Buffer.from(await pdfForms[4]!.bytes()).toString('base64')}</text></ClinicalDocument>`)] },
  { kind: 'png', seeds: async () => [plainSeeds.png] },
  { kind: 'jpg', seeds: async () => [plainSeeds.jpeg] },
  { kind: 'gif', seeds: async () => [plainSeeds.gif] },
];

/** A repeatable stream of numbers below 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A copy with some bytes changed, numbers set to what programs trip over, a stretch cut out, doubled or repeated, or the end cut off. */
export function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  const copy = Buffer.from(bytes);
  const at = () => Math.floor(random() * copy.length);
  const kind = random();
  if (kind < 0.45) {
    for (let i = 0; i < 1 + random() * 12; i++) copy[at()] = Math.floor(random() * 256);
    return new Uint8Array(copy);
  }
  if (kind < 0.6) {
    for (let i = 0; i < 1 + random() * 3; i++) copy.fill([0x00, 0xff, 0x7f, 0x80][Math.floor(random() * 4)]!, at(), at());
    return new Uint8Array(copy);
  }
  const [a, b] = [at(), at()].sort((x, y) => x - y) as [number, number];
  if (kind < 0.72) return new Uint8Array(copy.subarray(0, a));
  if (kind < 0.84) return new Uint8Array(Buffer.concat([copy.subarray(0, a), copy.subarray(b)]));
  if (kind < 0.94) return new Uint8Array(Buffer.concat([copy.subarray(0, b), copy.subarray(a)]));
  const piece = copy.subarray(a, Math.min(b, a + 200));
  return new Uint8Array(Buffer.concat([copy.subarray(0, a), ...Array.from({ length: 1 + Math.floor(random() * 300) }, () => piece), copy.subarray(a)]));
}

/** One mutation, by its number alone: the same kind, seed and number give the same file. */
export async function mutation({ kind }: FuzzKind, seeds: readonly Uint8Array[], seed: number, number: number): Promise<{ name: string; bytes: Uint8Array }> {
  const random = seeded((seed * 1_000_003 + number * 7919) | 0);
  const changed = mutate(seeds[number % seeds.length]!, random);
  if (kind !== 'document.xml') return { name: `mutated.${kind}`, bytes: changed };
  return { name: 'mutated.docx', bytes: await pack({ '[Content_Types].xml': '<Types/>', 'word/document.xml': changed }) };
}
