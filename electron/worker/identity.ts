import type { Db } from '../../db/connection.ts';
import { findApplication } from '../../db/applicationRepo.ts';
import { confirmationsInForce } from '../../db/factRepo.ts';
import { findPatientIdentity } from '../../db/patientRepo.ts';
import type { Identity } from '../../shared/contract/case.ts';
import type { FactValue } from '../../shared/domain/facts.ts';

const identifying = ['patientName', 'nhsNumber', 'dateOfBirth', 'patientAddress'];

/**
 * Who the patient of a case is, as people confirmed it; null where nobody has. A reconsideration or an appeal begins with the patient
 * of its first case, until somebody answers one of these questions for it anew.
 */
export function identityOf(db: Db, applicationId: string): Identity {
  const answers = confirmationsInForce(db, applicationId);
  if (!identifying.some((factId) => answers.has(factId))) {
    const patientId = findApplication(db, applicationId)?.patientId;
    const known = patientId ? findPatientIdentity(db, patientId) : undefined;
    if (known) return { name: known.name, nhsNumber: known.nhsNumber, dateOfBirth: known.dateOfBirth, address: known.address };
  }
  const value = (factId: string): FactValue | null => (answers.get(factId)?.value as FactValue | null) ?? null;
  const text = (factId: string) => {
    const found = value(factId);
    return found?.kind === 'text' ? found.text : null;
  };
  const birth = value('dateOfBirth');
  return {
    name: text('patientName'),
    nhsNumber: text('nhsNumber'),
    dateOfBirth: birth?.kind === 'date' && birth.date.from === birth.date.to ? birth.date.from : null,
    address: text('patientAddress'),
  };
}
