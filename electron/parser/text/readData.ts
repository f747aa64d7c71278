import { issue } from '../../../shared/import/issues.ts';
import type { ReadFile, ReadLimits } from '../../../shared/import/paper.ts';
import { elements, parseXml, textOf, XmlFault, type XmlElement } from '../docx/xmlTree.ts';
import type { Reader } from '../reading.ts';
import { sniff, type Sniffed } from '../sniff.ts';
import { utf16Of } from './decodeText.ts';

type Child = ReadFile['children'][number];

/** Shortest text that is tried as a file in base64. */
const shortestPayload = 120;
const mostPayloads = 50;
const endings: Readonly<Partial<Record<Sniffed, string>>> = { pdf: 'pdf', zip: 'docx', rtf: 'rtf', html: 'html', png: 'png', jpeg: 'jpg', tiff: 'tif', gif: 'gif', doc: 'doc', 'encrypted-office': 'docx' };

/** XML of a kind that is not read: kept and named; files that it carries in base64 become papers of their own. */
export const readXml: Reader = async ({ bytes, file, limits }) => {
  const none = { kind: 'text' as const, read: false, pages: [], document: null, candidates: [] };
  let root: XmlElement;
  try {
    root = parseXml(bytes);
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    const why = error.reason === 'doctype' ? 'it declares a document type, which can be used to do harm' : error.reason === 'broken' ? 'its text is broken off or garbled' : 'it is nested or repeated beyond what a letter needs';
    return { ...none, issues: [issue('file-damaged', file, why)], children: [] };
  }
  const found: string[] = [];
  const walk = (element: XmlElement) => {
    for (const value of [textOf(element), ...Object.values(element.attributes)]) if (value.length >= shortestPayload && found.length < mostPayloads) found.push(value);
    for (const inner of elements(element)) walk(inner);
  };
  walk(root);
  const children = payloads(found, limits);
  const letter = letterKind(root);
  return { ...none, issues: [letter ? issue('letter-electronic', file, letter) : issue('unread', file, `structured data (XML, “${root.name.slice(0, 60)}”) of a kind that is not read here`)], children };
};

/** JSON of a kind that is not read: as XML. */
export const readJson: Reader = async ({ bytes, file, limits }) => {
  const found: string[] = [];
  const waiting: unknown[] = [JSON.parse(new TextDecoder(utf16Of(bytes) ?? 'utf-8').decode(bytes))];
  while (waiting.length > 0 && found.length < mostPayloads) {
    const value = waiting.pop();
    if (typeof value === 'string') {
      if (value.length >= shortestPayload) found.push(value);
    } else if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) waiting.push(inner);
  }
  return { kind: 'text', read: false, pages: [], document: null, candidates: [], issues: [issue('unread', file, 'structured data (JSON) of a kind that is not read here')], children: payloads(found, limits) };
};

function letterKind(root: XmlElement): string | null {
  const name = root.name.toLowerCase();
  if (name === 'clinicaldocument') return 'a clinical document (CDA)';
  if (name === 'distributionenvelope') return 'an ITK message';
  if (/^(?:dischargesummary|clinicalletter|electronicdocument|docman|kettering|letter|edt|eletter|correspondence)/.test(name)) return 'a message with a letter in it';
  return null;
}

/** Texts that are files in base64, decoded only where every character belongs and the content is of a kind that a letter carries. */
function payloads(texts: readonly string[], limits: ReadLimits): Child[] {
  const children: Child[] = [];
  let left = Math.min(limits.totalBytes, limits.fileBytes);
  if (limits.nesting < 1) return children;
  for (const text of texts) {
    const letters = text.replace(/^\s*data:[\w/+.;=-]{1,100},/, '').replace(/\s+/g, '');
    if (letters.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(letters) || letters.length * 0.75 > left || children.length >= limits.entries) continue;
    const bytes = new Uint8Array(Buffer.from(letters, 'base64'));
    const ending = endings[sniff(bytes)];
    if (!ending) continue;
    left -= bytes.byteLength;
    children.push({ name: `carried ${children.length + 1}.${ending}`, bytes });
  }
  return children;
}
