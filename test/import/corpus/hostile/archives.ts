import { deflateRawSync } from 'node:zlib';
import { zip, type ZipPart } from '../bytes/zip.ts';
import { folder, hostile, notStopped, one, stopped, type CorpusFile } from '../entry.ts';
import { greta, idris, otto, percy, tariq, wanda } from '../people.ts';
import { facts, form, noise } from './common.ts';

const partial = ['partial'] as const;
const zeros = (bytes: number): Buffer => Buffer.alloc(bytes);
const withForm = (...parts: readonly ZipPart[]): Promise<readonly CorpusFile[]> => one('pack.zip', zip([{ name: 'form.docx', data: form(otto) }, ...parts]));
const kernel = noise(2e5);
const deep = (levels: number): Buffer => (levels === 0 ? Buffer.from(form(greta)) : zip([{ name: levels === 1 ? 'form.docx' : `level${levels}.zip`, data: deep(levels - 1) }]));

/** Archives that lie, burst or are broken. */
export const archives = [
  hostile('zip/bomb', 'A small archive that unpacks to 60 MB of nothing, beside a good form.', () => withForm({ name: 'scan.pdf', data: zeros(60e6) }), { outcome: partial, codes: ['zip-bomb|zip-too-large'], facts: facts(otto), held: 1 }, { large: true }),
  hostile('zip/bomb-in-an-inner-zip', 'The burst is one archive further in.', () => withForm({ name: 'letters.zip', data: zip([{ name: 'a.pdf', data: zeros(60e6) }]) }), { outcome: partial, codes: ['zip-bomb|zip-too-large'], facts: facts(otto) }, { large: true }),
  hostile('zip/many-names-for-one-body', 'Hundreds of names point to one body, so that small bytes count many times.', () => withForm({ name: 'kernel.txt', data: kernel }, ...Array.from({ length: 900 }, (_, index) => ({ name: `kernel${index}.txt`, data: kernel, sameAs: 1 }))), { outcome: ['accept', 'warn', 'partial', 'quarantine'] }, { large: true }),
  hostile('zip/archives-six-deep', 'Archive in archive in archive.', () => one('deep.zip', deep(6)), { outcome: ['partial', 'quarantine'], codes: ['zip-too-deep'] }),
  hostile('zip/climbs-out', 'A name that climbs out of the folder.', () => one('pack.zip', zip([{ name: '../../../form.docx', data: form(otto) }])), { outcome: ['warn'], codes: ['zip-unsafe-name'], facts: facts(otto) }),
  hostile('zip/absolute-name', 'A name from the root of the disk.', () => one('pack.zip', zip([{ name: '/etc/cron.d/form.docx', data: form(tariq) }])), { outcome: ['warn'], codes: ['zip-unsafe-name'], facts: facts(tariq) }),
  hostile('zip/windows-path', 'A name with a drive and backslashes.', () => one('pack.zip', zip([{ name: 'C:\\Windows\\..\\form.docx', data: form(greta) }])), { outcome: ['warn'], codes: ['zip-unsafe-name'], facts: facts(greta) }),
  hostile('zip/backslashes', 'Made by an old program: backslashes between folders. Nothing unsafe in it, but many readers stumble.', () => one('pack.zip', zip([{ name: 'Letters\\form.docx', data: form(percy) }])), { outcome: ['accept', 'warn'], facts: facts(percy) }),
  hostile('zip/name-with-a-zero-byte', 'A zero byte in the name hides its ending.', () => one('pack.zip', zip([{ name: Buffer.from('form.docx\0.exe'), data: form(wanda) }])), { outcome: ['warn', 'accept'], facts: facts(wanda) }),
  hostile('zip/name-that-reads-backwards', 'A direction mark makes “exe.docx” of what ends otherwise.', () => withForm({ name: 'letter\u202excod.exe', data: Buffer.concat([Buffer.from('MZ'), zeros(200)]) }), { outcome: partial, facts: facts(otto), codes: ['file-program'], canary: ['\u202e'] }),
  hostile('zip/reserved-names', 'Names that Windows keeps for devices.', () => one('pack.zip', zip([{ name: 'CON.docx', data: form(idris) }, { name: 'aux/nul.txt', data: 'note' }])), { outcome: notStopped, facts: facts(idris) }),
  hostile('zip/very-long-name', 'A name of 60,000 letters.', () => withForm({ name: `${'a'.repeat(60_000)}.txt`, data: 'x' }), { outcome: notStopped, facts: facts(otto) }),
  hostile('zip/1200-files', 'More files than a pack may hold.', () => withForm(...Array.from({ length: 1200 }, (_, index) => ({ name: `note${index}.txt`, data: `note ${index}` }))), { outcome: partial, codes: ['zip-too-many'], facts: facts(otto) }),
  hostile('zip/one-paper-protected', 'One of the papers is protected by a password.', () => withForm({ name: 'letter.docx', data: form(otto), password: 'secret' }), { outcome: partial, codes: ['zip-entry-encrypted'], facts: facts(otto), held: 1 }),
  hostile('zip/all-protected', 'The whole archive is protected, as policies ask for; the password comes in another mail.', () => one('secure.zip', zip([{ name: 'form.docx', data: form(greta), password: 'Winter26' }])), { outcome: stopped, codes: ['zip-entry-encrypted|file-encrypted'] }),
  hostile('zip/password-given', 'The same with the password.', () => one('secure.zip', zip([{ name: 'form.docx', data: form(greta), password: 'Winter26' }])), { outcome: ['accept', 'warn'], facts: facts(greta) }, { password: 'Winter26' }),
  hostile('zip/aes-protected', 'Protected with AES by 7-Zip.', () => one('secure.zip', zip([{ name: 'form.docx', data: form(tariq), password: 'Spring26', aes: true }])), { outcome: stopped, codes: ['zip-entry-encrypted|file-encrypted'] }),
  hostile('zip/aes-password-given', 'The same with the password.', () => one('secure.zip', zip([{ name: 'form.docx', data: form(tariq), password: 'Spring26', aes: true }])), { outcome: ['accept', 'warn'], facts: facts(tariq) }, { password: 'Spring26' }),
  hostile('zip/wrong-password', 'A password that does not fit.', () => one('secure.zip', zip([{ name: 'form.docx', data: form(tariq), password: 'Spring26', aes: true }])), { outcome: stopped, codes: ['zip-password-wrong'], canary: ['Autumn99'] }, { password: 'Autumn99' }),
  hostile('zip/wrong-checksum', 'One paper is damaged: its checksum does not agree.', () => withForm({ name: 'letter.docx', data: form(otto), crc: 0x12345678 }), { outcome: partial, codes: ['zip-entry-damaged'], facts: facts(otto), held: 1 }),
  hostile('zip/cut-off', 'The download broke off.', () => one('pack.zip', zip([{ name: 'form.docx', data: form(otto) }, { name: 'b.bin', data: noise(4000) }]).subarray(0, 2000)), { outcome: ['quarantine', 'partial'], codes: ['file-damaged|zip-cut-off'] }),
  hostile('zip/states-a-smaller-size', 'The headers state 10 bytes; 5 MB come out.', () => withForm({ name: 'letter.txt', data: zeros(10), packed: deflateRawSync(zeros(5e6)), size: 10 }), { outcome: partial, codes: ['zip-entry-damaged|zip-bomb'], facts: facts(otto) }),
  hostile('zip/link-inside', 'A member that is a link to a file of the computer.', () => withForm({ name: 'letter.pdf', data: '/etc/passwd', mode: 0o120777 }), { outcome: notStopped, facts: facts(otto), canary: ['root:'] }),
  hostile('zip/two-of-one-name', 'Two papers of one name: both are kept.', () => one('pack.zip', zip([{ name: 'form.docx', data: form(otto) }, { name: 'form.docx', data: form(otto, { 'NHS number': null, Urgency: 'Routine' }) }])), { outcome: ['accept', 'warn'], codes: ['zip-same-name'] }),
  hostile('zip/empty', 'An archive with nothing in it.', () => one('pack.zip', zip([])), { outcome: stopped, codes: ['zip-empty'] }),
  hostile('zip/folders-only', 'An archive of empty folders.', () => one('pack.zip', zip([{ name: 'Letters/', data: '', stored: true }, { name: 'Forms/', data: '', stored: true }])), { outcome: stopped, codes: ['zip-empty'] }),
  hostile('zip/comment-with-a-second-end', 'A comment that looks like a second end of the archive.', () => one('pack.zip', zip([{ name: 'form.docx', data: form(otto) }], { comment: `PK\u0005\u0006${'\0'.repeat(18)}` })), { outcome: ['accept', 'warn', 'quarantine'] }),
  hostile('zip/unknown-packing', 'One paper is packed with a method that nobody else knows.', () => withForm({ name: 'letter.txt', data: 'words', method: 97, packed: Buffer.from('words') }), { outcome: partial, codes: ['zip-entry-damaged|zip-entry-method'], facts: facts(otto), held: 1 }),
  hostile('zip/count-that-lies', 'The end states five papers where there is one.', () => { const bytes = zip([{ name: 'form.docx', data: form(otto) }]); bytes.writeUInt16LE(5, bytes.length - 14); bytes.writeUInt16LE(5, bytes.length - 12); return one('pack.zip', bytes); }, { outcome: ['accept', 'warn', 'partial', 'quarantine'] }),
  hostile('zip/directory-out-of-the-file', 'The directory is said to lie behind the end of the file.', () => { const bytes = zip([{ name: 'form.docx', data: form(otto) }]); bytes.writeUInt32LE(0xfffffff0, bytes.length - 6); return one('pack.zip', bytes); }, { outcome: ['quarantine', 'partial'], codes: ['file-damaged|zip-cut-off'] }),
  hostile('archive/rar', 'An archive of another kind.', () => one('pack.rar', Buffer.concat([Buffer.from('526172211a070100', 'hex'), noise(600)])), { outcome: stopped }),
  hostile('archive/7z', 'An archive of 7-Zip’s own kind.', () => one('pack.7z', Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), noise(600)])), { outcome: stopped }),
  hostile('archive/seven-zip-beside-a-form', 'An archive that cannot be opened, beside a good form.', () => folder({ 'form.docx': form(percy), 'letters.7z': Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), noise(600)]) }), { outcome: partial, facts: facts(percy), held: 1 }),
  hostile('archive/gzip', 'A tar.gz from a Unix system.', () => one('pack.tar.gz', Buffer.concat([Buffer.from('1f8b0800000000000003', 'hex'), noise(400)])), { outcome: stopped }),
];
