import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { refuse } from '../../../shared/domain/result.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { showPage } from '../../../test/dom/show.tsx';
import { SettingsPage } from './SettingsPage.tsx';

const token = '00000000-0000-4000-8000-000000000000';
const sha256 = 'a'.repeat(64);
const held = { knownFrom: '2018-01-01', knownTo: '2027-12-31', source: 'GOV.UK', days: [{ on: '2018-01-01', name: 'New Year’s Day' }, { on: '2099-12-25', name: 'Christmas Day' }], brought: null };

function open(handlers: Handlers = {}) {
  const bridge = fakeBridge({ 'holidays.get': () => held, 'intake.choose': () => ({ tokens: [{ token, name: 'bank-holidays.json' }] }), ...handlers });
  return { bridge, ...showPage(<SettingsPage section="holidays" />) };
}

describe('the bank holidays', () => {
  it('are listed with the date to which they are known', async () => {
    open();
    expect(await screen.findByText('31 December 2027')).toBeInTheDocument();
    expect(screen.getByText('They came with the app.')).toBeInTheDocument();
    expect(screen.getByText('Friday 25 December 2099: Christmas Day')).toBeInTheDocument();
    expect(screen.queryByText(/2018/)).not.toBeInTheDocument();
  });

  it('are replaced only after a person has seen what the file changes', async () => {
    const { bridge, user } = open({ 'holidays.look': () => ({ knownTo: '2028-12-31', added: [{ on: '2028-01-03', name: 'New Year’s Day (substitute day)' }], removed: [], sha256 }), 'holidays.import': () => ({ knownTo: '2028-12-31' }) });
    await user.click(await screen.findByRole('button', { name: 'Bring in a newer list' }));
    const change = within(await screen.findByRole('region', { name: 'What the file changes' }));
    expect(change.getByRole('heading', { name: '1 day more' })).toBeInTheDocument();
    expect(change.getByText('Monday 3 January 2028: New Year’s Day (substitute day)')).toBeInTheDocument();
    expect(change.getByRole('heading', { name: '0 days fewer' })).toBeInTheDocument();
    await user.click(change.getByRole('button', { name: 'Leave it as it is' }));
    expect(bridge.callsTo('holidays.import')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Bring in a newer list' }));
    await user.click(await screen.findByRole('button', { name: 'Take over this list' }));
    expect(bridge.callsTo('holidays.import')).toEqual([{ tokens: [token], sha256 }]);
    expect(await screen.findByRole('button', { name: 'Bring in a newer list' })).toBeInTheDocument();
  });

  it('stay as they are where the file cannot be used, and the screen says why', async () => {
    const { user } = open({ 'holidays.look': () => refuse('INVALID', 'This is not a JSON file.', 'Download the file again.') });
    await user.click(await screen.findByRole('button', { name: 'Bring in a newer list' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('This is not a JSON file.');
    expect(screen.queryByRole('button', { name: 'Take over this list' })).not.toBeInTheDocument();
  });
});
