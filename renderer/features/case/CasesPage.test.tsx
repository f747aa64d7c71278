import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CasePage } from '../../../shared/contract/search.ts';
import { refuse } from '../../../shared/domain/result.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { foundCase, searchOver } from '../../../test/dom/samples.ts';
import { showPage } from '../../../test/dom/show.tsx';
import { forgetDrafts } from '../../components/useDraft.ts';
import { CasesPage } from './CasesPage.tsx';

beforeEach(forgetDrafts);

const two = [foundCase('IFR-2', { treatment: 'Guided injection', urgency: 'urgent' }), foundCase('IFR-1')];
function open(handlers: Handlers = {}) {
  const bridge = fakeBridge({ ...searchOver(two), ...handlers });
  return { bridge, ...showPage(<CasesPage />) };
}

/** Answers that the test gives when it wants to, in whatever order. */
function held() {
  const asked: { text: string; after: number | null; answer: (page: Partial<CasePage>) => Promise<void> }[] = [];
  const find = ({ text, after }: { text: string; after: number | null }) =>
    new Promise<CasePage>((resolve) => {
      asked.push({ text, after, answer: (page) => act(async () => resolve({ rows: [], next: null, building: null, ...page })) });
    });
  const next = async (number: number) => {
    await waitFor(() => expect(asked.length).toBeGreaterThanOrEqual(number));
    return asked[number - 1]!;
  };
  return { asked, find, next };
}

describe('Cases', () => {
  it('finds as you type, opens a case, and says how many there are', async () => {
    const { user, went, bridge } = open();
    await user.type(await screen.findByRole('searchbox'), 'guided central');
    const table = await screen.findByRole('table', { name: 'Cases' });
    await waitFor(() => expect(table).not.toHaveTextContent('IFR-1'));
    expect(await screen.findByText('1 case')).toBeInTheDocument();
    await user.click(within(table).getByRole('button', { name: 'IFR-2' }));
    expect(went).toEqual([{ name: 'case', applicationId: 'id-IFR-2' }]);
  });

  it('keeps every letter that is typed while answers and pages are late, and shows the answer to the last text only', async () => {
    const { asked, find, next } = held();
    const { user } = open({ 'case.find': find });
    const field = await screen.findByRole('searchbox');
    await (await next(1)).answer({ rows: [foundCase('IFR-7')], next: 70 });
    await user.click(await screen.findByRole('button', { name: 'Show more cases' }));
    const page = await next(2);
    expect(page.after).toBe(70);
    const typed = 'ultrasound for a broken shin 1';
    await user.type(field, typed);
    expect(field).toHaveValue(typed);
    const first = await next(3);
    expect(first.text).toBe('u');
    // The page of the old question and the answer to the first letter come late: neither is shown.
    await page.answer({ rows: [foundCase('IFR-OLD-PAGE')] });
    await first.answer({ rows: [foundCase('IFR-LATE')] });
    const last = await next(4);
    expect(last.text).toBe(typed); // one question stands for all that was typed meanwhile
    expect(screen.queryByText('IFR-LATE')).not.toBeInTheDocument();
    await last.answer({ rows: [foundCase('IFR-8')] });
    expect(await screen.findByText('IFR-8')).toBeInTheDocument();
    for (const gone of ['IFR-7', 'IFR-LATE', 'IFR-OLD-PAGE']) expect(screen.queryByText(gone)).not.toBeInTheDocument();
    expect(field).toHaveValue(typed);
    expect(asked).toHaveLength(4);
  });

  it('puts further pages under the first and ends at the last', async () => {
    const pages: Record<string, Partial<CasePage>> = { null: { rows: [foundCase('IFR-3')], next: 30 }, 30: { rows: [foundCase('IFR-2')], next: 20 }, 20: { rows: [foundCase('IFR-1')] } };
    const { user } = open({ 'case.find': ({ after }) => ({ rows: [], next: null, building: null, ...pages[String(after)] }) });
    await user.click(await screen.findByRole('button', { name: 'Show more cases' }));
    await screen.findByText('IFR-2');
    await user.click(screen.getByRole('button', { name: 'Show more cases' }));
    await screen.findByText('IFR-1');
    expect(screen.getAllByRole('row').slice(1).map((row) => within(row).getByRole('button').textContent)).toEqual(['IFR-3', 'IFR-2', 'IFR-1']);
    expect(screen.queryByRole('button', { name: 'Show more cases' })).not.toBeInTheDocument();
  });

  it('offers the word that may have been meant, and changes nothing until it is chosen', async () => {
    const { user } = open({ 'case.find': ({ text }) => ({ rows: text === 'lipus' ? two : [], next: null, building: null }), 'case.count': ({ text }) => ({ count: text === 'lipus' ? 2 : 0, more: false, didYouMean: text === 'lipsu' ? 'lipus' : null }) });
    const field = await screen.findByRole('searchbox');
    await user.type(field, 'lipsu');
    const better = await screen.findByRole('button', { name: 'lipus' });
    expect(field).toHaveValue('lipsu');
    expect(screen.getByText(/^No case fits/)).toBeInTheDocument();
    await user.click(better);
    expect(field).toHaveValue('lipus');
    expect(await screen.findByText('2 cases')).toBeInTheDocument();
  });

  it('filters, keeps the filters under a name, chooses them again and removes them', async () => {
    let kept: { name: string; filters: object }[] = [];
    const { user, bridge } = open({
      'filters.list': () => ({ kept }),
      'filters.keep': (one) => ({ kept: (kept = [...kept, one]) }),
      'filters.forget': ({ name }) => ({ kept: (kept = kept.filter((one) => one.name !== name)) }),
    });
    await user.click(await screen.findByText('Show only some of them'));
    await user.selectOptions(await screen.findByLabelText('Stage'), 'At panel');
    await user.selectOptions(screen.getByLabelText('Urgency'), 'Urgent');
    const from = within(screen.getByRole('group', { name: 'Received from' }));
    await user.type(from.getByLabelText('Day'), '1');
    await user.type(from.getByLabelText('Month'), '3');
    await user.type(from.getByLabelText('Year'), '2026');
    const filters = { stage: 'at-panel', urgency: 'urgent', receivedFrom: '2026-03-01' };
    await waitFor(() => expect(bridge.callsTo('case.find').at(-1)).toMatchObject({ filters }));
    await user.click(screen.getByRole('button', { name: 'Keep filters' }));
    expect(screen.getByText('Give these filters a name')).toBeInTheDocument();
    await user.type(screen.getByLabelText('Keep these filters under a name'), 'Urgent at panel');
    await user.click(screen.getByRole('button', { name: 'Keep filters' }));
    expect(await screen.findByLabelText('Filters you have kept')).toHaveValue('Urgent at panel');
    await user.click(screen.getByRole('button', { name: 'Show all cases' }));
    expect(bridge.callsTo('case.find').at(-1)).toMatchObject({ filters: {} });
    expect(from.getByLabelText('Year')).toHaveValue('');
    await user.selectOptions(screen.getByLabelText('Filters you have kept'), 'Urgent at panel');
    await waitFor(() => expect(bridge.callsTo('case.find').at(-1)).toMatchObject({ filters }));
    expect(from.getByLabelText('Year')).toHaveValue('2026');
    await user.click(screen.getByRole('button', { name: 'Remove “Urgent at panel”' }));
    await waitFor(() => expect(screen.queryByLabelText('Filters you have kept')).not.toBeInTheDocument());
  });

  it('is as it was when the person comes back', async () => {
    const { user, bridge, unmount } = open({ 'case.find': ({ after }) => ({ rows: [foundCase(after === null ? 'IFR-2' : 'IFR-1')], next: after === null ? 2 : null, building: null }) });
    await user.type(await screen.findByRole('searchbox'), 'central');
    await user.click(await screen.findByRole('button', { name: 'Show more cases' }));
    await screen.findByText('IFR-1');
    unmount();
    showPage(<CasesPage />);
    expect(await screen.findByRole('searchbox')).toHaveValue('central');
    expect(await screen.findByText('IFR-1')).toBeInTheDocument();
    expect(bridge.callsTo('case.find').at(-1)).toMatchObject({ text: 'central', after: 2 });
  });

  it('says that there are none yet, that the list is being made ready, and what went wrong', async () => {
    const { bridge } = open({ 'case.find': () => ({ rows: [], next: null, building: { done: 400, total: 12_000 } }), 'case.count': () => ({ count: 0, more: false, didYouMean: null }) });
    expect(await screen.findByText(/^There are no cases yet/)).toBeInTheDocument();
    expect(screen.getByText(/400 of 12,000 cases so far/)).toBeInTheDocument();
    bridge.answer({ 'case.find': () => refuse('DATABASE', 'The list cannot be read.', 'Try again.') });
    bridge.push({ kind: 'changed', applicationId: null });
    expect(await screen.findByRole('alert')).toHaveTextContent('The list cannot be read.');
    bridge.answer(searchOver(two));
    bridge.push({ kind: 'changed', applicationId: null });
    expect(await screen.findByText('IFR-2')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
