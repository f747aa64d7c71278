import { box, cell, control, formCheck, formText, h, p, pack, r, rawDocx, row, table, wing } from './rawDocx.ts';
import type { ForeignForm } from './wordForms.ts';

const run = (text: string, props: string) => `<w:r><w:rPr>${props}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const struck = (text: string) => run(text, '<w:strike/>');
const bold = (text: string) => run(text, '<w:b/>');
const marked = (text: string) => run(text, '<w:highlight w:val="yellow"/>');
const ruled = (text: string) => run(text, '<w:u w:val="single"/>');
const fill = (colour: string) => `<w:shd w:val="clear" w:color="auto" w:fill="${colour}"/>`;
const span = (n: number) => `<w:gridSpan w:val="${n}"/>`;
const check = (on: boolean, sign: string, inner = `<w:r><w:t>${sign}</w:t></w:r>`) => `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${on ? 1 : 0}"/></w14:checkbox></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;

/** Marks in cells under "Yes" and "No", white on blue heads, one question to a row. */
const markGrid: ForeignForm = {
  name: 'mark grid.docx',
  bytes: () => rawDocx([
    p('Exceptional treatment: checklist'),
    table(
      row(cell(p(run('Patient details', '<w:color w:val="FFFFFF"/>')), span(2) + fill('005EB8'))),
      row('Surname', 'Thackeray'), row('Forename(s)', 'Imelda Rose'), row('Date of Birth', '22/11/1949'), row('NHS Number', '9990000131'),
      row('Address line 1', '17 Quay Street'), row('Address line 2', 'Harbourside'), row('Town', 'Wexcombe'), row('Postcode', 'ZZ99 3CZ'),
      row('Telephone', '01632 960123'), row('Hospital number', 'RX 55812'),
    ),
    table(
      row(cell(p(run('Question', '<w:color w:val="FFFFFF"/>')), fill('005EB8')), cell(p(run('Yes', '<w:color w:val="FFFFFF"/>')), fill('005EB8')), cell(p(run('No', '<w:color w:val="FFFFFF"/>')), fill('005EB8'))),
      row('Has the patient consented to this request?', 'X', ''),
      row('Is this request urgent?', '', 'x'),
      row('Is the treatment part of a clinical trial?', cell(p('')), cell(p(wing('F0FC')))),
      row('Has treatment already started?', '', '✓'),
    ),
    table(
      row(cell(p(run('Clinician', '<w:color w:val="FFFFFF"/>')), span(2) + fill('005EB8'))),
      row('Name', 'Dr Corwin Blaise'), row('GMC number', '7654321'), row('Position', 'Consultant Rheumatologist'), row('Trust', 'Wexcombe General'), row('NHS.net email', 'corwin.blaise@wexcombe.example.nhs.uk'), row('Tel', '01632 960200 ext 12'),
    ),
    p('Intervention requested: Ultrasound guided steroid injection to left hip'),
    p('Diagnosis: Osteoarthritis of left hip'),
  ].join('')),
  expected: {
    patientName: 'Imelda Rose Thackeray', dateOfBirth: '1949-11-22', nhsNumber: '9990000131', patientAddress: '17 Quay Street Harbourside Wexcombe ZZ99 3CZ', patientTelephone: '01632 960123', hospitalNumber: 'RX 55812', consentGiven: 'yes', statedUrgency: 'No', clinicalTrial: 'no', alreadyTreated: 'no',
    requesterName: 'Dr Corwin Blaise', requesterGmc: '7654321', requesterRole: 'Consultant Rheumatologist', requesterOrganisation: 'Wexcombe General', requesterEmail: 'corwin.blaise@wexcombe.example.nhs.uk', requesterTelephone: '01632 960200 ext 12',
    intervention: 'Ultrasound guided steroid injection to left hip', treatment: 'guided-injection', injectionPurpose: 'corticosteroid', diagnosis: 'Osteoarthritis of left hip',
  },
};

/** "Delete as applicable": struck through, in bold, underlined, highlighted; brackets and crosses. */
const deleteAsApplicable: ForeignForm = {
  name: 'delete as applicable.docx',
  bytes: () => rawDocx([
    h('Patient'),
    table(
      row('Title', p('Mr / ', struck('Mrs / Miss / Ms'))), row('Patient’s first name', 'Lemuel'), row('Patient’s surname', 'Ostrander'), row('NHS No.', '999-000-0212'), row('DoB', '4.4.1961'),
      row('Patient agrees to sharing of this request (delete as applicable)', p('Yes / ', struck('No'))),
      row('May we write to the patient?', p(ruled('YES'), ' / NO')),
    ),
    h('Request'),
    p('Fracture status (delete as appropriate): ', struck('Fresh / Delayed union / '), 'Non-union'),
    p('Is the patient an adult? ', bold('Yes'), ' / No'),
    p('Risk of non-union: Low / ', marked('High')),
    p('Device: Exogen [X]   Other [ ]'),
    p('Treatment requested: LIPUS (Exogen)'),
    p('Diagnosis: ', struck('Delayed union'), 'Non-union left scaphoid S62.0'),
    p('Is this a retrospective request? Yes [ ]  No [X]'),
    p('Bone: Left scaphoid'),
  ].join('')),
  expected: {
    patientName: 'Mr Lemuel Ostrander', nhsNumber: '9990000212', dateOfBirth: '1961-04-04', consentGiven: 'yes', patientMayBeWrittenTo: 'yes', fractureStatus: 'non-union', ageGroup: 'adult', fractureRisk: 'high', lipusDevice: 'exogen', treatment: 'lipus', intervention: 'LIPUS (Exogen)', diagnosis: 'Non-union left scaphoid S62.0', diagnosisCode: 'S62.0', alreadyTreated: 'no', bone: 'Left scaphoid',
  },
};

/** Content controls at every level, with states that the drawn sign contradicts, stored days and prompts. */
const controls: ForeignForm = {
  name: 'content controls.docx',
  bytes: () => rawDocx([
    table(
      `<w:sdt><w:sdtPr><w:alias w:val="row"/></w:sdtPr><w:sdtContent>${row('Patient’s full name', 'Petronella Vasey')}</w:sdtContent></w:sdt>`,
      `<w:tr>${cell('Date of birth')}<w:sdt><w:sdtPr><w:date w:fullDate="1957-08-09T00:00:00Z"><w:dateFormat w:val="M/d/yy"/></w:date></w:sdtPr><w:sdtContent>${cell('8/9/57')}</w:sdtContent></w:sdt></w:tr>`,
      row('NHS number', cell(control('', p('999 000 0158'), '<w:dataBinding w:xpath="/x" w:storeItemID="{1}"/>'))),
      row('Does the patient consent?', cell(p(check(true, '●'), ' Yes  ', check(false, '○'), ' No'))),
      row('Planned date of treatment', cell(p(control('', r('3rd July 2026'), '<w:date w:fullDate="2026-07-03T00:00:00Z"/>')))),
      row('Urgency', cell(p(control('', r('Choose an item.'), '<w:showingPlcHdr/><w:dropDownList><w:listItem w:value="Urgent"/></w:dropDownList>')))),
      row('Commissioner', cell(p(control('', r('Mid Fenland ICB'), '<w:comboBox><w:listItem w:value="Mid Fenland ICB"/></w:comboBox>')))),
    ),
    `<w:sdt><w:sdtPr><w15:repeatingSection/></w:sdtPr><w:sdtContent><w:sdt><w:sdtPr><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>${p('Previous treatments:')}${p('Physiotherapy, 12 weeks: no change')}</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>${p('Blind injection in clinic: no change')}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>`,
    check(true, '', p('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>')),
    p('Diagnosis'), control('Diagnosis', p('Trochanteric bursitis, right')),
    p('Requesting clinician: ', control('', r('Miss Oriel Tansy'))),
  ].join('')),
  expected: {
    patientName: 'Petronella Vasey', dateOfBirth: '1957-08-09', nhsNumber: '9990000158', consentGiven: 'yes', plannedDate: '2026-07-03', responsibleIcb: 'Mid Fenland ICB', treatmentsTried: 'Physiotherapy, 12 weeks: no change Blind injection in clinic: no change', diagnosis: 'Trochanteric bursitis, right', requesterName: 'Miss Oriel Tansy',
  },
  absent: ['statedUrgency'],
};

/** Word's other edition (Strict), parts under other names, UTF-16, no style sheet. */
const strict: ForeignForm = {
  name: 'strict.docx',
  bytes: () => {
    const body = [p('Patient name: Casimir Dunstable'), p('Date of birth: 31 January 1944'), p('NHS number: 999 000 0166'), table(row('Condition', 'Fifth metatarsal non-union'), row('Requested intervention', 'Low intensity pulsed ultrasound'))].join('');
    const main = `\ufeff<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>${body}</w:body></w:document>`;
    return pack({
      '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/content/text.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"/></Types>',
      '_rels/.rels': '<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/content/text.xml"/></Relationships>',
      'content/text.xml': Buffer.from(main, 'utf16le'),
      'content/_rels/text.xml.rels': '<Relationships><Relationship Id="h" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/header" Target="top.xml"/></Relationships>',
      'content/top.xml': `<w:hdr xmlns:w="w">${p('Referring clinician: Dr Jocasta Prynne')}</w:hdr>`,
    });
  },
  expected: { patientName: 'Casimir Dunstable', dateOfBirth: '1944-01-31', nhsNumber: '9990000166', diagnosis: 'Fifth metatarsal non-union', fractureStatus: 'non-union', intervention: 'Low intensity pulsed ultrasound', treatment: 'lipus', requesterName: 'Dr Jocasta Prynne' },
};

/** Word 2003's XML, with its tracked changes and legacy fields. */
const word2003: ForeignForm = {
  name: 'word 2003.xml',
  bytes: () => {
    const body = `<wx:sect>${p('Patient name: Ottoline Frayne')}${p('NHS number: ', formText('T1', '999 000 0174'))}<w:p><w:r><w:t>Date of birth: </w:t></w:r><aml:annotation aml:id="1" w:type="Word.Deletion"><aml:content><w:r><w:delText>1 May 1950</w:delText></w:r></aml:content></aml:annotation><aml:annotation aml:id="2" w:type="Word.Insertion"><aml:content><w:r><w:t>2 May 1950</w:t></w:r></aml:content></aml:annotation></w:p><wx:sub-section>${table(row('Diagnosis', 'Delayed union of tibia'), row('Consent', p('Yes ', formCheck(true), ' No ', formCheck(false))))}</wx:sub-section><w:sectPr><w:hdr>${p('Hospital number: K90011')}</w:hdr></w:sectPr></wx:sect>`;
    return Promise.resolve(new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core"><w:body>${body}</w:body></w:wordDocument>`));
  },
  expected: { patientName: 'Ottoline Frayne', nhsNumber: '9990000174', dateOfBirth: '1950-05-02', diagnosis: 'Delayed union of tibia', fractureStatus: 'delayed', consentGiven: 'yes', hospitalNumber: 'K90011' },
};

/** A package with every part in one XML file. */
const flat: ForeignForm = {
  name: 'flat package.xml',
  bytes: () => {
    const part = (name: string, type: string, xml: string) => `<pkg:part pkg:name="${name}" pkg:contentType="${type}"><pkg:xmlData>${xml}</pkg:xmlData></pkg:part>`;
    return Promise.resolve(new TextEncoder().encode(`<?xml version="1.0" standalone="yes"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">${
      part('/_rels/.rels', 'application/vnd.openxmlformats-package.relationships+xml', '<Relationships><Relationship Id="1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')}${
      part('/word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', `<w:document xmlns:w="w"><w:body>${table(row('Name of patient', 'DOB', 'NHS number'), row('Barnaby Quill', '12/12/2001', '999 000 0182'))}${p('Proposed treatment: Exogen')}</w:body></w:document>`)}</pkg:package>`));
  },
  expected: { patientName: 'Barnaby Quill', dateOfBirth: '2001-12-12', nhsNumber: '9990000182', intervention: 'Exogen', treatment: 'lipus', lipusDevice: 'exogen' },
};

/** A clinic letter in Word: a reference line, numbered diagnoses, a signature, copies. */
const letter: ForeignForm = {
  name: 'clinic letter.docx',
  bytes: () => rawDocx([
    p('Brackendale University Hospitals NHS Foundation Trust'), p('Department of Trauma and Orthopaedics'), p('Tel: 01632 960555'), p(''),
    p('Our Ref: TJ/4471'), p('Clinic date: 14 January 2026'), p(''),
    p('Dr A Sorrel', '<w:r><w:br/></w:r>', 'Mill Pond Surgery', '<w:r><w:br/></w:r>', 'Brackendale'), p(''),
    p('Dear Dr Sorrel'),
    p(bold('Re: Mrs Philomena GRANDISON, DOB 3/2/1961, NHS 999 000 0190, Hospital No: BD10077')),
    p(bold('1 Some Street, Brackendale, ZZ99 3VZ')),
    p('Diagnosis:'), p('1. Non-union of the left tibia'), p('2. Type 2 diabetes'),
    p('Thank you for asking me to see this lady. She is in pain on walking, and I apply for individual funding of a bone stimulator.'),
    p('Yours sincerely'), p(''), p('Mr Tobias Jessop'), p('Consultant Orthopaedic Surgeon'), p('Brackendale University Hospitals NHS Foundation Trust'), p('GMC 7123456'), p('tobias.jessop@brackendale.example.nhs.uk'),
    p(''), p('cc: Mr Z Other, Consultant, Somewhere Hospital'), p('Copy to: Mrs Philomena Grandison'),
  ].join('')),
  expected: {
    patientName: 'Mrs Philomena GRANDISON', dateOfBirth: '1961-02-03', nhsNumber: '9990000190', hospitalNumber: 'BD10077', patientAddress: '1 Some Street, Brackendale, ZZ99 3VZ', diagnosis: '1. Non-union of the left tibia 2. Type 2 diabetes', fractureStatus: 'non-union',
    requesterName: 'Mr Tobias Jessop', requesterRole: 'Consultant Orthopaedic Surgeon', requesterOrganisation: 'Brackendale University Hospitals NHS Foundation Trust', requesterGmc: '7123456', requesterEmail: 'tobias.jessop@brackendale.example.nhs.uk',
  },
};

/** Nothing that cannot be seen is an answer: hidden by style, by the defaults, white on white, size one, struck, deleted, in a comment. */
const unseen: ForeignForm = {
  name: 'unseen.docx',
  bytes: () => rawDocx([
    p('Patient name: Ambrose Tull'),
    `<w:p><w:pPr><w:pStyle w:val="Ghost2"/></w:pPr>${r('NHS number: 999 000 0018')}</w:p>`,
    p(run('Date of birth: 1 May 1950', '<w:color w:val="FFFFFF"/>')),
    p(run('Diagnosis: Hidden thing', '<w:sz w:val="2"/>')),
    table(row('Urgency', `<w:tc><w:tcPr><w:cellDel w:id="1" w:author="x"/></w:tcPr>${p('Urgent')}</w:tc>`), `<w:tr><w:trPr><w:del w:id="3" w:author="x"/></w:trPr>${cell('Consent')}${cell('Yes')}</w:tr>`),
    `<w:moveFrom w:id="9" w:author="x">${p('Bone: Left tibia')}</w:moveFrom>`,
    p('Requesting clinician: Dr Ida Fell', '<w:r><w:commentReference w:id="0"/></w:r>'),
  ].join(''), {
    'word/styles.xml': '<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Ghost2"><w:basedOn w:val="Ghost"/></w:style></w:styles>',
    'word/comments.xml': `<w:comments xmlns:w="w"><w:comment w:id="0" w:author="x">${p('NHS number: 999 000 0026')}</w:comment></w:comments>`,
  }),
  expected: { patientName: 'Ambrose Tull', requesterName: 'Dr Ida Fell' },
  absent: ['nhsNumber', 'dateOfBirth', 'diagnosis', 'statedUrgency', 'consentGiven', 'bone'],
};

/** A form built of numbered rows, two questions a row, answers in split cells and boxes of single digits, questions answered on the same line. */
const crowded: ForeignForm = {
  name: 'crowded.docx',
  bytes: () => rawDocx([
    table(
      row(cell('1'), cell('Patient’s surname'), cell('Penhallow'), cell('2'), cell('Patient’s forename'), cell('Sidonie')),
      row(cell('3'), cell('NHS number'), cell('9990000204'), cell('4'), cell('Date of birth'), cell('2 9 / 0 2 / 1 9 8 8')),
      row(cell('5'), cell('Does the patient give consent to this application?'), cell('Yes'), cell('X'), cell('No'), cell('')),
    ),
    table(row(cell(p('GP practice') + p('Castle Hill Surgery')), cell(p('Practice code') + p('Y99920')))),
    p('Which joint, and which side? Right shoulder'),
    p('Landmark guided injections without relief: ', formText('a', '3')),
    p('Conservative treatment from ', formText('b', '1 May 2025'), ' to ', formText('c', '30 August 2025')),
    p('Can the anatomical landmarks be identified? Yes'),
    p('Clinician’s name: ', '<w:fldSimple w:instr=" MERGEFIELD Doctor "><w:r><w:t>Dr Hector Lisle</w:t></w:r></w:fldSimple>'),
    `<w:p>${r('Secure e-mail: ')}<w:hyperlink r:id="x"><w:r><w:t>hector.lisle@castle.example.nhs.uk</w:t></w:r></w:hyperlink></w:p>`,
    `<w:p>${r('Role: ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> MERGEFIELD x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('NOISE')}<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('Associate specialist')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
    h('Clinical history'), p('Frozen for a year.'), h('Treatments tried'), p('Tablets.'), h('Evidence'), p('A trial of 40 people.'),
    p(box(true), ' I confirm that the patient has consented to this application'),
  ].join('')),
  expected: {
    patientName: 'Sidonie Penhallow', nhsNumber: '9990000204', dateOfBirth: '1988-02-29', consentGiven: 'yes', gpPractice: 'Castle Hill Surgery', gpPracticeCode: 'Y99920', jointAndSide: 'Right shoulder', injectionsWithoutRelief: '3', conservativeTreatment: '2025-05-01/2025-08-30', landmarks: 'identifiable',
    requesterName: 'Dr Hector Lisle', requesterEmail: 'hector.lisle@castle.example.nhs.uk', requesterRole: 'Associate specialist', clinicalHistory: 'Frozen for a year.', treatmentsTried: 'Tablets.', evidenceCited: 'A trial of 40 people.',
  },
};

export const wordForms2: readonly ForeignForm[] = [markGrid, deleteAsApplicable, controls, strict, word2003, flat, letter, unseen, crowded];
