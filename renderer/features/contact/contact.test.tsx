import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ContactView } from '../../../shared/contract/entries.ts';
import { refuse } from '../../../shared/domain/result.ts';
import { contact as contactShape, type Contact } from '../../../shared/workflow/entryShapes.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { caseView, form, formDocument } from '../../../test/dom/samples.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { forgetDrafts } from '../../components/useDraft.ts';
import { ContactPage } from './ContactPage.tsx';
import { readConsent, readContact, startContact } from './contactForm.ts';

beforeEach(forgetDrafts);

const view = (change: Partial<ContactView> = {}): ContactView => ({ seq: 4, contact: null, recorded: null, lines: [], consent: null, confirmedNeed: null, ...change });
function open(answer = view(), handlers: Handlers = {}) {
  const bridge = fakeBridge({ 'case.get': () => caseView(), 'paper.get': () => ({ paperId: form.paperId, name: form.name, kind: form.kind, sha256: '', read: true, document: formDocument, content: null }), 'contact.get': () => answer, 'contact.record': () => answer, ...handlers });
  return { bridge, ...showPage(<ContactPage applicationId="id-IFR-1" />) };
}
const choose = (user: ReturnType<typeof open>['user'], question: string | RegExp, answer: string | RegExp) => user.click(within(screen.getByRole('group', { name: question })).getByRole('radio', { name: answer }));

const samples: Contact[] = [
  { communication: { answer: 'yes', words: 'Easy Read' }, interpreter: { answer: 'not-known' }, capacity: { answer: 'has', source: 'Letter, page 2' } },
  { representative: { answer: 'yes', name: 'Rae Representative', relation: 'daughter', authority: 'advocate', seen: null, address: null }, capacity: { answer: 'lacks', source: 'Letter', decision: 'To ask', by: 'Dr Adeyemi' }, parental: { answer: 'yes', who: 'Her mother', howKnown: 'School letter' } },
  { representative: { answer: 'yes', name: 'Rae', relation: 'daughter', authority: 'deputy', seen: 'Order', address: '9 Elsewhere Road\nMadeupton' }, doNotWrite: { answer: 'yes', whom: 'patient', which: '', reason: 'Asked for', instead: { to: 'representative' } } },
  { doNotWrite: { answer: 'yes', whom: 'address', which: '3 Shared House', reason: 'Post is opened', instead: { to: 'other-address', address: '9 Elsewhere Road' } }, safeContact: { answer: 'no' } },
  { doNotWrite: { answer: 'yes', whom: 'address', which: '3 Shared House', reason: 'Post is opened', instead: { to: 'clinician-tells', why: 'Asked for' } } },
  { doNotWrite: { answer: 'yes', whom: 'somebody', which: 'A former partner', reason: 'An order of the court', instead: null } },
];

describe('the form of contact and consent', () => {
  it.each(samples.map((one, index) => [index, one] as const))('gives back what is recorded as it was recorded (%#)', (_index, contact) => {
    expect(readContact(startContact({ contact, consent: null }))).toEqual(contactShape.parse(contact));
  });

  it('gives back consent with its day, whichever way it was said', () => {
    for (const said of [{ status: 'given', on: '2026-03-01' }, { status: 'withdrawn', on: '2026-03-02' }, { status: 'given-for-patient', on: null }] as const) {
      const consent = { ...said, label: '', words: 'Form, page 3', by: 'x', at: 'y' };
      expect(readConsent(startContact({ contact: null, consent }))).toEqual({ ...said, words: 'Form, page 3' });
    }
    expect(readConsent(startContact({ contact: null, consent: null }))).toBeNull();
  });
});

describe('the screen of contact and consent', () => {
  it('opens with nothing chosen, lets questions wait, and says what an answer lacks', async () => {
    const { user, bridge, went } = open(view({ confirmedNeed: 'Large print' }));
    await screen.findByRole('button', { name: 'Record these answers' });
    expect(primaryButtons()).toEqual(['Record these answers']);
    expect(screen.getByText(/The papers say, and a person has confirmed: Large print/)).toBeVisible();
    for (const one of screen.getAllByRole('radio')) expect(one).not.toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Record these answers' }));
    expect(within(screen.getByRole('alert')).getByRole('link', { name: 'Nothing is answered or changed yet' })).toBeVisible();
    await choose(user, /safe to reach the patient/, 'Yes');
    await choose(user, 'Does the patient agree to this request?', 'The patient agreed and has withdrawn it');
    await user.click(screen.getByRole('button', { name: 'Record these answers' }));
    const links = within(screen.getByRole('alert')).getAllByRole('link');
    expect(links.map((link) => link.textContent)).toEqual([expect.stringContaining('The day on which the patient said so is missing'), 'Say who said so and where it stands', 'Say how and when it is safe to reach the patient']);
    for (const link of links) expect(document.querySelector(link.getAttribute('href')!), link.textContent ?? '').not.toBeNull();
    expect(bridge.callsTo('contact.record')).toEqual([]);
    await user.type(screen.getByLabelText('How and when is it safe to reach the patient?'), 'The mobile only');
    await choose(user, 'Does the patient agree to this request?', 'It is not known');
    await choose(user, 'Is the patient under 18?', 'No');
    await user.click(screen.getByRole('button', { name: 'Record these answers' }));
    await waitFor(() => expect(went).toEqual([{ name: 'case', applicationId: 'id-IFR-1' }]));
    expect(bridge.callsTo('contact.record')).toEqual([{ applicationId: 'id-IFR-1', seq: 4, contact: { safeContact: { answer: 'yes', words: 'The mobile only' }, parental: { answer: 'no' } }, consent: { status: 'not-known', on: null, words: '' } }]);
  });

  it('asks where letters go instead, and offers another address only where an address is not written to', async () => {
    const { user, bridge } = open();
    await screen.findByRole('button', { name: 'Record these answers' });
    await choose(user, /must not be written to/, 'Yes');
    await choose(user, 'Who or what is not written to?', 'The patient');
    const instead = () => within(screen.getByRole('group', { name: 'Where do letters to the patient go instead?' })).getAllByRole('radio').map((one) => one.getAttribute('value'));
    expect(instead()).toEqual(['representative', 'clinician-tells']);
    await choose(user, 'Who or what is not written to?', 'An address of the patient');
    expect(instead()).toEqual(['other-address', 'representative', 'clinician-tells']);
    await user.type(screen.getByLabelText('Which address?'), '3 Shared House');
    await user.type(screen.getByLabelText('Why?'), 'Post is opened there');
    await choose(user, 'Where do letters to the patient go instead?', 'Nowhere: the clinician tells the patient');
    await user.type(screen.getByLabelText('Why does the clinician tell them?'), 'The patient asked for it');
    await user.click(screen.getByRole('button', { name: 'Record these answers' }));
    await waitFor(() => expect(bridge.callsTo('contact.record')).toHaveLength(1));
    expect(bridge.callsTo('contact.record')[0]!.contact).toEqual({ doNotWrite: { answer: 'yes', whom: 'address', which: '3 Shared House', reason: 'Post is opened there', instead: { to: 'clinician-tells', why: 'The patient asked for it' } } });
  });

  it('shows what is recorded, sends only what changed, and keeps what was typed where it is refused', async () => {
    const consent = { status: 'given' as const, label: '', on: '2026-03-01', words: 'Form, page 3', by: 'Asha Mbeki', at: '2026-03-02T10:00:00.000Z' };
    const { user, bridge } = open(view({ contact: samples[3]!, consent, recorded: { by: 'Asha Mbeki', at: '2026-03-02T10:00:00.000Z' } }), { 'contact.record': () => refuse('CONFLICT', 'Ben Okoro changed this case.') });
    expect(await screen.findByText(/Last recorded by Asha Mbeki/)).toBeVisible();
    expect(screen.getByLabelText('The other address')).toHaveValue('9 Elsewhere Road');
    await user.clear(screen.getByLabelText('The other address'));
    await user.type(screen.getByLabelText('The other address'), '10 Elsewhere Road');
    await user.click(screen.getByRole('button', { name: 'Record these answers' }));
    expect(await screen.findByText('Ben Okoro changed this case.')).toBeVisible();
    expect(bridge.callsTo('contact.record')[0]).toMatchObject({ consent: null, contact: { doNotWrite: { instead: { address: '10 Elsewhere Road' } } } });
    expect(screen.getByLabelText('The other address')).toHaveValue('10 Elsewhere Road');
  });
});
