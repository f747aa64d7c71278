import { afterEach, describe, expect, it, vi } from 'vitest';
import { readFile } from '../../electron/parser/readFile.ts';
import { readPack } from '../../electron/worker/readPack.ts';
import { judgePack } from '../../shared/import/judgePack.ts';
import { readLimits, type ReadFile, type ReadLimits } from '../../shared/import/paper.ts';
import { blockText } from '../../shared/import/wordPairs.ts';
import { filePart, heads, htmlPart, mail, multipart, plainPart, rawMsg, whole } from './foreign/rawMail.ts';
import { pack } from './foreign/rawDocx.ts';
import { proposed } from './plain.ts';

const codes = (file: ReadFile) => file.issues.map((issue) => issue.code);
const names = (file: ReadFile) => file.children.map((child) => child.name);
const words = (file: ReadFile) => (file.document?.blocks ?? []).map(blockText).join('\n');
const patient = 'Patient name: Otto Flinders\r\nDate of birth: 4 June 1958\r\nNHS number: 999 000 0018\r\n';
const read = (bytes: Uint8Array, name = 'mail.eml', limits: ReadLimits = readLimits) => readFile(name, bytes, limits);
const who = { patientName: ['Otto Flinders'], dateOfBirth: ['1958-06-04'], nhsNumber: ['9990000018'] };

afterEach(() => vi.unstubAllGlobals());

describe('a saved message', () => {
  it('gives the facts of its words, and takes nobody from its head for the patient', async () => {
    const file = await read(mail(heads, `Dear team,\r\n\r\n${patient}\r\nKind regards\r\nDr Nora Quill\r\nTel: 0161 496 0000\r\n`));
    expect([file.kind, file.read, codes(file)]).toEqual(['email', true, []]);
    expect(proposed(file)).toEqual(who);
    expect(file.document?.blocks[0]).toMatchObject({ type: 'table' });
    expect(words(file)).toContain('Dr Nora Quill <nora.quill@nhs.example>');
    const anchor = file.candidates[0]!.anchor;
    expect(anchor.kind === 'word' && blockText(file.document!.blocks[anchor.path[0]!]!)).toContain('Otto Flinders');
  });

  it('in HTML with tables; scripts, styles and remote pictures are left alone', async () => {
    const fetched = vi.fn();
    vi.stubGlobal('fetch', fetched);
    const html = `<html><head><style>.x{display:none}</style></head><body><script>fetch("https://tracker.example/s")</script><p>Dear team</p><table><tr><td>NHS number</td><td>999 000 0018</td></tr><tr><td>Date of birth</td><td>4 June 1958</td></tr></table><img src="https://tracker.example/pixel.gif" width=1 height=1></body></html>`;
    const file = await read(whole(multipart('alternative', [plainPart('see the other part'), htmlPart(html)])));
    expect(proposed(file)).toEqual({ nhsNumber: ['9990000018'], dateOfBirth: ['1958-06-04'] });
    expect(codes(file)).toEqual(['remote-content', 'active-content']);
    expect(words(file)).not.toMatch(/tracker|display/);
    expect(fetched).not.toHaveBeenCalled();
  });

  it.each([
    ['display:none', '<p style="display: none">NHS number: 999 000 0026</p>'],
    ['no height of letters', '<p style="font-size:0px">NHS number: 999 000 0026</p>'],
    ['white on white', '<p><font color="#ffffff">NHS number: 999 000 0026</font></p>'],
    ['a class of its own sheet', '<style>.gone { visibility: hidden }</style><p class="gone">NHS number: 999 000 0026</p>'],
    ['off the page', '<div style="position:absolute;left:-9999px">NHS number: 999 000 0026</div>'],
  ])('words that cannot be seen are left out: %s', async (_why, hidden) => {
    const file = await read(whole(htmlPart(`<html><body>${hidden}<p>NHS number: 999 000 0018</p></body></html>`)));
    expect(proposed(file)).toEqual({ nhsNumber: ['9990000018'] });
    expect(codes(file)).toEqual(['hidden-text']);
  });

  it('white letters on a dark ground are words like others', async () => {
    const file = await read(whole(htmlPart('<table bgcolor="#005eb8"><tr><td style="color:white">NHS number</td><td style="color:white">999 000 0018</td></tr></table>')));
    expect(proposed(file)).toEqual({ nhsNumber: ['9990000018'] });
    expect(codes(file)).toEqual([]);
  });

  it('attachments become papers of their own; names are made harmless and doubles are said', async () => {
    const file = await read(whole(multipart('mixed', [plainPart('Form attached.'), filePart('../../form.txt', Buffer.from('a')), filePart('FORM.txt', Buffer.from('b')), filePart('inv\u202excod.exe', Buffer.from('c'))])));
    expect(names(file).slice(0, 2)).toEqual(['form.txt', 'FORM.txt']);
    expect(names(file)[2]).not.toContain('\u202e');
    expect(file.children.map((child) => Buffer.from(child.bytes).toString())).toEqual(['a', 'b', 'c']);
    expect(codes(file)).toContain('mail-unsafe-name');
    expect(codes(file)).toContain('mail-same-name');
  });

  it('names in the manner of RFC 2231 and of encoded words', async () => {
    const part = { headers: ["Content-Type: text/plain", "Content-Disposition: attachment; filename*0*=utf-8''Ren%C3%A9%20; filename*1*=form.txt"], body: 'x' };
    const other = { headers: ['Content-Type: text/plain', 'Content-Disposition: attachment; filename="=?utf-8?Q?caf=C3=A9.txt?="'], body: 'x' };
    expect(names(await read(whole(multipart('mixed', [plainPart('two'), part, other]))))).toEqual(['René form.txt', 'café.txt']);
  });

  it('a message inside comes as a message, and what is inside that in its turn', async () => {
    const inner = whole(multipart('mixed', [plainPart(patient), filePart('letter.txt', Buffer.from('Diagnosis: Non-union'))], 'inner'));
    const file = await read(whole(multipart('mixed', [plainPart('Forwarded as an attachment.'), { headers: ['Content-Type: message/rfc822'], body: Buffer.from(inner) }])));
    expect(names(file)).toEqual(['message 1.eml']);
    const within = await read(file.children[0]!.bytes, file.children[0]!.name);
    expect(proposed(within)).toEqual(who);
    expect(names(within)).toEqual(['letter.txt']);
  });

  it('an older message below the newest is read too, and a difference shows as two proposals', async () => {
    const file = await read(mail(heads, `The number was wrong. NHS number: 999 000 0018\r\n\r\n-----Original Message-----\r\nFrom: Someone Else <s@nhs.example>\r\nSent: 2 January 2026\r\nTo: IFR Team\r\nSubject: RE: Hilda Winter\r\n\r\nNHS number: 999 000 0026\r\n`));
    expect(proposed(file)).toEqual({ nhsNumber: ['9990000018', '9990000026'] });
    expect(codes(file)).toEqual(['mail-quoted']);
  });

  it('a long answer ends with the greeting, and at an older message', async () => {
    const file = await read(mail(heads, `Clinical case: No healing at nine months\r\nand no surgery can be done.\r\n\r\nKind regards,\r\nDr Nora Quill\r\nConsultant\r\n`));
    expect(proposed(file)).toEqual({ clinicianCase: ['No healing at nine months and no surgery can be done.'] });
    const above = await read(mail(heads, `Clinical case: No healing at nine months.\r\n\r\nOn 2 January 2026 at 09:10, IFR Team <ifr@icb.example> wrote:\r\n> Please tell us more.\r\n`));
    expect(proposed(above)).toEqual({ clinicianCase: ['No healing at nine months.'] });
  });

  it('words quoted with > are read without the mark', async () => {
    const file = await read(mail(heads, `Yes, please go on.\r\n\r\n> ${patient.replaceAll('\r\n', '\r\n> ')}\r\n`));
    expect(proposed(file)).toEqual(who);
    expect(codes(file)).toEqual(['mail-quoted']);
  });

  it('a subject that says who it is about', async () => {
    const subject = (text: string) => mail(heads.map((line) => (line.startsWith('Subject') ? `Subject: ${text}` : line)), 'See the form that follows.\r\n');
    const file = await read(subject('FW: [SECURE] IFR request NHS 999 000 0018'));
    expect(proposed(file)).toEqual({ nhsNumber: ['9990000018'] });
    expect(file.candidates[0]!.method).toBe('message-header');
    expect(proposed(await read(subject('RE: Monday Meeting')))).toEqual({});
    expect(proposed(await read(subject('IFR - Patient: Otto Flinders, DOB: 04/06/1958')))).toEqual({ patientName: ['Otto Flinders'], dateOfBirth: ['1958-06-04'] });
  });

  it.each([
    ['OneDrive', 'The papers: https://1drv.ms/f/s!abc\r\n', 'mail-papers-behind-link'],
    ['a host of its own', 'You can use this download link: https://files.trust.example/get?id=1\r\n', 'mail-papers-behind-link'],
    ['an attachment that is not there', 'Please find attached the form.\r\n', 'mail-attachment-missing'],
    ['nothing at all', '', 'mail-empty'],
  ])('papers that did not come: %s', async (_why, body, code) => {
    expect(codes(await read(mail(heads, body)))).toEqual([code]);
  });

  it('a link in a signature is none to papers', async () => {
    expect(codes(await read(mail(heads, 'Thank you.\r\n\r\nwww.trust.nhs.uk https://www.trust.nhs.uk/about\r\n')))).toEqual([]);
  });

  it('signed messages are read, encrypted ones are named', async () => {
    const signed = await read(whole(multipart('signed; protocol="application/pkcs7-signature"', [plainPart(patient), filePart('smime.p7s', Buffer.from('3080', 'hex'), 'application/pkcs7-signature')])));
    expect([proposed(signed), names(signed), codes(signed)]).toEqual([who, [], ['mail-signed']]);
    const locked = await read(mail([...heads, 'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m', 'Content-Transfer-Encoding: base64'], Buffer.alloc(90).toString('base64')));
    expect([locked.read, codes(locked)]).toEqual([false, ['mail-encrypted']]);
    expect(words(locked)).toContain('IFR request');
  });

  it.each([['whole', false], ['in pieces, of lengths not told', true]])('a message sealed into its signature is taken out: %s', async (_how, loose) => {
    const der = (tag: number, ...parts: Buffer[]) => {
      const body = Buffer.concat(parts);
      if (loose && (tag & 0x20) !== 0) return Buffer.concat([Buffer.from([tag, 0x80]), body, Buffer.from([0, 0])]);
      return Buffer.concat([Buffer.from([tag, 0x82, body.length >> 8, body.length & 255]), body]);
    };
    const oid = (last: number) => Buffer.from(`06092a864886f70d0107${last.toString(16).padStart(2, '0')}`, 'hex');
    const signed = Buffer.from(whole(plainPart(patient), []));
    const text = loose ? der(0x24, der(0x04, signed.subarray(0, 40)), der(0x04, signed.subarray(40))) : der(0x04, signed);
    const p7m = der(0x30, oid(2), der(0xa0, der(0x30, Buffer.from('020101', 'hex'), der(0x31), der(0x30, oid(1), der(0xa0, text)), der(0x31))));
    const outer = await read(mail([...heads, 'Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m', 'Content-Disposition: attachment; filename=smime.p7m', 'Content-Transfer-Encoding: base64'], p7m.toString('base64')));
    expect(names(outer)).toEqual(['smime.p7m']);
    const sealed = await read(outer.children[0]!.bytes, 'smime.p7m');
    expect([names(sealed), codes(sealed)]).toEqual([['signed message.eml'], ['mail-signed']]);
    expect(proposed(await read(sealed.children[0]!.bytes))).toEqual(who);
    expect(codes(await read(new Uint8Array(p7m.subarray(0, 80)), 'smime.p7m'))).toEqual(['mail-encrypted']);
  });

  it('two forms of one message that say different things', async () => {
    const differ = await read(whole(multipart('alternative', [plainPart('NHS number: 999 000 0026\r\n'), htmlPart('<p>NHS number: 999 000 0018</p>')])));
    expect([proposed(differ), codes(differ)]).toEqual([{ nhsNumber: ['9990000018'] }, ['mail-alternatives-differ']]);
    expect(codes(await read(whole(multipart('alternative', [plainPart('NHS number: 999 000 0018\r\n'), htmlPart('<p>NHS number: 999 000 0018</p>')]))))).toEqual([]);
  });

  it('winmail.dat is named with what to ask for', async () => {
    const file = await read(whole(multipart('mixed', [plainPart('Hello'), filePart('winmail.dat', Buffer.from('789f3e2200000000', 'hex'))])));
    const inside = await read(file.children[0]!.bytes, 'winmail.dat');
    expect([inside.read, codes(inside)]).toEqual([false, ['mail-winmail']]);
    expect(inside.issues[0]!.next).toContain('Rich Text');
  });

  it('damage on the way is said', async () => {
    const sound = multipart('mixed', [plainPart(patient), filePart('a.txt', Buffer.alloc(300, 65))]);
    const whole64 = Buffer.from(whole(sound)).toString('latin1');
    expect(codes(await read(new Uint8Array(Buffer.from(whole64.replace('QUFBQUFB', 'QU*!#UFB'), 'latin1'))))).toEqual(['mail-part-damaged']);
    const cut = await read(new Uint8Array(Buffer.from(whole64.slice(0, -60), 'latin1')));
    expect(proposed(cut)).toEqual(who);
    expect(codes(cut)).toContain('file-partly-damaged');
    expect(codes(await read(mail([...heads, 'Content-Type: multipart/mixed; boundary=x'], 'no parts here')))).toContain('file-partly-damaged');
  });

  it('a wrong charset is seen through', async () => {
    const latin = mail([...heads, 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit'], Buffer.from('Patient name: Ren\u00e9 Nu\u00f1ez\r\n', 'latin1'));
    expect(proposed(await read(latin))).toEqual({ patientName: ['René Nuñez'] });
    const utf8 = mail([...heads, 'Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: 8bit'], 'Patient name: René Nuñez\r\n');
    expect(proposed(await read(utf8))).toEqual({ patientName: ['René Nuñez'] });
  });

  it('is told by its head: odd first headers, a mark, blank lines, a line of a mailbox, UTF-16', async () => {
    const text = Buffer.from(mail(heads, patient)).toString();
    const forms = [`X-Mozilla-Status: 0001\r\nReceived: from a.example\r\n by b.example; Mon, 5 Jan 2026\r\n${text}`, `\ufeff${text}`, `\r\n\r\n${text}`, `From nora@nhs.example Mon Jan  5 09:00:00 2026\n${text}`];
    for (const form of forms) expect(proposed(await read(new Uint8Array(Buffer.from(form)), 'saved'))).toEqual(who);
    expect(proposed(await read(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')), 'saved.eml'))).toEqual(who);
  });

  it('a mailbox of several gives each as a paper', async () => {
    const one = Buffer.from(mail(heads, patient)).toString();
    const box = `From a@x.example Mon Jan  5 09:00:00 2026\n${one}\nFrom b@x.example Mon Jan  5 10:00:00 2026\n${one}`;
    const file = await read(new Uint8Array(Buffer.from(box)), 'box.mbox');
    expect(names(file)).toEqual(['message 1.eml', 'message 2.eml']);
    expect(proposed(await read(file.children[1]!.bytes))).toEqual(who);
  });

  it('a report that a message did not arrive', async () => {
    const report = multipart('report; report-type=delivery-status', [plainPart('Your message could not be delivered.'), { headers: ['Content-Type: message/delivery-status'], body: 'Reporting-MTA: dns;x\r\n\r\nAction: failed\r\n' }]);
    expect(codes(await read(whole(report)))).toContain('mail-report');
  });
});

describe('a message saved by Outlook', () => {
  it('words, head, attachments and a message inside', async () => {
    const inner = { subject: 'The letter', body: patient, attachments: [{ name: 'scan.txt', data: Buffer.from('words') }] };
    const file = await read(rawMsg({ subject: 'IFR request', body: 'Two papers.\r\n', attachments: [{ name: 'big.txt', data: Buffer.alloc(9000, 66) }, { message: inner }] }), 'mail.msg');
    expect([file.kind, file.read, codes(file)]).toEqual(['email', true, []]);
    expect(words(file)).toContain('Dr Nora Quill <nora.quill@nhs.example>');
    expect(words(file)).toContain('IFR Team <ifr@icb.example>');
    expect(names(file)).toEqual(['big.txt', 'The letter.msg']);
    expect(file.children[0]!.bytes.byteLength).toBe(9000);
    const within = await read(file.children[1]!.bytes, 'inner.msg');
    expect(proposed(within)).toEqual(who);
    expect(names(within)).toEqual(['scan.txt']);
  });

  it('in HTML, and in RTF plain, packed and made of HTML', async () => {
    expect(proposed(await read(rawMsg({ subject: 's', html: Buffer.from('<p>NHS number: 999 000 0018</p>') })))).toEqual({ nhsNumber: ['9990000018'] });
    const rtf = Buffer.from('{\\rtf1\\ansi NHS number: 999 000 0018\\par Date of birth: 4 June 1958\\par}', 'latin1');
    const plainRtf = Buffer.concat([header(rtf.length, 0x414c454d), rtf]);
    expect(proposed(await read(rawMsg({ subject: 's', rtf: plainRtf })))).toEqual({ nhsNumber: ['9990000018'], dateOfBirth: ['1958-06-04'] });
    expect(proposed(await read(rawMsg({ subject: 's', rtf: packed(rtf) })))).toEqual({ nhsNumber: ['9990000018'], dateOfBirth: ['1958-06-04'] });
    const html = Buffer.from('{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag64 <table><tr><td>}NHS number{\\*\\htmltag72 </td><td>}\\htmlrtf \\tab\\htmlrtf0 999 000 0018{\\*\\htmltag72 </td></tr></table>}}', 'latin1');
    expect(proposed(await read(rawMsg({ subject: 's', rtf: packed(html) })))).toEqual({ nhsNumber: ['9990000018'] });
  });

  it('an attachment that is only a link, and one that is encrypted', async () => {
    expect(codes(await read(rawMsg({ subject: 's', body: 'The papers', attachments: [{ link: 'Form.docx' }] })))).toContain('mail-papers-behind-link');
    const locked = await read(rawMsg({ subject: 's', messageClass: 'IPM.Note.SMIME', attachments: [{ name: 'smime.p7m', data: Buffer.from('3080', 'hex') }] }), 'mail.msg');
    expect([locked.read, codes(locked)]).toEqual([false, ['mail-encrypted']]);
  });

  it('a list of contents that leads in a circle is refused, not followed', async () => {
    const bytes = Buffer.from(rawMsg({ subject: 's', body: 'x', attachments: [{ name: 'big.txt', data: Buffer.alloc(9000) }] }));
    const table = (bytes.readInt32LE(76) + 1) * 512;
    const directory = bytes.readInt32LE(48);
    bytes.writeInt32LE(directory, table + 4 * directory);
    expect(codes(await read(new Uint8Array(bytes), 'mail.msg'))).toEqual(['file-damaged']);
  });

  it('nor is the chain of its small streams, whatever length the file gives it', async () => {
    for (const length of [0, 64, -1]) {
      const bytes = Buffer.from(rawMsg({ subject: 's', body: 'x' }));
      const table = (bytes.readInt32LE(76) + 1) * 512;
      const rootEntry = (bytes.readInt32LE(48) + 1) * 512;
      const start = bytes.readInt32LE(rootEntry + 116);
      bytes.writeInt32LE(start, table + 4 * start);
      bytes.writeInt32LE(length, rootEntry + 120);
      const { issues } = await read(new Uint8Array(bytes), 'mail.msg');
      expect(issues.map(({ message }) => message)).toEqual([expect.stringContaining('leads in a circle')]);
    }
  });

  it('and a list without its first entry is not taken for one that begins at the first sector', async () => {
    const bytes = Buffer.from(rawMsg({ subject: 's', body: 'x' }));
    const table = (bytes.readInt32LE(76) + 1) * 512;
    const root = (bytes.readInt32LE(48) + 1) * 512;
    bytes[root + 66] = 0xff; // what it is
    bytes.writeInt32LE(-2, root + 116); // it holds nothing
    bytes.writeInt32LE(0, table); // the first sector follows itself
    const { issues } = await read(new Uint8Array(bytes), 'mail.msg');
    expect(issues.map(({ message }) => message)).toEqual([expect.stringContaining('leads in a circle')]);
  });
});

/** Head of compressed RTF: sizes, kind, checksum (not checked). */
function header(size: number, kind: number): Buffer {
  const head = Buffer.alloc(16);
  head.writeUInt32LE(size + 12, 0);
  head.writeUInt32LE(size, 4);
  head.writeUInt32LE(kind, 8);
  return head;
}

/** RTF packed without being made shorter: its first eleven characters by reference to the dictionary that all readers share, the rest as they are. */
function packed(rtf: Buffer): Buffer {
  expect(rtf.subarray(0, 11).toString()).toBe('{\\rtf1\\ansi');
  const tokens: Buffer[] = [Buffer.from([0, 9]), ...[...rtf.subarray(11)].map((byte) => Buffer.from([byte]))];
  const out: Buffer[] = [];
  for (let i = 0; i < tokens.length; i += 8) out.push(Buffer.from([i === 0 ? 1 : 0]), ...tokens.slice(i, i + 8));
  return Buffer.concat([header(rtf.length, 0x75465a4c), ...out]);
}

describe('one budget for what lies inside', () => {
  const pool = (name: string, bytes: Uint8Array, limits: ReadLimits) => readFile(name, bytes, limits).then((file) => ({ ok: true as const, file }));
  let count = 0;
  const run = (files: { name: string; bytes: Uint8Array }[], limits: ReadLimits) => readPack(files, { read: pool, newId: () => `p${++count}`, limits });

  it('is counted over an archive in a message in an archive', async () => {
    const inner = await pack({ 'a.txt': Buffer.alloc(40_000, 65), 'b.txt': Buffer.alloc(40_000, 66) });
    const message = whole(multipart('mixed', [plainPart('x'), filePart('inner.zip', inner, 'application/zip')]));
    const outer = await pack({ 'mail.eml': message });
    const all = await run([{ name: 'outer.zip', bytes: outer }], readLimits);
    expect(all.map(({ file }) => file.name)).toEqual(['outer.zip', 'mail.eml', 'inner.zip', 'a.txt', 'b.txt']);
    const left = 60_000 + message.byteLength + inner.byteLength;
    const tight = await run([{ name: 'outer.zip', bytes: outer }], { ...readLimits, totalBytes: left });
    expect(tight.map(({ file }) => file.name)).toEqual(['outer.zip', 'mail.eml', 'inner.zip', 'a.txt']);
    expect(tight.flatMap(({ file }) => codes(file))).toContain('zip-too-large');
    const few = await run([{ name: 'outer.zip', bytes: outer }], { ...readLimits, entries: 3 });
    expect(few).toHaveLength(4);
  });

  it('two messages that are read at once do not each take all of it', async () => {
    const message = (mark: string) => whole(multipart('mixed', [plainPart('x'), ...[1, 2, 3].map((n) => filePart(`${mark}${n}.txt`, Buffer.from('words')))]));
    const all = await run([{ name: 'a.eml', bytes: message('a') }, { name: 'b.eml', bytes: message('b') }], { ...readLimits, entries: 4 });
    expect(all.map(({ file }) => file.name)).toEqual(['a.eml', 'b.eml', 'a1.txt', 'a2.txt', 'a3.txt', 'b1.txt']);
    expect(codes(all[1]!.file)).toContain('zip-too-many');
  });

  it('messages inside messages end at the limit', async () => {
    let bytes = mail(heads, patient);
    for (let i = 0; i < 12; i++) bytes = whole(multipart('mixed', [plainPart('x'), { headers: ['Content-Type: message/rfc822'], body: Buffer.from(bytes) }], `b${i}`));
    const all = await run([{ name: 'deep.eml', bytes }], readLimits);
    expect(all).toHaveLength(readLimits.nesting + 1);
    expect(codes(all.at(-1)!.file)).toContain('mail-too-deep');
    expect(judgePack(all.map(({ paperId, file }) => ({ paperId, file })), { asAt: '2026-05-01', commissioner: null }).outcome).toBe('quarantine');
  });
});
