import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Letter, SamplePack } from './packs.ts';

const require = createRequire(import.meta.url);
const regular = require.resolve('@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf');
const bold = require.resolve('@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf');
/** One date in all files, so that the same input gives the same bytes. */
const made = new Date(Date.UTC(2026, 4, 1, 9));

function begin(title: string): { doc: PDFKit.PDFDocument; done: Promise<Uint8Array> } {
  const doc = new PDFDocument({ size: 'A4', margin: 64, info: { Title: title, Author: 'Sample', CreationDate: made, ModDate: made } });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Uint8Array>((resolve) => doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks)))));
  return { doc, done };
}

/** A clinic letter as PDF, in one of two layouts. */
export async function pdfLetter(letter: Letter): Promise<Uint8Array> {
  const { doc, done } = begin(letter.subject);
  doc.font(bold).fontSize(13).fillColor('#003087').text(letter.from[0]!);
  doc.font(regular).fontSize(10).fillColor('#000000');
  for (const line of letter.from.slice(1)) doc.text(line);
  doc.moveDown(1.5);
  for (const line of letter.to) doc.text(line);
  doc.moveDown(1).text(letter.date).moveDown(1);
  for (const [label, value] of letter.lines) {
    if (letter.layout === 'letterhead') doc.font(bold).text(`${label}: `, { continued: true }).font(regular).text(value);
    else {
      const y = doc.y;
      doc.font(bold).text(label, 64, y, { width: 120 });
      doc.font(regular).text(value, 190, y, { width: 340 });
    }
  }
  doc.x = 64;
  doc.moveDown(1).font(bold).fontSize(11).text(letter.subject).font(regular).fontSize(10).moveDown(0.8).text(letter.greeting);
  for (const paragraph of letter.paragraphs) doc.moveDown(0.7).text(paragraph, { lineGap: 2 });
  doc.moveDown(1);
  for (const line of letter.signed) doc.text(line);
  doc.moveDown(2).fontSize(8).fillColor('#4c6272').text('This letter and everyone named in it are invented.');
  doc.end();
  return done;
}

/** A fillable PDF whose fields have names that say nothing, as many real ones do. */
export async function fillablePdf(form: NonNullable<SamplePack['fillable']>): Promise<Uint8Array> {
  const { doc, done } = begin(form.title);
  doc.font(bold).fontSize(14).text(form.title).moveDown(1);
  doc.font('Helvetica').fontSize(10);
  doc.initForm();
  let y = 120;
  for (const [label, name, value] of form.fields) {
    doc.font(regular).fontSize(10).text(label, 64, y + 5, { width: 200 });
    doc.font('Helvetica').formText(name, 270, y, 250, 20, { value, borderColor: '#768692' });
    y += 32;
  }
  doc.font(regular).fontSize(8).fillColor('#4c6272').text('This form and everyone named in it are invented.', 64, y + 20);
  doc.end();
  return done;
}
