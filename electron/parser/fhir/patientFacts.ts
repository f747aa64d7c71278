import type { IsoDate } from '../../../shared/domain/dates.ts';
import { addressWords, codesOf, conceptWords, identifiers, isPast, nameWords, namesInUse } from './datatypes.ts';
import { all, extensions, extensionValue, one, text, type FhirElement } from './element.ts';
import type { FactCollector } from './factCollector.ts';
import type { FhirResource, Resources } from './resources.ts';

const mostPhones = 3;

/** Who the patient is, as a Patient says it: only what is in use now; sex and contacts are not taken. */
export function patientFacts(patient: FhirResource, resources: Resources, facts: FactCollector, asAt: IsoDate): void {
  const { element } = patient;
  for (const identifier of identifiers(element, 'nhs-number', asAt)) {
    facts.take('nhsNumber', text(identifier, 'value'), one(identifier, 'value'), 'Patient, identifier');
    verified(identifier, facts);
  }
  for (const status of extensions(element, /NHSNumberUnavailableReason/i)) facts.raise('nhs-number-unavailable', conceptWords(extensionValue(status)) ?? 'no reason that could be read');
  for (const identifier of identifiers(element, 'local', asAt)) facts.take('hospitalNumber', text(identifier, 'value'), one(identifier, 'value'), 'Patient, identifier');
  for (const name of namesInUse(all(element, 'name'), asAt)) facts.take('patientName', nameWords(name), name, 'Patient, name');
  facts.takeDate('dateOfBirth', one(element, 'birthDate'), 'Patient, birthDate');
  died(element, facts);
  const addresses = all(element, 'address').filter((address) => !isPast(address, asAt) && text(address, 'use') !== 'temp' && text(address, 'use') !== 'billing');
  const home = addresses.filter((address) => text(address, 'use') === 'home');
  for (const address of home.length > 0 ? home : addresses) facts.take('patientAddress', addressWords(address), address, 'Patient, address');
  for (const phone of phones(element, asAt).slice(0, mostPhones)) facts.take('patientTelephone', text(phone, 'value'), one(phone, 'value'), 'Patient, telecom');
  for (const gp of all(element, 'generalPractitioner', 'careProvider')) generalPractitioner(gp, patient, resources, facts, asAt);
  needs(element, facts);
  if (text(element, 'active') === 'false') facts.raise('fhir-not-in-force', 'Patient, not active');
  if (all(element, 'link').some((link) => text(link, 'type') === 'replaced-by')) facts.raise('fhir-not-in-force', 'Patient, replaced by another');
}

/** Telephone numbers in use, the preferred first. */
export function phones(element: FhirElement, asAt: IsoDate): FhirElement[] {
  const rank = (point: FhirElement) => Number(text(point, 'rank') ?? 99);
  return all(element, 'telecom').filter((point) => (text(point, 'system') === 'phone' || text(point, 'system') === 'sms') && text(point, 'value') && !isPast(point, asAt)).sort((a, b) => rank(a) - rank(b));
}

export function emails(element: FhirElement, asAt: IsoDate): FhirElement[] {
  return all(element, 'telecom').filter((point) => text(point, 'system') === 'email' && text(point, 'value') && !isPast(point, asAt));
}

/** Whether the number was traced. Codes: 01 is verified; 02 to 08 are all something less. The words are used as codes too. */
function verified(identifier: FhirElement, facts: FactCollector): void {
  for (const extension of extensions(identifier, /NHSNumberVerificationStatus/i)) {
    const status = extensionValue(extension);
    const codes = status ? [...codesOf(status), ...(status.value ? [status.value] : [])] : [];
    if (!codes.some((code) => code === '01' || code === '1' || code === 'number-present-and-verified')) facts.raise('nhs-number-not-verified', conceptWords(status) ?? codes[0] ?? 'no status that could be read');
  }
}

function died(element: FhirElement, facts: FactCollector): void {
  const date = one(element, 'deceasedDateTime');
  if (date) facts.takeDate('deathDate', date, 'Patient, deceasedDateTime');
  if (date || text(element, 'deceasedBoolean') === 'true') facts.raise('fhir-deceased');
}

/** The GP or the practice: a resource of the file, else the ODS code and the words of the reference itself. */
function generalPractitioner(reference: FhirElement, patient: FhirResource, resources: Resources, facts: FactCollector, asAt: IsoDate): void {
  const found = resources.resolve(reference, patient);
  if (found?.type === 'Organization') return practice(found.element, facts, asAt);
  if (found?.type === 'Practitioner') return facts.take('gpName', nameWords(namesInUse(all(found.element, 'name'), asAt)[0]), one(found.element, 'name'), `${found.label}, name`);
  if (found?.type === 'PractitionerRole') {
    const [person, organisation] = [resources.resolve(one(found.element, 'practitioner'), found), resources.resolve(one(found.element, 'organization'), found)];
    if (person) facts.take('gpName', nameWords(namesInUse(all(person.element, 'name'), asAt)[0]), one(person.element, 'name'), `${person.label}, name`);
    if (organisation) practice(organisation.element, facts, asAt);
    return;
  }
  const code = identifiers(reference, 'ods', asAt)[0];
  if (code) facts.take('gpPracticeCode', text(code, 'value'), one(code, 'value'), 'Patient, generalPractitioner');
  const display = text(reference, 'display');
  const type = text(reference, 'type') ?? /(?:^|\/)(Organization|Practitioner)\//.exec(text(reference, 'reference') ?? '')?.[1];
  const isPractice = code || type === 'Organization' || /\b(?:surgery|practice|medical|health|clinic|centre)\b/i.test(display ?? '');
  const isPerson = type === 'Practitioner' || /^dr\b/i.test(display ?? '');
  if (isPractice !== isPerson && display) facts.take(isPractice ? 'gpPractice' : 'gpName', display, one(reference, 'display'), 'Patient, generalPractitioner');
}

function practice(organisation: FhirElement, facts: FactCollector, asAt: IsoDate): void {
  facts.take('gpPractice', text(organisation, 'name'), one(organisation, 'name'), 'Organization, name');
  for (const code of identifiers(organisation, 'ods', asAt).slice(0, 1)) facts.take('gpPracticeCode', text(code, 'value'), one(code, 'value'), 'Organization, identifier');
}

/** Only where a need is said outright: an interpreter, or a language that is not English and is preferred. */
function needs(element: FhirElement, facts: FactCollector): void {
  const spoken = all(element, 'communication');
  const preferred = spoken.find((one) => text(one, 'preferred') === 'true') ?? (spoken.length === 1 ? spoken[0] : undefined);
  const language = conceptWords(one(preferred, 'language'));
  const holders = [element, ...spoken];
  const asked = holders.flatMap((holder) => [...extensions(holder, /interpreterRequired/i), ...extensions(holder, /NHSCommunication/i).flatMap((outer) => extensions(outer, /interpreterRequired/i))]).find((extension) => extensionValue(extension)?.value === 'true');
  if (asked) facts.take('communicationNeeds', language ? `Interpreter required: ${language}` : 'Interpreter required', extensionValue(asked), 'Patient, interpreter required');
  else if (language && !/^english\b/i.test(language) && !codesOf(one(preferred, 'language')).some((code) => /^en\b/i.test(code))) facts.take('communicationNeeds', language, one(preferred, 'language'), 'Patient, communication');
}
