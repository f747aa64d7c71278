import { parseNhsNumber } from '../../../shared/domain/nhsNumber.ts';
import { all, one, text, type FhirElement } from './element.ts';
import { identifierKind } from './datatypes.ts';
import type { FhirResource, Resources } from './resources.ts';

/** One patient for whom something is asked, with the requests that ask. */
export interface Subject {
  readonly patient: FhirResource | null;
  /** The reference itself, which may carry an NHS number where there is no Patient. */
  readonly reference: FhirElement | null;
  readonly requests: readonly FhirResource[];
  /** What else in the file is about this patient. */
  readonly about: readonly FhirResource[];
}

export interface Subjects {
  readonly list: readonly Subject[];
  /** Two patients are spoken of, and it cannot be told whose request this is. */
  readonly mixed: boolean;
  /** A request names a patient who is not in the file. */
  readonly missing: boolean;
  /** Beside the patient stands another one with a number of its own, whom nothing in the file speaks of: somebody else's record that slipped in. */
  readonly stranger: boolean;
}

export const requestTypes = ['ServiceRequest', 'ReferralRequest', 'ProcedureRequest', 'DeviceRequest', 'MedicationRequest'];
/** Resources that name a patient who is not the one they are about, or about whom nothing is asked. */
const notAbout = new Set(['Patient', 'RelatedPerson', 'FamilyMemberHistory', 'Person', 'Coverage', 'Account', 'Group', 'List', 'Binary']);

/**
 * Whose requests a file holds. Each patient who is the subject of a request is one; a Patient whom nothing is asked for
 * (a mother, a contact) is none. Where nothing is asked for outright, the one patient whom the rest is about.
 */
export function findSubjects(resources: Resources): Subjects {
  const inForce = resources.list.filter(counts);
  const patients = inForce.filter((resource) => resource.type === 'Patient');
  const asked = inForce.filter((resource) => requestTypes.includes(resource.type));
  const requests = asked.some((resource) => !resource.container) ? asked.filter((resource) => !resource.container) : asked;
  const keyed = new Map<string, { patient: FhirResource | null; reference: FhirElement | null; resources: FhirResource[] }>();
  const about = new Map<FhirResource, string>();
  for (const resource of inForce) {
    if (notAbout.has(resource.type)) continue;
    const reference = one(resource.element, 'subject') ?? one(resource.element, 'patient');
    if (!reference || /^(?:Group|Device|Location)\//.test(text(reference, 'reference') ?? '')) continue;
    const patient = patientFor(resources, reference, resource, patients);
    const key = keyOf(patient, reference);
    if (key === null) continue;
    about.set(resource, key);
    const known = keyed.get(key);
    if (known) known.resources.push(resource);
    else keyed.set(key, { patient, reference, resources: [resource] });
  }
  const keysOfRequests = new Set(requests.map((request) => about.get(request) ?? ''));
  const withoutSubject = requests.filter((request) => !about.has(request));
  const wanted = requests.length > 0 ? [...keysOfRequests].filter((key) => key !== '') : [...keyed.keys()];

  if (wanted.length === 0) {
    const only = patients.length === 1 ? patients[0]! : null;
    return { list: [{ patient: only, reference: null, requests, about: inForce }], mixed: patients.length > 1, missing: false, stranger: false };
  }
  const mixed = requests.length === 0 ? wanted.length > 1 : keyed.size > wanted.length || (wanted.length > 1 && withoutSubject.length > 0);
  const list = wanted.map((key): Subject => {
    const { patient, reference, resources: mine } = keyed.get(key)!;
    const unowned = inForce.filter((resource) => !about.has(resource) && wanted.length === 1);
    return { patient, reference, requests: [...requests.filter((request) => about.get(request) === key), ...(wanted.length === 1 ? withoutSubject : [])], about: [...mine, ...unowned] };
  });
  return { list, mixed, missing: list.some((subject) => !subject.patient && numberIn(subject.reference) === null), stranger: hasStranger(resources, patients, list) };
}

/** A mother or a contact is spoken of by a RelatedPerson or a link; a Patient of whom nothing speaks belongs to another record. */
function hasStranger(resources: Resources, patients: readonly FhirResource[], subjects: readonly Subject[]): boolean {
  const numberOf = (patient: FhirResource) => all(patient.element, 'identifier').map(digitsOf).find((digits) => digits !== null) ?? null;
  const known = new Set(subjects.flatMap(({ patient, reference }) => [patient ? numberOf(patient) : null, numberIn(reference)]));
  const others = patients.filter((patient) => patient.container === null && !subjects.some((subject) => subject.patient === patient) && numberOf(patient) !== null && !known.has(numberOf(patient)));
  if (others.length === 0 || known.size === 0) return false;
  const spokenOf = new Set(resources.list.flatMap((resource) => {
    if (!notAbout.has(resource.type)) return [];
    const references = [one(resource.element, 'patient'), ...all(resource.element, 'link').map((link) => one(link, 'other') ?? one(link, 'target')), ...all(resource.element, 'beneficiary')];
    return references.map((reference) => resources.resolve(reference, resource));
  }));
  return others.some((patient) => !spokenOf.has(patient));
}

/** The Patient a reference names; the only one in the file where that one has no name of its own. */
function patientFor(resources: Resources, reference: FhirElement, from: FhirResource, patients: readonly FhirResource[]): FhirResource | null {
  const found = resources.resolve(reference, from);
  if (found) return found.type === 'Patient' ? found : null;
  const number = numberIn(reference);
  if (number !== null) return patients.find((patient) => all(patient.element, 'identifier').some((identifier) => digitsOf(identifier) === number)) ?? null;
  const only = patients.length === 1 ? patients[0]! : null;
  return only && only.id === null && only.fullUrl === null ? only : null;
}

function keyOf(patient: FhirResource | null, reference: FhirElement): string | null {
  const number = patient ? (all(patient.element, 'identifier').map(digitsOf).find((digits) => digits !== null) ?? null) : numberIn(reference);
  if (number !== null) return `number:${number}`;
  if (patient) return `patient:${patient.label}`;
  const words = text(reference, 'reference') ?? text(reference, 'identifier', 'value') ?? text(reference, 'display');
  return words === null ? null : `named:${words.replace(/\/_history\/.*$/, '')}`;
}

function digitsOf(identifier: FhirElement): string | null {
  const value = text(identifier, 'value');
  if (value === null || identifierKind(identifier) !== 'nhs-number') return null;
  const read = parseNhsNumber(value);
  return read.ok ? read.digits : null;
}

/** The NHS number that a reference carries instead of a Patient. */
export function numberIn(reference: FhirElement | null): string | null {
  const identifier = reference ? one(reference, 'identifier') : undefined;
  return identifier ? digitsOf(identifier) : null;
}

/** Whether answers may be taken from a resource: not from one entered in error, nor from one with a modifier that is not known here. */
export function counts(resource: FhirResource): boolean {
  return !isError(resource) && !resource.element.fields.has('modifierExtension');
}

export function isError(resource: FhirResource): boolean {
  return text(resource.element, 'status') === 'entered-in-error' || all(resource.element, 'verificationStatus').some((status) => status.value === 'entered-in-error' || all(status, 'coding').some((coding) => text(coding, 'code') === 'entered-in-error'));
}
