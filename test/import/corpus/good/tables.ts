import { good, one } from '../entry.ts';
import { consultant, greta, idris, otto, percy, siobhan, slashed, spaced, tariq, wanda, type Person } from '../people.ts';

const heads = ['NHS Number', 'Patient Name', 'Date of Birth', 'Diagnosis', 'Treatment Requested', 'Requesting Clinician'];
const cells = (person: Person, treatment = 'Exogen'): string[] => [spaced(person.nhs), person.name, slashed(person.birth), 'Non-union of the left tibia', treatment, consultant.name];
const all = (person: Person, treatment = 'Exogen') => ({ patientName: person.name, nhsNumber: person.nhs, dateOfBirth: person.birth, diagnosis: 'Non-union of the left tibia', intervention: treatment, requesterName: consultant.name });
const csv = (rows: readonly (readonly string[])[], comma = ',', end = '\r\n'): string => rows.map((row) => row.map((text) => (/[",;\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(comma)).join(end) + end;

/** Exports of portals as tables of text. */
export const tables = [
  good('csv/one-request', 'An export of one request from a portal.', () => one('export.csv', csv([heads, cells(otto)])), all(otto)),
  good('csv/three-requests', 'The week’s export: three requests of three patients, each a case of its own.', () => one('week.csv', csv([heads, cells(greta), cells(tariq), cells(percy)])), undefined, { cases: [all(greta), all(tariq), all(percy)], noCodes: ['two-patients'] }),
  good('csv/semicolons', 'Saved by a spreadsheet set to another country: semicolons.', () => one('export.csv', csv([heads, cells(wanda)], ';')), all(wanda)),
  good('csv/tabs', 'Values set apart by tabs.', () => one('export.tsv', csv([heads, cells(idris)], '\t')), all(idris)),
  good('csv/windows-1252', 'Saved by a spreadsheet as plain “CSV”: Windows-1252.', () => one('export.csv', Buffer.from(csv([heads, cells(siobhan)]).replaceAll('’', '\u0092'), 'latin1')), all(siobhan)),
  good('csv/lines-and-commas-in-values', 'Long answers hold commas, quotes and line breaks.', () => one('export.csv', `\ufeff${csv([[...heads, 'Exceptionality'], [...cells(otto, 'Exogen, "daily", 20 minutes'), 'First line, with a comma.\nSecond line with "quotes".']])}`), { ...all(otto), intervention: '~Exogen, "daily"', clinicianCase: '~Second line' }),
  good('csv/question-and-answer', 'A form exported as two columns, a question and its answer in each row.', () => one('answers.csv', csv([['Question', 'Answer'], ...heads.map((head, index) => [head, cells(greta)[index]!])])), all(greta)),
  good('csv/title-lines-first', 'Two lines of title stand before the headings.', () => one('report.csv', csv([['IFR extract', '', '', '', '', ''], ['Run 04/05/2026', '', '', '', '', ''], heads, cells(percy)])), all(percy)),
  good('csv/excel-separator-line', 'A first line tells the spreadsheet which separator is used.', () => one('export.csv', `sep=;\r\n${csv([heads, cells(tariq)], ';')}`), all(tariq)),
  good('csv/number-without-its-zero-format', 'Numbers are quoted with an apostrophe or equals sign, so that a spreadsheet keeps them as text.', () => one('export.csv', csv([heads, ['=\"' + wanda.nhs + '\"', ...cells(wanda).slice(1)]])), { patientName: wanda.name, dateOfBirth: wanda.birth, requesterName: consultant.name, intervention: 'Exogen' }, { absent: ['='] }),
];
