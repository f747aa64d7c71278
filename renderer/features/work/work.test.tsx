import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../shared/domain/result.ts';
import { fakeBridge } from '../../../test/dom/fakeBridge.ts';
import { caseRow, due } from '../../../test/dom/samples.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { waitingWords } from './workModel.ts';
import { WorkPage } from './WorkPage.tsx';

const empty = { overdue: [], thisWeek: [], waiting: [], open: [], stuck: [] };

describe('Work', () => {
  it('says what is urgent, in words, keeps the order given, and ends each row in its next action', async () => {
    fakeBridge({
      'work.list': () => ({
        ...empty,
        overdue: [caseRow('IFR-2', { urgency: 'urgent' }), caseRow('IFR-1', { receivedOn: '2026-01-01' })],
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

  it('opens the reckoning of a due date, by keyboard', async () => {
    fakeBridge({ 'work.list': () => ({ ...empty, overdue: [caseRow('IFR-1', { due: due('2026-03-20', { late: true, words: 'Overdue: 2 working days late', reckoning: ['Counted from Friday 13 March 2026.', 'Day 5 is Friday 20 March 2026.'] }) })] }) });
    const { user } = showPage(<WorkPage />);
    const button = await screen.findByRole('button', { name: 'Screening due 20 March 2026' });
    expect(screen.getByRole('table', { name: 'Overdue' })).toHaveTextContent('Overdue: 2 working days late');
    expect(screen.queryByRole('list', { name: 'How this date is reckoned' })).not.toBeInTheDocument();
    button.focus();
    await user.keyboard('{Enter}');
    expect(button).toHaveAttribute('aria-expanded', 'true');
    const steps = screen.getByRole('list', { name: 'How this date is reckoned' });
    expect(button).toHaveAttribute('aria-controls', steps.id);
    expect(within(steps).getAllByRole('listitem').map((step) => step.textContent)).toEqual(['Counted from Friday 13 March 2026.', 'Day 5 is Friday 20 March 2026.']);
    await user.keyboard(' ');
    expect(screen.queryByRole('list', { name: 'How this date is reckoned' })).not.toBeInTheDocument();
  });

  it('says where a date rests on bank holidays that nobody knows yet', async () => {
    fakeBridge({ 'work.list': () => ({ ...empty, open: [caseRow('IFR-2', { due: due('2026-12-05') }), caseRow('IFR-1', { due: due('2028-01-05', { beyondKnown: true }) })] }) });
    showPage(<WorkPage />);
    const [, first, second] = within(await screen.findByRole('table', { name: 'Open' })).getAllByRole('row');
    expect(first).toHaveTextContent('IFR-2');
    expect(first).not.toHaveTextContent('not known');
    expect(second).toHaveTextContent('Bank holidays are not known that far: the true date may be later');
  });

  it('says whom to ask again and which wait ran out, and leads to it', async () => {
    const wait = { on: 'Ann Officer', since: '2026-03-01', until: '2026-06-01', chaseOn: '2026-03-10' };
    fakeBridge({
      'work.list': () => ({
        ...empty,
        waiting: [caseRow('IFR-3', { waiting: { ...wait, chaseDue: true }, next: { label: 'Ask again, and note it', screen: 'case' } }), caseRow('IFR-2', { waiting: wait, due: due('2026-03-25') })],
        overdue: [caseRow('IFR-5', { waiting: { ...wait, until: '2026-03-12', ranOut: true, chaseDue: true } })],
      }),
    });
    const { user, went } = showPage(<WorkPage />);
    const [, ...rows] = within(await screen.findByRole('table', { name: 'Waiting on others' })).getAllByRole('row');
    expect(rows[0]).toHaveTextContent('Ann Officer looks after it. It is time to ask again (set for 10 March 2026)');
    expect(rows[1]).toHaveTextContent('Ann Officer looks after it. Ask again on 10 March 2026');
    expect(screen.getByRole('table', { name: 'Overdue' })).toHaveTextContent('The wait ended on 12 March 2026, and nobody has taken the case up again');
    await user.click(within(rows[0]!).getByRole('button', { name: /^Ask again, and note it/ }));
    expect(went).toEqual([{ name: 'case', applicationId: 'id-IFR-3' }]);
  });

  it('shows the most pressing rows of a long group, says how many there are, and gives more of that group alone', async () => {
    const all = Array.from({ length: 1234 }, (_, index) => caseRow(`IFR-${index + 1}`, { limitsSet: index > 0 }));
    const unset = [{ ods: 'S1Y5D', icb: 'NHS Central East Integrated Care Board', cases: 1100 }];
    const none = { cases: 0, unset: [] };
    const bridge = fakeBridge({
      'work.list': ({ shown }) => ({ ...empty, open: all.slice(0, shown?.open ?? 25), totals: { overdue: none, thisWeek: none, waiting: none, open: { cases: all.length, unset }, stuck: 0 } }),
    });
    const { user } = showPage(<WorkPage />);
    expect(await screen.findByRole('heading', { name: 'Open (1,234)' })).toBeVisible();
    expect(screen.getByText('The 25 most pressing of 1,234 are shown.')).toBeVisible();
    expect(screen.getByText(/No time limit is set for Central East, so its 1,100 cases here/)).toBeVisible(); // of all of them, not of those shown
    expect(screen.getByText('Nothing is overdue.')).toBeVisible();
    const rows = () => within(screen.getByRole('table', { name: 'Open' })).getAllByRole('row').length - 1;
    for (const expected of [50, 100, 200, 400, 500]) {
      await user.click(screen.getByRole('button', { name: 'Show more under “Open”' }));
      expect(await screen.findByText(new RegExp(`^The ${expected} most pressing of 1,234 are shown`))).toBeVisible();
      expect(rows()).toBe(expected);
    }
    expect(bridge.callsTo('work.list').at(-1)).toEqual({ shown: { open: 500 } });
    expect(screen.queryByRole('button', { name: /Show more/ })).not.toBeInTheDocument();
    expect(screen.getByText(/The others are found under Cases/)).toBeVisible();
  }, 30_000);

  it('says that the list is not whole yet while it is being made, and does not say that nothing is overdue', async () => {
    fakeBridge({ 'work.list': () => ({ ...empty, open: [caseRow('IFR-1', { limitsSet: true })], building: { done: 1200, total: 90_000 } }) });
    showPage(<WorkPage />);
    expect(await screen.findByText(/The list is being made ready: 1,200 of 90,000 cases so far/)).toBeVisible();
    expect(screen.queryByText('Nothing is overdue.')).not.toBeInTheDocument();
  });

  it('says for which ICBs no time limit is set, and leads to where it is', async () => {
    const unset = { limitsSet: false, commissioner: 'S1Y5D' };
    fakeBridge({ 'work.list': () => ({ ...empty, open: [caseRow('IFR-1', unset), caseRow('IFR-2', unset), caseRow('IFR-3', { limitsSet: true, commissioner: 'QE1' })] }) });
    const { user, went } = showPage(<WorkPage />);
    expect(await screen.findByText(/No time limit is set for Central East, so its 2 cases here are never shown as due by one/)).toBeInTheDocument();
    expect(screen.getByText('Nothing is overdue.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Set the time limits of Central East' }));
    expect(went).toEqual([{ name: 'settings', section: 'icb', ods: 'S1Y5D' }]);
  });

  it('does not say that nothing is overdue where nothing could be', async () => {
    fakeBridge({ 'work.list': () => ({ ...empty, open: [caseRow('IFR-1', { limitsSet: false, commissioner: 'S1Y5D' })] }) });
    showPage(<WorkPage />);
    expect(await screen.findByText('IFR-1')).toBeInTheDocument();
    expect(screen.queryByText('Nothing is overdue.')).not.toBeInTheDocument();
  });

  it('names a letter that was issued and not sent, and leads to it', async () => {
    fakeBridge({ 'work.list': () => ({ ...empty, stuck: [{ applicationId: 'id-IFR-7', label: 'Case IFR-7', why: 'A letter was issued on 2 March 2026 and is not recorded as sent.', urgency: 'routine', receivedOn: '2026-01-04' }] }) });
    const { user, went } = showPage(<WorkPage />);
    await user.click(await screen.findByRole('button', { name: 'Send it and record that: Case IFR-7' }));
    expect(went).toEqual([{ name: 'letters', applicationId: 'id-IFR-7' }]);
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
    unmount();
    expect(bridge.listeners).toBe(0);
  });

  it('leaves out "until" where no end is set', () => {
    expect(waitingWords({ on: 'the GP', since: '2026-03-01', until: null })).toBe('Waiting since 1 March 2026; the GP looks after it');
  });
});
