import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { fakeBridge, type Handlers } from '../test/dom/fakeBridge.ts';
import { caseRow, caseView, form, formDocument, foundCase, searchOver, status } from '../test/dom/samples.ts';
import { App } from './App.tsx';

function start(handlers: Handlers = {}) {
  const bridge = fakeBridge({
    'session.status': () => status('unlocked'),
    'session.lock': () => status('locked'),
    'work.list': () => ({ overdue: [], thisWeek: [], waiting: [], open: [caseRow('IFR-1')], stuck: [] }),
    ...searchOver([foundCase('IFR-2', { urgency: 'urgent' }), foundCase('IFR-1')]),
    'case.get': ({ applicationId }) => caseView({ applicationId, number: applicationId.replace('id-', '') }),
    'paper.get': () => ({ paperId: form.paperId, name: form.name, kind: form.kind, sha256: '', read: true, document: formDocument, content: null }),
    ...handlers,
  });
  render(<App />);
  return { bridge, user: userEvent.setup() };
}

describe('the frame', () => {
  it('moves the focus to the heading of each screen and marks the place in the rail', async () => {
    const { user } = start();
    expect(await screen.findByRole('heading', { level: 1, name: 'Work' })).toHaveFocus();
    const rail = within(screen.getByRole('navigation', { name: 'Main' }));
    await user.click(rail.getByRole('button', { name: 'Cases' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Cases' })).toHaveFocus();
    expect(rail.getByRole('button', { name: 'Cases' })).toHaveAttribute('aria-current', 'page');
    expect(rail.getByRole('button', { name: 'Work' })).not.toHaveAttribute('aria-current');
  });

  it('says who is signed in and how old the backup is, and locks', async () => {
    const { user } = start();
    const foot = await screen.findByRole('contentinfo');
    expect(foot).toHaveTextContent('Asha Mbeki');
    expect(foot).toHaveTextContent('No backup has been made yet');
    await user.click(within(foot).getByRole('button', { name: 'Lock' }));
    expect(await screen.findByRole('heading', { name: 'Unlock IFR Panel' })).toBeInTheDocument();
    expect(screen.queryByText('IFR-1')).not.toBeInTheDocument();
  });

  it('locks from the menu bar', async () => {
    const { bridge } = start();
    await screen.findByRole('heading', { level: 1, name: 'Work' });
    bridge.push({ kind: 'menu', item: 'lock' });
    await vi.waitFor(() => expect(bridge.callsTo('session.lock')).toHaveLength(1));
  });

  it.each([
    ['keeps what was typed for the same person', 'p1', 'Half a sentence'],
    ['shows it to nobody else who signs in', 'p2', ''],
  ])('%s', async (_what, nextPerson, left) => {
    const { bridge, user } = start({
      'session.unlock': () => ({ ...status('unlocked'), person: { ...status('unlocked').person!, id: nextPerson } }),
      'case.get': ({ applicationId }) => caseView({ applicationId, next: { label: 'Screen the request', screen: 'screening' } }),
      'screening.get': () => ({ seq: 1, sentence: null, routes: [], recorded: null }),
    });
    const goToScreening = async () => {
      await user.click(await screen.findByRole('button', { name: 'IFR-1' }));
      await user.click(await screen.findByRole('button', { name: 'Screen the request' }));
      return screen.findByLabelText('Why?');
    };
    await user.type(await goToScreening(), 'Half a sentence');
    await user.click(within(screen.getByRole('contentinfo')).getByRole('button', { name: 'Lock' }));
    await user.type(await screen.findByLabelText('Passphrase'), 'any{Enter}');
    if (nextPerson === 'p1') expect(await screen.findByLabelText('Why?')).toHaveValue(left);
    else expect(await goToScreening()).toHaveValue(left);
    expect(bridge.callsTo('session.unlock')).toHaveLength(1);
  });

  it('goes to any case with Ctrl+K, by keyboard alone', async () => {
    const { user } = start();
    await screen.findByRole('heading', { name: 'Work' });
    await user.keyboard('{Control>}k{/Control}');
    const field = screen.getByRole('combobox', { name: 'Go to a case or an action' });
    expect(field).toHaveFocus();
    const options = await screen.findAllByRole('option', { name: /IFR/ });
    expect(options[0]).toHaveTextContent('IFR-2');
    await user.keyboard('ifr-1{ArrowDown}{ArrowUp}{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'Case IFR-1' })).toHaveFocus();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('closes Ctrl+K with Escape and gives the focus back', async () => {
    const { user } = start();
    const place = await screen.findByRole('button', { name: 'Settings' });
    place.focus();
    await user.keyboard('{Control>}k{/Control}nothing like this');
    expect(screen.getByText(/Nothing by that name/)).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(place).toHaveFocus();
  });

  it('skips to the screen', async () => {
    const { user } = start();
    await screen.findByRole('heading', { name: 'Work' });
    await user.click(screen.getByRole('link', { name: 'Skip to the screen' }));
    expect(screen.getByRole('main')).toHaveFocus();
  });
});
