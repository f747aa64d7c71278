import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { refuse } from '../../../shared/domain/result.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { asha, status, searchOver } from '../../../test/dom/samples.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { App } from '../../App.tsx';
import { keyGroups, passphraseErrors } from './sessionModel.ts';
import { SettingsPage } from './SettingsPage.tsx';

const emptyWork = { overdue: [], thisWeek: [], waiting: [], open: [], stuck: [] };
const key = 'K7QF-2MWD-9XRT-H4PZ';

function start(handlers: Handlers) {
  const bridge = fakeBridge({ 'work.list': () => emptyWork, ...searchOver([]), ...handlers });
  render(<App />);
  return { bridge, user: userEvent.setup() };
}

describe('first start', () => {
  it('names every mistake, links each to its field, and sends nothing', async () => {
    const { bridge, user } = start({ 'session.status': () => status('first-start') });
    await user.click(await screen.findByRole('button', { name: 'Set up this device' }));
    const summary = screen.getByRole('alert');
    expect(summary).toHaveFocus();
    expect(summary).toHaveTextContent('Enter your full name');
    expect(summary).toHaveTextContent('Choose a passphrase');
    await user.click(screen.getByRole('link', { name: 'Choose a passphrase' }));
    expect(screen.getByLabelText('Passphrase')).toHaveFocus();
    expect(bridge.callsTo('session.create')).toEqual([]);
  });

  it('takes a person and a passphrase, shows the key in groups and wants it typed back from the paper', async () => {
    const { bridge, user } = start({
      'session.status': () => status('first-start'),
      'session.create': () => ({ recoveryKey: key }),
      'session.confirmRecoveryKey': ({ recoveryKey }) => (recoveryKey === key ? status('unlocked') : refuse('WRONG_RECOVERY_KEY', 'No')),
    });
    await user.type(await screen.findByLabelText('Your full name'), asha.name);
    await user.type(screen.getByLabelText('Your role'), asha.role);
    await user.type(screen.getByLabelText('Your organisation'), asha.organisation);
    await user.type(screen.getByLabelText('Passphrase'), 'four plain words here');
    await user.type(screen.getByLabelText('The same passphrase again'), 'four plain words here{Enter}');

    expect(await screen.findByRole('heading', { name: 'Write down your recovery key' })).toHaveFocus();
    expect(bridge.callsTo('session.create')).toEqual([{ name: asha.name, role: asha.role, organisation: asha.organisation, passphrase: 'four plain words here' }]);
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['K7QF', '2MWD', '9XRT', 'H4PZ']);
    await user.click(screen.getByRole('button', { name: 'I have written it down' }));
    expect(screen.queryByText('K7QF')).not.toBeInTheDocument();

    await user.type(screen.getByLabelText('Recovery key'), 'K7QF-wrong{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('That is not the recovery key');
    await user.clear(screen.getByLabelText('Recovery key'));
    await user.type(screen.getByLabelText('Recovery key'), `${key}{Enter}`);
    expect(await screen.findByRole('heading', { name: 'Work' })).toHaveFocus();
  });

  it('asks for a longer passphrase, and for the same one twice', () => {
    const ids = { first: 'a', second: 'b' };
    expect(passphraseErrors('eleven char', 'eleven char', ids)).toMatchObject([{ id: 'a' }]);
    expect(passphraseErrors('twelve chars', 'twelve chars', ids)).toEqual([]);
    expect(passphraseErrors('twelve chars', 'Twelve chars', ids)).toMatchObject([{ id: 'b' }]);
    expect(keyGroups('ABCDEFGHIJ')).toEqual(['ABCD', 'EFGH', 'IJ']);
  });

  it('makes a new key after the app was closed before the first was typed back', async () => {
    const { bridge, user } = start({
      'session.status': () => status('recovery-unconfirmed'),
      'session.newRecoveryKey': () => ({ recoveryKey: 'NEWK-EYXX' }),
      'session.confirmRecoveryKey': () => status('unlocked'),
    });
    await user.click(await screen.findByRole('button', { name: 'Show a new recovery key' }));
    expect(await screen.findByText('NEWK')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'I have written it down' }));
    await user.type(screen.getByLabelText('Recovery key'), 'NEWKEYXX{Enter}');
    expect(await screen.findByRole('heading', { name: 'Work' })).toBeInTheDocument();
    expect(bridge.callsTo('session.newRecoveryKey')).toHaveLength(1);
  });

  it('has a way back when the store no longer waits for the key', async () => {
    let phase: 'first-start' | 'locked' = 'first-start';
    const { bridge, user } = start({
      'session.status': () => status(phase),
      'session.create': () => ({ recoveryKey: 'ABCD-EFGH' }),
      'session.confirmRecoveryKey': () => refuse('REFUSED', 'No recovery key is waiting to be typed back.', 'Start again.'),
    });
    await user.type(await screen.findByLabelText('Your full name'), 'Asha Mbeki');
    await user.type(screen.getByLabelText('Your role'), 'IFR officer');
    await user.type(screen.getByLabelText('Your organisation'), 'Invented ICB');
    await user.type(screen.getByLabelText('Passphrase'), 'long enough words');
    await user.type(screen.getByLabelText('The same passphrase again'), 'long enough words{Enter}');
    await user.click(await screen.findByRole('button', { name: 'I have written it down' }));
    phase = 'locked';
    bridge.push({ kind: 'locked', why: 'idle' });
    await user.type(screen.getByLabelText('Recovery key'), 'ABCDEFGH{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Go back to the start' }));
    expect(await screen.findByRole('heading', { name: 'Unlock IFR Panel' })).toBeInTheDocument();
  });
});

describe('unlock', () => {
  it('says so when the passphrase is wrong, keeps the person there, and lets the right one in by keyboard', async () => {
    const { user } = start({
      'session.status': () => status('locked'),
      'session.unlock': ({ passphrase }) => (passphrase === 'right one' ? status('unlocked') : refuse('WRONG_PASSPHRASE', 'No')),
    });
    const field = await screen.findByLabelText('Passphrase');
    expect(field).toHaveAttribute('type', 'password');
    await user.click(screen.getByLabelText('Show what I type'));
    expect(field).toHaveAttribute('type', 'text');
    await user.type(field, 'wrong one{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('That is not the passphrase');
    await user.clear(field);
    await user.type(field, 'right one{Enter}');
    expect(await screen.findByRole('heading', { name: 'Work' })).toBeInTheDocument();
  });

  it('shows another refusal in full, with what to do next', async () => {
    const { user } = start({
      'session.status': () => status('locked'),
      'session.unlock': () => refuse('DATABASE', 'The file is from a newer version.', 'Install the newer version.'),
    });
    await user.type(await screen.findByLabelText('Passphrase'), 'any{Enter}');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The file is from a newer version.');
    expect(alert).toHaveTextContent('Install the newer version.');
  });

  it('sets a new passphrase with the recovery key and then shows the new key', async () => {
    const { bridge, user } = start({ 'session.status': () => status('locked'), 'session.recoverPeople': () => ({ people: [{ ...asha, signInName: null }] }), 'session.recover': () => ({ recoveryKey: 'NEWK-EYXX' }) });
    await user.click(await screen.findByRole('button', { name: 'I have forgotten the passphrase' }));
    await user.type(screen.getByLabelText('Recovery key'), key);
    await user.type(screen.getByLabelText('New passphrase'), 'another long one');
    await user.type(screen.getByLabelText('The same passphrase again'), 'another long one{Enter}');
    expect(await screen.findByText('NEWK')).toBeInTheDocument();
    expect(bridge.callsTo('session.recover')).toEqual([{ recoveryKey: key, personId: asha.id, passphrase: 'another long one' }]);
  });

  it('asks whose passphrase is set anew where several people work here', async () => {
    const people = [{ ...asha, signInName: null }, { ...asha, id: 'p2', name: 'Ben Second', signInName: 'ben' }];
    const { bridge, user } = start({ 'session.status': () => status('locked'), 'session.recoverPeople': () => ({ people }), 'session.recover': () => ({ recoveryKey: 'NEWK-EYXX' }) });
    await user.click(await screen.findByRole('button', { name: 'I have forgotten the passphrase' }));
    await user.type(screen.getByLabelText('Recovery key'), key);
    await user.type(screen.getByLabelText('New passphrase'), 'another long one');
    await user.type(screen.getByLabelText('The same passphrase again'), 'another long one{Enter}');
    expect(await screen.findByRole('radio', { name: 'Ben Second' })).not.toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Set the new passphrase' }));
    expect(screen.getByRole('alert')).toHaveTextContent('Choose whose passphrase is set anew');
    expect(bridge.callsTo('session.recover')).toEqual([]);
    await user.click(screen.getByRole('radio', { name: 'Ben Second' }));
    await user.click(screen.getByRole('button', { name: 'Set the new passphrase' }));
    expect(await screen.findByText('NEWK')).toBeInTheDocument();
    expect(bridge.callsTo('session.recover')).toMatchObject([{ personId: 'p2' }]);
  });

  it('asks for the sign-in name where several people have a passphrase, and for a passphrase of one’s own after the first sign-in', async () => {
    let [chosen, opened] = [false, false];
    const first = () => ({ ...status('unlocked'), mustChangePassphrase: !chosen });
    const { user } = start({
      'session.status': () => (opened ? first() : { ...status('locked'), asksSignInName: true }),
      'session.unlock': ({ signInName }) => ((opened = signInName === 'ben') ? first() : refuse('WRONG_PASSPHRASE', 'No')),
      'session.changePassphrase': () => {
        chosen = true;
        return {};
      },
    });
    await user.type(await screen.findByLabelText('Passphrase'), 'given by somebody{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('not the passphrase of this sign-in name');
    await user.type(screen.getByLabelText('Sign-in name'), 'ben{Enter}');
    expect(await screen.findByRole('heading', { name: 'Choose your own passphrase' })).toBeInTheDocument();
    expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
    expect(primaryButtons()).toEqual(['Use this passphrase']);
    await user.type(screen.getByLabelText('The passphrase that you were given'), 'given by somebody');
    await user.type(screen.getByLabelText('Your own passphrase'), 'nobody else knows it');
    await user.type(screen.getByLabelText('Your own passphrase again'), 'nobody else knows it{Enter}');
    expect(await screen.findByRole('heading', { name: 'Work' })).toBeInTheDocument();
  });

  it('goes back to Unlock and says why when the app locks itself', async () => {
    let phase: 'unlocked' | 'locked' = 'unlocked';
    const { bridge } = start({ 'session.status': () => status(phase) });
    await screen.findByRole('heading', { name: 'Work' });
    phase = 'locked';
    bridge.push({ kind: 'locked', why: 'idle' });
    expect(await screen.findByRole('heading', { name: 'Unlock IFR Panel' })).toHaveFocus();
    expect(screen.getByText(/locked itself because nobody used it/)).toBeInTheDocument();
    expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
  });
});

describe('changing the passphrase', () => {
  it('says which field is wrong, and says when it is done', async () => {
    const bridge = fakeBridge({ 'session.changePassphrase': ({ current }) => (current === 'old one' ? {} : refuse('WRONG_PASSPHRASE', 'No')) });
    const { user } = showPage(<SettingsPage />);
    expect(primaryButtons()).toEqual(['Change the passphrase']);
    await user.type(screen.getByLabelText('Present passphrase'), 'not it');
    await user.type(screen.getByLabelText('New passphrase'), 'a longer one now');
    await user.type(screen.getByLabelText('The new passphrase again'), 'a longer one now{Enter}');
    await user.click(await screen.findByRole('link', { name: 'That is not your present passphrase' }));
    expect(screen.getByLabelText(/Present passphrase/)).toHaveFocus();
    await user.clear(screen.getByLabelText('Present passphrase'));
    await user.type(screen.getByLabelText('Present passphrase'), 'old one{Enter}');
    expect(await screen.findByText(/The passphrase is changed/)).toBeInTheDocument();
    expect(screen.getByLabelText('New passphrase')).toHaveValue('');
    await waitFor(() => expect(bridge.callsTo('session.changePassphrase')).toHaveLength(2));
  });
});
