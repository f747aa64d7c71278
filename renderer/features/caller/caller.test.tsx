import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CallerMatch } from '../../../shared/contract/search.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { caseView } from '../../../test/dom/samples.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { forgetDrafts } from '../../components/useDraft.ts';
import { CallerPage } from './CallerPage.tsx';

beforeEach(forgetDrafts);

const match: CallerMatch = {
  applicationId: 'id-IFR-1', number: 'IFR-1', icb: 'NHS Central East Integrated Care Board', treatment: 'Ultrasound', receivedOn: '2026-03-02', stageLabel: 'Decided',
  where: 'The panel has met about the request.', next: null, communicationNeed: 'Large print',
  patient: { may: ['That we have the request, and the day on which it came.'], not: ['Do not say the decision before the letter has gone.'] },
  clinician: { may: ['What our letter to the clinician says, which has gone. Read from the letter; add nothing to it.'], not: [] },
};

function open(handlers: Handlers = {}) {
  const bridge = fakeBridge({ 'caller.find': () => ({ matches: [match] }), 'note.record': () => caseView(), ...handlers });
  return { bridge, ...showPage(<CallerPage />) };
}

describe('the caller card', () => {
  it('asks nothing with one identifier, and says which one cannot be right', async () => {
    const { user, bridge } = open();
    expect(primaryButtons()).toEqual(['Find the case']);
    await user.type(screen.getByLabelText('NHS number'), '999 000 0018');
    await user.click(screen.getByRole('button', { name: 'Find the case' }));
    expect(screen.getAllByText(/Enter two identifiers/).length).toBeGreaterThan(0);
    await user.type(screen.getByLabelText('NHS number'), '9');
    await user.click(screen.getByRole('button', { name: 'Find the case' }));
    expect(screen.getAllByText(/That is not an NHS number/).length).toBeGreaterThan(0);
    expect(bridge.callsTo('caller.find')).toEqual([]);
  });

  it('shows where the case stands, what may be told to whom and what not, and takes the card away when an identifier is changed', async () => {
    const { user, bridge } = open();
    await user.type(screen.getByLabelText('NHS number'), '999 000 0018');
    await user.type(screen.getByLabelText('Patient’s full name'), 'Jo Testcase');
    await user.click(screen.getByRole('button', { name: 'Find the case' }));
    const card = within(await screen.findByRole('region', { name: 'IFR-1' }));
    expect(bridge.callsTo('caller.find')).toEqual([{ nhsNumber: '9990000018', name: 'Jo Testcase' }]);
    expect(card.getByText('The panel has met about the request.')).toBeInTheDocument();
    expect(card.getByRole('list', { name: 'If the patient rings: do not say' })).toHaveTextContent('Do not say the decision before the letter has gone.');
    expect(card.queryByRole('list', { name: 'If the clinician rings: do not say' })).not.toBeInTheDocument();
    expect(card.getByText(/Do not promise one/)).toBeInTheDocument();
    await user.type(screen.getByLabelText('Patient’s full name'), 'x');
    expect(screen.queryByRole('region', { name: 'IFR-1' })).not.toBeInTheDocument();
  });

  it('takes a note with one key, but not while somebody types', async () => {
    const { user, bridge } = open();
    await user.type(screen.getByLabelText('Case number'), 'n1');
    await user.type(screen.getByLabelText('Patient’s full name'), 'Ann Nonesuch{Enter}');
    expect(await screen.findByRole('button', { name: 'IFR-1' })).toHaveFocus();
    expect(screen.queryByLabelText('Who rang?')).not.toBeInTheDocument();
    await user.keyboard('n');
    expect(screen.getByLabelText('Who rang?')).toHaveFocus();
    await user.keyboard('The patient');
    await user.click(screen.getByRole('button', { name: 'Record the note' }));
    expect(screen.getAllByText('Say what was said').length).toBeGreaterThan(0);
    await user.type(screen.getByLabelText('What was said?'), 'Asked when she will hear.');
    await user.click(screen.getByRole('button', { name: 'Record the note' }));
    await waitFor(() => expect(bridge.callsTo('note.record')).toEqual([{ applicationId: 'id-IFR-1', who: 'The patient', text: 'Asked when she will hear.' }]));
    expect(await screen.findByText('The note stands in the history of case IFR-1.')).toBeInTheDocument();
  });

  it('does not say which identifier differs', async () => {
    const { user } = open({ 'caller.find': () => ({ matches: [] }) });
    await user.type(screen.getByLabelText('Case number'), '26-1');
    await user.type(screen.getByLabelText('Patient’s full name'), 'Jo Testcase');
    await user.click(screen.getByRole('button', { name: 'Find the case' }));
    expect(await screen.findByText(/No case fits both/)).toBeInTheDocument();
  });
});
