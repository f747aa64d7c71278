import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ReassessView } from '../../../shared/contract/policy.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { PoliciesPage } from './PoliciesPage.tsx';

const never: ReassessView = { jobId: null, status: 'never', by: null, startedAt: null, done: 0, total: 0, changed: [] };
const changed = [{ applicationId: 'a1', number: 'IFR-7', stage: 'assessed', before: 'not-known', after: 'met', sentence: 'Criteria met.' }];

function start(view: ReassessView, handlers: Handlers = {}) {
  const bridge = fakeBridge({ 'reassess.get': () => view, ...handlers });
  return { bridge, ...showPage(<PoliciesPage part="reassess" />) };
}

describe('working out the open cases again', () => {
  it('starts only when asked, shows how far it is, and shows what came out differently', async () => {
    const { user, bridge } = start(never, { 'reassess.start': () => ({ jobId: 'j1' }) });
    expect(await screen.findByText('It has not been done yet.')).toBeVisible();
    expect(screen.getByText(/No case is moved and nothing is sent/)).toBeVisible();
    expect(primaryButtons()).toEqual(['Work them out again']);
    expect(bridge.callsTo('reassess.start')).toEqual([]);
    bridge.answer({ 'reassess.get': () => ({ ...never, jobId: 'j1', status: 'running', total: 40 }) });
    await user.click(screen.getByRole('button', { name: 'Work them out again' }));
    await screen.findByRole('progressbar');
    bridge.push({ kind: 'job', jobId: 'j1', state: 'running', done: 12, total: 40, label: '12 of 40 open cases' });
    expect(screen.getByRole('progressbar', { name: '12 of 40 open cases' })).toHaveAttribute('value', '12');
    bridge.answer({ 'reassess.get': () => ({ ...never, jobId: 'j1', status: 'done', by: 'Asha Mbeki', startedAt: '2026-06-03T10:00:00.000Z', done: 40, total: 40, changed }) });
    bridge.push({ kind: 'job', jobId: 'j1', state: 'done', done: 40, total: 40, label: 'Done' });
    expect(await screen.findByRole('heading', { name: '1 case came out differently' })).toBeVisible();
    expect(within(screen.getByRole('row', { name: /IFR-7/ })).getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['Before: Not known', 'Now: Criteria metCriteria met.']);
  });

  it('can be cancelled, and says how far it came', async () => {
    const { user, bridge } = start({ ...never, jobId: 'j1', status: 'running', done: 3, total: 9 }, { 'job.cancel': () => ({}) });
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(bridge.callsTo('job.cancel')).toEqual([{ jobId: 'j1' }]);
    bridge.answer({ 'reassess.get': () => ({ ...never, jobId: 'j1', status: 'cancelled', by: 'Asha Mbeki', startedAt: null, done: 3, total: 9 }) });
    bridge.push({ kind: 'job', jobId: 'j1', state: 'cancelled', done: 3, total: 9, label: '' });
    expect(await screen.findByText('Started by Asha Mbeki. It was cancelled: 3 of 9 open cases worked out. Those stay as they are now.')).toBeVisible();
  });
});
