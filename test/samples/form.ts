import { AlignmentType, CheckBox, Document, HeadingLevel, Packer, Paragraph, ShadingType, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { openArchive } from '../../electron/parser/archive.ts';
import type { Answer, FormSection, Row, SamplePack } from './packs.ts';
import { zipped } from './zipped.ts';

const shade = { type: ShadingType.CLEAR, color: 'auto', fill: 'E8EDEE' };
/** Width of the page between its margins, in twentieths of a point. */
const full = 9600;

/** A filled-in Word form. The same input gives the same bytes. */
export async function wordForm(form: SamplePack['form']): Promise<Uint8Array> {
  const children = [
    new Paragraph({ text: form.title, heading: HeadingLevel.TITLE }),
    new Paragraph({ text: form.note, spacing: { after: 200 } }),
    ...form.sections.flatMap((section) => [new Paragraph({ text: section.heading, heading: HeadingLevel.HEADING_1 }), ...sectionBody(section, form.style)]),
    new Paragraph({ text: '' }),
    new Paragraph({ text: 'This form and everyone named in it are invented.', alignment: AlignmentType.CENTER }),
  ];
  const document = new Document({ creator: 'Sample', title: form.title, description: 'An invented example', styles: { default: { document: { run: { font: 'Arial', size: 22 } } } }, sections: [{ children }] });
  return steady(new Uint8Array(await Packer.toBuffer(document)));
}

function sectionBody(section: FormSection, style: SamplePack['form']['style']): (Table | Paragraph)[] {
  if (style === 'questions') return section.rows.map((row) => (typeof row[1] !== 'string' && 'paragraphs' in row[1] ? boxed(row) : table([row])));
  if (style === 'rows') return [table(section.rows)];
  const short = section.rows.filter((row) => typeof row[1] === 'string' && row[1].length < 60);
  const rest = section.rows.filter((row) => !short.includes(row));
  return [...(short.length > 0 ? [pairTable(short)] : []), new Paragraph({ text: '' }), ...(rest.length > 0 ? [table(rest)] : [])];
}

/** Label on the left, answer on the right. */
function table(rows: readonly Row[]): Table {
  return new Table({
    width: { size: full, type: WidthType.DXA }, columnWidths: [3400, 6200],
    rows: rows.map(([label, answer]) => new TableRow({ children: [labelCell(label, 3400), new TableCell({ width: { size: 6200, type: WidthType.DXA }, children: answerParagraphs(answer) })] })),
  });
}

/** Two labels and two answers to a row. */
function pairTable(rows: readonly Row[]): Table {
  const pairs: (Row | undefined)[][] = [];
  for (let i = 0; i < rows.length; i += 2) pairs.push([rows[i], rows[i + 1]]);
  return new Table({
    width: { size: full, type: WidthType.DXA }, columnWidths: [2000, 2800, 2000, 2800],
    rows: pairs.map((pair) => new TableRow({ children: pair.flatMap((row) => [labelCell(row?.[0] ?? '', 2000), new TableCell({ width: { size: 2800, type: WidthType.DXA }, children: answerParagraphs(row?.[1] ?? '') })]) })),
  });
}

/** The question in one row, the answer in the row below it. */
function boxed([label, answer]: Row): Table {
  return new Table({
    width: { size: full, type: WidthType.DXA }, columnWidths: [full],
    rows: [new TableRow({ children: [labelCell(label, full)] }), new TableRow({ children: [new TableCell({ width: { size: full, type: WidthType.DXA }, children: answerParagraphs(answer) })] })],
  });
}

function labelCell(label: string, width: number): TableCell {
  return new TableCell({ width: { size: width, type: WidthType.DXA }, shading: shade, children: [new Paragraph({ children: [new TextRun({ text: label, bold: true })] })] });
}

function answerParagraphs(answer: Answer): Paragraph[] {
  if (typeof answer === 'string') return [new Paragraph(answer)];
  if ('paragraphs' in answer) return answer.paragraphs.map((text) => new Paragraph({ text, spacing: { after: 120 } }));
  return [new Paragraph({ children: answer.options.flatMap((option) => [new CheckBox({ checked: option === answer.ticked, alias: option }), new TextRun(` ${option}    `)]) })];
}

/** Takes out what differs from run to run: the times inside the document and in its archive. */
async function steady(bytes: Uint8Array): Promise<Uint8Array> {
  const archive = await openArchive(bytes, 1000);
  const parts: { name: string; bytes: Uint8Array }[] = [];
  for (const entry of archive.entries) {
    if (entry.isFolder) continue;
    const unpacked = await entry.unpack(50_000_000);
    if ('fault' in unpacked) throw new Error(`The form’s part ${entry.name} is damaged.`);
    const isCore = entry.name === 'docProps/core.xml';
    parts.push({ name: entry.name, bytes: isCore ? Buffer.from(Buffer.from(unpacked.bytes).toString('utf8').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-05-01T09:00:00Z')) : unpacked.bytes });
  }
  parts.sort((a, b) => Number(b.name === '[Content_Types].xml') - Number(a.name === '[Content_Types].xml') || (a.name < b.name ? -1 : 1));
  return zipped(parts);
}
