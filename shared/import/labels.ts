import type { FactId } from '../domain/factCatalogue.ts';
import { matchWords } from './labelWords.ts';

/** The part of a form that a label stands in; it tells whose "Name" or "Address" is meant. */
export type Section = 'patient' | 'gp' | 'requester' | 'request' | 'case' | 'other' | 'none';

interface LabelRule {
  readonly fact: FactId;
  /** Labels as printed, compared after {@link normaliseLabel}. */
  readonly labels: readonly string[];
  /** Labels that mean this fact only in the given section. */
  readonly inSection?: Readonly<Partial<Record<Section, readonly string[]>>>;
  /** For questions in sentences: every word of one row must stand in the label. `-word` must not; `a|b` either. */
  readonly words?: readonly string[];
}

/** The vocabulary: which printed label means which fact. Add rows here when a form names a thing in another way. */
const rules: readonly LabelRule[] = [
  {
    fact: 'patientName',
    labels: ['patient name', 'name of patient', 'patient full name', 'full name of patient', 'patient', 're', 'regarding', 'name of the patient', 'patients forename and surname', 'patient name in full', 'name as it appears on nhs spine', 'patient surname and forenames', 'patient surname and forename', 'patient forenames and surname', 'surname and forenames of patient', 'name patient', 'name of patient for whom funding is requested', 'patient forename and family name', 'forename and family name of patient', 'patient legal name', 'legal name of patient', 'forename and surname of individual', 'forename and surname of the individual', 'patient details name'],
    inSection: { patient: ['name', 'full name', 'name in full', 'forename and surname', 'surname and forename', 'surname and forenames', 'forenames and surname', 'first name and surname'] },
  },
  { fact: 'nhsNumber', labels: ['nhs number', 'nhs identifier', 'patient details nhs number', 'nhs no', 'nhs num', 'nhs', 'nhsno', 'nhs id', 'patient nhs number', 'patient nhs no', 'nhs number of patient', 'national health service number'] },
  { fact: 'dateOfBirth', labels: ['date of birth', 'dob', 'd o b', 'born', 'birth date', 'birthdate', 'patient dob', 'patient date of birth', 'born on', 'd of b', 'when was patient born', 'patient details date of birth', 'when was the patient born'] },
  {
    fact: 'patientAddress',
    labels: ['patient address', 'address of patient', 'patient home address', 'patient postal address', 'home address', 'patient address and postcode', 'home address and postcode', 'home address including postcode', 'patient home address and postcode', 'patient full address', 'lives at', 'where does patient live', 'where patient lives', 'where the patient lives', 'where does the patient live'],
    inSection: { patient: ['address', 'postal address', 'address and postcode', 'address including postcode', 'full address'] },
  },
  {
    fact: 'patientTelephone',
    labels: ['patient telephone', 'patient telephone number', 'patient phone', 'patient phone number', 'patient contact number', 'patient mobile', 'patient mobile number', 'telephone of patient', 'patient home telephone'],
    inSection: { patient: ['telephone', 'telephone number', 'tel', 'tel no', 'phone', 'phone number', 'mobile', 'mobile number', 'contact number', 'contact telephone', 'home telephone'] },
  },
  { fact: 'hospitalNumber', labels: ['hospital number', 'hospital no', 'hospital num', 'hospital id', 'mrn', 'medical record number', 'mrn number', 'patient mrn', 'hospital or mrn number', 'hospital number or mrn', 'mrn or hospital number', 'hospital number mrn', 'hospital patient number', 'unit number', 'patient hospital number', 'hospital reference number', 'hospital or unit number', 'local patient identifier', 'patient identifier', 'trust id', 'crn', 'trust number', 'trust patient number'] },
  { fact: 'deathDate', labels: ['date of death', 'died on', 'patient died on', 'deceased on', 'dod'] },
  { fact: 'gpName', labels: ['gp name', 'name of gp', 'registered gp', 'usual gp', 'general practitioner', 'gp', 'patient gp', 'registered gp name'], inSection: { gp: ['gp', 'gp name', 'name of gp', 'doctor'] } },
  {
    fact: 'gpPractice',
    labels: ['gp practice', 'practice', 'practice name', 'gp surgery', 'surgery', 'registered practice', 'registered gp practice', 'name of gp practice', 'general practice', 'gp practice name', 'gp practice and code', 'gp practice and address', 'gp practice name and address', 'name and address of gp practice', 'practice name and address', 'gp surgery name and address', 'name and address of registered gp practice', 'registered gp practice name and address', 'gp name and address', 'name and address of gp', 'usual gp practice', 'patient gp practice', 'gp and practice', 'gp name and practice', 'registered at', 'registered with', 'name of gp surgery', 'registered surgery', 'which practice is patient registered with', 'which practice is the patient registered with', 'which surgery is the patient registered with', 'gp surgery name', 'surgery name', 'name of surgery'],
    inSection: { gp: ['name', 'address', 'name of practice', 'name and address', 'practice', 'surgery'] },
  },
  {
    fact: 'gpPracticeCode',
    labels: ['gp practice ods code', 'practice code', 'gp practice code', 'ods code of practice', 'practice ods code', 'ods code of gp practice', 'gp code', 'practice ods', 'gp ods code', 'surgery code', 'ods code practice', 'national practice code'],
    inSection: { gp: ['ods code', 'code', 'ods'], patient: ['ods code', 'practice ods'], none: ['ods code'] },
  },
  {
    fact: 'consentGiven',
    labels: ['consent', 'patient consent', 'consent given', 'patient consents', 'consent obtained', 'has the patient consented', 'patient has given consent', 'consent confirmed', 'consent received', 'consent from patient', 'consent of patient', 'patient has agreed to information being shared', 'patient has agreed to information being shared with icb', 'patient has agreed to information being shared with the icb', 'consent to application', 'consent to share', 'has the patient consented to this application'],
    words: ['consent|consented|consents|agreed|agrees|agree patient application|request|sharing|share|funding|submission|process -photograph -photographs -photographic -photography -photos -images -letters -letter -write -surgery -correspondence', 'patient agreement|agreed|aware request|application|referral|submission -write -letters', 'patient consented|consent|consents -photograph -photographs -photographic -photography -photos -images -write -letters -correspondence -surgery -procedure'],
  },
  {
    fact: 'patientMayBeWrittenTo',
    labels: ['may we write to the patient', 'may the panel write to the patient', 'copy letters to patient', 'copy to patient', 'agrees to letters', 'patient may be written to', 'patient correspondence', 'write to patient', 'letters to patient', 'contact patient by letter', 'contact patient in writing', 'ok to write to patient', 'correspondence with patient permitted', 'may we write to patient', 'contact the patient by letter'],
    words: ['patient write|written|writing|copied|correspondence|letter|letters may|can|happy|agree|agrees|wish|wishes|appropriate|content|directly|copy|contact', 'patient correspond may|can|should|directly'],
  },
  {
    fact: 'communicationNeeds',
    labels: ['communication needs', 'communication need', 'language or communication needs', 'language needs', 'interpreter', 'interpreter needed', 'accessible information needs', 'accessible information', 'communication and language needs', 'information needs', 'reasonable adjustments', 'communication requirements', 'interpreter needed or communication support', 'communication support', 'interpreter or communication needs', 'interpreter required', 'preferred format or language', 'preferred language or format', 'preferred format', 'language or accessibility needs', 'accessibility needs', 'language or access needs', 'access needs'],
    words: ['patient need|needs|require|requires interpreter|translator|support -treatment -funding', 'communication needs|requirements|support', 'accessible information'],
  },
  {
    fact: 'requesterName',
    labels: ['requesting clinician', 'lead clinician for this request', 'name of gp making the request', 'clinician details name', 'requestor', 'requestor name', 'name of requestor', 'who is making the request', 'who is making this request', 'who is asking', 'name of requesting clinician', 'requesting clinician name', 'clinician name', 'name of clinician', 'requester', 'requester name', 'name of requester', 'applicant', 'applicant name', 'name of applicant', 'referring clinician', 'referrer', 'referrer name', 'requesting consultant', 'consultant', 'consultant name', 'name of consultant', 'clinician', 'lead clinician', 'treating clinician', 'submitted by', 'requested by', 'form completed by', 'completed by', 'responsible clinician', 'responsible consultant', 'treating consultant', 'name of person making request', 'name of clinician making request', 'name of clinician making this request', 'clinician making this request', 'name of person completing form', 'name of referring clinician'],
    inSection: { requester: ['name', 'full name', 'name in full', 'print name', 'name in capitals'] },
  },
  {
    fact: 'requesterRole',
    labels: ['clinician role', 'role of clinician', 'job title', 'job title or grade', 'job title and grade', 'job title or role', 'role or job title', 'role and specialty', 'job title and specialty', 'grade or job title', 'job title or position', 'position or grade', 'designation', 'role of requester', 'requester role', 'clinician designation', 'position held', 'grade and specialty', 'post held', 'applicant role', 'role or designation', 'job title of clinician', 'role of requesting clinician', 'consultant specialty', 'professional role', 'professional title', 'speciality and grade', 'specialty and grade', 'specialty and post', 'grade or post', 'post or grade', 'post and grade', 'post and specialty'],
    inSection: { requester: ['role', 'position', 'grade', 'title', 'post', 'specialty', 'job role', 'status', 'profession'] },
  },
  {
    fact: 'requesterOrganisation',
    labels: ['clinician organisation', 'requesting organisation', 'organisation of clinician', 'trust', 'trust or practice', 'nhs trust', 'hospital', 'provider', 'provider organisation', 'employing organisation', 'requesting trust', 'requesting provider', 'hospital trust', 'name of trust', 'trust or surgery', 'provider trust', 'requester organisation', 'trust or organisation', 'hospital or practice', 'submitting trust', 'employing trust', 'department or trust', 'department and trust', 'base hospital', 'which organisation do you work for', 'who do you work for', 'where do you work', 'place of work'],
    inSection: { requester: ['organisation', 'organisation name', 'practice', 'practice name', 'surgery', 'employer', 'department and trust'] },
  },
  {
    fact: 'requesterAddress',
    labels: ['clinician address', 'clinician postal address', 'address of clinician', 'requester address', 'address of requester', 'address for correspondence', 'address for reply', 'correspondence address', 'hospital address', 'trust address', 'reply address', 'postal address for reply', 'work address', 'address for the decision letter', 'applicant address', 'provider address', 'organisation address', 'department address'],
    inSection: { requester: ['address', 'postal address', 'contact address', 'full address', 'address and postcode'] },
  },
  { fact: 'requesterGmc', labels: ['gmc number', 'gmc no', 'gmc', 'gmc reference number', 'gmc reference', 'clinician gmc number', 'consultant gmc number', 'gmc registration number', 'registration number', 'gmc code', 'gmc or professional registration number', 'professional registration number', 'professional registration', 'professional registration no', 'gmc registration', 'gmc registration no', 'gmc ref no', 'gmc ref', 'gmc ref number'] },
  {
    fact: 'requesterTelephone',
    labels: ['clinician telephone', 'clinician telephone number', 'telephone of clinician', 'requester telephone', 'requester telephone number', 'direct line', 'direct dial', 'direct telephone', 'direct dial telephone', 'secretary telephone', 'telephone for reply', 'clinician contact number', 'applicant telephone'],
    inSection: { requester: ['telephone', 'telephone number', 'tel', 'tel no', 'phone', 'phone number', 'contact number', 'contact telephone', 'contact telephone number', 'mobile', 'bleep'] },
  },
  {
    fact: 'requesterEmail',
    labels: ['clinician email', 'secure email', 'secure email address', 'clinician secure email', 'nhs mail', 'nhsmail', 'nhs net email', 'nhs mail address', 'nhs email', 'email for reply', 'requester email', 'applicant email', 'email of clinician', 'secure nhs email', 'secure email for reply', 'contact email'],
    inSection: { requester: ['email', 'email address', 'e mail', 'e mail address'], none: ['email', 'email address', 'e mail', 'e mail address'], request: ['email', 'email address'] },
    words: ['email|mail secure|nhs clinician|requester|reply|address|decision'],
  },
  {
    fact: 'intervention',
    labels: ['intervention', 'intervention requested', 'treatment requested', 'treatment asked for', 'requested treatment', 'requested intervention', 'procedure requested', 'procedure', 'name of intervention', 'proposed treatment', 'treatment', 'name of treatment', 'name of procedure', 'funding requested for', 'request', 'device requested', 'what is requested', 'what treatment is requested', 'what treatment are you requesting', 'treatment being requested', 'treatment sought', 'intervention or treatment requested', 'proposed procedure', 'treatment or procedure requested', 'name of treatment requested', 'details of intervention', 'device or procedure', 'service requested', 'procedure or treatment requested', 'proposed intervention', 'name of drug device or procedure', 'what is being requested', 'what is being asked for', 'what are you requesting', 'what are you applying for', 'what are you asking for', 'what are you asking us to fund', 'what would you like us to fund', 'what treatment do you want funded', 'what do you want funded', 'what would you like funded', 'which treatment do you wish to be funded', 'service or treatment wanted', 'treatment wanted', 'treatment you are asking for', 'treatment you are requesting', 'operation proposed', 'proposed operation', 'operation requested'],
    inSection: { request: ['name', 'name and dose'] },
    words: ['intervention|treatment|procedure|device|drug|medicine asking|fund what|which -consent -why -how -case -policy -evidence -previous -past -alternative -trial', 'intervention|treatment|procedure|device requested|request|requesting|applying|sought|seeking -consent -consented -trial -urgent -policy -evidence -previous -past -why -how -conservative -tried -alternative -care -case'],
  },
  { fact: 'treatment', labels: ['kind of treatment', 'type of treatment', 'treatment type', 'category of treatment', 'type of request'] },
  {
    fact: 'diagnosis',
    labels: ['diagnosis', 'condition', 'primary diagnosis', 'diagnosis or condition', 'clinical diagnosis', 'patient diagnosis', 'medical condition', 'indication', 'clinical indication', 'main diagnosis', 'diagnosis for which treatment is requested', 'diagnoses', 'diagnosis and icd code', 'diagnosis with code', 'condition to be treated', 'current diagnosis', 'presenting condition', 'for which condition', 'which condition', 'what condition', 'what is the condition', 'to treat', 'what condition is it for', 'what is it for', 'for what diagnosis', 'tumour type or diagnosis', 'reason for treatment', 'disease', 'diagnosis and icd 10 code', 'condition for which it is sought', 'condition being treated', 'what is being treated'],
  },
  { fact: 'diagnosisCode', labels: ['diagnosis code', 'icd 10', 'icd10', 'icd 10 code', 'icd10 code', 'icd code', 'icd 10 code of diagnosis', 'diagnosis code icd 10', 'diagnostic code', 'clinical code', 'coding'] },
  { fact: 'procedureCode', labels: ['opcs code', 'opcs', 'opcs 4 code', 'opcs4 code', 'opcs 4', 'procedure code', 'code of procedure', 'opcs procedure code', 'opcs codes', 'opcs code of procedure'] },
  { fact: 'policyReference', labels: ['policy reference', 'relevant policy', 'policy name', 'policy number', 'policy no', 'relevant commissioning policy', 'relevant commissioning policy no', 'policy', 'commissioning policy', 'icb policy', 'icb policy reference', 'name of policy', 'policy this request relates to', 'policy title'], words: ['policy which|what|relate|relates|applies|relevant request|relate|relates|applies|treatment -outside'] },
  { fact: 'responsibleIcb', labels: ['responsible icb', 'icb', 'registered icb', 'patient icb', 'commissioner', 'responsible commissioner', 'name of icb', 'integrated care board', 'commissioning organisation', 'patient responsible commissioner', 'icb responsible for patient', 'icb responsible for the patient', 'icb responsible', 'ccg', 'responsible ccg'] },
  { fact: 'plannedDate', labels: ['planned date', 'proposed date', 'planned start date', 'planned date of treatment', 'date of planned treatment', 'proposed start date', 'proposed date of treatment', 'date treatment planned', 'planned treatment date', 'intended start date', 'date of procedure', 'planned date of procedure', 'treatment start date', 'date of treatment', 'expected start date', 'start date planned', 'start date proposed', 'planned start', 'start date if approved', 'expected date of use', 'when do you plan to begin', 'when do you plan to begin treatment', 'intended operation date', 'operation date', 'planned operation date', 'proposed start', 'date planned', 'intended start', 'when will treatment start', 'when is treatment to start', 'when do you plan to start', 'when do you plan to start treatment', 'when do you want to start', 'when would treatment start'] },
  { fact: 'alreadyTreated', labels: ['has treatment started', 'has treatment already started', 'has treatment begun', 'treatment already started', 'retrospective request', 'is this a retrospective request', 'retrospective', 'has the treatment already been given', 'treatment already given', 'treatment given already', 'treatment already begun', 'has treatment commenced', 'has the treatment commenced', 'treatment commenced', 'treated already', 'has any of the treatment been given', 'already receiving the treatment', 'already on treatment', 'already receiving treatment', 'already treated', 'previously treated', 'has the patient already had this treatment', 'has the patient started treatment', 'has the treatment started'], words: ['treatment|procedure|intervention already|retrospective|begun|started given|started|begun|commenced|taken|carried|request|received|had -conservative -previous -details -list -describe -which -what -how -response -date -when'] },
  { fact: 'clinicalTrial', labels: ['clinical trial', 'trial', 'research trial', 'clin trial', 'trial participant', 'is this part of a clinical trial', 'part of a clinical trial', 'part of a trial', 'is the patient in a clinical trial'], words: ['clinical|clin|part|research trial'] },
  { fact: 'cost', labels: ['cost', 'estimated cost', 'cost of treatment', 'total cost', 'price', 'cost of intervention', 'estimated total cost', 'anticipated cost', 'annual cost', 'cost of device', 'unit cost', 'cost of procedure', 'how much will it cost', 'how much does it cost', 'what will it cost', 'quoted price', 'unit price', 'all in cost of intervention', 'all in cost', 'all in cost of the intervention', 'what will treatment cost', 'what will the treatment cost', 'total cost to icb', 'total cost to the icb', 'cost to icb', 'what does it cost', 'how much will treatment cost', 'cost for 12 months', 'cost per 12 months', 'cost over 12 months', '12 month cost', 'cost for one year'] },
  {
    fact: 'statedUrgency',
    labels: ['urgency', 'statement of urgency', 'priority', 'is this request urgent', 'urgent', 'level of urgency', 'clinical urgency', 'how urgent is this request', 'urgency of request', 'degree of urgency', 'timescale', 'time limits', 'urgency and reasons', 'is the request urgent', 'how soon is a decision needed', 'how soon is decision needed', 'how urgent', 'is it urgent', 'is this urgent', 'how urgent is this', 'how urgent is it', 'how urgent is the request', 'when is a decision needed', 'how quickly is a decision needed'],
    words: ['urgent|urgency request|case|application|reason|treatment|decision'],
  },
  { fact: 'lipusDevice', labels: ['device', 'lipus device', 'which lipus device', 'make of device', 'name of device', 'device name', 'device make', 'ultrasound device', 'system'] },
  { fact: 'lipusPurpose', labels: ['purpose of ultrasound', 'what is the ultrasound for', 'purpose of lipus', 'purpose of treatment', 'aim of treatment', 'purpose of the device', 'purpose of the ultrasound', 'aim of lipus'] },
  {
    fact: 'fractureStatus',
    labels: ['fracture status', 'state of fracture', 'state of the fracture', 'union status', 'status of fracture', 'stage of healing', 'fracture healing status', 'healing status', 'fracture type', 'classification of fracture', 'state of union', 'fracture classification', 'fracture stage', 'union'],
    words: ['fracture fresh delayed non', 'fracture status|state|union|healing stage|classified|classification'],
  },
  { fact: 'fractureRisk', labels: ['risk of non healing', 'fracture risk', 'risk of non union', 'risk that the fracture will not heal', 'healing risk', 'risk of nonhealing', 'risk of failure to heal', 'risk category'], words: ['risk fracture|heal|healing|union -surgery -infection'] },
  { fact: 'ageGroup', labels: ['adult or child', 'age group', 'adult child', 'is the patient an adult', 'patient age group', 'adult or paediatric'] },
  { fact: 'fractureDate', labels: ['date of fracture', 'fracture date', 'date of injury', 'injury date', 'date injured', 'date of the fracture', 'when did the fracture happen', 'fracture sustained', 'date fracture sustained', 'date of accident', 'date of original fracture', 'fracture sustained on', 'date of original injury', 'injured on', 'date on which fracture occurred', 'date on which the fracture occurred', 'when did fracture occur', 'date fracture occurred', 'date of injury or fracture', 'date of fracture or injury'] },
  { fact: 'bone', labels: ['bone', 'bone and site', 'fracture site', 'site of fracture', 'which bone', 'bone affected', 'bone involved', 'bone and side', 'fractured bone', 'location of fracture', 'anatomical site of fracture', 'affected bone', 'bone or site', 'bone fractured', 'bone broken', 'broken bone'], words: ['bone which|what side|affected|fractured|broken|involved'] },
  {
    fact: 'injectionPurpose',
    labels: ['purpose of injection', 'type of injection', 'injection type', 'purpose', 'what is to be injected', 'procedure under ultrasound', 'what is to be done under ultrasound', 'purpose of procedure', 'injection or aspiration', 'injectate', 'purpose of the injection', 'aspiration or injection', 'steroid or aspiration'],
    words: ['purpose injection|aspiration|guided'],
  },
  { fact: 'targetSite', labels: ['joint or soft tissue', 'soft tissue or joint', 'target', 'target site', 'target tissue', 'target structure', 'structure to be injected'] },
  { fact: 'jointAndSide', labels: ['joint and side', 'which joint', 'joint', 'joint or tissue', 'which joint or tissue', 'site and side', 'which joint or tissue and which side', 'joint to be injected', 'site of injection', 'injection site', 'joint affected', 'affected joint', 'joint or soft tissue and side', 'site and laterality', 'joint involved', 'site for injection', 'joint or side', 'side or joint', 'which side or joint', 'which joint or side', 'body part or joint and side', 'body part and side', 'joint or body part and side'], words: ['joint|tissue|tendon|bursa|structure which side'] },
  { fact: 'severeTrauma', labels: ['severe trauma', 'history of severe trauma', 'trauma', 'history of trauma', 'severe joint trauma'], words: ['severe trauma', 'trauma architecture|derange|deranged'] },
  { fact: 'landmarks', labels: ['landmarks', 'landmarks identifiable', 'can the landmarks be identified', 'anatomical landmarks', 'failure to identify landmarks', 'landmark identification', 'are landmarks identifiable', 'can landmarks be identified', 'landmarks can be identified'], words: ['landmarks identify|identified|identifiable|palpable|palpated|found'] },
  {
    fact: 'injectionsWithoutRelief',
    labels: ['landmark guided injections without relief', 'injections without relief', 'number of landmark injections without relief', 'failed landmark injections', 'number of failed injections', 'landmark injections without relief', 'previous landmark guided injections', 'number of landmark guided injections without relief', 'unsuccessful landmark injections', 'number of landmark guided injections that gave no relief', 'landmark guided injections that gave no relief'],
    words: ['injections landmark|guided|number relief|failed|unsuccessful|benefit|without -adverse', 'number|many injections relief|failed'],
  },
  { fact: 'injectionAdverseEffects', labels: ['adverse effects', 'adverse effects of injection', 'significant adverse effects', 'injection adverse effects', 'adverse effects of landmark injection', 'adverse reaction'], words: ['adverse effects|effect|reaction injection|injections|landmark -abandoned -abandonment -abandon -aspiration -aspirate', 'significant adverse effects|effect -abandoned -abandonment -abandon -aspiration -aspirate'] },
  {
    fact: 'conservativeTreatment',
    labels: ['conservative treatment', 'conservative treatment dates', 'conservative management', 'dates of conservative treatment', 'conservative treatment from and to', 'period of conservative treatment', 'duration of conservative treatment', 'conservative treatment from to', 'conservative care', 'conservative treatment tried', 'physiotherapy dates', 'conservative measures'],
    words: ['conservative treatment|management|measures|care dates|from|period|when|duration|between|started -response -respond -responded -outcome'],
  },
  {
    fact: 'conservativeResponse',
    labels: ['response to conservative treatment', 'response', 'outcome of conservative treatment', 'conservative treatment response', 'response to conservative management', 'effect of conservative treatment', 'result of conservative treatment', 'conservative treatment outcome'],
    words: ['response|outcome|result|responded|respond conservative'],
  },
  { fact: 'aspirationFailed', labels: ['aspiration failed', 'failed aspiration', 'failed attempt to aspirate', 'landmark guided aspiration failed', 'did aspiration fail', 'failure to aspirate'], words: ['aspirate|aspiration fail|failed|failure|unsuccessful -abandoned -abandonment'] },
  { fact: 'aspirationAbandoned', labels: ['aspiration abandoned', 'attempt abandoned', 'abandoned attempt', 'landmark guided attempt abandoned', 'abandonment of attempt'], words: ['abandoned|abandonment|abandon attempt|aspiration|landmark|procedure'] },
  { fact: 'clinicalHistory', labels: ['clinical history', 'history', 'medical history', 'past medical history', 'relevant medical history', 'clinical background', 'background', 'current clinical state', 'current state', 'present state', 'current symptoms', 'history of presenting condition', 'clinical summary', 'comorbidities', 'comorbidity', 'co morbidities', 'relevant history', 'current clinical status', 'current clinical condition', 'present clinical condition', 'summary of clinical history', 'clinical history summary', 'patient clinical history', 'clinical history of patient', 'clinical history of this patient', 'patient background and clinical history', 'brief history', 'brief clinical history', 'background history', 'clinical history to date', 'history of injury', 'history of the injury', 'history of injury and treatment to date', 'history of the injury and treatment to date', 'patient history', 'summary of history'], words: ['brief|short|summary|outline history condition|patient|illness -treatment -family', 'current|present clinical|medical condition|state|status|situation|picture -treatment -diagnosis', 'relevant|past|brief|summary clinical|medical history|background'] },
  { fact: 'treatmentsTried', labels: ['treatments tried', 'treatment tried', 'previous treatment', 'previous treatments', 'treatment to date', 'treatments to date', 'previous treatments tried', 'treatments already tried', 'previous interventions', 'past treatments', 'standard treatments tried', 'previous therapies', 'treatment history', 'what has been tried', 'what has already been tried', 'what else has been tried', 'what has been tried so far', 'what treatments have been tried', 'conventional treatment tried and failed', 'conventional treatments tried', 'standard treatments tried and failed', 'treatments tried and failed', 'all treatments to date', 'conventional treatments used', 'conventional treatments used and their outcomes', 'all treatments to date and response to each', 'all treatments to date and the response to each'], words: ['treatments|therapies already|previously given|tried|received result|results|response|outcome -conservative -injections', 'treatments|therapies|interventions received|tried|had dates|response|outcome|responses|outcomes -conservative -injections', 'treatments|treatment|therapies|interventions previous|tried|already tried|failed|outcome|response -conservative -injections'] },
  {
    fact: 'clinicianCase',
    labels: ['clinical case', 'the clinician case', 'clinician case', 'exceptionality', 'clinical exceptionality', 'statement of exceptionality', 'case for exceptionality', 'exceptional circumstances', 'exceptional clinical circumstances', 'case for funding', 'why this patient', 'statement of case', 'statement of clinical exceptionality', 'grounds for exceptionality', 'grounds for request', 'supporting statement', 'reasons for request', 'reason for request', 'clinical justification', 'justification', 'rationale for request', 'supporting clinical case', 'case for this patient', 'why exceptional', 'why is this patient exceptional', 'clinical reasons for request', 'clinical case for funding', 'clinician statement', 'the case for this patient', 'the clinical case for this patient', 'case for funding on exceptional grounds', 'exceptional features', 'exceptional factors', 'why patient is an exception', 'reasons why patient is an exception', 'why patient is exception'],
    words: ['patient set|sets apart', 'patient exception reasons|why|explain|how', 'patient different|exceptional|exceptionality|differs|differ', 'exceptionality|exceptional clinical|case|explain|describe|why|statement|grounds|circumstances', 'why patient benefit|funded|treatment|should'],
  },
  { fact: 'evidenceCited', labels: ['evidence', 'evidence base', 'supporting evidence', 'clinical evidence', 'evidence of effectiveness', 'evidence for treatment', 'published evidence', 'evidence of clinical effectiveness', 'summary of evidence', 'evidence of benefit', 'literature', 'literature relied upon', 'literature cited', 'published literature', 'evidence relied upon', 'literature and evidence'], words: ['evidence treatment|intervention|device|procedure|effectiveness|support|supporting|supports|benefit|request -exceptional -consent'] },
  {
    fact: 'careMeanwhile',
    labels: ['care meanwhile', 'care in the meantime', 'current treatment', 'interim care', 'ongoing care', 'care that goes on meanwhile', 'meanwhile', 'current management', 'interim management', 'treatment in the meantime', 'care while waiting', 'continuing care', 'standard care meanwhile', 'what care continues meanwhile', 'current and ongoing care', 'interim treatment', 'alternative care meanwhile'],
    words: ['care|treatment|management while|whilst considered|decided|considers|decides', 'care|treatment|management|done|happen meanwhile|meantime|interim|waiting|await|awaiting|pending', 'care|cared|managed|manage|management|happen|happens|alternative|plan if|should|were|unless declined|declines|refused|refuses|rejected|not|turned funded|funding|agreed|approved|request|application|panel|icb -why -evidence -consent'],
  },
];

/** Labels that forms carry and no fact is taken from. They end the answer above them and never count as one. */
const otherLabels = [
  'patient title', 'patient surname', 'patient last name', 'patient family name', 'patient forename', 'patient forenames', 'patient first name', 'patient first names', 'patient given name', 'patient middle name', 'middle name', 'middle names', 'first names', 'given names', 'clinician surname', 'clinician forename', 'clinician first name', 'consultant surname', 'consultant forename',
  'address line 1', 'address line 2', 'address line 3', 'address line 4', 'address line 5', 'address 1', 'address 2', 'address 3', 'address 4', 'address line one', 'address line two', 'address line three', 'first line of address', 'house number', 'house name', 'house name or number', 'house number or name', 'street', 'street name', 'village', 'town', 'city', 'town or city', 'county', 'patient postcode', 'postal code',
  'title', 'forename', 'forenames', 'first name', 'surname', 'last name', 'family name', 'given name', 'surname, forename', 'sex', 'gender', 'age', 'ethnicity', 'ethnic group', 'religion', 'mrn',
  'case number', 'reference', 'our ref', 'your ref', 'our reference', 'your reference', 'ref', 'date', 'date completed', 'date of request', 'date of application', 'date of letter', 'date received',
  'date of referral', 'clinic date', 'date of clinic', 'clinic', 'date dictated', 'date typed', 'dictated', 'typed', 'telephone', 'telephone number', 'tel', 'tel no', 'phone', 'phone number', 'mobile', 'fax', 'contact number', 'contact telephone', 'bleep', 'extension', 'postcode', 'post code', 'signature', 'signed', 'gmc',
  'gp address', 'practice address', 'surgery address', 'gp telephone', 'relevant policy',
  'medication', 'medications', 'allergies', 'current medication', 'bmi', 'weight', 'height',
  'smoker', 'smoking', 'smoking status', 'occupation', 'examination', 'findings', 'imaging', 'investigations', 'x ray', 'plan', 'opinion', 'summary', 'outcome', 'comments', 'notes', 'further information', 'other information', 'additional information', 'references', 'studies', 'declaration', 'declarations',
  'conflict of interest', 'conflicts of interest', 'declaration of interest', 'start date', 'place of treatment', 'location', 'number of treatments', 'preferred language', 'language', 'first language', 'next of kin', 'department', 'specialty', 'cc', 'copy', 'copies', 'copy to', 'copies to', 'enc', 'encs', 'enclosures', 'dear', 'yours sincerely', 'yours faithfully', 'regards', 'kind regards', 'best regards', 'warm regards', 'kindest regards', 'best wishes', 'kind wishes', 'with best wishes', 'with kind regards', 'many thanks', 'thanks', 'thank you', 'with thanks', 'sent from my iphone', 'from', 'to', 'subject', 'page',
  'expected outcome', 'outcome measures', 'monitoring', 'alternatives', 'alternative treatments', 'prognosis', 'incidence', 'prevalence', 'office use only', 'for office use only', 'date added', 'icb reference', 'log number', 'chief of service', 'medical director', 'quantity', 'frequency', 'dose', 'route', 'duration', 'email', 'email address', 'e mail', 'name', 'full name', 'address', 'role', 'organisation', 'position', 'grade', 'code', 'ods code',
];

const sectionRules: readonly { section: Section; words: string }[] = [
  { section: 'gp', words: 'gp|practice|surgery details|information|registered' },
  { section: 'requester', words: 'requester|requesting|referring|referrer|applicant|clinician|consultant|clinicians details|information|section|part|contact|who|about|your' },
  { section: 'requester', words: 'who is asking|applying|requesting' },
  { section: 'patient', words: 'patient|patients details|record|data|identity|information|section|part|about|demographics|particulars|identification' },
  { section: 'request', words: 'request|treatment|intervention|diagnosis|procedure|clinical details|information|section|part|about|requested' },
  { section: 'case', words: 'case|exceptionality|exceptional|statement section|part|clinical|details' },
  { section: 'other', words: 'declaration|declarations|office|signature|references|enclosures|evidence section|part|use|of|and|only' },
];

/** Headings over a person who is neither the patient nor the one who asks: their names and numbers answer nothing. */
const somebodyElse = /^(?:(?:section|part|details|contact details|about|information|patient|of|the|and|or|main|legal|emergency|next of) )*(?:carers?|kin|guardians?|parents?|mother|father|representative|advocate|relatives?|spouse|partner|interpreter|witness|attorney|emergency contact)(?: (?:details|contact|information|contact details|or|and|carer|guardian|parent|representative|advocate))*$/;

const asker = /^(?:requesting|referring|responsible|treating|lead|named|applying|submitting|prescribing|supporting) (?:clinician|consultant|doctor|specialist|surgeon|physician|practitioner|prescriber)$/;

const sectionNeeds = sectionRules.map(({ section, words }) => ({ section, needs: words.split(' ').map((part) => part.split('|')) }));

const bareSections: Readonly<Record<string, Section>> = {
  patient: 'patient', 'the patient': 'patient', 'patient details': 'patient', 'patients details': 'patient', requester: 'requester', clinician: 'requester', 'the clinician': 'requester', applicant: 'requester', 'requesting clinician': 'requester', 'referring clinician': 'requester', referrer: 'requester', consultant: 'requester', 'requesting consultant': 'requester', 'referring consultant': 'requester',
  'clinician making the request': 'requester', 'your details': 'requester', 'about you': 'requester', 'your contact details': 'requester', 'your information': 'requester', 'referring gp': 'gp', 'patient gp': 'gp', 'own gp': 'gp', 'usual gp': 'gp', 'gp practice': 'gp', gp: 'gp', 'general practitioner': 'gp', 'gp details': 'gp', 'registered gp': 'gp', request: 'request', 'the request': 'request', treatment: 'request', declaration: 'other', 'for office use only': 'other', references: 'other',
};

/** `Section A –`, `3.2.`, `4)`, `b)` at the head of a label. A letter with a hyphen is none: "e-mail". */
const numbering = /^\s*(?:q(?:uestion)?\s?[0-9]{1,2}[.:]?\s{1,2}(?=[a-z]\)))?(?:(?:section|part|q|question|box|item)\s*(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}[a-z]?|[a-z][0-9]{0,2})\s?[.):–-]|[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}[a-z]?\s?[.):–-]|[a-z][0-9]{0,2}\s?[.):])\s*/;

/**
 * A label brought to plain words: lower case, without numbering ("3a."), guidance in brackets, possessives, marks and
 * the closing colon. At most 300 characters are looked at.
 */
export function normaliseLabel(text: string): string {
  const before = latest.get(text);
  if (before !== undefined) return before;
  const words = plainWords(text);
  if (latest.size >= 64) latest.clear();
  latest.set(text, words);
  return words;
}

/** The same words are looked at several times in a row: as a label, as a heading, as a question. */
const latest = new Map<string, string>();

function plainWords(text: string): string {
  let words = text.slice(0, 300).toLowerCase().normalize('NFKC');
  words = words.replace(/\((planned|proposed|anticipated|expected)\)/g, ' $1 ').replace(/\([^()]{0,120}\)/g, ' ').replace(/\[[^[\]]{0,120}\]/g, ' ');
  words = words.replace(/^\s*(?:[•·*▪◦-]\s*){1,5}/, '');
  words = words.replace(/\be-?mail\b/g, 'email');
  words = words.replace(numbering, (prefix) => (/^\s*d\.\s*$/.test(prefix) && words.startsWith('d.o') ? prefix : ' '));
  words = words.replace(/^\s*(?:q|question|section|part)\s*[0-9]{1,2}[a-z]?\s+/, ' ').replace(/^\s*[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}[a-z]?\s+/, ' ');
  words = words.replace(/[’'`]s\b/g, '').replace(/s[’'](?=\s|$)/g, 's');
  words = words.replace(/\bd\.\s?o\.\s?b\b\.?/g, 'dob').replace(/&/g, ' and ').replace(/\//g, ' or ');
  words = words.replace(/\bpt(?=\b(?!\s*\.?\s*[0-9]))/g, 'patient');
  words = words.replace(/[^a-z0-9 ]/g, ' ').replace(/\s+/g, ' ').trim();
  words = words.replace(/ (?:y or n|yes or no|y n|yn|yes no)$/, '');
  words = words.replace(/ (?:please (?:state|specify|give|tick|circle|enter|provide)(?: .*)?|dd mm yyyy|dd or mm or yyyy|required|mandatory)$/, '').replace(/^please (?:state|give|enter|provide|tick) (?:the )?/, '').replace(/^the /, '');
  return letterSpaced(words) ? (unspaced.get(words.replace(/ /g, '')) ?? words) : words;
}

/** "p a t i e n t n a m e": set with wide gaps between its letters, as some forms print their labels. */
function letterSpaced(words: string): boolean {
  const parts = words.split(' ');
  return parts.length >= 4 && words.length - parts.length < 2 * parts.length;
}

/** Known labels by their letters alone. */
const unspaced = new Map<string, string>();

const exact = new Map<string, FactId>();
const bySection = new Map<string, FactId>();
const sentences: { fact: FactId; need: string[][]; never: string[] }[] = [];
for (const rule of rules) {
  for (const label of rule.labels) exact.set(normaliseLabel(label), rule.fact);
  for (const [section, labels] of Object.entries(rule.inSection ?? {})) for (const label of labels ?? []) bySection.set(`${section}:${normaliseLabel(label)}`, rule.fact);
  for (const row of rule.words ?? []) {
    const parts = row.split(' ');
    sentences.push({ fact: rule.fact, need: parts.filter((part) => !part.startsWith('-')).map((part) => part.split('|')), never: parts.filter((part) => part.startsWith('-')).map((part) => part.slice(1)) });
  }
}
const others = new Set(otherLabels.map(normaliseLabel));
for (const label of [...exact.keys(), ...[...bySection.keys()].map((key) => key.slice(key.indexOf(':') + 1)), ...others]) if (label.length > 4) unspaced.set(label.replace(/ /g, ''), label);
latest.clear();

/** What a printed label means: a fact, a known label that no fact is taken from, or nothing known. */
export type LabelMeaning = { fact: FactId } | 'other' | null;

/**
 * Looks a label up. Whole labels come first (in the section, then everywhere), then questions in sentences; where two
 * facts fit a sentence equally well, neither is taken.
 */
export function matchLabel(text: string, section: Section = 'none'): LabelMeaning {
  if (text.length > 400) return null;
  const label = normaliseLabel(text);
  if (label === '') return null;
  return wholeLabel(label, section) ?? matchSentence(label);
}

/** What a normalised label means as it stands; or, where it means nothing, without the words that only make a question of it. */
function wholeLabel(label: string, section: Section): LabelMeaning {
  const here = bySection.get(`${section}:${label}`) ?? exact.get(label);
  if (here) return { fact: here };
  if (others.has(label)) return 'other';
  const worded = matchWords(label, section);
  if (worded) return { fact: worded };
  const asked = /^(?:(?:and )?(?:what|who)(?: is| are| was| s)? |(?:please )?(?:confirm|tell us about|describe|outline|summarise|state|give|list) )?(the |your |this |their )?(.+)$/.exec(label);
  const rest = asked?.[2] ?? label;
  if (rest === label || rest.split(' ').length > 8) return null;
  // "Your name": whoever fills in the form makes the request.
  return wholeLabel(rest, asked?.[1] === 'your ' ? 'requester' : section);
}

function matchSentence(label: string): LabelMeaning {
  const words = label.split(' ');
  if (words.length < 2 || words.length > 45) return null;
  const set = new Set(words);
  let best: FactId | null = null;
  let bestScore = 0;
  let tied = false;
  for (const { fact, need, never } of sentences) {
    if (never.some((word) => set.has(word)) || !need.every((choices) => choices.some((word) => set.has(word)))) continue;
    const score = need.length;
    if (score > bestScore) [best, bestScore, tied] = [fact, score, false];
    else if (score === bestScore && fact !== best) tied = true;
  }
  return best && !tied ? { fact: best } : null;
}

/**
 * Whether a text is wholly a known label. Questions in sentences count only when they end as a question or a label does,
 * or `loose` is set; a statement never does.
 */
export function isLabel(text: string, section: Section = 'none', loose = false): boolean {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 300) return false;
  const label = normaliseLabel(trimmed);
  if (wholeLabel(label, section) !== null) return true;
  const asks = /^(?:please|describe|explain|state|give|how|why|what|which|when|is|are|has|have|does|do|did|can|could|may|were|was|who|list|set out|outline)\b/.test(label);
  const statement = /[.;,]$/.test(trimmed) && !asks; // "Two injections gave no relief." answers; it does not ask
  const orders = !/[.;,]$/.test(trimmed) && trimmed.length > 20 && /^(?:please|describe|explain|outline|set out|summarise|provide|detail|specify|list)\b/.test(label); // "Explain why this patient is exceptional"
  return (loose || orders || /[?:]$/.test(trimmed)) && !statement && matchSentence(label) !== null;
}

/** The section that a heading opens, or null where it is not a heading of a section. */
export function sectionOf(heading: string): Section | null {
  if (heading.length > 120) return null;
  const label = normaliseLabel(heading);
  if (label === '' || label.length > 90) return null;
  const bare = bareSections[label];
  if (bare) return bare;
  if (asker.test(label)) return 'requester';
  if (somebodyElse.test(label)) return 'other';
  if (/\bpatients?\b/.test(label) && /\b(?:clinician|consultant|referrer|requester|applicant|gp)s?\b/.test(label) && / (?:and|or) /.test(label) && !/\bgp practice\b/.test(label)) return 'none'; // names two persons: its rows tell whose they are
  const numbered = /^\s*(?:section|part)\b/i.test(heading);
  const words = new Set(label.split(' '));
  if (numbered) words.add('section');
  for (const rule of sectionNeeds) if (rule.needs.every((choices) => choices.some((word) => words.has(word)))) return rule.section;
  return numbered ? 'other' : null;
}
