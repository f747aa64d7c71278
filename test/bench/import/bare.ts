// The bare libraries doing the same reads in one warm process: text and annotations of every page, the text of the Word form, the mail.
// Nothing is looked for in what they give, nothing is checked, no process is in between. Prints { packs, ms, peak } as JSON.
import { readFileSync } from 'node:fs';
import PostalMime from 'postal-mime';
import { SaxesParser } from 'saxes';
import { fromBufferPromise, type Entry } from 'yauzl';
import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { unpackPacks } from './stored.ts';

GlobalWorkerOptions.workerSrc = pathToFileURL(createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.worker.mjs')).href;

async function pdf(bytes: Uint8Array): Promise<number> {
  const task = getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, disableFontFace: true, useSystemFonts: false, verbosity: 0 } as Parameters<typeof getDocument>[0]);
  const document = await task.promise;
  let pieces = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    pieces += (await page.getTextContent()).items.length;
    pieces += (await page.getAnnotations({ intent: 'display' })).length;
    page.cleanup();
  }
  await task.destroy();
  return pieces;
}

async function docx(bytes: Uint8Array): Promise<number> {
  const buffer = Buffer.from(bytes);
  const zip = await fromBufferPromise(buffer, { lazyEntries: true });
  let words = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      if (entry.fileName !== 'word/document.xml') return zip.readEntry();
      void zip.readLocalFileHeaderPromise(entry, { minimal: true }).then(({ fileDataStart }) => {
        const data = buffer.subarray(fileDataStart, fileDataStart + entry.compressedSize);
        const parser = new SaxesParser();
        parser.on('text', (text) => void (words += text.length));
        parser.write((entry.compressionMethod === 8 ? inflateRawSync(data) : data).toString('utf8')).close();
        zip.readEntry();
      }, reject);
    });
    zip.on('end', resolve);
    zip.on('error', reject);
    zip.readEntry();
  });
  return words;
}

const packs = unpackPacks(readFileSync(process.argv[2]!));
const readAll = async () => {
  let read = 0;
  for (const { files } of packs) {
    for (const { name, bytes } of files) {
      if (name.endsWith('.pdf')) read += await pdf(bytes);
      else if (name.endsWith('.docx')) read += await docx(bytes);
      else if (name.endsWith('.eml')) read += (await PostalMime.parse(bytes)).text?.length ?? 0;
    }
  }
  return read;
};
await readAll(); // warm
const begun = performance.now();
await readAll();
const ms = performance.now() - begun;
console.log(JSON.stringify({ packs: packs.length, ms, peak: process.resourceUsage().maxRSS * 1024 }));
