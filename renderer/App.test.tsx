import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { fakeBridge } from '../test/dom/fakeBridge.ts';
import { caseRow, caseView, form, formDocument, status } from '../test/dom/samples.ts';
import { App } from './App.tsx';

function start() {
  const bridge = fakeBridge({
    'session.status': () => status('unlocked'),
    'session.lock': () => status('locked'),
    'work.list': () => ({ overdue: [], thisWeek: [], waiting: [], open: [caseRow('IFR-1')], stuck: [] }),
    'case.list': () => ({ cases: [caseRow('IFR-1'), caseRow('IFR-2', { urgency: 'urgent' })] }),
    'case.get': ({ applicationId }) => caseView({ applicationId, number: applicationId.replace('id-', '') }),
    'paper.get': () => ({ paperId: form.paperId, name: form.name, kind: form.kind, sha256: '', read: true, document: formDocument, content: null }),
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
