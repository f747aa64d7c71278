import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BatchReport } from '../../../shared/contract/batch.ts';
import { refuse } from '../../../shared/domain/result.ts';
import { fakeBridge } from '../../../test/dom/fakeBridge.ts';
import { showPage } from '../../../test/dom/show.tsx';
import { BatchesPage } from './BatchesPage.tsx';
import { BatchPage } from './BatchPage.tsx';

const token = '00000000-0000-4000-8000-000000000001';
const summary = { batchId: 'b1', name: 'November', receivedOn: '2026-11-02', commissioner: 'QE1', by: 'Ann Officer', startedAt: '2026-11-02T09:00:00.000Z', jobId: null, state: 'done' as const, total: 3, counts: { waiting: 0, taken: 1, known: 1, 'not-taken': 1 } };
const report: BatchReport = {
  ...summary,
  items: [
    { number: 1, name: 'a.zip', status: 'taken', outcome: 'warn', why: null, urgent: true, intakeId: 'i1' },
    { number: 2, name: 'b.zip', status: 'known', outcome: null, why: null, urgent: false, intakeId: 'i0' },
    { number: 3, name: 'c', status: 'not-taken', outcome: 'reject', why: { message: 'There is no file in this pack.', next: 'See whether its files were moved.' }, urgent: false, intakeId: null },
  ],
};
const stopped: BatchReport = { ...report, state: 'stopped', counts: { waiting: 1, taken: 1, known: 1, 'not-taken': 0 }, items: [...report.items.slice(0, 2), { ...report.items[2]!, status: 'waiting', outcome: null, why: null }] };

describe('Take in a folder of packs', () => {
  it('shows what is in the folder, asks for the day and the ICB, and starts', async () => {
    const bridge = fakeBridge({
      'intake.choose': () => ({ tokens: [{ token, name: 'November' }] }),
      'batch.look': () => ({ name: 'November', packs: [{ name: 'a.zip', files: 1, size: 1000 }, { name: 'b', files: 4, size: 2000 }], more: 0 }),
      'batch.list': () => ({ batches: [summary] }),
      'batch.start': () => ({ batchId: 'b2', jobId: 'j2' }),
    });
    const { user, went } = showPage(<BatchesPage />);
    await user.click(screen.getByRole('button', { name: 'Choose the folder' }));
    expect(await screen.findByText(/2 packs with 5 files/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Take in 2 packs' }));
    expect(within(screen.getByRole('alert')).getAllByRole('link').map((link) => link.textContent)).toEqual(['The date received is missing. Enter a day, a month and a year', 'Choose the ICB that the packs were sent to']);
    await user.type(screen.getByLabelText('Day'), '2');
    await user.type(screen.getByLabelText('Month'), '3');
    await user.type(screen.getByLabelText('Year'), '2026');
    await user.click(screen.getAllByRole('radio')[0]!);
    await user.click(screen.getByRole('button', { name: 'Take in 2 packs' }));
    expect(bridge.callsTo('batch.start')).toEqual([{ tokens: [token], receivedOn: '2026-03-02', commissioner: expect.any(String) }]);
    expect(went).toEqual([{ name: 'batch', batchId: 'b2' }]);
  });

  it('says where the folder cannot be opened, and leads to the reports of before', async () => {
    fakeBridge({ 'intake.choose': () => ({ tokens: [{ token, name: 'November' }] }), 'batch.look': () => refuse('UNREADABLE', 'The folder cannot be opened.', 'Choose it again.'), 'batch.list': () => ({ batches: [{ ...stopped, items: undefined } as never] }) });
    const { user, went } = showPage(<BatchesPage />);
    await user.click(screen.getByRole('button', { name: 'Choose the folder' }));
    expect(await screen.findByText('The folder cannot be opened.')).toBeInTheDocument();
    expect(screen.getByText(/Stopped after 2 of 3 packs/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'November' }));
    expect(went).toEqual([{ name: 'batch', batchId: 'b1' }]);
  });
});

describe('the report of a batch', () => {
  it('counts what the packs came to, says it of each, marks what is urgent, and leads to each referral', async () => {
    fakeBridge({ 'batch.get': () => report });
    const { user, went } = showPage(<BatchPage batchId="b1" />);
    const counts = within(await screen.findByRole('table', { name: 'How many packs came to what' }));
    expect(counts.getAllByRole('row').slice(1).map((row) => row.textContent)).toEqual(['Not taken in1', 'Taken in. There are things to look at1', 'In the record already, so not taken in again1']);
    const packs = screen.getByRole('table', { name: 'Packs of the folder' });
    expect(packs).toHaveTextContent('Its papers say that it is urgent');
    expect(packs).toHaveTextContent('There is no file in this pack. See whether its files were moved.');
    await user.click(screen.getByRole('button', { name: 'Open: b.zip' }));
    expect(went).toEqual([{ name: 'intake', intakeId: 'i0' }]);
  });

  it('shows progress without the name of a pack, and can be cancelled', async () => {
    const bridge = fakeBridge({ 'batch.get': () => ({ ...stopped, state: 'running', jobId: 'j1' }), 'job.cancel': () => ({}) });
    const { user } = showPage(<BatchPage batchId="b1" />);
    expect(await screen.findByRole('progressbar')).toHaveAttribute('max', '3');
    bridge.push({ kind: 'job', jobId: 'j1', state: 'running', done: 2, total: 3, label: 'Taking in pack 3 of 3' });
    expect(screen.getByText('Taking in pack 3 of 3')).toBeInTheDocument();
    expect(screen.queryByRole('table')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(bridge.callsTo('job.cancel')).toEqual([{ jobId: 'j1' }]);
  });

  it('goes on with what is left, from another folder where that has moved', async () => {
    const bridge = fakeBridge({
      'batch.get': () => stopped, 'batch.goOn': () => refuse('UNREADABLE', 'The packs that are left are not in that folder.', 'Choose the folder in which they are now.'),
      'intake.choose': () => ({ tokens: [{ token, name: 'Moved' }] }), 'batch.goOnFrom': () => ({ batchId: 'b1', jobId: 'j3' }),
    });
    const { user } = showPage(<BatchPage batchId="b1" />);
    await user.click(await screen.findByRole('button', { name: 'Take in the 1 pack that is left' }));
    expect(await screen.findByText('The packs that are left are not in that folder.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'The folder is in another place' }));
    expect(bridge.callsTo('batch.goOnFrom')).toEqual([{ batchId: 'b1', tokens: [token] }]);
  });
});
