/** What a row of a sample form holds: words, paragraphs, or tick boxes of which one may be ticked. */
export type Answer = string | { readonly paragraphs: readonly string[] } | { readonly options: readonly string[]; readonly ticked: string | null };
export type Row = readonly [label: string, answer: Answer];
export interface FormSection {
  readonly heading: string;
  readonly rows: readonly Row[];
}
export interface Letter {
  readonly file: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly date: string;
  readonly lines: readonly (readonly [label: string, value: string])[];
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly signed: readonly string[];
  readonly layout: 'letterhead' | 'columns';
}
export interface SamplePack {
  readonly name: string;
  readonly icb: string;
  readonly shows: string;
  readonly container: 'zip' | 'folder';
  readonly form: { readonly file: string; readonly title: string; readonly note: string; readonly style: 'rows' | 'four-columns' | 'questions'; readonly sections: readonly FormSection[] };
  readonly letters: readonly Letter[];
  /** A fillable PDF, where the pack has one. */
  readonly fillable?: { readonly file: string; readonly title: string; readonly fields: readonly (readonly [label: string, name: string, value: string])[] };
  /** What a reader is expected to propose from the form, in plain words: choices by id, dates as `from` or `from..to`. */
  readonly expected: Readonly<Record<string, string>>;
  /** How many arguments the clinician's case holds. */
  readonly arguments: number;
}

const yesNo = (ticked: 'Yes' | 'No' | null): Answer => ({ options: ['Yes', 'No'], ticked });

interface Person {
  readonly name: string;
  readonly nhs: string;
  readonly born: string;
  readonly address: string;
  readonly practice: string;
  readonly code: string;
}
interface Asker {
  readonly name: string;
  readonly role: string;
  readonly trust: string;
  readonly address: string;
  readonly email: string;
}

const spaced = (nhs: string) => `${nhs.slice(0, 3)} ${nhs.slice(3, 6)} ${nhs.slice(6)}`;

const marjorie: Person = { name: 'Marjorie Pellingbrook', nhs: '9990000018', born: '14 March 1961', address: '17 Tansy Row, Nethercombe, ZZ99 3CZ', practice: 'Nethercombe Mill Surgery', code: 'Y99901' };
const desmond: Person = { name: 'Desmond Okoro-Lyle', nhs: '9990000026', born: '2 September 1988', address: 'Flat 4, 9 Quillmaker Street, Eastlode, ZZ99 3CZ', practice: 'Eastlode Health Centre', code: 'Y99902' };
const halina: Person = { name: 'Halina Dovecote', nhs: '9990000034', born: '30 November 1974', address: '62 Wherry Lane, Saltmere, ZZ99 3CZ', practice: 'Saltmere Wharf Practice', code: 'Y99903' };
const gwendolen: Person = { name: 'Gwendolen Starbeck', nhs: '9990000042', born: '7 July 1956', address: '3 Plover Garth, Wold Newsome, ZZ99 3CZ', practice: 'Wold Newsome Surgery', code: 'Y99904' };
const raymond: Person = { name: 'Raymond Thistlewood', nhs: '9990000050', born: '19 January 1969', address: '28 Kiln Drive, Haxthorpe, ZZ99 3CZ', practice: 'Haxthorpe Medical Group', code: 'Y99905' };
const indira: Person = { name: 'Indira Fallowfield', nhs: '9990000069', born: '25 May 1979', address: '11 Beck Terrace, Ousely, ZZ99 3CZ', practice: 'Ousely Bridge Practice', code: 'Y99906' };
const cuthbert: Person = { name: 'Cuthbert Lanyard', nhs: '9990000077', born: '4 October 1950', address: 'Staithe Cottage, Withernby, ZZ99 3CZ', practice: 'Withernby Surgery', code: 'Y99907' };

const amara: Asker = { name: 'Dr Amara Whitlock', role: 'Consultant orthopaedic surgeon', trust: 'Nethercombe Hospitals NHS Trust', address: 'Department of Orthopaedics, Nethercombe Infirmary, Mill Bank, Nethercombe, ZZ99 4ZZ', email: 'amara.whitlock@nethercombe.example.nhs.uk' };
const bram: Asker = { name: 'Mr Bram Castellane', role: 'Consultant trauma surgeon', trust: 'Eastlode University Hospital NHS Trust', address: 'Fracture Clinic, Eastlode University Hospital, Fen Road, Eastlode, ZZ99 4ZZ', email: 'bram.castellane@eastlode.example.nhs.uk' };
const odile: Asker = { name: 'Miss Odile Fenwright', role: 'Consultant foot and ankle surgeon', trust: 'Saltmere General Hospital NHS Trust', address: 'Foot and Ankle Unit, Saltmere General Hospital, Quay Street, Saltmere, ZZ99 4ZZ', email: 'odile.fenwright@saltmere.example.nhs.uk' };
const priya: Asker = { name: 'Dr Priya Hollingrake', role: 'Consultant rheumatologist', trust: 'Woldside Hospitals NHS Trust', address: 'Rheumatology, Woldside Royal Infirmary, Beverling Road, Wold Newsome, ZZ99 4ZZ', email: 'priya.hollingrake@woldside.example.nhs.uk' };
const tobias: Asker = { name: 'Dr Tobias Marrow', role: 'GP with an extended role in musculoskeletal medicine', trust: 'Haxthorpe Community MSK Service', address: 'Haxthorpe Treatment Centre, Kiln Drive, Haxthorpe, ZZ99 4ZZ', email: 'tobias.marrow@haxthorpe.example.nhs.uk' };

const lscSections = (p: Person, a: Asker): FormSection[] => [
  {
    heading: 'Section A – Patient details',
    rows: [
      ['Patient name', p.name], ['NHS number', spaced(p.nhs)], ['Date of birth', p.born], ['Address', p.address], ['GP practice', p.practice], ['GP practice ODS code', p.code],
      ['Has the patient consented to this application?', yesNo('Yes')], ['May the panel write to the patient?', yesNo('Yes')], ['Communication needs', 'Large print'],
    ],
  },
  { heading: 'Section B – Requesting clinician', rows: [['Name', a.name], ['Role', a.role], ['Organisation', a.trust], ['Postal address', a.address], ['Secure email', a.email]] },
];

const ceSections = (p: Person, a: Asker): FormSection[] => [
  { heading: '1. Patient', rows: [['Full name', p.name], ['NHS No.', spaced(p.nhs)], ['DOB', p.born], ['Home address', p.address], ['Registered GP practice', p.practice], ['Practice code', p.code], ['Patient consents to this request', yesNo('Yes')], ['Patient may be written to', yesNo('Yes')]] },
  { heading: '2. Clinician making the request', rows: [['Clinician’s name', a.name], ['Job title', a.role], ['Trust', a.trust], ['Address for correspondence', a.address], ['NHS email', a.email]] },
];

const hnySections = (p: Person, a: Asker): FormSection[] => [
  {
    heading: 'Part 1: About the patient',
    rows: [
      ['Name of patient', p.name], ['NHS number', spaced(p.nhs)], ['Date of birth', p.born], ['Patient’s address', p.address], ['Name of GP practice', p.practice], ['ODS code of practice', p.code],
      ['Does the patient consent to this request and to sharing their information?', yesNo('Yes')], ['May we write to the patient?', yesNo('Yes')],
    ],
  },
  { heading: 'Part 2: About the clinician', rows: [['Name of requesting clinician', a.name], ['Designation', a.role], ['Employing organisation', a.trust], ['Address for reply', a.address], ['Secure e-mail', a.email]] },
];

const hnyRequest = (intervention: string, diagnosis: string, code: string): FormSection => ({
  heading: 'Part 3: The request', rows: [['Intervention requested', intervention], ['Diagnosis', diagnosis], ['ICD-10 code', code], ['How urgent is this request?', 'Routine']],
});

const hnyFacts = (facts: { purpose: Answer; tissue: Answer; joint: string; trauma: Answer; landmarks: Answer; count: string; adverse: Answer; conservative: string; response: Answer }): FormSection => ({
  heading: 'Part 4: Ultrasound-guided injection or aspiration',
  rows: [
    ['What is to be done under ultrasound?', facts.purpose], ['Joint or soft tissue?', facts.tissue], ['Which joint or tissue, and which side?', facts.joint],
    ['Severe trauma that would derange the joint’s normal architecture?', facts.trauma], ['Can the landmarks be identified?', facts.landmarks],
    ['Number of landmark-guided injections without relief', facts.count], ['Significant adverse effects of a landmark-guided injection?', facts.adverse],
    ['Conservative treatment (from and to)', facts.conservative], ['Response to conservative treatment', facts.response],
  ],
});
const hnyCase = (paragraphs: readonly string[], meanwhile: string): FormSection => ({
  heading: 'Part 5: The clinical case', rows: [['Why should this patient have the treatment?', { paragraphs }], ['What care continues meanwhile?', meanwhile]],
});
const purposes = (ticked: string | null): Answer => ({ options: ['Corticosteroid injection', 'Aspiration', 'Injection of something else', 'Diagnostic block'], ticked });
const tissues = (ticked: string | null): Answer => ({ options: ['A joint', 'Soft tissue'], ticked });
const landmarkBoxes = (ticked: string | null): Answer => ({ options: ['Yes, they can', 'No, because of obesity', 'No, because of another disease process', 'No, for another reason'], ticked });
const responses = (ticked: string | null): Answer => ({ options: ['No response', 'Partial response', 'Good response'], ticked });
const hnyForm = (sections: readonly FormSection[]): SamplePack['form'] => ({ file: 'IFR form USGI.docx', title: 'Funding request: ultrasound-guided injection', note: 'Answer every question.', style: 'questions', sections });

const common = (p: Person, a: Asker, iso: string) => ({
  patientName: p.name, nhsNumber: p.nhs, dateOfBirth: iso, patientAddress: p.address, gpPractice: p.practice, gpPracticeCode: p.code, consentGiven: 'yes', patientMayBeWrittenTo: 'yes',
  requesterName: a.name, requesterRole: a.role, requesterOrganisation: a.trust, requesterAddress: a.address, requesterEmail: a.email, clinicianCase: '*', careMeanwhile: '*',
});

const letterTo = (icb: string): string[] => ['Individual Funding Request Team', icb];
const hny = 'NHS Humber and North Yorkshire ICB';

/** Seven packs, one for each way that a policy can answer. All people, places and organisations in them are invented. */
export const samplePacks: readonly SamplePack[] = [
  {
    name: 'lsc-not-routinely-commissioned', icb: 'NHS Lancashire and South Cumbria ICB (QE1)', container: 'zip',
    shows: 'LIPUS for a delayed union: within the policy, which does not routinely commission it. The request rests on exceptionality alone.',
    form: {
      file: 'IFR application form.docx', title: 'Individual Funding Request application form', note: 'Please complete every section. Do not name the patient outside Section A.', style: 'rows',
      sections: [
        ...lscSections(marjorie, amara),
        {
          heading: 'Section C – The request',
          rows: [
            ['Intervention requested', 'Exogen low-intensity pulsed ultrasound (LIPUS), home use for 20 minutes a day'], ['Which LIPUS device?', { options: ['Exogen', 'Another LIPUS device'], ticked: 'Exogen' }],
            ['What is the ultrasound for?', { options: ['To help a broken bone heal', 'Something else'], ticked: 'To help a broken bone heal' }],
            ['Diagnosis', 'Delayed union of a fracture of the right tibial shaft'], ['Diagnosis code (ICD-10)', 'M84.2'], ['Bone and site', 'Right tibia, middle third of the shaft'], ['Date of fracture', '8 November 2025'],
            ['State of the fracture', { options: ['Fresh fracture', 'Delayed union', 'Non-union'], ticked: 'Delayed union' }], ['Adult or child', { options: ['Adult', 'Child'], ticked: 'Adult' }], ['Urgency', 'Soon: the plaster is to be changed within six weeks'],
          ],
        },
        {
          heading: 'Section D – Clinical exceptionality',
          rows: [
            ['Why is this patient clinically exceptional? Please set out each reason as a separate paragraph.', { paragraphs: [
              'The patient has an inherited bleeding disorder with an inhibitor. Revision surgery, which is the usual next step for others with a delayed tibial union, carries a risk to life that the haematology team has judged unacceptable.',
              'The skin over the fracture was grafted after a burn in 2019. No plate or frame pin can pass through it without a high likelihood of loss of the graft, so the surgical alternatives open to other patients are closed.',
              'The gap is below 3 mm, the fracture is stable and aligned, and callus was present at five months, which are the features that went with healing in the patients treated in the case series cited below.',
            ] }],
            ['Care that goes on meanwhile', 'Protected weight bearing in a functional brace, vitamin D, and radiographs every six weeks.'],
            ['Evidence', { paragraphs: ['NICE IPG623 (2018), delayed-union and non-union fractures.', 'Leighton R, Phillips M, Bhandari M, et al. BMC Musculoskelet Disord 2021;22(1):532. doi: 10.1186/s12891-021-04322-5'] }],
          ],
        },
      ],
    },
    letters: [
      {
        file: 'Clinic letter 6 May 2026.pdf', layout: 'letterhead', from: [amara.trust, 'Department of Orthopaedics', 'Nethercombe Infirmary, Mill Bank, Nethercombe'], to: letterTo('NHS Lancashire and South Cumbria ICB'), date: '6 May 2026',
        lines: [['Re', `Mrs ${marjorie.name}`], ['Date of birth', '14/03/1961'], ['NHS number', spaced(marjorie.nhs)], ['Diagnosis', 'Delayed union, right tibial shaft'], ['Date of injury', '8 November 2025']],
        subject: 'Request for low-intensity pulsed ultrasound', greeting: 'Dear colleagues,',
        paragraphs: [
          'I saw this lady in the fracture clinic today, six months after she broke her right tibia in a fall on wet steps. She remains in a functional brace and walks with two crutches.',
          'The radiographs show callus on two of four cortices, with no change since February. There is no sign of infection, and the fracture is stable under stress.',
          'The haematology team advises against any elective operation. I should be grateful if the panel would consider the enclosed application.',
        ],
        signed: ['Yours sincerely', amara.name, amara.role],
      },
    ],
    expected: {
      ...common(marjorie, amara, '1961-03-14'), evidenceCited: '*', communicationNeeds: 'Large print', intervention: 'Exogen low-intensity pulsed ultrasound (LIPUS), home use for 20 minutes a day', treatment: 'lipus', lipusDevice: 'exogen', lipusPurpose: 'bone-healing',
      diagnosis: 'Delayed union of a fracture of the right tibial shaft', diagnosisCode: 'M84.2', bone: 'Right tibia, middle third of the shaft', fractureDate: '2025-11-08', fractureStatus: 'delayed', ageGroup: 'adult', statedUrgency: 'Soon: the plaster is to be changed within six weeks',
    },
    arguments: 3,
  },
  {
    name: 'central-east-not-normally-funded', icb: 'NHS Central East ICB (S1Y5D)', container: 'zip',
    shows: 'Exogen for a fresh fracture at high risk of not healing: within the policy, which does not normally fund it.',
    form: {
      file: 'Exogen request form.docx', title: 'Clinical exceptionality request – Exogen bone healing system', note: 'Return by secure e-mail with clinic letters.', style: 'four-columns',
      sections: [
        ...ceSections(desmond, bram),
        {
          heading: '3. Request',
          rows: [
            ['Treatment requested', 'Exogen ultrasound bone healing system'], ['Device', 'Exogen'], ['Purpose of treatment', 'To help a broken bone heal'], ['Diagnosis', 'Fresh fracture of the left scaphoid, proximal pole'], ['ICD-10 code', 'S62.0'],
            ['Fracture site', 'Left scaphoid, proximal pole'], ['Date of injury', '11/04/2026'], ['Fracture status', { options: ['Fresh', 'Delayed union', 'Non-union'], ticked: 'Fresh' }], ['Risk of non-healing', { options: ['Low', 'High'], ticked: 'High' }], ['Age group', { options: ['Adult', 'Child'], ticked: 'Adult' }],
            ['Urgency of request', 'Routine'],
          ],
        },
        {
          heading: '4. Statement of clinical exceptionality',
          rows: [
            ['Grounds for exceptionality', { paragraphs: [
              'He has sickle cell disease with earlier avascular necrosis of both femoral heads, so the blood supply of the proximal pole is poorer than in others with this fracture.',
              'Screw fixation was ruled out by the anaesthetic team after an acute chest syndrome in March 2026.',
            ] }],
            ['Care in the meantime', 'Cast for twelve weeks, with CT at week eight.'],
          ],
        },
      ],
    },
    letters: [
      {
        file: 'Fracture clinic letter.pdf', layout: 'columns', from: [bram.trust, 'Fracture Clinic'], to: letterTo('NHS Central East ICB'), date: '29 April 2026',
        lines: [['Patient', desmond.name], ['DOB', '02/09/1988'], ['NHS No', spaced(desmond.nhs)], ['Diagnosis', 'Fresh fracture, left scaphoid'], ['Date of injury', '11 April 2026']],
        subject: 'Left scaphoid fracture', greeting: 'Dear team,',
        paragraphs: ['Thank you for considering this request. He fell on an outstretched hand while cycling to work. The CT scan confirms a fracture of the proximal pole without displacement.', 'A cast was fitted on the day of injury. We will see him again in four weeks.'],
        signed: ['With kind regards', bram.name, bram.role],
      },
    ],
    expected: {
      ...common(desmond, bram, '1988-09-02'), intervention: 'Exogen ultrasound bone healing system', treatment: 'lipus', lipusDevice: 'exogen', lipusPurpose: 'bone-healing', diagnosis: 'Fresh fracture of the left scaphoid, proximal pole', diagnosisCode: 'S62.0',
      bone: 'Left scaphoid, proximal pole', fractureDate: '2026-04-11', fractureStatus: 'fresh', fractureRisk: 'high', ageGroup: 'adult', statedUrgency: 'Routine',
    },
    arguments: 2,
  },
  {
    name: 'central-east-outside-non-union', icb: 'NHS Central East ICB (S1Y5D)', container: 'folder',
    shows: 'Exogen for a non-union: outside the policy for fresh fractures, which says nothing about it.',
    form: {
      file: 'Exogen request form.docx', title: 'Clinical exceptionality request – Exogen bone healing system', note: 'Return by secure e-mail with clinic letters.', style: 'four-columns',
      sections: [
        ...ceSections(halina, odile),
        {
          heading: '3. Request',
          rows: [
            ['Treatment requested', 'Exogen ultrasound bone healing system'], ['Device', 'Exogen'], ['Purpose of treatment', 'To help a broken bone heal'], ['Diagnosis', 'Non-union of the right fifth metatarsal'], ['ICD-10 code', 'M841'],
            ['Fracture site', 'Right fifth metatarsal, base'], ['Date of injury', 'June 2025'], ['Fracture status', { options: ['Fresh', 'Delayed union', 'Non-union'], ticked: 'Non-union' }], ['Risk of non-healing', { options: ['Low', 'High'], ticked: null }], ['Age group', { options: ['Adult', 'Child'], ticked: 'Adult' }],
            ['Urgency of request', 'Routine'],
          ],
        },
        {
          heading: '4. Statement of clinical exceptionality',
          rows: [
            ['Grounds for exceptionality', { paragraphs: ['Two operations have failed: screw fixation in August 2025 and bone grafting in December 2025.', 'She takes long-term steroids for a kidney transplant, and the renal team advises against a third operation.'] }],
            ['Care in the meantime', 'Walking boot and advice on stopping smoking.'],
          ],
        },
      ],
    },
    letters: [
      {
        file: 'Clinic letter.pdf', layout: 'letterhead', from: [odile.trust, 'Foot and Ankle Unit'], to: letterTo('NHS Central East ICB'), date: '30 April 2026',
        lines: [['Re', `Ms ${halina.name}`], ['DOB', '30 November 1974'], ['NHS No', spaced(halina.nhs)], ['Diagnosis', 'Non-union, base of right fifth metatarsal']],
        subject: 'Established non-union', greeting: 'Dear colleagues,',
        paragraphs: ['She has had pain at the base of the right fifth metatarsal since a twisting injury last summer. CT in April shows no bridging bone and sclerotic margins.', 'Surgery has been tried twice. I enclose the request form.'],
        signed: ['Yours sincerely', odile.name, odile.role],
      },
    ],
    expected: {
      ...common(halina, odile, '1974-11-30'), intervention: 'Exogen ultrasound bone healing system', treatment: 'lipus', lipusDevice: 'exogen', lipusPurpose: 'bone-healing', diagnosis: 'Non-union of the right fifth metatarsal', diagnosisCode: 'M84.1',
      bone: 'Right fifth metatarsal, base', fractureDate: '2025-06-01..2025-06-30', fractureStatus: 'non-union', ageGroup: 'adult', statedUrgency: 'Routine',
    },
    arguments: 2,
  },
  {
    name: 'hny-criteria-met', icb: `${hny} (QOQ)`, container: 'zip',
    shows: 'Ultrasound-guided steroid injection after two landmark-guided ones gave no relief, and more than three months of conservative treatment without response: criteria met.',
    form: hnyForm([
      ...hnySections(gwendolen, priya),
      hnyRequest('Ultrasound-guided corticosteroid injection of the right hip', 'Osteoarthritis of the right hip', 'M16.1'),
      hnyFacts({ purpose: purposes('Corticosteroid injection'), tissue: tissues('A joint'), joint: 'Right hip', trauma: yesNo('No'), landmarks: landmarkBoxes('Yes, they can'), count: 'Two', adverse: yesNo('No'), conservative: '12 October 2025 to 20 April 2026', response: responses('No response') }),
      hnyCase(['Two landmark-guided injections, in December 2025 and February 2026, gave her no relief at all.', 'She has completed six months of physiotherapy, walking aids and regular analgesia without response.'], 'Home exercises and paracetamol.'),
    ]),
    letters: [
      {
        file: 'Rheumatology letter.pdf', layout: 'letterhead', from: [priya.trust, 'Rheumatology'], to: letterTo(hny), date: '4 May 2026',
        lines: [['Re', `Mrs ${gwendolen.name}`], ['Date of birth', '7 July 1956'], ['NHS number', spaced(gwendolen.nhs)], ['Diagnosis', 'Osteoarthritis of the right hip']],
        subject: 'Right hip pain', greeting: 'Dear team,',
        paragraphs: ['She was reviewed in clinic on 28 April. Pain in the right groin limits her to a few hundred yards. Both injections were given by an experienced colleague using surface landmarks.', 'She would like to avoid or put off a replacement. I support the request.'],
        signed: ['Yours sincerely', priya.name, priya.role],
      },
    ],
    expected: {
      ...common(gwendolen, priya, '1956-07-07'), intervention: 'Ultrasound-guided corticosteroid injection of the right hip', treatment: 'guided-injection', injectionPurpose: 'corticosteroid', diagnosis: 'Osteoarthritis of the right hip', diagnosisCode: 'M16.1', statedUrgency: 'Routine',
      targetSite: 'joint', jointAndSide: 'Right hip', severeTrauma: 'no', landmarks: 'identifiable', injectionsWithoutRelief: '2', injectionAdverseEffects: 'no', conservativeTreatment: '2025-10-12/2026-04-20', conservativeResponse: 'none',
    },
    arguments: 2,
  },
  {
    name: 'hny-criteria-not-met', icb: `${hny} (QOQ)`, container: 'zip',
    shows: 'Guided steroid injection after a single landmark-guided one and a partial response to conservative treatment: criteria not met. The pack has a fillable PDF.',
    form: hnyForm([
      ...hnySections(raymond, tobias),
      hnyRequest('Ultrasound-guided steroid injection of the left shoulder', 'Subacromial pain, left shoulder', 'M75.4'),
      hnyFacts({ purpose: purposes('Corticosteroid injection'), tissue: tissues('Soft tissue'), joint: 'Left shoulder, subacromial bursa', trauma: yesNo('No'), landmarks: landmarkBoxes('Yes, they can'), count: '1', adverse: yesNo('No'), conservative: '2 March 2026 to 27 April 2026', response: responses('Partial response') }),
      hnyCase(['He is a plasterer and cannot work with his arm raised.', 'The first injection gave no relief, and the patient would prefer the next to be guided.'], 'Physiotherapy once a fortnight.'),
    ]),
    letters: [
      {
        file: 'MSK service letter.pdf', layout: 'columns', from: [tobias.trust, 'Haxthorpe Treatment Centre'], to: letterTo(hny), date: '5 May 2026',
        lines: [['Patient', raymond.name], ['DOB', '19 January 1969'], ['NHS No', spaced(raymond.nhs)], ['Diagnosis', 'Subacromial pain, left shoulder']],
        subject: 'Left shoulder', greeting: 'Dear colleagues,', paragraphs: ['He has had eight weeks of physiotherapy, which has helped in part. One injection was given in clinic on 30 March.'], signed: ['With best wishes', tobias.name, tobias.role],
      },
    ],
    fillable: {
      file: 'Consent and injection record.pdf', title: 'Consent and record of injections',
      fields: [['Patient name', 'pt_nm', raymond.name], ['NHS number', 'f_017', spaced(raymond.nhs)], ['Date of birth', 'f_018', '19/01/1969'], ['Patient consents to this request', 'f_019', 'Yes'], ['Joint and side', 'f_020', 'Left shoulder, subacromial bursa'], ['Landmark-guided injections without relief', 'f_021', '1'], ['Adverse effects of injection', 'f_022', 'No']],
    },
    expected: {
      ...common(raymond, tobias, '1969-01-19'), intervention: 'Ultrasound-guided steroid injection of the left shoulder', treatment: 'guided-injection', injectionPurpose: 'corticosteroid', diagnosis: 'Subacromial pain, left shoulder', diagnosisCode: 'M75.4', statedUrgency: 'Routine',
      targetSite: 'soft-tissue', jointAndSide: 'Left shoulder, subacromial bursa', severeTrauma: 'no', landmarks: 'identifiable', injectionsWithoutRelief: '1', injectionAdverseEffects: 'no', conservativeTreatment: '2026-03-02/2026-04-27', conservativeResponse: 'partial',
    },
    arguments: 2,
  },
  {
    name: 'hny-not-known', icb: `${hny} (QOQ)`, container: 'zip',
    shows: 'Guided steroid injection where the form leaves the response to conservative treatment, the landmarks and the trauma open: not known, so more information is needed.',
    form: hnyForm([
      ...hnySections(indira, priya),
      hnyRequest('Ultrasound-guided corticosteroid injection of the left ankle', 'Inflammatory arthritis of the left ankle', 'M06.9'),
      hnyFacts({ purpose: purposes('Corticosteroid injection'), tissue: tissues('A joint'), joint: 'Left ankle', trauma: yesNo(null), landmarks: landmarkBoxes(null), count: 'Two', adverse: yesNo('No'), conservative: 'since spring 2026', response: responses(null) }),
      hnyCase(['Swelling has recurred after each of two injections guided by landmarks.', 'A guided injection would let us confirm that the joint, and not the tendon sheath, is the source of pain.'], 'Methotrexate and splinting.'),
    ]),
    letters: [
      {
        file: 'Rheumatology letter.pdf', layout: 'letterhead', from: [priya.trust, 'Rheumatology'], to: letterTo(hny), date: '12 May 2026',
        lines: [['Re', `Ms ${indira.name}`], ['Date of birth', '25/05/1979'], ['NHS number', spaced(indira.nhs)], ['Diagnosis', 'Inflammatory arthritis, left ankle']],
        subject: 'Left ankle', greeting: 'Dear team,', paragraphs: ['She has had two injections without lasting effect. Her medication was changed in spring and I will send an update on her response.'], signed: ['Yours sincerely', priya.name, priya.role],
      },
    ],
    expected: {
      ...common(indira, priya, '1979-05-25'), intervention: 'Ultrasound-guided corticosteroid injection of the left ankle', treatment: 'guided-injection', injectionPurpose: 'corticosteroid', diagnosis: 'Inflammatory arthritis of the left ankle', diagnosisCode: 'M06.9', statedUrgency: 'Routine',
      targetSite: 'joint', jointAndSide: 'Left ankle', injectionsWithoutRelief: '2', injectionAdverseEffects: 'no', conservativeTreatment: '2026-03-01..2026-05-31/open',
    },
    arguments: 2,
  },
  {
    name: 'hny-policy-silent', icb: `${hny} (QOQ)`, container: 'zip',
    shows: 'Guided injection of hyaluronic acid: the policy speaks of corticosteroid and aspiration only, so it is silent.',
    form: hnyForm([
      ...hnySections(cuthbert, tobias),
      hnyRequest('Ultrasound-guided injection of hyaluronic acid, right knee', 'Osteoarthritis of the right knee', 'M17.1'),
      hnyFacts({ purpose: purposes('Injection of something else'), tissue: tissues('A joint'), joint: 'Right knee', trauma: yesNo('No'), landmarks: landmarkBoxes('No, because of obesity'), count: 'None', adverse: yesNo('No'), conservative: 'from 5 January 2026 to 24 April 2026', response: responses('No response') }),
      hnyCase(['He cannot have corticosteroid because of brittle diabetes with two admissions for ketoacidosis after earlier steroid treatment.', 'He is not fit for knee replacement.'], 'Weight management programme and topical analgesia.'),
    ]),
    letters: [
      {
        file: 'MSK service letter.pdf', layout: 'letterhead', from: [tobias.trust, 'Haxthorpe Treatment Centre'], to: letterTo(hny), date: '6 May 2026',
        lines: [['Re', `Mr ${cuthbert.name}`], ['DOB', '04/10/1950'], ['NHS No', spaced(cuthbert.nhs)], ['Diagnosis', 'Osteoarthritis of the right knee']],
        subject: 'Right knee', greeting: 'Dear colleagues,', paragraphs: ['Thank you for considering this request. Steroid is contraindicated, as set out in the form. Landmarks at the knee cannot be felt.'], signed: ['With best wishes', tobias.name, tobias.role],
      },
    ],
    expected: {
      ...common(cuthbert, tobias, '1950-10-04'), intervention: 'Ultrasound-guided injection of hyaluronic acid, right knee', treatment: 'guided-injection', injectionPurpose: 'other-injectate', diagnosis: 'Osteoarthritis of the right knee', diagnosisCode: 'M17.1', statedUrgency: 'Routine',
      targetSite: 'joint', jointAndSide: 'Right knee', severeTrauma: 'no', landmarks: 'not-obesity', injectionsWithoutRelief: '0', injectionAdverseEffects: 'no', conservativeTreatment: '2026-01-05/2026-04-24', conservativeResponse: 'none',
    },
    arguments: 2,
  },
];
