import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { FactsView, FactView } from '../../../shared/contract/case.ts';
import { ok, refuse } from '../../../shared/domain/result.ts';
import { fakeBridge, type FakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { caseView, fact, factsOf, form, formDocument } from '../../../test/dom/samples.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { FactsPage } from './FactsPage.tsx';

const candidate = (candidateId: string, value: FactView['candidates'][number]['value'], display: string, path: number[], words: string): FactView['candidates'][number] => ({
  candidateId,
  value,
  display,
  paperId: 'form',
  paperName: 'Form.docx',
  anchor: { kind: 'word', path, place: 'Section A', words },
  label: 'NHS no.',
  where: 'Section A',
});
const status = { kind: 'choice', choices: [{ id: 'delayed', label: 'Delayed union' }, { id: 'non-union', label: 'Non-union' }] } as const;

const number = fact('nhsNumber', 'NHS number', { kind: 'text' }, {
  state: 'proposed',
  candidates: [candidate('c1', { kind: 'text', text: '9990000018' }, '999 000 0018', [1, 0, 1, 0], '999 000 0018')],
});
const disputed = fact('fractureStatus', 'State of the fracture', status, {
  state: 'disputed',
  why: 'Clause 2',
  candidates: [
    candidate('c2', { kind: 'choice', choice: 'non-union' }, 'Non-union', [2], 'established non-union'),
    candidate('c3', { kind: 'choice', choice: 'delayed' }, 'Delayed union', [0], 'Application'),
  ],
});
const treatment = fact('conservativeTreatment', 'Conservative treatment', { kind: 'interval' });
const injections = fact('injections', 'Injections without relief', { kind: 'count' });

/** Answers as the worker does: the fact takes the answer, the version goes up. */
function open(facts: FactView[], more: Handlers = {}, factId?: string): { bridge: FakeBridge } & ReturnType<typeof showPage> {
  let view: FactsView = factsOf(facts);
  const bridge = fakeBridge({
    'case.get': () => caseView(),
    'paper.get': () => ({ paperId: form.paperId, name: form.name, kind: form.kind, sha256: '', read: true, document: formDocument, content: null }),
    'facts.get': () => view,
    'facts.answer': ({ factId, answer, seq }) => {
      if (seq !== view.seq) return refuse('CONFLICT', 'Ben Okoro changed this case a minute ago.', 'Look at the latest.');
      const changed = facts.map((one): FactView =>
        one.factId !== factId
          ? one
          : answer.kind === 'notKnown'
            ? { ...one, state: 'not-known' }
            : { ...one, state: 'confirmed', value: answer.value, display: null, reliedOn: answer.candidateId, by: 'Asha Mbeki', at: '2026-03-02T10:00:00.000Z' },
      );
      facts = changed;
      view = factsOf(changed, { seq: view.seq + 1 });
      return view;
    },
    ...more,
  });
  return { bridge, ...showPage(<FactsPage applicationId="id-IFR-1" />, { name: 'facts', applicationId: 'id-IFR-1', ...(factId ? { factId } : {}) }) };
}

const row = (label: RegExp) => screen.findByRole('button', { name: label });
const card = (label: string) => screen.getByRole('region', { name: label });
const outlined = () => document.querySelector('[data-marked]')?.textContent ?? null;

describe('Check the facts', () => {
  it('confirms with Enter, records the proposal that was relied on, and opens the next question', async () => {
    const { bridge, user } = open([number, disputed]);
    await user.click(await row(/NHS number.*To confirm/));
    expect(card('NHS number')).toHaveFocus();
    await waitFor(() => expect(outlined()).toBe('999 000 0018'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(card('State of the fracture')).toHaveFocus());
    expect(bridge.callsTo('facts.answer')).toEqual([
      { applicationId: 'id-IFR-1', seq: 4, factId: 'nhsNumber', answer: { kind: 'value', value: { kind: 'text', text: '9990000018' }, candidateId: 'c1' } },
    ]);
    expect(await row(/NHS number.*Confirmed/)).toBeInTheDocument();
  });

  it('marks nothing where the papers disagree, and Enter does not choose for the person', async () => {
    const { bridge, user } = open([disputed, number]);
    await user.click(await row(/State of the fracture.*The papers disagree/));
    const radios = within(card('State of the fracture')).getAllByRole('radio');
    expect(radios).toHaveLength(2);
    for (const radio of radios) expect(radio).not.toBeChecked();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('alert')).toHaveTextContent('Choose which one is right');
    expect(bridge.callsTo('facts.answer')).toEqual([]);

    await user.click(screen.getByRole('radio', { name: 'Delayed union' }));
    expect(outlined()).toBe('Application form');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(bridge.callsTo('facts.answer')).toMatchObject([{ answer: { value: { choice: 'delayed' }, candidateId: 'c3' } }]));
  });

  it('answers not known with N, once, and moves on', async () => {
    const { bridge, user } = open([number, injections]);
    await user.click(await row(/NHS number.*To confirm/));
    await user.keyboard('n');
    await waitFor(() => expect(card('Injections without relief')).toHaveFocus());
    expect(bridge.callsTo('facts.answer')).toMatchObject([{ factId: 'nhsNumber', answer: { kind: 'notKnown' } }]);
    expect(await row(/NHS number.*Not known/)).toBeInTheDocument();
  });

  it('moves between questions with J and K without answering', async () => {
    const { bridge, user } = open([number, disputed], {}, 'nhsNumber');
    await waitFor(() => expect(card('NHS number')).toHaveFocus());
    await user.keyboard('j');
    expect(card('State of the fracture')).toHaveFocus();
    await user.keyboard('jk');
    expect(card('NHS number')).toHaveFocus();
    expect(bridge.callsTo('facts.answer')).toEqual([]);
  });

  it('edits with E; the keys then type into the field and do nothing else', async () => {
    const bone = fact('bone', 'Bone and site', { kind: 'text' }, { state: 'proposed', candidates: [candidate('c9', { kind: 'text', text: 'tibia' }, 'tibia', [2], 'tibia')] });
    const { bridge, user } = open([bone]);
    await user.click(await row(/Bone and site.*To confirm/));
    await user.keyboard('e');
    const field = screen.getByLabelText('Answer');
    await waitFor(() => expect(field).toHaveFocus());
    expect(field).toHaveValue('tibia');
    await user.clear(field);
    await user.keyboard('left knee, never seen{Enter}');
    await waitFor(() => expect(bridge.callsTo('facts.answer')).toHaveLength(1));
    // What a person typed and no paper says relies on no paper.
    expect(bridge.callsTo('facts.answer')).toMatchObject([{ answer: { kind: 'value', value: { kind: 'text', text: 'left knee, never seen' }, candidateId: null } }]);
  });

  it('leaves the fields with Escape and changes nothing', async () => {
    const { bridge, user } = open([number]);
    await user.click(await row(/NHS number.*To confirm/));
    await user.keyboard('e');
    await waitFor(() => expect(screen.getByLabelText('Answer')).toHaveFocus());
    await user.keyboard('7{Escape}');
    expect(card('NHS number')).toHaveFocus();
    expect(screen.getByRole('radio', { name: '999 000 0018' })).toBeChecked();
    expect(bridge.callsTo('facts.answer')).toEqual([]);
  });

  it('refuses an NHS number that cannot be one', async () => {
    const { bridge, user } = open([number]);
    await user.click(await row(/NHS number.*To confirm/));
    await user.keyboard('e');
    await waitFor(() => expect(screen.getByLabelText('Answer')).toHaveFocus());
    await user.clear(screen.getByLabelText('Answer'));
    await user.keyboard('9990000019{Enter}');
    expect(screen.getByText(/not a valid NHS number/)).toBeInTheDocument();
    expect(screen.getByLabelText('Answer')).toHaveFocus();
    expect(bridge.callsTo('facts.answer')).toEqual([]);
  });

  it('takes a stretch of time that is known to the month only and still going on', async () => {
    const { bridge, user } = open([treatment]);
    await user.click(await row(/Conservative treatment.*Not answered/));
    expect(screen.getByText(/No source/)).toBeInTheDocument();
    const start = within(screen.getByRole('group', { name: 'Start' }));
    await user.type(start.getByLabelText('Month'), '6');
    await user.type(start.getByLabelText('Year'), '2025');
    await user.click(screen.getByRole('button', { name: 'Save this answer' }));
    expect(screen.getByText('Say whether it has ended')).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: /still going on/ }));
    await user.click(screen.getByRole('button', { name: 'Save this answer' }));
    await waitFor(() =>
      expect(bridge.callsTo('facts.answer')).toMatchObject([
        { answer: { value: { kind: 'interval', start: { from: '2025-06-01', to: '2025-06-30', printed: 'June 2025' }, end: null, printed: 'June 2025, still going on' } } },
      ]),
    );
  });

  it('has no way to confirm everything at once, and one primary button', async () => {
    open([number, disputed]);
    await row(/NHS number.*To confirm/);
    expect(screen.queryByRole('button', { name: /\ball\b/i })).not.toBeInTheDocument();
    expect(primaryButtons()).toEqual(['Finish check']);
  });

  it('does not finish while a question is open, and links to each one', async () => {
    const { bridge, user, went } = open([number], { 'facts.finish': () => caseView() });
    await user.click(await screen.findByRole('button', { name: 'Finish check' }));
    const box = screen.getByRole('alert');
    expect(box).toHaveFocus();
    expect(box).toHaveTextContent('1 question still to answer');
    expect(bridge.callsTo('facts.finish')).toEqual([]);
    await user.click(within(box).getByRole('button', { name: 'NHS number' }));
    expect(card('NHS number')).toHaveFocus();
    await user.keyboard('{Enter}');
    await screen.findByText(/Every question that needs an answer has one/);
    await user.click(screen.getByRole('button', { name: 'Finish check' }));
    await waitFor(() => expect(went).toEqual([{ name: 'case', applicationId: 'id-IFR-1' }]));
    expect(bridge.callsTo('facts.finish')).toEqual([{ applicationId: 'id-IFR-1', seq: 5 }]);
  });

  it('tells the person when somebody else was first, and shows the latest', async () => {
    const { bridge, user } = open([number], { 'facts.answer': () => refuse('CONFLICT', 'Ben Okoro changed this case a minute ago.') });
    await user.click(await row(/NHS number.*To confirm/));
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('Ben Okoro changed this case a minute ago.');
    const confirmed: FactView = { ...number, state: 'confirmed', value: number.candidates[0]!.value, display: '999 000 0018', reliedOn: 'c1', by: 'Ben Okoro', at: '2026-03-02T10:00:00.000Z' };
    bridge.answer({ 'facts.get': () => ok(factsOf([confirmed], { seq: 9 })) });
    await user.click(screen.getByRole('button', { name: 'Show the latest' }));
    expect(await screen.findByText(/Confirmed by Ben Okoro/)).toBeInTheDocument();
  });

  it('goes to the papers and back with F6', async () => {
    const { user } = open([number]);
    await user.click(await row(/NHS number.*To confirm/));
    await user.keyboard('{F6}');
    await waitFor(() => expect(screen.getByRole('region', { name: 'Papers' })).toHaveFocus());
    await user.keyboard('{F6}');
    await waitFor(() => expect(screen.getByRole('region', { name: 'Facts' })).toHaveFocus());
  });

  it('takes two courses of one treatment, and says why it asks', async () => {
    const courses = fact('conservativeTreatment', 'Conservative treatment', { kind: 'interval', several: true }, { why: 'Item 5 needs three months of it.' });
    const { bridge, user } = open([courses]);
    await user.click(await row(/Conservative treatment.*Not answered/));
    expect(screen.getByText('Why it is asked: Item 5 needs three months of it.')).toBeVisible();
    const year = (group: string) => within(screen.getByRole('group', { name: group })).getByLabelText('Year');
    await user.type(year('Start'), '2024');
    await user.click(screen.getByRole('radio', { name: 'Yes, it ended' }));
    await user.type(year('End'), '2024');
    await user.click(screen.getByRole('button', { name: /Add another stretch of time/ }));
    await user.click(screen.getByRole('button', { name: 'Save this answer' }));
    expect(bridge.callsTo('facts.answer')).toEqual([]);
    await user.type(year('Stretch 2: start'), '2025');
    await user.click(screen.getAllByRole('radio', { name: /still going on/ })[1]!);
    await user.click(screen.getByRole('button', { name: 'Save this answer' }));
    await waitFor(() => expect(bridge.callsTo('facts.answer')).toMatchObject([{ answer: { value: { kind: 'interval', further: [{ start: { from: '2025-01-01', to: '2025-12-31' }, end: null }] } } }]));
  });

  it('takes several choices, with nothing ticked beforehand', async () => {
    const purpose = fact('injectionPurpose', 'What is to be done?', { kind: 'choice', several: true, choices: [{ id: 'aspiration', label: 'Aspiration' }, { id: 'corticosteroid', label: 'Corticosteroid injection' }] });
    const { bridge, user } = open([purpose]);
    await user.click(await row(/What is to be done.*Not answered/));
    for (const box of screen.getAllByRole('checkbox')) expect(box).not.toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Save this answer' }));
    expect(screen.getByText('Tick at least one answer')).toBeVisible();
    for (const box of screen.getAllByRole('checkbox')) await user.click(box);
    await user.click(screen.getByRole('button', { name: 'Save this answer' }));
    await waitFor(() => expect(bridge.callsTo('facts.answer')).toMatchObject([{ answer: { value: { kind: 'choices', choices: ['aspiration', 'corticosteroid'] } } }]));
    expect(await row(/Aspiration; Corticosteroid injection/)).toBeInTheDocument();
  });

  it('wants a date of birth to the day, even where a paper gives the year alone', async () => {
    const year = { from: '1961-01-01', to: '1961-12-31', printed: '1961' };
    const birth = fact('dateOfBirth', 'Date of birth', { kind: 'date' }, { state: 'proposed', candidates: [candidate('c7', { kind: 'date', date: year }, '1961', [0], 'Application')] });
    const { bridge, user } = open([birth]);
    await user.click(await row(/Date of birth.*To confirm/));
    await user.keyboard('e');
    await waitFor(() => expect(screen.getByLabelText('Day')).toHaveFocus());
    await user.click(screen.getByRole('button', { name: 'Save this answer' }));
    expect(bridge.callsTo('facts.answer')).toEqual([]);
    expect(screen.getByText(/is missing. Enter a day, a month and a year/)).toBeVisible();
  });

  it('names the questions that are no longer needed, folded away', async () => {
    const view = factsOf([number], { notNeeded: [{ factId: 'landmarks', label: 'Can the landmarks be identified?' }] });
    const { user } = open([number], { 'facts.get': () => view });
    await user.click(await screen.findByText('No longer needed for this policy (1)'));
    expect(screen.getByText('Can the landmarks be identified?')).toBeVisible();
    expect(document.body.textContent).not.toMatch(/landmarks\b(?! be)/);
  });

  it('keeps questions that the papers do not speak of folded away, and takes an answer to one', async () => {
    const death = fact('deathDate', 'Date of death', { kind: 'date' });
    const { bridge, user } = open([number], { 'facts.get': () => factsOf([number], { more: [death] }), 'facts.answer': () => factsOf([number], { seq: 9, more: [{ ...death, state: 'not-known' }] }) });
    const fold = await screen.findByText('More questions that the papers do not speak of (1)');
    expect(fold.closest('details')).not.toHaveAttribute('open');
    await user.click(fold);
    await user.click(within(fold.closest('details')!).getByRole('button', { name: /Date of death/ }));
    await user.keyboard('n');
    expect(bridge.callsTo('facts.answer')).toMatchObject([{ factId: 'deathDate', answer: { kind: 'notKnown' } }]);
  });

  it('says that a suggestion was read from a picture', async () => {
    open([{ ...number, candidates: [{ ...number.candidates[0]!, fromPicture: true }] }], {}, 'nhsNumber');
    expect(await screen.findByText(/Read from a picture. Compare it with the page/)).toBeInTheDocument();
  });
});
