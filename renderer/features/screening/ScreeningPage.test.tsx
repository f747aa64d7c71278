import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ScreeningView } from '../../../shared/contract/decision.ts';
import { refuse } from '../../../shared/domain/result.ts';
import type { ScreeningRoute } from '../../../shared/workflow/shapes.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { caseView } from '../../../test/dom/samples.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { forgetDrafts } from '../../components/useDraft.ts';
import { ScreeningPage } from './ScreeningPage.tsx';

type Route = ScreeningView['routes'][number];
const route = (id: ScreeningRoute, label: string, change: Partial<Route> = {}): Route => ({
  route: id, label, letter: `letter of ${label}`, clock: `clock of ${label}`, counted: `count of ${label}`, whyNot: null, needsSecondCheck: false, needsTellingPatient: false, needsPause: false, ...change,
});
const view = (change: Partial<ScreeningView> = {}): ScreeningView => ({
  seq: 4,
  sentence: 'Not known: two facts could settle it.',
  recorded: null,
  routes: [
    route('to-panel', 'To the panel'),
    route('more-information', 'Ask for more information', { needsPause: true }),
    route('outside-policy', 'Outside this policy', { needsSecondCheck: true, needsTellingPatient: true }),
    route('criteria-met', 'Criteria met', { whyNot: 'The policy question is not known.' }),
  ],
  ...change,
});

function start(handlers: Handlers = {}, answer = view()) {
  const bridge = fakeBridge({ 'case.get': () => caseView({ applicationId: 'a1' }), 'screening.get': () => answer, 'screening.record': () => caseView(), ...handlers });
  return { bridge, ...showPage(<ScreeningPage applicationId="a1" />) };
}
const good = 'The scans and the physiotherapy record are not in the papers, and the criteria turn on them.';
const typeDay = async (user: ReturnType<typeof start>['user'], group: string, [day, month, year]: [string, string, string]) => {
  const fields = within(screen.getByRole('group', { name: group }));
  await user.type(fields.getByLabelText('Day'), day);
  await user.type(fields.getByLabelText('Month'), month);
  await user.type(fields.getByLabelText('Year'), year);
};

beforeEach(forgetDrafts);

describe('screening', () => {
  it('chooses nothing beforehand, says what follows from each route, and why one is closed', async () => {
    start();
    for (const radio of await screen.findAllByRole('radio')) expect(radio).not.toBeChecked();
    expect(screen.getByRole('radio', { name: 'To the panel' })).toHaveAccessibleDescription(/Letter: letter of To the panel.*Clock: clock of.*Counted as: count of/);
    const closed = screen.getByRole('radio', { name: 'Criteria met' });
    expect(closed).toBeDisabled();
    expect(closed).toHaveAccessibleDescription('The policy question is not known.');
    expect(primaryButtons()).toEqual(['Record screening outcome']);
  });

  it.each([
    ['', 'The reason is blank'],
    ['Not exceptional.', /The reason holds only a stock phrase/],
    ['too short', /The reason is too short/],
  ])('refuses the reason “%s” at its field, and records nothing', async (typed, message) => {
    const { user, bridge } = start();
    await user.click(await screen.findByRole('radio', { name: 'To the panel' }));
    if (typed) await user.type(screen.getByLabelText('Why?'), typed);
    await user.click(screen.getByRole('button', { name: 'Record screening outcome' }));
    await user.click(within(screen.getByRole('alert')).getByRole('link', { name: message }));
    expect(screen.getByLabelText('Why?')).toHaveFocus();
    expect(screen.getByLabelText('Why?')).toHaveAccessibleDescription(expect.stringMatching(/Error:/));
    expect(bridge.callsTo('screening.record')).toEqual([]);
  });

  it('asks who looks after the wait, until when and when to ask again, and sends just that', async () => {
    const { user, bridge } = start();
    await user.click(await screen.findByRole('radio', { name: 'Ask for more information' }));
    await user.type(screen.getByLabelText('Why?'), good);
    await user.type(screen.getByLabelText('Who looks after the wait'), 'Asha Mbeki');
    await typeDay(user, 'Until when', ['30', '6', '2026']);
    await typeDay(user, 'When to ask again, if nothing has come', ['1', '7', '2026']);
    await user.type(screen.getByLabelText('Name and role'), 'Sam Proforma, IFR manager');
    await typeDay(user, 'When was it decided?', ['2', '6', '2026']);
    await user.click(screen.getByRole('button', { name: 'Record screening outcome' }));
    expect(within(screen.getByRole('alert')).getByRole('link')).toHaveTextContent('The day on which to ask again comes after the end of the wait');
    const chase = within(screen.getByRole('group', { name: 'When to ask again, if nothing has come' }));
    await user.clear(chase.getByLabelText('Day'));
    await user.type(chase.getByLabelText('Day'), '15');
    await user.clear(chase.getByLabelText('Month'));
    await user.type(chase.getByLabelText('Month'), '6{Enter}');
    expect(bridge.callsTo('screening.record')).toEqual([
      { applicationId: 'a1', seq: 4, route: 'more-information', reason: good, decidedBy: { who: 'Sam Proforma, IFR manager', on: '2026-06-02' }, pause: { owner: 'Asha Mbeki', until: '2026-06-30', chaseOn: '2026-06-15' } },
    ]);
  });

  it('says that another person checks a route away from the panel, signed in, and takes no typed name for it', async () => {
    const { user, bridge } = start();
    await user.click(await screen.findByRole('radio', { name: 'Outside this policy' }));
    await user.type(screen.getByLabelText('Why?'), good);
    await user.type(screen.getByLabelText('Name and role'), 'Sam Proforma');
    await typeDay(user, 'When was it decided?', ['2', '6', '2026']);
    expect(screen.getByText(/another person signs in under their own name and checks it/)).toBeVisible();
    expect(screen.queryByLabelText(/Who checked it/)).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'We write to the patient' }));
    await user.click(screen.getByRole('button', { name: 'Record screening outcome' }));
    expect(bridge.callsTo('screening.record')).toEqual([{ applicationId: 'a1', seq: 4, route: 'outside-policy', reason: good, decidedBy: { who: 'Sam Proforma', on: '2026-06-02' }, tellingPatient: { way: 'we-write' } }]);
  });

  it('keeps what was typed when the store refuses and when the screen is left', async () => {
    const { user, unmount } = start({ 'screening.record': () => refuse('INVALID', 'The day lies in the future.', 'Enter the day.', 'decidedBy') });
    await user.click(await screen.findByRole('radio', { name: 'To the panel' }));
    await user.type(screen.getByLabelText('Why?'), good);
    await user.type(screen.getByLabelText('Name and role'), 'Sam Proforma');
    await typeDay(user, 'When was it decided?', ['2', '6', '2026']);
    await user.click(screen.getByRole('button', { name: 'Record screening outcome' }));
    await user.click(within(await screen.findByRole('alert')).getByRole('link', { name: /The day lies in the future/ }));
    expect(screen.getByLabelText('Name and role')).toHaveFocus();
    unmount();
    start();
    expect(await screen.findByLabelText('Why?')).toHaveValue(good);
    expect(screen.getByRole('radio', { name: 'To the panel' })).toBeChecked();
  });

  it('shows who decided apart from who recorded', async () => {
    start({}, view({ recorded: { route: 'to-panel', label: 'To the panel', reason: good, decidedBy: 'Sam Proforma, 2 June 2026', recordedBy: 'Asha Mbeki', at: '2026-06-02T09:00:00.000Z' } }));
    expect(await screen.findByText(/Decided by Sam Proforma/)).toBeVisible();
    expect(screen.getByText(/Recorded by Asha Mbeki/)).toBeVisible();
    expect(screen.queryByRole('radio')).toBeNull();
  });
});
