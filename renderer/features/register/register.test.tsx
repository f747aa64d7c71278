import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { OpenedRegister, RegisterDryRun, RegisterLast } from '../../../shared/contract/register.ts';
import { noMapping } from '../../../shared/register/mapping.ts';
import { refuse } from '../../../shared/domain/result.ts';
import type { Role } from '../../../shared/domain/roles.ts';
import { RolesProvider } from '../../components/May.tsx';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { FromRegister } from '../case/FromRegister.tsx';
import { PastDecisions } from '../decision/PastDecisions.tsx';
import { RegisterPage } from './RegisterPage.tsx';

const token = '00000000-0000-4000-8000-000000000000';
const none: RegisterLast = { cases: null, decisions: null, casesBrought: 0, pastDecisions: 0 };
const opened: OpenedRegister = {
  lookId: 'look', kind: 'cases', name: 'register.csv', encoding: 'Windows-1252', separator: 'semicolons', rows: 3, header: ['Ref', 'In', 'Status'],
  sample: [['A/1', '03/04/2026', 'Listed']], identity: [], mapping: { ...noMapping, columns: { reference: 0 } }, remembered: false,
};
const empty: RegisterDryRun = { faults: [], asked: [], counts: { ready: 0, note: 0, held: 0, notReady: 0 }, rows: [], more: 0 };
const ready: RegisterDryRun = {
  ...empty, asked: [{ field: 'stage', words: [{ word: 'Listed', rows: 2, meaning: null }, { word: '', rows: 1, meaning: null }] }], counts: { ready: 2, note: 1, held: 0, notReady: 1 },
  rows: [{ line: 3, others: 0, state: 'not-ready', sentences: [{ message: '“31/02/2026” is a day that does not exist.', next: 'Correct it in the register.' }] }, { line: 4, others: 1, state: 'note', sentences: [{ message: 'It comes in at “Received”.', next: 'Check the facts.' }] }],
};

function show(part: 'cases' | 'decisions' | 'out' | undefined, handlers: Handlers = {}, roles?: readonly Role[]) {
  const bridge = fakeBridge({
    'register.last': () => none, 'intake.choose': () => ({ tokens: [{ token, name: 'register.csv' }] }), 'register.open': () => opened, 'register.look': () => ready,
    'case.filterChoices': () => ({ icbs: [], stages: [], outcomes: [], treatments: [] }), 'case.count': () => ({ count: 12, more: false, didYouMean: null }), ...handlers,
  });
  const page = <RegisterPage part={part} />;
  return { bridge, ...showPage(roles ? <RolesProvider value={roles}>{page}</RolesProvider> : page) };
}

describe('bringing in a register', () => {
  it('asks for each column, says how the file was read, and chooses nothing by itself', async () => {
    const { user, bridge } = show('cases', { 'register.look': () => ({ ...empty, faults: [{ field: 'receivedOn', message: 'Say which column holds “Received”.' }] }) });
    await user.click(await screen.findByRole('button', { name: 'Choose the file' }));
    expect(await screen.findByText(/3 lines, read as Windows-1252, with semicolons between the cells/)).toBeInTheDocument();
    expect(screen.getByRole('combobox', { name: /^Own reference/ })).toHaveValue('0');
    expect(screen.getByRole('combobox', { name: /^Received/ })).toHaveValue('');
    expect(await screen.findAllByText('Say which column holds “Received”.')).not.toHaveLength(0);
    expect(screen.queryByRole('button', { name: /^Bring in/ })).not.toBeInTheDocument();
    expect(screen.getByRole('radio', { name: /I do not know/ })).toBeChecked();
    await user.selectOptions(screen.getByRole('combobox', { name: /^Received/ }), 'In: 03/04/2026');
    await user.click(screen.getByRole('radio', { name: 'Day first: 3 April' }));
    await user.selectOptions(screen.getByRole('combobox', { name: /^ICB/ }), 'Every line: Lancashire and South Cumbria');
    expect(bridge.callsTo('register.look').at(-1)).toEqual({ lookId: 'look', mapping: { ...noMapping, columns: { reference: 0, receivedOn: 1 }, dateOrder: 'day-first', same: { icb: 'QE1' } } });
    expect(bridge.callsTo('register.import')).toEqual([]);
  });

  it('asks what each word of the office means, and says of each line what, why and what next', async () => {
    const { user, bridge } = show('cases');
    await user.click(await screen.findByRole('button', { name: 'Choose the file' }));
    await user.selectOptions(await screen.findByRole('combobox', { name: '“Listed” (2 lines)' }), 'At panel');
    expect(screen.getByRole('combobox', { name: 'Empty (1 line)' })).toHaveValue('');
    expect(within(screen.getByRole('combobox', { name: 'Empty (1 line)' })).getByRole('option', { name: 'Decided (left out)' })).toBeInTheDocument();
    expect(bridge.callsTo('register.look').at(-1)!.mapping.words.stage).toEqual({ listed: 'at-panel' });
    const table = within(await screen.findByRole('table', { name: 'Lines of which there is something to say' }));
    expect(table.getByRole('row', { name: /Line 3 ?Not ready “31\/02\/2026” is a day that does not exist. Correct it in the register./ })).toBeInTheDocument();
    expect(table.getByRole('rowheader', { name: /^Line 4 and 1 more/ })).toBeInTheDocument();
    expect(await screen.findByText(/2 cases can be brought in/)).toBeInTheDocument();
    expect(primaryButtons()).toEqual(['Bring in 2 cases']);
  });

  it('brings in only when a person says so, shows how far it is, and can be cancelled', async () => {
    let job: RegisterLast['cases'] = null;
    const { user, bridge } = show('cases', {
      'register.last': () => ({ ...none, cases: job }),
      'register.import': () => {
        job = { jobId: 'job', status: 'running', by: 'Ann Officer', startedAt: '2026-11-22T09:00:00.000Z', done: 0, total: 2 };
        return { jobId: 'job' };
      },
      'job.cancel': () => ({}),
    });
    await user.click(await screen.findByRole('button', { name: 'Choose the file' }));
    await user.selectOptions(await screen.findByRole('combobox', { name: /^Received/ }), 'In: 03/04/2026');
    await user.click(await screen.findByRole('button', { name: 'Bring in 2 cases' }));
    expect(bridge.callsTo('register.import')).toEqual([{ lookId: 'look', mapping: { ...opened.mapping, columns: { reference: 0, receivedOn: 1 } } }]);
    bridge.push({ kind: 'job', jobId: 'job', state: 'running', done: 1, total: 2, label: 'Bringing in case 2 of 2' });
    expect(await screen.findByRole('progressbar', { name: 'Bringing in case 2 of 2' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(bridge.callsTo('job.cancel')).toEqual([{ jobId: 'job' }]);
    job = { ...job!, status: 'cancelled', done: 1 };
    bridge.push({ kind: 'changed', applicationId: null });
    expect(await screen.findByText('1 case was brought in of 2, then it was cancelled. The rest can be brought in below.')).toBeInTheDocument();
    expect(screen.getByRole('combobox', { name: /^Received/ })).toHaveValue('1');
    expect(await screen.findByRole('button', { name: 'Bring in 2 cases' })).toBeInTheDocument();
  });

  it('warns before the lines that are left over leave the encrypted file', async () => {
    const { user, bridge } = show('cases', { 'register.leftOver': () => ({ saved: true }) });
    await user.click(await screen.findByRole('button', { name: 'Choose the file' }));
    await user.click(await screen.findByRole('button', { name: 'Save the line that cannot be brought in' }));
    expect(screen.getByText('The list leaves the encrypted file.')).toBeInTheDocument();
    expect(bridge.callsTo('register.leftOver')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Save the list outside' }));
    expect(await screen.findByText(/The list was saved outside/)).toBeInTheDocument();
  });

  it('says why a file was not opened', async () => {
    const { user } = show('cases', { 'register.open': () => refuse('UNREADABLE', 'This is a workbook and not a list as text.', 'Save it as CSV UTF-8.') });
    await user.click(await screen.findByRole('button', { name: 'Choose the file' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('This is a workbook and not a list as text.');
  });

  it('has each column about patients left out in so many words, for past decisions', async () => {
    const { user, bridge } = show('decisions', { 'register.open': () => ({ ...opened, kind: 'decisions', identity: [{ column: 2, why: 'its name says that it is about the patient' }] }) });
    await user.click(await screen.findByRole('button', { name: 'Choose the file' }));
    const tick = await screen.findByRole('checkbox', { name: /Leave out “Status”/ });
    expect(tick).not.toBeChecked();
    await user.click(tick);
    expect(bridge.callsTo('register.look').at(-1)!.mapping.leftOut).toEqual([2]);
  });

  it('is for officers: somebody else is told who may', async () => {
    const { bridge } = show('cases', {}, ['policy-lead']);
    expect(await screen.findByText(/Only an IFR officer may bring in the earlier running register/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Choose the file' })).not.toBeInTheDocument();
    expect(bridge.calls).toEqual([]);
  });

  it('says on its first screen how the last one ended', async () => {
    const { went, user } = show(undefined, { 'register.last': () => ({ ...none, casesBrought: 50, cases: { jobId: 'job', status: 'interrupted', by: 'Ann Officer', startedAt: '2026-11-22T09:00:00.000Z', done: 50, total: 120 } }) });
    expect(await screen.findByText(/50 cases came from an earlier register.*it was interrupted.*50 of 120 lines were in by then. Choose the same file again/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Take the register out' }));
    expect(went).toEqual([{ name: 'register', part: 'out' }]);
  });
});

describe('taking the register out', () => {
  it('names no patient unless it is ticked and said for what, and warns first', async () => {
    const { user, bridge } = show('out', { 'register.takeOut': () => ({ saved: true }) });
    expect(await screen.findByText('12 cases would stand in the list.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Save the list of cases' }));
    await user.click(screen.getByRole('button', { name: 'Save the list outside' }));
    expect(bridge.callsTo('register.takeOut')).toMatchObject([{ identity: null, filters: {} }]);
    await user.click(screen.getByRole('checkbox', { name: /Add who the patients are/ }));
    expect(screen.getByRole('button', { name: 'Save the list of cases' })).toBeDisabled();
    await user.click(screen.getByRole('radio', { name: 'The ICB audits the register' }));
    await user.click(screen.getByRole('button', { name: 'Save the list of cases' }));
    expect(screen.getByText(/with who the patients are/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Save the list outside' }));
    expect(bridge.callsTo('register.takeOut').at(-1)).toMatchObject({ identity: 'audit' });
  });

  it('offers no names to somebody whose role does not show them', async () => {
    show('out', {}, ['policy-lead']);
    expect(await screen.findByText(/The list does not say who the patients are/)).toBeInTheDocument();
    expect(screen.queryByRole('checkbox', { name: /Add who the patients are/ })).not.toBeInTheDocument();
  });
});

describe('what came from the register', () => {
  it('stands on the case: from where, when, and that nothing of it counts as done', () => {
    showPage(<FromRegister register={{ broughtOn: '2026-11-22', line: 7, reference: 'OLD/7', stageWords: 'Listed for May', stageLabel: 'At panel', dueOn: '2026-12-01' }} />);
    expect(screen.getByText(/From the running register, brought in on 22 November 2026 \(line 7\)/)).toBeInTheDocument();
    expect(screen.getByText(/There it stood at “Listed for May”, which was said to be “At panel”, due on 1 December 2026\. What was done there does not count as done here/)).toBeInTheDocument();
  });

  it('past decisions are a prompt that says what it is not, and none is shown where none was brought in', () => {
    showPage(<PastDecisions past={undefined} />);
    expect(screen.queryByText(/Past decisions/)).not.toBeInTheDocument();
    showPage(<PastDecisions past={{ count: 21, shown: [{ reference: 'P/1', decidedOn: '2024-05-01', treatment: 'Gel', indication: null, outcome: 'Declined', policyWords: null, reasonCategory: 'Cost' }] }} />);
    expect(screen.getByText('Past decisions of this ICB on this treatment: 21')).toBeInTheDocument();
    expect(screen.getByText('1 May 2024, P/1: Gel. Declined; Cost.')).toBeInTheDocument();
    expect(screen.getByText(/not a reason to refuse this patient, nor to fund/)).toBeInTheDocument();
    expect(screen.getByText(/And 20 more/)).toBeInTheDocument();
  });
});
