import { crc32, deflateSync } from 'node:zlib';

const utf8 = (text: string) => new TextEncoder().encode(text);
const resource = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: { resourceType: 'Patient', identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' }], name: [{ family: 'Pellingbrook', given: ['Marjorie'] }], birthDate: '1961-03-14' } }, { resource: { resourceType: 'ServiceRequest', status: 'active', intent: 'order', code: { text: 'An invented treatment' } } }] };

/** Small whole files of the kinds that are text or have a simple form. */
export const plainSeeds = {
  wordXml: utf8('<w:document xmlns:w="w"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>NHS number</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>999 000 0018</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:ins><w:r><w:t>Diagnosis: invented</w:t></w:r></w:ins></w:p></w:body></w:document>'),
  mail: utf8(['From: "Dr Example" <a@trust.example.nhs.uk>', 'To: ifr@icb.example.nhs.uk', 'Subject: =?utf-8?Q?Application_=C2=A3?=', 'Date: Mon, 2 Nov 2026 09:12:00 +0000', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="b"', '', '--b', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', '', 'NHS number: 999 000 0018=0AWords', '--b', 'Content-Type: message/rfc822', '', 'From: b@example.nhs.uk', 'To: c@example.nhs.uk', 'Subject: inner', 'Date: Mon, 2 Nov 2026 09:12:00 +0000', '', 'Inner words', '--b', 'Content-Type: application/octet-stream; name="a.txt"', 'Content-Disposition: attachment; filename="a.txt"', 'Content-Transfer-Encoding: base64', '', Buffer.from('words of an attachment').toString('base64'), '--b--', ''].join('\r\n')),
  rtf: utf8('{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}{\\*\\generator x;}\\pard NHS number: \\b 999 000 0018\\b0\\par Date of birth: 14 March 1961\\par\\trowd\\cellx2000\\cellx4000 Diagnosis\\cell invented \\u8217?s\\cell\\row{\\field{\\*\\fldinst FORMTEXT}{\\fldrslt words}}{\\pict\\pngblip 89504e47}}'),
  text: utf8('Patient name: Marjorie Pellingbrook\nNHS number: 999 000 0018\nDate of birth: 14 March 1961\n\nDiagnosis: invented\n'),
  html: utf8('<!doctype html><html><head><title>x</title><style>p{}</style></head><body><table><tr><td>NHS number</td><td>999 000 0018</td></tr></table><p hidden>hidden</p><script>x()</script><img src="https://example.invalid/x.png"><p>Diagnosis: invented &amp; more</p></body></html>'),
  csv: utf8('Patient name,NHS number,Date of birth,Treatment\r\n"Pellingbrook, Marjorie",999 000 0018,14/03/1961,"An invented ""treatment"""\r\nDesmond Okoro-Lyle,999 000 0026,02/09/1988,Another\r\n'),
  fhirJson: utf8(JSON.stringify(resource)),
  fhirXml: utf8('<?xml version="1.0" encoding="UTF-8"?><Bundle xmlns="http://hl7.org/fhir"><type value="collection"/><entry><resource><Patient><identifier><system value="https://fhir.nhs.uk/Id/nhs-number"/><value value="9990000018"/></identifier><name><family value="Pellingbrook"/><given value="Marjorie"/></name><birthDate value="1961-03-14"/></Patient></resource></entry></Bundle>'),
  compound,
  tiff: tiff(),
  png: png(),
  jpeg: new Uint8Array(Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb004300' + '10'.repeat(64) + 'ffc0000b080010001001011100ffc40014000100000000000000000000000000000009ffc40014100100000000000000000000000000000000ffda0008010100003f0054ffd9', 'hex')),
  gif: new Uint8Array(Buffer.from('47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b', 'hex')),
} as const;

/** A compound file with one stream of some bytes for each name: header, table of sectors, directory, sectors. */
function compound(names: readonly string[]): Uint8Array {
  const sector = 512;
  const streams = names.length;
  const directory = 1 + Math.floor(streams / 4);
  const each = 9; // over the size at which a stream has sectors of its own
  const file = Buffer.alloc(sector * (2 + directory + streams * each));
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file, 0);
  for (const [at, value] of [[24, 0x3e], [26, 3], [28, 0xfffe], [30, 9], [32, 6]] as const) file.writeUInt16LE(value, at);
  for (const [at, value] of [[44, 1], [48, 1], [56, 4096], [60, 0xfffffffe], [68, 0xfffffffe], [76, 0]] as const) file.writeUInt32LE(value, at);
  file.fill(0xff, 80, sector);
  const table = sector;
  file.fill(0xff, table, table + sector);
  file.writeUInt32LE(0xfffffffd, table);
  const link = (from: number, count: number) => {
    for (let n = 0; n < count; n++) file.writeUInt32LE(n === count - 1 ? 0xfffffffe : from + n + 1, table + 4 * (from + n));
  };
  link(1, directory);
  const entry = (index: number, name: string, type: number, start: number, size: number, child: number, right: number) => {
    const at = 2 * sector + index * 128;
    file.write(name, at, 'utf16le');
    file.writeUInt16LE(name.length * 2 + 2, at + 64);
    file.writeUInt8(type, at + 66);
    file.writeUInt8(1, at + 67);
    for (const [offset, value] of [[68, 0xffffffff], [72, right], [76, child], [116, start], [120, size]] as const) file.writeUInt32LE(value, at + offset);
  };
  entry(0, 'Root Entry', 5, 0xfffffffe, 0, 1, 0xffffffff);
  names.forEach((name, index) => {
    const start = 1 + directory + index * each;
    link(start, each);
    file.fill(0x41, sector * (start + 1), sector * (start + 1 + each));
    entry(index + 1, name, 2, start, sector * each, 0xffffffff, index + 1 < streams ? index + 2 : 0xffffffff);
  });
  return new Uint8Array(file);
}

/** Two small grey pages without compression. */
function tiff(): Uint8Array {
  const page = Buffer.alloc(64, 0x80);
  const tags = (strip: number) => [[256, 8], [257, 8], [258, 8], [259, 1], [262, 1], [273, strip], [277, 1], [278, 8], [279, 64]] as const;
  const length = 2 + 9 * 12 + 4;
  const file = Buffer.alloc(8 + 2 * (length + 64));
  file.write('II*\0', 0, 'latin1');
  file.writeUInt32LE(8, 4);
  for (let n = 0; n < 2; n++) {
    const at = 8 + n * (length + 64);
    const list = tags(at + length);
    file.writeUInt16LE(list.length, at);
    list.forEach(([tag, value], index) => {
      file.writeUInt16LE(tag, at + 2 + index * 12);
      file.writeUInt16LE(4, at + 4 + index * 12);
      file.writeUInt32LE(1, at + 6 + index * 12);
      file.writeUInt32LE(value, at + 10 + index * 12);
    });
    file.writeUInt32LE(n === 0 ? at + length + 64 : 0, at + length - 4);
    page.copy(file, at + length);
  }
  return new Uint8Array(file);
}

function png(): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(8, 0);
  header.writeUInt32BE(8, 4);
  header[8] = 8;
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  return new Uint8Array(Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(9 * 8))), chunk('IEND', Buffer.alloc(0))]));
}
