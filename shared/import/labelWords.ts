import type { FactId } from '../domain/factCatalogue.ts';
import type { Section } from './labels.ts';

type Attribute = 'name' | 'role' | 'organisation' | 'address' | 'telephone' | 'email' | 'registration' | 'birth' | 'number';

const owners = {
  patient: '(?:patient|service user)',
  gp: '(?:(?:registered|usual|named|own|patient|patient registered) )?(?:gp|general practitioner)',
  requester: '(?:(?:requesting|referring|responsible|treating|lead|named|applying|submitting|prescribing|supervising|supporting|hospital|nhs|secondary care|tertiary care|trust|senior) ){0,3}'
    + '(?:consultant|clinician|doctor|specialist|surgeon|physician|practitioner|referrer|requester|requestor|applicant|prescriber)'
    + '(?: (?:or|and) (?:consultant|clinician|doctor|specialist|gp|applicant|requester|referrer|prescriber))?'
    + '(?: in charge(?: of (?:the |this )?(?:patient |patient s )?(?:care|patient|treatment))?| responsible(?: for (?:the |this )?(?:patient |patient s )?(?:care|patient|treatment|request))?'
    + '| (?:making|submitting|completing|supporting|sending)(?: (?:the|this))? (?:(?:ifr|efr|funding|individual funding|prior approval) )?(?:request|application|referral|form)'
    + '| (?:requesting|applying for|seeking)(?: (?:the|this))?(?: (?:reconsideration|review|appeal|funding|approval|prior approval|treatment|intervention|drug|device|procedure))?)?',
} as const;

const attributes: readonly (readonly [Attribute, string])[] = [
  ['name', '(?:full |printed )?name(?: in full| and title| and job title| and designation| and role| and position| and grade| printed)?|title and (?:full )?name'],
  ['role', '(?:job |professional )?(?:role|title|grade|position|post|designation|specialty|speciality|job title)(?: (?:and|or) (?:grade|role|position|designation|specialty|speciality|department|job title))?|post held'],
  ['organisation', '(?:employing |nhs )?(?:organisation|trust|hospital|employer|provider|place of work)(?: name)?(?: (?:and|or) (?:trust|hospital|department|practice|organisation))?'],
  ['address', '(?:(?:home|postal|full|current|contact|correspondence|work|usual|permanent|residential) ){0,2}address(?: (?:and|including|include|incl|inc|with|plus) (?:full |the )?(?:post code|postcode))?'],
  ['telephone', '(?:(?:direct|dial|daytime|day time|home|work|contact|secretary|secretaries|mobile|preferred|main|best) ){0,2}(?:telephone|phone|tel|mobile|mobile phone)(?: (?:number|no|num|numbers))?(?: or (?:bleep|mobile|extension|ext))?|(?:preferred |best |direct |daytime )?contact (?:number|no|tel|telephone)|direct (?:line|dial)(?: (?:number|no))?'],
  ['email', '(?:(?:secure|nhs|net|mail|contact|work|professional|direct|confidential|trust|preferred) ){0,4}email(?: (?:address|addresses|contact))?(?: (?:only|for (?:the )?(?:reply|response|decision|correspondence)))?|(?:secure )?(?:nhs mail|nhsmail|nhs net|nhsnet)(?: (?:address|account|email|email address))?'],
  ['registration', '(?:gmc|gmc or nmc|nmc|hcpc|gphc|professional|professional body)(?: registration)?(?: (?:number|no|reference|code|pin))?'],
  ['birth', 'date of birth|dob|birth date'],
  ['number', 'nhs (?:number|no|num|id)'],
];

const meant: Readonly<Record<keyof typeof owners, Readonly<Partial<Record<Attribute, FactId>>>>> = {
  patient: { name: 'patientName', address: 'patientAddress', telephone: 'patientTelephone', birth: 'dateOfBirth', number: 'nhsNumber' },
  gp: { name: 'gpName' },
  requester: { name: 'requesterName', role: 'requesterRole', organisation: 'requesterOrganisation', address: 'requesterAddress', telephone: 'requesterTelephone', email: 'requesterEmail', registration: 'requesterGmc' },
};

const thing = '(?:(?:high cost )?(?:drug|drugs|medicine|medication)|treatment|intervention|procedure|device|operation|therapy|technology|investigation|product)';
const things = `${thing}(?:(?: or| and)? ${thing}){0,3}`;
const dosing = '(?: (?:and|with|including|include|incl|inc) (?:brand|generic|dose|dosage|strength|frequency|route|duration|quantity|laterality|side|site|details|code|opcs code|opcs)(?: (?:or|and)? ?(?:brand|dose|dosage|strength|frequency|route|duration|quantity|details|code))*)?';
const asked = '(?:being |originally |currently )?(?:requested|applied for|sought|asked for|for which (?:funding|approval) is (?:requested|sought|required))';

/** Labels by their words, for what is named in many ways: whose it is, and what. They stand for whole labels, never for a part of a sentence. */
const patterns: readonly (readonly [FactId, string, Section?])[] = [
  ['hospitalNumber', '(?:patient |local )?(?:hosp|hospital|unit|mrn|local patient|medical record|hospital record|case note|case notes|casenote|casenotes|district|pas)(?: (?:patient|record|mrn|unit))?(?: or (?:mrn|unit|hospital))? ?(?:number|no|num|id|identifier|ref|reference)(?: or mrn)?|mrn'],
  ['gpPracticeCode', '(?:(?:registered|patient|gp|national|ods) ){0,3}(?:practice|surgery)(?: (?:ods|national))? code(?: ods)?'],
  ['procedureCode', '(?:procedure )?opcs ?4?(?: [0-9]{1,2})?(?: (?:procedure )?codes?)?'],
  ['dateOfBirth', '(?:patient )?(?:date of birth|dob)(?: and age| or age)?'],
  ['requesterEmail', '(?:(?:secure|nhs|net|mail) ){1,4}email(?: (?:address|contact))?(?: (?:only|for (?:the )?(?:reply|response|decision|correspondence)))?|email address for (?:reply|response|correspondence|decision)'],
  ['requesterName', '(?:(?:full )?name of )?(?:person|clinician|doctor) (?:making|completing|submitting) (?:the |this )?(?:request|application|form|referral)(?: name)?'],
  ['requesterOrganisation', '(?:name of )?(?:the )?(?:(?:nhs )?(?:provider|trust|hospital|organisation|practice)(?: (?:or|and))? ?){1,3} (?:making|submitting|requesting)(?: (?:the |this )?(?:request|application|referral|funding))?|(?:name of )?(?:requesting|referring|applying|treating|acute|submitting|employing|host) (?:nhs )?(?:provider|trust|hospital|organisation|unit)(?: (?:or|and) (?:provider|trust|hospital|organisation|practice))?(?: name)?'],
  ['intervention', `(?:(?:full )?(?:name|details|description) of )?(?:the )?(?:proposed )?${things} ${asked}${dosing}`],
  ['intervention', `(?:requested|proposed) ${things}${dosing}`],
  ['intervention', `(?:full )?(?:name|details|description) of (?:the )?(?:requested|proposed) ${things}${dosing}`],
  ['intervention', `(?:what|which) ${things} (?:is|are) (?:you )?(?:being )?(?:requested|requesting|sought|applying for|asked for)|funding (?:is )?(?:requested|sought|required) for`],
  ['intervention', `(?:(?:full|precise|exact|generic|approved) )?(?:name|details|description) of (?:the )?${things}${dosing}`, 'request'],
  ['intervention', `(?:precise|exact|full|generic|approved) name of (?:the )?${things}${dosing}`],
  ['intervention', `(?:name of (?:the )?)?${thing}(?:(?: or| and)? ${thing}){1,3}`],
  ['diagnosis', '(?:(?:full|main|primary|principal|clinical|medical|confirmed|working|current|relevant|underlying|patient|exact) ){0,2}(?:diagnosis|diagnoses|condition|indication)(?:(?: or| and) (?:clinical |medical )?(?:diagnosis|indication|condition)){0,2}(?: being treated| to be treated| requiring treatment)?'],
  ['diagnosis', `(?:medical |clinical )?(?:diagnosis|condition|indication) (?:for|in) which (?:the |this )?(?:${things}|funding) is (?:being )?(?:requested|sought|required|proposed|intended)|(?:diagnosis|condition|indication) relevant to (?:the |this )?request|(?:diagnosis|condition|indication) for (?:the |this )?(?:request|treatment|use|intervention|drug)`],
  ['plannedDate', '(?:proposed|planned|intended|expected|anticipated|provisional|preferred|scheduled|target|estimated) (?:(?:start|treatment|procedure|operation|surgery|admission|commencement|tci) )?(?:start )?date(?: (?:of|for) (?:the )?(?:treatment|procedure|intervention|surgery|operation|admission|start|commencement|first dose|starting treatment|start of treatment))?'],
  ['plannedDate', `(?:proposed|planned|intended|expected|anticipated) (?:${thing}|surgery) start(?: date)?`],
  ['plannedDate', `(?:proposed |planned |intended )?date (?:${thing}|surgery) (?:is |to be )?(?:planned|due|scheduled|expected|proposed|intended|booked|needed|required|started|start)(?: to (?:start|begin|commence))?|date of (?:proposed|planned|intended) (?:${thing}|surgery|admission)|when is (?:the )?(?:${thing}|surgery) (?:planned|due|scheduled|to start|to begin|needed)|tci date`],
  ['cost', `(?:(?:estimated|anticipated|expected|approximate|total|annual|full|overall|projected|indicative|likely|net) ){0,3}(?:(?:treatment|drug|device|procedure|intervention) )?(?:cost|costs|price)(?: (?:of|for) (?:the |this )?(?:(?:requested|proposed) )?(?:${things}|request|course|course of treatment|patient))?(?: (?:per (?:annum|year|patient|course|month|cycle|treatment|unit|dose)|a year|annually))?(?: (?:including|excluding|inc|incl|ex|excl) (?:vat|activity)(?: (?:and|or) (?:vat|activity))?)?`],
  ['consentGiven', '(?:(?:has|have|is) )?(?:(?:informed|written|verbal|patient) ){0,2}consent (?:been )?(?:given|obtained|confirmed|received|in place)(?: by (?:the )?patient)?'],
  ['requesterOrganisation', '(?:nhs )?(?:trust|hospital|provider|organisation) (?:or|and) (?:trust|hospital|provider|organisation)(?: name)?'],
  ['diagnosisCode', '(?:icd ?10|icd) (?:diagnosis |diagnostic )?codes?|diagnosis icd ?(?:10)?(?: codes?)?'],
  ['careMeanwhile', '(?:(?:current|interim|ongoing|usual) )?(?:care|treatment|management|plan) (?:while|whilst|pending|until) (?:awaiting |waiting for )?(?:a |the )?(?:decision|outcome|funding decision|panel|panel decision)'],
  ['clinicalTrial', '(?:is (?:it|this|the treatment|the request|the patient) )?(?:(?:in|on|part of|taking part in) )?(?:a )?(?:clinical |research )?trial'],
  ['consentGiven', '(?:informed |written |verbal |patient |patient informed )?consent (?:to|for) (?:(?:the )?(?:share|sharing|share of|sharing of)(?: (?:patient |clinical |confidential |personal )?(?:information|data|details|records))?|(?:information|data) sharing|(?:the |this )?(?:request|application|submission|referral|funding request|ifr request|ifr application)|(?:process|processing)(?: of)? (?:information|data|personal data))(?: (?:obtained|given|confirmed))?|(?:informed|patient informed) consent(?: (?:given|obtained|confirmed))?|patient consent (?:given|obtained|confirmed|to (?:share|sharing)(?: information| data)?)'],
  ['statedUrgency', '(?:clinical )?(?:urgency|priority)(?: of (?:the |this )?(?:request|case|application|treatment|referral))?(?: (?:level|status|rating))?|(?:request|case|application) (?:urgency|priority)|(?:urgent|routine) or (?:urgent|routine)|(?:type|level|category) of urgency|is (?:the |this )?(?:request|case|application|treatment|referral) (?:clinically )?(?:urgent|routine or urgent|urgent or routine)'],
  ['treatmentsTried', '(?:(?:summary|list|details|history) of )?(?:all )?(?:previous|prior|past) (?:(?:medical|drug|surgical|standard|conventional) )?(?:treatment|treatments|therapy|therapies|interventions|medication|medications|drugs|management)(?: (?:history|received|tried|given|used|to date))?(?: (?:and|with) (?:the )?(?:response|responses|outcome|outcomes|results|dates|reasons? for (?:stopping|discontinuation|failure)))*|(?:summary of )?(?:previous|prior|past) (?:treatments?|therapies|interventions) (?:for|of) (?:the |this )?(?:condition|problem|diagnosis)|(?:treatments|therapies|drugs|medications|interventions) (?:already |previously )?(?:tried|used|received|given)(?: (?:and|with) (?:the )?(?:response|responses|outcome|outcomes|results|dates))*(?: to date| so far)?'],
  ['evidenceCited', '(?:(?:summary|details|list) of )?(?:the )?(?:published |clinical |supporting |research |available )*evidence(?: base)?(?: (?:of|for|on|to support|supporting|in support of) (?:the |this )?(?:clinical |cost )*(?:effectiveness|efficacy|benefit|request|treatment|intervention|drug|use|safety)(?: and (?:cost |clinical )?(?:effectiveness|safety|efficacy))?(?: of (?:the |this )?(?:treatment|intervention|drug|device|procedure))?)?'],
  ['clinicianCase', '(?:statement|evidence|details|explanation|grounds|case|reasons?|rationale) (?:of|for) (?:the )?(?:patient )?(?:clinical )?(?:exceptionality|exceptional (?:clinical )?circumstances|exceptional status)|(?:clinical |patient )?exceptionality(?: (?:statement|criteria|case|rationale|argument))?|exceptional (?:clinical )?(?:circumstances|need)'],
];

const compiled: readonly { fact: FactId; section: Section | undefined; test: RegExp }[] = [
  ...Object.entries(owners).flatMap(([owner, phrase]) => attributes.flatMap(([attribute, words]) => {
    const fact = meant[owner as keyof typeof owners][attribute];
    // Below the person's own heading the label need not say whose it is.
    return fact ? [
      { fact, section: undefined, test: new RegExp(`^(?:details of )?(?:${phrase} (?:${words})|(?:${words}) (?:of|for) (?:the )?${phrase})$`) },
      { fact, section: owner as Section, test: new RegExp(`^(?:${words})$`) },
    ] : [];
  })),
  { fact: 'requesterEmail', section: 'requester', test: /^contact details$/ }, // "Contact details (secure e-mail only)"; an answer without an e-mail address gives none
  // A person's label alone asks for the name, where it says in what part; "Specialist" may as well be somebody's role.
  { fact: 'gpName', section: undefined, test: new RegExp(`^${owners.gp}$`) },
  { fact: 'requesterName', section: undefined, test: new RegExp(`^(?=(?:requesting|referring|responsible|treating|lead|named|applying|submitting|prescribing) |.* (?:in charge|making|submitting|completing|requesting|applying|seeking|responsible for))${owners.requester}$`) },
  ...patterns.map(([fact, words, section]) => ({ fact, section, test: new RegExp(`^(?:${words})$`) })),
];

/** Every word that stands in a pattern: a label with any other word in it fits none, which is told without trying them. */
const vocabulary = new Set(compiled.flatMap(({ test }) => [...test.source.matchAll(/([a-z]+)(\??)/g)].flatMap(([, word = '', optional]) => (optional ? [word, word.slice(0, -1)] : [word]))));

const known = new Map<string, FactId | null>();
const mostKnown = 4000;

/**
 * The fact that a normalised label asks for, told by its words; null where none or more than one is meant. Whole labels
 * only, of at most 120 characters.
 */
export function matchWords(label: string, section: Section): FactId | null {
  if (label.length > 120 || label.length < 2) return null;
  if (!label.split(' ').every((word) => vocabulary.has(word.replace(/[0-9]+$/, '')) || /^[0-9]+$/.test(word))) return null;
  const key = `${section}:${label}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const facts = new Set(compiled.filter((one) => (one.section === undefined || one.section === section) && one.test.test(label)).map((one) => one.fact));
  const fact = facts.size === 1 ? [...facts][0]! : null;
  if (known.size < mostKnown) known.set(key, fact);
  return fact;
}
