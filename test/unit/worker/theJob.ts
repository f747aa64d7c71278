import { join } from 'node:path';
import type { IcbSettings } from '../../../shared/contract/office.ts';
import type { DecisionRecord } from '../../../shared/workflow/shapes.ts';
import { answerIssues, checkFacts, drop, samples, type TestWorker } from './harness.ts';

/** What an invented ICB puts on its letters. */
export const icbSettings: IcbSettings = {
  addressLines: ['1 Invented Square', 'Madeupton', 'ZZ1 1ZZ'],
  telephone: '01632 960001',
  email: 'ifr@icb.invalid',
  reconsideration: { offered: true, who: 'The clinician who made the request', startedBy: 'clinician', ground: 'significant new clinical information that was not sent before', form: 'the reconsideration form', contact: 'ifr@icb.invalid', inPlainWords: 'Your clinician can ask us to look again if there is new medical information.' },
  appeal: { offered: true, who: 'The patient or the clinician', startedBy: 'either', ground: 'that the panel did not follow its own process', form: 'a letter to the chair', contact: 'ifr@icb.invalid', inPlainWords: 'You or your clinician can ask other people to check that we followed our own rules.' },
  complaint: { offered: true, who: 'Anybody', startedBy: 'either', ground: 'any part of our service', form: 'by letter, email or telephone', contact: '01632 960002', inPlainWords: 'You can complain about how we dealt with you.' },
};

/** The ICB that a sample pack belongs to, from its name. */
export function icbOf(pack: string): string {
  return pack.startsWith('lsc') ? 'QE1' : pack.startsWith('hny') ? 'QOQ' : 'S1Y5D';
}

/** From the drop to a confirmed assessment. */
export async function assessed(test: TestWorker, pack: string, options: { choose?: (factId: string) => 'first' | 'not-known'; /** Further papers: a request whose papers are all held makes no second case. */ more?: readonly string[]; receivedOn?: string } = {}): Promise<string> {
  const intakeId = await drop(test, [join(samples, pack), ...(options.more ?? [])], { commissioner: icbOf(pack), ...(options.receivedOn ? { receivedOn: options.receivedOn } : {}) });
  const { applicationId } = await test.ask('intake.makeCase', { intakeId });
  const seq = await checkFacts(test, applicationId, options.choose);
  const { asAt } = await test.ask('assessment.get', { applicationId });
  await test.ask('assessment.confirm', { applicationId, seq, asAt });
  return applicationId;
}

export async function toPanel(test: TestWorker, applicationId: string): Promise<void> {
  await answerIssues(test, applicationId);
  const { seq } = await test.ask('screening.get', { applicationId });
  await test.ask('screening.record', {
    applicationId, seq, route: 'to-panel', reason: 'The clinician argues that this patient differs from others, so a panel has to consider it.', decidedBy: { who: 'Dr Sam Screener, public health', on: '2026-11-04' },
  });
}

export const panelMembers = [
  { name: 'Dr A Chair', role: 'public health', decides: true, interest: null },
  { name: 'B Pharmacist', role: 'pharmacist', decides: true, interest: null },
  { name: 'C Lay-Member', role: 'lay member', decides: true, interest: null },
];

/** A complete record of a decision to decline, for the arguments that the case holds. */
export async function declineRecord(test: TestWorker, applicationId: string): Promise<DecisionRecord> {
  const view = await test.ask('decision.get', { applicationId });
  return {
    outcome: 'decline',
    decidedBy: { who: 'Individual Funding Request panel', on: '2026-11-10', members: panelMembers, quorum: 'Quorate; no interests were declared' },
    rightCommissioner: { shown: view.shown.rightCommissioner, confirmedBy: 'Ann Officer, IFR officer', words: 'Yes, by the practice and the date received.' },
    policyBasis: { shown: view.shown.policyBasis, words: 'Yes, this version governs.' },
    alreadyFunded: { shown: view.shown.alreadyFunded, words: 'No; the policy does not fund it.' },
    caseRestated: 'The surgeon asks for ultrasound because the bone has not joined after nine months and another operation carries real risk for this patient.',
    comparator: 'Adults whose shin fracture has not joined after fixation and who could be offered revision surgery.',
    argumentFindings: view.arguments.map(({ argumentId }, index) => ({
      argumentId,
      finding: `The panel accepted the facts put in point ${index + 1}.`,
      reason: [`Slow joining of the bone is what most patients in the group compared with also face, the panel noted first.`, 'The letter does not show how the risk of surgery differs from that of other patients of the same age.', 'Wishing to avoid an operation is shared by many patients whose fractures heal slowly.', 'The papers describe the effect on daily life, which others in the group describe as well.'][index % 4]! + (index > 3 ? ` (${index + 1})` : ''),
      ...(view.notThemselvesAnException.length > 0 ? { named: { answer: 'no' as const } } : {}),
    })),
    evidence: 'Two case series were read; neither had a comparison group, and neither included patients with this kind of fixation.',
    ...(view.principles.length > 0 ? { principles: view.principles.map(({ clause, name }) => ({ clause, reason: `On ${name.toLowerCase()} the papers sent do not show a difference between this patient and the group compared with.` })) } : {}),
    exceptionality: { found: 'not-found', words: 'The panel found no clinical difference from the comparator group that would lead to a greater benefit for this patient.' },
    similarPatients: 'None known to the panel.',
    equality: 'Age and disability were considered.',
    dissent: { kind: 'none' },
    couldChange: 'New imaging or a specialist opinion that shows why revision surgery cannot be offered to this patient.',
    tellingPatient: { way: 'we-write' },
  };
}

export const declineNotes = {
  signedByName: { words: 'Ann Officer' }, signedByRole: { words: 'IFR officer' }, copies: { words: 'the patient’s GP' }, studies: { none: true as const },
  whyThisVersion: { words: 'It was in force on the day the request was received.' }, patientTreatment: { words: 'an ultrasound device to help your broken bone heal' },
  patientReasons: { words: 'We looked at everything your surgeon sent us. We could not see that the treatment would help you more than other people with the same problem. Our policy says that we do not usually pay for it.' },
  careMeanwhile: { words: 'Review in the fracture clinic every six weeks.' }, patientCareNow: { words: 'You will go on being seen in the fracture clinic every six weeks.' },
  reconsiderationLastDate: { words: '2027-01-15' }, reconsiderationReckoning: { words: 'as our policy sets it, counted from the date of this letter' },
  appealLastDate: { none: true as const }, appealReckoning: { none: true as const },
};

/** Draft → checked → approved → issued → sent for one recipient. */
export async function sendLetter(test: TestWorker, applicationId: string, recipient: 'clinician' | 'patient', identifiers: { nhsNumber: string; dateOfBirth: string }): Promise<string> {
  let view = await test.ask('letters.get', { applicationId });
  view = await test.ask('letter.draft', { applicationId, seq: view.seq, recipient });
  const letterId = view.letters.find((letter) => letter.recipient === recipient && letter.state === 'draft')!.letterId;
  view = await test.ask('letter.check', { applicationId, seq: view.seq, letterId });
  view = await test.ask('letter.approve', { applicationId, seq: view.seq, letterId });
  view = await test.ask('letter.issue', { applicationId, seq: view.seq, letterId, ...identifiers, addressSource: 'the application form, page 1', addressConfirmed: true });
  await test.ask('letter.sent', { applicationId, seq: view.seq, letterId, how: 'secure-email', on: test.worker.now().slice(0, 10) });
  return letterId;
}

/** The patient's identifiers as confirmed in the case. */
export async function identifiersOf(test: TestWorker, applicationId: string): Promise<{ nhsNumber: string; dateOfBirth: string }> {
  const { nhsNumber, dateOfBirth } = await test.ask('case.reveal', { applicationId, purpose: 'papers' });
  return { nhsNumber: nhsNumber!, dateOfBirth: dateOfBirth! };
}
