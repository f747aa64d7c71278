import PDFDocument from 'pdfkit';
import type { ForeignForm } from './wordForms.ts';

type Doc = PDFKit.PDFDocument;

/** A PDF drawn by hand, uncompressed so that a test can alter it. */
export function draw(paint: (doc: Doc) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const doc = new PDFDocument({ size: 'A4', margin: 50, compress: false, ...options });
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    paint(doc);
    doc.end();
  });
}

function altered(bytes: Uint8Array, from: RegExp | string, to: string): Uint8Array {
  return new Uint8Array(Buffer.from(Buffer.from(bytes).toString('latin1').replace(from, to), 'latin1'));
}

/** Small grey labels with the answers below them, two fields to a row. */
const labelAbove: ForeignForm = {
  name: 'label above.pdf',
  bytes: () => draw((doc) => {
    const field = (label: string, value: string, x: number, y: number, width = 220) => {
      doc.font('Helvetica').fontSize(7).fillColor('#555').text(label, x, y, { width });
      doc.font('Helvetica-Bold').fontSize(11).fillColor('#000').text(value, x, y + 10, { width });
    };
    doc.fontSize(16).text('Exceptional funding – submission print', 50, 40);
    field('Patient name', 'Bertrand Oake', 50, 80);
    field('NHS number', '999 000 0123', 310, 80);
    field('Date of birth', '5 May 1971', 50, 115);
    field('Registered practice', 'Oakes Lane Surgery', 310, 115);
    field('Practice ODS code', 'Y99914', 50, 150);
    field('Patient consent', 'Yes', 310, 150);
    field('Requesting consultant', 'Miss Delphine Arkell', 50, 185);
    field('Provider trust', 'Oakes Valley NHS Trust', 310, 185);
    field('Secure e-mail address', 'delphine.arkell@oakes.example.nhs.uk', 50, 220);
    field('Role of requester', 'Consultant rheumatologist', 310, 220);
    field('Treatment requested', 'USGI of corticosteroid, left hip', 50, 255, 500);
    field('Diagnosis', 'Hip osteoarthritis', 50, 290);
    field('Number of failed injections', '2', 310, 290);
    field('Conservative treatment dates', '1 September 2025 – 15 March 2026', 50, 325);
    field('Response to conservative treatment', 'No response', 310, 325);
    field('Reasons for request', 'Body habitus makes injection by landmarks unreliable in this patient, as two failed attempts show. A guided approach reaches the joint in one visit.', 50, 360, 500);
  }),
  expected: {
    patientName: 'Bertrand Oake', nhsNumber: '9990000123', dateOfBirth: '1971-05-05', gpPractice: 'Oakes Lane Surgery', gpPracticeCode: 'Y99914', consentGiven: 'yes', requesterName: 'Miss Delphine Arkell', requesterOrganisation: 'Oakes Valley NHS Trust', requesterEmail: 'delphine.arkell@oakes.example.nhs.uk',
    requesterRole: 'Consultant rheumatologist', intervention: 'USGI of corticosteroid, left hip', treatment: 'guided-injection', injectionPurpose: 'corticosteroid', diagnosis: 'Hip osteoarthritis', injectionsWithoutRelief: '2', conservativeTreatment: '2025-09-01/2026-03-15', conservativeResponse: 'none', clinicianCase: '*',
  },
};

/** Two columns: the patient on the left, the clinician on the right, labels beside their answers; then text in full width. */
const twoColumns: ForeignForm = {
  name: 'two columns.pdf',
  bytes: () => draw((doc) => {
    doc.font('Times-Bold').fontSize(14).text('INDIVIDUAL FUNDING REQUEST', 50, 40);
    const rows = (title: string, x: number, fields: [string, string][]) => {
      doc.font('Times-Bold').fontSize(11).text(title, x, 80);
      fields.forEach(([label, value], i) => {
        doc.font('Times-Bold').fontSize(9).text(label, x, 100 + i * 18, { width: 90, lineBreak: false });
        doc.font('Times-Roman').text(value, x + 95, 100 + i * 18, { width: 150, lineBreak: false });
      });
    };
    rows('Patient details', 50, [['Name', 'Cosima Lathe'], ['NHS No', '999 000 0018'], ['DOB', '12-Nov-1999'], ['Address', '2 Pump Court, Sallow'], ['GP practice', 'Sallow Surgery'], ['Practice code', 'Y99915']]);
    rows('Clinician details', 310, [['Name', 'Mr Evander Pyke'], ['Job title', 'Consultant surgeon'], ['Trust', 'Sallow Infirmary'], ['Address', 'Fracture Unit, Sallow'], ['Email', 'e.pyke@sallow.example.nhs.uk'], ['GMC no', '7000000']]);
    doc.font('Times-Roman').fontSize(10);
    let y = 240;
    for (const line of ['Intervention requested: LIPUS (Melmak device)', 'Diagnosis: Acute fracture of the right clavicle', 'Date of injury: 28/02/2026', 'Fracture site: Right clavicle, middle third', 'Consent: [x] Yes  [ ] No', 'Urgency: Routine']) {
      doc.text(line, 50, y, { lineBreak: false });
      y += 18;
    }
    doc.font('Times-Bold').text('Exceptional clinical circumstances', 50, y + 8).font('Times-Roman');
    doc.text('1. Chemotherapy begins in June and cannot wait for the bone to heal at its usual pace.', 50, y + 26, { width: 480 });
    doc.text('2. Surgery is ruled out by a low platelet count, which is expected to last for the whole course of treatment and beyond.', 50, doc.y + 4, { width: 480 });
    doc.font('Times-Bold').text('Care meanwhile', 50, doc.y + 12).font('Times-Roman').text('Sling and physiotherapy.', 50, doc.y + 4);
  }),
  expected: {
    patientName: 'Cosima Lathe', nhsNumber: '9990000018', dateOfBirth: '1999-11-12', patientAddress: '2 Pump Court, Sallow', gpPractice: 'Sallow Surgery', gpPracticeCode: 'Y99915', requesterName: 'Mr Evander Pyke', requesterGmc: '7000000', requesterRole: 'Consultant surgeon', requesterOrganisation: 'Sallow Infirmary', requesterAddress: 'Fracture Unit, Sallow',
    requesterEmail: 'e.pyke@sallow.example.nhs.uk', intervention: 'LIPUS (Melmak device)', treatment: 'lipus', lipusDevice: 'other-lipus', diagnosis: 'Acute fracture of the right clavicle', fractureStatus: 'fresh', fractureDate: '2026-02-28', bone: 'Right clavicle, middle third', consentGiven: 'yes', statedUrgency: 'Routine', clinicianCase: '*', careMeanwhile: 'Sling and physiotherapy.',
  },
};

function paintFillable(doc: Doc): void {
  doc.font('Helvetica').fontSize(10);
  doc.initForm();
  const line = (label: string, name: string, value: string, y: number) => {
    if (label) doc.text(label, 50, y + 4, { width: 190, lineBreak: false });
    doc.formText(name, 250, y, 280, 18, value ? { value } : {});
  };
  line('Name of patient', 'topmostSubform[0].Page1[0].TextField1[0]', 'Wilfred Amble', 60);
  line('NHS Number', 'undefined_2', '9990000026', 90);
  line('Born', 'Text3', '1 March 1959', 120);
  line('Hospital number', 'Text4', '', 150);
  line('Applicant', 'q7', 'Dr Sunniva Rook', 180);
  line('Designation', 'q8', 'Consultant', 210);
  line('Treatment requested', 'q9', 'Exogen', 240);
  line('', 'fracture_site', 'Left tibia, distal', 270);
  line('Primary diagnosis', 'q11', 'Nonunion of left tibia', 300);
  line('Is the request urgent?', 'q12', '', 330);
  doc.text('Patient consents to the application', 50, 364, { lineBreak: false });
  doc.formCheckbox('cb1', 250, 360, 14, 14);
  doc.text('Yes', 270, 364, { lineBreak: false });
  doc.formCheckbox('cb2', 320, 360, 14, 14);
  doc.text('No', 340, 364, { lineBreak: false });
}

/** A fillable form: fields with names that say nothing, one known only by its name, tick boxes, blank fields. */
const fillable: ForeignForm = {
  name: 'fillable.pdf',
  bytes: async () => altered(await draw(paintFillable), '/T (cb1)', '/T (cb1) /V /Yes /AS /Yes'), // pdfkit cannot tick a box
  expected: {
    patientName: 'Wilfred Amble', nhsNumber: '9990000026', dateOfBirth: '1959-03-01', requesterName: 'Dr Sunniva Rook', requesterRole: 'Consultant', intervention: 'Exogen', treatment: 'lipus', lipusDevice: 'exogen', bone: 'Left tibia, distal', diagnosis: 'Nonunion of left tibia', fractureStatus: 'non-union', consentGiven: 'yes',
  },
  absent: ['statedUrgency', 'gpPractice'],
};

/** A page stored on its side with a rotation entry, as scanners and printers make them. */
const rotated: ForeignForm = {
  name: 'rotated.pdf',
  bytes: async () => {
    const stored = await draw((doc) => {
      doc.translate(0, 841.89).rotate(-90); // text runs upwards on the stored page; /Rotate 90 sets it right
      doc.font('Helvetica').fontSize(10);
      const lines = ['Re: Mr Anselm Truscott', 'DOB: 8 October 1966', 'NHS No: 999 000 0034', 'Diagnosis: Delayed union of the left ulna', 'Date of injury: 19 September 2025'];
      lines.forEach((line, i) => doc.text(line, 60, 80 + i * 20, { lineBreak: false }));
    });
    return altered(stored, /\/Type \/Page\n/, '/Type /Page\n/Rotate 90\n');
  },
  expected: { patientName: 'Mr Anselm Truscott', dateOfBirth: '1966-10-08', nhsNumber: '9990000034', diagnosis: 'Delayed union of the left ulna', fractureDate: '2025-09-19', fractureStatus: 'delayed' },
};

/** A clinic letter: everything on one "Re:" line, prose, and labels without colons. */
const letter: ForeignForm = {
  name: 'letter.pdf',
  bytes: () => draw((doc) => {
    doc.font('Times-Roman').fontSize(11);
    doc.text('Marlbeck Orthopaedic Centre', 50, 50).moveDown();
    doc.text('Our ref: AB/123   Clinic date: 3 March 2026').moveDown();
    doc.text('Dear Dr Fane,').moveDown();
    doc.font('Times-Bold').text('RE: Winifred GARSTANG, DOB 14.05.1938, NHS No 999 000 0042, 4 Tolbooth Wynd, Marlbeck').font('Times-Roman').moveDown();
    doc.text('Diagnosis: Non-union of the right femur').moveDown();
    doc.text('Thank you for asking me to see this lady, who broke her leg last year. On examination there is movement at the site of the fracture. Plan: I will write again after the scan on 30 April 2026.', { width: 480 });
    doc.moveDown().text('Yours sincerely').text('Mr T. Osgood').text('Consultant');
  }),
  expected: { patientName: 'Winifred GARSTANG', dateOfBirth: '1938-05-14', nhsNumber: '9990000042', patientAddress: '4 Tolbooth Wynd, Marlbeck', diagnosis: 'Non-union of the right femur', fractureStatus: 'non-union' },
};

/** Right-aligned labels with colons, dotted lines, wrapped answers and unanswered questions. */
const dotted: ForeignForm = {
  name: 'dotted.pdf',
  bytes: () => draw((doc) => {
    doc.font('Courier').fontSize(9);
    const line = (label: string, value: string, y: number) => {
      doc.text(label, 50, y, { width: 180, align: 'right', lineBreak: false });
      doc.text(value, 240, y, { width: 290 });
    };
    line('Patient name:', 'Ferdinand Maw', 60);
    line('D.O.B.:', '0 7 / 0 3 / 1 9 8 5', 80);
    line('NHS number:', '999-000-0050', 100);
    line('GP practice:', 'Maw Lane Medical Centre', 120);
    line('Name of clinician:', 'Dr Philippa Stane', 140);
    line('Role or designation:', '.............................', 160);
    line('Proposed treatment:', 'Ultrasound guided injection of the left wrist with triamcinolone, to be given by the radiology department', 180);
    line('Current diagnosis:', 'Inflammatory arthritis', 212);
    line('Severe trauma:', 'Not known', 232);
    line('Adverse effects of injection:', 'Yes - vasovagal collapse', 252);
    line('Failed landmark injections:', 'one', 272);
    line('Conservative treatment (dates):', 'since March 2026', 292);
  }),
  expected: {
    patientName: 'Ferdinand Maw', dateOfBirth: '1985-03-07', nhsNumber: '9990000050', gpPractice: 'Maw Lane Medical Centre', requesterName: 'Dr Philippa Stane', intervention: 'Ultrasound guided injection of the left wrist with triamcinolone, to be given by the radiology department', treatment: 'guided-injection', injectionPurpose: 'corticosteroid',
    diagnosis: 'Inflammatory arthritis', injectionAdverseEffects: 'yes', injectionsWithoutRelief: '1', conservativeTreatment: '2026-03-01..2026-03-31/open',
  },
  absent: ['severeTrauma', 'requesterRole'],
};

export const pdfForms: readonly ForeignForm[] = [labelAbove, twoColumns, fillable, rotated, letter, dotted];
