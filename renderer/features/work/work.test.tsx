import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../shared/domain/result.ts';
import { fakeBridge } from '../../../test/dom/fakeBridge.ts';
import { caseRow } from '../../../test/dom/samples.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { waitingWords } from './workModel.ts';
import { WorkPage } from './WorkPage.tsx';

const empty = { overdue: [], thisWeek: [], waiting: [], open: [], stuck: [] };

describe('Work', () => {
  it('puts urgent first, in words, and ends each row in its next action', async () => {
    fakeBridge({
      'work.list': () => ({
        ...empty,
        overdue: [caseRow('IFR-1', { receivedOn: '2026-01-01' }), caseRow('IFR-2', { urgency: 'urgent' })],
        waiting: [caseRow('IFR-3', { next: null, waiting: { on: 'Dr R. Adeyemi', since: '2026-03-01', until: '2026-03-20' } })],
      }),
    });
    const { user, went } = showPage(<WorkPage />);
    const overdue = within(await screen.findByRole('table', { name: 'Overdue' }));
    const [, first, second] = overdue.getAllByRole('row');
    expect(first).toHaveTextContent('Urgent');
    expect(first).toHaveTextContent('IFR-2');
    expect(second).toHaveTextContent('IFR-1');
    expect(second).not.toHaveTextContent('Urgent');
    expect(screen.getByRole('table', { name: 'Waiting on others' })).toHaveTextContent('Waiting since 1 March 2026, until 20 March 2026; Dr R. Adeyemi looks after it');
    expect(screen.getByRole('table', { name: 'Waiting on others' })).toHaveTextContent('Nothing more to do');
    expect(screen.queryByRole('heading', { name: /Due this week/ })).not.toBeInTheDocument();
    expect(primaryButtons()).toEqual(['Take in a referral']);

    await user.click(within(first!).getByRole('button', { name: /Check the facts/ }));
    expect(went).toEqual([{ name: 'facts', applicationId: 'id-IFR-2' }]);
  });

  it('opens the reckoning of a due date', async () => {
    fakeBridge({ 'work.list': () => ({ ...empty, overdue: [caseRow('IFR-1', { due: { on: '2026-03-20', label: 'Screening due', reckoning: '5 working days from 13 March' } })] }) });
    const { user } = showPage(<WorkPage />);
    const due = await screen.findByRole('button', { name: 'Screening due 20 March 2026' });
    expect(screen.getByText('5 working days from 13 March')).not.toBeVisible();
    await user.click(due);
    expect(due).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText('5 working days from 13 March')).toBeVisible();
  });

  it('shows an urgent stuck referral above everything else', async () => {
    const stuck = { intakeId: 'i1', label: 'Referral of 4 March', why: 'It has a password', urgency: 'urgent' as const, receivedOn: '2026-03-04' };
    fakeBridge({ 'work.list': () => ({ ...empty, overdue: [caseRow('IFR-1')], stuck: [stuck] }) });
    const { user, went } = showPage(<WorkPage />);
    const headings = (await screen.findAllByRole('heading', { level: 2 })).map((heading) => heading.textContent);
    expect(headings[0]).toMatch(/^Stuck/);
    await user.click(screen.getByRole('button', { name: /Look at it/ }));
    expect(went).toEqual([{ name: 'intake', intakeId: 'i1' }]);
  });

  it('says what to do when there is nothing, and what went wrong when it cannot read', async () => {
    const bridge = fakeBridge({ 'work.list': () => refuse('UNAVAILABLE', 'The store is starting again.') });
    const { user } = showPage(<WorkPage />);
    expect(await screen.findByRole('alert')).toHaveTextContent('The store is starting again.');
    expect(screen.queryByText(/nothing to do/)).not.toBeInTheDocument();
    bridge.answer({ 'work.list': () => ok(empty) });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/There is nothing to do just now/)).toBeInTheDocument();
  });

  it('asks again when something has changed, and stops listening when it is left', async () => {
    const bridge = fakeBridge({ 'work.list': () => empty });
    const { unmount } = showPage(<WorkPage />);
    await screen.findByText(/nothing to do/);
    bridge.answer({ 'work.list': () => ({ ...empty, open: [caseRow('IFR-9')] }) });
    bridge.push({ kind: 'changed', applicationId: 'id-IFR-9' });
    expect(await screen.findByText('IFR-9')).toBeInTheDocument();
    expect(screen.getByText(/No time limit is set for these cases/)).toBeInTheDocument();
    unmount();
    expect(bridge.listeners).toBe(0);
  });

  it('leaves out "until" where no end is set', () => {
    expect(waitingWords({ on: 'the GP', since: '2026-03-01', until: null })).toBe('Waiting since 1 March 2026; the GP looks after it');
  });
});
