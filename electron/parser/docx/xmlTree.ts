import { SaxesParser } from 'saxes';

/** An XML element, names and attributes without their prefixes (`w:tbl` is `tbl`). */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

/** Why a part was not read. */
export class XmlFault extends Error {
  readonly reason: 'doctype' | 'broken' | 'too-deep' | 'too-many';
  constructor(reason: XmlFault['reason']) {
    super(reason);
    this.reason = reason;
  }
}

const deepest = 250;
const mostElements = 2_000_000;

/**
 * Reads an XML part into a tree. A document type declaration is refused as soon as it is met, so that no entity can be
 * declared; only the five entities of XML itself are known. Throws {@link XmlFault}.
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  const root: XmlElement = { name: '#root', attributes: {}, children: [] };
  const stack: XmlElement[] = [root];
  let count = 0;
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => {
    throw new XmlFault('doctype');
  });
  parser.on('error', () => {
    throw new XmlFault('broken');
  });
  parser.on('opentag', (tag) => {
    if (stack.length > deepest) throw new XmlFault('too-deep');
    if (++count > mostElements) throw new XmlFault('too-many');
    const element: XmlElement = { name: bareName(tag.name), attributes: bareAttributes(tag.attributes as Record<string, string>), children: [] };
    stack.at(-1)!.children.push(element);
    stack.push(element);
  });
  const addText = (text: string) => {
    if (stack.length > 1) stack.at(-1)!.children.push(text);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    stack.pop();
  });
  const text = decode(bytes);
  if (/<!DOCTYPE/i.test(text.slice(0, 100_000))) throw new XmlFault('doctype');
  parser.write(text).close();
  const top = elements(root)[0];
  if (!top) throw new XmlFault('broken');
  return top;
}

/** UTF-8 and UTF-16 by their marks or their zero bytes, else by the declaration (`encoding="windows-1252"`). */
function decode(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (a === 0x3c && b === 0 && d === 0) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0 && b === 0x3c && c === 0) return new TextDecoder('utf-16be').decode(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const named = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]{0,100}encoding\s?=\s?["']([A-Za-z0-9._-]{1,40})["']/.exec(head)?.[1] ?? 'utf-8';
  return new TextDecoder(/^(?:iso-8859|windows-)\d/i.test(named) ? named : 'utf-8').decode(bytes);
}

/** Most elements have none: they share one, since there may be a million of them. */
const noAttributes: Readonly<Record<string, string>> = Object.freeze(Object.create(null) as Record<string, string>);

function bareAttributes(given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  let attributes: Record<string, string> | null = null;
  for (const name in given) (attributes ??= Object.create(null) as Record<string, string>)[bareName(name)] = given[name]!;
  return attributes ?? noAttributes;
}

function bareName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The child elements, without text. */
export function elements(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child): child is XmlElement => typeof child !== 'string');
}

/** The first child element of that name. */
export function child(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent && elements(parent).find((element) => element.name === name);
}

/** Text directly inside an element. */
export function textOf(element: XmlElement): string {
  return element.children.filter((part): part is string => typeof part === 'string').join('');
}

/** Word's on/off property: present without a value means on. */
export function isOn(element: XmlElement | undefined): boolean {
  if (!element) return false;
  const value = element.attributes.val;
  return value === undefined || !/^(?:0|false|off|none)$/i.test(value);
}
