import type { FactId } from '../domain/factCatalogue.ts';
import { isPieceLabel } from './compose.ts';
import type { Section } from './labels.ts';

const patient: readonly FactId[] = ['patientName', 'nhsNumber', 'dateOfBirth', 'patientAddress', 'patientTelephone', 'hospitalNumber'];
const requester: readonly FactId[] = ['requesterName', 'requesterRole', 'requesterOrganisation', 'requesterGmc', 'requesterEmail', 'requesterTelephone', 'requesterAddress'];

/**
 * Whose "Address" or "Telephone" is meant on a form without headings: that of the person whose name or number stands just
 * before. Any other words between, and answers about anybody or anything else, end it. `before` is what was implied so far;
 * null for a label that no fact is taken from.
 */
export function impliedAfter(fact: FactId | null, label: string, before: Section): Section {
  if (fact === null) return isPieceLabel(label, before) ? before : 'none';
  if (patient.includes(fact)) return 'patient';
  if (fact === 'requesterName' || fact === 'requesterGmc') return 'requester'; // nobody else on a form has a GMC number
  return requester.includes(fact) && before === 'requester' ? before : 'none';
}
