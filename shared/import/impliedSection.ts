import type { FactId } from '../domain/factCatalogue.ts';
import type { Section } from './labels.ts';

const patient: readonly FactId[] = ['patientName', 'nhsNumber', 'dateOfBirth', 'patientAddress', 'patientTelephone', 'hospitalNumber'];
const requester: readonly FactId[] = ['requesterName', 'requesterRole', 'requesterOrganisation', 'requesterGmc', 'requesterEmail', 'requesterTelephone', 'requesterAddress'];

/**
 * Whose "Address" or "Telephone" is meant on a form without headings: that of the person whose name or number stands just
 * before. Answers about anybody or anything else end it. `before` is what was implied so far.
 */
export function impliedAfter(fact: FactId, before: Section): Section {
  if (patient.includes(fact)) return 'patient';
  if (fact === 'requesterName') return 'requester';
  return requester.includes(fact) && before === 'requester' ? before : 'none';
}
