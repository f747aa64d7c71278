import { deflateSync } from 'node:zlib';

/** A PDF written by hand: objects in their order (the first is number 1), a table of places and a trailer. */
export class Pdf {
  readonly #objects: (Buffer | null)[] = [];

  /** Adds an object and gives its number. Without a body it is only promised; see {@link set}. */
  add(body?: string | Buffer): number {
    this.#objects.push(body === undefined ? null : Buffer.from(body as string, 'latin1'));
    return this.#objects.length;
  }
  set(number: number, body: string | Buffer): void {
    this.#objects[number - 1] = Buffer.from(body as string, 'latin1');
  }
  /** A stream. `packed`: Flate. */
  stream(content: string | Buffer, dictionary = '', packed = false): number {
    const plain = Buffer.from(content as string, 'latin1');
    const data = packed ? deflateSync(plain) : plain;
    return this.add(Buffer.concat([Buffer.from(`<< ${dictionary} /Length ${data.length}${packed ? ' /Filter /FlateDecode' : ''} >>\nstream\n`, 'latin1'), data, Buffer.from('\nendstream')]));
  }
  /** The whole file. `root`: number of the catalogue. */
  file(root: number, { version = '1.7', trailer = '', before = '', after = '', shift = 0 }: { version?: string; trailer?: string; before?: string; after?: string; shift?: number } = {}): Uint8Array {
    const chunks: Buffer[] = [Buffer.from(`${before}%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`, 'latin1')];
    let offset = chunks[0]!.length;
    const places: number[] = [];
    this.#objects.forEach((body, index) => {
      const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body ?? Buffer.from('null'), Buffer.from('\nendobj\n')]);
      places.push(offset - Buffer.byteLength(before, 'latin1') + shift);
      chunks.push(whole);
      offset += whole.length;
    });
    chunks.push(Buffer.from(`xref\n0 ${places.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${places.length + 1} /Root ${root} 0 R ${trailer} >>\nstartxref\n${offset - Buffer.byteLength(before, 'latin1') + shift}\n%%EOF\n${after}`, 'latin1'));
    return new Uint8Array(Buffer.concat(chunks));
  }
  /** The same with objects packed into an object stream and a cross-reference stream, as PDF 1.5 and later do. Streams stay outside. */
  packedFile(root: number): Uint8Array {
    const inside = this.#objects.flatMap((body, index) => (body && !body.includes('endstream') ? [{ number: index + 1, body }] : []));
    const head: string[] = [];
    let at = 0;
    for (const { number, body } of inside) {
      head.push(`${number} ${at}`);
      at += body.length + 1;
    }
    const first = `${head.join(' ')}\n`;
    const holder = this.stream(Buffer.concat([Buffer.from(first), ...inside.flatMap(({ body }) => [body, Buffer.from('\n')])]), `/Type /ObjStm /N ${inside.length} /First ${first.length}`, true);
    const chunks: Buffer[] = [Buffer.from('%PDF-1.5\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
    let offset = chunks[0]!.length;
    const count = this.#objects.length + 2;
    const rows: number[][] = Array.from({ length: count }, () => [0, 0, 0]);
    inside.forEach(({ number }, index) => void (rows[number] = [2, holder, index]));
    this.#objects.forEach((body, index) => {
      if (!body?.includes('endstream')) return;
      rows[index + 1] = [1, offset, 0];
      const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
      chunks.push(whole);
      offset += whole.length;
    });
    rows[count - 1] = [1, offset, 0];
    const table = Buffer.concat(rows.map(([type = 0, second = 0, third = 0]) => Buffer.from([type, second >>> 24, (second >>> 16) & 255, (second >>> 8) & 255, second & 255, third >>> 8, third & 255])));
    const data = deflateSync(table);
    chunks.push(Buffer.from(`${count - 1} 0 obj\n<< /Type /XRef /Size ${count} /W [1 4 2] /Root ${root} 0 R /Length ${data.length} /Filter /FlateDecode >>\nstream\n`), data, Buffer.from(`\nendstream\nendobj\nstartxref\n${offset}\n%%EOF\n`));
    return new Uint8Array(Buffer.concat(chunks));
  }
}

/** A string of PDF: bytes of WinAnsi. */
export const words = (text: string): string => `(${[...text].map((char) => ({ '’': '\\222', '‘': '\\221', '–': '\\226', '“': '\\223', '”': '\\224', '£': '\\243' })[char] ?? (char.charCodeAt(0) > 126 ? `\\${(char.charCodeAt(0) & 255).toString(8).padStart(3, '0')}` : char.replace(/[\\()]/g, '\\$&'))).join('')})`;
/** A string of PDF in UTF-16, as form programs write values. */
export const wide = (text: string): string => `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
/** Text at a place, in points from the bottom left corner. */
export const at = (x: number, y: number, text: string, size = 10, font = 'F1'): string => `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm ${words(text)} Tj ET\n`;

export interface PageMore {
  /** Entries of the page dictionary. */
  readonly page?: string;
  readonly resources?: string;
  readonly box?: string;
  readonly packed?: boolean;
  readonly catalogue?: string;
}

const fonts = '/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >> >>';

/** Puts pages with the given contents into `pdf` and gives the number of the catalogue. */
export function pages(pdf: Pdf, contents: readonly (string | Buffer)[], more: PageMore = {}): number {
  const tree = pdf.add();
  const kids = contents.map((content) => {
    const stream = pdf.stream(content, '', more.packed ?? true);
    return pdf.add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox ${more.box ?? '[0 0 595 842]'} /Resources << ${fonts} ${more.resources ?? ''} >> /Contents ${stream} 0 R ${more.page ?? ''} >>`);
  });
  pdf.set(tree, `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`);
  return pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R ${more.catalogue ?? ''} >>`);
}

/** A file of pages. */
export function simplePdf(contents: readonly string[], more: PageMore = {}, file: Parameters<Pdf['file']>[1] = {}): Uint8Array {
  const pdf = new Pdf();
  return pdf.file(pages(pdf, contents, more), file);
}

/** Lines of `label: value`, one below the other. */
export const lines = (texts: readonly string[], x = 60, top = 780, step = 20): string => texts.map((text, index) => at(x, top - index * step, text)).join('');
