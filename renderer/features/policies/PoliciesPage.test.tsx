import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import hnyFile from '../../../shared/policy/policies/hny-142-usgi.json';
import lscFile from '../../../shared/policy/policies/lsc-clin12-lipus-2.json';
import { parsePolicy } from '../../../shared/policy/schema.ts';
import { fakeBridge } from '../../../test/dom/fakeBridge.ts';
import { showPage } from '../../../test/dom/show.tsx';
import { PoliciesPage } from './PoliciesPage.tsx';

const policies = [parsePolicy(hnyFile), parsePolicy(lscFile)];
const start = (policyId?: string) => {
  fakeBridge({
    'policy.list': () => ({
      policies: policies.map((policy) => ({
        id: policy.id, commissioner: policy.commissioner, icb: policy.commissioner === 'QOQ' ? 'NHS Humber and North Yorkshire Integrated Care Board' : 'NHS Lancashire and South Cumbria Integrated Care Board',
        title: policy.title, ourTitle: policy.ourTitle, version: policy.version, effective: 'as printed', clauses: 1, defects: 2, readings: 3,
      })),
    }),
    'policy.get': (input) => ({ policy: policies.find((policy) => policy.id === input.policyId)!, hash: 'abc' }),
  });
  return showPage(<PoliciesPage policyId={policyId} />);
};

describe('policies', () => {
  it('are listed under their ICB and lead to one', async () => {
    const { user, went } = start();
    const hny = within(await screen.findByRole('region', { name: 'Humber and North Yorkshire' }));
    expect(hny.getByText(/No version printed/)).toBeVisible();
    await user.click(hny.getByRole('button', { name: 'Ultrasound-guided injection and aspiration (142)' }));
    expect(went).toEqual([{ name: 'policies', policyId: 'hny-142-usgi' }]);
  });

  it('show the logic with its grouping, and the reading in force', async () => {
    start('hny-142-usgi');
    const logic = within(await screen.findByRole('region', { name: 'How it is worked out' }));
    expect(logic.getAllByText('All of these:').length).toBeGreaterThan(0);
    expect(logic.getAllByText('One of these is enough:').length).toBeGreaterThan(1);
    expect(logic.getByText(/Landmark-guided injections that gave no relief of symptoms – 2 or more/)).toBeVisible();
    expect(logic.getByText(/lasting at least three months/)).toBeVisible();
    const readings = within(screen.getByRole('region', { name: 'Wording that can be read in more than one way' }));
    expect(readings.getAllByText('In force.')).toHaveLength(policies[0]!.readings.length);
    expect(screen.getByText(/Printed as “\?\?\? 2025”: some day from 1 January 2025 to 31 December 2025/)).toBeVisible();
  });

  it('lead from the logic to the clause beside it, by keyboard', async () => {
    const { user } = start('hny-142-usgi');
    const logic = within(await screen.findByRole('region', { name: 'How it is worked out' }));
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()); // the new screen has taken the focus
    logic.getAllByRole('button', { name: /item 3/ })[0]!.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toHaveTextContent('No symptomatic relief after two landmark-guided injections'));
  });

  it('say what is not held and keep the policy’s order of principles', async () => {
    start('lsc-clin12-lipus-2');
    expect(await screen.findByText(/Version 1.1, from July 2022: its text is not held/)).toBeVisible();
    const relied = within(screen.getByRole('region', { name: 'Principles that it relies on, in its order' }));
    expect(relied.getAllByRole('listitem').map((item) => item.textContent?.split(':')[0])).toEqual(['Appropriateness', 'Effectiveness', 'Cost effectiveness']);
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('list the clauses by their numbers', async () => {
    start('lsc-clin12-lipus-2');
    const clauses = within(await screen.findByRole('region', { name: 'Clauses, in our words' }));
    const terms = clauses.getAllByRole('term').map((term) => term.textContent ?? '');
    expect(terms[0]).toMatch(/^Clause 1\.1/);
    expect(terms.findIndex((term) => term.startsWith('Clause 10'))).toBeGreaterThan(terms.findIndex((term) => term.startsWith('Clause 9.2')));
  });
});
