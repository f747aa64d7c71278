import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { refuse } from '../../../shared/domain/result.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { gapPolicy, hash, hny, noGuidance, policyViewOf, readingsOf, summaryOf } from '../../../test/dom/policySamples.ts';
import { setWindowWidth } from '../../../test/dom/setup.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { forgetDrafts } from '../../components/useDraft.ts';
import { PoliciesPage } from './PoliciesPage.tsx';

// The drawing of a PDF has its own tests.
vi.mock('../../components/papers/PdfPaper.tsx', () => ({ PdfPaper: ({ name, anchor }: { name: string; anchor: { page: number } | null }) => <p>{`${name}, page ${anchor?.page ?? 'none'}`}</p> }));

const by = { by: 'Asha Mbeki', at: '2026-06-03T10:00:00.000Z' };
const touchedCase = { applicationId: 'a1', number: 'IFR-7', stage: 'screened', before: 'not-known', after: 'met', sentence: 'Criteria met: LIPUS is commissioned under this policy.' };
const token = '00000000-0000-4000-8000-000000000001';
const file = { ...by, paperId: 'official', name: 'Policy 142.pdf', sha256: hash, pages: { 'steroid.3': 4 } };

function start(handlers: Handlers = {}, policy = hny) {
  const bridge = fakeBridge({ 'policy.get': () => policyViewOf(policy), 'guidance.list': () => noGuidance, ...handlers });
  return { bridge, ...showPage(<PoliciesPage policyId={policy.id} />) };
}
const section = async (name: string | RegExp) => within(await screen.findByRole('region', { name }));

beforeEach(forgetDrafts);

describe('signing a reading', () => {
  const open = async (handlers: Handlers = {}) => {
    const shown = start({ 'policy.touched': () => ({ cases: [touchedCase], looked: 12 }), ...handlers }, gapPolicy);
    await shown.user.click(await screen.findByRole('button', { name: 'Sign this reading, or another: What does “risk” mean?' }));
    return { ...shown, form: within(screen.getByRole('form', { name: 'Sign: What does “risk” mean?' })) };
  };

  it('shows the open cases that would come out differently, in words, before it is signed', async () => {
    const { user, form, bridge } = await open();
    for (const radio of form.getAllByRole('radio')) expect(radio).not.toBeChecked();
    expect(bridge.callsTo('policy.touched')).toEqual([]);
    await user.click(form.getByRole('radio', { name: 'Diabetes alone.' }));
    const table = within(await form.findByRole('table', { name: 'Open cases that would come out differently' }));
    const row = within(table.getByRole('row', { name: /IFR-7/ }));
    expect(row.getByRole('rowheader')).toHaveTextContent('IFR-7Screened');
    expect(row.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['Now: Not known', 'Then: Criteria metCriteria met: LIPUS is commissioned under this policy.']);
    expect(form.getByText(/12 open cases looked at/)).toHaveTextContent('1 would come out differently under this reading. Nothing has changed yet.');
    expect(bridge.callsTo('policy.touched')).toEqual([{ policyId: 'test-gap-1', change: { kind: 'reading', reading: 'risks', option: 'diabetes' } }]);
    expect(primaryButtons()).toEqual(['Sign this reading']);
  });

  it('cannot be signed while the cases are still being looked at, nor without option and reason', async () => {
    const { user, form, bridge } = await open({ 'policy.touched': () => new Promise<never>(() => {}) });
    await user.click(form.getByRole('button', { name: 'Sign this reading' }));
    expect(within(form.getByRole('alert')).getAllByRole('link').map((link) => link.textContent)).toEqual(['Choose how it is read', 'Give the reason in a few words (at least 10 characters)']);
    await user.click(form.getByRole('radio', { name: 'Diabetes alone.' }));
    expect(form.getByText('Looking at the open cases…')).toBeVisible();
    expect(form.getByRole('button', { name: 'Sign this reading' })).toBeDisabled();
    expect(bridge.callsTo('policy.sign')).toEqual([]);
  });

  it('keeps who signed and why', async () => {
    const signed = { ...by, reading: 'risks', option: 'diabetes', reason: 'The ICB’s lead said so in writing.' };
    const { user, form, bridge } = await open({ 'policy.sign': () => policyViewOf(gapPolicy, { readings: { risks: 'diabetes' }, signed: [signed] }) });
    await user.click(form.getByRole('radio', { name: 'Diabetes alone.' }));
    await user.type(form.getByLabelText('Why?'), signed.reason);
    await form.findByRole('table');
    await user.click(form.getByRole('button', { name: 'Sign this reading' }));
    const reading = within(await screen.findByRole('group', { name: 'What does “risk” mean?' }));
    expect(await reading.findByText(/^Signed by Asha Mbeki, 3 June 2026.*Why: The ICB’s lead said so in writing\.$/)).toBeVisible();
    expect(reading.getByText('Followed.').closest('li')).toHaveTextContent('Diabetes alone.');
    expect(bridge.callsTo('policy.sign')).toEqual([{ policyId: 'test-gap-1', reading: 'risks', option: 'diabetes', reason: signed.reason }]);
  });

  it('shows the first fifty of very many cases, and all when asked', async () => {
    const cases = Array.from({ length: 60 }, (_, index) => ({ ...touchedCase, applicationId: `a${index}`, number: `IFR-${index}` }));
    const { user, form } = await open({ 'policy.touched': () => ({ cases, looked: 60 }) });
    await user.click(form.getByRole('radio', { name: 'Diabetes alone.' }));
    expect(within(await form.findByRole('table')).getAllByRole('row')).toHaveLength(51);
    await user.click(form.getByRole('button', { name: 'Show all 60 cases' }));
    expect(within(form.getByRole('table')).getAllByRole('row')).toHaveLength(61);
  });

  it('says that nobody has chosen, and what follows', async () => {
    start({}, gapPolicy);
    const reading = within(await screen.findByRole('group', { name: 'What does “risk” mean?' }));
    expect(reading.getByText(/Nobody has chosen\. Where the options answer differently/)).toBeVisible();
    expect(reading.queryByText('Followed.')).toBeNull();
    const logic = await section('How it is worked out');
    expect(logic.getByText(/If it is read as “Diabetes alone\.”/)).toBeVisible();
  });
});

describe('adopting and withdrawing', () => {
  it('names the fingerprint that was shown, and a reason', async () => {
    const { user, bridge } = start({
      'policy.get': () => policyViewOf(hny, { summary: summaryOf(hny, { state: 'inert' }) }),
      'policy.touched': () => ({ cases: [], looked: 3 }),
      'policy.adopt': () => policyViewOf(hny, { summary: summaryOf(hny, { state: 'adopted', adopted: by }), adoptions: [{ ...by, state: 'adopted', hash, reason: 'Agreed on 2 June.' }] }),
    });
    const part = await section('Whether it is followed');
    expect(part.getByText('Imported, not adopted. It decides nothing.')).toBeVisible();
    expect(part.queryByRole('button', { name: 'Withdraw this version' })).toBeNull();
    await user.click(part.getByRole('button', { name: 'Adopt this version' }));
    expect(await part.findByText('3 open cases looked at. None would come out differently if this version is adopted.')).toBeVisible();
    expect(part.getByText(/Nobody has compared this text with the published version\. You may adopt it all the same/)).toBeVisible();
    await user.click(part.getByRole('button', { name: 'Adopt version' }));
    expect(bridge.callsTo('policy.adopt')).toEqual([]);
    await user.type(part.getByLabelText('Why?'), 'Agreed on 2 June.');
    await user.click(part.getByRole('button', { name: 'Adopt version' }));
    expect(await part.findByText(/^Adopted by Asha Mbeki, 3 June 2026.*Why: Agreed on 2 June\.$/)).toBeVisible();
    expect(bridge.callsTo('policy.adopt')).toEqual([{ policyId: hny.id, hash, reason: 'Agreed on 2 June.' }]);
  });

  it('shows the latest where the file has changed meanwhile', async () => {
    const { user, bridge } = start({ 'policy.touched': () => ({ cases: [], looked: 0 }), 'policy.withdraw': () => refuse('CONFLICT', 'The policy has changed since you opened it.') });
    const part = await section('Whether it is followed');
    await user.click(part.getByRole('button', { name: 'Withdraw this version' }));
    await part.findByText('There is no open case under this policy.');
    await user.type(part.getByLabelText('Why?'), 'It was replaced in June.');
    await user.click(part.getByRole('button', { name: 'Withdraw version' }));
    await user.click(await part.findByRole('button', { name: 'Show the latest' }));
    expect(bridge.callsTo('policy.get')).toHaveLength(2);
  });
});

describe('the official file', () => {
  const paper = { paperId: 'official', name: 'Policy 142.pdf', kind: 'pdf' as const, sha256: hash, read: true, document: null, content: new Uint8Array([1]) };

  it('is attached from one chosen file', async () => {
    const { user, bridge } = start({ 'intake.choose': () => ({ tokens: [{ token, name: 'Policy 142.pdf' }] }), 'policy.attach': () => policyViewOf(hny, { file: { ...file, pages: {} } }) });
    const part = await section('The official file');
    await user.click(part.getByRole('button', { name: 'Attach the official file' }));
    expect(await part.findByText(/^Policy 142\.pdf, attached by Asha Mbeki.*No clause has its page yet\.$/)).toBeVisible();
    expect(bridge.callsTo('policy.attach')).toEqual([{ policyId: hny.id, tokens: [token] }]);
  });

  it.each([1280, 640])('opens at the page of a clause, beside our words, in a window of %i', async (width) => {
    setWindowWidth(width);
    const { user } = start({ 'policy.get': () => policyViewOf(hny, { file }), 'paper.get': () => paper });
    await user.click(await screen.findByRole('button', { name: /^Show it in the official file, page 4: .*item 3/ }));
    expect(await screen.findByText('Policy 142.pdf, page 4')).toBeVisible();
    if (width === 640) await user.click(screen.getByRole('tab', { name: 'Our words' }));
    expect(screen.getByText('No symptomatic relief after two landmark-guided injections', { selector: 'dd' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Put the official file away' }));
    expect(screen.queryByText('Policy 142.pdf, page 4')).toBeNull();
  });

  it('takes the page of a clause, takes one back, and refuses what is no page', async () => {
    const { user, bridge } = start({ 'policy.get': () => policyViewOf(hny, { file }), 'policy.point': () => policyViewOf(hny, { file }) });
    const part = await section('The official file');
    await user.click(part.getByRole('button', { name: 'Say on which page each clause stands' }));
    const fields = part.getAllByRole('textbox');
    const third = fields.find((field) => (field as HTMLInputElement).value === '4')!;
    await user.clear(third);
    await user.type(fields[0]!, 'two');
    await user.click(part.getByRole('button', { name: 'Save the pages' }));
    expect(part.getByRole('alert')).toHaveTextContent('enter the page as a whole number from 1');
    expect(bridge.callsTo('policy.point')).toEqual([]);
    await user.clear(fields[0]!);
    await user.type(fields[0]!, '2');
    await user.click(part.getByRole('button', { name: 'Save the pages' }));
    expect(bridge.callsTo('policy.point').map(({ page }) => page)).toEqual([2, null]);
    expect(bridge.callsTo('policy.point')[1]).toMatchObject({ clause: 'steroid.3' });
  });
});

describe('comparing and saving', () => {
  it('records who compared it, with what', async () => {
    const { user, bridge } = start({ 'policy.compared': () => policyViewOf(hny, { comparison: { ...by, hash, note: 'The PDF on the website', current: true } }) });
    const part = await section('Comparison with the published version');
    await user.click(part.getByRole('button', { name: 'I have compared it' }));
    await user.type(part.getByLabelText('What did you compare it with?'), 'The PDF on the website');
    await user.click(part.getByRole('button', { name: 'Record that I compared it' }));
    expect(await part.findByText(/^Compared with the published version by Asha Mbeki, 3 June 2026.*Note: The PDF on the website$/)).toBeVisible();
    expect(bridge.callsTo('policy.compared')).toEqual([{ policyId: hny.id, hash, note: 'The PDF on the website' }]);
  });

  it('does not let a comparison stand for a text that has changed since', async () => {
    start({ 'policy.get': () => policyViewOf(hny, { comparison: { ...by, hash: 'cd34'.repeat(16), note: 'All of it', current: false } }) });
    const part = await section('Comparison with the published version');
    expect(part.getByText(/Not compared as it stands now/).closest('p')).toHaveTextContent('Asha Mbeki compared an earlier state of this file');
  });

  it('saves the policy as a file and leads to trying answers and comparing', async () => {
    const { user, bridge, went } = start({ 'policy.export': () => ({ saved: true }) });
    await user.click(await screen.findByRole('button', { name: 'Save it as a file' }));
    expect(bridge.callsTo('policy.export')).toEqual([{ policyId: hny.id }]);
    await user.click(screen.getByRole('button', { name: 'Try answers without a case' }));
    await user.click(screen.getByRole('button', { name: 'Compare with another version' }));
    expect(went).toEqual([{ name: 'policies', policyId: hny.id, part: 'what-if' }, { name: 'policies', policyId: hny.id, part: 'compare' }]);
  });
});

describe('what else a reader must know', () => {
  it('gives faults with their clauses and effect, guidance that is answered, and the questions of the policy’s own with kind and unit', async () => {
    const entry = { id: 'TST1', identifier: 'TST1', aliases: [], title: 'Test guidance', publisher: 'Nobody', replacedBy: [], mandatoryFrom: null, about: [], checkedOn: null };
    start({ 'guidance.list': () => ({ guidance: [{ entry, by: null, at: null }] }) }, gapPolicy);
    expect((await section('Faults in the printed text')).getByRole('listitem')).toHaveTextContent('No definition of “risk”. Clause 6. What follows for cases: Cases turn on a reading.');
    const guidance = await section('Guidance that the policy itself answers');
    await guidance.findByText('TST1, Test guidance'); // the register comes after the policy
    expect(guidance.getByRole('listitem')).toHaveTextContent('TST1, Test guidance: The policy answers it. Clause 2');
    const logic = await section('How it is worked out');
    expect(logic.getByText(/This policy asks it itself\. An amount in mm\./)).toBeVisible();
    expect(logic.getByText(/One or more of: Smoking; Diabetes\./)).toBeVisible();
    expect(document.body.textContent).not.toMatch(/fractureGap|riskFactors|test-gap/);
  });
});

it('asks of a reading that a policy was opened with, and not of the file', async () => {
  start({ 'policy.get': () => policyViewOf(hny, { readings: { ...readingsOf(hny), 'three-months': 'twelve-weeks' } }) });
  const logic = await section('How it is worked out');
  expect(logic.getByText(/lasting at least 12 weeks/)).toBeVisible();
});
