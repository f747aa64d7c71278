import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Practice } from '../../../shared/contract/policy.ts';
import { refuse } from '../../../shared/domain/result.ts';
import type { Guidance } from '../../../shared/policy/guidance.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { lsc, summaryOf } from '../../../test/dom/policySamples.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { forgetDrafts } from '../../components/useDraft.ts';
import { SettingsPage } from './SettingsPage.tsx';

beforeEach(forgetDrafts);

const old: Guidance = { id: 'TST1', identifier: 'TST1', aliases: ['TST 1'], title: 'An older text', publisher: 'Test Institute', replacedBy: ['TST2'], mandatoryFrom: null, about: [{ treatment: 'lipus', relation: 'intervention' }], checkedOn: '2026-05-04' };
const newer: Guidance = { id: 'TST2', identifier: 'TST2', aliases: [], title: 'A newer text', publisher: 'Test Institute', replacedBy: [], mandatoryFrom: '2026-07-01', about: [], checkedOn: null };

describe('the guidance register', () => {
  const start = (handlers: Handlers = {}, entries: readonly Guidance[] = [old, newer]) => {
    const bridge = fakeBridge({
      'guidance.list': () => ({ guidance: entries.map((entry) => ({ entry, by: entry === old ? 'Asha Mbeki' : null, at: entry === old ? '2026-05-04T09:00:00.000Z' : null })) }),
      'policy.list': () => ({ policies: [summaryOf(lsc)] }), 'guidance.set': () => ({}), ...handlers,
    });
    return { bridge, ...showPage(<SettingsPage section="guidance" />) };
  };

  it('says what each entry is, what replaced it, and how old that knowledge is', async () => {
    start();
    const row = (await screen.findByRole('heading', { name: 'TST1: An older text' })).closest('li')!;
    expect(row).toHaveTextContent('Not mandatory. Replaced by TST2.');
    expect(row).toHaveTextContent('Also written: TST 1');
    expect(row).toHaveTextContent('it is about the treatment itself.');
    expect(row).toHaveTextContent('Compared with the publisher’s page on 4 May 2026. Entered by Asha Mbeki, 4 May 2026');
    const other = screen.getByRole('heading', { name: 'TST2: A newer text' }).closest('li')!;
    expect(other).toHaveTextContent('Mandatory from 1 July 2026.');
    expect(other).toHaveTextContent('Nobody has compared it with the publisher’s page. Came with the app.');
  });

  it('fills in nothing, and asks for what it needs', async () => {
    const { user, bridge } = start();
    await user.click(await screen.findByRole('button', { name: 'Add guidance' }));
    for (const box of [...screen.getAllByRole('radio'), ...screen.getAllByRole('checkbox')]) expect(box).not.toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Save this entry' }));
    expect(within(screen.getByRole('alert')).getAllByRole('link').map((link) => link.textContent)).toEqual([
      'Enter how the guidance is usually written, for example MTG12', 'Enter the title', 'Enter who published it', 'Say whether it is mandatory', 'Say whether you compared this with the publisher’s page',
    ]);
    expect(bridge.callsTo('guidance.set')).toEqual([]);
    expect(primaryButtons()).toEqual(['Save this entry']);
  });

  it('refuses what is in the register under another way of writing, and adds what is new', async () => {
    const { user, bridge } = start();
    await user.click(await screen.findByRole('button', { name: 'Add guidance' }));
    const identifier = screen.getByLabelText('Identifier');
    await user.type(identifier, 'tst-1');
    await user.type(screen.getByLabelText('Title'), 'A third text');
    await user.type(screen.getByLabelText('Publisher'), 'Test Institute');
    await user.click(screen.getByRole('radio', { name: 'Yes, from a day' }));
    const from = within(screen.getByRole('group', { name: 'Mandatory from' }));
    for (const [label, text] of [['Day', '1'], ['Month', '7'], ['Year', '2026']] as const) await user.type(from.getByLabelText(label), text);
    await user.click(within(screen.getByRole('group', { name: /Have you compared this/ })).getByRole('radio', { name: 'No' }));
    await user.click(screen.getByRole('checkbox', { name: 'Ultrasound-guided injection or aspiration: another treatment for the same condition' }));
    await user.click(screen.getByRole('checkbox', { name: 'TST1: An older text' }));
    await user.click(screen.getByRole('button', { name: 'Save this entry' }));
    expect(screen.getByRole('alert')).toHaveTextContent('TST1 is in the register already. Change that entry instead');
    expect(bridge.callsTo('guidance.set')).toEqual([]);
    await user.clear(identifier);
    await user.type(identifier, 'TST 3');
    await user.click(screen.getByRole('button', { name: 'Save this entry' }));
    expect(bridge.callsTo('guidance.set')).toEqual([
      {
        entry: {
          id: 'TST-3', identifier: 'TST 3', aliases: [], title: 'A third text', publisher: 'Test Institute', replacedBy: ['TST1'], mandatoryFrom: '2026-07-01',
          about: [{ treatment: 'guided-injection', relation: 'alternative-for-same-condition' }], checkedOn: null,
        },
      },
    ]);
  });

  it('keeps apart what is not mandatory and what nobody knows', async () => {
    const { mandatoryFrom: _, ...unknown } = newer;
    const { user, bridge } = start({}, [unknown]);
    expect(await screen.findByText(/Nobody knows whether it is mandatory/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Change this entry: TST2' }));
    await user.click(screen.getByRole('button', { name: 'Save this entry' }));
    expect(bridge.callsTo('guidance.set')).toEqual([{ entry: unknown }]);
  });

  it('changes an entry under the id that it has', async () => {
    const { user, bridge } = start();
    await user.click(await screen.findByRole('button', { name: 'Change this entry: TST1' }));
    const title = screen.getByLabelText('Title');
    expect(title).toHaveValue('An older text');
    await user.clear(title);
    await user.type(title, 'An older text, mended');
    await user.click(screen.getByRole('button', { name: 'Save this entry' }));
    expect(bridge.callsTo('guidance.set')).toEqual([{ entry: { ...old, title: 'An older text, mended' } }]);
    expect(await screen.findByRole('heading', { level: 1, name: 'Guidance register' })).toBeVisible();
  });

  it('says that nothing is entered, and that the register could not be read', async () => {
    const first = start({}, []);
    expect(await screen.findByText('Nothing is entered yet.')).toBeVisible();
    first.unmount();
    start({ 'guidance.list': () => refuse('DATABASE', 'The store could not be read.') });
    expect(await screen.findByText('The store could not be read.')).toBeVisible();
  });
});

describe('GP practices', () => {
  const one: Practice = { code: 'Y99991', name: 'Exampleton Surgery', links: [{ icb: 'QM7', from: null, to: '2026-03-31' }, { icb: 'S1Y5D', from: '2026-04-01', to: null }] };
  const start = (handlers: Handlers = {}) => {
    const bridge = fakeBridge({ 'practice.list': () => ({ practices: [one], total: 1, source: null }), 'practice.set': () => ({}), ...handlers });
    return { bridge, ...showPage(<SettingsPage section="practices" />) };
  };
  const token = '00000000-0000-4000-8000-000000000001';

  it('says to which ICB each belongs, from when until when, and finds by what is typed', async () => {
    const { user, bridge } = start();
    const row = (await screen.findByRole('button', { name: 'Exampleton Surgery' })).closest('li')!;
    expect(row).toHaveTextContent('Hertfordshire and West Essex until 31 March 2026');
    expect(row).toHaveTextContent('Central East from 1 April 2026');
    await user.type(screen.getByLabelText('Find a practice'), 'Ex');
    expect(bridge.callsTo('practice.list').at(-1)).toEqual({ find: 'Ex' });
  });

  it('adds one, with an ICB that the app does not know', async () => {
    const { user, bridge } = start();
    await user.click(await screen.findByRole('button', { name: 'Add a practice' }));
    await user.click(screen.getByRole('button', { name: 'Save this practice' }));
    expect(within(screen.getByRole('alert')).getAllByRole('link')).toHaveLength(3);
    await user.type(screen.getByLabelText('ODS code of the practice'), 'y99992');
    await user.type(screen.getByLabelText('Name'), 'Sampleford Practice');
    await user.selectOptions(screen.getByLabelText('ICB'), 'Another ICB');
    await user.type(screen.getByLabelText('ODS code of that ICB'), 'qzz');
    const first = within(screen.getByRole('group', { name: 'First day' }));
    await user.type(first.getByLabelText('Year'), '2026');
    await user.click(screen.getByRole('button', { name: 'Save this practice' }));
    expect(screen.getByRole('alert')).toHaveTextContent('The first day needs a day');
    await user.type(first.getByLabelText('Day'), '1');
    await user.type(first.getByLabelText('Month'), '4');
    await user.click(screen.getByRole('button', { name: 'Save this practice' }));
    expect(bridge.callsTo('practice.set')).toEqual([{ practice: { code: 'Y99992', name: 'Sampleford Practice', links: [{ icb: 'QZZ', from: '2026-04-01', to: null }] } }]);
  });

  it('imports a file, or says why no row was taken in', async () => {
    const { user, bridge } = start({ 'intake.choose': () => ({ tokens: [{ token, name: 'practices.csv' }] }), 'practice.import': () => refuse('UNREADABLE', 'Row 3: “31/02/2026” is not a day that exists.', 'Mend the row and choose the file again.') });
    await user.click(await screen.findByRole('button', { name: 'Import a file of practices' }));
    expect(await screen.findByText(/Row 3: “31\/02\/2026”/)).toBeVisible();
    bridge.answer({ 'practice.import': () => ({ practices: 2 }) });
    await user.click(screen.getByRole('button', { name: 'Import a file of practices' }));
    expect(await screen.findByText('2 practices imported')).toBeInTheDocument();
    expect(screen.queryByText(/Row 3/)).toBeNull();
    expect(bridge.callsTo('practice.import')).toEqual([{ tokens: [token] }, { tokens: [token] }]);
    expect(bridge.callsTo('intake.choose')).toEqual([{ what: 'csv' }, { what: 'csv' }]);
  });
});
