import { folder, good, one } from '../entry.ts';
import { docx, grid, heading, para, paras } from '../bytes/ooxml.ts';
import { kit } from '../bytes/kit.ts';
import { at, simplePdf } from '../bytes/pdf.ts';
import { consultant, greta, idris, inWords, mabel, otto, percy, rheumatologist, short, siobhan, slashed, spaced, tariq, wanda, type Person } from '../people.ts';

const head = (doc: PDFKit.PDFDocument, trust: string) => doc.fontSize(9).text(`${trust}\nOrthopaedic Outpatients, Level 2\nNorthmoor ZZ1 9ZZ\nTel: 01632 960900`, { align: 'right' }).moveDown();
const prose = 'I reviewed this patient in clinic today. The fracture was sustained in a fall from a ladder. Serial radiographs show no progress towards union over six months. I have discussed the options and would be grateful for funding of Exogen.';

/** Two columns of text at the given lines. */
const columns = (left: readonly string[], right: readonly string[]): string => left.map((text, index) => at(50, 780 - index * 16, text)).join('') + right.map((text, index) => at(310, 780 - index * 16, text)).join('');

/** A print of a GP record. */
const emis = (person: Person): string => [
  `${person.practice.toUpperCase()}`, 'Patient summary printed 04-May-2026 10:12', '',
  `Patient Name:   ${person.family.toUpperCase()}, ${person.given} (Mr)`, `Date of Birth:  ${short(person.birth)}   (Age: 76y)   Gender: Male`, `NHS Number:     ${spaced(person.nhs)}`, `Usual GP:       ${person.gp}`, `Address:        ${person.address}, ${person.postcode}`, '',
  'Problems', '  Active', '    12-Jan-2026  Osteoarthritis of hip', '    03-Mar-2019  Essential hypertension', '  Past', '    02-Feb-1999  Appendicectomy', '',
  'Consultations', '  20-Apr-2026  Surgery consultation   Right hip pain, tried physiotherapy, no benefit.', '',
  'Medication', '  Paracetamol 500 mg tablets  2 four times a day', '  Amlodipine 5 mg tablets  1 daily',
].join('\n');

/** Letters and records that come with or instead of a form. */
export const letters = [
  good('letter/word-clinic-letter', 'A clinic letter in Word with the patient in a block at the top.', () => one('Clinic letter.docx', docx([
    paras('Northmoor Hospitals NHS Foundation Trust\nDepartment of Orthopaedics'), para('Our ref: RA/jt/M402771'), para('4 May 2026'), para(`Patient name: ${otto.name}`), para(`DOB: ${slashed(otto.birth)}`), para(`NHS No: ${spaced(otto.nhs)}`), para(`Hospital No: ${otto.hospital}`),
    para('Dear Panel'), para('Diagnosis: Non-union of the left tibia'), para(prose), para('Yours sincerely'), para(consultant.name), para(consultant.role),
  ].join(''))), { patientName: otto.name, dateOfBirth: otto.birth, nhsNumber: otto.nhs, hospitalNumber: otto.hospital, diagnosis: 'Non-union of the left tibia' }),
  good('letter/word-re-line', 'The patient stands in one bold line that begins with “Re:”.', () => one('letter.docx', docx([paras('1 May 2026\nDear Colleagues'), para(`Re: Mrs ${greta.name}, DOB ${slashed(greta.birth)}, NHS No ${spaced(greta.nhs)}`), para(prose), para(`Yours sincerely\n${consultant.name}`)].join(''))),
  { dateOfBirth: greta.birth, nhsNumber: greta.nhs }),
  good('letter/pdf-clinic-letter', 'A dictated letter with the address at the right and the patient in a block.', () => one('letter.pdf', kit((doc) => {
    head(doc, consultant.organisation);
    doc.fontSize(10).text(['Date: 28 April 2026', '', `Patient: ${tariq.name}`, `Date of birth: ${inWords(tariq.birth)}`, `NHS number: ${spaced(tariq.nhs)}`, `Address: ${tariq.address}, ${tariq.postcode}`, '', 'Dear IFR team,', '', 'Diagnosis: Delayed union of the right scaphoid', '', prose, '', 'Yours faithfully,', '', consultant.name, consultant.role].join('\n'));
  })), { patientName: tariq.name, dateOfBirth: tariq.birth, nhsNumber: tariq.nhs, patientAddress: `~${tariq.postcode}`, diagnosis: 'Delayed union of the right scaphoid' }),
  good('letter/pdf-two-columns', 'A letter set in two columns: sender at the left, patient at the right.', () => one('columns.pdf', simplePdf([columns(['Saltness General Hospital', 'Rheumatology', 'Harbour Way', 'Saltness', `Consultant: ${rheumatologist.name}`, `Email: ${rheumatologist.email}`], [`Patient name: ${siobhan.name}`, `NHS number: ${spaced(siobhan.nhs)}`, `DOB: ${slashed(siobhan.birth)}`, `Hospital number: ${siobhan.hospital}`, 'Diagnosis: Frozen shoulder, left', ''])])),
  { patientName: siobhan.name, nhsNumber: siobhan.nhs, dateOfBirth: siobhan.birth, hospitalNumber: siobhan.hospital, requesterName: rheumatologist.name, requesterEmail: rheumatologist.email, diagnosis: 'Frozen shoulder, left' }),
  good('letter/pdf-identity-in-the-footer', 'Each page of a long letter repeats the patient in its footer.', () => one('letter.pdf', kit((doc) => {
    for (const page of [1, 2, 3]) {
      if (page > 1) doc.addPage();
      doc.fontSize(10).text(page === 1 ? `Dear Panel,\n\n${prose}` : prose, 50, 60);
      doc.fontSize(8).text(`Patient name: ${wanda.name}     NHS number: ${spaced(wanda.nhs)}     DOB: ${slashed(wanda.birth)}     Page ${page} of 3`, 50, 760, { lineBreak: false });
    }
  })), { patientName: wanda.name, nhsNumber: wanda.nhs, dateOfBirth: wanda.birth }, { noCodes: ['two-patients', 'same-number-other-name'] }),
  good('letter/pdf-gp-record', 'A summary printed from a GP system, in a fixed-width font.', () => one('EMIS summary.pdf', kit((doc) => doc.font('Courier').fontSize(9).text(emis(percy)))),
  { nhsNumber: percy.nhs, dateOfBirth: percy.birth, gpName: percy.gp, patientAddress: `~${percy.postcode}` }),
  good('letter/word-discharge-summary', 'A discharge summary: tables of patient, admission and medication.', () => one('Discharge summary.docx', docx([
    heading('Discharge summary'), grid(['Patient name', mabel.name, 'NHS number', spaced(mabel.nhs)], ['DOB', slashed(mabel.birth), 'Hospital number', mabel.hospital], ['GP', mabel.gp, 'Practice', mabel.practice], ['Admitted', '02/03/2026', 'Discharged', '09/03/2026']), grid(['Medication', 'Dose', 'Frequency'], ['Paracetamol', '1 g', 'four times a day']), grid(['Diagnosis', 'Ankle fusion, right']),
  ].join(''))), { patientName: mabel.name, nhsNumber: mabel.nhs, dateOfBirth: mabel.birth, hospitalNumber: mabel.hospital, gpName: mabel.gp, gpPractice: mabel.practice, diagnosis: 'Ankle fusion, right' }),
  good('letter/radiology-report', 'A report of a scan: codes, times and several dates that are not the patient’s.', () => one('MRI report.pdf', kit((doc) => doc.font('Courier').fontSize(9).text(['RADIOLOGY REPORT            Accession: 99Z0012345', '', `Patient name: ${idris.name}`, `NHS number: ${spaced(idris.nhs)}`, `Date of birth: ${slashed(idris.birth)}`, 'Exam date: 12/04/2026 14:20', 'Reported: 13/04/2026 08:55', '', 'MRI left femur', 'No bridging callus. Non-union.', '', 'Reported by: Dr U. Sellick, GMC 9900991'].join('\n')))),
  { patientName: idris.name, nhsNumber: idris.nhs, dateOfBirth: idris.birth }, { absent: ['deathDate', 'plannedDate'] }),
  good('letter/form-and-letter-agree', 'The usual pack: the form and a letter that says the same.', () => folder({
    'form.docx': docx(grid(['Patient name', otto.name], ['NHS number', spaced(otto.nhs)], ['Date of birth', slashed(otto.birth)], ['Treatment requested', 'Exogen'], ['Patient consent', 'Yes'], ['Requesting clinician', consultant.name], ['Secure email', consultant.email])),
    'letter.pdf': kit((doc) => doc.text(`Patient name: ${otto.family.toUpperCase()}, ${otto.given}\nNHS number: ${otto.nhs}\nDOB: ${short(otto.birth)}\n\nDear Panel,\n${prose}`)),
  }), { nhsNumber: otto.nhs, dateOfBirth: otto.birth, intervention: 'Exogen', consentGiven: 'yes', requesterName: consultant.name, requesterEmail: consultant.email }, { noCodes: ['two-patients', 'same-number-other-name', 'facts-differ', 'same-number-other-birth'] }),
];
