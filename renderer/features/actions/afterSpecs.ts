import type { ActionsView, CaseAction } from '../../../shared/contract/caseActions.ts';
import { followUpAnswers, followUpLabels, type FollowUpKind, type FollowUpResult } from '../../../shared/workflow/followUpShapes.ts';
import { day } from '../../components/words.ts';
import { dayOf, textOf, type ActionDraft, type ActionField, type ActionSpec } from './actionModel.ts';

/** The forms of what comes after a decision, and of a legal hold. */

const noPaper = 'none';
const itemsOf = (view: ActionsView) => view.followUps ?? [];
const labelOf = ({ kind, what, on, answered }: NonNullable<ActionsView['followUps']>[number]): string =>
  `${followUpLabels[kind]}: ${what.replace(/[.\s]*$/, '')}${on && kind !== 'expiry' ? ` (by ${day(on)})` : ''}${answered ? ' (answered already)' : ''}`;
const kindIn = (view: ActionsView, draft: ActionDraft): FollowUpKind | undefined => itemsOf(view).find((one) => one.item === draft.texts['act-item'])?.kind;

const itemField = (items: ReturnType<typeof itemsOf>): ActionField => ({ kind: 'radio', id: 'act-item', label: 'Which one?', choices: items.map((one) => ({ id: one.item, label: labelOf(one) })), missing: 'Choose which one' });

export const afterSpecs: Readonly<Record<Extract<CaseAction, 'followUp' | 'followUpDay' | 'placeHold' | 'liftHold'>, ActionSpec>> = {
  followUp: {
    title: 'Record what came of the approval',
    intro: () => ['Record what you know, from whom, and since when. This ends no approval and changes no decision: whoever reads the case sees it. If the panel has to look again, record a reconsideration.'],
    fields: (view) => [
      itemField(itemsOf(view)),
      ...(Object.keys(followUpAnswers) as FollowUpKind[]).map((kind): ActionField => ({
        kind: 'radio', id: `act-result-${kind}`, label: 'How does it stand?', when: (draft) => kindIn(view, draft) === kind,
        choices: Object.entries(followUpAnswers[kind]).map(([id, label]) => ({ id, label })), missing: 'Say how it stands',
      })),
      { kind: 'day', id: 'act-on', label: 'On which day was it so?', missing: 'The day on which it was so' },
      { kind: 'line', id: 'act-who', label: 'Who said so, or who looked?', hint: 'A name and what the person is, for example: Dr A. Example, consultant.', missing: 'Say who told you, or who looked' },
      { kind: 'words', id: 'act-words', label: 'In words', hint: 'What was met, what the data show, or why it will not come.', missing: 'Say in words what came of it' },
      { kind: 'radio', id: 'act-paper', label: 'Which paper shows it?', hint: 'A paper that came later is added to the case first: take it in and attach it.', choices: [{ id: noPaper, label: 'None: it was said' }, ...(view.papers ?? []).map(({ paperId, name }) => ({ id: paperId, label: name }))], missing: 'Choose the paper, or say that there is none' },
      { kind: 'line', id: 'act-page', label: 'On which page?', hint: 'You can leave this empty.', optional: true, when: (draft) => textOf(draft, 'act-paper') !== '' && draft.texts['act-paper'] !== noPaper, missing: '' },
    ],
    submit: 'Record it',
    act: (draft, view) => {
      const kind = kindIn(view, draft) ?? 'condition';
      const paper = draft.texts['act-paper'];
      const paperId = !paper || paper === noPaper ? null : paper;
      return { action: 'followUp', item: draft.texts['act-item'] ?? '', result: draft.texts[`act-result-${kind}`] as FollowUpResult, on: dayOf(draft, 'act-on'), who: textOf(draft, 'act-who'), words: textOf(draft, 'act-words'), paperId, page: paperId === null ? null : textOf(draft, 'act-page') || null };
    },
    places: { item: 'act-item-1', on: 'act-on-day', who: 'act-who', words: 'act-words', paperId: 'act-paper-1' },
  },
  followUpDay: {
    title: 'Set a day for what the approval asks for',
    intro: () => ['A condition comes without a day, and a day can be moved. On the day you set, the case stands on the Work screen. The words of the decision stay as they were signed.'],
    fields: (view) => [
      itemField(itemsOf(view).filter((one) => !one.answered)),
      { kind: 'day', id: 'act-on', label: 'On which day is somebody to look?', missing: 'The day on which somebody is to look' },
      { kind: 'words', id: 'act-why', label: 'Why this day?', hint: 'For example: the next clinic visit.', missing: 'Say why this day' },
    ],
    submit: 'Set the day',
    act: (draft) => ({ action: 'followUpDay', item: draft.texts['act-item'] ?? '', on: dayOf(draft, 'act-on'), why: textOf(draft, 'act-why') }),
    places: { item: 'act-item-1', on: 'act-on-day', why: 'act-why' },
  },
  placeHold: {
    title: 'Place a legal hold',
    intro: () => ['While a case is on legal hold nothing of it can be disposed of, however old it is. Place one when a claim, a complaint, an inquiry or a court asks for the record. It changes nothing else.'],
    fields: () => [
      { kind: 'line', id: 'act-asked', label: 'Who asked for it?', hint: 'For example: the legal team.', missing: 'Say who asked for the hold' },
      { kind: 'words', id: 'act-reason', label: 'Why?', hint: 'For example: a letter before claim came on 3 March.', missing: 'Give the reason in a few words' },
    ],
    submit: 'Place the hold',
    act: (draft) => ({ action: 'placeHold', askedBy: textOf(draft, 'act-asked'), reason: textOf(draft, 'act-reason') }),
    places: { askedBy: 'act-asked', reason: 'act-reason' },
  },
  liftHold: {
    title: 'Lift the legal hold',
    intro: (view) => [`The hold was asked for by ${view.hold?.askedBy ?? 'somebody'}: ${view.hold?.reason ?? ''}`, 'Lift it only when whoever asked for it has said so. After that the case can be disposed of when its retention is over.'],
    fields: () => [{ kind: 'words', id: 'act-reason', label: 'Why is it lifted?', hint: 'Who said so, and on which day.', missing: 'Give the reason in a few words' }],
    submit: 'Lift the hold',
    act: (draft) => ({ action: 'liftHold', reason: textOf(draft, 'act-reason') }),
    places: { reason: 'act-reason' },
  },
};
