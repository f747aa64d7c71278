import type { Db } from '../../db/connection.ts';
import { confirmationsInForce } from '../../db/factRepo.ts';
import type { Identity } from '../../shared/contract/case.ts';
import type { FactValue } from '../../shared/domain/facts.ts';

/** Who the patient of a case is, as people confirmed it; null where nobody has. */
export function identityOf(db: Db, applicationId: string): Identity {
  const answers = confirmationsInForce(db, applicationId);
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
