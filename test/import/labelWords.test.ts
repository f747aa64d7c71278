import { describe, expect, it } from 'vitest';
import { isLabel, matchLabel, type Section } from '../../shared/import/labels.ts';
import type { WordBlock } from '../../shared/import/paper.ts';
import { pdfPairs } from '../../shared/import/pdfPairs.ts';
import { proposeFacts } from '../../shared/import/proposeFacts.ts';
import { wordPairs } from '../../shared/import/wordPairs.ts';

const asked: Readonly<Record<string, readonly string[]>> = {
  patientName: ['Patient name', 'Full name of patient', 'Patient’s full name', 'Name of service user', 'Patient’s name in full'],
  nhsNumber: ['NHS No.', 'Patient NHS number', 'NHS Number (10 digits)', 'NHS number of the patient'],
  dateOfBirth: ['D.O.B (dd/mm/yyyy)', 'Patient date of birth', 'Date of birth / age', 'Patient’s DOB'],
  patientAddress: ['Patient’s home address', 'Patient address incl. postcode', 'Home address of patient', 'Patient’s current postal address including postcode'],
  patientTelephone: ['Patient’s daytime telephone number', 'Patient mobile no.', 'Contact number for the patient', 'Patient’s preferred contact number'],
  hospitalNumber: ['Hosp No', 'Hospital Number / MRN', 'Hospital ID', 'Local patient identifier', 'MRN number'],
  gpName: ['Registered GP', 'Patient’s GP', 'Name of registered GP', 'Usual GP', 'GP’s full name'],
  requesterName: [
    'Consultant in charge of care', 'Referring consultant', 'Clinician making the request', 'Clinician requesting reconsideration', 'Consultant making the request', 'Name of treating consultant',
    'Name of clinician submitting this form', 'Requesting clinician’s name', 'Lead clinician name', 'Name of the prescribing doctor', 'Consultant responsible for the patient’s care', 'Name of person completing this form',
    'Applicant’s full name', 'Clinician applying for funding', 'Full name of requesting consultant', 'Responsible consultant', 'Doctor making this application', 'Consultant/clinician name', 'Name of NHS consultant', 'Name of supporting clinician',
  ],
  requesterRole: ['Clinician’s job title', 'Job title of requesting clinician', 'Requester’s role', 'Consultant’s specialty', 'Designation of referring clinician'],
  requesterOrganisation: ['Provider/Trust making request', 'Name of requesting Trust', 'Requesting hospital', 'Referring organisation', 'Treating provider', 'Trust or hospital making the application', 'Clinician’s employing organisation'],
  requesterEmail: ['Clinician’s NHS.net e-mail address', 'NHS.net e-mail address', 'Secure NHS.net e-mail', 'Secure email address for reply', 'Requesting clinician e-mail', 'Consultant’s secure email', 'Email address of referring clinician', 'Applicant’s work email address'],
  requesterTelephone: ['Clinician’s telephone number', 'Consultant’s direct line', 'Contact number of requesting clinician', 'Requester’s contact telephone no.', 'Referring clinician phone'],
  intervention: [
    'Drug requested', 'Drug / intervention requested', 'Name of intervention requested (with dose/frequency)', 'Name of drug requested', 'Requested intervention', 'Treatment being requested', 'Procedure or device applied for', 'Proposed drug',
    'Name of proposed treatment', 'Details of intervention requested', 'Description of treatment requested', 'Intervention for which funding is sought', 'Medicine requested', 'High cost drug requested', 'Proposed treatment with dose and frequency',
    'Drug requested, including dose, route and duration', 'Which treatment is being requested', 'Name of drug/procedure/device requested', 'Funding requested for', 'Requested device',
  ],
  diagnosis: ['DIAGNOSIS / INDICATION:', 'Primary diagnosis', 'Clinical condition', 'Indication for treatment', 'Diagnosis for which the treatment is requested', 'Condition for which funding is sought', 'Medical condition to be treated', 'Patient’s diagnosis', 'Confirmed diagnosis', 'Condition being treated'],
  plannedDate: ['Planned date of surgery', 'Proposed start date', 'Anticipated date of treatment', 'Date treatment is planned', 'When is the treatment planned?', 'TCI date', 'Intended start date of treatment', 'Expected date for procedure'],
  cost: ['Anticipated cost', 'Anticipated cost of treatment', 'Estimated annual cost', 'Total cost (inc. VAT)', 'Cost per patient', 'Cost of drug per annum', 'Estimated cost of the requested treatment', 'Drug cost', 'Treatment cost'],
  consentGiven: ['Consent to share information', 'Informed consent obtained', 'Patient consent to share information', 'Consent for this application'],
  statedUrgency: ['Urgency', 'Clinical urgency', 'Urgency of case', 'Is the request urgent?', 'Priority level', 'Request urgency'],
  treatmentsTried: ['Previous treatments and outcomes', 'Summary of previous treatment', 'Treatments already tried', 'Prior therapies with dates', 'Previous drug therapy', 'Details of previous interventions'],
  evidenceCited: ['Clinical evidence', 'Evidence of clinical effectiveness', 'Summary of published evidence', 'Evidence to support the request', 'Evidence base for treatment'],
  clinicianCase: ['Statement of clinical exceptionality', 'Exceptional clinical circumstances', 'Grounds for exceptionality', 'Evidence of exceptionality', 'Reasons for exceptional circumstances', 'Exceptionality criteria'],
};

describe('labels known by their words', () => {
  it.each(Object.entries(asked).flatMap(([fact, labels]) => labels.map((label) => [label, fact] as const)))('%s', (label, fact) => {
    expect(matchLabel(label)).toEqual({ fact });
    expect(isLabel(label, 'none', true)).toBe(true);
  });

  it.each([['Email address', 'requester', 'requesterEmail'], ['Contact details (secure NHS.net e-mail only)', 'requester', 'requesterEmail'], ['Address incl. postcode', 'patient', 'patientAddress'], ['Direct dial', 'requester', 'requesterTelephone'], ['Daytime telephone', 'patient', 'patientTelephone'], ['Name of drug', 'request', 'intervention']] as const)('%s below the heading of the %s', (label, section, fact) => {
    expect(matchLabel(label, section as Section)).toEqual({ fact });
  });

  it.each(['Secondary diagnosis', 'Name of drug', 'Cost of alternative treatment', 'Consultant Rheumatologist', 'Specialist', 'Senior physician', 'Name of next of kin', 'Date of decision', 'Chief pharmacist name', 'Name of authorising director', 'Email of the commissioning team', 'Address incl. postcode', 'Treatment start'])('%s is taken for none of these', (label) => {
    const meaning = matchLabel(label);
    expect(meaning === null || meaning === 'other').toBe(true);
  });
});

const said = (...words: string[]): { span: number; blocks: WordBlock[] } => ({ span: 1, blocks: words.map((text) => ({ type: 'paragraph', text })) });
const merged = { span: 1, blocks: [], merged: true as const };
const table = (...rows: { span: number; blocks: WordBlock[]; merged?: true }[][]): WordBlock => ({ type: 'table', rows: rows.map((cells) => ({ cells })) });
function facts(...blocks: WordBlock[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { factId, value } of proposeFacts(wordPairs({ blocks }, []), 'form.docx').candidates) {
    if (value.kind === 'text') (found[factId] ??= []).push(value.text);
  }
  return found;
}

describe('Word tables', () => {
  it('a merged cell beside the labels names whose they are', () => {
    expect(facts(table(
      [said('PATIENT'), said('Name'), said('Ada Marsh')], [merged, said('Telephone'), said('01632 960101')],
      [said('REFERRER'), said('Name'), said('Dr Ben Holt')], [merged, said('Telephone'), said('01632 960102')],
    ))).toEqual({ patientName: ['Ada Marsh'], patientTelephone: ['01632 960101'], requesterName: ['Dr Ben Holt'], requesterTelephone: ['01632 960102'] });
  });

  it('guidance below a label is not its answer, answered or left open', () => {
    expect(facts(table([said('Patient name', 'As registered with the GP.'), said('Ada Marsh')], [said('Diagnosis', 'The illness to be treated, and since when.'), said('Non-union of the tibia')])))
      .toMatchObject({ patientName: ['Ada Marsh'], diagnosis: ['Non-union of the tibia'] });
    expect(facts(table([said('Patient name', 'As registered with the GP.'), said('')]))).toEqual({});
  });

  it('an answer below its label in the same cell stays one', () => {
    expect(facts(table([said('Patient name', 'Ada Marsh'), said('Date of birth', '3 May 1960')]))).toEqual({ patientName: ['Ada Marsh'] });
  });

  it('the name below the GP’s heading is the doctor or the practice, never both', () => {
    const gp: WordBlock = { type: 'paragraph', text: 'GP details', heading: 2 };
    expect(facts(gp, table([said('Name'), said('Dr Ida Frost')], [said('Practice'), said('Mill Lane Surgery')]))).toEqual({ gpName: ['Dr Ida Frost'], gpPractice: ['Mill Lane Surgery'] });
    expect(facts(gp, table([said('Name'), said('Mill Lane Surgery')]))).toEqual({ gpPractice: ['Mill Lane Surgery'] });
  });

  it('a list of patients tells all of them', () => {
    expect(facts(table([said('Patient name'), said('NHS number')], [said('Ada Marsh'), said('999 000 0018')], [said('Ben Holt'), said('999 000 0026')])))
      .toEqual({ patientName: ['Ada Marsh', 'Ben Holt'], nhsNumber: ['9990000018', '9990000026'] });
  });
});

describe('leaders', () => {
  const line = (text: string): WordBlock => ({ type: 'paragraph', text });
  it('dots and underscores part a label from its answer and belong to neither', () => {
    expect(facts(line('Diagnosis ........ Trochanteric bursitis, left'), line('Patient name: ___Ada Marsh____'), line('NHS No. ____999 000 0018____'), line('Treatment requested………… Exogen')))
      .toMatchObject({ diagnosis: ['Trochanteric bursitis, left'], patientName: ['Ada Marsh'], nhsNumber: ['9990000018'], intervention: ['Exogen'] });
  });

  it('a line left open takes nothing from the line below', () => {
    expect(facts(line('Patient name: ____________'), line('Diagnosis ..............'), line('Thomas Reed'))).toEqual({});
  });
});

/** Words at `[left, top]` of a page, in type of 10 points. */
function onPage(...set: readonly (readonly [number, number, string])[]): Record<string, string[]> {
  const pieces = set.map(([left, top, text]) => ({ text, rect: [left, top, text.length * 5, 10] as const, turn: 0 as const, size: 10 }));
  const found: Record<string, string[]> = {};
  for (const { factId, value } of proposeFacts(pdfPairs([{ number: 1, pieces }]), 'form.pdf').candidates) {
    (found[factId] ??= []).push(value.kind === 'text' ? value.text : value.kind === 'choice' ? value.choice : '');
  }
  return found;
}

describe('PDF forms', () => {
  it('a list of patients tells every number', () => {
    expect(onPage([50, 50, 'Patient name'], [250, 50, 'NHS number'], [50, 64, 'Ada Marsh'], [250, 64, '999 000 0018'], [50, 78, 'Ben Holt'], [250, 78, '999 000 0026']).nhsNumber).toEqual(['9990000018', '9990000026']);
  });

  it('an e-mail address broken at the end of its line is whole; a label below it is no part of it', () => {
    expect(onPage([50, 50, 'Clinician email:'], [200, 50, 'b.holt@mill.example.nhs.'], [200, 63, 'uk']).requesterEmail).toEqual(['b.holt@mill.example.nhs.uk']);
    expect(onPage([50, 50, 'Clinician email:'], [200, 50, 'b.holt@mill.example.nhs.'], [200, 63, 'fax']).requesterEmail).toEqual(['b.holt@mill.example.nhs']);
  });

  it('the next numbered question ends an answer, and a statement is agreed to by the yes below it', () => {
    expect(onPage([50, 50, '9. Indication'], [64, 62, 'Non-union of the right ankle fusion'], [50, 74, '10. I confirm that the patient has given consent'], [64, 86, 'Yes']))
      .toMatchObject({ diagnosis: ['Non-union of the right ankle fusion'], consentGiven: ['yes'] });
  });
});
