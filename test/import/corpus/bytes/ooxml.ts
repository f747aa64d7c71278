import { zip, type ZipPart } from './zip.ts';

const ns = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'], ['r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'], ['w14', 'http://schemas.microsoft.com/office/word/2010/wordml'],
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'], ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'], ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
  ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'], ['v', 'urn:schemas-microsoft-com:vml'], ['o', 'urn:schemas-microsoft-com:office:office'], ['m', 'http://schemas.openxmlformats.org/officeDocument/2006/math'],
].map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`).join(' ');

/** Text made safe for XML. */
export const xml = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
/** Marks a string as WordprocessingML, so that it is not taken for text. */
export const raw = (markup: string): string => `\u0001${markup}`;
const isRaw = (content: string): boolean => content.startsWith('\u0001');

/** A run. `marks` are run properties: `b`, `i`, `vanish`, `strike`, `u`. */
export function run(text: string, ...marks: string[]): string {
  const inner = text.split(/([\t\n])/).map((piece) => (piece === '\t' ? '<w:tab/>' : piece === '\n' ? '<w:br/>' : piece && `<w:t xml:space="preserve">${xml(piece)}</w:t>`)).join('');
  return `<w:r w:rsidRPr="00A1B2C3">${marks.length > 0 ? `<w:rPr>${marks.map((mark) => (mark.startsWith('<') ? mark : `<w:${mark}/>`)).join('')}</w:rPr>` : ''}${inner}</w:r>`;
}

/** A paragraph of text, or of markup given by {@link raw}. */
export function para(content: string, style?: string): string {
  return `<w:p w:rsidR="00D4E5F6">${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}${isRaw(content) ? content.slice(1) : run(content)}</w:p>`;
}
/** Paragraphs, one for each line. */
export const paras = (lines: string): string => lines.split('\n').map((line) => para(line)).join('');
export const heading = (text: string, level = 1): string => para(text, `Heading${level}`);

/** A table cell: text (a paragraph for each line) or whole paragraphs given by {@link raw}. */
export function cell(content: string, props = ''): string {
  const inner = isRaw(content) ? content.slice(1) : paras(content);
  return `<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/>${props}</w:tcPr>${inner.endsWith('</w:p>') ? inner : `${inner}<w:p/>`}</w:tc>`;
}
/** A row of cells; what begins with `<w:tc` is a whole cell. */
export const row = (cells: readonly string[], props = ''): string => `<w:tr>${props ? `<w:trPr>${props}</w:trPr>` : ''}${cells.map((content) => (content.startsWith('<w:tc') ? content : cell(content))).join('')}</w:tr>`;
/** A table of rows: lists of cells, or whole rows. */
export const grid = (...rows: (readonly string[] | string)[]): string => `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid/>${rows.map((one) => (typeof one === 'string' ? one : row(one))).join('')}</w:tbl>${para('')}`;
export const spanned = (content: string, columns: number): string => cell(content, `<w:gridSpan w:val="${columns}"/>`);

/** A content control around runs. */
export const control = (title: string, inside: string, props = ''): string => `<w:sdt><w:sdtPr><w:alias w:val="${xml(title)}"/><w:tag w:val="${xml(title)}"/>${props}</w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
/** The tick box of Word 2010 and later. */
export const tick = (on: boolean): string => `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${on ? '1' : '0'}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent>${run(on ? '☒' : '☐')}</w:sdtContent></w:sdt>`;
/** A tick box of symbols from the Wingdings font. */
export const wingding = (on: boolean): string => `<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:sym w:font="Wingdings" w:char="${on ? 'F0FE' : 'F0A8'}"/></w:r>`;
const fieldChar = (type: string, data = ''): string => `<w:r><w:fldChar w:fldCharType="${type}">${data}</w:fldChar></w:r>`;
const instruction = (text: string): string => `<w:r><w:instrText xml:space="preserve"> ${xml(text)} </w:instrText></w:r>`;
/** A complex field with its result. */
export const field = (code: string, result: string, data = ''): string => `${fieldChar('begin', data)}${instruction(code)}${fieldChar('separate')}${result}${fieldChar('end')}`;
/** The form fields of Word 97 to 2003. */
export const oldText = (name: string, value: string): string => field('FORMTEXT', run(value), `<w:ffData><w:name w:val="${name}"/><w:enabled/><w:calcOnExit w:val="0"/><w:textInput/></w:ffData>`);
export const oldTick = (on: boolean): string => `${fieldChar('begin', `<w:ffData><w:name w:val="Check"/><w:enabled/><w:calcOnExit w:val="0"/><w:checkBox><w:sizeAuto/><w:default w:val="${on ? 1 : 0}"/></w:checkBox></w:ffData>`)}${instruction('FORMCHECKBOX')}${fieldChar('separate')}${fieldChar('end')}`;
export const oldChoice = (choices: readonly string[], chosen: number): string => `${fieldChar('begin', `<w:ffData><w:name w:val="Dropdown"/><w:enabled/><w:ddList><w:result w:val="${chosen}"/>${choices.map((choice) => `<w:listEntry w:val="${xml(choice)}"/>`).join('')}</w:ddList></w:ffData>`)}${instruction('FORMDROPDOWN')}${fieldChar('separate')}${fieldChar('end')}`;

export interface DocxMore {
  /** Further parts, or parts that replace the usual ones. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  /** Relationships of the main part, as XML. */
  readonly links?: string;
  readonly header?: string;
  readonly footer?: string;
  /** Content types, as XML. */
  readonly types?: string;
  readonly mainType?: string;
  readonly mainPart?: string;
  /** The whole main part instead of the usual one. */
  readonly document?: string | Uint8Array;
  readonly extra?: readonly ZipPart[];
}

const officeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** A relationship. */
export const link = (id: string, type: string, target: string, external = false): string => `<Relationship Id="${id}" Type="${type.startsWith('http') ? type : `${relations}/${type}`}" Target="${xml(target)}"${external ? ' TargetMode="External"' : ''}/>`;
/** The main part around a body. */
export const documentXml = (body: string, section = ''): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document ${ns} mc:Ignorable="w14">${`<w:body>${body}<w:sectPr>${section}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body>`}</w:document>`;

/** A Word file as Word lays it out: parts, relationships, styles, settings, headers and footers. */
export function docx(body: string, more: DocxMore = {}): Uint8Array {
  const main = more.mainPart ?? 'word/document.xml';
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const section = `${more.header ? '<w:headerReference w:type="default" r:id="rIdH"/>' : ''}${more.footer ? '<w:footerReference w:type="default" r:id="rIdF"/>' : ''}`;
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/${main}" ContentType="${more.mainType ?? `${officeType}.document.main+xml`}"/><Override PartName="/word/styles.xml" ContentType="${officeType}.styles+xml"/>${more.header ? `<Override PartName="/word/header1.xml" ContentType="${officeType}.header+xml"/>` : ''}${more.footer ? `<Override PartName="/word/footer1.xml" ContentType="${officeType}.footer+xml"/>` : ''}${more.types ?? ''}</Types>`,
    '_rels/.rels': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${link('rId1', 'officeDocument', main)}</Relationships>`,
    [main]: more.document ?? documentXml(body, section),
    [`${folder}_rels/${main.slice(folder.length)}.rels`]: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${link('rIdS', 'styles', 'styles.xml')}${more.header ? link('rIdH', 'header', 'header1.xml') : ''}${more.footer ? link('rIdF', 'footer', 'footer1.xml') : ''}${more.links ?? ''}</Relationships>`,
    'word/styles.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles ${ns}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>`,
    ...(more.header ? { 'word/header1.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:hdr ${ns}>${more.header}</w:hdr>` } : {}),
    ...(more.footer ? { 'word/footer1.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:ftr ${ns}>${more.footer}</w:ftr>` } : {}),
    ...more.parts,
  };
  return new Uint8Array(zip([...Object.entries(parts).map(([name, data]) => ({ name, data })), ...(more.extra ?? [])]));
}
