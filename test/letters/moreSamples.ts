import type { LetterPatientNote, LetterRecord } from '../../shared/letters/record.ts';
import { declined, deferred } from './samples.ts';

/** Invented people, places and numbers, as in samples.ts. */

const noNote: LetterPatientNote = {
  treatment: 'an ultrasound device to help your broken leg heal',
  reasons: null, careNow: null, conditions: null, nextStep: null, whomToRing: null, askedFor: null, toDo: null, willHear: null,
  writtenBy: 'Morgan Sample, IFR manager',
};
const whomToRing = 'The fracture clinic, 01632 960020.';

/** A request that the panel approved with conditions. */
export const approved: LetterRecord = {
  ...declined,
  reference: 'IFR-2026-0043',
  decision: { outcome: 'approved', date: '2026-06-09' },
  reasons: null,
  approval: {
    ends: { on: '2026-12-31' },
    reference: { words: 'LSC-APP-117' },
    outcomeData: { what: 'A scan at the end of the treatment, with the clinic’s view of whether the bone has joined.', on: '2027-01-31' },
    conditions: ['The device is used for no longer than six months.', 'The fracture clinic sees the patient every six weeks.'],
    finding: 'Compared with adults for whom the usual next step is another operation, your patient cannot have one, because of the earlier infection. The panel found this exceptional.',
    whoPays: 'Send the invoice to the ICB’s finance team with the reference of the approval.',
    nextStep: 'Order the device in the usual way and tell us on which day the treatment begins.',
  },
  patientNote: { ...noNote, conditions: 'You can use the device for up to six months. The clinic will see you every six weeks.', nextStep: 'Your clinic will order the device and show you how to use it.', whomToRing },
};

/** A request outside the policy that the ICB holds; a person decided it and a second one checked it. */
export const routedElsewhere: LetterRecord = {
  ...declined,
  reference: 'IFR-2026-0065',
  decision: { outcome: 'routed-elsewhere', date: '2026-06-12' },
  panel: null,
  reasons: null,
  rights: null,
  routed: {
    route: 'outside-policy',
    decidedBy: 'Dr Ellis Placeholder, screener',
    checkedBy: { words: 'Dana Mockup, 12 June 2026' },
    reason: 'The policy that we hold is for fresh fractures in adults. Your patient’s fracture has not joined after 11 months, so the policy does not speak of it.',
    whoseItIs: 'The bone and joint service of the ICB looks after such requests: 01632 960030, bone.service@example.invalid.',
    nextStep: 'Send the service this letter with your last clinic letter. You need no new form.',
  },
  patientNote: { ...noNote, reasons: 'Our policy is about bones that were broken a short time ago. Your leg was broken longer ago. So another team looks at your request.', nextStep: 'The bone and joint service will write to your clinic.', whomToRing },
};

/** A request that cannot go on before something comes. */
export const informationNeeded: LetterRecord = {
  ...deferred,
  reference: 'IFR-2026-0066',
  decision: { outcome: 'information-needed', date: '2026-06-23' },
  panel: null,
  deferral: null,
  tellingPatient: null,
  information: {
    askedBy: 'Dana Mockup, IFR officer',
    reasons: ['It is not signed', 'Papers that it refers to are not with it'],
    asked: 'Please sign page 6 of the form. Please send the procedure note of the injection of 9 April 2026.',
    byWhen: '2026-07-22',
    where: 'ifr.team@example.invalid, or the request’s page on the ICB’s portal.',
    clock: 'Our time limits for screening and for the decision stand still from 23 June 2026 until we have both papers.',
    ifSilent: 'On 22 July 2026 we will ring you. If we cannot reach you, we will ask your department’s manager.',
    untilThen: 'The ICB does not pay for treatment that was begun before it decided.',
    ifUrgent: 'Ring 01632 960001 and say that the request has become urgent, and why. Do not wait for the papers.',
  },
  patientNote: null,
};

/** A request that went back before its facts were checked, with three questions of the form unanswered. */
export const returnedIncomplete: LetterRecord = {
  ...informationNeeded,
  reference: 'IFR-2026-0067',
  decision: { outcome: 'returned-incomplete', date: '2026-06-23' },
  information: { ...informationNeeded.information!, asked: 'Please sign page 6 of the form, and send the whole form again with your signature.', reasons: ['It is not signed'] },
  returned: {
    form: { title: 'Individual Funding Request form: non-drug', version: '3.1', accepted: false },
    missing: [
      { id: 'consent', question: 'Has the patient consented to this application?', what: 'confirmation that the patient has consented to the request' },
      { id: 'requester-email', question: 'Secure email', what: 'a secure email address to which we can reply' },
      { id: 'treatments-tried', question: 'Treatments tried', what: 'the treatments that were tried, with their dates and what came of them' },
    ],
    answered: [
      { id: 'nhs-number', question: 'NHS number', what: 'the patient’s NHS number' },
      { id: 'diagnosis', question: 'Diagnosis', what: 'the diagnosis for which it is asked' },
    ],
  },
};

/** An appeal that was not upheld on one ground and upheld on another. */
export const appealOutcome: LetterRecord = {
  ...declined,
  reference: 'IFR-2026-0042-A1',
  letterDate: '2026-08-20',
  application: { ...declined.application, receivedOn: '2026-07-01' },
  decision: { outcome: 'appeal-outcome', date: '2026-08-12' },
  panel: null,
  reasons: null,
  appeal: {
    firstNumber: 'IFR-2026-0042',
    askedOn: '2026-07-01',
    askedBy: 'The clinician',
    saidWrong: 'The minutes do not say that the panel read the patient’s own statement. The terms of the panel say that it reads every statement.',
    rule: { ground: 'An appeal can be made where the panel did not follow its procedure or did not properly consider the evidence.', lookedAtBy: 'Three people who did not sit on the panel.' },
    reviewedBy: 'The review panel',
    people: 'Lee Standin, lay chair; Dr Ash Instance, public health; Jo Filler, governance',
    findings: [
      { ground: 'The ICB’s own procedure was not followed', found: 'met', reason: 'The minutes list the papers that were read, and the statement is not among them.' },
      { ground: 'Medical evidence was misunderstood', found: 'not-met', reason: 'The panel’s words on both studies agree with what the studies say.' },
    ],
    outcome: 'heard-again',
    whatFollows: 'A panel with other members hears the request on 8 September 2026. We will write to you within a week of it.',
    nextRight: { none: true },
  },
  patientNote: { ...noNote, reasons: 'You sent us a statement. We could not see that the panel had read it. It should have done so.', nextStep: 'Other people will look at your request on 8 September 2026. They will read your statement. We will write to you and your clinic.' },
};

/** A decline that is the outcome of a reconsideration. */
export const reconsideredDecline: LetterRecord = {
  ...declined,
  reference: 'IFR-2026-0042-R1',
  reconsideration: {
    firstNumber: 'IFR-2026-0042',
    askedOn: '2026-05-12',
    askedBy: 'The clinician',
    grounds: ['There is significant new clinical information'],
    whatIsNew: 'A CT of April 2026 that the panel had not seen shows no bridging bone.',
    rule: { ground: 'Reconsideration needs significant new clinical information that was not sent before.', lookedAtBy: 'The IFR panel, with other members.' },
  },
};

/** A decline whose words were put right after its letter had gone. */
export const correctedDecline: LetterRecord = {
  ...declined,
  letterDate: '2026-06-29',
  corrects: {
    letterOn: '2026-06-15',
    changes: [{ what: 'Evidence for this patient', before: 'No paper concerns patients on steroids.', after: 'No paper concerns patients on long-term steroids.', why: 'One study has patients with a short course of steroids.' }],
  },
};
