/** Windows' numbers of code pages as TextDecoder calls them. */
const pages: Readonly<Record<number, string>> = {
  437: 'windows-1252', 850: 'windows-1252', 874: 'windows-874', 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 1250: 'windows-1250', 1251: 'windows-1251', 1252: 'windows-1252', 1253: 'windows-1253', 1254: 'windows-1254',
  1255: 'windows-1255', 1256: 'windows-1256', 1257: 'windows-1257', 1258: 'windows-1258', 10000: 'macintosh', 20127: 'windows-1252', 28591: 'windows-1252', 28592: 'iso-8859-2', 28605: 'iso-8859-15', 1200: 'utf-16le', 65001: 'utf-8',
};

/** The encoding of a code page; Windows-1252 where it is not known. */
export function encodingOf(codePage: number): string {
  return pages[codePage] ?? 'windows-1252';
}

/** The code page that a font's \fcharset stands for; null where the document's own counts. */
export function pageOfCharset(charset: number): number | null {
  const charsets: Readonly<Record<number, number>> = { 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250 };
  return charsets[charset] ?? null;
}
