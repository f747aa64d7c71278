import type { LetterIcb, LetterRecord, LetterRights } from '../../shared/letters/record.ts';

/*
 * Invented people, places and numbers. The NHS numbers are from the range 999 000 0000 to 999 999 9999, which is
 * never given to a person; telephone numbers are from the ranges kept for drama; `.invalid` addresses cannot exist.
 */

function icb(name: string): LetterIcb {
  return {
    name,
    addressLines: ['Individual Funding Requests Team', '1 Sample Street', 'Exampleton', 'EX1 1AA'],
    telephone: '01632 960001',
    email: 'ifr.team@example.invalid',
  };
}

const shared = {
  approval: null,
  routed: null,
  information: null,
  appeal: null,
  otherFormats: { telephone: '01632 960004', email: 'formats@example.invalid' },
  signedBy: { name: 'Morgan Sample', role: 'IFR manager, for the IFR Panel' },
  tellingPatient: { way: 'we-write' },
} as const;

const rights: LetterRights = {
  reconsideration: {
    who: 'You, as the clinician who applied.',
    startedBy: 'clinician',
    ground: 'Significant new clinical information that was not sent before.',
    form: 'The ICB’s reconsideration form, sent to the Individual Funding Requests Team.',
    limit: { lastDate: '2026-09-15', reckoning: 'Three calendar months from the date of this letter, 15 June 2026, as the ICB’s policy counts.' },
    contact: 'Individual Funding Requests Team, 01632 960001.',
    inPlainWords: 'We can look at your case again if there is new medical information that we have not seen.',
  },
  appeal: {
    who: 'You or your patient. A patient needs the support of the clinician who applied.',
    startedBy: 'patient-with-clinician',
    ground: 'The panel did not follow its procedure, did not properly consider the evidence, or decided as no reasonable panel could. Disagreement alone is not a ground.',
    form: 'A letter that says which ground applies and why.',
    limit: { noneStated: true, wording: 'Our policy states no last date for an appeal. Please write as soon as you can.', by: 'Morgan Sample, IFR manager' },
    contact: 'Appeals Officer, 01632 960002.',
    inPlainWords: 'An appeal checks whether we decided in the right way. It does not decide again whether you should have the treatment.',
  },
  complaint: {
    who: 'Anyone affected by how we handled the request, or somebody acting for them.',
    startedBy: 'either',
    ground: 'How the request was handled.',
    form: 'By telephone, email or letter; no form is needed.',
    limit: { lastDate: '2027-06-15', reckoning: 'Twelve months from the date of this letter, 15 June 2026.' },
    contact: 'Patient Experience Team, 01632 960003, complaints@example.invalid.',
    inPlainWords: 'You can complain about how we dealt with your request.',
  },
};

/** A request for LIPUS, heard by a panel and declined with reasons. */
export const declined: LetterRecord = {
  ...shared,
  icb: icb('NHS Lancashire and South Cumbria Integrated Care Board'),
  reference: 'IFR-2026-0042',
  letterDate: '2026-06-15',
  chainHead: '9f3a 61c0 4d2e',
  application: {
    receivedOn: '2026-05-12',
    treatmentAsked: 'Exogen low-intensity pulsed ultrasound, 20 minutes a day at home for six months',
    diagnosis: 'Non-union of the right tibia, 11 months after an open fracture',
    papersRead: [
      { name: 'IFR application form', kind: 'Application', date: '2026-05-11', pages: 9 },
      { name: 'Letter from the fracture clinic', kind: 'Clinic letter', date: '2026-04-28', pages: 2 },
      { name: 'CT report, right tibia', kind: 'Imaging report', date: '2026-04-20', pages: 1 },
      { name: 'Patient’s own statement', kind: 'Statement', pages: 2 },
    ],
    studies: [
      'Schandelmaier and others, systematic review of randomised controlled trials, BMJ 2017;356:j656',
      'Leighton and others, systematic review of healing proportions, BMC Musculoskeletal Disorders 2021;22:532',
    ],
  },
  patient: { name: 'Rowan Testcase', nhsNumber: '9990000018', dateOfBirth: '1971-02-03', addressLines: ['Flat 2', '14 Placeholder Road', 'Mockham', 'EX2 2BB'] },
  clinician: {
    name: 'Dr Imani Specimen',
    role: 'Consultant orthopaedic surgeon',
    organisation: 'Specimenford Hospitals NHS Trust',
    addressLines: ['Fracture Clinic', 'Hospital Lane', 'Specimenford', 'EX3 3CC'],
  },
  policy: {
    title: 'Low Intensity Pulsed Ultrasound (LIPUS) Therapy, LSCICB_Clin12',
    version: '2',
    dateSaid: 'ratified on 22 April 2026',
    whyThisVersion: 'Your application was received on 12 May 2026. The ICB uses the version in force on the day of receipt, and that was version 2.',
    position: 'The ICB does not routinely commission LIPUS to help a fracture heal, whether the fracture is fresh, slow to heal or not united.',
    clauses: [
      { number: '1.1', summary: 'LIPUS is not routinely commissioned to promote bone healing in fresh, delayed or non-union fractures.' },
      { number: '2.5', summary: 'A fracture that is slow to heal or has not united, a wish for another treatment, advice that LIPUS is suitable, and distress place a patient in the group that the policy is about.' },
      { number: '3.3', summary: 'The policy relies on appropriateness: it has not been shown that LIPUS is the best way to help a fracture heal.' },
      { number: '4.1', summary: 'The policy relies on effectiveness: it has not been shown that LIPUS works.' },
      { number: '5.1', summary: 'The policy relies on cost effectiveness: it has not been shown that LIPUS is worth its cost.' },
    ],
  },
  panel: {
    name: 'IFR Panel',
    metOn: '2026-06-09',
    decidedBy: 'Six members, all entitled to decide, with Alex Instance (lay member) in the chair.',
    recordedBy: 'Morgan Sample, IFR manager.',
  },
  decision: { outcome: 'declined', date: '2026-06-09' },
  reasons: {
    caseRestated:
      'Your patient broke the right tibia in an open fracture in July 2025. It was nailed the next day. After 11 months the CT shows no bridging bone. You advise against a second operation, because your patient has taken steroids for twenty years for severe asthma, heals poorly and had a wound infection after the first.\n\nYou ask for LIPUS because it carries no risk of a wound, and because without union your patient cannot bear weight or go back to work.',
    comparator: 'Adults with a non-union of a long bone for whom the usual next step is another operation.',
    arguments: [
      {
        argument: 'The fracture has not united after 11 months.',
        finding: 'The panel accepts this. It does not set your patient apart from the comparator.',
        reason: 'Clause 2.5 names a fracture that has not united as a feature of the group that the policy is about. Every patient in the comparator has it.',
      },
      {
        argument: 'Another operation would be more dangerous for this patient than for others, because of long steroid treatment and an earlier infection.',
        finding: 'The panel accepts that the risk is greater than usual. This is a clinical difference.',
        reason: 'The fracture clinic’s letter of 28 April 2026 records the steroids, the infection and the surgeon’s estimate of the risk. The panel went on to ask whether your patient would gain more from LIPUS because of it.',
      },
      {
        argument: 'LIPUS would work in this patient because the gap is small and the nail is stable.',
        finding: 'The panel does not find this shown.',
        reason: 'Neither study gives results for patients with a small gap and a stable nail apart from the others. The CT report gives the gap as 9 mm, which is at the upper end of what the 2021 review includes.',
      },
    ],
    evidence:
      'The 2017 review pooled randomised trials and found no effect on the outcomes that matter to patients. The 2021 review reports how many fractures healed, without a group to compare with. No paper concerns patients on long-term steroids.',
    principles: [
      { name: 'Appropriateness', reason: 'The panel does not find it established that LIPUS is the best way to unite this fracture. The greater risk of surgery makes an alternative more welcome. It does not show that this alternative works.' },
      { name: 'Effectiveness', reason: 'Nothing in the papers shows that LIPUS is more likely to work in your patient than in the comparator.' },
      { name: 'Cost effectiveness', reason: 'Clause 5.2 applies: without a reason to expect an effect in your patient, the panel could not find the treatment cost-effective.' },
    ],
    exceptionalityFinding:
      'Your patient differs from the comparator in the risk of surgery. The panel did not find that this difference makes your patient likely to gain significantly more from LIPUS than others in the comparator. For that reason it did not find the case exceptional in relation to the three principles that the policy relies on.',
    reservedQuestions: [],
    couldChange:
      'Published results for patients with a stable nail and a gap of this size, or for patients on long-term steroids. A new CT that shows bridging has begun. A record from your department of results in similar patients.',
    careMeanwhile: { words: 'Your patient stays under the fracture clinic, with a review every six weeks, a protective boot and physiotherapy.' },
    conditions: { none: true },
  },
  criteria: null,
  deferral: null,
  rights,
  patientNote: {
    treatment: 'an ultrasound device to help your broken leg heal',
    reasons:
      'We agree that your leg has not healed and that another operation is riskier for you than for most people. But we could not find good evidence that the ultrasound device helps broken bones heal. The papers that we read did not show that it would work better for you than for other people whose bones have not healed. So we could not make an exception to our policy.',
    careNow: { words: 'Your fracture clinic told us that they will keep seeing you every six weeks. You will keep your boot and your physiotherapy.' },
    conditions: null,
    nextStep: null,
    whomToRing: null,
    askedFor: null,
    toDo: null,
    willHear: null,
    writtenBy: 'Morgan Sample, IFR manager',
  },
  copies: ['the patient’s GP'],
};

const physiotherapist = {
  name: 'Sam Proforma',
  role: 'Advanced physiotherapy practitioner',
  organisation: 'Sampleby Musculoskeletal Service',
  addressLines: ['2 Dummy Way', 'Proformaby', 'EX5 5EE'],
} as const;

const guidedInjections = {
  title: '142. Ultrasound guided injection (USGI) of soft tissue or joints',
  version: null,
  dateSaid: 'effective from “??? 2025”',
  whyThisVersion: 'It is the only text that the ICB publishes for this treatment.',
  position: 'The ICB provides injections guided by ultrasound where one of four alternatives is met.',
  clauses: [{ number: 'Steroid 3', summary: 'No relief of symptoms after two injections guided by landmarks.' }],
} as const;

/** A request that needs no panel: the policy's own criteria are met. */
export const criteriaMet: LetterRecord = {
  ...shared,
  icb: icb('NHS Humber and North Yorkshire Integrated Care Board'),
  reference: 'IFR-2026-0057',
  letterDate: '2026-06-22',
  chainHead: '1b7e 90aa 5c13',
  application: {
    receivedOn: '2026-06-08',
    treatmentAsked: 'Ultrasound-guided corticosteroid injection, left shoulder',
    diagnosis: 'Subacromial pain, left shoulder',
    papersRead: [{ name: 'Service’s letter', kind: 'Clinic letter', date: '2026-05-12', pages: 2 }],
    studies: { none: true },
  },
  patient: { name: 'Kit Pattern', nhsNumber: '9990000026', dateOfBirth: '1984-11-30', addressLines: ['7 Mockup Close', 'Fixtureham', 'EX4 4DD'] },
  clinician: physiotherapist,
  policy: guidedInjections,
  panel: null,
  decision: { outcome: 'criteria-met', date: '2026-06-19' },
  reasons: null,
  criteria: {
    confirmedBy: 'Dana Mockup, IFR officer',
    checkedBy: 'Morgan Sample, IFR manager',
    alternativeMet: [
      {
        clause: 'Steroid 3',
        text: 'No relief of symptoms after two injections guided by landmarks.',
        how: 'Injections on 14 January 2026 and 3 March 2026; no relief recorded on 12 May 2026.',
        paper: 'Service’s letter of 12 May 2026, page 1',
      },
      {
        clause: 'Steroid 5',
        text: 'No response to conservative treatment over at least three months.',
        how: 'Physiotherapy from 6 October 2025 to 27 March 2026; no response.',
        paper: 'Physiotherapy discharge summary of 30 March 2026, page 2',
      },
    ],
    readingUsed: {
      words:
        'The three months of conservative treatment are asked of all four alternatives, not of the last one alone. This reading comes from the layout of the policy; the ICB has not confirmed it. Your patient meets the policy under the other reading too.',
    },
    covers: { joint: { words: 'Shoulder, subacromial space' }, side: { words: 'Left' }, purpose: { words: 'Treatment: relief of pain' }, injectate: { words: 'Corticosteroid' } },
    nextStep: 'Refer your patient in the usual way to a service that does injections guided by ultrasound. Send this letter with the referral.',
    priorApproval: { none: true },
  },
  deferral: null,
  rights: null,
  patientNote: {
    treatment: 'a steroid injection into your left shoulder, guided by ultrasound',
    reasons: null,
    careNow: null,
    conditions: null,
    nextStep: 'Your physiotherapist will refer you to a clinic that does this. The clinic will write to you with a date.',
    whomToRing: 'Sampleby Musculoskeletal Service, 01632 960010.',
    askedFor: null,
    toDo: null,
    willHear: null,
    writtenBy: 'Dana Mockup, IFR officer',
  },
  copies: [],
};

/** A request on which the panel cannot decide before it knows more. */
export const deferred: LetterRecord = {
  ...shared,
  icb: icb('NHS Humber and North Yorkshire Integrated Care Board'),
  reference: 'IFR-2026-0061',
  letterDate: '2026-06-24',
  chainHead: '77d0 2f4c b8e9',
  application: {
    receivedOn: '2026-06-10',
    treatmentAsked: 'Ultrasound-guided corticosteroid injection, right hip',
    diagnosis: 'Osteoarthritis of the right hip',
    papersRead: [{ name: 'IFR application form', kind: 'Application', date: '2026-06-09', pages: 6 }],
    studies: { none: true },
  },
  patient: { name: 'Noor Fixture', nhsNumber: '9990000034', dateOfBirth: '1962-07-19', addressLines: ['33 Stencil Street', 'Stencilton', 'EX6 6FF'] },
  clinician: physiotherapist,
  policy: guidedInjections,
  panel: { name: 'IFR Panel', metOn: '2026-06-23', decidedBy: 'Five members, all entitled to decide.', recordedBy: 'Morgan Sample, IFR manager.' },
  decision: { outcome: 'deferred', date: '2026-06-23' },
  reasons: null,
  criteria: null,
  deferral: {
    cannotTell: 'We cannot tell for how long your patient had conservative treatment, nor whether the second injection was guided by landmarks.',
    why: 'If both are shown, your patient meets the policy and no funding request is needed. If they are not, the panel has to decide whether the case is exceptional. These are two different routes.',
    needs: [
      {
        n: 1,
        clause: 'Steroid 5: no response to conservative treatment over at least three months.',
        what: 'The dates of physiotherapy',
        proof: 'A discharge summary or appointment list that shows the first and last date, and the response.',
        heldBy: 'The physiotherapy department',
      },
      {
        n: 2,
        clause: 'Steroid 3: no relief after two injections guided by landmarks.',
        what: 'How the injection of 9 April 2026 was guided',
        proof: 'The procedure note of that day.',
        heldBy: 'Your own clinic',
      },
    ],
    byWhen: '2026-07-22',
    where: 'ifr.team@example.invalid, or the request’s page on the ICB’s portal.',
    clockPausedFrom: '2026-06-24',
    restarts: 'On the working day after we have both pieces. We will tell you that it has started.',
    ifSilent: 'On 22 July 2026 we will ring you. If we cannot reach you, we will ask your department’s manager.',
    untilThen: 'The ICB does not pay for treatment that was begun before it decided.',
    ifUrgent: 'Ring 01632 960001 and say that the request has become urgent, and why. Do not wait for the papers.',
  },
  rights: null,
  patientNote: {
    treatment: 'a steroid injection into your right hip, guided by ultrasound',
    reasons: null,
    careNow: null,
    conditions: null,
    nextStep: null,
    whomToRing: null,
    askedFor: 'We asked them when you had physiotherapy and how your last injection was done.',
    toDo: { none: true },
    willHear: 'We asked for this by 22 July 2026. We will write to you within two weeks of getting it.',
    writtenBy: 'Dana Mockup, IFR officer',
  },
  copies: [],
};
