import { good, one } from '../entry.ts';
import { cell, control, docx, field, grid, heading, link, oldChoice, oldText, oldTick, para, paras, raw, row, run, spanned, tick, wingding } from '../bytes/ooxml.ts';
import { consultant, dashed, greta, idris, inWords, mabel, otto, percy, physio, rheumatologist, short, siobhan, slashed, spaced, tariq, wanda } from '../people.ts';

const whyMe = 'Revision surgery cannot be offered to this patient because of chronic infection in the same limb, which other patients with the condition do not have.';
const guidance = (text: string): string => para(raw(run(text, 'i', '<w:color w:val="808080"/>')));
const bold = (text: string): string => para(raw(run(text, 'b')));

/** Application forms in Word, as offices lay them out. */
export const wordForms = [
  good('word/non-drug-form-two-columns', 'The plain form of many ICBs: sections with a label at the left and an answer at the right.', () => one('IFR non-drug form.docx', docx([
    para('NHS Northmoor ICB'), heading('Individual Funding Request: non-drug'), para('Please complete every section. Incomplete forms will be returned.'),
    grid([raw(bold('Section A: patient'))], ['Patient’s full name', otto.name], ['NHS No.', spaced(otto.nhs)], ['D.O.B (dd/mm/yyyy)', slashed(otto.birth)], ['Address incl. postcode', `${otto.address}\n${otto.postcode}`], ['Registered GP', otto.gp], ['GP Practice name', otto.practice]),
    grid([raw(bold('Section B: requester'))], ['Consultant in charge of care', consultant.name], ['Provider/Trust making request', consultant.organisation], ['Contact details (secure NHS.net e-mail only)', consultant.email], ['GMC number', consultant.gmc]),
    grid([raw(bold('Section C: request'))], ['Clinical indication', 'Non-union of the left tibia'], ['Name of intervention requested (with dose/frequency)', 'Exogen low-intensity pulsed ultrasound, 20 minutes daily'], ['Has the patient given informed consent for information to be shared?', 'Yes'], ['Why is the patient likely to gain significantly more benefit than others?', whyMe]),
  ].join(''), { footer: para(raw(`${run('IFR form v4.2   Page ')}${field('PAGE', run('1'))}${run(' of ')}${field('NUMPAGES', run('3'))}`)) })),
  { patientName: otto.name, nhsNumber: otto.nhs, dateOfBirth: otto.birth, patientAddress: `~${otto.postcode}`, gpName: otto.gp, gpPractice: otto.practice, requesterName: consultant.name, requesterOrganisation: consultant.organisation, requesterEmail: consultant.email, requesterGmc: consultant.gmc, diagnosis: 'Non-union of the left tibia', intervention: '~Exogen low-intensity pulsed ultrasound', consentGiven: 'yes', clinicianCase: '~chronic infection in the same limb' }, { noCodes: ['two-values', 'two-patients'] }),

  good('word/drug-form-numbered-questions', 'Drug forms number their questions and keep the number in a column of its own.', () => one('IFR drug form.docx', docx([
    heading('High cost drug: individual funding request'),
    grid(['1.1', 'Patient’s surname', greta.family], ['1.2', 'Patient’s forename(s)', greta.given], ['1.3', 'NHS number', dashed(greta.nhs)], ['1.4', 'Date of birth', inWords(greta.birth)], ['1.5', 'Hospital number', greta.hospital]),
    grid(['2.1', 'Name of requesting clinician', rheumatologist.name], ['2.2', 'Job title', rheumatologist.role], ['2.3', 'Telephone number', rheumatologist.telephone], ['2.4', 'NHS.net e-mail address', rheumatologist.email]),
    grid(['3.1', 'Drug requested', 'Anakinra 100 mg subcutaneous injection, once daily'], ['3.2', 'Diagnosis', 'Adult-onset Still’s disease'], ['3.3', 'Is the drug part of a clinical trial?', 'No'], ['3.4', 'Anticipated cost of treatment', '£9,570 per year'], ['3.5', 'Planned start date', '13 July 2026'], ['3.6', 'Patient consents to this application', 'Yes']),
  ].join(''))),
  { patientName: `${greta.name}|${greta.family}|${greta.family}, ${greta.given}`, nhsNumber: greta.nhs, dateOfBirth: greta.birth, hospitalNumber: greta.hospital, requesterName: rheumatologist.name, requesterRole: rheumatologist.role, requesterTelephone: rheumatologist.telephone, requesterEmail: rheumatologist.email, intervention: '~Anakinra 100 mg', diagnosis: 'Adult-onset Still’s disease', clinicalTrial: 'no', cost: '~£9,570', plannedDate: '2026-07-13', consentGiven: 'yes' }),

  good('word/two-questions-in-a-row', 'Forms that save paper set two questions side by side.', () => one('request.docx', docx([
    para('INDIVIDUAL FUNDING REQUEST'),
    grid(['Patient name', tariq.name, 'NHS number', spaced(tariq.nhs)], ['Date of birth', slashed(tariq.birth), 'Hospital no.', tariq.hospital], ['GP name', tariq.gp, 'GP practice code', tariq.practiceCode], ['Requesting clinician', consultant.name, 'GMC no.', consultant.gmc], ['Telephone', consultant.telephone, 'Secure email', consultant.email], ['Diagnosis', spanned('Delayed union of the right scaphoid', 3)], ['Treatment requested', spanned('Exogen bone healing system', 3)]),
  ].join(''))),
  { patientName: tariq.name, nhsNumber: tariq.nhs, dateOfBirth: tariq.birth, hospitalNumber: tariq.hospital, gpName: tariq.gp, gpPracticeCode: tariq.practiceCode, requesterName: consultant.name, requesterGmc: consultant.gmc, requesterEmail: consultant.email, diagnosis: 'Delayed union of the right scaphoid', intervention: 'Exogen bone healing system' }),

  good('word/answers-in-a-row-below', 'Long questions fill a whole row and the answer stands in the row below.', () => one('proforma.docx', docx([
    heading('Request for funding: exceptional circumstances'),
    grid(['Patient’s full name', 'NHS No.', 'D.O.B.'], [siobhan.name, siobhan.nhs, slashed(siobhan.birth)]),
    grid(['Name of intervention requested (with dose/frequency)'], ['Ultrasound-guided aspiration of the left hip, once'], ['Clinical indication'], ['Septic arthritis of the left hip, suspected'], ['Why is the patient likely to gain significantly more benefit than others with the same condition?'], [`${whyMe}\nThe landmarks cannot be felt after a shattered acetabulum.`], ['Has the patient consented to this request?'], ['Yes']),
  ].join(''))),
  { patientName: siobhan.name, nhsNumber: siobhan.nhs, dateOfBirth: siobhan.birth, intervention: '~Ultrasound-guided aspiration of the left hip', diagnosis: '~Septic arthritis of the left hip', clinicianCase: '~shattered acetabulum', consentGiven: 'yes' }),

  good('word/answer-in-the-cell-of-the-question', 'Some forms leave room under the question, in the same cell.', () => one('IFR.docx', docx([
    grid([`Patient name:\n${percy.name}`, `NHS number:\n${spaced(percy.nhs)}`], [`Date of birth:\n${slashed(percy.birth)}`, `GP practice:\n${percy.practice}`], [`Requesting clinician:\n${physio.name}`, `Organisation:\n${physio.organisation}`], [`Diagnosis:\nRotator cuff tendinopathy, right shoulder`, `Intervention requested:\nUltrasound-guided corticosteroid injection of the right shoulder`]),
  ].join(''))),
  { patientName: percy.name, nhsNumber: percy.nhs, dateOfBirth: percy.birth, gpPractice: percy.practice, requesterName: physio.name, requesterOrganisation: physio.organisation, diagnosis: 'Rotator cuff tendinopathy, right shoulder', intervention: 'Ultrasound-guided corticosteroid injection of the right shoulder' }),

  good('word/guidance-inside-the-label-cell', 'ICBs print guidance in small italics below the question.', () => one('IFR application.docx', docx([
    grid(
      [raw(bold('NHS number') + guidance('Ten digits. Forms without a valid NHS number will be returned.')), spaced(wanda.nhs)],
      [raw(bold('Patient’s full name') + guidance('As registered with the GP.')), wanda.name],
      [raw(bold('Date of birth') + guidance('dd/mm/yyyy')), slashed(wanda.birth)],
      [raw(bold('Treatment requested') + guidance('Include dose, frequency and duration. One treatment for each form.')), 'LIPUS (Exogen), 150 doses'],
      [raw(bold('Diagnosis') + guidance('The condition for which the treatment is requested, with date of onset.')), 'Non-union, fifth metatarsal base, right'],
      [raw(bold('Statement of exceptionality') + guidance('Explain how this patient differs from the cohort. Do not identify the patient here. Social factors will not be taken into account.')), whyMe],
    ),
  ].join(''))),
  { patientName: wanda.name, nhsNumber: wanda.nhs, dateOfBirth: wanda.birth, intervention: '~LIPUS (Exogen)', diagnosis: 'Non-union, fifth metatarsal base, right', clinicianCase: '~Revision surgery cannot be offered' }, { absent: ['returned', 'As registered', 'Social factors'] }),

  good('word/content-controls', 'New forms are made of content controls: text, date picker, drop-down and tick boxes.', () => one('IFR e-form.docx', docx([
    heading('IFR e-form'),
    grid(
      ['Patient name', raw(`<w:p>${control('Patient name', run(idris.name), '<w:text/>')}</w:p>`)],
      ['NHS number', raw(`<w:p>${control('NHS number', run(spaced(idris.nhs)), '<w:text/>')}</w:p>`)],
      ['Date of birth', raw(`<w:p>${control('DOB', run(inWords(idris.birth)), `<w:date w:fullDate="${idris.birth}T00:00:00Z"><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="en-GB"/></w:date>`)}</w:p>`)],
      ['Urgency', raw(`<w:p>${control('Urgency', run('Routine'), '<w:dropDownList><w:listItem w:displayText="Urgent" w:value="U"/><w:listItem w:displayText="Routine" w:value="R"/></w:dropDownList>')}</w:p>`)],
      ['Patient consent obtained', raw(`<w:p>${run('Yes ')}${tick(true)}${run('   No ')}${tick(false)}</w:p>`)],
      ['May the panel write to the patient?', raw(`<w:p>${run('Yes ')}${tick(false)}${run('   No ')}${tick(true)}</w:p>`)],
      ['Diagnosis', raw(`<w:p>${control('Diagnosis', run('Delayed union of the left humerus'), '<w:text w:multiLine="1"/>')}</w:p>`)],
      ['Policy reference', raw(`<w:p>${control('Policy', `<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Click or tap here to enter text.</w:t></w:r>`, '<w:showingPlcHdr/><w:text/>')}</w:p>`)],
      ['Intervention requested', raw(`<w:p>${control('Intervention', run('Exogen ultrasound bone healing'), '<w:text/>')}</w:p>`)],
    ),
  ].join(''))),
  { patientName: idris.name, nhsNumber: idris.nhs, dateOfBirth: idris.birth, statedUrgency: 'Routine', consentGiven: 'yes', patientMayBeWrittenTo: 'no', diagnosis: 'Delayed union of the left humerus', intervention: 'Exogen ultrasound bone healing' }, { absent: ['policyReference', 'Click or tap'] }),

  good('word/form-fields-of-word-97', 'Forms from before 2007 live on, with the grey fields of their time.', () => one('IFR_form_2009.docx', docx([
    para(raw(`${run('Name of patient: ')}${oldText('Text1', mabel.name)}`)), para(raw(`${run('NHS Number: ')}${oldText('Text2', spaced(mabel.nhs))}${run('     Date of birth: ')}${oldText('Text3', slashed(mabel.birth))}`)),
    para(raw(`${run('Referring consultant: ')}${oldText('Text4', consultant.name)}`)),
    para(raw(`${run('Treatment requested: ')}${oldText('Text5', 'Exogen for the right ankle fusion')}`)),
    para(raw(`${run('Urgency: ')}${oldChoice(['Routine', 'Urgent', 'Emergency'], 1)}`)),
    para(raw(`${run('Has the patient given consent?  Yes ')}${oldTick(true)}${run('  No ')}${oldTick(false)}`)),
  ].join(''))),
  { patientName: mabel.name, nhsNumber: mabel.nhs, dateOfBirth: mabel.birth, requesterName: consultant.name, intervention: 'Exogen for the right ankle fusion', statedUrgency: 'Urgent', consentGiven: 'yes' }),

  good('word/wingdings-ticks', 'Ticks from the symbol font, as people insert them by hand.', () => one('form.docx', docx([
    grid(['Patient', otto.name], ['NHS no', otto.nhs], ['DOB', slashed(otto.birth)], ['Consent to share information', raw(`<w:p>${wingding(true)}${run(' Yes   ')}${wingding(false)}${run(' No')}</w:p>`)], ['Is this treatment part of a clinical trial?', raw(`<w:p>${wingding(false)}${run(' Yes   ')}${wingding(true)}${run(' No')}</w:p>`)], ['Intervention requested', 'Exogen'], ['Clinician making the request', consultant.name]),
  ].join(''))),
  { patientName: otto.name, nhsNumber: otto.nhs, dateOfBirth: otto.birth, consentGiven: 'yes', clinicalTrial: 'no', intervention: 'Exogen', requesterName: consultant.name }),

  good('word/ticks-in-yes-and-no-columns', 'Gatekeeping questions stand in a table with a Yes and a No column, crossed with an x.', () => one('IFR gatekeeping.docx', docx([
    grid(['Patient name', greta.name], ['NHS number', spaced(greta.nhs)], ['Date of birth', slashed(greta.birth)]),
    grid(['Question', 'Yes', 'No'], ['Has the patient consented to this application?', 'X', ''], ['Is the treatment part of a clinical trial?', '', 'X'], ['Has the treatment already been started?', '', 'x'], ['Does the patient agree to receive letters from the panel?', '✓', '']),
    grid(['Treatment requested', 'Ultrasound-guided injection of the right wrist'], ['Diagnosis', 'De Quervain’s tenosynovitis, right']),
  ].join(''))),
  { patientName: greta.name, nhsNumber: greta.nhs, dateOfBirth: greta.birth, consentGiven: 'yes', clinicalTrial: 'no', alreadyTreated: 'no', patientMayBeWrittenTo: 'yes', intervention: 'Ultrasound-guided injection of the right wrist', diagnosis: 'De Quervain’s tenosynovitis, right' }),

  good('word/injection-proforma-criteria', 'A proforma for one policy, with its criteria as a tick list.', () => one('USGI proforma.docx', docx([
    heading('Ultrasound-guided injection: prior approval proforma'),
    grid(['Patient name', percy.name], ['NHS Number', percy.nhs], ['DOB', slashed(percy.birth)], ['Referring clinician', rheumatologist.name]),
    para('Please tick to show which criteria are met:'),
    grid(['Criterion', 'Tick'], ['Severe trauma that would derange the normal architecture of the joint', raw(`<w:p>${tick(false)}</w:p>`)], ['Corticosteroid injection', raw(`<w:p>${tick(true)}</w:p>`)], ['Aspiration', raw(`<w:p>${tick(false)}</w:p>`)]),
    grid(['Joint and side', 'Right hip'], ['Conservative treatment from', '05/01/2026'], ['Conservative treatment to', '10/04/2026'], ['Diagnosis', 'Osteoarthritis of the right hip']),
  ].join(''))),
  { patientName: percy.name, nhsNumber: percy.nhs, dateOfBirth: percy.birth, requesterName: rheumatologist.name, jointAndSide: 'Right hip', diagnosis: 'Osteoarthritis of the right hip' }),

  good('word/exogen-proforma', 'The bone healing proforma asks for bone, side, date of fracture and ICD-10 code.', () => one('Exogen proforma.docx', docx([
    heading('EXOGEN (LIPUS) funding proforma'),
    grid(['Patient’s name', tariq.name], ['NHS number', tariq.nhs], ['Date of birth', inWords(tariq.birth)], ['Which bone is affected', 'Left tibia, distal third'], ['Date of fracture', '9 August 2025'], ['ICD-10 code', 'M84.1'], ['OPCS-4 code', 'X61.8'], ['Fracture status', raw(`<w:p>${tick(false)}${run(' Fresh fracture  ')}${tick(false)}${run(' Delayed union  ')}${tick(true)}${run(' Non-union')}</w:p>`)], ['Consultant', consultant.name], ['E-mail (nhs.net)', consultant.email], ['Patient consent', raw(`<w:p>${tick(true)}${run(' Yes ')}${tick(false)}${run(' No')}</w:p>`)]),
  ].join(''))),
  { patientName: tariq.name, nhsNumber: tariq.nhs, dateOfBirth: tariq.birth, bone: 'Left tibia, distal third', fractureDate: '2025-08-09', diagnosisCode: '~M84.1', procedureCode: '~X61.8', fractureStatus: 'non-union', requesterName: consultant.name, requesterEmail: consultant.email, consentGiven: 'yes' }),

  good('word/table-in-a-table', 'Forms grown over years hold tables inside the cells of other tables.', () => one('nested.docx', docx(grid(['Section 1', raw(grid(['Patient name', siobhan.name], ['NHS number', spaced(siobhan.nhs)], ['Date of birth', short(siobhan.birth)]))], ['Section 2', raw(grid(['Diagnosis', 'Frozen shoulder, left'], ['Requested treatment', 'Ultrasound-guided injection of the left shoulder']))]))),
  { patientName: siobhan.name, nhsNumber: siobhan.nhs, dateOfBirth: siobhan.birth, diagnosis: 'Frozen shoulder, left', intervention: 'Ultrasound-guided injection of the left shoulder' }),

  good('word/text-boxes', 'A label sheet is put on the form as text boxes, each held twice: for new and for old Word.', () => one('boxed.docx', docx([
    para('IFR application'),
    ...[`Patient name: ${wanda.name}`, `NHS number: ${spaced(wanda.nhs)}`, `Date of birth: ${slashed(wanda.birth)}`].map((text) => para(raw(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>${para(text)}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${para(text)}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`))),
    grid(['Diagnosis', 'Non-union of the right radius'], ['Intervention requested', 'Exogen']),
  ].join(''))),
  { patientName: wanda.name, nhsNumber: wanda.nhs, dateOfBirth: wanda.birth, diagnosis: 'Non-union of the right radius', intervention: 'Exogen' }),

  good('word/words-split-over-runs', 'Word splits what was typed in several sittings, spell-checked or bookmarked into many runs.', () => one('split.docx', docx([
    ...[['Patient name: ', idris.name], ['NHS number: ', spaced(idris.nhs)], ['Date of birth: ', slashed(idris.birth)], ['Diagnosis: ', 'Delayed union of the right tibia'], ['Intervention requested: ', 'Exogen ultrasound']].map(([label, value]) => para(raw([...`${label}${value}`].map((letter, index) => `${index % 5 === 2 ? '<w:proofErr w:type="spellStart"/>' : ''}${index % 7 === 3 ? `<w:bookmarkStart w:id="${index}" w:name="b${index}"/><w:bookmarkEnd w:id="${index}"/>` : ''}${run(letter)}`).join('')))),
  ].join(''))),
  { patientName: idris.name, nhsNumber: idris.nhs, dateOfBirth: idris.birth, diagnosis: 'Delayed union of the right tibia', intervention: 'Exogen ultrasound' }),

  good('word/tabs-and-dots', 'Letters of request line answers up with tabs and dotted leaders.', () => one('tabs.docx', docx([
    para('FUNDING REQUEST'), para(`Patient name\t${mabel.name}`), para(`NHS number\t${spaced(mabel.nhs)}`), para(`Date of birth\t${slashed(mabel.birth)}`), para(`Diagnosis ........ Trochanteric bursitis, left`), para(`Treatment requested ........ Ultrasound-guided injection of the left trochanteric bursa`), para(`Requesting clinician:\t\t${rheumatologist.name}`),
  ].join(''))),
  { patientName: mabel.name, nhsNumber: mabel.nhs, dateOfBirth: mabel.birth, diagnosis: 'Trochanteric bursitis, left', intervention: 'Ultrasound-guided injection of the left trochanteric bursa', requesterName: rheumatologist.name }),

  good('word/written-on-underscores', 'A form to be printed, but filled in on screen over its underscores.', () => one('underscores.docx', docx([
    para(`Patient’s full name: ___${otto.name}______________`), para(`NHS No. ____${spaced(otto.nhs)}____  D.O.B. ____${slashed(otto.birth)}____`), para(`Diagnosis: __Non-union of the left clavicle____`), para('Signature: _____________________   Date: ______________'),
  ].join(''))),
  { patientName: otto.name, nhsNumber: otto.nhs, dateOfBirth: otto.birth, diagnosis: 'Non-union of the left clavicle' }),

  good('word/sections-in-merged-cells', 'The section’s name stands in a cell merged over several rows at the left.', () => one('merged.docx', docx(grid(
    row([cell('PATIENT', '<w:vMerge w:val="restart"/>'), 'Name', greta.name]), row([cell('', '<w:vMerge/>'), 'NHS number', spaced(greta.nhs)]), row([cell('', '<w:vMerge/>'), 'Date of birth', slashed(greta.birth)]), row([cell('', '<w:vMerge/>'), 'Telephone', greta.telephone]),
    row([cell('CLINICIAN', '<w:vMerge w:val="restart"/>'), 'Name', consultant.name]), row([cell('', '<w:vMerge/>'), 'Telephone', consultant.telephone]), row([cell('', '<w:vMerge/>'), 'E-mail', consultant.email]),
    row([cell('REQUEST', '<w:vMerge w:val="restart"/>'), 'Diagnosis', 'Delayed union of the left ulna']), row([cell('', '<w:vMerge/>'), 'Treatment requested', 'Exogen']),
  ))),
  { patientName: greta.name, nhsNumber: greta.nhs, dateOfBirth: greta.birth, patientTelephone: greta.telephone, requesterName: consultant.name, requesterTelephone: consultant.telephone, requesterEmail: consultant.email, diagnosis: 'Delayed union of the left ulna', intervention: 'Exogen' }),

  good('word/same-labels-in-two-sections', 'Name, address and telephone are asked for twice: of the patient and of the clinician.', () => one('two sections.docx', docx([
    heading('Patient details', 2), grid(['Name', percy.name], ['Address', `${percy.address}, ${percy.postcode}`], ['Telephone', percy.telephone], ['NHS number', percy.nhs], ['Date of birth', slashed(percy.birth)]),
    heading('Requesting clinician', 2), grid(['Name', physio.name], ['Job title', physio.role], ['Organisation', physio.organisation], ['Telephone', physio.telephone], ['Email', physio.email]),
    heading('GP details', 2), grid(['Name', percy.gp], ['Practice', percy.practice]),
  ].join(''))),
  { patientName: percy.name, patientAddress: `~${percy.postcode}`, patientTelephone: percy.telephone, nhsNumber: percy.nhs, dateOfBirth: percy.birth, requesterName: physio.name, requesterRole: physio.role, requesterOrganisation: physio.organisation, requesterTelephone: physio.telephone, requesterEmail: physio.email, gpName: percy.gp, gpPractice: percy.practice }, { noCodes: ['two-values', 'facts-differ'] }),

  good('word/patient-in-the-page-header', 'The patient’s name and number are put in the header, so that loose pages can be told apart.', () => one('header.docx', docx([
    heading('Supporting information'), grid(['Diagnosis', 'Calcific tendinitis, right shoulder'], ['Treatment requested', 'Ultrasound-guided barbotage of the right shoulder'], ['Requesting clinician', rheumatologist.name]),
  ].join(''), { header: para(`Patient name: ${siobhan.name}`) + para(`NHS number: ${spaced(siobhan.nhs)}\tDOB: ${slashed(siobhan.birth)}`), footer: para('Confidential: contains patient identifiable information') })),
  { patientName: siobhan.name, nhsNumber: siobhan.nhs, dateOfBirth: siobhan.birth, diagnosis: 'Calcific tendinitis, right shoulder', intervention: 'Ultrasound-guided barbotage of the right shoulder', requesterName: rheumatologist.name }),

  good('word/office-use-only-box', 'The first page has a box for the office, with dates and names that are not the patient’s.', () => one('office use.docx', docx([
    grid([spanned('OFFICE USE ONLY', 4)], ['Date received', '01/05/2026', 'Case officer', 'N. Pemberton'], ['Panel date', '', 'IFR reference', '']),
    grid(['Patient’s full name', wanda.name], ['NHS No.', spaced(wanda.nhs)], ['D.O.B (dd/mm/yyyy)', slashed(wanda.birth)], ['Date referral made', '28/04/2026'], ['Intervention requested', 'Exogen'], ['Consultant', consultant.name]),
  ].join(''))),
  { patientName: wanda.name, nhsNumber: wanda.nhs, dateOfBirth: wanda.birth, intervention: 'Exogen', requesterName: consultant.name }, { absent: ['Pemberton'] }),

  good('word/long-table-over-pages', 'A table of history runs over pages and repeats its heading row.', () => one('history.docx', docx([
    grid(['Patient name', idris.name], ['NHS number', idris.nhs], ['Date of birth', slashed(idris.birth)], ['Requested intervention', 'Ultrasound-guided injection of the right knee']),
    grid(row(['Treatment tried', 'Dates', 'Outcome'], '<w:tblHeader/>'), ...Array.from({ length: 60 }, (_, index) => [`Physiotherapy session ${index + 1}`, `${String((index % 28) + 1).padStart(2, '0')}/0${1 + (index % 4)}/2026`, 'No lasting relief'])),
    grid(['Diagnosis', 'Patellar tendinopathy, right'], ['Patient consent', 'Yes']),
  ].join(''))),
  { patientName: idris.name, nhsNumber: idris.nhs, dateOfBirth: idris.birth, intervention: 'Ultrasound-guided injection of the right knee', diagnosis: 'Patellar tendinopathy, right', consentGiven: 'yes' }),

  good('word/tracked-changes', 'A secretary changed the form with changes tracked and the clinician never accepted them.', () => one('tracked.docx', docx([
    grid(['Patient name', mabel.name], ['NHS number', spaced(mabel.nhs)], ['Date of birth', slashed(mabel.birth)], ['Diagnosis', raw(`<w:p><w:del w:id="1" w:author="S. Clerk" w:date="2026-04-01T09:00:00Z"><w:r><w:delText>Sprain of the left ankle</w:delText></w:r></w:del><w:ins w:id="2" w:author="S. Clerk" w:date="2026-04-01T09:00:00Z">${run('Non-union of the left fibula')}</w:ins></w:p>`)], ['Intervention requested', 'Exogen']),
  ].join(''))),
  { patientName: mabel.name, nhsNumber: mabel.nhs, dateOfBirth: mabel.birth, diagnosis: 'Non-union of the left fibula', intervention: 'Exogen' }, { codes: ['docx-tracked-insertion', 'docx-tracked-deletion'], absent: ['Sprain'] }),

  good('word/delete-as-appropriate', '“Yes / No: delete as appropriate”, where the wrong answer is struck through.', () => one('delete.docx', docx([
    grid(['Patient name', otto.name], ['NHS number', otto.nhs], ['Date of birth', slashed(otto.birth)], ['Patient consent (delete as appropriate)', raw(`<w:p>${run('Yes')}${run(' / ')}${run('No', 'strike')}</w:p>`)], ['Intervention requested', 'Exogen']),
  ].join(''))),
  { patientName: otto.name, nhsNumber: otto.nhs, dateOfBirth: otto.birth, intervention: 'Exogen' }, { absent: ['Yes / No'] }),

  good('word/reconsideration-form', 'A request to look again at a decision, with its own form.', () => one('Reconsideration request.docx', docx([
    heading('Request for reconsideration of an IFR decision'),
    grid(['IFR reference', 'IFR-2026-0117'], ['Date of decision', '12/03/2026'], ['Patient name', tariq.name], ['NHS number', spaced(tariq.nhs)], ['Date of birth', slashed(tariq.birth)], ['Clinician requesting reconsideration', consultant.name], ['Secure e-mail', consultant.email], ['Treatment originally requested', 'Exogen bone healing'], ['New clinical information not seen by the panel', 'A scan of 2 May 2026 shows no bridging callus after nine months.']),
  ].join(''))),
  { patientName: tariq.name, nhsNumber: tariq.nhs, dateOfBirth: tariq.birth, requesterName: consultant.name, requesterEmail: consultant.email, intervention: 'Exogen bone healing' }),

  good('word/digit-boxes', 'Each digit of the NHS number and the date of birth has a box of its own.', () => one('boxes.docx', docx([
    grid(['NHS number', ...siobhan.nhs]), grid(['Date of birth', ...slashed(siobhan.birth).replaceAll('/', '')]), grid(['Patient name', siobhan.name], ['Diagnosis', 'Non-union of the left scaphoid'], ['Treatment requested', 'Exogen']),
  ].join(''))),
  { patientName: siobhan.name, nhsNumber: siobhan.nhs, dateOfBirth: siobhan.birth, diagnosis: 'Non-union of the left scaphoid', intervention: 'Exogen' }),

  good('word/dates-in-many-forms', 'People write dates in every way there is.', () => one('dates.docx', docx(grid(['Patient name', greta.name], ['NHS number', greta.nhs], ['Date of birth', '23rd November 1971'], ['Date of fracture', '03.09.2025'], ['Planned date of treatment', '06-Jul-2026'], ['Bone', 'Right tibia'], ['Treatment requested', 'Exogen']))),
  { patientName: greta.name, nhsNumber: greta.nhs, dateOfBirth: greta.birth, fractureDate: '2025-09-03', plannedDate: '2026-07-06', bone: 'Right tibia', intervention: 'Exogen' }),

  good('word/strict-open-xml', 'Saved as “Strict Open XML document”: the same parts under other namespaces.', () => {
    return one('strict.docx', docx('', {
      document: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main" w:conformance="strict"><w:body>${grid(['Patient name', percy.name], ['NHS number', spaced(percy.nhs)], ['Date of birth', slashed(percy.birth)], ['Treatment requested', 'Exogen'])}</w:body></w:document>`,
      parts: { '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${link('rId1', 'http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument', 'word/document.xml')}</Relationships>` },
    }));
  }, { patientName: percy.name, nhsNumber: percy.nhs, dateOfBirth: percy.birth, intervention: 'Exogen' }),

  good('word/main-part-of-another-name', 'Made by a web portal: the main part is called document2.xml and found by its relationship.', () => one('portal.docx', docx(grid(['Patient name', wanda.name], ['NHS number', wanda.nhs], ['Date of birth', slashed(wanda.birth)], ['Treatment requested', 'Exogen']), { mainPart: 'word/document2.xml' })),
  { patientName: wanda.name, nhsNumber: wanda.nhs, dateOfBirth: wanda.birth, intervention: 'Exogen' }),

  good('word/utf-16-part', 'A converter wrote the main part in UTF-16.', () => one('utf16.docx', docx('', { document: new Uint8Array(Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paras(`Patient name: ${siobhan.name}\nNHS number: ${siobhan.nhs}\nDate of birth: ${slashed(siobhan.birth)}\nDiagnosis: Non-union of the left tibia`)}</w:body></w:document>`, 'utf16le')) })),
  { patientName: siobhan.name, nhsNumber: siobhan.nhs, dateOfBirth: siobhan.birth, diagnosis: 'Non-union of the left tibia' }, { outcome: ['accept', 'warn', 'partial', 'quarantine'] }),

  good('word/links-smart-tags-and-fields', 'Addresses become links, dates become smart tags, and values come from mail merge fields.', () => one('merge.docx', docx([
    para(raw(`${run('Patient name: ')}${field('MERGEFIELD FullName', run(mabel.name))}`)), para(raw(`${run('NHS number: ')}${field('MERGEFIELD NhsNo', run(spaced(mabel.nhs)))}`)),
    para(raw(`${run('Date of birth: ')}<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="date">${run(slashed(mabel.birth))}</w:smartTag>`)),
    para(raw(`${run('Secure email: ')}<w:hyperlink r:id="rIdM">${run(consultant.email)}</w:hyperlink>`)), para(raw(`${run('Requesting clinician: ')}<w:fldSimple w:instr=" AUTHOR ">${run(consultant.name)}</w:fldSimple>`)), para('Treatment requested: Exogen'),
  ].join(''), { links: link('rIdM', 'hyperlink', `mailto:${consultant.email}`, true) })),
  { patientName: mabel.name, nhsNumber: mabel.nhs, dateOfBirth: mabel.birth, requesterEmail: consultant.email, requesterName: consultant.name, intervention: 'Exogen' }),

  good('word/comments-and-footnotes', 'Colleagues discuss the form in its margin; their comments are not answers.', () => one('comments.docx', docx([
    grid(['Patient name', otto.name], ['NHS number', otto.nhs], ['Date of birth', raw(`<w:p><w:commentRangeStart w:id="1"/>${run(slashed(otto.birth))}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>`)], ['Diagnosis', raw(`<w:p>${run('Non-union of the left tibia')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`)], ['Treatment requested', 'Exogen']),
  ].join(''), { parts: { 'word/comments.xml': `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="1" w:author="Secretary">${para('Date of birth: 01/01/1901')}</w:comment></w:comments>`, 'word/footnotes.xml': `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2">${para('Seen on the scan of 2 May 2026.')}</w:footnote></w:footnotes>` }, links: link('rIdC', 'comments', 'comments.xml') + link('rIdN', 'footnotes', 'footnotes.xml') })),
  { patientName: otto.name, nhsNumber: otto.nhs, dateOfBirth: otto.birth, diagnosis: 'Non-union of the left tibia', intervention: 'Exogen' }, { absent: ['1901'] }),

  good('word/table-heading-row-of-sections', 'Three parties side by side in one table: patient, clinician and GP each have a column.', () => one('columns.docx', docx([
    grid(['', 'Patient', 'Requesting clinician', 'GP'], ['Name', greta.name, consultant.name, greta.gp], ['Telephone', greta.telephone, consultant.telephone, '']),
    grid(['NHS number', spaced(greta.nhs)], ['Date of birth', slashed(greta.birth)], ['Intervention requested', 'Exogen']),
  ].join(''))),
  { nhsNumber: greta.nhs, dateOfBirth: greta.birth, intervention: 'Exogen', patientName: greta.name, requesterName: consultant.name }),

  good('word/label-and-value-in-one-cell-with-tabs', 'A single box holds several answers, each on its line.', () => one('sticker.docx', docx([
    grid([`Affix patient label here:\nSurname: ${idris.family}\nForename: ${idris.given}\nNHS No: ${spaced(idris.nhs)}\nDOB: ${slashed(idris.birth)}\nHosp No: ${idris.hospital}`, `Consultant: ${consultant.name}\nHospital: ${consultant.organisation}`]),
    grid(['Treatment requested', 'Exogen'], ['Diagnosis', 'Delayed union of the left femur']),
  ].join(''))),
  { nhsNumber: idris.nhs, dateOfBirth: idris.birth, hospitalNumber: idris.hospital, requesterName: consultant.name, intervention: 'Exogen', diagnosis: 'Delayed union of the left femur' }),

  good('word/capitals-and-stray-punctuation', 'Labels in capitals, with stars for required answers and brackets for help.', () => one('CAPITALS.docx', docx(grid(['PATIENT’S FULL NAME *', tariq.name], ['NHS NUMBER (REQUIRED) *', spaced(tariq.nhs)], ['DATE OF BIRTH [DD/MM/YYYY] :', slashed(tariq.birth)], ['DIAGNOSIS / INDICATION:', 'Delayed union of the right tibia'], ['TREATMENT REQUESTED -', 'Exogen'], ['REQUESTING CLINICIAN :-', consultant.name]))),
  { patientName: tariq.name, nhsNumber: tariq.nhs, dateOfBirth: tariq.birth, diagnosis: 'Delayed union of the right tibia', intervention: 'Exogen', requesterName: consultant.name }),
];
