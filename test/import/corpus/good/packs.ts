import { attached, mail, multipart, part, text } from '../bytes/mime.ts';
import { docx, grid } from '../bytes/ooxml.ts';
import { lines, simplePdf } from '../bytes/pdf.ts';
import { bmp, gif, jpeg, png, tiff } from '../bytes/pictures.ts';
import { zip } from '../bytes/zip.ts';
import { folder, good, notStopped, one } from '../entry.ts';
import { consultant, greta, idris, mabel, otto, percy, short, siobhan, slashed, spaced, tariq, wanda, type Person } from '../people.ts';

const form = (person: Person): Uint8Array => docx(grid(['Patient’s full name', person.name], ['NHS No.', spaced(person.nhs)], ['D.O.B.', slashed(person.birth)], ['Treatment requested', 'Exogen'], ['Patient consent', 'Yes'], ['Requesting clinician', consultant.name]));
const letter = (person: Person): Uint8Array => simplePdf([lines([`Patient name: ${person.name}`, `NHS number: ${person.nhs}`, `DOB: ${short(person.birth)}`, 'Diagnosis: Non-union of the left tibia'])]);
const of = (person: Person) => ({ patientName: person.name, nhsNumber: person.nhs, dateOfBirth: person.birth, intervention: 'Exogen', consentGiven: 'yes', requesterName: consultant.name });
const both = (person: Person) => ({ ...of(person), diagnosis: 'Non-union of the left tibia' });
const noAlarm = { noCodes: ['two-patients', 'same-number-other-name', 'same-number-other-birth', 'two-forms'] };

/** Packs: several papers in a folder, an archive, or one in the other. */
export const packs = [
  good('pack/folder-with-form-letter-and-scan', 'A folder with a form, a letter and scans.', () => folder({ 'form.docx': form(otto), 'letter.pdf': letter(otto), 'consent.tif': tiff([{ width: 40, height: 50 }, { width: 40, height: 50 }]), 'xray.jpg': jpeg() }), both(otto), { ...noAlarm, outcome: notStopped }),
  good('pack/pictures-of-every-kind', 'Photographs and scans as phones, copiers and old programs save them.', () => folder({ 'form.docx': form(greta), 'a.png': png(20, 20), 'b.bmp': bmp(10, 10), 'c.gif': gif(), 'd.tiff': tiff([{ width: 20, height: 20 }], { big: true }) }), of(greta), { ...noAlarm, outcome: notStopped }),
  good('pack/zip', 'A pack zipped by Windows.', () => one('IFR pack.zip', zip([{ name: 'form.docx', data: form(tariq) }, { name: 'Letters/', data: '', stored: true }, { name: 'Letters/clinic letter.pdf', data: letter(tariq) }])), both(tariq), noAlarm),
  good('pack/zip-by-a-mac', 'A pack zipped by a Mac: every file has a shadow, and the folders a hidden store.', () => one('Archive.zip', zip([{ name: 'IFR/form.docx', data: form(siobhan) }, { name: '__MACOSX/IFR/._form.docx', data: Buffer.from('0005160700020000', 'hex') }, { name: 'IFR/.DS_Store', data: Buffer.alloc(64) }, { name: 'IFR/letter.pdf', data: letter(siobhan) }, { name: '__MACOSX/IFR/._letter.pdf', data: Buffer.from('0005160700020000', 'hex') }])), both(siobhan), { ...noAlarm, noCodes: [...noAlarm.noCodes, 'nothing-read', 'same-paper-twice'] }),
  good('pack/zip-in-a-zip', 'The practice zipped what the hospital had zipped.', () => one('outer.zip', zip([{ name: 'inner.zip', data: zip([{ name: 'form.docx', data: form(percy) }]) }, { name: 'letter.pdf', data: letter(percy) }])), both(percy), noAlarm),
  good('pack/zip-streamed', 'A zip written by a web server: sizes and checksums follow the data.', () => one('download.zip', zip([{ name: 'form.docx', data: form(wanda), descriptor: true }, { name: 'letter.pdf', data: letter(wanda), descriptor: true }])), both(wanda), noAlarm),
  good('pack/zip-with-old-names', 'File names in the code page of DOS.', () => one('names.zip', zip([{ name: Buffer.concat([Buffer.from('Patientenbl'), Buffer.from([0x84]), Buffer.from('tter.docx')]), data: form(idris) }])), of(idris), noAlarm),
  good('pack/zip-behind-a-program', 'A self-extracting archive was sent; it is read as the archive that it holds, or held as a program.', () => folder({ 'pack.exe': zip([{ name: 'letter.pdf', data: letter(mabel) }], { before: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(510, 0x90)]) }), 'form.docx': form(mabel) }), of(mabel), { outcome: notStopped }),
  good('pack/folders-in-folders', 'A folder with a folder for each kind of paper.', () => folder({ '1 Form/form.docx': form(otto), '2 Letters/2025/letter.pdf': letter(otto), 'Thumbs.db': 'x', 'desktop.ini': '[.ShellClassInfo]' }), both(otto), noAlarm),
  good('pack/same-paper-twice', 'The letter was put in twice under two names.', () => folder({ 'form.docx': form(greta), 'letter.pdf': letter(greta), 'letter (1).pdf': letter(greta) }), both(greta), { ...noAlarm, codes: ['same-paper-twice'] }),
  good('pack/sixty-letters', 'A long history: sixty letters beside the form.', () => folder({ 'form.docx': form(tariq), ...Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`letter ${String(index + 1).padStart(2, '0')}.pdf`, simplePdf([lines([`Patient name: ${tariq.name}`, `NHS number: ${tariq.nhs}`, `Date of birth: ${slashed(tariq.birth)}`, `Clinic visit ${index + 1}`])])])) }), of(tariq), noAlarm),
  good('pack/mail-and-its-attachment-beside-it', 'The mail and its attachment were both dragged into the folder.', () => folder({ 'mail.eml': mail(multipart('mixed', 'm', [part(text('Form attached.')), attached('form.docx', form(percy))])), 'form.docx': form(percy) }), of(percy), { ...noAlarm, codes: ['same-paper-twice'] }),
  good('pack/names-written-in-other-ways', 'One patient, written as “HOLMWOOD, Greta (Mrs)”, “Mrs G Holmwood” and “Greta Holmwood”.', () => folder({ 'form.docx': form(greta), 'a.pdf': simplePdf([lines([`Patient name: HOLMWOOD, Greta (Mrs)`, `NHS number: ${greta.nhs}`, `DOB: ${short(greta.birth)}`])]), 'b.pdf': simplePdf([lines([`Patient name: Mrs G Holmwood`, `NHS number: ${spaced(greta.nhs)}`])]) }), { nhsNumber: greta.nhs, dateOfBirth: greta.birth }, noAlarm),
  good('pack/pdf-named-docx', 'A PDF that somebody renamed: read as what it is.', () => one('form.docx', simplePdf([lines([`Patient name: ${wanda.name}`, `NHS number: ${spaced(wanda.nhs)}`, `DOB: ${slashed(wanda.birth)}`, 'Treatment requested: Exogen'])])), { patientName: wanda.name, nhsNumber: wanda.nhs, dateOfBirth: wanda.birth, intervention: 'Exogen' }, { codes: ['file-misnamed'] }),
  good('pack/without-endings', 'Files that lost their endings on the way.', () => folder({ form: form(idris), letter: letter(idris) }), both(idris), noAlarm),
];
