import { looksCsv } from './csv/looksCsv.ts';
import { looksFhir } from './fhir/decodeFhir.ts';

/** What the first bytes of a file say it is. */
export type Sniffed =
  | 'empty' | 'zip' | 'pdf' | 'png' | 'jpeg' | 'gif' | 'tiff' | 'bmp' | 'webp' | 'heic' | 'dicom' | 'rtf' | 'doc' | 'encrypted-office' | 'outlook' | 'office'
  | 'program' | 'archive' | 'html' | 'word-xml' | 'xml' | 'json' | 'email' | 'text' | 'unknown' | 'fhir' | 'csv';

/** Tells a file's format by its content. The name is not looked at. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes.byteLength === 0) return 'empty';
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096));
  const starts = (hex: string, at = 0) => head.subarray(at, at + hex.length / 2).toString('hex') === hex;
  if (starts('504b0304') || starts('504b0506') || starts('504b0708')) return 'zip';
  if (head.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  if (starts('89504e470d0a1a0a')) return 'png';
  if (starts('ffd8ff')) return 'jpeg';
  if (starts('474946383761') || starts('474946383961')) return 'gif';
  if (starts('49492a00') || starts('4d4d002a')) return 'tiff';
  if (starts('52494646') && starts('57454250', 8)) return 'webp';
  if (starts('66747970', 4) && /^(?:heic|heix|hevc|mif1|avif)$/.test(head.subarray(8, 12).toString('latin1'))) return 'heic';
  if (starts('4449434d', 128)) return 'dicom';
  if (starts('7b5c727466')) return 'rtf';
  if (starts('d0cf11e0a1b11ae1')) return oldOffice(bytes);
  if (starts('4d5a') || starts('7f454c46') || starts('cafebabe') || starts('cffaedfe')) return 'program';
  if (starts('377abcaf271c') || starts('52617221') || starts('1f8b')) return 'archive';
  if (starts('424d') && head.length > 26 && head.readUInt32LE(2) === bytes.byteLength) return 'bmp';
  return textKind(bytes, head);
}

/** A compound file: its directory names tell an encrypted .docx, a .doc or an Outlook message. Names are UTF-16. */
function oldOffice(bytes: Uint8Array): Sniffed {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4_000_000));
  const has = (name: string) => body.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage') || has('EncryptionInfo')) return 'encrypted-office';
  if (has('WordDocument')) return 'doc';
  if (has('__properties_version1.0') || has('__substg1.0_')) return 'outlook';
  return 'office';
}

function textKind(bytes: Uint8Array, head: Buffer): Sniffed {
  if (looksFhir(bytes)) return 'fhir';
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (utf16 && looksCsv(bytes)) return 'csv';
  if (head.includes(0) && !(head[0] === 0xff && head[1] === 0xfe) && !(head[0] === 0xfe && head[1] === 0xff)) return 'unknown';
  const control = head.reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) ? 1 : 0), 0);
  if (control > head.length / 50) return 'unknown';
  const words = head.toString('utf8').replace(/^\ufeff/, '').trimStart();
  if (/^<!doctype html|^<html/i.test(words)) return 'html';
  const marked = head[0] === 0xff && head[1] === 0xfe ? head.toString('utf16le') : words;
  if (/<(?:\w{1,20}:)?(?:wordDocument|package)\s[^>]{0,3000}schemas\.microsoft\.com\/office\/(?:word\/2003\/wordml|2006\/xmlPackage)/.test(marked)) return 'word-xml';
  if (words.startsWith('<?xml') || /^<[A-Za-z][\w:.-]*[\s/>]/.test(words)) return 'xml';
  if (/^[[{]/.test(words)) return isJson(bytes) ? 'json' : 'text';
  const headers = words.slice(0, 2000).split(/\r?\n/).filter((line) => /^(?:received|from|to|subject|date|mime-version|return-path|message-id|delivered-to|content-type): /i.test(line));
  return headers.length >= 4 && /^[\w-]+: /.test(words) ? 'email' : looksCsv(bytes) ? 'csv' : 'text';
}

function isJson(bytes: Uint8Array): boolean {
  if (bytes.byteLength > 5_000_000) return false;
  try {
    JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
    return true;
  } catch {
    return false;
  }
}
