import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LettersView, LetterView } from '../../../shared/contract/letters.ts';
import { refuse } from '../../../shared/domain/result.ts';
import { letterNoteFields } from '../../../shared/letters/notes.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { caseView } from '../../../test/dom/samples.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { forgetDrafts } from '../../components/useDraft.ts';
import { LettersPage } from './LettersPage.tsx';

// pdf.js needs a real browser; what matters here is that the viewer of the papers gets the letter's own bytes.
vi.mock('../../components/papers/PdfPaper.tsx', () => ({ PdfPaper: ({ name, source }: { name: string; source: Uint8Array }) => <p>{`${name}: ${[...source].join(' ')}`}</p> }));

const step = { who: 'Asha Mbeki', at: '2026-06-04T10:00:00.000Z' };
const letter = (change: Partial<LetterView> = {}): LetterView => ({
  letterId: 'l1', about: 'declined', recipient: 'clinician', title: 'Decision letter to the clinician', state: 'draft', version: 1, drafted: step, checked: null, approved: null, issued: null, sent: null,
  sha256: null, stale: false, lint: [], ...change,
});
const fields = letterNoteFields.filter((field) => ['signedByName', 'copies', 'careMeanwhile', 'appealLastDate'].includes(field.id));
const view = (change: Partial<LettersView> = {}): LettersView => ({
  seq: 12, about: 'declined', whyNone: null,
  needed: [{ recipient: 'clinician', title: 'Decision letter to the clinician', exists: true }, { recipient: 'patient', title: 'Decision letter to the patient', exists: false }],
  letters: [letter()], noteFields: fields, notes: { signedByName: { words: 'Dana Mockup' } }, suggested: {}, notesRecordedBy: 'Asha Mbeki',
  addresses: { clinician: '1 Sample Street\nExampleton', patient: null }, icbConfigured: true, canClose: false, whyNotClose: 'Two letters have not been sent.', ...change,
});

function start(answer = view(), handlers: Handlers = {}) {
  const bridge = fakeBridge({ 'case.get': () => caseView({ applicationId: 'a1' }), 'letters.get': () => answer, 'letter.preview': () => ({ name: 'x.pdf', content: new Uint8Array([1, 2, 3]) }), ...handlers });
  return { bridge, ...showPage(<LettersPage applicationId="a1" />) };
}

beforeEach(forgetDrafts);

describe('words for the letters', () => {
  const first = view({ letters: [], notes: {}, notesRecordedBy: null, suggested: { careMeanwhile: { words: 'Physiotherapy goes on.' } }, needed: [{ recipient: 'clinician', title: 'Decision letter to the clinician', exists: false }] });

  it('puts forward what the record holds, marked for reading, and asks for the rest', async () => {
    const { user, bridge } = start(first, { 'letters.recordNotes': () => view() });
    const care = await screen.findByLabelText('Care that goes on meanwhile, for the clinician’s letter');
    expect(care).toHaveValue('Physiotherapy goes on.');
    expect(care).toHaveAccessibleDescription(/Put forward from the record: read it before you keep it/);
    expect(primaryButtons()).toEqual(['Record these words']);
    expect(screen.queryByRole('button', { name: /^Draft the letter/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Record these words' }));
    const links = within(screen.getByRole('alert')).getAllByRole('link').map((link) => link.textContent);
    expect(links).toEqual(['Who signs: write the words', 'Who else gets a copy: write the words, or tick “Nobody else”', expect.stringMatching(/^Last date to appeal is missing/)]);
    await user.type(screen.getByLabelText('Who signs'), 'Dana Mockup');
    await user.click(screen.getByRole('checkbox', { name: 'Who else gets a copy: Nobody else' }));
    expect(screen.queryByLabelText('Who else gets a copy')).toBeNull();
    const date = within(screen.getByRole('group', { name: 'Last date to appeal' }));
    await user.type(date.getByLabelText('Day'), '1');
    await user.type(date.getByLabelText('Month'), '8');
    await user.type(date.getByLabelText('Year'), '2026{Enter}');
    expect(bridge.callsTo('letters.recordNotes')).toEqual([
      { applicationId: 'a1', seq: 12, notes: { signedByName: { words: 'Dana Mockup' }, copies: { none: true }, careMeanwhile: { words: 'Physiotherapy goes on.' }, appealLastDate: { words: '2026-08-01' } } },
    ]);
  });

  it('says where the ICB’s settings are missing, and leads there', async () => {
    const { user, went } = start({ ...first, icbConfigured: false });
    await user.click(await screen.findByRole('button', { name: 'Set them in Settings' }));
    expect(went).toEqual([{ name: 'settings', section: 'icb', ods: 'S1Y5D', part: 'letters' }]);
    expect(screen.queryByRole('button', { name: /^Draft the letter/ })).toBeNull();
  });
});

describe('whom not to write to', () => {
  it('stands above everything on the letters, and leads to where it is changed', async () => {
    const { user, went } = start(view({ contactSays: ['Do not write to the patient. Letters to the patient go to the representative.'] }));
    const part = within(await screen.findByRole('region', { name: 'Before you write' }));
    expect(part.getByText(/^Do not write to the patient/)).toBeVisible();
    await user.click(part.getByRole('button', { name: 'Contact and consent of this case' }));
    expect(went).toEqual([{ name: 'contact', applicationId: 'a1' }]);
  });

  it('is said on a letter that was issued before and has not gone; a new one can be drafted only where somebody is written to', async () => {
    const issued = letter({ recipient: 'patient', state: 'issued', wrongAddress: true, title: 'Decision letter to the patient' });
    const { user, bridge, unmount } = start(view({ letters: [issued] }), { 'letter.draft': () => view() });
    expect(await screen.findByText('Do not send this letter.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Draft a new letter' }));
    expect(bridge.callsTo('letter.draft')).toEqual([{ applicationId: 'a1', seq: 12, recipient: 'patient' }]);
    unmount();
    start(view({ letters: [issued], needed: [{ recipient: 'clinician', title: 'Decision letter to the clinician', exists: true }] }));
    expect(await screen.findByText(/Nobody writes to the patient now/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Draft a new letter' })).not.toBeInTheDocument();
  });
});

describe('a letter', () => {
  it('is shown as its own PDF, with each step and who did it in words', async () => {
    start();
    expect(await screen.findByText('Decision letter to the clinician: 1 2 3')).toBeVisible();
    expect(screen.getByText('Draft: waiting to be checked')).toBeVisible();
    expect(screen.getByText(/Drafted: Asha Mbeki, 4 June 2026/)).toBeVisible();
    expect(screen.getByText('Needed, and not drafted yet')).toBeVisible();
    expect(screen.getByText('It cannot be closed yet. Two letters have not been sent.')).toBeVisible();
  });

  it.each([
    ['draft', 'Check this letter', 'letter.check'],
    ['checked', 'Approve this letter', 'letter.approve'],
  ] as const)('at “%s” has one next step', async (state, button, channel) => {
    const { user, bridge } = start(view({ letters: [letter({ state })] }), { [channel]: () => view() });
    await user.click(await screen.findByRole('button', { name: button }));
    expect(primaryButtons()).toHaveLength(1);
    expect(bridge.callsTo(channel)).toEqual([{ applicationId: 'a1', seq: 12, letterId: 'l1' }]);
  });

  it('must be drafted again where the record has changed since', async () => {
    const { user, bridge } = start(view({ letters: [letter({ stale: true })] }), { 'letter.draft': () => view() });
    expect(await screen.findByText(/The record has changed since this letter was drafted/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Check this letter' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Draft this letter again' }));
    expect(bridge.callsTo('letter.draft')).toEqual([{ applicationId: 'a1', seq: 12, recipient: 'clinician' }]);
  });

  it('is issued only with two identifiers typed and its address confirmed with a source', async () => {
    const { user, bridge } = start(view({ letters: [letter({ state: 'approved' })] }), { 'letter.issue': () => refuse('REFUSED', 'The two identifiers do not agree with the case.') });
    const number = await screen.findByLabelText('NHS number on the paper');
    expect(number).toHaveValue('');
    expect(screen.getByRole('checkbox', { name: /I have compared the address/ })).not.toBeChecked();
    await user.type(number, '999 000 0019');
    await user.click(screen.getByRole('button', { name: 'Issue this letter' }));
    const links = within(screen.getByRole('alert')).getAllByRole('link').map((link) => link.textContent);
    expect(links).toHaveLength(4);
    expect(links[0]).toMatch(/not a valid NHS number/);
    expect(bridge.callsTo('letter.issue')).toEqual([]);
    await user.clear(number);
    await user.type(number, '999 000 0018');
    const born = within(screen.getByRole('group', { name: 'Date of birth on the paper' }));
    await user.type(born.getByLabelText('Day'), '4');
    await user.type(born.getByLabelText('Month'), '5');
    await user.type(born.getByLabelText('Year'), '1961');
    await user.type(screen.getByLabelText('Where did you look the address up?'), 'Form, page 1');
    await user.click(screen.getByRole('checkbox', { name: /I have compared the address/ }));
    await user.click(screen.getByRole('button', { name: 'Issue this letter' }));
    expect(bridge.callsTo('letter.issue')).toEqual([{ applicationId: 'a1', seq: 12, letterId: 'l1', nhsNumber: '9990000018', dateOfBirth: '1961-05-04', addressSource: 'Form, page 1', addressConfirmed: true }]);
    expect(await screen.findByText('The two identifiers do not agree with the case.')).toBeVisible();
    expect(number).toHaveValue('999 000 0018');
  });

  it('is recorded as sent with how and when, neither chosen beforehand', async () => {
    const { user, bridge } = start(view({ letters: [letter({ state: 'issued' })] }), { 'letter.sent': () => view() });
    await user.click(await screen.findByRole('button', { name: 'Record sent' }));
    expect(within(screen.getByRole('alert')).getAllByRole('link')).toHaveLength(2);
    await user.click(screen.getByRole('radio', { name: 'Secure email' }));
    const on = within(screen.getByRole('group', { name: 'On which day?' }));
    await user.type(on.getByLabelText('Day'), '5');
    await user.type(on.getByLabelText('Month'), '6');
    await user.type(on.getByLabelText('Year'), '2026{Enter}');
    expect(bridge.callsTo('letter.sent')).toEqual([{ applicationId: 'a1', seq: 12, letterId: 'l1', how: 'secure-email', on: '2026-06-05' }]);
  });

  it('warns before a copy leaves the encrypted file', async () => {
    const { user, bridge } = start(view(), { 'letter.saveCopy': () => ({ saved: true }) });
    await user.click(await screen.findByRole('button', { name: 'Save a copy' }));
    expect(screen.getByText('The copy leaves the encrypted file.')).toBeVisible();
    expect(bridge.callsTo('letter.saveCopy')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Keep it in here only' }));
    expect(bridge.callsTo('letter.saveCopy')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Save a copy' }));
    await user.click(screen.getByRole('button', { name: 'Save the copy outside' }));
    expect(bridge.callsTo('letter.saveCopy')).toHaveLength(1);
    expect(await screen.findByText(/A copy was saved outside/)).toBeVisible();
  });

  it('leads from a remark on its words to where they are changed', async () => {
    const lint = [{ part: 'reasons.arguments[0].reason', message: 'Say why.', weight: 'must-fix' as const }, { part: 'patientNote.reasons', message: 'Too long.', weight: 'look' as const }];
    const { user, went } = start(view({ letters: [letter({ lint })] }));
    expect(await screen.findByRole('heading', { name: 'To put right: the letter cannot be issued with this (1)' })).toBeVisible();
    expect(screen.getByRole('heading', { name: 'To look at before it goes (1)' })).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Go to the record of the decision' }));
    expect(went).toEqual([{ name: 'decision', applicationId: 'a1' }]);
    await user.click(screen.getByRole('button', { name: 'Go to the words for these letters' }));
    expect(screen.getByText(/^Words for these letters/).closest('details')).not.toBeNull();
  });
});

describe('closing', () => {
  it('is the one next step when every letter is sent', async () => {
    const { user, bridge, went } = start(view({ letters: [letter({ state: 'sent', sent: { ...step, how: 'post', on: '2026-06-05' } })], needed: [], canClose: true, whyNotClose: null }), { 'case.close': () => caseView() });
    await user.click(await screen.findByRole('button', { name: 'Close the case' }));
    expect(primaryButtons()).toEqual(['Close the case']);
    expect(bridge.callsTo('case.close')).toEqual([{ applicationId: 'a1', seq: 12 }]);
    expect(went).toEqual([{ name: 'case', applicationId: 'a1' }]);
  });
});

describe('a letter that went before words of the decision were put right', () => {
  const sent = { state: 'sent' as const, sent: { who: 'Asha Mbeki', at: step.at, how: 'post', on: '2026-06-04' }, beforeCorrection: true };
  const closed = (change: Partial<LetterView>) => view({ closed: true, whyNotClose: 'The case is closed.', letters: [letter({ ...sent, ...change })], needed: [{ recipient: 'clinician', title: 'Decision letter to the clinician', exists: true }] });

  it('is said to be out of date, and a corrected one can be drafted, also on a closed case', async () => {
    const { user, bridge } = start(closed({ correctable: true }), { 'letter.draft': () => view() });
    await screen.findByText(/Issued before words of the decision were corrected/);
    expect(screen.getByText(/^The case is closed\. Letters can still be written/)).toBeInTheDocument();
    expect(screen.queryByText(/cannot be closed yet/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Draft a corrected letter to the clinician' }));
    expect(bridge.callsTo('letter.draft')).toEqual([{ applicationId: 'a1', seq: 12, recipient: 'clinician' }]);
  });

  it('offers no second one while a corrected letter is there', async () => {
    start(closed({ correctable: false }));
    await screen.findByText(/Issued before words of the decision were corrected/);
    expect(screen.queryByRole('button', { name: /corrected letter/ })).toBeNull();
  });
});

describe('a letter that asks for the NHS number', () => {
  it('compares the name instead, typed from the paper', async () => {
    const { user } = start(view({ about: 'returned-incomplete', compareName: true, letters: [letter({ about: 'returned-incomplete', state: 'approved', approved: step })] }));
    expect(await screen.findByLabelText(/Patient’s name on the paper/)).toHaveValue('');
    expect(screen.queryByLabelText('NHS number on the paper')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Issue this letter' }));
    expect(screen.getByRole('alert')).toHaveTextContent('Type the patient’s name from the paper in hand');
  });
});
