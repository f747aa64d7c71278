import { issue } from '../issues.ts';
import type { ImportIssue } from '../paper.ts';
import { listed, whole, type Pack } from './kit.ts';

/** What a request cannot do without, whatever the form: a patient, a clinician, a treatment, a diagnosis, a case. */
export function complete({ merged }: Pack): ImportIssue[] {
  const missing = (wanted: readonly (readonly [string, string])[]) => wanted.filter(([id]) => !merged.some((fact) => fact.factId === id)).map(([, words]) => words);
  const found: ImportIssue[] = [];
  const patient = missing([['nhsNumber', 'the patient’s NHS number'], ['patientName', 'the patient’s name'], ['dateOfBirth', 'the patient’s date of birth']]);
  if (patient.length > 0) found.push(issue('patient-not-identified', whole, listed(patient)));
  if (missing([['intervention', ''], ['treatment', '']]).length === 2) found.push(issue('request-missing', whole));
  if (missing([['diagnosis', ''], ['diagnosisCode', '']]).length === 2) found.push(issue('diagnosis-missing', whole));
  if (missing([['clinicianCase', '']]).length > 0) found.push(issue('case-missing', whole));
  const asking = missing([['requesterName', 'the name of the clinician who asks'], ['requesterEmail', 'a secure e-mail address for the clinician']]);
  if (asking.length > 0) found.push(issue('requester-missing', whole, listed(asking)));
  return found;
}
