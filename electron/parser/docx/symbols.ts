import type { XmlElement } from './xmlTree.ts';

/** Tick boxes and bullets of the symbol fonts, by font and code in the private use area (or without it). */
const known: Readonly<Record<string, string>> = {
  'wingdings:fe': '☒', 'wingdings:fd': '☒', 'wingdings:fc': '☒', 'wingdings:fb': '☒', 'wingdings:78': '☒',
  'wingdings:a8': '☐', 'wingdings:6f': '☐', 'wingdings:71': '☐', 'wingdings:72': '☐', 'wingdings:70': '☐',
  'wingdings 2:52': '☒', 'wingdings 2:53': '☒', 'wingdings 2:54': '☒', 'wingdings 2:50': '☒', 'wingdings 2:4f': '☒', 'wingdings 2:51': '☒',
  'wingdings 2:a3': '☐', 'wingdings 2:2a': '☐', 'wingdings 2:30': '☐',
  'symbol:b7': '•', 'wingdings:a7': '•', 'wingdings:d8': '•',
};

/** The character that a `w:sym` element shows, as far as it has a meaning outside its font. */
export function symbol(element: XmlElement): string {
  const code = Number.parseInt(element.attributes.char ?? '', 16);
  if (Number.isNaN(code)) return '';
  return symbolCharacter(element.attributes.font ?? '', code);
}

/** The same by the font's name and the code. */
export function symbolCharacter(font: string, code: number): string {
  const low = (code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code).toString(16);
  const meant = known[`${font.toLowerCase()}:${low}`];
  if (meant) return meant;
  return code >= 0x20 && (code < 0xd800 || code > 0xf8ff) && code < 0xfffe ? String.fromCodePoint(code) : '';
}
