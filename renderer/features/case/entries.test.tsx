import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EvidenceView } from '../../../shared/contract/entries.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { actionsView, caseView, form, formDocument } from '../../../test/dom/samples.ts';
import { showPage } from '../../../test/dom/show.tsx';
import { RolesProvider } from '../../components/May.tsx';
import { forgetDrafts } from '../../components/useDraft.ts';
import { CasePage } from './CasePage.tsx';

beforeEach(forgetDrafts);

const held: EvidenceView = { evidenceId: 'e1', title: 'An invented trial, 2019', kind: 'trial', kindLabel: 'Trial', paperId: 'letter', paperName: 'Letter.pdf', page: '2', putFor: 'That it helps', argumentIds: ['g1'], state: 'standing', reason: null, by: 'Asha Mbeki', at: '2026-03-02T10:00:00.000Z' };
const argument = { ...caseView().arguments[0]!, state: 'confirmed' as const };
function open(change: Parameters<typeof caseView>[0] = {}, handlers: Handlers = {}, page = <CasePage applicationId="id-IFR-1" />) {
  const bridge = fakeBridge({
    'case.get': () => caseView({ arguments: [argument], ...change }), 'case.actions': () => actionsView(), 'evidence.record': () => ({ seq: 5 }), 'evidence.withdraw': () => ({ seq: 5 }), 'statement.record': () => ({ seq: 5 }), 'argument.record': () => caseView(),
    'paper.get': () => ({ paperId: form.paperId, name: form.name, kind: form.kind, sha256: '', read: true, document: formDocument, content: null }), ...handlers,
  });
  return { bridge, ...showPage(page) };
}
const evidencePart = async () => within(await screen.findByRole('region', { name: 'Evidence that the clinician put' }));

describe('evidence on the case', () => {
  it('is added with what it is, its page, what it is put forward for and its argument; what is missing is named', async () => {
    const { user, bridge } = open();
    const part = await evidencePart();
    expect(part.getByText('No evidence has been recorded yet.')).toBeVisible();
    await user.click(part.getByRole('button', { name: 'Add evidence' }));
    for (const box of [...part.getAllByRole('radio'), ...part.getAllByRole('checkbox')]) expect(box).not.toBeChecked();
    await user.click(part.getByRole('button', { name: 'Record this evidence' }));
    expect(within(part.getByRole('alert')).getAllByRole('link').map((link) => link.textContent)).toEqual(['Say which study or paper it is', 'Say what it is', 'Say in which paper it stands', 'Say what the clinician puts it forward for']);
    await user.type(part.getByLabelText('Which study or paper is it?'), 'An invented trial, 2019');
    await user.click(part.getByRole('radio', { name: 'Trial' }));
    await user.click(part.getByRole('radio', { name: 'Letter.pdf' }));
    await user.click(part.getByRole('button', { name: 'Record this evidence' }));
    expect(within(part.getByRole('alert')).getByRole('link', { name: 'Say on which page it stands' })).toBeVisible();
    await user.type(part.getByLabelText('On which page?'), '2');
    await user.type(part.getByLabelText('What does the clinician put it forward for?'), 'That it helps');
    await user.click(part.getByRole('checkbox', { name: 'Two operations have failed.' }));
    await user.click(part.getByRole('button', { name: 'Record this evidence' }));
    await waitFor(() => expect(bridge.callsTo('evidence.record')).toEqual([
      { applicationId: 'id-IFR-1', seq: 4, supersedes: null, reason: null, evidence: { title: 'An invented trial, 2019', kind: 'trial', paperId: 'letter', page: '2', putFor: 'That it helps', argumentIds: ['g1'] } },
    ]));
  });

  it('is named beside its argument, corrected with a reason, and taken back with one', async () => {
    const { user, bridge } = open({ evidence: [held] });
    const part = await evidencePart();
    expect(screen.getByRole('list', { name: 'Evidence put for this argument' })).toHaveTextContent('Evidence: An invented trial, 2019 (Trial; Letter.pdf, page 2)');
    await user.click(part.getByRole('button', { name: 'Correct: An invented trial, 2019' }));
    await user.click(part.getByRole('button', { name: 'Record this evidence' }));
    expect(within(part.getByRole('alert')).getByRole('link', { name: 'Say why it is corrected' })).toBeVisible();
    await user.type(part.getByLabelText('Why is it corrected?'), 'The page was wrong');
    await user.click(part.getByRole('button', { name: 'Record this evidence' }));
    await waitFor(() => expect(bridge.callsTo('evidence.record')).toMatchObject([{ supersedes: 'e1', reason: 'The page was wrong', evidence: { page: '2', argumentIds: ['g1'] } }]));
    await user.click(await part.findByRole('button', { name: 'Take back: An invented trial, 2019' }));
    await user.type(part.getByLabelText('Why is it taken back?'), 'The clinician took it back.');
    await user.click(part.getByRole('button', { name: 'Take this evidence back' }));
    await waitFor(() => expect(bridge.callsTo('evidence.withdraw')).toEqual([{ applicationId: 'id-IFR-1', seq: 4, evidenceId: 'e1', reason: 'The clinician took it back.' }]));
  });

  it('is read and not changed by a panel member, nor once the case is decided', async () => {
    const { unmount } = open({ evidence: [held], stage: 'decided' });
    expect((await evidencePart()).queryByRole('button', { name: /^(Add|Correct|Take)/ })).not.toBeInTheDocument();
    unmount();
    open({ evidence: [held] }, {}, <RolesProvider value={['panel-member']}><CasePage applicationId="id-IFR-1" /></RolesProvider>);
    const part = await evidencePart();
    expect(part.getByText('Put forward for: That it helps')).toBeVisible();
    expect(part.queryByRole('button', { name: /^(Add|Correct|Take)/ })).not.toBeInTheDocument();
  });

  it('an argument that a person adds is asked for its paper, and then for its page', async () => {
    const { user, bridge } = open();
    await user.click(await screen.findByRole('button', { name: 'Add an argument' }));
    await user.type(screen.getByLabelText(/in the clinician’s words/), 'She is a carer.');
    await user.selectOptions(screen.getByLabelText('In which paper does it stand?'), 'letter');
    await user.click(screen.getByRole('button', { name: 'Record these words' }));
    expect(await screen.findByText('Say on which page of the paper it stands')).toBeVisible();
    await user.type(screen.getByLabelText('On which page?'), '2');
    await user.click(screen.getByRole('button', { name: 'Record these words' }));
    await waitFor(() => expect(bridge.callsTo('argument.record')).toEqual([{ applicationId: 'id-IFR-1', seq: 4, argumentId: null, text: 'She is a carer.', source: { paperId: 'letter', page: '2' } }]));
  });
});

describe('the patient’s statement on the case', () => {
  it('is recorded with invitation and attendance; silence needs its day', async () => {
    const { user, bridge } = open();
    const part = within(await screen.findByRole('region', { name: 'The patient’s statement and attendance' }));
    await user.click(part.getByRole('button', { name: 'Record invitation, statement or attendance' }));
    const choose = (question: string, answer: string) => user.click(within(part.getByRole('group', { name: question })).getByRole('radio', { name: answer }));
    await choose('Was the patient invited?', 'No');
    await user.type(part.getByLabelText('Why not?'), 'Our rules do not say so');
    await choose('What came of the statement?', 'A statement was received');
    await choose('Attendance at the panel', 'Will not attend');
    await user.click(part.getByRole('button', { name: 'Record this' }));
    expect(within(part.getByRole('alert')).getAllByRole('link').map((link) => link.textContent)).toEqual([expect.stringContaining('The day on which it came'), 'Say which paper it is', 'Say on which page it stands']);
    await choose('What came of the statement?', 'We wait for it');
    await user.click(part.getByRole('button', { name: 'Record this' }));
    await waitFor(() => expect(bridge.callsTo('statement.record')).toEqual([
      { applicationId: 'id-IFR-1', seq: 4, statement: { invitation: { kind: 'not-invited', why: 'Our rules do not say so' }, statement: { kind: 'waiting', by: null }, attendance: 'not-attending' } },
    ]));
  });
});

describe('contact on the case', () => {
  it('stands in the strip on every screen of the case, and what was not asked is an open question', async () => {
    const { user, went } = open({ contactFlags: ['Do not write to the patient', 'Look up safe contact before you ring or write'], openQuestions: [{ words: 'Not asked yet: consent', where: 'contact' }] });
    const strip = within(await screen.findByRole('group', { name: 'Case IFR-1' }));
    expect(strip.getByText(/Do not write to the patient; Look up safe contact/)).toBeVisible();
    const open_ = within(screen.getByRole('list', { name: 'Open questions' }));
    expect(open_.getByText(/Not asked yet: consent/)).toBeVisible();
    await user.click(open_.getByRole('button', { name: 'Ask about contact and consent' }));
    await user.click(screen.getByRole('button', { name: 'Look at contact and consent, or change them' }));
    expect(went).toEqual([{ name: 'contact', applicationId: 'id-IFR-1' }, { name: 'contact', applicationId: 'id-IFR-1' }]);
  });

  it('says that consent was not asked, and shows a panel member no way to who is around the patient', async () => {
    open({}, {}, <RolesProvider value={['panel-member']}><CasePage applicationId="id-IFR-1" /></RolesProvider>);
    const part = within(await screen.findByRole('region', { name: 'Contact and consent' }));
    expect(part.getByText('Consent: nobody has asked yet.')).toBeVisible();
    expect(part.queryByRole('button')).not.toBeInTheDocument();
  });
});
