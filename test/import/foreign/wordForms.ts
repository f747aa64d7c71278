import { box, cell, control, formCheck, formText, h, p, r, rawDocx, row, table, wing } from './rawDocx.ts';

export interface ForeignForm {
  readonly name: string;
  readonly bytes: () => Promise<Uint8Array>;
  readonly expected: Readonly<Record<string, string>>;
  /** Facts that must not be proposed, because the form leaves them open or they cannot be told. */
  readonly absent?: readonly string[];
}

const span = (n: number) => `<w:gridSpan w:val="${n}"/>`;
const mergeStart = '<w:vMerge w:val="restart"/>';
const mergeOn = '<w:vMerge/>';
const title = (text: string) => `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>${r(text)}</w:p>`;

/** Merged cells: a band across, labels merged downwards, ticks drawn with Wingdings, renamed labels. */
const mergedCells: ForeignForm = {
  name: 'merged cells.docx',
  bytes: () => rawDocx([
    title('Prior approval and exceptional treatment request'),
    table(
      row(cell('PATIENT DETAILS', span(4))),
      row('Surname, forename', 'n/a – see below', 'Hospital No', 'H44871'),
      row(cell('Full name'), cell('Orla Tamsin Breck', span(3))),
      row('NHS No', '999 000 0085', 'D.O.B.', '09.06.1947'),
      row(cell('Address', mergeStart), cell('1 Cobble End', span(3))),
      row(cell('<w:p/>', mergeOn), cell('Lower Fenwick', span(3))),
      row(cell('<w:p/>', mergeOn), cell('ZZ99 3VZ', span(3))),
      row('GP surgery', 'Fenwick Green Surgery', 'Practice code', 'Y99911'),
      row(cell('Patient has given consent for this request to be shared', span(2)), cell(p(wing('F0FE'), ' Yes   ', wing('F0A8'), ' No'), span(2))),
      row(cell('REFERRING CLINICIAN', span(4))),
      row('Name', 'Mr Lucan Petherick', 'Position', 'Consultant in trauma'),
      row('Organisation', 'Fenwick District Hospital', 'E-mail', 'lucan.petherick@fenwick.example.nhs.uk'),
      row(cell('Postal address'), cell('Ward Block C, Fenwick District Hospital, ZZ99 4ZZ', span(3))),
      row(cell('TREATMENT', span(4))),
      row(cell('Name of treatment requested'), cell('LIPUS home device (Exogen)', span(3))),
      row(cell('Clinical diagnosis'), cell('Pseudarthrosis of left humerus, M84.1', span(3))),
      row('Date of original injury', '3rd of February 2025', 'Site of fracture', 'Left humerus, mid-shaft'),
      row(cell('Union status', mergeStart), cell(p(wing('F0A8'), ' fresh'), span(3))),
      row(cell('<w:p/>', mergeOn), cell(p(wing('F0A8'), ' delayed union'), span(3))),
      row(cell('<w:p/>', mergeOn), cell(p(wing('F0FE'), ' non-union'), span(3))),
      row(cell('How does this patient differ from other patients with the same condition?', span(4))),
      row(cell(p('Radiotherapy to the arm in 2011 has left bone that will not hold a plate.') + p('She is already left with one working arm after a stroke.'), span(4))),
      row(cell('What treatment will the patient receive while awaiting a decision?', span(4))),
      row(cell('Brace and analgesia.', span(4))),
    ),
  ].join('')),
  expected: {
    patientName: 'Orla Tamsin Breck', hospitalNumber: 'H44871', nhsNumber: '9990000085', dateOfBirth: '1947-06-09', patientAddress: '1 Cobble End Lower Fenwick ZZ99 3VZ', gpPractice: 'Fenwick Green Surgery', gpPracticeCode: 'Y99911', consentGiven: 'yes',
    requesterName: 'Mr Lucan Petherick', requesterRole: 'Consultant in trauma', requesterOrganisation: 'Fenwick District Hospital', requesterEmail: 'lucan.petherick@fenwick.example.nhs.uk', requesterAddress: 'Ward Block C, Fenwick District Hospital, ZZ99 4ZZ',
    intervention: 'LIPUS home device (Exogen)', treatment: 'lipus', lipusDevice: 'exogen', diagnosis: 'Pseudarthrosis of left humerus, M84.1', diagnosisCode: 'M84.1', fractureDate: '2025-02-03', bone: 'Left humerus, mid-shaft', fractureStatus: 'non-union', clinicianCase: '*', careMeanwhile: 'Brace and analgesia.',
  },
};

/** One big cell with "Label: value" lines, tabs, and the legacy form fields of Word 2003. */
const labelLines: ForeignForm = {
  name: 'label lines.docx',
  bytes: () => rawDocx([
    p('FUNDING PANEL REFERRAL'),
    table(row(cell([
      p('Patient: ', formText('Text1', 'Ephraim Stokoe'), '     DOB: ', formText('Text2', '21 August 1990')),
      p('NHS Number: ', formText('Text3', '999 000 0093')),
      p('Patient address: ', formText('Text4', '8 Larch Bank, Otterly, ZZ99 3VZ')),
      p('GP Practice: ', formText('Text5', 'Otterly Surgery (Y99912)')),
      p('Does the patient agree to this application?  Yes ', formCheck(true), ' No ', formCheck(false)),
      p('May we write to the patient?  Yes ', formCheck(false), ' No ', formCheck(true)),
    ].join('')))),
    p('Clinician name:', '<w:r><w:tab/></w:r>', formText('Text6', 'Dr Nerys Coldwell')),
    p('Job title:', '<w:r><w:tab/></w:r>', formText('Text7', 'Sports and exercise physician')),
    p('Trust:', '<w:r><w:tab/></w:r>', formText('Text8', 'Otterly Community NHS Trust')),
    p('NHS email:', '<w:r><w:tab/></w:r>', formText('Text9', 'nerys.coldwell@otterly.example.nhs.uk')),
    p('Procedure requested: US-guided aspiration of right knee'),
    p('Diagnosis: Recurrent effusion, right knee'),
    p('Joint and side: Right knee'),
    p('Purpose of injection: Aspiration'),
    p('Did a landmark-guided attempt fail to aspirate? ', box(true), ' Yes ', box(false), ' No'),
    p('History of severe trauma: No'),
    p('Urgency: Urgent – see letter'),
    p('Clinical case for funding:'),
    p('• Two attempts by a consultant drew nothing, although scanning shows a large effusion.'),
    p('• The joint has to be sampled before immunosuppression can begin.'),
    p('Interim care: Rest and ice.'),
  ].join('')),
  expected: {
    patientName: 'Ephraim Stokoe', nhsNumber: '9990000093', dateOfBirth: '1990-08-21', patientAddress: '8 Larch Bank, Otterly, ZZ99 3VZ', gpPractice: 'Otterly Surgery (Y99912)', gpPracticeCode: 'Y99912', consentGiven: 'yes', patientMayBeWrittenTo: 'no',
    requesterName: 'Dr Nerys Coldwell', requesterRole: 'Sports and exercise physician', requesterOrganisation: 'Otterly Community NHS Trust', requesterEmail: 'nerys.coldwell@otterly.example.nhs.uk',
    intervention: 'US-guided aspiration of right knee', treatment: 'guided-injection', diagnosis: 'Recurrent effusion, right knee', jointAndSide: 'Right knee', injectionPurpose: 'aspiration', aspirationFailed: 'yes', severeTrauma: 'no', statedUrgency: 'Urgent – see letter', clinicianCase: '*', careMeanwhile: 'Rest and ice.',
  },
};

/** Headings with the answer in the paragraph below, numbered questions, tracked changes and hidden words. */
const questionsBelow: ForeignForm = {
  name: 'questions below.docx',
  bytes: () => rawDocx([
    h('1. About the patient'),
    p('1.1 Patient’s full name'), p('Thaddeus Wray'),
    p('1.2 NHS number'), p('<w:ins w:id="1" w:author="x"><w:r><w:t>999 000 0107</w:t></w:r></w:ins>', '<w:del w:id="2" w:author="x"><w:r><w:delText>999 000 0018</w:delText></w:r></w:del>'),
    p('1.3 Date of birth (dd/mm/yyyy)'), p('30/12/1982', '<w:r><w:rPr><w:vanish/></w:rPr><w:t> 01/01/1900</w:t></w:r>'),
    p('1.4 Name of GP practice'), p('Hallow Road Practice'),
    p('1.5 Is the patient happy to receive letters from the panel?'), p('Yes'),
    p('1.6 Has the patient been told of, and agreed to, this request?'), p('Yes, on 2 March 2026'),
    h('2. Who is applying?'),
    p('2.1 Name of applicant'), p('Ms Rosalind Ketch'),
    p('2.2 Role'), p('Advanced physiotherapy practitioner'),
    p('2.3 Organisation'), p('Hallow MSK Partnership'),
    p('2.4 Email address'), p('r.ketch@hallow.example.nhs.uk'),
    h('3. What is requested?'),
    p('3.1 Intervention'), p('Ultrasound-guided injection of corticosteroid, right subtalar joint'),
    p('3.2 Condition'), p('Subtalar osteoarthritis (M19.0)'),
    p('3.3 Joint or soft tissue?'), p('Joint'),
    p('3.4 Which joint, and which side?'), p('Right subtalar joint'),
    p('3.5 How many landmark-guided injections have been given without relief?'), p('Two (14 November 2025 and 9 January 2026)'),
    p('3.6 Were there significant adverse effects of any injection?'), p('None'),
    p('3.7 When did conservative treatment take place?'), p('3 February to 20 April 2026'),
    p('3.8 Outcome of conservative treatment'), p('No improvement'),
    p('3.9 Are anatomical landmarks identifiable?'), p('No – previous fracture and disease have altered them'),
    h('4. Why should this patient be funded when others are not?'),
    p('First, the joint line is lost after a calcaneal fracture, so that further blind injection is unsafe. Second, fusion is refused by the anaesthetic team. Third, an earlier guided injection under a trial gave eight months’ relief.'),
    h('5. Care in the meantime'),
    p('Custom insoles.'),
  ].join('')),
  expected: {
    patientName: 'Thaddeus Wray', nhsNumber: '9990000107', dateOfBirth: '1982-12-30', gpPractice: 'Hallow Road Practice', patientMayBeWrittenTo: 'yes', consentGiven: 'yes',
    requesterName: 'Ms Rosalind Ketch', requesterRole: 'Advanced physiotherapy practitioner', requesterOrganisation: 'Hallow MSK Partnership', requesterEmail: 'r.ketch@hallow.example.nhs.uk',
    intervention: 'Ultrasound-guided injection of corticosteroid, right subtalar joint', treatment: 'guided-injection', injectionPurpose: 'corticosteroid', diagnosis: 'Subtalar osteoarthritis (M19.0)', diagnosisCode: 'M19.0', targetSite: 'joint', jointAndSide: 'Right subtalar joint',
    injectionsWithoutRelief: '2', injectionAdverseEffects: 'no', conservativeTreatment: '2026-02-03/2026-04-20', conservativeResponse: 'none', landmarks: 'not-disease', clinicianCase: '*', careMeanwhile: 'Custom insoles.',
  },
};

/** Labels in a header row with the answers below, tables inside cells, and content controls known by their title only. */
const nestedTables: ForeignForm = {
  name: 'nested tables.docx',
  bytes: () => rawDocx([
    table(
      row(cell('Part A: Patient information', span(3))),
      row('Patient name', 'NHS number', 'Date of birth'),
      row('Isolde Harkaway', '999 000 0115', '17 Jan 2004'),
      row('GP practice', 'Practice code', 'Consent given'),
      row('Quern Street Surgery', 'Y99913', cell(p(box(true), ' Yes ', box(false), ' No'))),
    ),
    p(''),
    table(row(
      cell(p('Requesting clinician') + table(row('Name', 'Prof Idris Vane'), row('Role', 'Consultant'), row('Email', 'i.vane@quern.example.nhs.uk')) + p('')),
      cell(p('Request') + table(
        row('Device requested', cell(control('Choose', p('Exogen ultrasound system')))),
        row('Diagnosis', 'Delayed union, left radius'),
        row('Risk of non-union', cell(control('Risk', p('High risk'), '<w:dropDownList><w:listItem w:value="High risk"/></w:dropDownList>'))),
        row('Urgency', cell(`<w:sdt><w:sdtPr><w:alias w:val="Urgency"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p('Choose an item.')}</w:sdtContent></w:sdt>`)),
      ) + p('')),
    )),
    control('Fracture date', p('October 2025')),
    control('Fracture site', p('Left radius, distal third')),
    h('Statement of exceptionality'),
    table(row(cell(p('She has osteogenesis imperfecta.') + p('Plates have failed twice.')))),
  ].join('')),
  expected: {
    patientName: 'Isolde Harkaway', nhsNumber: '9990000115', dateOfBirth: '2004-01-17', gpPractice: 'Quern Street Surgery', gpPracticeCode: 'Y99913', consentGiven: 'yes', requesterName: 'Prof Idris Vane', requesterRole: 'Consultant', requesterEmail: 'i.vane@quern.example.nhs.uk',
    intervention: 'Exogen ultrasound system', treatment: 'lipus', lipusDevice: 'exogen', diagnosis: 'Delayed union, left radius', fractureStatus: 'delayed', fractureRisk: 'high', fractureDate: '2025-10-01..2025-10-31', bone: 'Left radius, distal third', clinicianCase: '*',
  },
  absent: ['statedUrgency'],
};

export const wordForms: readonly ForeignForm[] = [mergedCells, labelLines, questionsBelow, nestedTables];
