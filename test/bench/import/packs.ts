import { deflateSync, crc32 } from 'node:zlib';
import type { FileToRead } from '../../../electron/worker/readPack.ts';
import { wordForm } from '../../samples/form.ts';
import { pdfLetter } from '../../samples/letter.ts';
import { samplePacks, type SamplePack } from '../../samples/packs.ts';

export interface BenchPack {
  readonly name: string;
  readonly files: readonly FileToRead[];
}

/** Valid numbers of the range that is kept for tests. */
const numbers = ['9990000018', '9990000026', '9990000034', '9990000042', '9990000050', '9990000069', '9990000077', '9990000085'];

/** Ordinary packs of five files: a Word form, two letters as PDF, a picture and a mail. No two files have the same bytes. */
export async function benchPacks(count: number): Promise<BenchPack[]> {
  const packs: BenchPack[] = [];
  for (let index = 0; index < count; index++) packs.push(await benchPack(index));
  return packs;
}

async function benchPack(index: number): Promise<BenchPack> {
  const base = samplePacks[index % samplePacks.length]!;
  const name = `Patient of pack ${index + 1}`;
  const letters = [0, 1].map((nth) => longer(base, index, nth));
  return {
    name: `Pack ${String(index + 1).padStart(3, '0')}`,
    files: [
      { name: 'Application form.docx', bytes: await wordForm({ ...base.form, note: `${base.form.note} Copy for the ICB, reference ${index + 1}.` }) },
      { name: 'Clinic letter.pdf', bytes: await pdfLetter(letters[0]!) },
      { name: 'Second letter.pdf', bytes: await pdfLetter(letters[1]!) },
      { name: 'Photograph.png', bytes: picture(index) },
      { name: 'Mail.eml', bytes: mail(index, name) },
    ],
  };
}

/** A letter of about two pages, as clinic letters are. */
function longer(base: SamplePack, index: number, nth: number): SamplePack['letters'][number] {
  const letter = base.letters[nth % base.letters.length]!;
  const more = Array.from({ length: 14 }, (_, line) => `Paragraph ${line + 1} of letter ${nth + 1} in pack ${index + 1}. ${letter.paragraphs[line % letter.paragraphs.length]}`);
  return { ...letter, paragraphs: [...letter.paragraphs, ...more] };
}

function mail(index: number, name: string): Uint8Array {
  const number = numbers[index % numbers.length]!;
  return new TextEncoder().encode([
    'Received: from mail.example.nhs.uk by mail.icb.example.nhs.uk; Mon, 2 Nov 2026 09:12:00 +0000', 'From: "Dr Example Sender" <sender@trust.example.nhs.uk>', 'To: ifr@icb.example.nhs.uk', `Subject: IFR application ${index + 1}`,
    'Date: Mon, 2 Nov 2026 09:12:00 +0000', `Message-ID: <${index}@trust.example.nhs.uk>`, 'MIME-Version: 1.0', 'Content-Type: multipart/alternative; boundary="b1"', '',
    '--b1', 'Content-Type: text/plain; charset=utf-8', '', 'Dear team,', '', `Please find attached an application for ${name}, NHS number ${number}.`, ...Array.from({ length: 20 }, (_, line) => `Line ${line + 1} of the words that go with application ${index + 1}.`), '',
    '--b1', 'Content-Type: text/html; charset=utf-8', '', `<html><body><p>Dear team,</p><p>Please find attached an application for <b>${name}</b>.</p></body></html>`, '', '--b1--', '',
  ].join('\r\n'));
}

/** A scan-like picture of some 60 kB. */
function picture(seed: number): Uint8Array {
  const [width, height] = [240, 240];
  const rows = Buffer.alloc((width + 1) * height);
  let state = seed + 1;
  for (let at = 0; at < rows.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    rows[at] = at % (width + 1) === 0 ? 0 : state >>> 24;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const around = Buffer.alloc(8);
    around.writeUInt32BE(data.length, 0);
    around.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
  };
  return new Uint8Array(Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]));
}
