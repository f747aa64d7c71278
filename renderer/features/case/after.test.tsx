import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CaseView } from '../../../shared/contract/case.ts';
import { fakeBridge } from '../../../test/dom/fakeBridge.ts';
import { actionsView, caseView, form, formDocument } from '../../../test/dom/samples.ts';
import { showPage } from '../../../test/dom/show.tsx';
import { ActionPage } from '../actions/ActionPage.tsx';
import { CasePage } from './CasePage.tsx';

const common = { label: 'x', standing: false, beyondKnown: false };
const followUps: NonNullable<CaseView['followUps']> = [
  { ...common, item: 'condition:0', kind: 'condition', what: 'The device is used daily.', on: null, words: 'Open; no day is set for it', late: false, reckoning: ['Condition: The device is used daily.'], record: null },
  { ...common, item: 'outcome-data', kind: 'outcome-data', what: 'Healing on X-ray', on: '2026-10-31', words: 'Received, 1 November 2026', late: false, reckoning: [], record: { answer: 'Received', on: '2026-11-01', who: 'Dr Invented', words: 'The X-ray shows callus.', paper: 'Letter.pdf', page: '2', by: 'Ann Officer', at: '2026-11-02T10:00:00.000Z' } },
  { ...common, item: 'expiry', kind: 'expiry', what: 'The approval ends on 20 November 2026', on: '2026-11-20', words: 'The approval ended on 20 November 2026, 2 days ago; nobody has recorded that it lapsed', late: true, reckoning: ['The panel’s decision gives this day as the end of the approval.'], record: null },
];
const show = (change: Partial<CaseView>) => {
  const bridge = fakeBridge({ 'case.get': () => caseView(change), 'case.actions': () => actionsView(), 'paper.get': () => ({ paperId: form.paperId, name: form.name, kind: form.kind, sha256: '', read: true, document: formDocument, content: null }) });
  return { bridge, ...showPage(<CasePage applicationId="id-IFR-1" />) };
};

describe('after the decision', () => {
  it('shows each condition, end and report with how it stands, what came of it, and how its day comes about', async () => {
    const { user, went } = show({ followUps });
    const section = await screen.findByRole('region', { name: 'After the decision' });
    expect(within(section).getByText(/ended on 20 November 2026, 2 days ago; nobody has recorded that it lapsed/)).toBeVisible();
    expect(within(section).getByText(/The X-ray shows callus\. \(Dr Invented; Letter\.pdf, page 2\)\. Recorded by Ann Officer/)).toBeVisible();
    await user.click(within(section).getByRole('button', { name: /How it was reckoned: The approval ends/ }));
    expect(within(section).getByText(/gives this day as the end of the approval/)).toBeVisible();
    await user.click(within(section).getByRole('button', { name: 'Record what came of it' }));
    expect(went).toEqual([{ name: 'caseAction', applicationId: 'id-IFR-1', action: 'followUp' }]);
  });

  it('is absent where the decision leaves nothing to be seen to', async () => {
    show({});
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByRole('region', { name: 'After the decision' })).toBeNull();
  });

  it('says on the strip of every screen that a case is on legal hold, since when and for whom', async () => {
    show({ hold: { askedBy: 'The legal team', reason: 'A letter before claim came.', by: 'Ann Officer', at: '2026-11-02T10:00:00.000Z' } });
    expect(await screen.findByText(/Legal hold/)).toHaveTextContent('Legal hold since 2 November 2026, asked for by The legal team');
  });

  it('offers only the answers that fit, and keeps paper and page together', async () => {
    const actions = actionsView({
      actions: [{ action: 'followUp', label: 'Record what came of the approval', whyNot: null }],
      followUps: [{ item: 'condition:0', kind: 'condition', what: 'The device is used daily.', on: null, answered: false }, { item: 'outcome-data', kind: 'outcome-data', what: 'Healing on X-ray', on: '2026-10-31', answered: false }],
      papers: [{ paperId: 'letter', name: 'Letter.pdf' }],
    });
    const bridge = fakeBridge({ 'case.get': () => caseView(), 'case.actions': () => actions, 'case.act': () => ({ applicationId: 'id-IFR-1' }) });
    const { user } = showPage(<ActionPage applicationId="id-IFR-1" action="followUp" />);
    await user.click(await screen.findByRole('radio', { name: /Outcome data: Healing on X-ray \(by 31 October 2026\)/ }));
    expect(screen.queryByRole('radio', { name: 'Met' })).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Received' }));
    for (const [label, value] of [['Day', '1'], ['Month', '11'], ['Year', '2026']] as const) await user.type(screen.getByLabelText(label), value);
    await user.type(screen.getByLabelText(/Who said so/), 'Dr Invented');
    await user.type(screen.getByLabelText('In words'), 'Callus is seen.');
    expect(screen.queryByLabelText('On which page?')).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Letter.pdf' }));
    await user.type(screen.getByLabelText('On which page?'), '2');
    await user.click(screen.getByRole('button', { name: 'Record it' }));
    expect(bridge.callsTo('case.act')[0]!.act).toEqual({ action: 'followUp', item: 'outcome-data', result: 'received', on: '2026-11-01', who: 'Dr Invented', words: 'Callus is seen.', paperId: 'letter', page: '2' });
  });
});
