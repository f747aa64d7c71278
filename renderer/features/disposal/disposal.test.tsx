import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DisposalView } from '../../../shared/contract/disposal.ts';
import { RolesProvider } from '../../components/May.tsx';
import { fakeBridge } from '../../../test/dom/fakeBridge.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { DisposalPage } from './DisposalPage.tsx';

const rule = 'Kept for: 8 years from the day on which the case was closed. Who authorises disposal: The information asset owner';
const one = (number: string) => ({ applicationId: `id-${number}`, number, icb: 'NHS Central East Integrated Care Board', receivedOn: '2018-02-03', closedOn: '2018-05-04', keptUntil: '2026-05-04', rule });
const empty: DisposalView = { icbs: [{ ods: 'S1Y5D', name: 'NHS Central East Integrated Care Board', rule: null }], due: [], more: false, proposals: [], disposed: [], copies: [], rewriting: null };
const set = { ...empty, icbs: [{ ...empty.icbs[0]!, rule }] };
const due: DisposalView = { ...set, due: [{ cases: [one('IFR-2018-0001'), one('IFR-2018-0001-R1')], whyNot: [] }, { cases: [one('IFR-2018-0002')], whyNot: ['Case IFR-2018-0002 is on legal hold.'] }] };
const proposal = { disposalId: 'd-1', by: 'Ann Officer', at: '2026-11-20T10:00:00.000Z', whyNot: null, cases: [{ applicationId: 'x', number: 'IFR-2018-0001', keptUntil: '2026-05-04', rule }] };

describe('Disposal of cases', () => {
  it('says that nothing can go while no ICB has set its retention, and leads to the setting', async () => {
    fakeBridge({ 'disposal.list': () => empty });
    const { user, went } = showPage(<DisposalPage />);
    expect(await screen.findByText(/No ICB has set how long its cases are kept/)).toBeVisible();
    expect(screen.getByText(/no case of this ICB can be disposed of/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: /^Set it/ }));
    expect(went).toEqual([{ name: 'settings', section: 'icb', ods: 'S1Y5D', part: 'retention' }]);
    expect(screen.getByText(/Backups that people made/)).toBeVisible();
  });

  it('ticks nothing by itself, proposes what was chosen, and says why others cannot go', async () => {
    const bridge = fakeBridge({ 'disposal.list': () => due, 'disposal.propose': () => ({ ...set, proposals: [{ ...proposal, whyNot: { message: 'You proposed this disposal, so another person has to confirm it.', next: 'Ask a colleague.' } }] }) });
    const { user } = showPage(<DisposalPage />);
    const box = await screen.findByRole('checkbox', { name: /IFR-2018-0001, IFR-2018-0001-R1/ });
    expect(box).not.toBeChecked();
    expect(screen.getByText('Case IFR-2018-0002 is on legal hold.')).toBeVisible();
    expect(primaryButtons()).toEqual(['Propose for disposal']);
    await user.click(screen.getByRole('button', { name: 'Propose for disposal' }));
    expect(await screen.findByRole('link', { name: 'Choose at least one case' })).toBeVisible();
    await user.click(box);
    await user.click(screen.getByRole('button', { name: 'Propose for disposal' }));
    expect(bridge.callsTo('disposal.propose')).toEqual([{ applicationIds: ['id-IFR-2018-0001'] }]);
    expect(await screen.findByText(/another person has to confirm it/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Confirm/ })).toBeNull();
  });

  it('confirms in two steps, with what it means in between; a proposal is taken back for a reason from a list', async () => {
    const gone = { ...set, disposed: [{ number: 'IFR-2018-0001', icb: 'NHS Central East Integrated Care Board', receivedOn: '2018-02-03', decidedOn: '2018-04-01', closedOn: '2018-05-04', outcome: 'Decline', treatment: 'bone-stimulator', rule, proposedBy: 'Ann Officer', confirmedBy: 'Bo Colleague', at: '2026-11-22T10:00:00.000Z' }] };
    const bridge = fakeBridge({ 'disposal.list': () => ({ ...set, proposals: [proposal], copies: ['ifr-panel.db.before-20270101000000.backup'] }), 'disposal.confirm': () => gone, 'disposal.takeBack': () => set });
    const { user } = showPage(<DisposalPage />);
    await user.click(await screen.findByRole('button', { name: 'Confirm, as the second person' }));
    const form = screen.getByRole('form', { name: 'Confirm the disposal' });
    expect(within(form).getByText('This cannot be undone.')).toBeVisible();
    expect(within(form).getByText(/Copies that the app made before an update/)).toBeVisible();
    expect(bridge.callsTo('disposal.confirm')).toEqual([]);
    await user.click(within(form).getByRole('button', { name: 'Back' }));
    await user.click(screen.getByRole('button', { name: 'Take the proposal back' }));
    await user.click(screen.getByRole('button', { name: 'Take it back' }));
    expect(screen.getByText('Choose why it is taken back')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await user.click(screen.getByRole('button', { name: 'Confirm, as the second person' }));
    await user.click(screen.getByRole('button', { name: 'Confirm and destroy' }));
    expect(bridge.callsTo('disposal.confirm')).toEqual([{ disposalId: 'd-1' }]);
    expect(await screen.findByText(/Proposed by Ann Officer, confirmed by Bo Colleague/)).toBeVisible();
    expect(screen.getByText(/Kind of treatment: bone stimulator/)).toBeVisible();
  });

  it('says when the file was not written anew, and tries again', async () => {
    const bridge = fakeBridge({ 'disposal.list': () => ({ ...set, rewriting: { why: 'There is not enough room on the disk to write the database anew. Make room.' } }), 'disposal.rewrite': () => set });
    const { user } = showPage(<DisposalPage />);
    expect(await screen.findByText(/not enough room on the disk/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Write the file anew now' }));
    expect(bridge.callsTo('disposal.rewrite')).toHaveLength(1);
    expect(screen.queryByText(/A disposal is not finished/)).toBeNull();
  });

  it('lists nothing for somebody whose role does not allow it', async () => {
    const bridge = fakeBridge({});
    showPage(
      <RolesProvider value={['panel-member']}>
        <DisposalPage />
      </RolesProvider>,
    );
    expect(await screen.findByText(/Only an IFR officer, a chair or an administrator may/)).toBeVisible();
    expect(bridge.calls).toEqual([]);
  });
});
