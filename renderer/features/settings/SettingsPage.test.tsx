import { render, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { IcbSettings } from '../../../shared/contract/office.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { status } from '../../../test/dom/samples.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { forgetDrafts } from '../../components/useDraft.ts';
import { App } from '../../App.tsx';
import { SettingsPage } from './SettingsPage.tsx';

const none = { offered: false as const, wording: 'Our policy gives no such right.' };
const set: IcbSettings = { addressLines: ['1 Sample Street', 'Exampleton'], telephone: '01632 960001', email: 'ifr@example.invalid', reconsideration: none, appeal: none, complaint: none };
const icb = (settings: IcbSettings | null) => ({ ods: 'S1Y5D', name: 'NHS Central East Integrated Care Board', settings, by: settings ? 'Asha Mbeki' : null, at: settings ? '2026-06-01T09:00:00.000Z' : null });

function start(page: Parameters<typeof SettingsPage>[0], handlers: Handlers = {}) {
  const bridge = fakeBridge({ 'session.status': () => status('unlocked'), 'icb.list': () => ({ icbs: [icb(null)] }), ...handlers });
  return { bridge, ...showPage(<SettingsPage {...page} />) };
}

beforeEach(forgetDrafts);

describe('settings', () => {
  it('says what is unset and what follows, and leads to each part', async () => {
    const { user, went } = start({});
    expect(await screen.findByText(/1 ICB not set: no letter of theirs can be drafted/)).toBeVisible();
    expect(await screen.findByText(/Signed in: Asha Mbeki, IFR officer/)).toBeVisible();
    for (const name of ['ICB settings', 'Your passphrase', 'Check the record']) await user.click(screen.getByRole('button', { name }));
    expect(went).toEqual([{ name: 'settings', section: 'icb' }, { name: 'settings', section: 'passphrase' }, { name: 'settings', section: 'check' }]);
  });

  it('fills in nothing for an ICB, and asks for every right', async () => {
    const { user, bridge } = start({ section: 'icb', ods: 'S1Y5D', part: 'letters' });
    expect(await screen.findByText(/Nothing is set for this ICB. Until it is, no letter can be drafted/)).toBeVisible();
    for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Save these settings' }));
    const links = within(screen.getByRole('alert')).getAllByRole('link').map((link) => link.textContent);
    expect(links).toEqual(expect.arrayContaining(['Reconsideration: say whether your policy gives it', 'Appeal: say whether your policy gives it', 'Complaint: say whether your policy gives it']));
    expect(bridge.callsTo('icb.set')).toEqual([]);
  });

  it('saves a right that is given, with all that letters say of it, and one that is not', async () => {
    const { user, bridge } = start({ section: 'icb', ods: 'S1Y5D', part: 'letters' }, { 'icb.list': () => ({ icbs: [icb(set)] }), 'icb.set': () => ({}) });
    await user.click((await screen.findAllByRole('radio', { name: 'Yes, our policy gives it' }))[1]!);
    await user.click(screen.getByRole('button', { name: 'Save these settings' }));
    expect(within(screen.getByRole('alert')).getAllByRole('link')).toHaveLength(6);
    for (const [label, text] of [['Appeal: who looks at it', 'The review panel'], ['Appeal: on what ground', 'Process'], ['Appeal: in which form', 'In writing'], ['Appeal: where to send it', 'The address above'], ['Appeal: in plain words, for the patient', 'You can ask us to look again.']] as const) {
      await user.type(screen.getByLabelText(label), text);
    }
    await user.click(screen.getByRole('radio', { name: 'Either of them' }));
    await user.click(screen.getByRole('button', { name: 'Save these settings' }));
    expect(bridge.callsTo('icb.set')).toEqual([
      {
        ods: 'S1Y5D',
        settings: { ...set, appeal: { offered: true, who: 'The review panel', startedBy: 'either', ground: 'Process', form: 'In writing', contact: 'The address above', inPlainWords: 'You can ask us to look again.' } },
      },
    ]);
  });

  it('takes what the ICB does with a request that meets the criteria, asks for the words, and takes it back', async () => {
    const { user, bridge, unmount } = start({ section: 'icb', ods: 'S1Y5D', part: 'letters' }, { 'icb.list': () => ({ icbs: [icb(set)] }), 'icb.set': () => ({}) });
    expect(await screen.findByText(/While this is not said, the assessment says/)).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'It goes to prior approval' }));
    expect(screen.queryByText(/While this is not said/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Save these settings' }));
    expect(within(screen.getByRole('alert')).getByRole('link', { name: /Say in words what happens/ })).toBeVisible();
    expect(bridge.callsTo('icb.set')).toEqual([]);
    await user.type(screen.getByLabelText('What happens, in words'), 'Send the form to the team.');
    await user.click(screen.getByRole('button', { name: 'Save these settings' }));
    const step = { kind: 'prior-approval' as const, words: 'Send the form to the team.' };
    expect(bridge.callsTo('icb.set')).toEqual([{ ods: 'S1Y5D', settings: { ...set, criteriaMetStep: step } }]);
    unmount();
    const again = start({ section: 'icb', ods: 'S1Y5D', part: 'letters' }, { 'icb.list': () => ({ icbs: [icb({ ...set, criteriaMetStep: step })] }), 'icb.set': () => ({}) });
    await again.user.click(await screen.findByRole('radio', { name: 'Our ICB has not said' }));
    await again.user.click(screen.getByRole('button', { name: 'Save these settings' }));
    expect(again.bridge.callsTo('icb.set')).toEqual([{ ods: 'S1Y5D', settings: set }]);
  });

  it('keeps what was typed of an ICB while another part is looked at', async () => {
    const { user, unmount } = start({ section: 'icb', ods: 'S1Y5D', part: 'letters' });
    await user.type(await screen.findByLabelText('Telephone'), '01632 960002');
    unmount();
    start({ section: 'icb', ods: 'S1Y5D', part: 'letters' });
    expect(await screen.findByLabelText('Telephone')).toHaveValue('01632 960002');
  });
});

describe('check the record', () => {
  const result = { ok: true, at: '2026-06-04T10:00:00.000Z', head: 'f00d', events: 12, findings: [] };

  it('runs when asked, says what was found, and gives the fingerprint to copy', async () => {
    const { user, bridge } = start({ section: 'check' }, { 'record.verify': () => result });
    expect(bridge.callsTo('record.verify')).toEqual([]);
    expect(primaryButtons()).toEqual(['Check the record']);
    await user.click(screen.getByRole('button', { name: 'Check the record' }));
    expect(await screen.findByRole('heading', { name: 'Nothing was found that does not fit' })).toBeVisible();
    expect(screen.getByLabelText('Fingerprint of the whole record')).toHaveValue('f00d');
  });

  it('shows how far it has come, and findings in words with what to do', async () => {
    let finish: (value: typeof result) => void = () => {};
    const { user, bridge } = start({ section: 'check' }, { 'record.verify': () => new Promise((resolve) => (finish = resolve)) });
    await user.click(screen.getByRole('button', { name: 'Check the record' }));
    bridge.push({ kind: 'job', jobId: 'j', state: 'running', done: 3, total: 9, label: 'Checking paper 3 of 9' });
    expect(screen.getByRole('progressbar', { name: 'Checking paper 3 of 9' })).toHaveAttribute('value', '3');
    finish({ ...result, ok: false, findings: [{ kind: 'edited', where: 'entry 4', sentence: 'An entry was changed.' }] as never });
    expect(await screen.findByRole('heading', { name: '1 thing found that should not be so' })).toBeVisible();
    expect(screen.getByText(/An entry was changed./)).toBeVisible();
    expect(screen.getByText(/Tell the person who answers for records/)).toBeVisible();
  });

  it('makes the lists anew beside it, says how far it has come, can be stopped, and says in words what was found', async () => {
    const { user, bridge } = start({ section: 'check' }, { 'search.rebuild': () => ({ jobId: 'j-lists' }), 'search.stopRebuild': () => ({}) });
    expect(primaryButtons()).toEqual(['Check the record']);
    await user.click(screen.getByRole('button', { name: 'Make the lists anew' }));
    bridge.push({ kind: 'job', jobId: 'j-other', state: 'running', done: 1, total: 2, label: 'Something else' });
    bridge.push({ kind: 'job', jobId: 'j-lists', state: 'running', done: 200, total: 900, label: '200 of 900 cases gone through' });
    expect(await screen.findByRole('progressbar', { name: '200 of 900 cases gone through' })).toHaveAttribute('value', '200');
    expect(screen.queryByText('Something else')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(bridge.callsTo('search.stopRebuild')).toEqual([{ jobId: 'j-lists' }]);
    bridge.push({ kind: 'job', jobId: 'j-lists', state: 'cancelled', done: 250, total: 900, label: 'Stopped: 250 of 900 cases were gone through.' });
    expect(await screen.findByText('Stopped: 250 of 900 cases were gone through.')).toHaveAttribute('role', 'status');
    expect(screen.getByRole('button', { name: 'Make the lists anew' })).toBeEnabled();
  });

  it('is where the menu bar leads', async () => {
    const bridge = fakeBridge({ 'session.status': () => status('unlocked'), 'work.list': () => ({ overdue: [], thisWeek: [], waiting: [], open: [], stuck: [] }) });
    render(<App />);
    await screen.findByRole('heading', { level: 1, name: 'Work' });
    bridge.push({ kind: 'menu', item: 'verify' });
    expect(await screen.findByRole('heading', { level: 1, name: 'Check the record' })).toHaveFocus();
    expect(bridge.callsTo('record.verify')).toEqual([]);
  });
});
