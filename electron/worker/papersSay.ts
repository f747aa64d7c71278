import type { Refusal } from '../../shared/domain/result.ts';
import type { LetterRecipient } from '../../shared/workflow/shapes.ts';
import type { CaseFile } from './caseFile.ts';

/**
 * What the papers say of consent and of writing to the patient, as a person confirmed it on Check the facts. Answers on “Contact and
 * consent” are later and go before it; while there is none, a “no” on the form is not passed over.
 */

function answerTo(file: CaseFile, factId: 'consentGiven' | 'patientMayBeWrittenTo'): string | null {
  const fact = file.facts[factId];
  return fact?.state === 'known' && fact.value.kind === 'choice' ? fact.value.choice : null;
}

/** In words, for the screen where both are asked. */
export function papersSay(file: CaseFile): string[] {
  const consent = answerTo(file, 'consentGiven');
  const mayWrite = answerTo(file, 'patientMayBeWrittenTo');
  return [
    ...(consent ? [consent === 'yes' ? 'The patient has consented' : 'The patient has not consented'] : []),
    ...(mayWrite ? [mayWrite === 'yes' ? 'The patient may be written to' : 'The patient may not be written to'] : []),
  ];
}

/** What the strip of the case says where a “no” of the papers has no answer yet. */
export function papersWarn(file: CaseFile): string[] {
  return [...(refusesConsent(file) ? ['The papers say that the patient has not consented'] : []), ...(refusesPost(file) ? ['The papers say not to write to the patient'] : [])];
}

/** Why the papers keep a case from the panel; null where they do not. */
export function papersStopPanel(file: CaseFile): Refusal | null {
  if (!refusesConsent(file)) return null;
  return { code: 'REFUSED', message: 'The papers say that the patient has not consented, so the case goes to no panel.', next: 'Speak with the clinician, and record under “Contact and consent” what the patient says.' };
}

/** Why the papers keep a letter from the patient; null where they do not. */
export function papersStopLetter(file: CaseFile, recipient: LetterRecipient): Refusal | null {
  if (recipient !== 'patient' || !refusesPost(file)) return null;
  return { code: 'REFUSED', message: 'The papers say that the patient may not be written to, and nobody has recorded where their letters go.', next: 'Ask the clinician, and answer under “Contact and consent” whom not to write to.' };
}

function refusesConsent(file: CaseFile): boolean {
  const { consent } = file.state;
  return answerTo(file, 'consentGiven') === 'no' && (consent === null || consent.status === 'not-known');
}

function refusesPost(file: CaseFile): boolean {
  return answerTo(file, 'patientMayBeWrittenTo') === 'no' && !file.state.contact?.asked.includes('doNotWrite');
}
