import type { ActionsView, CaseAct, CaseAction } from '../../../shared/contract/caseActions.ts';
import { askerLabels, askers, groundLabels, groundsOf, incompleteLabels, incompleteReasons, reviewOutcomeLabels, reviewOutcomes, type Asker, type IncompleteReason, type ReviewGround, type ReviewKind, type ReviewOutcome } from '../../../shared/workflow/reviewShapes.ts';
import { sentHow, type Pause, type SentHow, type TellingPatient } from '../../../shared/workflow/shapes.ts';
import { day } from '../../components/words.ts';
import { afterSpecs } from './afterSpecs.ts';
import { howWords } from '../letters/lettersModel.ts';
import { dayOf, textOf, ticksOf, type ActionDraft, type ActionField, type ActionSpec } from './actionModel.ts';

/** The forms of what can happen to a case beside its next step. A new one is one more entry here. */

const choices = <T extends string>(ids: readonly T[], labels: Readonly<Record<T, string>>) => ids.map((id) => ({ id, label: labels[id] }));
const yesNo = (yes: string, no: string) => [{ id: 'yes', label: yes }, { id: 'no', label: no }];

const waitFields: readonly ActionField[] = [
  { kind: 'line', id: 'act-owner', label: 'Who looks after the wait', hint: 'The person who asks again and takes the case up.', missing: 'Name the person who looks after the wait' },
  { kind: 'day', id: 'act-until', label: 'Until when does the case wait?', missing: 'The day until which the case waits' },
  { kind: 'day', id: 'act-chase', label: 'When to ask again, if nothing has come', hint: 'You can leave this empty.', optional: true, missing: 'The day on which to ask again' },
];
const waitOf = (draft: ActionDraft): Pause => ({ owner: textOf(draft, 'act-owner'), until: dayOf(draft, 'act-until'), chaseOn: dayOf(draft, 'act-chase') || null });

const tellingFields: readonly ActionField[] = [
  { kind: 'radio', id: 'act-telling', label: 'How does the patient hear of it?', choices: [{ id: 'we-write', label: 'We write to the patient' }, { id: 'clinician-tells', label: 'The clinician tells the patient' }], missing: 'Say how the patient hears of it' },
  { kind: 'words', id: 'act-telling-why', label: 'Why does the clinician tell them?', when: (draft) => draft.texts['act-telling'] === 'clinician-tells', missing: 'Say why the clinician tells the patient' },
];
const tellingOf = (draft: ActionDraft): TellingPatient => (draft.texts['act-telling'] === 'clinician-tells' ? { way: 'clinician-tells', reason: textOf(draft, 'act-telling-why') } : { way: 'we-write' });

const urgencyChoices = [{ id: 'urgent', label: 'Urgent' }, { id: 'routine', label: 'Routine' }];
const isUrgent = (draft: ActionDraft): boolean => draft.texts['act-urgency'] === 'urgent';

const reason = (label: string, hint: string): ActionField => ({ kind: 'words', id: 'act-reason', label, hint, missing: 'Give the reason in a few words' });
const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean);

function asking(kind: ReviewKind, title: string, intro: readonly string[], what: { label: string; hint: string; missing: string }): ActionSpec {
  return {
    title,
    intro: () => intro,
    fields: (view) => [
      {
        kind: 'ticks', id: 'act-grounds', label: 'On what ground?', hint: 'Choose each one that was put.',
        choices: choices(groundsOf(kind).filter((ground) => ground !== 'unwanted-conditions' || view.approvedWithConditions), groundLabels), missing: 'Choose at least one ground',
      },
      { kind: 'words', id: 'act-new', ...what, reason: true },
      { kind: 'radio', id: 'act-asker', label: 'Who asked for it?', hint: 'Who may ask is your ICB’s rule. Look it up before you record this.', choices: choices(askers, askerLabels), missing: 'Say who asked for it' },
      { kind: 'day', id: 'act-on', label: 'On which day did they ask?', missing: 'The day on which they asked' },
      { kind: 'radio', id: 'act-urgency', label: 'Is it urgent?', choices: urgencyChoices, missing: 'Say whether it is urgent' },
      { kind: 'line', id: 'act-urgent-why', label: 'Why is it urgent?', when: isUrgent, missing: 'Say why it is urgent' },
    ],
    submit: `Make the ${kind} case`,
    act: (draft): CaseAct => ({
      action: 'review', kind, grounds: [...ticksOf(draft, 'act-grounds')] as ReviewGround[], whatIsNew: textOf(draft, 'act-new'), askedBy: draft.texts['act-asker'] as Asker, askedOn: dayOf(draft, 'act-on'),
      urgency: isUrgent(draft) ? 'urgent' : 'routine', urgencyReason: isUrgent(draft) ? textOf(draft, 'act-urgent-why') : null,
    }),
    places: { grounds: 'act-grounds-1', whatIsNew: 'act-new', askedOn: 'act-on-day', urgencyReason: 'act-urgent-why', receivedOn: 'act-on-day' },
  };
}

export const actionSpecs: Readonly<Record<CaseAction, ActionSpec>> = {
  checkRoute: {
    title: 'Check the route, as the second person',
    intro: () => ['This route takes the request away from the panel. Read the assessment and the reason for yourself, so that no request is lost quietly. Until you have agreed, no letter is issued and the case cannot be closed.'],
    fields: () => [
      { kind: 'radio', id: 'act-agrees', label: 'Is this route right?', choices: yesNo('Yes, I have checked it and it is right', 'No, it has to be screened again'), missing: 'Say whether the route is right' },
      { kind: 'words', id: 'act-reason', label: 'Why is it not right?', when: (draft) => draft.texts['act-agrees'] === 'no', missing: 'Say why the route is not right' },
    ],
    submit: 'Record your check',
    act: (draft) => ({ action: 'checkRoute', agrees: draft.texts['act-agrees'] === 'yes', reason: draft.texts['act-agrees'] === 'no' ? textOf(draft, 'act-reason') : null }),
    places: { reason: 'act-reason' },
  },
  ratify: {
    title: 'Ratify the chair’s action',
    intro: () => ['The chair decided this request alone, between meetings. A panel ratifies it or not. The case cannot be closed before that. If the panel does not ratify it, the case stands before the panel again and letters for the earlier decision no longer serve.'],
    fields: () => [
      { kind: 'line', id: 'act-panel', label: 'The panel’s name', missing: 'Enter the panel’s name' },
      { kind: 'day', id: 'act-met', label: 'When did it meet?', missing: 'The day on which the panel met' },
      { kind: 'radio', id: 'act-ratified', label: 'What did the panel make of it?', choices: yesNo('It ratified the decision', 'It did not ratify the decision'), missing: 'Say whether the panel ratified it' },
      { kind: 'words', id: 'act-words', label: 'Why did it not ratify it? In the panel’s words', when: (draft) => draft.texts['act-ratified'] === 'no', reason: true, missing: 'Why the panel did not ratify it: this' },
      { kind: 'words', id: 'act-note', label: 'What the panel said', hint: 'You can leave this empty.', when: (draft) => draft.texts['act-ratified'] === 'yes', optional: true, missing: '' },
    ],
    submit: 'Record what the panel made of it',
    act: (draft) => {
      const ratified = draft.texts['act-ratified'] === 'yes';
      return { action: 'ratify', panel: textOf(draft, 'act-panel'), metOn: dayOf(draft, 'act-met'), ratified, words: textOf(draft, ratified ? 'act-note' : 'act-words') };
    },
    places: { panel: 'act-panel', metOn: 'act-met-day', words: 'act-words' },
  },
  recordReview: {
    title: 'Record the outcome of the appeal',
    intro: (view) => [
      'An appeal asks how the decision was reached. It does not ask whether the treatment should be funded, and it cannot put its own view in the place of the panel’s.',
      ...(view.review && view.review.decidedFirst.length > 0 ? [`These people decided the first case and may not decide this one: ${view.review.decidedFirst.join('; ')}.`] : []),
    ],
    fields: (view) => [
      ...(view.review?.grounds ?? []).flatMap(({ ground, label }): ActionField[] => [
        { kind: 'radio', id: `act-found-${ground}`, label: `“${label}”: is this ground met?`, choices: yesNo('Yes, it is met', 'No, it is not met'), missing: `“${label}”: say whether this ground is met` },
        { kind: 'words', id: `act-why-${ground}`, label: `Why, on “${label}”?`, reason: true, missing: `“${label}”: the reason` },
      ]),
      { kind: 'radio', id: 'act-outcome', label: 'What is the outcome?', choices: choices(reviewOutcomes, reviewOutcomeLabels), missing: 'Choose the outcome' },
      { kind: 'line', id: 'act-who', label: 'Who reviewed it: name of the panel, or name and role', missing: 'Say who reviewed it' },
      { kind: 'day', id: 'act-met', label: 'When was it reviewed?', missing: 'The day of the review' },
      { kind: 'words', id: 'act-present', label: 'Who was there and could decide', hint: 'One person on each line, with role.', missing: 'Say who was there, one on each line' },
      ...tellingFields,
    ],
    submit: 'Record the outcome',
    act: (draft, view) => ({
      action: 'recordReview', outcome: draft.texts['act-outcome'] as ReviewOutcome,
      findings: (view.review?.grounds ?? []).map(({ ground }) => ({ ground, found: draft.texts[`act-found-${ground}`] === 'yes' ? 'met' : 'not-met', reason: textOf(draft, `act-why-${ground}`) })),
      decidedBy: { who: textOf(draft, 'act-who'), on: dayOf(draft, 'act-met'), present: lines(textOf(draft, 'act-present')) }, tellingPatient: tellingOf(draft),
    }),
    places: { outcome: 'act-outcome-1', decidedBy: 'act-present', tellingPatient: 'act-telling-1' },
  },
  returnIncomplete: {
    title: 'Return the request as incomplete',
    intro: (view) => [
      'Use this before the facts are checked, when the request cannot be worked on as it came. It is not a refusal. The request keeps the day on which it was received, and is taken up again when what is missing has come.',
      ...(view.missing === undefined ? []
        : view.missing.length === 0 ? ['Every question that the form must answer has an answer. The letter tells the clinician what you write here.']
        : [`The letter lists by itself each question of the form that has no answer: ${view.missing.map((item) => item.question).join('; ')}. If one of them is answered in a paper, answer it on Check facts first.`]),
    ],
    fields: () => [
      { kind: 'ticks', id: 'act-reasons', label: 'Why does it go back?', choices: choices(incompleteReasons, incompleteLabels), missing: 'Choose why it goes back' },
      { kind: 'words', id: 'act-words', label: 'What should the clinician send? In words for the clinician', hint: 'Beside the questions that the letter lists by itself.', missing: 'Say what the clinician should send' },
      ...waitFields,
    ],
    submit: 'Record that it was returned',
    act: (draft) => ({ action: 'returnIncomplete', reasons: [...ticksOf(draft, 'act-reasons')] as IncompleteReason[], words: textOf(draft, 'act-words'), pause: waitOf(draft) }),
    places: { reasons: 'act-reasons-1', words: 'act-words', pause: 'act-owner' },
  },
  changeUrgency: {
    title: 'Change the urgency',
    intro: (view) => [`The request is ${view.urgency} now. Urgent requests come first in every list.`],
    fields: () => [
      { kind: 'radio', id: 'act-urgency', label: 'How urgent is it?', choices: urgencyChoices, missing: 'Say how urgent it is' },
      reason('Why?', 'For example: what the clinician said, and on which day.'),
    ],
    submit: 'Record the urgency',
    act: (draft) => ({ action: 'changeUrgency', urgency: isUrgent(draft) ? 'urgent' : 'routine', reason: textOf(draft, 'act-reason') }),
    places: { reason: 'act-reason' },
  },
  withdraw: {
    title: 'Withdraw the request',
    intro: () => ['Record this only when somebody who may withdraw the request has said so. It is not a decision about the patient. A withdrawn request can be reopened, and then keeps the day on which it was received.'],
    fields: () => [
      { kind: 'radio', id: 'act-by', label: 'Who withdrew it?', choices: ['The clinician', 'The patient', 'Somebody who speaks for the patient'].map((label) => ({ id: label, label })), missing: 'Say who withdrew it' },
      { kind: 'day', id: 'act-on', label: 'On which day did they say so?', missing: 'The day on which they said so' },
      reason('Why was it withdrawn?', 'As they put it.'),
    ],
    submit: 'Record the withdrawal',
    act: (draft) => ({ action: 'withdraw', by: textOf(draft, 'act-by'), on: dayOf(draft, 'act-on'), reason: textOf(draft, 'act-reason') }),
    places: { by: 'act-by-1', on: 'act-on-day', reason: 'act-reason' },
  },
  reopen: {
    title: 'Reopen the case',
    intro: (view) => [`The case goes back to the check of the facts. It keeps its number and the day on which it was received, ${day(view.receivedOn)}. What was recorded stays in the history.`],
    fields: () => [reason('Why is it reopened?', 'For example: the clinic letter shows that it was the other knee.')],
    submit: 'Reopen the case',
    act: (draft) => ({ action: 'reopen', reason: textOf(draft, 'act-reason') }),
    places: { reason: 'act-reason' },
  },
  acknowledge: {
    title: 'Record that the request was acknowledged',
    intro: (view) => [`The request was received on ${day(view.receivedOn)}. The acknowledgement goes by your usual means; the app sends nothing. Recording it ends its time limit.`],
    fields: () => [
      { kind: 'day', id: 'act-on', label: 'On which day did the acknowledgement go to the clinician?', missing: 'The day on which the acknowledgement went' },
      { kind: 'radio', id: 'act-how', label: 'How did it go?', choices: sentHow.options.map((id) => ({ id, label: howWords[id] })), missing: 'Say how the acknowledgement went' },
    ],
    submit: 'Record the acknowledgement',
    act: (draft) => ({ action: 'acknowledge', on: dayOf(draft, 'act-on'), how: draft.texts['act-how'] as SentHow }),
    places: { on: 'act-on-day' },
  },
  reconsideration: asking(
    'reconsideration',
    'Record that a reconsideration is asked for',
    ['A reconsideration asks the clinical question again, with what is new. It becomes a case of its own: the facts are checked and assessed again, and other people decide it. The first case and its papers are shown with it.'],
    { label: 'What is new?', hint: 'What was not known to the panel, as the person who asked put it.', missing: 'What is new: this' },
  ),
  appeal: asking(
    'appeal',
    'Record that an appeal is asked for',
    [
      'An appeal asks only how the decision was reached. It cannot put its own view in the place of the panel’s: it lets the decision stand or sends it back. It becomes a case of its own, and other people decide it.',
      'Disagreement with the decision is not one of the grounds. New clinical information is a reconsideration.',
    ],
    { label: 'What is said to have gone wrong?', hint: 'As the person who asked put it.', missing: 'What is said to have gone wrong: this' },
  ),
  close: {
    title: 'Close the case',
    intro: () => ['Nothing more can be recorded on a closed case until it is reopened.'],
    fields: () => [],
    submit: 'Close the case',
    act: () => ({ action: 'close' }),
    places: {},
  },
  ...afterSpecs,
};

/** What the person should have before their eyes while they fill the form in. */
export function aboutAction(action: CaseAction, view: ActionsView): readonly (readonly [string, string])[] {
  if (action === 'checkRoute' && view.route) {
    return [
      ['The confirmed assessment says', view.route.sentence ?? 'Nothing: no assessment is confirmed'],
      ['Route', view.route.label],
      ['Reason', view.route.reason],
      ['Decided by', view.route.decidedBy],
      ['Recorded by', view.route.recordedBy],
    ];
  }
  if (action === 'ratify' && view.chairsAction) {
    const { outcome, by, on, couldNotWait, underRule } = view.chairsAction;
    return [['Decision', outcome], ['Decided alone by', `${by}, ${day(on)}`], ['Why it could not wait', couldNotWait], ['Under which rule', underRule]];
  }
  if (action === 'recordReview' && view.review) {
    return [['First case', view.review.firstNumber], ['Its outcome', view.review.firstOutcome ?? 'Not on this computer any more'], ['What is said to have gone wrong', view.review.whatIsNew]];
  }
  return [];
}
