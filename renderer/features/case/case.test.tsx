import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { refuse } from '../../../shared/domain/result.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { caseView, form, formDocument } from '../../../test/dom/samples.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { CasePage } from './CasePage.tsx';

const paper = { 'paper.get': () => ({ paperId: form.paperId, name: form.name, kind: form.kind, sha256: '', read: true, document: formDocument, content: null }) } satisfies Handlers;

function open(handlers: Handlers = {}) {
  const bridge = fakeBridge({ 'case.get': () => caseView(), ...paper, ...handlers });
  return { bridge, ...showPage(<CasePage applicationId="id-IFR-1" />) };
}

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
    expect(await screen.findByText('Jo Testcase')).toBeInTheDocument();
    expect(document.title).not.toContain('Jo');
    expect(window.location.href).not.toContain('Jo');
    await user.click(screen.getByRole('button', { name: 'Hide name' }));
    expect(screen.queryByText('Jo Testcase')).not.toBeInTheDocument();
    expect(bridge.callsTo('case.reveal')).toHaveLength(1);
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

  it('says why a case cannot be opened', async () => {
    open({ 'case.get': () => refuse('NOT_FOUND', 'There is no such case.', 'Go back to Work.') });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('There is no such case.');
    expect(alert).toHaveTextContent('Go back to Work.');
  });
});
