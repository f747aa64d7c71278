import { appealOutcomeClinician } from './appealOutcomeClinician.ts';
import { appealOutcomePatient } from './appealOutcomePatient.ts';
import { approvedClinician } from './approvedClinician.ts';
import { approvedPatient } from './approvedPatient.ts';
import { criteriaMetClinician } from './criteriaMetClinician.ts';
import { criteriaMetPatient } from './criteriaMetPatient.ts';
import { declinedClinician } from './declinedClinician.ts';
import { declinedPatient } from './declinedPatient.ts';
import { deferredClinician } from './deferredClinician.ts';
import { deferredPatient } from './deferredPatient.ts';
import { letterKinds, type LetterDocument, type LetterKind } from './document.ts';
import { informationNeededClinician } from './informationNeededClinician.ts';
import { addressee, sender, type Letter } from './parts.ts';
import { Reading, type Missing } from './read.ts';
import { returnedIncompleteClinician } from './returnedIncompleteClinician.ts';
import { routedElsewhereClinician } from './routedElsewhereClinician.ts';
import { routedElsewherePatient } from './routedElsewherePatient.ts';
import type { LetterOutcome, LetterRecord } from './record.ts';

const letters: Readonly<Record<LetterKind, Letter>> = {
  'declined-clinician': declinedClinician,
  'declined-patient': declinedPatient,
  'criteria-met-clinician': criteriaMetClinician,
  'criteria-met-patient': criteriaMetPatient,
  'deferred-clinician': deferredClinician,
  'deferred-patient': deferredPatient,
  'approved-clinician': approvedClinician,
  'approved-patient': approvedPatient,
  'routed-elsewhere-clinician': routedElsewhereClinician,
  'routed-elsewhere-patient': routedElsewherePatient,
  'information-needed-clinician': informationNeededClinician,
  'returned-incomplete-clinician': returnedIncompleteClinician,
  'appeal-outcome-clinician': appealOutcomeClinician,
  'appeal-outcome-patient': appealOutcomePatient,
};

export type ComposeResult =
  | { readonly ok: true; readonly document: LetterDocument }
  | { readonly ok: false; readonly missing: readonly Missing[] };

/**
 * Composes one letter from the case record. Refuses where a piece that the letter needs is blank, and names every
 * such piece at once; never leaves one out in silence. Pure: the same record gives the same document.
 */
export function compose(kind: LetterKind, record: LetterRecord): ComposeResult {
  const letter = letters[kind];
  const read = new Reading();
  if (record.decision.outcome !== letter.outcome) {
    read.lacks('decision.outcome', `This letter tells the outcome “${outcomeWords[letter.outcome]}”, but the case record says “${outcomeWords[record.decision.outcome]}”.`);
    return { ok: false, missing: read.missing };
  }
  const document: LetterDocument = {
    kind,
    audience: letter.audience,
    language: 'en-GB',
    title: letter.title,
    sender: sender(record, read),
    ...(record.icb.letterhead ? { letterhead: record.icb.letterhead } : {}),
    addressee: addressee(record, letter.audience, read),
    ...(letter.audience === 'patient' && record.patient.post ? { sentTo: record.patient.post.to } : {}),
    reference: read.text(record.reference, 'reference', 'The reference'),
    chainHead: read.text(record.chainHead, 'chainHead', 'The head of the case’s chain of events'),
    letterDate: record.letterDate,
    textSize: letter.audience === 'clinician' ? 11 : record.patient.largePrint ? 16 : 12,
    blocks: letter.write(record, read),
  };
  return read.missing.length > 0 ? { ok: false, missing: read.missing } : { ok: true, document };
}

/** The letters that tell an outcome: the clinician's first. */
export function lettersFor(outcome: LetterOutcome): readonly LetterKind[] {
  return letterKinds.filter((kind) => letters[kind].outcome === outcome);
}

const outcomeWords: Readonly<Record<LetterOutcome, string>> = {
  declined: 'declined',
  'criteria-met': 'criteria met, no request needed',
  deferred: 'deferred, no decision yet',
  approved: 'approved',
  'routed-elsewhere': 'routed elsewhere, not for this panel',
  'information-needed': 'information needed, no decision yet',
  'returned-incomplete': 'returned as incomplete, no decision yet',
  'appeal-outcome': 'outcome of an appeal',
};
