import { draw } from './pdfForms.ts';
import { box, cell, h, p, r, rawDocx, row, table } from './rawDocx.ts';
import type { ForeignForm } from './wordForms.ts';

type Doc = PDFKit.PDFDocument;

/** Many sections with questions of the kind that public forms ask, in other words than the vocabulary's. */
const longForm: ForeignForm = {
  name: 'long form.docx',
  bytes: () => rawDocx([
    p('INDIVIDUAL FUNDING REQUEST APPLICATION FORM'),
    table(
      row(cell('SECTION 1: CLINICIAN AND PROVIDER DETAILS', '<w:gridSpan w:val="2"/>')),
      row('Name of clinician making this request', 'Mr Alaric Stoke'), row('Job title / grade', 'Consultant Hand Surgeon'), row('GMC no.', '7345678'), row('Provider organisation', 'Fallow Valley Hospitals'), row('Contact telephone number', '01632 960777'),
      row('NHS.net email address', 'alaric.stoke@fallow.example.nhs.uk'), row('Correspondence address', p('Hand Unit') + p('Fallow Valley Hospital') + p('ZZ99 2AB')),
    ),
    table(
      row(cell('SECTION 2: PATIENT DETAILS', '<w:gridSpan w:val="2"/>')),
      row('Patient name (in full)', 'Bettina Rowe'), row('Date of birth (DD/MM/YYYY)', '01.02.1990'), row('NHS number (10 digits)', '999 000 0298'), row('Hospital / MRN number', 'FV 00912'), row('Home address and postcode', p('3 Elm Bank') + p('Fallow') + p('ZZ99 4AA')),
      row('Registered GP name', 'Dr Q Marsh'), row('GP practice name and address', 'Fallow Road Surgery, Fallow'), row('Practice code (ODS)', 'Y99931'), row('Responsible ICB', 'NHS Fallow ICB'),
    ),
    table(
      row(cell('SECTION 3: TREATMENT', '<w:gridSpan w:val="2"/>')),
      row('What treatment are you requesting?', 'Exogen ultrasound bone healing system'), row('Diagnosis (with ICD-10 code if known)', 'Scaphoid non-union, right (M84.1)'), row('OPCS-4 code', 'X36.8'), row('Which policy does this request relate to?', 'LIPUS policy v3'),
      row('Planned date of treatment', '20 July 2026'), row('Total cost', '£2,400'), row('Is this treatment part of a clinical trial?', p(box(false), ' Yes ', box(true), ' No')), row('Has the treatment already commenced?', p(box(false), ' Yes ', box(true), ' No')),
      row('How urgent is the request?', 'Routine'), row('Date of fracture', '12/03/2025'), row('Which bone is fractured, and which side?', 'Right scaphoid'),
    ),
    h('SECTION 4: CLINICAL INFORMATION'),
    p('4.1 Please describe the patient’s current clinical condition'), p('Pain at rest.'),
    p('4.2 What treatments have been tried, with dates and outcomes?'), p('Cast for twelve weeks.'),
    p('4.3 Explain why this patient is exceptional'), p('A previous graft failed.'),
    p('4.4 What is the evidence for this treatment?'), p('Cohort study of 80 people.'),
    h('SECTION 5: CONSENT'),
    p('I confirm that this request has been discussed with the patient and that they consent to it: ', r('Yes')),
  ].join('')),
  expected: {
    requesterName: 'Mr Alaric Stoke', requesterRole: 'Consultant Hand Surgeon', requesterGmc: '7345678', requesterOrganisation: 'Fallow Valley Hospitals', requesterTelephone: '01632 960777', requesterEmail: 'alaric.stoke@fallow.example.nhs.uk', requesterAddress: 'Hand Unit Fallow Valley Hospital ZZ99 2AB',
    patientName: 'Bettina Rowe', dateOfBirth: '1990-02-01', nhsNumber: '9990000298', hospitalNumber: 'FV 00912', patientAddress: '3 Elm Bank Fallow ZZ99 4AA', gpName: 'Dr Q Marsh', gpPractice: 'Fallow Road Surgery, Fallow', gpPracticeCode: 'Y99931', responsibleIcb: 'NHS Fallow ICB',
    intervention: 'Exogen ultrasound bone healing system', treatment: 'lipus', lipusDevice: 'exogen', diagnosis: 'Scaphoid non-union, right (M84.1)', diagnosisCode: 'M84.1', fractureStatus: 'non-union', procedureCode: 'X36.8', policyReference: 'LIPUS policy v3', plannedDate: '2026-07-20', cost: '£2,400', clinicalTrial: 'no', alreadyTreated: 'no', statedUrgency: 'Routine', fractureDate: '2025-03-12', bone: 'Right scaphoid',
    clinicalHistory: 'Pain at rest.', treatmentsTried: 'Cast for twelve weeks.', clinicianCase: 'A previous graft failed.', evidenceCited: 'Cohort study of 80 people.', consentGiven: 'yes',
  },
};

/** The same kind of questions in a ruled print with answers below the questions and beside them. */
const printOut: ForeignForm = {
  name: 'portal print.pdf',
  bytes: () => draw((doc: Doc) => {
    doc.font('Helvetica').fontSize(9);
    let y = 50;
    const beside = (label: string, value: string) => { doc.font('Helvetica-Bold').text(label, 50, y, { width: 200 }); doc.font('Helvetica').text(value, 260, y, { width: 280 }); y += 16; };
    const below = (label: string, value: string) => { doc.font('Helvetica-Bold').text(label, 50, y, { width: 490 }); y += 13; doc.font('Helvetica').text(value, 50, y, { width: 490 }); y = doc.y + 10; };
    const head = (words: string) => { doc.rect(45, y, 500, 15).fill('#005EB8'); doc.fillColor('#fff').font('Helvetica-Bold').text(words, 50, y + 3); doc.fillColor('#000'); y += 22; };
    head('Applicant details');
    beside('Full name', 'Dr Emeline Tarrant'); beside('Role', 'Consultant radiologist'); beside('Organisation', 'Longmoor NHS Trust'); beside('Email', 'emeline.tarrant@longmoor.example.nhs.uk'); beside('Telephone', '01632 960444'); beside('GMC number', '7456789');
    head('Patient details');
    beside('Full name', 'FOTHERGILL, Ansel (Mr)'); beside('NHS number', '999-000-0301'); beside('Date of birth', '29-Feb-1956'); beside('Address', '8 Mere Row, Longmoor, ZZ99 5QA'); beside('GP practice', 'Mere Practice');
    head('Request');
    beside('Treatment requested', 'US-guided injection, right shoulder'); beside('Diagnosis', 'Adhesive capsulitis'); beside('Number of injections without relief', '2'); beside('Conservative treatment (from – to)', '01/05/2025 – 30/09/2025');
    below('Describe how the patient differs from others with the same condition', 'Scarring after radiotherapy makes a blind injection unsafe, and the patient cannot have general anaesthesia because of his heart. No other option is left to him.');
    below('What care will continue in the meantime?', 'Physiotherapy.');
    below('Has the patient given consent for this request to be submitted?', 'Yes');
  }),
  expected: {
    requesterName: 'Dr Emeline Tarrant', requesterRole: 'Consultant radiologist', requesterOrganisation: 'Longmoor NHS Trust', requesterEmail: 'emeline.tarrant@longmoor.example.nhs.uk', requesterTelephone: '01632 960444', requesterGmc: '7456789', patientName: 'FOTHERGILL, Ansel', nhsNumber: '9990000301', dateOfBirth: '1956-02-29', patientAddress: '8 Mere Row, Longmoor, ZZ99 5QA', gpPractice: 'Mere Practice',
    intervention: 'US-guided injection, right shoulder', treatment: 'guided-injection', diagnosis: 'Adhesive capsulitis', injectionsWithoutRelief: '2', conservativeTreatment: '2025-05-01/2025-09-30', clinicianCase: '*', careMeanwhile: 'Physiotherapy.', consentGiven: 'yes',
  },
};

export const moreForms: readonly ForeignForm[] = [longForm, printOut];
