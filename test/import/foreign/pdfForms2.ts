import PDFDocument from 'pdfkit';
import { draw } from './pdfForms.ts';
import { at, field, rawPages, tick } from './rawPdf.ts';
import type { ForeignForm } from './wordForms.ts';

type Doc = PDFKit.PDFDocument;

/** Fields with nothing but tooltips to say what they are, several kinds of button, a list, a hidden field, a comb, long words. */
const tooltips: ForeignForm = {
  name: 'tooltips.pdf',
  bytes: () => Promise.resolve(rawPages([{
    content: at(50, 800, 'Request'),
    annotations: [
      field('f1', 'Lavinia Coker', 50, 760, '/TU (Patient name)'), field('f2', '9990000220', 50, 735, '/TU (NHS number) /Ff 16777216 /MaxLen 10'), field('f3', '30/06/1979', 50, 710, '/TU (Date of birth)'),
      field('f4', 'Dr Secret', 50, 685, '/TU (Requesting clinician)').replace('/F 4', '/F 2'),
      '/Subtype /Widget /FT /Ch /T (f5) /TU (Fracture status) /V (nu) /Opt [[(fr) (Fresh fracture)] [(nu) (Non-union)]] /Ff 131072 /Rect [50 660 250 676] /F 4',
      field('f6', 'First reason here.\\rSecond reason there.', 50, 560, '/TU (Clinical case) /Ff 4096', 400, 80),
      tick('f7', true, 50, 530, '/TU (Patient consent: Yes)'), tick('f8', false, 80, 530, '/TU (Patient consent: No)'),
      field('f9', '', 50, 500, '/TU (Diagnosis)'), '/Subtype /Widget /FT /Sig /T (sig) /TU (Signature) /Rect [50 450 250 480] /F 4',
      field('form.intervention_requested', 'Exogen', 50, 420, '/Ff 1'),
    ],
  }], '', '/NeedAppearances true')),
  expected: { patientName: 'Lavinia Coker', nhsNumber: '9990000220', dateOfBirth: '1979-06-30', fractureStatus: 'non-union', clinicianCase: 'First reason here. Second reason there.', consentGiven: 'yes', intervention: 'Exogen', treatment: 'lipus', lipusDevice: 'exogen' },
  absent: ['requesterName', 'diagnosis'],
};

/** Words typed onto a flat form in a viewer, crosses typed over boxes, a remark that is nobody's answer. */
const typedOn: ForeignForm = {
  name: 'typed on.pdf',
  bytes: () => Promise.resolve(rawPages([{
    content: [at(50, 760, 'Patient name'), at(50, 730, 'NHS number'), at(50, 700, 'Date of birth:'), at(50, 670, 'Requesting clinician'), at(50, 640, 'Has the patient consented?'), at(225, 640, 'Yes'), at(285, 640, 'No'), at(50, 600, 'Diagnosis')].join(''),
    annotations: [
      '/Subtype /FreeText /Contents (Jerome Askham) /DA (/Helv 11 Tf 0 g) /Rect [160 755 320 772] /F 4', '/Subtype /FreeText /Contents (999 000 0239) /DA (/Helv 11 Tf 0 g) /Rect [160 725 320 742] /F 4',
      '/Subtype /FreeText /Contents (7 May 1933) /DA (/Helv 11 Tf 0 g) /Rect [160 695 320 712] /F 4', '/Subtype /FreeText /Contents (Dr Winsome Pell) /DA (/Helv 11 Tf 0 g) /Rect [160 665 320 682] /F 4',
      '/Subtype /FreeText /Contents (X) /DA (/Helv 11 Tf 0 g) /Rect [205 636 219 652] /F 4', '/Subtype /FreeText /Contents (Delayed union of the right tibia) /DA (/Helv 11 Tf 0 g) /Rect [160 595 420 612] /F 4',
      '/Subtype /Text /Contents (Bone: left humerus) /Rect [500 700 520 720] /F 4',
    ],
  }])),
  expected: { patientName: 'Jerome Askham', nhsNumber: '9990000239', dateOfBirth: '1933-05-07', requesterName: 'Dr Winsome Pell', consentGiven: 'yes', diagnosis: 'Delayed union of the right tibia', fractureStatus: 'delayed' },
  absent: ['bone'],
};

/** Letters set one by one, values far to the right, ruled tables, ligatures, a cropped page that begins elsewhere. */
const pieces: ForeignForm = {
  name: 'letter by letter.pdf',
  bytes: () => {
    const measure = new PDFDocument().font('Helvetica').fontSize(10);
    const apart = (x: number, y: number, words: string) => [...words].map((letter, i) => (letter === ' ' ? '' : at(x + measure.widthOfString(words.slice(0, i)), y, letter))).join('');
    const rule = (y: number) => `1000 ${y} m 1500 ${y} l S\n`;
    return Promise.resolve(rawPages([{
      box: '950 950 1600 1900', entries: '/CropBox [980 1000 1560 1860]',
      content: [
        '0.5 w\n', rule(1810), rule(1790), rule(1770), apart(1005, 1795, 'Patient name'), apart(1350, 1795, 'Cuthbert Ames'), apart(1005, 1775, 'NHS number'), apart(1350, 1775, '999 000 0247'),
        at(1005, 1740, 'Date of birth'), at(1350, 1740, '11'), at(1380, 1740, '12'), at(1410, 1740, '1958'),
        at(1005, 1720, 'Surgery'), at(1350, 1720, 'Of\\002ce Road Practice').replace('\\\\002', 'fi'), at(1005, 1700, 'Intervention requested'), at(1350, 1700, 'Ultrasound-guided aspiration'),
        at(1005, 1680, 'Responsible ICB'), at(1350, 1680, 'West Fold ICB'), at(1005, 1660, 'Cost'), at(1350, 1660, '\\2431,250').replace('\\\\243', '\\243'),
      ].join(''),
    }]));
  },
  expected: { patientName: 'Cuthbert Ames', nhsNumber: '9990000247', dateOfBirth: '1958-12-11', gpPractice: 'Office Road Practice', intervention: 'Ultrasound-guided aspiration', treatment: 'guided-injection', injectionPurpose: 'aspiration', responsibleIcb: 'West Fold ICB', cost: '£1,250' },
};

function turned(degrees: 90 | 180 | 270, entry: boolean): ForeignForm {
  const lines = ['Patient name: Marguerite Oldacre', 'NHS number: 999 000 0255', 'Date of birth: 19 April 1967', 'Diagnosis: Hip bursitis'];
  const matrix = { 90: (i: number) => `0 1 -1 0 ${100 + i * 20} 60`, 180: (i: number) => `-1 0 0 -1 530 ${100 + i * 20}`, 270: (i: number) => `0 -1 1 0 ${490 - i * 20} 780` }[degrees];
  return {
    name: `turned ${degrees}${entry ? ' and set right' : ''}.pdf`,
    bytes: () => Promise.resolve(rawPages([{ entries: entry ? `/Rotate ${degrees} /UserUnit 1.5` : '', content: lines.map((line, i) => `BT /F1 10 Tf ${matrix(i)} Tm (${line}) Tj ET\n`).join('') }])),
    expected: { patientName: 'Marguerite Oldacre', nhsNumber: '9990000255', dateOfBirth: '1967-04-19', diagnosis: 'Hip bursitis' },
  };
}

/** Marks under column heads, white words on a blue band, a signature in a letter that asks. */
const grid: ForeignForm = {
  name: 'marks in columns.pdf',
  bytes: () => draw((doc: Doc) => {
    doc.rect(50, 50, 500, 20).fill('#003087').fillColor('white').fontSize(11).text('Patient details', 56, 55, { lineBreak: false });
    doc.fillColor('black').fontSize(10);
    const put = (words: string, x: number, y: number) => doc.text(words, x, y, { lineBreak: false });
    put('Surname', 56, 80); put('Whitlock', 180, 80); put('Forename', 300, 80); put('Gideon', 400, 80);
    put('Address line 1', 56, 100); put('44 Ash Walk', 180, 100); put('Town', 300, 100); put('Penbury', 400, 100); put('Postcode', 56, 120); put('ZZ99 3VZ', 180, 120);
    put('Date of birth', 56, 140); put('16/02/1975', 180, 140); put('NHS number', 300, 140); put('9990000263', 400, 140); put('Tel', 56, 160); put('01632 960001', 180, 160);
    doc.rect(50, 190, 500, 20).fill('#003087').fillColor('white'); put('Question', 56, 195); put('Yes', 400, 195); put('No', 480, 195);
    doc.fillColor('black');
    put('Has the patient consented to the request?', 56, 220); put('X', 404, 220);
    put('Is the treatment part of a clinical trial?', 56, 240); put('X', 483, 240);
    put('Has the treatment already started?', 56, 260); put('x', 483, 260);
  }),
  expected: { patientName: 'Gideon Whitlock', patientAddress: '44 Ash Walk Penbury ZZ99 3VZ', dateOfBirth: '1975-02-16', nhsNumber: '9990000263', patientTelephone: '01632 960001', consentGiven: 'yes', clinicalTrial: 'no', alreadyTreated: 'no' },
};

/** A letter that asks for funding: reference line, address below it, list of diagnoses, who signs, copies. */
const asking: ForeignForm = {
  name: 'asking letter.pdf',
  bytes: () => draw((doc: Doc) => {
    doc.font('Times-Roman').fontSize(11);
    for (const line of ['Individual Funding Requests Team', 'Example ICB', '', '3 February 2026', '', 'Dear Panel', '', 'Re: Mr Silas Kemble, DOB: 12/10/1953, NHS 999 000 0271', '9 Orchard Lane, Penbury, ZZ99 3VZ', '', 'Diagnoses:', '1. Delayed union of the right ulna', '2. Chronic kidney disease', '', 'I write to request individual funding for a bone stimulator (Exogen).', '', 'Yours faithfully', '', 'Dr Verity Amblin FRCS', 'Consultant in Trauma Surgery', 'Penbury Royal Infirmary', 'GMC No: 7234567', 'verity.amblin@penbury.example.nhs.uk', '', 'cc Dr B Nobody, GP, Some Surgery', 'GP practice: Some Surgery']) doc.text(line === '' ? ' ' : line);
  }),
  expected: {
    patientName: 'Mr Silas Kemble', dateOfBirth: '1953-10-12', nhsNumber: '9990000271', patientAddress: '9 Orchard Lane, Penbury, ZZ99 3VZ', diagnosis: '1. Delayed union of the right ulna 2. Chronic kidney disease', fractureStatus: 'delayed', requesterName: 'Dr Verity Amblin', requesterRole: 'Consultant in Trauma Surgery', requesterOrganisation: 'Penbury Royal Infirmary', requesterGmc: '7234567', requesterEmail: 'verity.amblin@penbury.example.nhs.uk',
  },
  absent: ['gpPractice'],
};

export const pdfForms2: readonly ForeignForm[] = [tooltips, typedOn, pieces, turned(90, true), turned(180, true), turned(270, true), turned(90, false), turned(270, false), turned(180, false), grid, asking];
