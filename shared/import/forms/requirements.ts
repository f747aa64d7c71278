import type { FactId } from '../../domain/factCatalogue.ts';

/** One thing that a form must say before a request can be worked on. */
export interface Requirement {
  readonly id: string;
  /** The question, as the form asks it. */
  readonly question: string;
  /** What is needed, in plain words that fit after "We need". */
  readonly what: string;
  /** Answered where any of these is. */
  readonly facts: readonly [FactId, ...FactId[]];
  /** Only this choice answers it: a consent that was refused is no consent. */
  readonly only?: string;
}

/** What a kind of form asks for that is required. A change of what is required is a new version, and the earlier one stays. */
export interface RequiredByForm {
  readonly kind: 'any' | 'drug' | 'non-drug' | 'reconsideration';
  readonly version: number;
  readonly label: string;
  readonly requirements: readonly Requirement[];
}

const patient: readonly Requirement[] = [
  { id: 'patient-name', question: 'Patient’s name', what: 'the patient’s full name', facts: ['patientName'] },
  { id: 'nhs-number', question: 'NHS number', what: 'the patient’s NHS number', facts: ['nhsNumber'] },
  { id: 'date-of-birth', question: 'Date of birth', what: 'the patient’s date of birth', facts: ['dateOfBirth'] },
];
const practice: Requirement = { id: 'gp-practice', question: 'GP practice', what: 'the GP practice at which the patient is registered', facts: ['gpPractice', 'gpPracticeCode'] };
const consent: Requirement = { id: 'consent', question: 'Has the patient consented to this application?', what: 'confirmation that the patient has consented to the request', facts: ['consentGiven'], only: 'yes' };
const requester: readonly Requirement[] = [
  { id: 'requester-name', question: 'Requesting clinician: name', what: 'the name of the clinician who makes the request', facts: ['requesterName'] },
  { id: 'requester-role', question: 'Requesting clinician: role', what: 'the clinician’s role', facts: ['requesterRole'] },
  { id: 'requester-organisation', question: 'Requesting clinician: organisation', what: 'the clinician’s trust or practice', facts: ['requesterOrganisation'] },
  { id: 'requester-email', question: 'Secure email', what: 'a secure email address to which we can reply', facts: ['requesterEmail'] },
];
const treatment: Requirement = { id: 'treatment', question: 'Treatment requested', what: 'the treatment that is asked for', facts: ['intervention', 'treatment'] };
const diagnosis: Requirement = { id: 'diagnosis', question: 'Diagnosis', what: 'the diagnosis for which it is asked', facts: ['diagnosis', 'diagnosisCode'] };
const exceptional: Requirement = { id: 'case', question: 'Why should this patient have the treatment?', what: 'why this patient should have the treatment, compared with other patients who have the same condition', facts: ['clinicianCase'] };
const tried: Requirement = { id: 'treatments-tried', question: 'Treatments tried', what: 'the treatments that were tried, with their dates and what came of them', facts: ['treatmentsTried', 'conservativeTreatment'] };
const evidence: Requirement = { id: 'evidence', question: 'Evidence', what: 'the evidence that the treatment would help this patient, with the papers themselves', facts: ['evidenceCited'] };

/** What every request needs, also one that came on no form that is known. */
const everyRequest: readonly Requirement[] = [...patient, practice, consent, ...requester, treatment, diagnosis, exceptional];

/** By kind of form. The last version of each is the one that is asked. */
export const requiredByForms: readonly RequiredByForm[] = [
  { kind: 'any', version: 1, label: 'what every request needs', requirements: everyRequest },
  {
    kind: 'drug', version: 1, label: 'what a request for a drug needs',
    requirements: [
      ...everyRequest, tried, evidence,
      { id: 'cost', question: 'Cost', what: 'the cost of the drug, with VAT', facts: ['cost'] },
      { id: 'clinical-trial', question: 'Is the treatment part of a clinical trial?', what: 'whether the treatment is part of a clinical trial', facts: ['clinicalTrial'] },
    ],
  },
  {
    kind: 'non-drug', version: 1, label: 'what a request for anything but a drug needs',
    requirements: [...everyRequest, { id: 'history', question: 'Clinical history and present state', what: 'the clinical history and the patient’s present state', facts: ['clinicalHistory'] }, tried, evidence],
  },
  {
    kind: 'reconsideration', version: 1, label: 'what a reconsideration needs',
    requirements: [
      ...patient, consent, ...requester, treatment,
      { id: 'what-is-new', question: 'What is new since the decision?', what: 'the clinical information that was not before the panel when it decided', facts: ['clinicianCase', 'clinicalHistory'] },
    ],
  },
];

/** What a kind of form asks for today, or asked for in a version. */
export function requiredBy(kind: RequiredByForm['kind'], version?: number): RequiredByForm {
  const versions = requiredByForms.filter((one) => one.kind === kind && (version === undefined || one.version === version));
  return versions.reduce((latest, one) => (one.version > latest.version ? one : latest), versions[0]!);
}
