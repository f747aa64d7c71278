import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { PolicySummary } from '../../../shared/contract/policy.ts';
import { refuse } from '../../../shared/domain/result.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { hny, lsc, noGuidance, policyViewOf, summaryOf } from '../../../test/dom/policySamples.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { PoliciesPage } from './PoliciesPage.tsx';

const policies = [hny, lsc];
const list = (...more: PolicySummary[]): Handlers => ({ 'policy.list': () => ({ policies: [...policies.map((policy) => summaryOf(policy)), ...more] }) });
const start = (policyId?: string, handlers: Handlers = {}) => {
  const bridge = fakeBridge({ ...list(), 'policy.get': (input) => policyViewOf(policies.find((policy) => policy.id === input.policyId)!), 'guidance.list': () => noGuidance, ...handlers });
  return { bridge, ...showPage(<PoliciesPage policyId={policyId} />) };
};
const section = async (name: string | RegExp) => within(await screen.findByRole('region', { name }));

describe('the list of policies', () => {
  it('stands under the ICBs, says what each can be relied on for, and leads to one', async () => {
    const { user, went } = start();
    const one = await section('Humber and North Yorkshire');
    expect(one.getByText(/No version printed\. In force from 1 January 2025 at the earliest, no end known/)).toBeVisible();
    expect(one.getByText('Nobody has compared it with the published version.')).toBeVisible();
    expect(one.getByText(/Came with the app\. It is followed, but nobody here has adopted it by name/)).toBeVisible();
    expect(one.getByText(new RegExp(`${hny.readings.length} readings not signed`))).toBeVisible();
    await user.click(one.getByRole('button', { name: 'Ultrasound-guided injection and aspiration (142)' }));
    expect(went).toEqual([{ name: 'policies', policyId: 'hny-142-usgi' }]);
    expect(primaryButtons()).toEqual(['Import a policy']);
  });

  it('shows no id of a policy, a fact or a verdict', async () => {
    start();
    await section('Humber and North Yorkshire');
    expect(document.body.textContent).not.toMatch(/hny-142|lsc-clin12|guided-injection\b|shipped/);
  });

  it('is narrowed by ICB, state and a day, and says when nothing fits', async () => {
    const { user } = start(undefined, list(summaryOf(lsc, { id: 'lsc-next', ourTitle: 'LIPUS, next text', state: 'inert', force: { from: '2027-01-01', to: null } })));
    await section('Humber and North Yorkshire');
    await user.selectOptions(screen.getByLabelText('ICB'), 'Lancashire and South Cumbria');
    expect(screen.queryByRole('region', { name: 'Humber and North Yorkshire' })).toBeNull();
    expect(screen.getByText('2 of 3 policies shown.')).toBeVisible();
    await user.selectOptions(screen.getByLabelText('Adopted or not'), 'Not adopted');
    expect(screen.getByText('Imported, not adopted. It decides nothing.')).toBeVisible();
    const on = within(screen.getByRole('group', { name: 'In force on' }));
    await user.type(on.getByLabelText('Day'), '31');
    await user.type(on.getByLabelText('Month'), '12');
    await user.type(on.getByLabelText('Year'), '2026');
    expect(screen.getByText('No policy that is held fits all of these.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show all policies' }));
    expect(screen.getByText('3 policies.')).toBeVisible();
    expect(on.getByLabelText('Year')).toHaveValue('');
  });

  it('says who compared and who adopted', async () => {
    const by = { by: 'Asha Mbeki', at: '2026-06-03T10:00:00.000Z' };
    start(undefined, { 'policy.list': () => ({ policies: [summaryOf(lsc, { state: 'adopted', adopted: by, compared: by })] }) });
    expect(await screen.findByText(/^Adopted by Asha Mbeki, 3 June 2026/)).toBeVisible();
    expect(screen.getByText(/^Compared with the published version by Asha Mbeki, 3 June 2026/)).toBeVisible();
  });

  it('says that it is empty, that it is being opened, and what went wrong', async () => {
    const first = start(undefined, { 'policy.list': () => ({ policies: [] }) });
    expect(screen.getByText('Opening the policies…')).toBeVisible();
    expect(await screen.findByText(/No policy text is held/)).toBeVisible();
    first.unmount();
    const { user, bridge } = start(undefined, { 'policy.list': () => refuse('DATABASE', 'The store could not be read.') });
    expect(await screen.findByText('The store could not be read.')).toBeVisible();
    bridge.answer(list());
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('2 policies.')).toBeVisible();
  });

  it('leads to importing, comparing, the side by side and the guidance register', async () => {
    const { user, went } = start();
    for (const name of ['Import a policy', 'Compare two versions', 'One request under each ICB', 'Work out the open cases again', 'Guidance register']) await user.click(screen.getByRole('button', { name }));
    expect(went).toEqual([{ name: 'policies', part: 'import' }, { name: 'policies', part: 'compare' }, { name: 'policies', part: 'side-by-side' }, { name: 'policies', part: 'reassess' }, { name: 'settings', section: 'guidance' }]);
  });
});

describe('one policy', () => {
  it('shows the logic with its grouping, and the reading that is followed', async () => {
    start('hny-142-usgi');
    const logic = await section('How it is worked out');
    expect(logic.getAllByText('All of these:').length).toBeGreaterThan(0);
    expect(logic.getAllByText('One of these is enough:').length).toBeGreaterThan(1);
    expect(logic.getByText(/that gave no relief of symptoms – 2 or more/)).toBeVisible();
    expect(logic.getByText(/lasting at least three months; breaks are left out; days that overlap count once/)).toBeVisible();
    const readings = await section('Wording that can be read in more than one way');
    expect(readings.getAllByText('Followed.')).toHaveLength(hny.readings.length);
    expect(screen.getByText(/Printed as “\?\?\? 2025”: some day from 1 January 2025 to 31 December 2025/)).toBeVisible();
  });

  it('leads from the logic to the clause beside it, by keyboard', async () => {
    const { user } = start('hny-142-usgi');
    const logic = await section('How it is worked out');
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()); // the new screen has taken the focus
    logic.getAllByRole('button', { name: /item 3/ })[0]!.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toHaveTextContent('No symptomatic relief after two landmark-guided injections'));
  });

  it('leads from the list at the top to a part of the screen', async () => {
    const { user } = start('hny-142-usgi');
    const places = within(await screen.findByRole('navigation', { name: 'On this screen' }));
    await user.click(places.getByRole('button', { name: 'Readings' }));
    expect(screen.getByRole('heading', { name: 'Wording that can be read in more than one way' })).toHaveFocus();
  });

  it('says what is not held, what ends it, and keeps the policy’s order of principles', async () => {
    start('lsc-clin12-lipus-2');
    expect(await screen.findByText(/Version 1.1, from July 2022: its text is not held/)).toBeVisible();
    const relied = await section('Principles that it relies on, in its order');
    expect(relied.getAllByRole('listitem').map((item) => item.textContent?.split(':')[0])).toEqual(['Appropriateness', 'Effectiveness', 'Cost effectiveness']);
    const end = await section('What it says of its own end');
    expect(end.getByText(/It stays in force past its review date/)).toHaveTextContent('Clause 9.1');
    expect(end.getByText(/on the treatment itself and another treatment for the same condition takes effect/)).toHaveTextContent('Clause 9.1');
    expect(end.getByText(/Guidance that is not mandatory changes nothing until the ICB adopts a policy/)).toHaveTextContent('Clause 9.2');
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('takes no clause on its end over from another policy', async () => {
    start('hny-142-usgi');
    const end = await section('What it says of its own end');
    expect(end.getByText(/It prints no clause on how long it stays in force/)).toBeVisible();
  });

  it('lists the clauses by their numbers', async () => {
    start('lsc-clin12-lipus-2');
    const clauses = await section('Clauses, in our words');
    const terms = clauses.getAllByRole('term').map((term) => term.textContent ?? '');
    const at = (start: string) => terms.findIndex((term) => term.startsWith(start));
    expect(at('Clause 10')).toBeGreaterThan(at('Clause 9.2'));
    expect(at('Clause 1.1')).toBeGreaterThanOrEqual(0);
    expect(at('Clause 2.4')).toBeGreaterThan(at('Clause 1.1'));
  });

  it('says that it cannot be read, and tries again', async () => {
    const { user, bridge } = start('hny-142-usgi', { 'policy.get': () => refuse('NOT_FOUND', 'There is no such policy.') });
    expect(await screen.findByText('There is no such policy.')).toBeVisible();
    bridge.answer({ 'policy.get': () => policyViewOf(hny) });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { level: 1, name: /Ultrasound-guided injection/ })).toHaveFocus();
  });
});

describe('a list that is open while cases are written', () => {
  it('asks again when the library has changed, and not for each case', async () => {
    const { bridge } = start();
    await section('Humber and North Yorkshire');
    bridge.push({ kind: 'changed', applicationId: 'a1' });
    expect(bridge.callsTo('policy.list')).toHaveLength(1);
    bridge.push({ kind: 'changed', applicationId: null });
    await waitFor(() => expect(bridge.callsTo('policy.list')).toHaveLength(2));
  });
});
