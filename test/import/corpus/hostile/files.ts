import { bmp, gif, jpeg, png, tiff } from '../bytes/pictures.ts';
import { folder, hostile, notStopped, one, stopped } from '../entry.ts';
import { greta, idris, mabel, otto, percy, siobhan, tariq, wanda } from '../people.ts';
import { answers, facts, form, noise, outside, textForm } from './common.ts';

const any = ['accept', 'warn', 'partial', 'quarantine'] as const;
const rtf = (body: string): string => `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}${body}}`;
const rtfForm = (person: Parameters<typeof answers>[0]): string => answers(person).map(([label, value]) => `${label}: ${value}\\par\n`).join('');
const csvForm = (...rows: string[][]): string => rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\r\n');
const heads = (person: Parameters<typeof answers>[0]): string[] => answers(person).map(([label]) => label);
const values = (person: Parameters<typeof answers>[0], more = {}): string[] => answers(person, more).map(([, value]) => value);

/** Files of other kinds: empty, huge, misnamed, unreadable. */
export const files = [
  hostile('file/empty', 'An empty file, as a broken upload leaves.', () => one('form.docx', ''), { outcome: stopped, codes: ['file-empty'] }),
  hostile('file/empty-beside-a-form', 'An empty file beside a good form.', () => folder({ 'form.docx': form(otto), 'letter.pdf': '' }), { outcome: ['partial'], codes: ['file-empty'], facts: facts(otto), held: 1 }),
  hostile('file/one-byte', 'One byte.', () => one('letter.pdf', 'x'), { outcome: stopped }),
  hostile('file/noise', 'Bytes without order.', () => one('scan.dat', noise(20_000)), { outcome: stopped, codes: ['unread'] }),
  hostile('file/too-large', 'A scan of 101 MB.', () => one('scan.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(101e6)])), { outcome: ['reject'], codes: ['file-too-large'] }, { large: true }),
  hostile('file/too-large-beside-a-form', 'A scan of 101 MB beside a good form.', () => folder({ 'form.docx': form(greta), 'scan.pdf': Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(101e6)]) }), { outcome: ['partial'], codes: ['file-too-large'], facts: facts(greta), held: 1 }, { large: true }),
  hostile('file/program', 'A program called form.pdf.', () => one('form.pdf', Buffer.concat([Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), noise(800)])), { outcome: stopped, codes: ['file-program'] }),
  hostile('file/linux-program-and-script', 'Programs of other systems.', () => folder({ 'form.docx': form(tariq), 'run.sh': '#!/bin/sh\nrm -rf /\n', viewer: Buffer.concat([Buffer.from('7f454c46020101', 'hex'), noise(400)]) }), { outcome: ['partial'], facts: facts(tariq), held: 1 }),
  hostile('file/shortcut', 'A shortcut instead of the file.', () => folder({ 'form.docx': form(percy), 'letter.lnk': Buffer.concat([Buffer.from('4c0000000114020000000000c000000000000046', 'hex'), noise(200)]), 'portal.url': `[InternetShortcut]\r\nURL=http://${outside}/\r\n` }), { outcome: ['partial'], facts: facts(percy), held: 1 }),
  hostile('file/link-in-the-folder', 'A link in the folder leads to a file of this computer.', () => folder({ 'form.docx': form(wanda) }), { outcome: ['partial'], codes: ['file-is-link'], facts: facts(wanda), canary: ['root:'] }, { links: { 'letter.pdf': '/etc/passwd' } }),
  hostile('file/x-ray', 'An X-ray as DICOM: ask for the report.', () => folder({ 'form.docx': form(idris), 'xray.dcm': Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), noise(600)]) }), { outcome: ['partial'], facts: facts(idris), held: 1 }),
  hostile('file/sound', 'A dictation as a sound file.', () => folder({ 'form.docx': form(mabel), 'dictation.mp3': Buffer.concat([Buffer.from('ID3\u0003\0\0\0\0\0\u0021', 'latin1'), noise(900)]) }), { outcome: ['partial'], facts: facts(mabel), held: 1 }),
  hostile('file/winmail', 'A winmail.dat on its own.', () => one('winmail.dat', Buffer.concat([Buffer.from('789f3e22', 'hex'), noise(300)])), { outcome: stopped }),
  hostile('file/name-with-direction-marks', 'A file name that reads backwards in part.', () => folder({ 'form\u202efdp.docx': form(siobhan) }), { outcome: ['accept', 'warn'], facts: facts(siobhan), canary: ['\u202e'] }),

  hostile('image/scan-only', 'Only a photograph of the form was sent.', () => one('photo.jpg', jpeg()), { outcome: stopped }),
  hostile('image/claims-a-billion-points', 'A small PNG whose header states a billion points.', () => folder({ 'form.docx': form(otto), 'scan.png': png(8, 8, [60_000, 60_000]) }), { outcome: notStopped, facts: facts(otto) }),
  hostile('image/tiff-pages-in-a-circle', 'A TIFF whose last page leads back to its first.', () => folder({ 'form.docx': form(greta), 'scan.tif': tiff([{ width: 10, height: 10 }, { width: 10, height: 10 }], { loop: true }) }), { outcome: notStopped, facts: facts(greta) }),
  hostile('image/tiff-claims-a-huge-page', 'A TIFF that states a page of 100,000 by 100,000.', () => folder({ 'form.docx': form(tariq), 'scan.tif': tiff([{ width: 10, height: 10 }], { claimed: 100_000 }) }), { outcome: notStopped, facts: facts(tariq) }),
  hostile('image/cut-off', 'Pictures cut off in their headers.', () => folder({ 'form.docx': form(percy), 'a.png': png(20, 20).subarray(0, 20), 'b.jpg': jpeg().subarray(0, 24), 'c.tif': tiff([{ width: 9, height: 9 }]).subarray(0, 30), 'd.bmp': bmp(8, 8).subarray(0, 16), 'e.gif': gif().subarray(0, 8) }), { outcome: notStopped, facts: facts(percy) }),
  hostile('image/drawing-with-script', 'A drawing (SVG) with a script and a reference outside.', () => folder({ 'form.docx': form(wanda), 'logo.svg': `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><image href="http://${outside}/x.png"/></svg>` }), { outcome: notStopped, facts: facts(wanda) }),

  hostile('rtf-x/object-inside', 'Rich text with a program as an object.', () => one('letter.rtf', rtf(`${rtfForm(otto)}{\\object\\objemb\\objupdate{\\*\\objclass Package}{\\*\\objdata ${'4d5a90000300'.repeat(200)}}}`)), { outcome: notStopped, facts: facts(otto), absent: ['4d5a'] }),
  hostile('rtf-x/groups-without-end', 'A hundred thousand groups inside each other.', () => one('letter.rtf', `{\\rtf1 ${'{'.repeat(100_000)}x${'}'.repeat(100_000)}}`), { outcome: any }),
  hostile('rtf-x/binary-longer-than-the-file', 'A binary part states more bytes than there are.', () => one('letter.rtf', rtf(`${rtfForm(greta)}{\\pict\\bin999999999 abc}`)), { outcome: any }),
  hostile('rtf-x/cut-off', 'Rich text cut off in a control word.', () => one('letter.rtf', rtf(rtfForm(tariq)).slice(0, 240)), { outcome: any, facts: { patientName: tariq.name } }),
  hostile('rtf-x/field-that-fetches', 'A field that fetches a template.', () => one('letter.rtf', rtf(`{\\*\\template http://${outside}/t.dot}{\\field{\\*\\fldinst INCLUDEPICTURE "http://${outside}/x"}{\\fldrslt }}${rtfForm(percy)}`)), { outcome: notStopped, facts: facts(percy), absent: [outside] }),

  hostile('text-x/one-line-of-ten-megabytes', 'Ten megabytes without a line break.', () => one('dump.txt', `NHS number: ${'9 '.repeat(5e6)}`), { outcome: any }),
  hostile('text-x/zero-bytes', 'Text with zero bytes between its letters and no mark.', () => one('odd.txt', Buffer.from(textForm(otto), 'utf16le')), { outcome: any }),
  hostile('text-x/broken-utf-8', 'UTF-8 with broken sequences in it.', () => one('odd.txt', Buffer.concat([Buffer.from(`${textForm(greta)}\nNote: `), Buffer.from([0xc3, 0x28, 0xff, 0xfe, 0xe2, 0x82]), Buffer.from('\n')])), { outcome: notStopped, facts: { nhsNumber: greta.nhs, dateOfBirth: greta.birth } }),
  hostile('text-x/escape-sequences', 'Terminal escape sequences and bells in the text.', () => one('odd.txt', `\u001b[2J\u001b]0;title\u0007${textForm(tariq)}`), { outcome: any }),
  hostile('html-x/scripts', 'A web page with scripts, frames and remote pictures.', () => one('page.html', `<html><body><script>fetch("http://${outside}")</script><iframe src="http://${outside}"></iframe>${textForm(percy).split('\n').map((line) => `<p>${line}</p>`).join('')}<img src=http://${outside}/x onerror=alert(1)></body></html>`), { outcome: notStopped, facts: facts(percy), absent: ['fetch'] }),
  hostile('html-x/nested-a-hundred-thousand-deep', 'Boxes inside boxes without end.', () => one('page.html', `<html><body>${'<div>'.repeat(100_000)}x${'</div>'.repeat(100_000)}</body></html>`), { outcome: any }),
  hostile('html-x/unclosed-everything', 'Tags that never close and attributes without end.', () => one('page.html', `<html><body><table><tr><td>Patient name<td>${wanda.name}<tr><td>NHS number<td>${wanda.nhs}<p class="${'x'.repeat(100_000)}`), { outcome: any }),

  hostile('csv-x/formulas', 'Cells that a spreadsheet would run: kept as words.', () => one('export.csv', csvForm(heads(otto), values(otto, { Diagnosis: `=cmd|'/c calc'!A1`, 'Treatment requested': '@SUM(1+1)*cmd' }))), { outcome: notStopped, facts: { nhsNumber: otto.nhs, patientName: otto.name } }),
  hostile('csv-x/quote-that-never-closes', 'A quote that never closes swallows the rest.', () => one('export.csv', `${heads(greta).join(',')}\r\n"${values(greta).join(',')}\r\n${'row,row,row\r\n'.repeat(2000)}`), { outcome: any }),
  hostile('csv-x/two-columns-of-one-heading', 'Two columns are called NHS Number and differ.', () => one('export.csv', csvForm([...heads(tariq), 'NHS number'], [...values(tariq), percy.nhs])), { outcome: any }),
  hostile('csv-x/rows-of-other-lengths', 'Rows shorter and longer than the headings.', () => one('export.csv', `${heads(percy).join(',')}\r\n${values(percy).map((text) => `"${text}"`).join(',')}\r\nonly one\r\n${'a,'.repeat(50)}`), { outcome: any }),
  hostile('csv-x/no-headings', 'An export without headings: nothing may be guessed.', () => one('export.csv', csvForm(values(wanda))), { outcome: any, absent: ['diagnosis', 'requesterName'] }),
  hostile('csv-x/fifty-thousand-rows', 'A whole register was exported.', () => one('export.csv', csvForm(['NHS number', 'Patient name'], ...Array.from({ length: 50_000 }, (_, index) => [String(index), `Person ${index}`]))), { outcome: any }),
  hostile('csv-x/wrong-number-in-one-row', 'One of two rows has a wrong NHS number: that row is marked, the other stands.', () => one('export.csv', csvForm(heads(idris), values(idris), values(mabel, { 'NHS number': '999 000 0019' }))), { outcome: notStopped, codes: ['nhs-number-check-digit'], canary: ['999 000 0019', '9990000019'] }),
];
