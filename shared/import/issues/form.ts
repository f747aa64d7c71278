import type { IssueKind } from './issueKind.ts';

/** The form, the request and what the ICB asks for. */
export const formIssues = {
  'form-superseded': { outcome: 'warn', message: 'The form in {detail} is of a version that the ICB does not accept on the day on which it came.', next: 'Ask for the request on the form that is accepted, or go on with it and say why.' },
  'form-not-on-list': { outcome: 'warn', message: 'The form in {detail} is not on the list of forms that the ICB accepts.', next: 'Ask for the request on a form that is accepted, or go on with it and say why.' },
  'form-of-former-body': { outcome: 'warn', message: 'The form in {detail} bears the name of a body that does not exist any more.', next: 'Check that the clinician knows the form that is in use now, and that nothing is missing which it asks for.' },
  'form-says-stop': { outcome: 'warn', message: 'A question at the head of the form in {detail} is answered so that the form itself says to stop.', next: 'Look at the answer. If it is right, the request belongs elsewhere; a person decides that.' },
  'policy-superseded': { outcome: 'warn', message: 'The request in {detail} names a policy in an earlier version than the one that is held.', next: 'Compare what the clinician argues with the version that governs, and tell the clinician which one it is.' },
  'policy-not-held': { outcome: 'accept', message: 'The request in {detail} names a policy, or a version of it, that is not held here.', next: 'Find out whether it is a policy of this ICB. If it is, bring it in under Policies.' },
  'another-icb': { outcome: 'warn', message: 'The papers name another ICB than the one to which the pack came: {detail}.', next: 'Check at which GP practice the patient is registered. If another ICB is responsible, tell the clinician and send nothing on without being sure.' },
  'two-commissioners': { outcome: 'warn', message: 'The papers name different ICBs: {detail}.', next: 'Check at which GP practice the patient is registered: its ICB is responsible.' },
  'practice-of-another-icb': { outcome: 'warn', message: 'By the list of GP practices, the practice in the papers belongs to {detail}.', next: 'Check the practice with the sender. A person decides what follows; nothing is sent back by itself.' },
  'former-commissioner': { outcome: 'accept', message: 'The papers name a clinical commissioning group, which does not exist any more: {detail}.', next: 'Check that the patient’s GP practice belongs to your ICB.' },
  'outside-england': { outcome: 'warn', message: 'The papers name a health body outside England: {detail}.', next: 'Check where the patient is registered with a GP. Wales, Scotland and Northern Ireland decide such requests themselves.' },
  'nhs-england-commissions': { outcome: 'warn', message: 'The papers speak of NHS England, or of specialised commissioning, as the body that pays: {detail}.', next: 'Check whether NHS England commissions this treatment. If it does, the request belongs there.' },
  'retrospective-request': { outcome: 'warn', message: 'The papers speak of {detail}.', next: 'Ask the clinician for the dates, and look at what your ICB’s rules say on treatment begun before a decision.' },
  'clinical-trial': { outcome: 'warn', message: 'The papers say that the treatment is part of a clinical trial: {detail}.', next: 'Ask who pays for the trial, and what happens when it ends.' },
  'private-treatment': { outcome: 'warn', message: 'The papers speak of private treatment: {detail}.', next: 'Ask what was begun privately and on which day, and look at what your ICB’s rules say.' },
  'urgency-stated': { outcome: 'warn', message: 'The papers say that the request is urgent, and it was taken in as routine: {detail}.', next: 'Read what the clinician says, and change the urgency if it is right.' },
} as const satisfies Readonly<Record<string, IssueKind>>;
