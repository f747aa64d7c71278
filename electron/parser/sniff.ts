import { readCompound } from './compound.ts';
import { looksCsv } from './csv/looksCsv.ts';
import { looksFhir } from './fhir/decodeFhir.ts';
import { utf16Of } from './text/decodeText.ts';

/** What the content of a file says it is. */
export type Sniffed =
  | 'empty' | 'zip' | 'zip-part' | 'pdf' | 'png' | 'jpeg' | 'gif' | 'tiff' | 'bmp' | 'webp' | 'heic' | 'svg' | 'dicom' | 'rtf' | 'doc' | 'encrypted-office' | 'outlook' | 'office' | 'excel' | 'powerpoint' | 'visio' | 'publisher' | 'installer'
  | 'program' | 'archive' | 'winmail' | 'smime' | 'smime-signed' | 'postscript' | 'onenote' | 'sound' | 'film' | 'shortcut' | 'disc' | 'database' | 'mail-store' | 'help' | 'certificate'
  | 'html' | 'word-xml' | 'xml' | 'json' | 'fhir' | 'csv' | 'email' | 'calendar' | 'contact' | 'script' | 'text' | 'unknown';

/** First bytes that say it all, as hexadecimal; `at`: where they stand. */
const signatures: readonly { kind: Sniffed; hex: string; at?: number }[] = [
  { kind: 'zip', hex: '504b0304' }, { kind: 'zip', hex: '504b0506' }, { kind: 'zip-part', hex: '504b0708' },
  { kind: 'png', hex: '89504e470d0a1a0a' }, { kind: 'jpeg', hex: 'ffd8ff' }, { kind: 'gif', hex: '474946383761' }, { kind: 'gif', hex: '474946383961' },
  { kind: 'tiff', hex: '49492a00' }, { kind: 'tiff', hex: '4d4d002a' }, { kind: 'tiff', hex: '49492b00' }, { kind: 'tiff', hex: '4d4d002b' },
  { kind: 'dicom', hex: '4449434d', at: 128 }, { kind: 'rtf', hex: '7b5c7274' },
  { kind: 'program', hex: '4d5a' }, { kind: 'program', hex: '7f454c46' }, { kind: 'program', hex: 'cafebabe' }, { kind: 'program', hex: 'cffaedfe' }, { kind: 'program', hex: 'cefaedfe' }, { kind: 'program', hex: '64657800' },
  { kind: 'archive', hex: '377abcaf271c' }, { kind: 'archive', hex: '52617221' }, { kind: 'archive', hex: '1f8b' }, { kind: 'archive', hex: '425a68' }, { kind: 'archive', hex: 'fd377a585a00' }, { kind: 'archive', hex: '28b52ffd' },
  { kind: 'archive', hex: '4d534346' }, { kind: 'archive', hex: '7573746172', at: 257 },
  { kind: 'winmail', hex: '789f3e22' }, { kind: 'postscript', hex: '252150532d' }, { kind: 'postscript', hex: 'c5d0d3c6' }, { kind: 'postscript', hex: '25215053' },
  { kind: 'onenote', hex: 'e4525c7b8cd8a74daeb15378d02996d3' }, { kind: 'shortcut', hex: '4c0000000114020000000000c000000000000046' },
  { kind: 'sound', hex: '49443302' }, { kind: 'sound', hex: '49443303' }, { kind: 'sound', hex: '49443304' }, { kind: 'sound', hex: 'fff1' }, { kind: 'sound', hex: 'fffb' }, { kind: 'sound', hex: '664c6143' }, { kind: 'sound', hex: '4f676753' }, { kind: 'sound', hex: '2e736e64' }, { kind: 'sound', hex: '2321414d52' }, { kind: 'sound', hex: '57415645', at: 8 },
  { kind: 'film', hex: '41564920', at: 8 }, { kind: 'film', hex: '1a45dfa3' }, { kind: 'film', hex: '000001ba' }, { kind: 'film', hex: '000001b3' }, { kind: 'film', hex: '3026b2758e66cf11' },
  { kind: 'database', hex: '53514c69746520666f726d6174203300' }, { kind: 'database', hex: '000100005374616e64617264' }, { kind: 'mail-store', hex: '2142444e' }, { kind: 'help', hex: '49545346' },
  { kind: 'disc', hex: '4344303031', at: 0x8001 }, { kind: 'disc', hex: '4344303031', at: 0x8801 },
];

/** Tells a file's format by its content. The name is not looked at. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes.byteLength === 0) return 'empty';
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = whole.subarray(0, 4096);
  const starts = (hex: string, at = 0) => whole.subarray(at, at + hex.length / 2).toString('hex') === hex;
  if (starts('504b0708504b0304')) return 'zip-part';
  if (starts('d0cf11e0a1b11ae1')) return compoundKind(bytes); // asked first: a message with a PDF attached may hold “%PDF-” in its first kilobyte
  if (!starts('504b0304') && head.subarray(0, 1024).includes('%PDF-') && !isMailHead(head)) return 'pdf';
  if (starts('52494646') && starts('57454250', 8)) return 'webp';
  if (starts('66747970', 4)) return /^(?:heic|heix|hevc|heim|heis|mif1|msf1|avif)$/.test(head.subarray(8, 12).toString('latin1')) ? 'heic' : /^M4A/.test(head.subarray(8, 12).toString('latin1')) ? 'sound' : 'film';
  if (starts('424d') && head.length > 26 && (whole.readUInt32LE(2) === bytes.byteLength || [12, 40, 52, 56, 64, 108, 124].includes(whole.readUInt32LE(14)))) return 'bmp';
  if (starts('4d5a') && !head.includes(0)) return textKind(bytes, head); // letters that happen to be "MZ"
  const known = signatures.find(({ hex, at }) => starts(hex, at));
  if (known) return known.kind === 'zip-part' && hasZipEnd(whole) ? 'zip' : known.kind;
  const sealed = sealedKind(head);
  if (sealed) return sealed;
  const kind = textKind(bytes, head);
  return kind === 'unknown' && hasZipEnd(whole) ? 'zip' : kind;
}

/** An archive with something before it still ends as archives do. */
function hasZipEnd(whole: Buffer): boolean {
  const tail = whole.subarray(Math.max(0, whole.length - 66_000));
  const at = tail.lastIndexOf(Buffer.from('504b0506', 'hex'));
  return at >= 0 && at + 22 <= tail.length && whole.indexOf(Buffer.from('504b0304', 'hex')) >= 0;
}

/** A sequence of BER that begins with the object identifier of PKCS #7 (1.2.840.113549.1.7): a signed (2) or encrypted (3) message. */
function sealedKind(head: Buffer): Sniffed | null {
  const at = head[0] === 0x30 ? head.subarray(0, 24).indexOf(Buffer.from('06092a864886f70d0107', 'hex')) : -1;
  return at < 0 ? null : head[at + 10] === 2 ? 'smime-signed' : 'smime';
}

/** A compound file: the names in its directory tell a file with a password, a .doc, an Outlook message. */
function compoundKind(bytes: Uint8Array): Sniffed {
  const entries = readCompound(bytes)?.entries ?? [];
  const top = entries.some((entry) => entry.level === 1) ? entries.filter((entry) => entry.level === 1) : entries;
  // Where the directory is damaged, a name that stands anywhere at least tells what to ask the sender for.
  const body = entries.length === 0 ? Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4_000_000)) : null;
  const has = (name: string) => (body ? body.includes(Buffer.from(name, 'utf16le')) : top.some((entry) => entry.name === name));
  if (has('EncryptedPackage') || has('EncryptionInfo')) return 'encrypted-office';
  if (has('__properties_version1.0') || top.some((entry) => entry.name.startsWith('__substg1.0_'))) return 'outlook';
  if (has('WordDocument')) return 'doc';
  if (has('Workbook') || has('Book')) return 'excel';
  if (has('PowerPoint Document')) return 'powerpoint';
  if (has('VisioDocument')) return 'visio';
  if (has('Quill')) return 'publisher';
  if (top.some((entry) => /[\u3800-\u4840]/.test(entry.name))) return 'installer';
  return 'office';
}

const mailHeader = /^(?:received|from|to|cc|subject|date|mime-version|return-path|message-id|delivered-to|content-type|content-transfer-encoding|reply-to|sender|x-[\w-]{1,60}|dkim-signature|arc-[\w-]{1,40}|authentication-results|thread-topic|thread-index|in-reply-to|references|importance|organization|user-agent|accept-language|list-[\w-]{1,30})\s?:/i;

/** Lines that only headers of a message fill: at least two of them and one that a program writes, or three that people know. */
function isMailHead(head: Buffer): boolean {
  const words = head.toString('latin1').replace(/^(?:\xef\xbb\xbf|\s)+/, '').replace(/^From \S{1,200} [^\n]{5,100}\n/, '');
  const lines: string[] = [];
  const all = words.split(/\r?\n/);
  if (head.length >= 4096) all.pop(); // the last is cut
  for (const line of all) {
    if (line === '') break;
    if (/^[ \t]/.test(line) && lines.length > 0) continue;
    if (!/^[\w-]{1,70}\s?:/.test(line)) return false;
    lines.push(line);
  }
  const known = lines.filter((line) => mailHeader.test(line));
  const machine = known.some((line) => /^(?:received|mime-version|return-path|message-id|content-type|delivered-to|x-|dkim-)/i.test(line));
  return (known.length >= 2 && machine) || (known.length === 1 && lines.length === 1 && /^content-type\s?:\s{0,5}(?:multipart|message)\//i.test(lines[0]!)) || (known.length >= 3 && ['from', 'subject'].every((name) => known.some((line) => line.toLowerCase().startsWith(name))) && known.some((line) => /^date/i.test(line)) && known.some((line) => /^from\s?:.{0,200}@/i.test(line)));
}

function textKind(bytes: Uint8Array, head: Buffer): Sniffed {
  if (looksFhir(bytes)) return 'fhir';
  const wide = utf16Of(bytes);
  const shown = wide ? Buffer.from(new TextDecoder(wide).decode(head.subarray(0, head.length & ~1)), 'utf8') : head;
  if (!wide && isMailHead(head)) return 'email'; // an attachment of eight bits may hold zeros
  if (shown.includes(0)) return 'unknown';
  const control = shown.reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) ? 1 : 0), 0);
  if (control > shown.length / 50) return 'unknown';
  if (wide && isMailHead(shown)) return 'email';
  const words = shown.toString('utf8').replace(/^\ufeff/, '').trimStart();
  if (/^<!doctype html|^<html/i.test(words)) return 'html';
  if (/<(?:\w{1,20}:)?(?:wordDocument|package)\s[^>]{0,3000}schemas\.microsoft\.com\/office\/(?:word\/2003\/wordml|2006\/xmlPackage)/.test(words)) return 'word-xml';
  if (words.startsWith('<?xml') || /^<[A-Za-z][\w:.-]*[\s/>]/.test(words) || words.startsWith('<!--')) return markupKind(words);
  if (/^[[{]/.test(words)) return isJson(bytes) ? 'json' : /^\[InternetShortcut\]/i.test(words) ? 'shortcut' : 'text';
  if (/^BEGIN:VCALENDAR/i.test(words)) return 'calendar';
  if (/^BEGIN:VCARD/i.test(words)) return 'contact';
  if (/^-----BEGIN (?:PKCS7|CMS|PGP MESSAGE)-----/.test(words)) return 'smime';
  if (/^-----BEGIN [A-Z0-9 ]{3,40}-----/.test(words)) return 'certificate';
  if (/^#!|^@echo off\b/i.test(words)) return 'script';
  return looksCsv(bytes) ? 'csv' : 'text';
}

const htmlTags = /^<(?:head|body|title|meta|table|div|p|h[1-6]|ul|ol|span|center|font|style|form|br|b|i|a|img|section|article|main|strong|em|blockquote|pre)(?=[\s/>])/i;

/** XML, or HTML that begins without saying so. */
function markupKind(words: string): Sniffed {
  const start = words.replace(/^<\?xml[^>]{0,300}\?>\s*/, '').replace(/^(?:<!--[^>]{0,1000}-->\s{0,50}){1,5}/, '').replace(/^<!DOCTYPE\s+([\w:-]{1,40})[^>]{0,500}>\s*/i, '<$1 ');
  if (/^<html\b/i.test(start)) return 'html';
  if (/^<(?:svg|svg:svg)\b/i.test(start)) return 'svg';
  return !words.startsWith('<?xml') && htmlTags.test(start) ? 'html' : 'xml';
}

function isJson(bytes: Uint8Array): boolean {
  if (bytes.byteLength > 5_000_000) return false;
  try {
    JSON.parse(new TextDecoder(utf16Of(bytes) ?? 'utf-8').decode(bytes));
    return true;
  } catch {
    return false;
  }
}
