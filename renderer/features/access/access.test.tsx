import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AccessView } from '../../../shared/contract/access.ts';
import { fakeBridge } from '../../../test/dom/fakeBridge.ts';
import { caseView } from '../../../test/dom/samples.ts';
import { showPage } from '../../../test/dom/show.tsx';
import { AccessPage } from './AccessPage.tsx';

const sampleCase = caseView();
const none: AccessView = { seq: 4, number: 'IFR-2026-0001', request: null, earlier: [] };
const item = (itemId: string, title: string, answer: NonNullable<AccessView['request']>['items'][number]['answer'] = null) => ({ itemId, kind: 'note' as const, title, text: 'Mrs Invented next door rang.', others: 'It may be about them.', paperId: null, hasFile: false, answer });
const disclosed = { answer: 'disclose' as const, disclosed: null, reason: null, by: 'Ann Officer', at: '2026-11-20T10:00:00.000Z' };
const request = (change: Partial<NonNullable<AccessView['request']>>): AccessView => ({
  ...none,
  request: {
    requestId: 'r-1', askedOn: '2026-11-20', askedBy: 'patient', words: 'Passport seen.', items: [item('note:a', 'Note: The clinic'), item('note:b', 'History of the case')], open: 2, checkedBy: null, returned: null, written: 0, whyNotCheck: null,
    due: { on: '2026-12-20', label: 'Access request due', words: '28 days left', late: false, standing: false, beyondKnown: false, reckoning: ['Asked for on 20 November 2026.', 'One calendar month.'] }, ...change,
  },
});
const show = (view: AccessView, more: Parameters<typeof fakeBridge>[0] = {}) => {
  const bridge = fakeBridge({ 'case.get': () => sampleCase, 'access.get': () => view, ...more });
  return { bridge, ...showPage(<AccessPage applicationId={sampleCase.applicationId} />) };
};

describe('Access to the record', () => {
  it('records who asks, when, and how that was made sure; nothing is filled in', async () => {
    const { bridge, user } = show(none, { 'access.ask': () => request({}) });
    await user.click(await screen.findByRole('button', { name: 'Record the request' }));
    expect(screen.getByRole('link', { name: 'Say who asks' })).toBeVisible();
    const day = screen.getByRole('group', { name: /On which day did the request come/ });
    for (const [label, value] of [['Day', '20'], ['Month', '11'], ['Year', '2026']] as const) await user.type(within(day).getByLabelText(label), value);
    await user.click(screen.getByRole('radio', { name: 'The patient' }));
    await user.type(screen.getByLabelText(/How was it made sure/), 'Passport seen.');
    await user.click(screen.getByRole('button', { name: 'Record the request' }));
    expect(bridge.callsTo('access.ask')).toEqual([{ applicationId: sampleCase.applicationId, seq: 4, askedOn: '2026-11-20', askedBy: 'patient', words: 'Passport seen.' }]);
    expect(await screen.findByText(/2 items of 2 have no answer yet/)).toBeVisible();
  });

  it('asks about each item by itself, with its words, and goes on to the next one', async () => {
    const { bridge, user } = show(request({}), { 'access.review': () => request({ items: [item('note:a', 'Note: The clinic', disclosed), item('note:b', 'History of the case')], open: 1 }) });
    await user.click(await screen.findByRole('button', { name: 'Note: The clinic' }));
    const form = screen.getByRole('form', { name: 'Review: Note: The clinic' });
    expect(within(form).getByRole('group', { name: 'The words as they are held' })).toHaveTextContent('Mrs Invented next door rang.');
    for (const radio of within(form).getAllByRole('radio')) expect(radio).not.toBeChecked();
    await user.click(within(form).getByRole('radio', { name: 'Disclose with words taken out' }));
    await user.click(within(form).getByRole('button', { name: 'Record the answer' }));
    expect(within(form).getByRole('link', { name: 'No words were taken out yet' })).toBeVisible();
    const words = within(form).getByLabelText('The words that are disclosed');
    await user.clear(words);
    await user.type(words, '(taken out) rang.');
    await user.type(within(form).getByLabelText('Why?'), 'About a neighbour');
    await user.click(within(form).getByRole('button', { name: 'Record the answer' }));
    expect(bridge.callsTo('access.review')).toEqual([{ applicationId: sampleCase.applicationId, seq: 4, requestId: 'r-1', itemId: 'note:a', answer: 'redact', disclosed: '(taken out) rang.', reason: 'About a neighbour' }]);
    expect(await screen.findByRole('form', { name: 'Review: History of the case' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Write the export' })).toBeNull();
  });

  it('lets nobody check what they reviewed themselves', async () => {
    show(request({ items: [item('note:a', 'Note', disclosed)], open: 0, whyNotCheck: 'You reviewed items yourself, so another person has to check them.' }));
    expect(await screen.findByText(/another person has to check them/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'I have checked every answer' })).toBeNull();
  });

  it('warns before the export leaves the file, and shows how the day was reckoned', async () => {
    const { bridge, user } = show(request({ items: [item('note:a', 'Note', disclosed)], open: 0, checkedBy: 'Bo Colleague' }), { 'access.write': () => ({ saved: true }) });
    await user.click(await screen.findByRole('button', { name: 'How it was reckoned' }));
    expect(screen.getByText('One calendar month.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Write the export' }));
    expect(bridge.callsTo('access.write')).toEqual([]);
    expect(screen.getByText('The export leaves the encrypted file.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save the export outside' }));
    expect(await screen.findByText(/was saved outside the encrypted file, and the record says so/)).toBeVisible();
  });
});
