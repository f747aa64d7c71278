import type { FactKind } from './factKind.ts';

export type { FactKind } from './factKind.ts';

/** A fact that forms and policies speak of. Policies name these ids; the reader proposes values for them. */
export interface FactDefinition {
  readonly id: string;
  readonly label: string;
  readonly group: FactGroup;
  readonly answer: FactKind;
  /** True for what identifies the patient: kept out of events, shown only on reveal. */
  readonly identity?: boolean;
  /** Few forms ask for it and no policy needs it: it stands among the questions only where the papers speak of it. */
  readonly seldom?: boolean;
}

export type FactGroup = 'patient' | 'requester' | 'request' | 'lipus' | 'guided-injection' | 'policy' | 'case';

export const factGroupLabels: Readonly<Record<FactGroup, string>> = {
  patient: 'The patient',
  requester: 'Who is asking',
  request: 'What is asked for',
  lipus: 'The fracture',
  'guided-injection': 'The injection or aspiration',
  policy: 'What the policy asks besides',
  case: 'The case put by the clinician',
};

const yesNo = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
] as const;

/**
 * The vocabulary of facts. Order is the order of the questions on screen.
 * Each policy lists the ones that it uses (`facts` in its JSON file).
 */
export const factCatalogue = [
  { id: 'patientName', label: 'Patient’s name', group: 'patient', answer: { kind: 'text' }, identity: true },
  { id: 'nhsNumber', label: 'NHS number', group: 'patient', answer: { kind: 'text' }, identity: true },
  { id: 'dateOfBirth', label: 'Date of birth', group: 'patient', answer: { kind: 'date' }, identity: true },
  { id: 'patientAddress', label: 'Patient’s address', group: 'patient', answer: { kind: 'text', long: true }, identity: true },
  { id: 'patientTelephone', label: 'Patient’s telephone', group: 'patient', answer: { kind: 'text' }, identity: true, seldom: true },
  { id: 'hospitalNumber', label: 'Hospital number', group: 'patient', answer: { kind: 'text' }, identity: true, seldom: true },
  { id: 'deathDate', label: 'Date of death', group: 'patient', answer: { kind: 'date' }, identity: true, seldom: true },
  { id: 'gpName', label: 'GP’s name', group: 'patient', answer: { kind: 'text' }, seldom: true },
  { id: 'gpPractice', label: 'GP practice', group: 'patient', answer: { kind: 'text' } },
  { id: 'gpPracticeCode', label: 'GP practice ODS code', group: 'patient', answer: { kind: 'text' } },
  { id: 'consentGiven', label: 'Has the patient consented to this application?', group: 'patient', answer: { kind: 'choice', choices: yesNo } },
  { id: 'patientMayBeWrittenTo', label: 'May the panel write to the patient?', group: 'patient', answer: { kind: 'choice', choices: yesNo } },
  { id: 'communicationNeeds', label: 'Communication needs', group: 'patient', answer: { kind: 'text' } },

  { id: 'requesterName', label: 'Requesting clinician', group: 'requester', answer: { kind: 'text' } },
  { id: 'requesterRole', label: 'Clinician’s role', group: 'requester', answer: { kind: 'text' } },
  { id: 'requesterOrganisation', label: 'Clinician’s organisation', group: 'requester', answer: { kind: 'text' } },
  { id: 'requesterAddress', label: 'Clinician’s postal address', group: 'requester', answer: { kind: 'text', long: true } },
  { id: 'requesterGmc', label: 'Clinician’s GMC number', group: 'requester', answer: { kind: 'text' }, seldom: true },
  { id: 'requesterTelephone', label: 'Clinician’s telephone', group: 'requester', answer: { kind: 'text' }, seldom: true },
  { id: 'requesterEmail', label: 'Clinician’s secure email', group: 'requester', answer: { kind: 'text' } },

  { id: 'intervention', label: 'Treatment asked for, in the clinician’s words', group: 'request', answer: { kind: 'text' } },
  {
    id: 'treatment', label: 'Kind of treatment', group: 'request',
    answer: {
      kind: 'choice',
      choices: [
        { id: 'lipus', label: 'Low-intensity pulsed ultrasound (LIPUS) for bone healing' },
        { id: 'guided-injection', label: 'Ultrasound-guided injection or aspiration' },
        { id: 'other', label: 'Something else' },
      ],
    },
  },
  { id: 'diagnosis', label: 'Diagnosis', group: 'request', answer: { kind: 'text' } },
  { id: 'diagnosisCode', label: 'Diagnosis code (ICD-10)', group: 'request', answer: { kind: 'text' } },
  { id: 'procedureCode', label: 'Procedure code (OPCS-4)', group: 'request', answer: { kind: 'text' }, seldom: true },
  { id: 'policyReference', label: 'Policy that the request names', group: 'request', answer: { kind: 'text' }, seldom: true },
  { id: 'responsibleIcb', label: 'ICB that the request names', group: 'request', answer: { kind: 'text' }, seldom: true },
  { id: 'plannedDate', label: 'Date planned for the treatment', group: 'request', answer: { kind: 'date' }, seldom: true },
  { id: 'alreadyTreated', label: 'Has the treatment been given or begun already?', group: 'request', answer: { kind: 'choice', choices: yesNo }, seldom: true },
  { id: 'clinicalTrial', label: 'Is the treatment part of a clinical trial?', group: 'request', answer: { kind: 'choice', choices: yesNo }, seldom: true },
  { id: 'cost', label: 'Cost, as stated', group: 'request', answer: { kind: 'text' }, seldom: true },
  { id: 'statedUrgency', label: 'Urgency, in the clinician’s words', group: 'request', answer: { kind: 'text' } },

  {
    id: 'lipusDevice', label: 'Which LIPUS device?', group: 'lipus',
    answer: { kind: 'choice', choices: [{ id: 'exogen', label: 'Exogen' }, { id: 'other-lipus', label: 'Another LIPUS device' }] },
  },
  {
    id: 'lipusPurpose', label: 'What is the ultrasound for?', group: 'lipus',
    answer: { kind: 'choice', choices: [
      { id: 'bone-healing', label: 'To help a broken bone heal' },
      { id: 'bone-not-broken', label: 'To help bone heal that was not broken by injury (cut on purpose, or a fusion)' },
      { id: 'other', label: 'Something else' },
    ] },
  },
  {
    id: 'fractureStatus', label: 'State of the fracture, as a clinician classified it', group: 'lipus',
    answer: {
      kind: 'choice',
      choices: [
        { id: 'fresh', label: 'Fresh fracture' },
        { id: 'delayed', label: 'Delayed union' },
        { id: 'non-union', label: 'Non-union' },
        { id: 'cannot-tell', label: 'Cannot tell', cannotTell: true },
      ],
    },
  },
  {
    id: 'fractureRisk', label: 'Risk that a fresh fracture will not heal', group: 'lipus',
    answer: { kind: 'choice', choices: [{ id: 'low', label: 'Low risk' }, { id: 'high', label: 'High risk' }] },
  },
  {
    id: 'ageGroup', label: 'Adult or child, as a person classified the patient', group: 'lipus',
    answer: { kind: 'choice', choices: [{ id: 'adult', label: 'Adult' }, { id: 'child', label: 'Child' }] },
  },
  { id: 'fractureDate', label: 'Date of the fracture', group: 'lipus', answer: { kind: 'date' } },
  { id: 'bone', label: 'Bone and site', group: 'lipus', answer: { kind: 'text' } },

  {
    id: 'injectionPurpose', label: 'What is to be done under ultrasound?', group: 'guided-injection',
    answer: {
      kind: 'choice',
      several: true, // one request may ask for two things: aspirate, then inject
      choices: [
        { id: 'corticosteroid', label: 'Corticosteroid injection' },
        { id: 'aspiration', label: 'Aspiration' },
        { id: 'other-injectate', label: 'Injection of something else' },
        { id: 'diagnostic-block', label: 'Diagnostic block' },
      ],
    },
  },
  {
    id: 'targetSite', label: 'Joint or soft tissue?', group: 'guided-injection',
    answer: { kind: 'choice', choices: [{ id: 'joint', label: 'A joint' }, { id: 'soft-tissue', label: 'Soft tissue' }] },
  },
  { id: 'jointAndSide', label: 'Which joint or tissue, and which side', group: 'guided-injection', answer: { kind: 'text' } },
  { id: 'severeTrauma', label: 'Severe trauma that would derange the joint’s normal architecture?', group: 'guided-injection', answer: { kind: 'choice', choices: yesNo } },
  {
    id: 'landmarks', label: 'Can the landmarks be identified?', group: 'guided-injection',
    answer: {
      kind: 'choice',
      choices: [
        { id: 'identifiable', label: 'Yes, they can' },
        { id: 'not-obesity', label: 'No, because of obesity' },
        { id: 'not-disease', label: 'No, because of another disease process' },
        { id: 'not-other', label: 'No, for another reason' },
      ],
    },
  },
  { id: 'injectionsWithoutRelief', label: 'Landmark-guided injections here, in this episode, that gave no relief of symptoms', group: 'guided-injection', answer: { kind: 'count' } },
  { id: 'injectionsReliefFaded', label: 'Landmark-guided injections here, in this episode, that gave relief which faded', group: 'guided-injection', answer: { kind: 'count' } },
  { id: 'injectionsEarlierEpisode', label: 'Landmark-guided injections here, in an earlier episode, that gave no relief', group: 'guided-injection', answer: { kind: 'count' } },
  { id: 'injectionsOtherSite', label: 'Landmark-guided injections at another joint or tissue that gave no relief', group: 'guided-injection', answer: { kind: 'count' } },
  { id: 'injectionAdverseEffects', label: 'Significant adverse effects of a landmark-guided injection?', group: 'guided-injection', answer: { kind: 'choice', choices: yesNo } },
  { id: 'conservativeTreatment', label: 'Conservative treatment, from and to', group: 'guided-injection', answer: { kind: 'interval', several: true } },
  {
    id: 'conservativeResponse', label: 'Response to conservative treatment', group: 'guided-injection',
    answer: { kind: 'choice', choices: [{ id: 'none', label: 'No response' }, { id: 'partial', label: 'Partial response' }, { id: 'full', label: 'Good response' }] },
  },
  { id: 'aspirationFailed', label: 'Did a landmark-guided attempt fail to aspirate?', group: 'guided-injection', answer: { kind: 'choice', choices: yesNo } },
  { id: 'aspirationAbandoned', label: 'Was a landmark-guided attempt abandoned for significant adverse effects?', group: 'guided-injection', answer: { kind: 'choice', choices: yesNo } },

  { id: 'clinicalHistory', label: 'History and present state, as the clinician stated', group: 'case', answer: { kind: 'text', long: true }, seldom: true },
  { id: 'treatmentsTried', label: 'Treatments tried, as the clinician stated', group: 'case', answer: { kind: 'text', long: true }, seldom: true },
  { id: 'clinicianCase', label: 'Why this patient, in the clinician’s words', group: 'case', answer: { kind: 'text', long: true } },
  { id: 'evidenceCited', label: 'Evidence, as the clinician stated', group: 'case', answer: { kind: 'text', long: true }, seldom: true },
  { id: 'careMeanwhile', label: 'Care that goes on meanwhile, as the clinician stated', group: 'case', answer: { kind: 'text', long: true } },
] as const satisfies readonly FactDefinition[];

export type FactId = (typeof factCatalogue)[number]['id'];

const byId: ReadonlyMap<string, FactDefinition> = new Map((factCatalogue as readonly FactDefinition[]).map((fact) => [fact.id, fact]));

/** The definition of a fact, or undefined where no such fact exists. */
export function factDefinition(id: string): FactDefinition | undefined {
  return byId.get(id);
}
