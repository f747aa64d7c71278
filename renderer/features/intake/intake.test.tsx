import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { refuse } from '../../../shared/domain/result.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { form, formDocument, foundCase, intakeView, searchOver } from '../../../test/dom/samples.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { forgetDrafts } from '../../components/useDraft.ts';
import { IntakePage } from './IntakePage.tsx';
import { IntakesPage } from './IntakesPage.tsx';
import { checkTakeIn } from './takeInModel.ts';
import { TakeInPage } from './TakeInPage.tsx';

const token = '00000000-0000-4000-8000-000000000001';
const paper = { 'paper.get': () => ({ paperId: form.paperId, name: form.name, kind: form.kind, sha256: '', read: true, document: formDocument, content: null }) } satisfies Handlers;

beforeEach(forgetDrafts);

describe('Take in a referral', () => {
  it('has no default for date, urgency or ICB, and asks for each', async () => {
    const bridge = fakeBridge({});
    const { user } = showPage(<TakeInPage />);
    for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Start reading' }));
    const summary = within(screen.getByRole('alert'));
    expect(summary.getAllByRole('link').map((link) => link.textContent)).toEqual([
      'Add the papers of the referral',
      'The date received is missing. Enter a day, a month and a year',
      'Say whether the referral is urgent',
      'Choose the ICB that the referral was sent to',
    ]);
    await user.click(summary.getByRole('link', { name: 'Say whether the referral is urgent' }));
    expect(screen.getByRole('radio', { name: 'Yes, urgent' })).toHaveFocus();
    expect(bridge.calls).toEqual([]);
  });

  it('takes dropped and chosen papers and starts reading with what was entered', async () => {
    const bridge = fakeBridge({
      'intake.choose': () => ({ tokens: [{ token, name: 'Form.docx' }] }),
      'intake.start': () => ({ intakeId: 'i1', jobId: 'j1' }),
    });
    const { user, went } = showPage(<TakeInPage />);
    await user.click(screen.getByRole('button', { name: 'Choose files' }));
    fireEvent.drop(screen.getByTestId('drop'), { dataTransfer: { files: [new File(['x'], 'Letter.pdf'), new File(['x'], 'refused.exe')] } });
    const added = await screen.findByRole('list', { name: 'Papers added' });
    await waitFor(() => expect(added).toHaveTextContent('Letter.pdf'));
    expect(added).toHaveTextContent('Form.docx');
    expect(screen.getByRole('alert')).toHaveTextContent('That file cannot be opened.');

    await user.type(screen.getByLabelText('Day'), '2');
    await user.type(screen.getByLabelText('Month'), '3');
    await user.type(screen.getByLabelText('Year'), '2026');
    await user.click(screen.getByRole('radio', { name: 'Yes, urgent' }));
    await user.click(screen.getByRole('radio', { name: /Central East/ }));
    await user.click(screen.getByRole('button', { name: 'Start reading' }));
    await user.click(screen.getByRole('link', { name: /Say why it is urgent/ }));
    await user.keyboard('Surgery on 20 March');
    await user.click(screen.getByRole('button', { name: 'Start reading' }));
    await waitFor(() => expect(went).toEqual([{ name: 'intake', intakeId: 'i1' }]));
    expect(bridge.callsTo('intake.start')).toEqual([
      { tokens: [token, '00000000-0000-4000-8000-000000000010'], receivedOn: '2026-03-02', urgency: 'urgent', urgencyReason: 'Surgery on 20 March', commissioner: 'S1Y5D' },
    ]);
  });

  it('takes a paper out again', async () => {
    fakeBridge({ 'intake.choose': () => ({ tokens: [{ token, name: 'Form.docx' }] }) });
    const { user } = showPage(<TakeInPage />);
    await user.click(screen.getByRole('button', { name: 'Choose a folder' }));
    await user.click(await screen.findByRole('button', { name: /Take out.*Form.docx/ }));
    expect(screen.queryByText('Form.docx')).not.toBeInTheDocument();
  });

  it('refuses a day that does not exist and a day to come', () => {
    const base = { files: [{ token, name: 'a' }], urgency: 'routine' as const, urgencyReason: '', commissioner: 'QOQ' };
    const now = new Date(2026, 2, 10);
    expect(checkTakeIn({ ...base, received: { day: '31', month: '2', year: '2026' } }, now)).toMatchObject({ ok: false, date: { part: 'day' } });
    expect(checkTakeIn({ ...base, received: { day: '11', month: '3', year: '2026' } }, now)).toMatchObject({ ok: false, errors: [{ message: 'The date received is in the future' }] });
    expect(checkTakeIn({ ...base, received: { day: '10', month: '3', year: '2026' } }, now)).toMatchObject({ ok: true });
  });
});

describe('A referral that was taken in', () => {
  it('shows how far the reading is, cancels it, and shows the result when it is done', async () => {
    const bridge = fakeBridge({ 'intake.get': () => intakeView({ status: 'reading', jobId: 'j1', papers: [] }), 'job.cancel': () => ({}), ...paper });
    const { user } = showPage(<IntakePage intakeId="i1" />);
    await screen.findByText('Reading the papers');
    bridge.push({ kind: 'job', jobId: 'other', state: 'running', done: 9, total: 9, label: 'Another job' });
    bridge.push({ kind: 'job', jobId: 'j1', state: 'running', done: 2, total: 5, label: 'Reading paper 3 of 5' });
    expect(screen.getByText('Reading paper 3 of 5')).toBeInTheDocument();
    expect(screen.queryByText('Another job')).not.toBeInTheDocument();
    expect(screen.getByRole('progressbar')).toHaveAttribute('value', '2');
    await user.click(screen.getByRole('button', { name: 'Cancel reading' }));
    expect(bridge.callsTo('job.cancel')).toEqual([{ jobId: 'j1' }]);
    bridge.answer({ 'intake.get': () => intakeView() });
    bridge.push({ kind: 'job', jobId: 'j1', state: 'done', done: 5, total: 5, label: 'Read' });
    expect(await screen.findByText('999 000 0018', { selector: 'dd' })).toBeInTheDocument();
    expect(primaryButtons()).toEqual(['Make draft case']);
  });

  it('puts the gravest issue first, each with its next step', async () => {
    const issue = (severity: 'note' | 'blocks', message: string) => ({ code: 'x', severity, file: 'Form.docx', message, next: `Do this about it: ${severity}` });
    fakeBridge({ 'intake.get': () => intakeView({ issues: [issue('note', 'Small'), issue('blocks', 'Grave')] }), ...paper });
    showPage(<IntakePage intakeId="i1" />);
    const items = within((await screen.findByRole('heading', { name: 'What to look at' })).closest('section')!).getAllByRole('listitem');
    expect(items[0]).toHaveTextContent('Settle this first');
    expect(items[0]).toHaveTextContent('Next: Do this about it: blocks');
    expect(items[1]).toHaveTextContent('For information');
  });

  it('asks for consent before a draft case is made, presumes nothing, and goes on to contact', async () => {
    const bridge = fakeBridge({ 'intake.get': () => intakeView(), 'intake.makeCase': () => ({ applicationId: 'a1' }), ...paper });
    const { user, went } = showPage(<IntakePage intakeId="i1" />);
    await user.click(await screen.findByRole('button', { name: 'Make draft case' }));
    expect(screen.getByRole('link', { name: 'Say whether the patient agrees to this request' })).toBeVisible();
    for (const one of screen.getAllByRole('radio')) expect(one).not.toBeChecked();
    await user.click(screen.getByRole('radio', { name: 'Yes, the patient agrees' }));
    await user.click(screen.getByRole('button', { name: 'Make draft case' }));
    expect(screen.getByRole('link', { name: 'Say who said so and where it stands' })).toBeVisible();
    expect(bridge.callsTo('intake.makeCase')).toEqual([]);
    await user.type(screen.getByLabelText('Who said so, and where does it stand?'), 'Signed form, page 3');
    await user.click(screen.getByRole('button', { name: 'Make draft case' }));
    await waitFor(() => expect(went).toEqual([{ name: 'contact', applicationId: 'a1' }]));
    expect(bridge.callsTo('intake.makeCase')).toEqual([{ intakeId: 'i1', consent: { status: 'given', on: null, words: 'Signed form, page 3' } }]);
  });

  it.each([['No, the patient does not agree', /the patient does not agree\.$/], ['Nothing says so', /before somebody has said/]])('offers no case where the answer is “%s”, and removes the papers only when a person says so', async (answer, why) => {
    const line = { intakeId: 'i1', receivedOn: '2026-03-02', icb: 'NHS Central East Integrated Care Board', urgency: 'routine' as const, reason: 'Nothing says that the patient agrees', how: 'The papers went back to the clinician', papers: 2, by: 'Asha Mbeki', at: '2026-03-03T10:00:00.000Z' };
    const bridge = fakeBridge({ 'intake.get': () => intakeView(), 'intake.returnWithoutConsent': () => ({ returned: [line] }), ...paper });
    const { user, went } = showPage(<IntakePage intakeId="i1" />);
    await user.click(await screen.findByRole('radio', { name: answer }));
    expect(screen.getByText(why)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Make draft case' })).not.toBeInTheDocument();
    expect(primaryButtons()).toEqual(['Return without consent']);
    await user.click(screen.getByRole('button', { name: 'Return without consent' }));
    await user.click(screen.getByRole('button', { name: 'Return it and remove the papers' }));
    expect(within(screen.getByRole('alert')).getAllByRole('link').map((link) => link.textContent)).toEqual(['Say why it goes back', 'Say whether the clinician has been told', 'Say that the papers may be removed']);
    await user.click(screen.getByRole('radio', { name: 'Nothing says that the patient agrees' }));
    await user.click(screen.getByRole('radio', { name: 'The papers went back to the clinician' }));
    await user.click(screen.getByRole('checkbox', { name: 'Remove these papers from the record' }));
    await user.click(screen.getByRole('button', { name: 'Return it and remove the papers' }));
    await waitFor(() => expect(went).toEqual([{ name: 'intakes' }]));
    expect(bridge.callsTo('intake.returnWithoutConsent')).toEqual([{ intakeId: 'i1', reason: 'not-there', how: 'sent-back' }]);
  });

  it('lists and counts what went back without consent, without the patient', async () => {
    const line = { intakeId: 'i9', receivedOn: '2026-03-02', icb: 'NHS Central East Integrated Care Board', urgency: 'urgent' as const, reason: 'The patient does not agree', how: 'Nobody has been told yet', papers: 3, by: 'Asha Mbeki', at: '2026-03-03T10:00:00.000Z' };
    fakeBridge({ 'intake.list': () => ({ intakes: [] }), 'intake.returned': () => ({ returned: [line] }) });
    showPage(<IntakesPage />);
    const part = within(await screen.findByRole('region', { name: 'Returned without consent' }));
    expect(await part.findByText('1 referral. The papers were removed; this is all that is kept.')).toBeVisible();
    expect(part.getAllByRole('row')[1]).toHaveTextContent('2 March 2026Central EastUrgentThe patient does not agree.Nobody has been told yet. 3 papers removed.Asha Mbeki');
  });

  it('adds papers to a case only with two identifiers typed by a person, and shows a refusal', async () => {
    const bridge = fakeBridge({
      'intake.get': () => intakeView({ possibleCases: [{ applicationId: 'a3', number: 'IFR-3', why: 'Same NHS number' }] }),
      ...searchOver([foundCase('IFR-8'), foundCase('IFR-3')]),
      'intake.attach': () => refuse('REFUSED', 'The two identifiers do not agree with the case.'),
      ...paper,
    });
    const { user, went } = showPage(<IntakePage intakeId="i1" />);
    await user.click(await screen.findByRole('button', { name: 'Attach to a case' }));
    expect(primaryButtons()).toEqual(['Attach to this case']);
    // Nothing that the papers proposed is filled in: the person types both.
    expect(screen.getByLabelText('NHS number in the papers')).toHaveValue('');
    expect(screen.getByLabelText('Day')).toHaveValue('');
    await user.selectOptions(screen.getByLabelText('Case'), 'a3');
    await user.type(screen.getByLabelText('NHS number in the papers'), '999 000 0019');
    await user.type(screen.getByLabelText('Day'), '4');
    await user.type(screen.getByLabelText('Month'), '5');
    await user.type(screen.getByLabelText('Year'), '1961{Enter}');
    expect(await screen.findByRole('link', { name: /not a valid NHS number/ })).toBeInTheDocument();
    expect(bridge.callsTo('intake.attach')).toEqual([]);
    await user.clear(screen.getByLabelText('NHS number in the papers'));
    await user.type(screen.getByLabelText('NHS number in the papers'), '999 000 0018{Enter}');
    expect(await screen.findByText('The two identifiers do not agree with the case.')).toBeInTheDocument();
    expect(bridge.callsTo('intake.attach')).toEqual([{ intakeId: 'i1', applicationId: 'a3', nhsNumber: '9990000018', dateOfBirth: '1961-05-04' }]);
    expect(went).toEqual([]);
  });

  it('wants a reason before it discards', async () => {
    const bridge = fakeBridge({ 'intake.get': () => intakeView(), 'intake.discard': ({ reason }) => intakeView({ status: 'discarded', discardReason: reason }), ...paper });
    const { user } = showPage(<IntakePage intakeId="i1" />);
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    await user.type(screen.getByLabelText('Why is it discarded?'), 'twice');
    await user.click(screen.getByRole('button', { name: 'Discard this referral' }));
    expect(bridge.callsTo('intake.discard')).toEqual([]);
    await user.type(screen.getByLabelText('Why is it discarded?'), ' sent by post too');
    await user.click(screen.getByRole('button', { name: 'Discard this referral' }));
    expect(await screen.findByText('Reason: twice sent by post too')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Make draft case' })).not.toBeInTheDocument();
  });

  it('makes no case from a referral whose reading was cut short', async () => {
    fakeBridge({ 'intake.get': () => intakeView({ status: 'interrupted' }), ...paper });
    showPage(<IntakePage intakeId="i1" />);
    expect(await screen.findByText(/Not all papers were read/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Make draft case' })).not.toBeInTheDocument();
  });

  it('lists what waits for a person before what is settled, urgent first', async () => {
    fakeBridge({
      'intake.list': () => ({
        intakes: [
          intakeView({ intakeId: 'a', label: 'Settled', status: 'case-made', urgency: 'urgent', applicationId: 'x' }),
          intakeView({ intakeId: 'b', label: 'Routine' }),
          intakeView({ intakeId: 'c', label: 'Pressing', urgency: 'urgent' }),
        ],
      }),
    });
    const { user, went } = showPage(<IntakesPage />);
    const rows = within(await screen.findByRole('table', { name: 'Referrals taken in' })).getAllByRole('row').slice(1);
    expect(rows.map((row) => /Pressing|Routine|Settled/.exec(row.textContent ?? '')?.[0])).toEqual(['Pressing', 'Routine', 'Settled']);
    await user.click(within(rows[0]!).getByRole('button', { name: /Decide what it is/ }));
    expect(went).toEqual([{ name: 'intake', intakeId: 'c' }]);
  });
});
