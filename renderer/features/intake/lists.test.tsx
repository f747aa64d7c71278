import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { intakeView } from '../../../test/dom/samples.ts';
import { showPage } from '../../../test/dom/show.tsx';
import type { ColumnsView, RecordView } from '../../../shared/contract/records.ts';
import { forgetDrafts } from '../../components/useDraft.ts';
import { IntakePage } from './IntakePage.tsx';

const list = { paperId: 'p1', name: 'list.csv', kind: 'csv', read: true, pages: null, bytes: 400 } as const;
const paper = { 'paper.get': () => ({ paperId: 'p1', name: 'list.csv', kind: 'csv' as const, sha256: '', read: true, document: { blocks: [] }, content: null }) } satisfies Handlers;
const record = (change: Partial<RecordView>): RecordView => ({ paperId: 'p1', list: 'list.csv', record: 'Row 2', name: 'Agnes Winter', nhsNumber: '9990000018', dateOfBirth: '1961-05-04', asks: 'Exogen', state: 'open', applicationId: null, caseNumber: null, reason: null, ...change });
const columns = (change: Partial<ColumnsView> = {}): ColumnsView => ({ paperId: 'p1', name: 'list.csv', header: ['NHS No', 'B2'], examples: [['9990000018'], ['x', 'y']], rows: 2, columns: ['nhsNumber', null], remembered: false, fixed: null, ...change });
const two = [record({}), record({ record: 'Row 3', name: 'Tomos Reed', nhsNumber: '9990000026', dateOfBirth: '1990-01-01..1990-12-31', asks: null })];

beforeEach(forgetDrafts);

describe('A list in a referral', () => {
  it('names each request, makes a case of one after asking about consent, and stays for the others', async () => {
    const made: RecordView[] = [];
    const bridge = fakeBridge({
      'intake.get': () => intakeView({ papers: [list] }), 'intake.columns': () => ({ lists: [columns()] }),
      'intake.records': () => ({ records: made.length > 0 ? made : two, others: [{ paperId: 'p9', name: 'letter.pdf' }] }),
      'intake.makeCaseOfRecord': () => (made.push(record({ state: 'case', applicationId: 'a1', caseNumber: 'IFR-2026-0001' }), two[1]!), { applicationId: 'a1' }), ...paper,
    });
    const { user, went } = showPage(<IntakePage intakeId="i1" />);
    const requests = within(await screen.findByRole('region', { name: 'Requests in these papers' }));
    const [first, second] = requests.getAllByRole('listitem');
    expect(first).toHaveTextContent('Row 2Agnes Winter. NHS number: 999 000 0018. Born: 4 May 1961. Asks for: Exogen.');
    expect(second).toHaveTextContent('Born: 1 January 1990 to 31 December 1990.');
    // A list never becomes one case.
    expect(screen.queryByRole('button', { name: 'Make draft case' })).not.toBeInTheDocument();
    await user.click(within(first!).getByRole('button', { name: 'Make a case: Row 2' }));
    await user.click(screen.getByRole('checkbox', { name: 'letter.pdf' }));
    await user.click(screen.getByRole('radio', { name: 'Yes, the patient agrees' }));
    await user.type(screen.getByLabelText('Who said so, and where does it stand?'), 'Signed form');
    await user.click(screen.getByRole('button', { name: 'Make draft case' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'case IFR-2026-0001' })).toBeVisible());
    expect(bridge.callsTo('intake.makeCaseOfRecord')).toEqual([{ intakeId: 'i1', paperId: 'p1', record: 'Row 2', consent: { status: 'given', on: null, words: 'Signed form' }, papers: ['p9'] }]);
    expect(screen.getByText(/2 requests, 1 to decide/)).toBeVisible();
    expect(went).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'case IFR-2026-0001' }));
    expect(went).toEqual([{ name: 'case', applicationId: 'a1' }]);
  });

  it('sets a request aside where the patient does not agree, with a reason', async () => {
    const bridge = fakeBridge({ 'intake.get': () => intakeView({ papers: [list] }), 'intake.columns': () => ({ lists: [columns()] }), 'intake.records': () => ({ records: two, others: [] }), 'intake.setRecordAside': () => ({ records: two, others: [] }), ...paper });
    const { user } = showPage(<IntakePage intakeId="i1" />);
    await user.click(await screen.findByRole('button', { name: 'Make a case: Row 3' }));
    await user.click(screen.getByRole('radio', { name: 'No, the patient does not agree' }));
    await user.click(screen.getByRole('button', { name: 'Set it aside' }));
    await user.type(screen.getByLabelText('Why is it set aside?'), 'The patient does not agree.');
    await user.click(screen.getByRole('button', { name: 'Set this request aside' }));
    expect(bridge.callsTo('intake.setRecordAside')).toEqual([{ intakeId: 'i1', paperId: 'p1', record: 'Row 3', reason: 'The patient does not agree.' }]);
  });

  it('offers no case where an earlier list with the same row became one', async () => {
    fakeBridge({ 'intake.get': () => intakeView({ papers: [list] }), 'intake.columns': () => ({ lists: [columns()] }), 'intake.records': () => ({ records: [record({ applicationId: 'a1', caseNumber: 'IFR-2026-0001' }), two[1]!], others: [] }), ...paper });
    showPage(<IntakePage intakeId="i1" />);
    const [first] = within(await screen.findByRole('region', { name: 'Requests in these papers' })).getAllByRole('listitem');
    expect(first).toHaveTextContent('The same request came before and belongs to case IFR-2026-0001');
    expect(within(first!).queryByRole('button', { name: /Make a case/ })).not.toBeInTheDocument();
    expect(within(first!).getByRole('button', { name: 'Set aside: Row 2' })).toBeVisible();
  });

  it('asks what the columns mean where none is understood, and reads the list so', async () => {
    let lists = [columns({ columns: [null, null] })];
    const bridge = fakeBridge({
      'intake.get': () => intakeView({ papers: [{ ...list, read: false }], status: 'stuck' }), 'intake.columns': () => ({ lists }), 'intake.records': () => ({ records: [], others: [] }),
      'intake.mapColumns': ({ columns: chosen }) => ((lists = [columns({ columns: chosen })]), lists[0]!), ...paper,
    });
    const { user } = showPage(<IntakePage intakeId="i1" />);
    const first = await screen.findByLabelText('NHS No');
    expect(first).toHaveValue('');
    expect(first).toHaveAccessibleDescription('For example: 9990000018');
    await user.selectOptions(first, 'NHS number');
    await user.selectOptions(screen.getByLabelText('B2'), 'Patient’s last name');
    await user.click(screen.getByRole('button', { name: 'Read the list so' }));
    expect(bridge.callsTo('intake.mapColumns')).toEqual([{ intakeId: 'i1', paperId: 'p1', columns: ['nhsNumber', 'surname'] }]);
    expect(await screen.findByRole('button', { name: 'Change what the columns mean' })).toBeVisible();
  });

  it('says that a meaning was taken over, and why it cannot be changed any more', async () => {
    fakeBridge({ 'intake.get': () => intakeView({ papers: [list] }), 'intake.columns': () => ({ lists: [columns({ remembered: true, fixed: 'Something was decided about requests of this list already.' })] }), 'intake.records': () => ({ records: two, others: [] }), ...paper });
    showPage(<IntakePage intakeId="i1" />);
    const part = within(await screen.findByRole('region', { name: 'Columns of list.csv' }));
    expect(part.getByText(/taken over from an earlier list/)).toBeVisible();
    expect(part.getByText(/Something was decided/)).toBeVisible();
    expect(part.queryByRole('button')).not.toBeInTheDocument();
  });
});
