import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../shared/contract/case.ts';
import { addDays } from '../../../shared/domain/dates.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { actionsView, caseView, due, form, formDocument } from '../../../test/dom/samples.ts';
import { showPage } from '../../../test/dom/show.tsx';
import { today } from '../../components/dateParts.ts';
import { CasePage } from './CasePage.tsx';

const paper = { 'paper.get': () => ({ paperId: form.paperId, name: form.name, kind: form.kind, sha256: '', read: true, document: formDocument, content: null }) } satisfies Handlers;

function open(view: Parameters<typeof caseView>[0], handlers: Handlers = {}) {
  const bridge = fakeBridge({ 'case.get': () => caseView(view), 'case.actions': () => actionsView(), ...paper, ...handlers });
  return { bridge, ...showPage(<CasePage applicationId="id-IFR-1" />) };
}

const clock = (change: Partial<Clock>): Clock => ({ ...due('2026-03-20'), limit: 'screen', state: 'running', ...change });

describe('the time limits of a case', () => {
  it('stand with their date, how they stand and their reckoning, and the next one in the strip', async () => {
    const { user } = open({
      limitsSet: true,
      due: due('2026-03-20'),
      clocks: [clock({}), clock({ limit: 'send-letter', label: 'Letters due', on: null, state: 'no-start', words: 'Not begun yet', reckoning: ['The record holds no day on which the outcome was decided, so no date is due by it.'] })],
    });
    const list = within(await screen.findByRole('region', { name: 'Time limits' }));
    expect(list.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'Screening due 20 March 20263 working days leftHow it was reckoned: Screening dueThe limit of this ICB: 5 working days from the day on which the request was received.Day 5 is 2026-03-20.',
      'Letters due: no date yetNot begun yetHow it was reckoned: Letters dueThe record holds no day on which the outcome was decided, so no date is due by it.',
    ]);
    const button = list.getByRole('button', { name: 'How it was reckoned: Letters due' });
    button.focus();
    await user.keyboard('{Enter}');
    expect(within(list.getByRole('list', { name: 'How this date is reckoned' })).getByRole('listitem')).toHaveTextContent(/no day on which the outcome was decided/);
    expect(within(screen.getByRole('group', { name: 'Case IFR-1' })).getByRole('button', { name: 'Screening due 20 March 2026' })).toHaveAttribute('aria-expanded', 'false');
  });

  it('say that none is set, and lead to the settings of the ICB', async () => {
    const { user, went } = open({ limitsSet: false });
    expect(await screen.findAllByText(/No time limit is set for this ICB/)).toHaveLength(2);
    await user.click(within(screen.getByRole('region', { name: 'Time limits' })).getByRole('button', { name: 'Set time limits' }));
    expect(went).toEqual([{ name: 'settings', section: 'icb', ods: 'S1Y5D' }]);
  });
});

describe('the wait of a case', () => {
  const until = addDays(today(), 20);
  const waiting = { on: 'Ann Officer', since: '2026-03-01', until, chaseOn: today(), chaseDue: true };
  const type = async (user: ReturnType<typeof showPage>['user'], group: string, day: string) => {
    const [year, month, date] = day.split('-') as [string, string, string];
    const fields = within(screen.getByRole('group', { name: group }));
    for (const [label, text] of [['Day', date], ['Month', month], ['Year', year]] as const) {
      await user.clear(fields.getByLabelText(label));
      await user.type(fields.getByLabelText(label), text);
    }
  };

  it('is changed with a reason and a new day to ask again', async () => {
    const { bridge, user } = open({ stage: 'returned', waiting, next: { label: 'Ask again, and note it', screen: 'case' } }, { 'case.changeWait': () => caseView({ seq: 9, waiting: { ...waiting, on: 'Ben Okoro', chaseOn: addDays(today(), 7), chaseDue: false } }) });
    await user.click(await screen.findByRole('button', { name: 'Change the wait, or note that you asked again' }));
    await user.click(screen.getByRole('button', { name: 'Record this' }));
    const summary = await screen.findByRole('alert');
    expect(within(summary).getAllByRole('link').map((link) => link.textContent)).toEqual(['Say in a few words what was done, or why the wait changes', 'The day on which to ask again is missing. Enter a day, a month and a year']);
    await user.type(screen.getByLabelText('What was done, or why does the wait change?'), 'Rang the clinic; they will send the scan.');
    await user.clear(screen.getByLabelText('Who looks after the wait'));
    await user.type(screen.getByLabelText('Who looks after the wait'), 'Ben Okoro');
    await type(user, 'When to ask again, if nothing has come', addDays(until, 1));
    await user.click(screen.getByRole('button', { name: 'Record this' }));
    expect(await screen.findByRole('link', { name: 'The day on which to ask again comes after the end of the wait' })).toBeInTheDocument();
    await type(user, 'When to ask again, if nothing has come', addDays(today(), -1));
    await user.click(screen.getByRole('button', { name: 'Record this' }));
    expect(await screen.findByRole('link', { name: 'The day on which to ask again has passed' })).toBeInTheDocument();
    expect(bridge.callsTo('case.changeWait')).toEqual([]);
    await type(user, 'When to ask again, if nothing has come', addDays(today(), 7));
    await user.click(screen.getByRole('button', { name: 'Record this' }));
    await waitFor(() => expect(bridge.callsTo('case.changeWait')).toEqual([
      { applicationId: 'id-IFR-1', seq: 4, pause: { owner: 'Ben Okoro', until, chaseOn: addDays(today(), 7) }, reason: 'Rang the clinic; they will send the scan.' },
    ]));
    expect(await screen.findByText(/Ben Okoro looks after it/)).toBeInTheDocument();
    expect(screen.queryByRole('form', { name: 'Change the wait' })).not.toBeInTheDocument();
  });

  it('has no such form in a case that does not wait', async () => {
    open({});
    expect(await screen.findByRole('heading', { level: 1, name: 'Case IFR-1' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Change the wait/ })).not.toBeInTheDocument();
  });
});
