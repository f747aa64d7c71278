import { ZipFile } from 'yazl';

const namespaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';

/** Packs files into a ZIP archive. */
export async function pack(files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content as string), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

/** A Word file around a body written by hand. `more` adds or replaces parts. */
export function rawDocx(body: string, more: Readonly<Record<string, string>> = {}): Promise<Uint8Array> {
  return pack({
    '[Content_Types].xml': '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    ...more,
  });
}

export const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
export const r = (text: string) => `<w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;
export const p = (...runs: string[]) => `<w:p>${runs.map((run) => (run.startsWith('<') ? run : r(run))).join('')}</w:p>`;
export const h = (text: string) => `<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>${r(text)}</w:p>`;
export const cell = (content: string, props = '') => `<w:tc><w:tcPr>${props}</w:tcPr>${content.startsWith('<') ? content : p(content)}</w:tc>`;
export const row = (...cells: string[]) => `<w:tr>${cells.map((one) => (one.startsWith('<w:tc') ? one : cell(one))).join('')}</w:tr>`;
export const table = (...rows: string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;
export const wing = (char: string) => `<w:r><w:sym w:font="Wingdings" w:char="${char}"/></w:r>`;
export const control = (alias: string, content: string, props = '') => `<w:sdt><w:sdtPr><w:alias w:val="${alias}"/>${props}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
export const box = (on: boolean) => `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${on ? 1 : 0}"/></w14:checkbox></w:sdtPr><w:sdtContent>${r(on ? '☒' : '☐')}</w:sdtContent></w:sdt>`;
export const formText = (name: string, value: string) => `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="${name}"/><w:enabled/><w:textInput/></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(value)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
export const formCheck = (on: boolean) => `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Check1"/><w:checkBox><w:sizeAuto/><w:default w:val="0"/>${on ? '<w:checked/>' : ''}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
