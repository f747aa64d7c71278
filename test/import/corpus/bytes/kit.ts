import PDFDocument from 'pdfkit';

type Doc = InstanceType<typeof PDFDocument>;

/** A PDF drawn with pdfkit, with fixed dates. */
export function kit(draw: (doc: Doc) => void, options: ConstructorParameters<typeof PDFDocument>[0] = {}): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const day = new Date(Date.UTC(2026, 4, 4, 9));
    const doc = new PDFDocument({ size: 'A4', margin: 50, ...options, info: { Title: 'Referral', CreationDate: day, ModDate: day } });
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on('error', reject);
    draw(doc);
    doc.end();
  });
}

/** A table with ruled lines. Columns are given by their widths in points; text wraps in its cell. */
export function ruled(doc: Doc, rows: readonly (readonly string[])[], widths: readonly number[], { x = 50, y = doc.y, size = 9, bottom = 780, again = [] as readonly string[] } = {}): void {
  let top = y;
  const draw = (row: readonly string[]): void => {
    doc.fontSize(size).font('Helvetica');
    const height = Math.max(...row.map((text, index) => doc.heightOfString(text || ' ', { width: widths[index]! - 8 }))) + 8;
    if (top + height > bottom) {
      doc.addPage();
      top = 50;
      if (again.length > 0) draw(again);
    }
    let left = x;
    row.forEach((text, index) => {
      doc.rect(left, top, widths[index]!, height).stroke();
      doc.text(text, left + 4, top + 4, { width: widths[index]! - 8 });
      left += widths[index]!;
    });
    top += height;
  };
  for (const row of rows) draw(row);
  doc.x = x;
  doc.y = top + 12;
}
