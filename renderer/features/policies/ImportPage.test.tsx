import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CheckedFile } from '../../../shared/contract/policy.ts';
import { refuse } from '../../../shared/domain/result.ts';
import { lintPolicy } from '../../../shared/policy/lint.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { gapPolicy } from '../../../test/dom/policySamples.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { PoliciesPage } from './PoliciesPage.tsx';

const tokens = [{ token: '00000000-0000-4000-8000-000000000001', name: 'gap.json' }];
const good: CheckedFile = { name: 'gap.json', policyId: 'test-gap-1', title: gapPolicy.title, usable: true, held: false, findings: [] };
const broken: CheckedFile = { ...good, usable: false, findings: lintPolicy({ ...structuredClone(gapPolicy), scope: 'nowhere' }) };

function start(file: CheckedFile, handlers: Handlers = {}) {
  const bridge = fakeBridge({ 'intake.choose': () => ({ tokens }), 'policy.check': () => ({ files: [file] }), 'policy.import': () => ({ policyIds: ['test-gap-1'] }), ...handlers });
  return { bridge, ...showPage(<PoliciesPage part="import" />) };
}

describe('importing a policy', () => {
  it('looks at the file first, and says where, what and how to mend it', async () => {
    const { user, bridge } = start(broken);
    expect(primaryButtons()).toEqual(['Choose files']);
    await user.click(screen.getByRole('button', { name: 'Choose files' }));
    const faults = within(await screen.findByRole('list', { name: 'Faults: these must be mended, gap.json' }));
    const [first] = faults.getAllByRole('listitem');
    expect(first).toHaveTextContent(broken.findings[0]!.message);
    expect(first).toHaveTextContent(`Where in the file: ${broken.findings[0]!.where}`);
    expect(first).toHaveTextContent(`How to mend it: ${broken.findings[0]!.mend}`);
    expect(screen.getByText('It cannot be imported.')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Import/ })).toBeNull();
    expect(bridge.callsTo('policy.import')).toEqual([]);
    // The system's dialog shows policy files, and not the papers of a referral.
    expect(bridge.callsTo('intake.choose')).toEqual([{ what: 'policy' }]);
  });

  it('imports what can be used, says that it decides nothing yet, and leads to it', async () => {
    const { user, bridge, went } = start(good);
    await user.click(screen.getByRole('button', { name: 'Choose files' }));
    await user.click(await screen.findByRole('button', { name: 'Import this policy' }));
    expect(await screen.findByRole('heading', { name: '1 policy imported' })).toBeVisible();
    expect(bridge.callsTo('policy.import')).toEqual([{ tokens: [tokens[0]!.token] }]);
    await user.click(screen.getByRole('button', { name: 'Open the policy' }));
    expect(went).toEqual([{ name: 'policies', policyId: 'test-gap-1' }]);
  });

  it('has nothing to import where every text is held already', async () => {
    const { user } = start({ ...good, held: true });
    await user.click(screen.getByRole('button', { name: 'Choose files' }));
    expect(await screen.findByText('It is held already, word for word.')).toBeVisible();
    expect(screen.getByText('There is nothing to import.')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Import/ })).toBeNull();
  });

  it('says why nothing was imported, and asks for the files again', async () => {
    const { user } = start(good, { 'policy.import': () => refuse('REFUSED', 'A policy with other words has this version already.', 'Give the file a version of its own.') });
    await user.click(screen.getByRole('button', { name: 'Choose files' }));
    await user.click(await screen.findByRole('button', { name: 'Import this policy' }));
    const problem = within(await screen.findByRole('alert'));
    expect(problem.getByText('Nothing was imported')).toBeVisible();
    expect(problem.getByText('Give the file a version of its own.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Choose files' })).toBeEnabled();
  });

  it('does nothing when no file is chosen', async () => {
    const { user, bridge } = start(good, { 'intake.choose': () => ({ tokens: [] }) });
    await user.click(screen.getByRole('button', { name: 'Choose files' }));
    expect(bridge.callsTo('policy.check')).toEqual([]);
  });
});
