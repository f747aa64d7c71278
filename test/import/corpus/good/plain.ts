import { good, one } from '../entry.ts';
import { consultant, greta, idris, inWords, mabel, otto, percy, rheumatologist, short, siobhan, slashed, spaced, tariq, wanda, type Person } from '../people.ts';

const answers = (person: Person): [string, string][] => [['Patient name', person.name], ['NHS number', spaced(person.nhs)], ['Date of birth', slashed(person.birth)], ['Diagnosis', 'Non-union of the left tibia'], ['Treatment requested', 'Exogen'], ['Requesting clinician', consultant.name]];
const listed = (person: Person, end = '\n'): string => answers(person).map(([label, value]) => `${label}: ${value}`).join(end);
const all = (person: Person) => ({ patientName: person.name, nhsNumber: person.nhs, dateOfBirth: person.birth, diagnosis: 'Non-union of the left tibia', intervention: 'Exogen', requesterName: consultant.name });
const windows = (text: string): Buffer => Buffer.from(text.replaceAll('’', '\u0092').replaceAll('–', '\u0096').replaceAll('£', '\u00a3'), 'latin1');

/** RTF text: letters beyond ASCII as the code page or as Unicode. */
const rtf = (text: string, unicode = false): string => [...text].map((char) => {
  const code = char.charCodeAt(0);
  if ('\\{}'.includes(char)) return `\\${char}`;
  if (code < 127) return char;
  if (unicode) return `\\u${code}?`;
  return char === '’' ? '\\\'92' : `\\'${code.toString(16)}`;
}).join('');
const rtfRow = (cells: readonly string[], unicode = false): string => `\\trowd\\trgaph108${cells.map((_, index) => `\\clbrdrt\\brdrs\\cellx${(index + 1) * 4000}`).join('')}\\pard\\intbl ${cells.map((text) => `${rtf(text, unicode)}\\cell`).join(' ')}\\row\n`;
const rtfFile = (body: string): Buffer => Buffer.from(`{\\rtf1\\ansi\\ansicpg1252\\deff0\\deflang2057{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\fnil Symbol;}}{\\colortbl;\\red0\\green0\\blue0;}{\\stylesheet{\\s0 Normal;}}{\\info{\\title Referral}{\\author System}}{\\*\\generator Clinical system 7;}\\f0\\fs20 ${body}}`, 'latin1');

/** Plain text, rich text and web pages. */
export const plain = [
  good('text/utf-8-with-mark', 'Saved from Notepad as UTF-8, with its mark at the beginning.', () => one('request.txt', `\ufeff${listed(siobhan, '\r\n')}\r\n`), all(siobhan)),
  good('text/windows-1252', 'Saved by an older program in Windows-1252.', () => one('request.txt', windows(listed(siobhan, '\r\n'))), all(siobhan)),
  good('text/utf-16-little', 'Notepad’s “Unicode”.', () => one('request.txt', Buffer.from(`\ufeff${listed(greta, '\r\n')}`, 'utf16le')), all(greta)),
  good('text/utf-16-big', 'Unicode as a mainframe writes it.', () => one('request.txt', Buffer.from(`\ufeff${listed(tariq, '\r\n')}`, 'utf16le').swap16()), all(tariq)),
  good('text/old-mac-lines', 'Lines end with a carriage return only.', () => one('request.txt', listed(otto, '\r')), all(otto)),
  good('text/label-column', 'A fixed-width print of a portal: labels and answers in columns of spaces.', () => one('print.txt', `INDIVIDUAL FUNDING REQUEST                        Printed 04/05/2026\n\n${answers(percy).map(([label, value]) => `${label.padEnd(30)}${value}`).join('\n')}\n`), all(percy)),
  good('text/answers-on-the-next-line', 'A form pasted out of a web page: each answer on the line below its question.', () => one('pasted.txt', answers(wanda).map(([label, value]) => `${label}\n${value}\n`).join('\n')), all(wanda)),
  good('text/gp-record', 'A record printed to a text file by a GP system.', () => one('record.txt', [`${idris.practice}`, '', `Patient Name : ${idris.name}`, `D.O.B.       : ${short(idris.birth)}`, `NHS No.      : ${spaced(idris.nhs)}`, `Usual GP     : ${idris.gp}`, '', 'Active problems:', '  12-Jan-2026 Delayed union of fracture', 'Repeat medication:', '  Paracetamol 500 mg tablets'].join('\r\n')),
    { patientName: idris.name, nhsNumber: idris.nhs, dateOfBirth: idris.birth, gpName: idris.gp }),

  good('rtf/gp-letter', 'GP systems write their letters as rich text, with the answers in a table.', () => one('referral.rtf', rtfFile(`\\b Referral letter\\b0\\par\n${answers(siobhan).map((cells) => rtfRow(cells)).join('')}\\pard\\par Yours sincerely\\par`)), all(siobhan)),
  good('rtf/unicode-letters', 'Letters beyond the code page stand as Unicode with a stand-in.', () => one('referral.rtf', rtfFile(`\\uc1 ${answers(siobhan).map(([label, value]) => `{\\b ${rtf(label, true)}:} ${rtf(value, true)}\\par\n`).join('')}`)), all(siobhan)),
  good('rtf/form-fields', 'A form with text fields, saved as rich text.', () => one('form.rtf', rtfFile(answers(mabel).map(([label, value], index) => `${label}: {\\field{\\*\\fldinst{ FORMTEXT {\\*\\formfield{\\fftype0\\ffname Text${index}}}}}{\\fldrslt ${rtf(value)}}}\\par\n`).join(''))), all(mabel)),
  good('rtf/hidden-and-deleted', 'Text hidden and text deleted with changes tracked is not part of what was sent.', () => one('hidden.rtf', rtfFile(`${answers(otto).map(([label, value]) => `${label}: ${rtf(value)}\\par\n`).join('')}{\\v Date of death: 01/01/2020\\par}{\\deleted Hospital number: ZZ00001\\par}`)), all(otto), { absent: ['deathDate', 'ZZ00001'] }),
  good('rtf/with-picture', 'A letterhead as a picture inside the rich text, long before the words.', () => one('logo.rtf', rtfFile(`{\\pict\\pngblip\\picw100\\pich100 ${'89504e470d0a1a0a'.repeat(2000)}}\\par ${answers(tariq).map(([label, value]) => `${label}:\\tab ${rtf(value)}\\par\n`).join('')}`)), all(tariq)),
  good('rtf/named-doc', 'Rich text with the ending .doc, as GP systems name it.', () => one('letter.doc', rtfFile(answers(greta).map(([label, value]) => `${label}: ${rtf(value)}\\par\n`).join(''))), all(greta), { codes: ['file-misnamed'] }),

  good('html/definition-list', 'A portal page saved from the browser: a list of terms and answers.', () => one('request.html', `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>IFR</title></head><body><nav><a href="/">Home</a></nav><h1>Request</h1><dl>${answers(siobhan).map(([label, value]) => `<dt>${label}</dt><dd>${value.replace('’', '&rsquo;').replace('á', '&aacute;')}</dd>`).join('')}</dl></body></html>`), all(siobhan)),
  good('html/table', 'A portal page as a table with headings at the left.', () => one('request.htm', `<html><body><table>${answers(percy).map(([label, value]) => `<tr><th scope="row">${label}</th><td>${value}</td></tr>`).join('\n')}</table></body></html>`), all(percy)),
  good('html/windows-1252', 'A page that says in its head that it is Windows-1252.', () => one('page.html', windows(`<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"></head><body>${answers(siobhan).map(([label, value]) => `<p>${label}: ${value}</p>`).join('')}</body></html>`)), all(siobhan)),
  good('html/filled-form', 'A page saved with its form filled in: the answers are values of the fields.', () => one('form.html', `<html><body><form>${answers(wanda).map(([label, value], index) => `<p><label for="f${index}">${label}</label> <input id="f${index}" value="${value}"></p>`).join('')}<p>Patient consent <input type="radio" name="c" checked> Yes <input type="radio" name="c"> No</p></form></body></html>`), all(wanda)),
  good('html/web-archive', 'A page saved by the browser as one file (.mht).', () => one('request.mht', ['From: <Saved by Browser>', 'Subject: Request', 'MIME-Version: 1.0', 'Content-Type: multipart/related; type="text/html"; boundary="----page"', '', '------page', 'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', 'Content-Location: https://portal.example.nhs.uk/request', '', `<html><body><table>${answers(mabel).map(([label, value]) => `<tr><td>${label}</td><td>${value}</td></tr>`).join('=\r\n')}</table></body></html>`, '------page--', ''].join('\r\n')), all(mabel)),
  good('html/grid-of-boxes', 'A modern portal: questions and answers are boxes, without a table.', () => one('portal.html', `<html><body><main>${answers(greta).map(([label, value]) => `<div class="row"><div class="key">${label}</div><div class="value">${value}</div></div>`).join('')}</main><footer>Printed ${inWords('2026-05-04')} by ${rheumatologist.name}</footer></body></html>`), all(greta)),
];
