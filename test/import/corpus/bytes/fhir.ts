import { consultant, type Person } from '../people.ts';

type Json = Record<string, unknown>;

const r4Number = 'https://fhir.nhs.uk/Id/nhs-number';
const stu3Number = 'http://fhir.nhs.net/Id/nhs-number';

/** A patient, as UK Core (R4) or Care Connect (STU3) writes one. */
export const patient = (person: Person, stu3 = false, more: Json = {}): Json => ({
  resourceType: 'Patient', id: 'pat1', identifier: [{ system: stu3 ? stu3Number : r4Number, value: person.nhs, ...(stu3 ? {} : { extension: [{ url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus', valueCodeableConcept: { coding: [{ system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland', code: '01', display: 'Number present and verified' }] } }] }) }],
  name: [{ use: 'official', family: person.family, given: [person.given], text: person.name }], telecom: [{ system: 'phone', value: person.telephone, use: 'home' }], gender: 'unknown', birthDate: person.birth, address: [{ use: 'home', line: [person.address], postalCode: person.postcode }], ...more,
});
export const practitioner = (more: Json = {}): Json => ({ resourceType: 'Practitioner', id: 'prac1', identifier: [{ system: 'https://fhir.hl7.org.uk/Id/gmc-number', value: consultant.gmc }], name: [{ text: consultant.name, family: 'Achterberg', given: ['Rosalind'], prefix: ['Dr'] }], telecom: [{ system: 'email', value: consultant.email }, { system: 'phone', value: consultant.telephone }], ...more });
export const organisation = (): Json => ({ resourceType: 'Organization', id: 'org1', identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'Y9901' }], name: consultant.organisation });
export const request = (more: Json = {}): Json => ({ resourceType: 'ServiceRequest', id: 'req1', status: 'active', intent: 'order', priority: 'urgent', code: { text: 'Exogen low-intensity pulsed ultrasound' }, subject: { reference: 'Patient/pat1' }, requester: { reference: 'Practitioner/prac1' }, reasonReference: [{ reference: 'Condition/cond1' }], ...more });
export const condition = (more: Json = {}): Json => ({ resourceType: 'Condition', id: 'cond1', subject: { reference: 'Patient/pat1' }, code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'M84.1', display: 'Nonunion of fracture' }], text: 'Non-union of the left tibia' }, ...more });
export const bundle = (type: string, resources: readonly Json[], more: Json = {}): Json => ({ resourceType: 'Bundle', type, ...more, entry: resources.map((resource) => ({ fullUrl: `https://example.nhs.uk/${resource.resourceType as string}/${resource.id as string}`, resource })) });

const primitive = /^[A-Z]/;
/** A resource as FHIR XML. */
export function fhirXml(resource: Json): string {
  const esc = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
  const element = (name: string, value: unknown): string => {
    if (Array.isArray(value)) return value.map((item) => element(name, item)).join('');
    if (value === null || typeof value !== 'object') return `<${name} value="${esc(String(value))}"/>`;
    const { resourceType, url, ...rest } = value as Json;
    if (typeof resourceType === 'string' && primitive.test(resourceType)) return `<${name}>${whole(value as Json)}</${name}>`;
    const isExtension = name === 'extension' || name === 'modifierExtension';
    return `<${name}${isExtension ? ` url="${esc(String(url))}"` : ''}>${!isExtension && url !== undefined ? element('url', url) : ''}${Object.entries(rest).map(([key, item]) => element(key, item)).join('')}</${name}>`;
  };
  const whole = ({ resourceType, ...rest }: Json, root = false): string => `<${resourceType as string}${root ? ' xmlns="http://hl7.org/fhir"' : ''}>${Object.entries(rest).map(([key, item]) => element(key, item)).join('')}</${resourceType as string}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!-- sent by a test system -->\n${whole(resource, true)}`;
}
