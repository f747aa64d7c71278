import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { gapPolicy, gapPolicy2, libraryOf, lsc, summaryOf } from '../../../test/dom/policySamples.ts';
import { showPage } from '../../../test/dom/show.tsx';
import { PoliciesPage } from './PoliciesPage.tsx';

/** The second version is imported and not adopted. */
function library() {
  const all = libraryOf([gapPolicy2, lsc, gapPolicy]);
  return { ...all, policies: all.policies.map((one) => (one.policy === gapPolicy2 ? { ...one, summary: summaryOf(gapPolicy2, { state: 'inert' }) } : one)) };
}

function start(policyId?: string, handlers: Handlers = {}) {
  const bridge = fakeBridge({ 'policy.library': () => library(),  'policy.touched': () => ({ cases: [], looked: 4 }), ...handlers });
  return { bridge, ...showPage(<PoliciesPage policyId={policyId} part="compare" />) };
}

describe('comparing two versions', () => {
  it('begins with the version and the one before it, and says what differs', async () => {
    start('test-gap-2');
    const table = within(await screen.findByRole('table', { name: 'What differs' }));
    expect(screen.getByLabelText('Before')).toHaveDisplayValue('LIPUS where the gap is small, version 1 (Essex)');
    expect(screen.getByLabelText('After')).toHaveDisplayValue('LIPUS where the gap is small, version 2 (Essex)');
    const row = within(table.getByRole('row', { name: /^Clause 2/ }));
    expect(row.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['Before: The gap is at most 10 mm.', 'After: The gap is at most 5 mm.']);
    const begins = within(table.getByRole('row', { name: /^In force from/ }));
    expect(begins.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['Before: 1 January 2026', 'After: 1 June 2026']);
    expect(document.querySelector('main, .page')!.textContent).not.toMatch(/test-gap|fractureGap/);
  });

  it('says what differs in a condition whose words are the same', async () => {
    const stricter = structuredClone(gapPolicy);
    Object.assign(stricter, { id: 'test-gap-3', version: '3' });
    stricter.clauses['3']!.condition = { fact: 'fractureDate', ageAtLeast: { months: 12 } };
    start('test-gap-3', { 'policy.library': () => libraryOf([gapPolicy, stricter]) });
    const row = within(await screen.findByRole('row', { name: /^Clause 3/ }));
    expect(row.getAllByRole('cell').map((cell) => cell.textContent)).toEqual([
      'Before: At least nine months since the fracture. (Date of the fracture – at least nine months ago)',
      'After: At least nine months since the fracture. (Date of the fracture – at least 12 months ago)',
    ]);
  });

  it('asks for the open cases under the second one, in words', async () => {
    const cases = [{ applicationId: 'a1', number: 'IFR-7', stage: 'assessed', before: 'met', after: 'not-met', sentence: 'Criteria not met.' }];
    const { bridge, user, went } = start('test-gap-2', { 'policy.touched': () => ({ cases, looked: 4 }) });
    const table = within(await screen.findByRole('table', { name: 'Open cases that would come out differently' }));
    expect(table.getByText('Criteria met')).toBeVisible();
    expect(bridge.callsTo('policy.touched')).toEqual([{ policyId: 'test-gap-2', change: { kind: 'adopt' } }]);
    await user.click(table.getByRole('button', { name: 'IFR-7' }));
    expect(went).toEqual([{ name: 'assessment', applicationId: 'a1' }]);
  });

  it('says from when each is in force', async () => {
    start('test-gap-2');
    const table = within(await screen.findByRole('table', { name: 'What differs' }));
    expect(within(table.getByRole('row', { name: /^In force from/ })).getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['Before: 1 January 2026', 'After: 1 June 2026']);
  });

  it('looks at no case for a policy that is followed already', async () => {
    const { bridge } = start('test-gap-2', { 'policy.library': () => libraryOf([gapPolicy2, gapPolicy]) });
    expect(await screen.findByText(/is followed already\. Open cases are answered by it wherever it governs/)).toBeVisible();
    expect(bridge.callsTo('policy.touched')).toEqual([]);
  });

  it('compares any two, names the questions that are new, and asks for two different ones', async () => {
    const { user } = start(undefined, {});
    await screen.findByRole('table', { name: 'What differs' });
    await user.selectOptions(screen.getByLabelText('Before'), 'test-gap-2');
    expect(screen.getByText('These are the same. Choose two different ones.')).toBeVisible();
    await user.selectOptions(screen.getByLabelText('Before'), lsc.id);
    const table = within(screen.getByRole('table', { name: 'What differs' }));
    expect(table.getByText('Gap at the fracture')).toBeVisible();
  });

  it('says that two are needed', async () => {
    start(undefined, { 'policy.library': () => libraryOf([lsc]) });
    expect(await screen.findByText('Two policies are needed, and 1 policy is held.')).toBeVisible();
  });
});
