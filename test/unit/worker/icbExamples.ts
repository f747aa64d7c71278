import { createHash } from 'node:crypto';
import type { IcbSectionId, IcbSectionValue } from '../../../shared/domain/icbConfiguration.ts';
import type { LetterheadImage } from '../../../shared/domain/icbSections/identity.ts';
import { pngImage } from '../../letters/images.ts';

/** An image as the settings keep it. */
export function letterheadImage(bytes: Buffer, width: number, height: number): LetterheadImage {
  return { kind: 'png', base64: bytes.toString('base64'), sha256: createHash('sha256').update(bytes).digest('hex'), width, height };
}

/** Two values of each section, as an invented ICB might set them first and later. */
export const sectionExamples: { readonly [Id in IcbSectionId]: readonly [IcbSectionValue<Id>, IcbSectionValue<Id>] } = {
  identity: [
    { nameOnLetters: 'Invented Integrated Care Board', letterhead: letterheadImage(pngImage(300, 80), 300, 80), letterheadAlt: 'Invented Integrated Care Board' },
    { nameOnLetters: 'Invented and Made-up Integrated Care Board' },
  ],
  forms: [
    [{ name: 'IFR form', version: '3', kind: 'non-drug', from: '2026-04-01', until: null }],
    [{ name: 'IFR form', version: '3', kind: 'non-drug', from: '2026-04-01', until: '2026-10-01' }, { name: 'IFR form', version: '4', kind: 'drug-and-non-drug', from: '2026-10-02', until: null }],
  ],
  timeLimits: [
    [{ id: 'appeal', amount: 20, unit: 'working-days', from: 'letter-dated', stopsWhileWaiting: false }],
    [{ id: 'appeal', amount: 3, unit: 'months', from: 'letter-sent', stopsWhileWaiting: false }],
  ],
  screeningAuthority: [
    { deciders: ['screener'], secondCheckAlways: false },
    { deciders: ['officer', 'chair'], secondCheckAlways: true },
  ],
  panelMaySee: [
    { identifiers: [], papersUnredacted: false },
    { identifiers: ['age', 'gender'], papersUnredacted: true },
  ],
  patientStatement: [
    { statement: 'invited', attendance: 'may-ask', document: 'Invented IFR policy 1, page 9', wording: 'We ask each patient for a statement.' },
    { statement: 'not-used', attendance: 'not-offered', document: 'Invented IFR policy 2, clause 12' },
  ],
  quorum: [
    { minimum: 3, roles: [{ role: 'chair', number: 1, votes: true }], deputiesCount: true, chairsCastingVote: false },
    { minimum: 5, roles: [{ role: 'lay', number: 2, votes: false }, { role: 'public-health', number: 1, votes: true }], deputiesCount: false, chairsCastingVote: true, wording: 'The chair of the board may sit in.' },
  ],
  exceptionality: [
    { wording: 'The patient differs significantly from others with the condition.', comparator: 'all-with-the-condition', document: 'Invented exceptionality policy 1' },
    { wording: 'The patient is likely to gain clearly more than others.', comparator: 'other', comparatorWords: 'Patients at the same stage of the disease', document: 'Invented exceptionality policy 2', clause: 'clause 4' },
  ],
  socialFactors: [
    { rule: 'excluded', wording: 'The panel considers clinical factors only.', named: ['volunteering'] },
    { rule: 'may-be-considered', wording: 'The panel may take social circumstances into account.', named: [] },
  ],
  governingDate: [{ date: 'received' }, { date: 'other', wording: 'The day on which the clinician signed the form.' }],
  reconsiderationRules: [
    { offered: true, who: ['clinician'], grounds: ['new-clinical-information'], groundWords: 'Significant new clinical information', form: 'the reconsideration form', limit: null, lookedAtBy: 'The IFR manager and the chair', notInvolvedBefore: false },
    { offered: false, wording: 'A new request is made instead.' },
  ],
  appealRules: [
    { offered: true, who: ['clinician', 'patient'], grounds: ['procedure-not-followed'], groundWords: 'The panel did not follow its procedure', form: 'a letter to the chair', limit: 'appeal', lookedAtBy: 'The review panel', notInvolvedBefore: true },
    { offered: true, who: ['patient-with-clinician'], grounds: ['no-reasonable-panel', 'other'], groundWords: 'The decision was beyond reason', form: 'the appeal form', limit: null, lookedAtBy: 'The chief officer', notInvolvedBefore: true },
  ],
  retention: [
    { years: 8, from: 'closed', disposalAuthorisedBy: 'The information asset owner' },
    { years: 20, from: 'decided', disposalAuthorisedBy: 'The Caldicott Guardian' },
  ],
};
