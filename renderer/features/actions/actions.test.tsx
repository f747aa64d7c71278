import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { caseActions, type ActionsView, type CaseAction } from '../../../shared/contract/caseActions.ts';
import { refuse } from '../../../shared/domain/result.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { actionsView, caseView } from '../../../test/dom/samples.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { forgetDrafts } from '../../components/useDraft.ts';
import { ActionPage } from './ActionPage.tsx';
import { actionSpecs } from './actionSpecs.ts';

const review: ActionsView['review'] = {
  kind: 'appeal', first: null, firstNumber: 'IFR-1', grounds: [{ ground: 'process-not-followed', label: 'The procedure was not followed' }, { ground: 'no-reasonable-panel', label: 'No reasonable panel' }],
  whatIsNew: 'No lay member was there.', askedBy: 'The patient', askedOn: '2026-06-01', decidedFirst: ['Dr A Chair'], firstOutcome: 'Decline.',
};
const followUps: ActionsView['followUps'] = [{ item: 'condition:0', kind: 'condition', what: 'The device is used daily.', on: null, answered: false }];
const all = (change: Partial<ActionsView> = {}) => actionsView({ actions: caseActions.map((action) => ({ action, label: action, whyNot: null })), review, followUps, papers: [{ paperId: 'letter', name: 'Letter.pdf' }], hold: { askedBy: 'The legal team', reason: 'A claim.' }, ...change });

function open(action: CaseAction, handlers: Handlers = {}, view = all()) {
  const bridge = fakeBridge({ 'case.get': () => caseView(), 'case.actions': () => view, 'case.act': () => ({ applicationId: 'a1' }), ...handlers });
  return { bridge, ...showPage(<ActionPage applicationId="a1" action={action} />) };
}
const typeDay = async (user: ReturnType<typeof open>['user'], group: string, [day, month, year]: [string, string, string]) => {
  const fields = within(screen.getByRole('group', { name: group }));
  await user.type(fields.getByLabelText('Day'), day);
  await user.type(fields.getByLabelText('Month'), month);
  await user.type(fields.getByLabelText('Year'), year);
};
const good = 'The minutes show that no lay member took part in any of it.';

beforeEach(forgetDrafts);

describe('what else can happen to a case', () => {
  it.each(caseActions)('%s: one way on, nothing chosen beforehand, and every mistake leads to its field', async (action) => {
    const { user, bridge } = open(action);
    await screen.findByRole('button', { name: actionSpecs[action].submit });
    expect(primaryButtons()).toEqual([actionSpecs[action].submit]);
    for (const control of [...screen.queryAllByRole('radio'), ...screen.queryAllByRole('checkbox')]) expect(control).not.toBeChecked();
    for (const field of screen.queryAllByRole('textbox')) expect(field).toHaveValue('');
    await user.click(screen.getByRole('button', { name: actionSpecs[action].submit }));
    if (actionSpecs[action].fields(all()).length === 0) return expect(bridge.callsTo('case.act')).toEqual([{ applicationId: 'a1', seq: 4, act: { action: 'close' } }]);
    const links = within(screen.getByRole('alert')).getAllByRole('link');
    for (const link of links) {
      await user.click(link);
      expect(document.activeElement).toHaveAttribute('id', link.getAttribute('href')!.slice(1));
    }
    expect(bridge.callsTo('case.act')).toEqual([]);
  });

  it('says why something is not open, and offers no form', async () => {
    open('reopen', {}, actionsView());
    expect(await screen.findByText('The case cannot be reopened while the case stands at “Received”.')).toBeVisible();
    expect(screen.getByText('It is open already.')).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('returns as incomplete: says which questions the letter lists by itself', async () => {
    open('returnIncomplete', {}, all({ missing: [{ id: 'diagnosis', question: 'Diagnosis', what: 'the diagnosis' }, { id: 'evidence', question: 'Evidence', what: 'the evidence' }] }));
    expect(await screen.findByText(/each question of the form that has no answer: Diagnosis; Evidence\./)).toBeVisible();
  });

  it('withdraws: who, when and why', async () => {
    const { user, bridge, went } = open('withdraw');
    await user.click(await screen.findByRole('radio', { name: 'The patient' }));
    await typeDay(user, 'On which day did they say so?', ['2', '6', '2026']);
    await user.type(screen.getByLabelText('Why was it withdrawn?'), 'Treated elsewhere');
    await user.click(screen.getByRole('button', { name: 'Record the withdrawal' }));
    expect(bridge.callsTo('case.act')).toEqual([{ applicationId: 'a1', seq: 4, act: { action: 'withdraw', by: 'The patient', on: '2026-06-02', reason: 'Treated elsewhere' } }]);
    expect(went).toEqual([{ name: 'case', applicationId: 'a1' }]);
  });

  it('shows the second person what they check, and asks why only where they do not agree', async () => {
    const { user, bridge } = open('checkRoute', {}, all({ route: { label: 'Criteria met', reason: 'Both injections are confirmed.', decidedBy: 'Sam Proforma', recordedBy: 'Ann Officer', sentence: 'Criteria met.' } }));
    expect(await screen.findByText('Both injections are confirmed.')).toBeVisible();
    expect(screen.queryByLabelText('Why is it not right?')).toBeNull();
    await user.click(screen.getByRole('radio', { name: /^No, it has to be screened again/ }));
    await user.type(screen.getByLabelText('Why is it not right?'), 'The other knee was meant.');
    await user.click(screen.getByRole('button', { name: 'Record your check' }));
    expect(bridge.callsTo('case.act')).toMatchObject([{ act: { action: 'checkRoute', agrees: false, reason: 'The other knee was meant.' } }]);
  });

  it('asks for a finding on each ground of an appeal, and names who may not decide', async () => {
    const { user, bridge } = open('recordReview');
    expect(await screen.findByText(/may not decide this one: Dr A Chair/)).toBeVisible();
    for (const { label } of review.grounds) {
      await user.click(within(screen.getByRole('group', { name: `“${label}”: is this ground met?` })).getByRole('radio', { name: 'No, it is not met' }));
      await user.type(screen.getByLabelText(`Why, on “${label}”?`), `${good} ${label}.`);
    }
    await user.click(screen.getByRole('radio', { name: 'The decision stands' }));
    await user.type(screen.getByLabelText(/^Who reviewed it/), 'The review panel');
    await typeDay(user, 'When was it reviewed?', ['2', '6', '2026']);
    await user.type(screen.getByLabelText('Who was there and could decide'), 'B Other{Enter}C Lay-Member');
    await user.click(screen.getByRole('radio', { name: 'We write to the patient' }));
    await user.click(screen.getByRole('button', { name: 'Record the outcome' }));
    expect(bridge.callsTo('case.act')).toMatchObject([{ act: { outcome: 'stands', findings: [{ ground: 'process-not-followed', found: 'not-met' }, { ground: 'no-reasonable-panel', found: 'not-met' }], decidedBy: { who: 'The review panel', on: '2026-06-02', present: ['B Other', 'C Lay-Member'] } } }]);
  });

  it('goes to the new case after a reconsideration was asked for; its grounds are not those of an appeal', async () => {
    const { user, bridge, went } = open('reconsideration', { 'case.act': () => ({ applicationId: 'made' }) });
    expect(await screen.findByRole('checkbox', { name: 'There is significant new clinical information' })).toBeInTheDocument();
    expect(screen.queryByRole('checkbox', { name: /conditions that are not wanted|procedure was not followed/ })).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: 'There is significant new clinical information' }));
    await user.type(screen.getByLabelText('What is new?'), 'A scan of May that the panel had not seen shows no callus.');
    await user.click(screen.getByRole('radio', { name: 'The clinician' }));
    await typeDay(user, 'On which day did they ask?', ['2', '6', '2026']);
    await user.click(screen.getByRole('radio', { name: 'Urgent' }));
    await user.type(screen.getByLabelText('Why is it urgent?'), 'Pain worse');
    await user.click(screen.getByRole('button', { name: 'Make the reconsideration case' }));
    expect(bridge.callsTo('case.act')).toMatchObject([{ act: { action: 'review', kind: 'reconsideration', grounds: ['new-clinical-information'], askedBy: 'clinician', askedOn: '2026-06-02', urgency: 'urgent', urgencyReason: 'Pain worse' } }]);
    expect(went).toEqual([{ name: 'case', applicationId: 'made' }]);
  });

  it('keeps what was typed when the store refuses, and leads to the field', async () => {
    const { user } = open('changeUrgency', { 'case.act': () => refuse('INVALID', 'A change of urgency needs a reason.', 'Fill this in.', 'reason') });
    await user.click(await screen.findByRole('radio', { name: 'Urgent' }));
    await user.type(screen.getByLabelText('Why?'), 'Worse');
    await user.click(screen.getByRole('button', { name: 'Record the urgency' }));
    await user.click(within(await screen.findByRole('alert')).getByRole('link'));
    expect(screen.getByLabelText('Why?')).toHaveFocus();
    expect(screen.getByLabelText('Why?')).toHaveValue('Worse');
  });
});
