import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { PersonView } from '../../../shared/contract/people.ts';
import { roles, type Role } from '../../../shared/domain/roles.ts';
import { refuse } from '../../../shared/domain/result.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { asha, caseRow, caseView, form, status } from '../../../test/dom/samples.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { App } from '../../App.tsx';
import { RolesProvider } from '../../components/May.tsx';
import { PeoplePage } from './PeoplePage.tsx';
import { RecoveryKeysPage } from './RecoveryKeysPage.tsx';

const person = (change: Partial<PersonView> = {}): PersonView => ({
  ...asha, roles: [...roles], state: 'active', from: '2026-11-01', until: null, signInName: null, passphrase: 'own', hasPassphrase: true,
  history: [{ what: 'Added as IFR officer', by: 'Asha Mbeki', at: '2026-11-01T09:00:00.000Z' }], ...change,
});
const ben = person({ id: 'p2', name: 'Ben Second', roles: ['panel-member'], signInName: 'ben' });

describe('people', () => {
  it('are added with roles that somebody chose and a first passphrase; every mistake is named', async () => {
    const bridge = fakeBridge({ 'session.status': () => status('unlocked'), 'people.list': () => ({ people: [person()] }), 'people.add': () => ({ people: [person(), ben] }) });
    const { user } = showPage(<PeoplePage />);
    await user.click(await screen.findByRole('button', { name: 'Add a person' }));
    expect(screen.queryAllByRole('checkbox', { checked: true })).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Add this person' }));
    const summary = screen.getByRole('alert');
    for (const words of ['full name', 'job title', 'organisation', 'at least one role', 'first day', 'sign-in name', 'at least 12 characters']) expect(summary).toHaveTextContent(new RegExp(words, 'i'));
    expect(primaryButtons()).toEqual(['Add this person']);

    await user.type(screen.getByLabelText('Full name'), 'Ben Second');
    await user.type(screen.getByLabelText('Job title'), 'Lay member');
    await user.type(screen.getByLabelText('Organisation'), 'Central East');
    await user.click(screen.getByRole('checkbox', { name: 'Panel member' }));
    for (const [part, typed] of [['Day', '2'], ['Month', '11'], ['Year', '2026']] as const) await user.type(screen.getByLabelText(part), typed);
    await user.type(screen.getByLabelText('Sign-in name'), 'Ben');
    await user.type(screen.getByLabelText('First passphrase'), 'first words for ben{Enter}');
    expect(await screen.findByRole('heading', { level: 2, name: 'Ben Second' })).toBeInTheDocument();
    expect(bridge.callsTo('people.add')).toEqual([{ name: 'Ben Second', role: 'Lay member', organisation: 'Central East', roles: ['panel-member'], from: '2026-11-02', signInName: 'ben', passphrase: 'first words for ben' }]);
  });

  it('show roles, since when, and every change; a refusal stands where it happened', async () => {
    const bridge = fakeBridge({
      'session.status': () => status('unlocked'), 'people.list': () => ({ people: [person(), ben, person({ id: 'p3', name: 'Cy Gone', state: 'left', until: '2026-11-20', hasPassphrase: false })] }),
      'people.change': () => refuse('REFUSED', 'The last administrator cannot lose that role.', 'Give another person the role first.', 'roles'),
    });
    const { user } = showPage(<PeoplePage />);
    const items = (await screen.findAllByRole('heading', { level: 2 })).map((heading) => heading.closest('li')!);
    expect(items.map((item) => within(item).queryAllByRole('button').map((button) => button.textContent))).toEqual([
      ['Change name or roles: Asha Mbeki'],
      ['Change name or roles: Ben Second', 'Set a new first passphrase: Ben Second', 'Mark as left: Ben Second'],
      ['Has come back: set a first passphrase: Cy Gone'],
    ]);
    expect(items[1]).toHaveTextContent('Panel member');
    expect(items[2]).toHaveTextContent('Has left. From 1 November 2026, until 20 November 2026');
    await user.click(within(items[0]!).getByRole('button', { name: /^Change/ }));
    await user.click(screen.getByRole('checkbox', { name: 'Administrator' }));
    await user.type(screen.getByLabelText('Why?'), 'A new part{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('The last administrator cannot lose that role.');
    expect(bridge.callsTo('people.change')).toMatchObject([{ roles: roles.filter((one) => one !== 'administrator'), reason: 'A new part' }]);
  });

  it('can be read by everybody, and changed by an administrator only', async () => {
    fakeBridge({ 'session.status': () => status('unlocked'), 'people.list': () => ({ people: [person(), ben] }), 'recovery.list': () => ({ holders: [], whyNoCase: null }) });
    showPage(<RolesProvider value={['panel-member']}><PeoplePage /></RolesProvider>);
    expect(await screen.findByRole('heading', { level: 2, name: 'Ben Second' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Add a person' })).not.toBeInTheDocument();
    expect(screen.getByText('Only an administrator may add people, change their roles and keep the recovery keys. You are signed in as panel member.')).toBeInTheDocument();
  });
});

describe('recovery keys', () => {
  it('are given to a second person, shown once, and count when typed back', async () => {
    const holder = (name: string) => ({ holderId: name, name, by: 'Asha Mbeki', at: '2026-11-01T09:00:00.000Z' });
    const bridge = fakeBridge({
      'recovery.list': () => ({ holders: [holder('Asha Mbeki')], whyNoCase: 'Only Asha Mbeki holds a recovery key.' }),
      'recovery.begin': ({ name }) => (name === 'Asha Mbeki' ? refuse('INVALID', 'Asha Mbeki holds a recovery key already.', 'Choose another person.', 'name') : { recoveryKey: 'K7QF-2MWD' }),
      'recovery.finish': ({ recoveryKey }) => (recoveryKey === 'K7QF-2MWD' ? { holders: [holder('Asha Mbeki'), holder('Gil Head')], whyNoCase: null } : refuse('WRONG_RECOVERY_KEY', 'No')),
    });
    const { user } = showPage(<RecoveryKeysPage />);
    expect(await screen.findByText('No case can be made yet.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /out of force/ })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Add a holder' }));
    await user.type(screen.getByLabelText('Who keeps the paper?'), 'Asha Mbeki{Enter}');
    expect(await screen.findByRole('link', { name: /holds a recovery key already/ })).toBeInTheDocument();
    await user.clear(screen.getByRole('textbox'));
    await user.type(screen.getByRole('textbox'), 'Gil Head{Enter}');
    expect((await screen.findAllByRole('listitem')).map((item) => item.textContent)).toEqual(['K7QF', '2MWD']);
    await user.click(screen.getByRole('button', { name: 'It is written down' }));
    expect(screen.queryByText('K7QF')).not.toBeInTheDocument();
    await user.type(screen.getByLabelText('Recovery key'), 'wrong{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('That is not the recovery key');
    await user.clear(screen.getByRole('textbox'));
    await user.type(screen.getByRole('textbox'), 'K7QF-2MWD{Enter}');
    expect(await screen.findByRole('heading', { level: 2, name: 'Gil Head' })).toBeInTheDocument();
    expect(screen.queryByText('No case can be made yet.')).not.toBeInTheDocument();
    expect(bridge.callsTo('recovery.finish')).toHaveLength(2);
  });
});

describe('what a role sees', () => {
  const start = (held: readonly Role[], handlers: Handlers = {}) => {
    const bridge = fakeBridge({
      'session.status': () => ({ ...status('unlocked'), roles: [...held], asksSignInName: true }),
      'work.list': () => ({ overdue: [], thisWeek: [], waiting: [], open: [caseRow('IFR-1')], stuck: [] }),
      'icb.list': () => ({ icbs: [] }),
      ...handlers,
    });
    render(<App />);
    return { bridge, user: userEvent.setup() };
  };

  it('an administrator begins in Settings, and no case is asked for', async () => {
    const { bridge, user } = start(['administrator'], { 'session.unlock': () => ({ ...status('unlocked'), roles: ['administrator'] }), 'session.status': () => status('locked') });
    await user.type(await screen.findByLabelText('Passphrase'), 'any{Enter}');
    const rail = within(await screen.findByRole('navigation', { name: 'Main' }));
    expect(rail.getAllByRole('button').map((button) => button.textContent)).toEqual(['Policies', 'Settings']);
    expect(await screen.findByRole('heading', { level: 1, name: 'Settings' })).toBeInTheDocument();
    await user.keyboard('{Control>}k{/Control}');
    expect(screen.queryByRole('option', { name: /Take in a referral|IFR-1/ })).not.toBeInTheDocument();
    expect(bridge.callsTo('work.list')).toEqual([]);
  });

  it('a panel member reads the case, and is told who may do the rest', async () => {
    const { bridge, user } = start(['panel-member'], {
      'case.get': ({ applicationId }) => caseView({ applicationId, next: { label: 'Screen the request', screen: 'screening' }, steps: [{ screen: 'screening', label: 'Screen the request', state: 'now' }], papers: [form] }),
      'screening.get': () => ({ seq: 1, sentence: 'The answer.', routes: [], recorded: null }),
    });
    await user.click(await screen.findByRole('button', { name: 'IFR-1' }));
    expect(screen.queryByRole('button', { name: 'Take in a referral' })).not.toBeInTheDocument();
    expect(await screen.findByText('Your role does not show who the patient is')).toBeInTheDocument();
    expect(screen.getByText(/Only an IFR officer, a screener or a chair may open the papers/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Add an argument' })).not.toBeInTheDocument();
    expect(screen.getByText(/^Next: Screen the request\. Only a screener may/)).toBeInTheDocument();
    await user.click(within(screen.getByRole('region', { name: 'Steps' })).getByRole('button', { name: 'Screen the request' }));
    expect(await screen.findByText('Only a screener may record a screening outcome. You are signed in as panel member.')).toBeInTheDocument();
    expect(screen.queryByLabelText('Why?')).not.toBeInTheDocument();
    expect(bridge.callsTo('paper.get')).toEqual([]);
    expect(within(screen.getByRole('contentinfo')).getByRole('button', { name: 'Lock or switch person' })).toBeInTheDocument();
  });
});

describe('two people on one case', () => {
  it('the second is told what changed; what was typed stays, and is not recorded over it unread', async () => {
    let seq = 4;
    const history = [{ seq: 5, at: '2026-11-02T10:00:00.000Z', who: 'Ben Second', what: 'Fact confirmed', detail: 'Diagnosis' }, { seq: 4, at: '2026-11-01T10:00:00.000Z', who: 'Asha Mbeki', what: 'Assessment confirmed', detail: null }];
    const person = (id: string) => ({ ...status('unlocked'), person: { ...asha, id } });
    let signedIn = 'p1';
    const bridge = fakeBridge({
      'session.status': () => person(signedIn), 'session.lock': () => status('locked'),
      'session.unlock': ({ passphrase }) => person((signedIn = passphrase === 'of ben' ? 'p2' : 'p1')),
      'work.list': () => ({ overdue: [], thisWeek: [], waiting: [], open: [caseRow('IFR-1')], stuck: [] }),
      'case.get': ({ applicationId }) => caseView({ applicationId, seq, next: { label: 'Screen the request', screen: 'screening' }, history: history.filter((one) => one.seq <= seq) }),
      'paper.get': () => refuse('NOT_FOUND', 'None'),
      'screening.get': () => ({ seq, sentence: 'The answer.', recorded: null, routes: [{ route: 'to-panel', label: 'To the panel', letter: 'None', clock: 'Runs on', counted: 'As one', whyNot: null, needsSecondCheck: false, needsTellingPatient: false, needsPause: false }] }),
      'screening.record': (input) => (input.seq === seq ? caseView({ seq: seq + 1 }) : refuse('CONFLICT', 'The case was changed after you opened it, so nothing was recorded.')),
    });
    render(<App />);
    const user = userEvent.setup();
    const goToScreening = async () => {
      await user.click(await screen.findByRole('button', { name: 'IFR-1' }));
      await user.click(await screen.findByRole('button', { name: 'Screen the request' }));
      return screen.findByLabelText('Why?');
    };
    const switchTo = async (passphrase: string) => {
      await user.click(within(screen.getByRole('contentinfo')).getByRole('button', { name: /^Lock/ }));
      await user.type(await screen.findByLabelText('Passphrase'), `${passphrase}{Enter}`);
    };
    await user.type(await goToScreening(), 'The clinician argues that this patient differs from others, so a panel considers it.');
    await switchTo('of ben');
    expect(await goToScreening()).toHaveValue(''); // nobody sees what another was typing
    seq = 5; // Ben confirms a fact
    await switchTo('of asha');
    expect(await goToScreening()).toHaveValue('The clinician argues that this patient differs from others, so a panel considers it.');
    const told = await screen.findByRole('region', { name: 'Changed meanwhile' });
    expect(within(told).getAllByRole('listitem').map((item) => item.textContent)).toEqual([expect.stringMatching(/^Fact confirmed: Diagnosis \(Ben Second, /)]);
    const fill = async () => {
      await user.click(screen.getByRole('radio', { name: /To the panel/ }));
      const who = screen.getByLabelText('Name and role');
      await user.clear(who);
      await user.type(who, 'Dr Sam Screener');
      for (const [part, typed] of [['Day', '1'], ['Month', '11'], ['Year', '2026']] as const) {
        await user.clear(screen.getByLabelText(part));
        await user.type(screen.getByLabelText(part), typed);
      }
    };
    await fill();
    await user.click(screen.getByRole('button', { name: /^Record/ }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Somebody else changed this first');
    expect(screen.getByLabelText('Why?')).toHaveValue('The clinician argues that this patient differs from others, so a panel considers it.');
    await user.click(screen.getByRole('button', { name: 'I have looked at it' }));
    await user.click(screen.getByRole('button', { name: /^Record/ }));
    expect(bridge.callsTo('screening.record').map((input) => input.seq)).toEqual([4, 5]);
  });
});
