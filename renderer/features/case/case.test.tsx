import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { refuse } from '../../../shared/domain/result.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { actionsView, caseView, form, formDocument } from '../../../test/dom/samples.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { RolesProvider } from '../../components/May.tsx';
import { CasePage } from './CasePage.tsx';

const paper = { 'paper.get': () => ({ paperId: form.paperId, name: form.name, kind: form.kind, sha256: '', read: true, document: formDocument, content: null }) } satisfies Handlers;

function open(handlers: Handlers = {}) {
  const bridge = fakeBridge({ 'case.get': () => caseView(), 'case.actions': () => actionsView(), ...paper, ...handlers });
  return { bridge, ...showPage(<CasePage applicationId="id-IFR-1" />) };
}

describe('the next step, for a role that does not do it', () => {
  it('is said with whose it is, and is no button', async () => {
    fakeBridge({ 'case.get': () => caseView({ next: { label: 'Screen the request', screen: 'screening' } }), 'case.actions': () => actionsView(), ...paper });
    showPage(
      <RolesProvider value={['panel-member']}>
        <CasePage applicationId="id-IFR-1" />
      </RolesProvider>,
    );
    expect(await screen.findByText(/^Next: Screen the request\. Only a screener may/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Screen the request' })).toBeNull();
  });
});

describe('Case', () => {
  it('has the one next step as its primary button and says the state of each step in words', async () => {
    const { user, went } = open();
    expect(await screen.findByRole('heading', { level: 1, name: 'Case IFR-1' })).toHaveFocus();
    expect(primaryButtons()).toEqual(['Check the facts']);
    const steps = within(screen.getByRole('region', { name: 'Steps' })).getAllByRole('listitem');
    expect(steps.map((step) => step.textContent)).toEqual(['Check the factsNow', 'Assess against the policyNot yet']);
    expect(within(steps[1]!).queryByRole('button')).not.toBeInTheDocument();
    await user.click(within(steps[0]!).getByRole('button', { name: 'Check the facts' }));
    expect(went).toEqual([{ name: 'facts', applicationId: 'id-IFR-1' }]);
  });

  it('takes a waiting case up again with a reason', async () => {
    const waiting = { on: 'Ann Officer', since: '2026-11-10', until: '2026-12-01' };
    const { bridge, user } = open({
      'case.get': () => caseView({ stage: 'deferred', waiting, next: { label: 'Take the case up again', screen: 'case' } }),
      'case.resume': () => caseView({ seq: 9 }),
    });
    await user.click(await screen.findByRole('button', { name: 'Take the case up again' }));
    await user.click(screen.getByRole('button', { name: 'Take the case up again' }));
    expect(bridge.callsTo('case.resume')).toEqual([]);
    await user.type(screen.getByLabelText('What has come, or why does the case go on?'), 'The clinic letter came on 2 March.');
    await user.click(screen.getByRole('button', { name: 'Take the case up again' }));
    await waitFor(() => expect(bridge.callsTo('case.resume')).toMatchObject([{ reason: 'The clinic letter came on 2 March.' }]));
  });

  it('shows the patient’s name only when asked, and never in the title or the address', async () => {
    const { bridge, user } = open({ 'case.reveal': () => ({ name: 'Jo Testcase', nhsNumber: null, dateOfBirth: null, address: null }) });
    const button = await screen.findByRole('button', { name: 'Show patient’s name' });
    expect(bridge.callsTo('case.reveal')).toEqual([]);
    expect(screen.queryByText('Jo Testcase')).not.toBeInTheDocument();
    await user.click(button);
    await user.click(screen.getByRole('button', { name: 'Show it' })); // without saying what for
    expect(bridge.callsTo('case.reveal')).toEqual([]);
    await user.selectOptions(screen.getByLabelText(/What for/), 'Comparing papers with the case');
    await user.click(screen.getByRole('button', { name: 'Show it' }));
    expect(await screen.findByText('Jo Testcase')).toBeInTheDocument();
    expect(document.title).not.toContain('Jo');
    expect(window.location.href).not.toContain('Jo');
    await user.click(screen.getByRole('button', { name: 'Hide name' }));
    expect(screen.queryByText('Jo Testcase')).not.toBeInTheDocument();
    expect(bridge.callsTo('case.reveal')).toMatchObject([{ purpose: 'papers' }]);
  });

  it('confirms, corrects, adds and withdraws an argument', async () => {
    const { bridge, user } = open({ 'argument.record': () => caseView({ seq: 5 }), 'argument.withdraw': () => caseView({ seq: 6 }) });
    const area = within(await screen.findByRole('region', { name: /arguments/ }));
    await user.click(area.getByRole('button', { name: /^Confirm/ }));
    await waitFor(() => expect(bridge.callsTo('argument.record')).toHaveLength(1));
    await user.click(await area.findByRole('button', { name: /^Correct/ }));
    const field = area.getByLabelText(/in the clinician’s words/);
    expect(field).toHaveValue('Two operations have failed.');
    await user.type(field, ' A third is risky.');
    await user.click(area.getByRole('button', { name: 'Record these words' }));
    await user.click(await area.findByRole('button', { name: 'Add an argument' }));
    await user.type(area.getByLabelText(/in the clinician’s words/), 'She is a carer.');
    await user.click(area.getByRole('button', { name: 'Record these words' }));
    await user.click(await area.findByRole('button', { name: /^Withdraw/ }));
    await user.type(area.getByLabelText('Why is this argument withdrawn?'), 'Letter of 4 March');
    await user.click(area.getByRole('button', { name: 'Withdraw the argument' }));
    await waitFor(() => expect(bridge.callsTo('argument.withdraw')).toEqual([{ applicationId: 'id-IFR-1', seq: 5, argumentId: 'g1', reason: 'Letter of 4 March' }]));
    expect(bridge.callsTo('argument.record')).toEqual([
      { applicationId: 'id-IFR-1', seq: 4, argumentId: 'g1', text: 'Two operations have failed.' },
      { applicationId: 'id-IFR-1', seq: 5, argumentId: 'g1', text: 'Two operations have failed. A third is risky.' },
      { applicationId: 'id-IFR-1', seq: 5, argumentId: null, text: 'She is a carer.' },
    ]);
  });

  it('keeps the typed words when recording them is refused', async () => {
    const { user } = open({ 'argument.record': () => refuse('CONFLICT', 'Ben Okoro changed this case.') });
    await user.click(await screen.findByRole('button', { name: 'Add an argument' }));
    await user.type(screen.getByLabelText(/in the clinician’s words/), 'She is a carer.');
    await user.click(screen.getByRole('button', { name: 'Record these words' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Ben Okoro changed this case.');
    await user.click(screen.getByRole('button', { name: 'Show the latest' }));
    expect(screen.getByLabelText(/in the clinician’s words/)).toHaveValue('She is a carer.');
  });

  it('opens the source of an argument with its words outlined, and says so where there is none', async () => {
    const argument = caseView().arguments[0]!;
    const typed = { ...argument, argumentId: 'g2', text: 'Typed.', paperId: null, paperName: null, anchor: null };
    const { user } = open({ 'case.get': () => caseView({ arguments: [argument, typed] }) });
    await user.click(await screen.findByRole('button', { name: 'Form.docx, Section C' }));
    await waitFor(() => expect(document.querySelector('[data-marked]')).toHaveTextContent('An established non-union of the left tibia.'));
    expect(screen.getByText('No source: typed by a person.')).toBeInTheDocument();
  });

  it('shows what to look at under an argument as a hint, and not under one that was withdrawn', async () => {
    const argument = { ...caseView().arguments[0]!, prompts: [{ kind: 'guidance-not-mandatory' as const, clause: null, found: 'NG59', sentence: 'NG59 is cited; it is not mandatory.' }] };
    const gone = { ...argument, argumentId: 'g2', text: 'Withdrawn words.', state: 'withdrawn' as const };
    open({ 'case.get': () => caseView({ arguments: [argument, gone] }) });
    const hints = await screen.findAllByRole('list', { name: 'Look at this' });
    expect(hints).toHaveLength(1);
    expect(hints[0]).toHaveTextContent('Look at this: NG59 is cited; it is not mandatory. The words: “NG59”.');
  });

  it('lists what else can happen, and why the rest cannot', async () => {
    const { user, went } = open();
    const area = within(await screen.findByRole('region', { name: 'What else can happen' }));
    expect(await area.findByText(/cannot be reopened while the case stands at “Received”\. It is open already\./)).toBeInTheDocument();
    await user.click(area.getByRole('button', { name: 'Withdraw the request' }));
    expect(went).toEqual([{ name: 'caseAction', applicationId: 'id-IFR-1', action: 'withdraw' }]);
    expect(area.queryByRole('button', { name: 'Reopen the case' })).toBeNull();
  });

  it('shows what is open beside the next step, and leads to where it is done', async () => {
    const { user, went } = open({ 'case.get': () => caseView({ openItems: ['To be ratified at the next meeting: chair’s action of 3 May 2026'], next: { label: 'Record what the meeting made of the chair’s action', screen: 'case', action: 'ratify' } }) });
    expect(await screen.findByText(/^To be ratified at the next meeting/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Record what the meeting made of the chair’s action' }));
    expect(went).toEqual([{ name: 'caseAction', applicationId: 'id-IFR-1', action: 'ratify' }]);
  });

  it('shows the first case of an appeal, its outcome, and who may not decide', async () => {
    const review = { kind: 'appeal' as const, first: { applicationId: 'first', number: 'IFR-1', label: 'Closed' }, firstNumber: 'IFR-1', grounds: [{ ground: 'process-not-followed' as const, label: 'The ICB’s own procedure was not followed' }], whatIsNew: 'No lay member was there.', askedBy: 'The patient', askedOn: '2026-06-01', decidedFirst: ['Dr A Chair'], firstOutcome: 'Decline. Decided by the panel.' };
    const { user, went } = open({ 'case.actions': () => actionsView({ review }) });
    const area = within(await screen.findByRole('region', { name: 'Appeal of case IFR-1' }));
    expect(area.getByText('Decline. Decided by the panel.')).toBeVisible();
    expect(area.getByText('Dr A Chair')).toBeVisible();
    await user.click(area.getByRole('button', { name: 'IFR-1' }));
    expect(went).toEqual([{ name: 'case', applicationId: 'first' }]);
  });

  it('says why a case cannot be opened', async () => {
    open({ 'case.get': () => refuse('NOT_FOUND', 'There is no such case.', 'Go back to Work.') });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('There is no such case.');
    expect(alert).toHaveTextContent('Go back to Work.');
  });
});
