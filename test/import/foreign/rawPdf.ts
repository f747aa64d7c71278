/** A PDF written object by object: what no library would write. `objects` from number 1; the first is the catalogue. */
export function rawPdf(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.7\n';
  const offsets: number[] = [];
  objects.forEach((object, i) => {
    offsets.push(text.length);
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

export const stream = (content: string, entries = '') => `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`;

interface Page {
  /** Entries of the page: /Rotate, /CropBox, /UserUnit. */
  readonly entries?: string;
  readonly box?: string;
  readonly content: string;
  /** Dictionaries of annotations; `/T` and the like as they stand in a PDF. */
  readonly annotations?: readonly string[];
  readonly resources?: string;
}

/** A document of pages with Helvetica as /F1. `more`: further objects, numbered from `7 + 2 * pages + annotations`; `catalogue`: entries of it. */
export function rawPages(pages: readonly Page[], catalogue = '', form = ''): Uint8Array {
  const objects = ['', '', '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'];
  const kids: number[] = [];
  const fields: number[] = [];
  for (const page of pages) {
    const notes = (page.annotations ?? []).map((one) => {
      objects.push(`<< /Type /Annot ${one} >>`);
      if (/\/Widget/.test(one)) fields.push(objects.length);
      return objects.length;
    });
    objects.push(stream(page.content));
    const content = objects.length;
    objects.push(`<< /Type /Page /Parent 2 0 R ${page.entries ?? ''} /MediaBox [${page.box ?? '0 0 595 842'}] /Contents ${content} 0 R /Resources << /Font << /F1 3 0 R >> ${page.resources ?? ''} >> /Annots [${notes.map((note) => `${note} 0 R`).join(' ')}] >>`);
    kids.push(objects.length);
  }
  objects[0] = `<< /Type /Catalog /Pages 2 0 R ${fields.length > 0 ? `/AcroForm << /Fields [${fields.map((field) => `${field} 0 R`).join(' ')}] /DA (/F1 10 Tf 0 g) ${form} >>` : ''} ${catalogue} >>`;
  objects[1] = `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`;
  return rawPdf(objects);
}

/** Words at a place, in points from the bottom left. */
export const at = (x: number, y: number, words: string, size = 10, before = '') => `BT ${before} /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${words.replace(/([()\\])/g, '\\$1')}) Tj ET\n`;
/** A text field of a form. */
export const field = (name: string, value: string, x: number, y: number, more = '', w = 200, height = 16) => `/Subtype /Widget /FT /Tx /T (${name}) ${value ? `/V (${value})` : ''} /Rect [${x} ${y} ${x + w} ${y + height}] /F 4 ${more}`;
export const tick = (name: string, on: boolean, x: number, y: number, more = '', state = 'Yes') => `/Subtype /Widget /FT /Btn /T (${name}) /V /${on ? state : 'Off'} /AS /${on ? state : 'Off'} /AP << /N << /${state} << >> /Off << >> >> >> /Rect [${x} ${y} ${x + 12} ${y + 12}] /F 4 ${more}`;
