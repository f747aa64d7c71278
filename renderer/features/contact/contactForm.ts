import type { ContactView } from '../../../shared/contract/entries.ts';
import { authorityLabels, consentLabels, consentStatuses, type Authority, type ConsentSaid, type ConsentStatus, type Contact } from '../../../shared/workflow/entryShapes.ts';
import type { Wrong } from '../../components/checks.ts';
import { partsOfDay } from '../../components/dateParts.ts';
import { checkAction, dayOf, emptyAction, textOf, type ActionDraft, type ActionField } from '../actions/actionModel.ts';

/** What is asked about contact and consent, as data: each question may stay unanswered, and is then said to be open. */

const choices = <T extends string>(labels: Readonly<Record<T, string>>, ids = Object.keys(labels) as T[]) => ids.map((id) => ({ id, label: labels[id] }));
const yesNo = (yes: string, no: string) => [{ id: 'yes', label: yes }, { id: 'no', label: no }, { id: 'not-known', label: 'Not known' }];
const is = (id: string, ...values: string[]) => (draft: ActionDraft): boolean => values.includes(draft.texts[id] ?? '');
const all = (...conditions: ((draft: ActionDraft) => boolean)[]) => (draft: ActionDraft): boolean => conditions.every((one) => one(draft));

/** A question with what is asked after it; its first field may stay unanswered. */
export interface Question {
  readonly id: string;
  readonly fields: readonly ActionField[];
}

const said = is('contact-consent', ...consentStatuses);
const agreed = is('contact-consent', 'given', 'given-for-patient', 'not-known');
const against = is('contact-consent', 'refused', 'withdrawn');

export const consentQuestion: Question = {
  id: 'contact-consent',
  fields: [
    { kind: 'radio', id: 'contact-consent', label: 'Does the patient agree to this request?', choices: choices(consentLabels), missing: '' },
    { kind: 'day', id: 'contact-consent-given-on', label: 'On which day was it said or signed?', hint: 'Leave it empty if it is not known.', when: agreed, optional: true, missing: 'The day on which it was said or signed' },
    { kind: 'day', id: 'contact-consent-against-on', label: 'On which day did the patient say so?', when: against, missing: 'The day on which the patient said so' },
    { kind: 'line', id: 'contact-consent-words', label: 'Who said so, and where does it stand?', hint: 'For example: signed form, page 3; or Dr Adeyemi by telephone.', when: all(said, (draft) => !is('contact-consent', 'not-known')(draft)), missing: 'Say who said so and where it stands' },
  ],
};

const doNotWrite = is('contact-doNotWrite', 'yes');
const patientOrAddress = all(doNotWrite, is('contact-doNotWrite-whom', 'patient', 'address'));

/** The questions in their order. `confirmedNeed`: what the papers say of communication needs. */
export function contactQuestions(confirmedNeed: string | null): readonly Question[] {
  return [
    {
      id: 'contact-communication',
      fields: [
        { kind: 'radio', id: 'contact-communication', label: 'Does the patient have communication needs?', hint: confirmedNeed ? `The papers say, and a person has confirmed: ${confirmedNeed}. Ask whether there is more.` : 'For example large print, Easy Read, a hearing loop. Where “large print” is recorded, letters to the patient are set in it.', choices: yesNo('Yes', 'No'), missing: '' },
        { kind: 'line', id: 'contact-communication-words', label: 'What does the patient need?', when: is('contact-communication', 'yes'), missing: 'Say what the patient needs' },
      ],
    },
    {
      id: 'contact-interpreter',
      fields: [
        { kind: 'radio', id: 'contact-interpreter', label: 'Does the patient need an interpreter?', choices: yesNo('Yes', 'No'), missing: '' },
        { kind: 'line', id: 'contact-interpreter-language', label: 'For which language?', hint: 'British Sign Language included.', when: is('contact-interpreter', 'yes'), missing: 'Say for which language' },
      ],
    },
    {
      id: 'contact-safeContact',
      fields: [
        { kind: 'radio', id: 'contact-safeContact', label: 'Is there anything to know so that it is safe to reach the patient?', hint: 'Whoever takes a call sees it first.', choices: yesNo('Yes', 'No'), missing: '' },
        { kind: 'words', id: 'contact-safeContact-words', label: 'How and when is it safe to reach the patient?', hint: 'For example: only the mobile, in the mornings; leave no message; never at the home address.', when: is('contact-safeContact', 'yes'), missing: 'Say how and when it is safe to reach the patient' },
      ],
    },
    {
      id: 'contact-representative',
      fields: [
        { kind: 'radio', id: 'contact-representative', label: 'Does somebody speak for the patient?', choices: yesNo('Yes', 'No'), missing: '' },
        ...[
          { kind: 'line', id: 'contact-representative-name', label: 'Name of the representative', missing: 'Enter the name of the representative' } as const,
          { kind: 'line', id: 'contact-representative-relation', label: 'Who are they to the patient?', hint: 'For example: daughter; solicitor.', missing: 'Say who they are to the patient' } as const,
          { kind: 'radio', id: 'contact-representative-authority', label: 'On what authority do they speak?', choices: choices(authorityLabels), missing: 'Say on what authority they speak' } as const,
          { kind: 'line', id: 'contact-representative-seen', label: 'What have you seen that shows it?', hint: 'Leave it empty if you have seen nothing yet. They are told nothing until then.', optional: true, missing: '' } as const,
          { kind: 'words', id: 'contact-representative-address', label: 'Their address', hint: 'One line under the other. Leave it empty if it is not known; letters can then not go to them.', optional: true, missing: '' } as const,
        ].map((field): ActionField => ({ ...field, when: is('contact-representative', 'yes') })),
      ],
    },
    {
      id: 'contact-doNotWrite',
      fields: [
        { kind: 'radio', id: 'contact-doNotWrite', label: 'Is there anybody, or any address, that must not be written to?', choices: yesNo('Yes', 'No'), missing: '' },
        { kind: 'radio', id: 'contact-doNotWrite-whom', label: 'Who or what is not written to?', choices: [{ id: 'patient', label: 'The patient' }, { id: 'address', label: 'An address of the patient' }, { id: 'somebody', label: 'Somebody else' }], when: doNotWrite, missing: 'Say who or what is not written to' },
        { kind: 'words', id: 'contact-doNotWrite-address', label: 'Which address?', when: all(doNotWrite, is('contact-doNotWrite-whom', 'address')), missing: 'Say which address is not written to' },
        { kind: 'line', id: 'contact-doNotWrite-person', label: 'Who?', when: all(doNotWrite, is('contact-doNotWrite-whom', 'somebody')), missing: 'Say who is not written to' },
        { kind: 'line', id: 'contact-doNotWrite-reason', label: 'Why?', when: doNotWrite, missing: 'Say why' },
        { kind: 'radio', id: 'contact-instead', label: 'Where do letters to the patient go instead?', choices: [{ id: 'representative', label: 'To the representative' }, { id: 'clinician-tells', label: 'Nowhere: the clinician tells the patient' }], when: all(doNotWrite, is('contact-doNotWrite-whom', 'patient')), missing: 'Say where letters to the patient go instead' },
        { kind: 'radio', id: 'contact-insteadOfAddress', label: 'Where do letters to the patient go instead?', choices: [{ id: 'other-address', label: 'To another address of the patient' }, { id: 'representative', label: 'To the representative' }, { id: 'clinician-tells', label: 'Nowhere: the clinician tells the patient' }], when: all(doNotWrite, is('contact-doNotWrite-whom', 'address')), missing: 'Say where letters to the patient go instead' },
        { kind: 'words', id: 'contact-instead-address', label: 'The other address', hint: 'One line under the other.', when: all(doNotWrite, is('contact-doNotWrite-whom', 'address'), is('contact-insteadOfAddress', 'other-address')), missing: 'Enter the other address' },
        { kind: 'line', id: 'contact-instead-why', label: 'Why does the clinician tell them?', hint: 'This is printed in the letter to the clinician.', when: all(patientOrAddress, (draft) => insteadOf(draft) === 'clinician-tells'), missing: 'Say why the clinician tells the patient' },
      ],
    },
    {
      id: 'contact-parental',
      fields: [
        { kind: 'radio', id: 'contact-parental', label: 'Is the patient under 18?', choices: yesNo('Yes', 'No'), missing: '' },
        { kind: 'line', id: 'contact-parental-who', label: 'Who holds parental responsibility?', when: is('contact-parental', 'yes'), missing: 'Say who holds parental responsibility' },
        { kind: 'line', id: 'contact-parental-how', label: 'How is that known?', when: is('contact-parental', 'yes'), missing: 'Say how that is known' },
      ],
    },
    {
      id: 'contact-capacity',
      fields: [
        { kind: 'radio', id: 'contact-capacity', label: 'What did the clinician record of the patient’s capacity for this decision?', hint: 'The clinician assesses it. Here it is only written down.', choices: [{ id: 'has', label: 'The patient has capacity' }, { id: 'lacks', label: 'The patient lacks capacity' }, { id: 'not-known', label: 'Not known' }], missing: '' },
        { kind: 'line', id: 'contact-capacity-source', label: 'Where did the clinician record it?', hint: 'For example: clinic letter of 3 March, page 2.', when: is('contact-capacity', 'has', 'lacks'), missing: 'Say where the clinician recorded it' },
        { kind: 'words', id: 'contact-capacity-decision', label: 'What was decided in the patient’s best interests?', when: is('contact-capacity', 'lacks'), missing: 'Say what was decided in the patient’s best interests' },
        { kind: 'line', id: 'contact-capacity-by', label: 'Who decided it?', when: is('contact-capacity', 'lacks'), missing: 'Say who decided it' },
      ],
    },
  ];
}

const insteadOf = (draft: ActionDraft): string | undefined => (is('contact-doNotWrite-whom', 'patient')(draft) ? draft.texts['contact-instead'] : draft.texts['contact-insteadOfAddress']);

/** Where a refusal that names a field belongs on the form. */
export const contactPlaces: Readonly<Record<string, string>> = {
  consentOn: 'contact-consent-against-on-day', consentWords: 'contact-consent-words', communication: 'contact-communication-1', instead: 'contact-instead-1', representativeName: 'contact-representative-name',
};

/** What is wrong with the answers that were given; a question without an answer is none. */
export function checkQuestions(questions: readonly Question[], draft: ActionDraft): Wrong {
  return checkAction(questions.flatMap(({ id, fields }) => (draft.texts[id] ? fields : [])), draft);
}

/** The form as it is recorded now; where nothing is, nothing is chosen. */
export function startContact({ contact, consent }: Pick<ContactView, 'contact' | 'consent'>): ActionDraft {
  const texts: Record<string, string> = {};
  const days: Record<string, ActionDraft['days'][string]> = {};
  const put = (id: string, value: string | null | undefined) => {
    if (value) texts[`contact-${id}`] = value;
  };
  if (consent) {
    put('consent', consent.status);
    put('consent-words', consent.words);
    if (consent.on) days[consent.status === 'refused' || consent.status === 'withdrawn' ? 'contact-consent-against-on' : 'contact-consent-given-on'] = partsOfDay(consent.on);
  }
  const { communication, interpreter, safeContact, doNotWrite: not, representative, parental, capacity } = contact ?? {};
  for (const [id, one] of Object.entries({ communication, interpreter, safeContact, doNotWrite: not, representative, parental, capacity })) put(id, one?.answer);
  if (communication?.answer === 'yes') put('communication-words', communication.words);
  if (interpreter?.answer === 'yes') put('interpreter-language', interpreter.language);
  if (safeContact?.answer === 'yes') put('safeContact-words', safeContact.words);
  if (representative?.answer === 'yes') for (const part of ['name', 'relation', 'authority', 'seen', 'address'] as const) put(`representative-${part}`, representative[part]);
  if (parental?.answer === 'yes') {
    put('parental-who', parental.who);
    put('parental-how', parental.howKnown);
  }
  if (capacity && capacity.answer !== 'not-known') put('capacity-source', capacity.source);
  if (capacity?.answer === 'lacks') {
    put('capacity-decision', capacity.decision);
    put('capacity-by', capacity.by);
  }
  if (not?.answer === 'yes') {
    put('doNotWrite-whom', not.whom);
    put(not.whom === 'address' ? 'doNotWrite-address' : 'doNotWrite-person', not.which);
    put('doNotWrite-reason', not.reason);
    if (not.instead) put(not.whom === 'patient' ? 'instead' : 'insteadOfAddress', not.instead.to);
    if (not.instead?.to === 'other-address') put('instead-address', not.instead.address);
    if (not.instead?.to === 'clinician-tells') put('instead-why', not.instead.why);
  }
  return { ...emptyAction, texts, days };
}

/** What was answered of contact; null where no question was. The form has been checked before. */
export function readContact(draft: ActionDraft): Contact | null {
  const text = (id: string) => textOf(draft, `contact-${id}`);
  const contact: Record<string, unknown> = {};
  const put = (id: keyof Contact, yes: () => unknown) => {
    const answer = draft.texts[`contact-${id}`];
    if (answer) contact[id] = answer === 'no' || answer === 'not-known' ? { answer } : { answer, ...(yes() as object) };
  };
  put('communication', () => ({ words: text('communication-words') }));
  put('interpreter', () => ({ language: text('interpreter-language') }));
  put('safeContact', () => ({ words: text('safeContact-words') }));
  put('representative', () => ({ name: text('representative-name'), relation: text('representative-relation'), authority: text('representative-authority') as Authority, seen: text('representative-seen') || null, address: text('representative-address') || null }));
  put('parental', () => ({ who: text('parental-who'), howKnown: text('parental-how') }));
  put('capacity', () => (text('capacity') === 'has' ? { source: text('capacity-source') } : { source: text('capacity-source'), decision: text('capacity-decision'), by: text('capacity-by') }));
  put('doNotWrite', () => {
    const whom = text('doNotWrite-whom');
    const to = insteadOf(draft);
    const instead = to === 'other-address' ? { to, address: text('instead-address') } : to === 'clinician-tells' ? { to, why: text('instead-why') } : { to };
    return { whom, which: whom === 'address' ? text('doNotWrite-address') : whom === 'somebody' ? text('doNotWrite-person') : '', reason: text('doNotWrite-reason'), instead: whom === 'somebody' ? null : instead };
  });
  return Object.keys(contact).length > 0 ? (contact as Contact) : null;
}

/** What was said of consent; null where nothing was. */
export function readConsent(draft: ActionDraft): ConsentSaid | null {
  const status = draft.texts['contact-consent'] as ConsentStatus | undefined;
  if (!status) return null;
  const on = dayOf(draft, against(draft) ? 'contact-consent-against-on' : 'contact-consent-given-on') || null;
  return { status, on, words: status === 'not-known' ? '' : textOf(draft, 'contact-consent-words') };
}
