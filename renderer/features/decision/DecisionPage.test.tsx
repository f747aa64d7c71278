import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DecisionView } from '../../../shared/contract/decision.ts';
import { refuse } from '../../../shared/domain/result.ts';
import lscFile from '../../../shared/policy/policies/lsc-clin12-lipus-2.json';
import { parsePolicy } from '../../../shared/policy/schema.ts';
import { decisionFields, fieldsInOrder, outcomeLabels, outcomes } from '../../../shared/workflow/decisionFields.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { caseView, form, formDocument } from '../../../test/dom/samples.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { forgetDrafts } from '../../components/useDraft.ts';
import { DecisionPage } from './DecisionPage.tsx';
import { remarksOn, type FieldProps } from './fieldProps.ts';
import { emptyDecision } from './decisionDraft.ts';
import { shippedGuidance } from '../../../shared/policy/register.ts';

const savedAt = '2026-06-04T10:00:00.000Z';
const lsc = parsePolicy(lscFile);
const view = (change: Partial<DecisionView> = {}): DecisionView => ({
  seq: 9, stageLabel: 'At panel', whyNot: null, sentence: 'This policy applies.',
  outcomes: outcomes.map((outcome) => ({ outcome, label: outcomeLabels[outcome] })),
  order: [...fieldsInOrder().order], fields: [...decisionFields],
  shown: { rightCommissioner: 'The practice belongs to this ICB.', policyBasis: 'LIPUS, version 2. Governed by: date received.', alreadyFunded: 'This policy applies.' },
  papers: [], cited: [], sinceEarlier: null, draft: null,
  arguments: [
    { argumentId: 'g1', text: 'No healing on three scans.', note: 'Clause 2.5 names slow healing.' },
    { argumentId: 'g2', text: 'A second operation is too dangerous.', note: null },
  ],
  principles: lsc.principles.filter((one) => one.role === 'relied-on'),
  reserved: lsc.principles.filter((one) => one.role === 'reserved'),
  notThemselvesAnException: lsc.notThemselvesAnException,
  clinicianCase: 'Surgery is not safe for this patient.',
  careMeanwhile: null, openQuestion: false,
  hintsFrom: { policy: lsc, guidance: [...shippedGuidance()] }, recorded: null, ...change,
});

function start(handlers: Handlers = {}, answer = view()) {
  const bridge = fakeBridge({
    'case.get': () => caseView({ applicationId: 'a1' }),
    'paper.get': () => ({ paperId: form.paperId, name: form.name, kind: form.kind, sha256: '', read: true, document: formDocument, content: null }),
    'decision.get': () => answer,
    'decision.record': () => caseView(),
    'decision.saveDraft': ({ body }) => ({ mine: true, heldBy: 'Asha Mbeki', begunAt: savedAt, savedAt, body }),
    ...handlers,
  });
  return { bridge, ...showPage(<DecisionPage applicationId="a1" />) };
}
type User = ReturnType<typeof start>['user'];
const put = async (user: User, label: string | RegExp, text: string) => {
  await user.click(screen.getByLabelText(label));
  await user.paste(text);
};
const putDay = async (user: User, group: string, parts: [string, string, string]) => {
  const fields = within(screen.getByRole('group', { name: group }));
  for (const [index, part] of ['Day', 'Month', 'Year'].entries()) await user.type(fields.getByLabelText(part), parts[index]!);
};
const press = (user: User) => user.click(screen.getByRole('button', { name: 'Record the decision' }));
const why = (about: string) => `The panel read the ${about} and set it beside the group; the course was the one expected there.`;

const answer = (user: User, legend: string | RegExp, label: string | RegExp) => user.click(within(screen.getByRole('group', { name: legend })).getByRole('radio', { name: label }));

/** Who decided: the chair, and a lay member who declared an interest and left. */
async function fillPanel(user: User) {
  await put(user, 'The panel’s name', 'IFR panel');
  await putDay(user, 'When did it meet?', ['3', '6', '2026']);
  await user.click(screen.getByRole('button', { name: 'Add another person' }));
  for (const [index, name, role, decided, interest] of [[1, 'Dana Mockup', 'Chair', 'Yes', 'None declared'], [2, 'Sam Proforma', 'Lay member', 'No', 'Indirect']] as const) {
    const person = within(screen.getByRole('group', { name: `Person ${index}` }));
    await user.type(person.getByLabelText('Name'), name);
    await user.type(person.getByLabelText('Role'), role);
    await user.click(within(person.getByRole('group', { name: 'Did this person decide?' })).getByRole('radio', { name: decided }));
    await user.click(person.getByRole('radio', { name: interest }));
  }
  await put(user, 'What was declared', 'A relative works at the hospital');
  await user.click(screen.getByRole('radio', { name: 'Left the room' }));
  await put(user, 'Quorum, in words', 'Five of seven.');
}

/** Everything that declining needs, apart from the panel's finding. */
async function fillDecline(user: User) {
  await user.click(await screen.findByRole('radio', { name: 'Decline' }));
  await fillPanel(user);
  await put(user, 'Who made sure', 'Asha Mbeki, officer');
  await put(user, 'Is this ICB responsible?', 'Yes');
  await put(user, 'Does this policy, in this version, govern the request?', 'Yes');
  await put(user, 'Is the treatment funded already, or are the criteria met?', 'No');
  await put(user, 'The case as the panel understood it', why('letter of the surgeon'));
  await put(user, /The group that this patient was compared with:/, why('registry of non-unions'));
  await put(user, 'What the panel found on argument 1', 'Not persuaded.');
  await put(user, 'Why, on argument 1', why('three scans'));
  await put(user, 'What the panel found on argument 2', 'Not persuaded.');
  await put(user, 'Why, on argument 2', why('opinion on the anaesthetic risk'));
  for (const number of [1, 2]) await answer(user, `Does the policy name this feature as not itself an exception? (argument ${number})`, 'No');
  await put(user, /Evidence for this patient:/, why('two studies'));
  await put(user, 'Appropriateness (clause 3.3)', why('question of the best means'));
  await put(user, 'What is known of similar patients', 'None known.');
  await put(user, 'What was considered', 'Age and disability.');
  await user.click(screen.getByRole('radio', { name: /no dissent/ }));
  await put(user, /What could change this:/, why('prospect of a bone scan'));
  await user.click(screen.getByRole('radio', { name: 'We write to the patient' }));
}

beforeEach(forgetDrafts);

describe('hints on arguments', () => {
  it('stand under the argument that they are about, as hints beside the panel’s own words', async () => {
    const hint = { kind: 'reserved-too-early' as const, clause: '5.3', found: 'affordable', sentence: 'This seems to speak of “affordability”.' };
    const [first, second] = view().arguments;
    const { user } = start({}, view({ arguments: [{ ...first!, prompts: [hint] }, { ...second!, prompts: [] }] }));
    await user.click(await screen.findByRole('radio', { name: 'Decline' }));
    const argument = within(screen.getByRole('region', { name: 'Argument 1 of 2' }));
    expect(argument.getByRole('list', { name: 'Look at this' })).toHaveTextContent('Look at this: This seems to speak of “affordability”. The words: “affordable”.');
    expect(within(screen.getByRole('region', { name: 'Argument 2 of 2' })).queryByRole('list')).toBeNull();
    expect(argument.getByLabelText('What the panel found on argument 1')).toHaveValue('');
  });
});

describe('the form', () => {
  it('chooses nothing for the panel, and asks for the decision after what it rests on', async () => {
    start();
    for (const radio of await screen.findAllByRole('radio')) expect(radio).not.toBeChecked();
    const titles = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
    expect(titles[0]).toBe('The right commissioner');
    expect(titles.indexOf('The panel’s finding on exceptionality')).toBeLessThan(titles.indexOf('The decision'));
    expect(titles.at(-1)).toBe('The decision');
    expect(primaryButtons()).toEqual(['Record the decision']);
  });

  it('puts the questions in the order that the policy gives', async () => {
    const { order, fields } = fieldsInOrder(['comparator', 'caseRestated']);
    start({}, view({ order: [...order], fields: [...fields] }));
    await screen.findByRole('heading', { name: 'The decision' });
    const titles = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
    expect(titles.indexOf('The group that this patient was compared with')).toBeLessThan(titles.indexOf('The clinician’s case as the panel understood it'));
  });

  it('asks for what the outcome needs, and for nothing that does not belong to it', async () => {
    const { user } = start();
    await user.click(await screen.findByRole('radio', { name: 'Decline' }));
    expect(screen.getByRole('heading', { name: 'What could change this' })).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'Conditions' })).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Approve with conditions' }));
    expect(screen.getByRole('heading', { name: 'Conditions' })).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Defer for information' }));
    expect(screen.queryByRole('heading', { name: 'Conditions' })).toBeNull();
    expect(screen.getByLabelText('What the panel cannot tell')).toBeVisible();
  });

  it('shows the clinician’s words above the panel’s, and a clause as a prompt that binds nobody', async () => {
    const { user } = start();
    await user.click(await screen.findByRole('radio', { name: 'Decline' }));
    const words = screen.getByText('Surgery is not safe for this patient.');
    expect(words.compareDocumentPosition(screen.getByLabelText('The case as the panel understood it'))).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(screen.getByText(/Clause 2.5 names slow healing. The panel may find otherwise/)).toBeVisible();
  });

  it('finds nothing on exceptionality by itself, and keeps the reserved questions until the panel found it', async () => {
    const { user } = start();
    await user.click(await screen.findByRole('radio', { name: 'Decline' }));
    expect(screen.getByRole('radio', { name: 'The panel found that the patient is exceptional' })).not.toBeChecked();
    expect(screen.getByRole('radio', { name: /The panel did not find/ })).not.toBeChecked();
    expect(screen.getByLabelText('The finding in the panel’s own words')).toHaveValue('');
    expect(screen.queryByLabelText('Affordability (clause 7.2)')).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'The panel found that the patient is exceptional' }));
    expect(screen.getByLabelText('Affordability (clause 7.2)')).toBeVisible();
    await user.click(screen.getByRole('radio', { name: /The panel did not find/ }));
    expect(screen.queryByLabelText('Affordability (clause 7.2)')).toBeNull();
  });

  it('remarks on wording while it is typed, and stops nobody by it', async () => {
    const { user } = start();
    await user.click(await screen.findByRole('radio', { name: 'Decline' }));
    await put(user, 'Why, on argument 1', 'The patient is not unique, and it is not affordable.');
    expect(screen.getByText(/“unique” – the question is not whether/)).toBeVisible();
    expect(screen.getByText(/does not rely on affordability before exceptionality is found/)).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
    await user.clear(screen.getByLabelText('Why, on argument 1'));
    await user.type(screen.getByLabelText('Why, on argument 1'), 'No.');
    await user.tab();
    expect(screen.getByText(/To think about: this is too short to be a reason|To think about: this holds only a stock phrase/)).toBeVisible();
  });

  it('asks why the panel could decide where the policy question is open, but not to defer', async () => {
    const { user } = start({}, view({ openQuestion: true, sentence: 'Not known: one fact could settle it.' }));
    await user.click(await screen.findByRole('radio', { name: 'Approve' }));
    expect(screen.getByLabelText('Why the panel could decide all the same')).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Defer for information' }));
    expect(screen.queryByLabelText('Why the panel could decide all the same')).toBeNull();
  });
});

describe('recording', () => {
  it('sends the record of a decline with every argument answered, in the policy’s order, and nothing that was not reached', async () => {
    const { user, bridge } = start();
    await fillDecline(user);
    await user.click(screen.getByRole('radio', { name: /The panel did not find/ }));
    await put(user, 'The finding in the panel’s own words', why('whole of the papers'));
    await press(user);
    const sent = bridge.callsTo('decision.record');
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ applicationId: 'a1', seq: 9 });
    const { record } = sent[0]!;
    expect(record.decidedBy).toEqual({
      who: 'IFR panel', on: '2026-06-03', quorum: 'Five of seven.',
      members: [{ name: 'Dana Mockup', role: 'Chair', decides: true, interest: null }, { name: 'Sam Proforma', role: 'Lay member', decides: false, interest: { kind: 'indirect', what: 'A relative works at the hospital', managed: 'left' } }],
    });
    expect(record.argumentFindings?.map((one) => one.named)).toEqual([{ answer: 'no' }, { answer: 'no' }]);
    expect(record).toMatchObject({ rightCommissioner: { shown: 'The practice belongs to this ICB.', confirmedBy: 'Asha Mbeki, officer', words: 'Yes' }, similarPatients: 'None known.', dissent: { kind: 'none' } });
    expect(record.argumentFindings?.map((one) => one.argumentId)).toEqual(['g1', 'g2']);
    expect(record.principles?.map((one) => one.clause)).toEqual(['3.3']);
    expect(record.exceptionality?.found).toBe('not-found');
    expect(record).not.toHaveProperty('reservedQuestions');
    expect(record).not.toHaveProperty('deferral');
  }, 30_000);

  it('refuses without the panel’s finding and the same words for two arguments, and links to the fields', async () => {
    const { user, bridge } = start();
    await fillDecline(user);
    await user.clear(screen.getByLabelText('Why, on argument 2'));
    await put(user, 'Why, on argument 2', why('three scans'));
    await press(user);
    const alert = within(screen.getByRole('alert'));
    await user.click(alert.getByRole('link', { name: 'Say whether the panel found exceptionality' }));
    expect(screen.getByRole('radio', { name: 'The panel found that the patient is exceptional' })).toHaveFocus();
    await user.click(alert.getByRole('link', { name: /Argument 2: the reason has the same words as the one for argument 1/ }));
    expect(screen.getByLabelText('Why, on argument 2')).toHaveFocus();
    expect(bridge.callsTo('decision.record')).toEqual([]);
  }, 30_000);

  it('sends each need of a deferral with its clause, proof and holder', async () => {
    const { user, bridge } = start();
    await user.click(await screen.findByRole('radio', { name: 'Defer for information' }));
    await fillPanel(user);
    await put(user, 'What the panel cannot tell', 'Whether the bone has healed.');
    await put(user, 'Why that matters to the decision', 'The route depends on it.');
    await user.click(screen.getByRole('button', { name: 'Add another need' }));
    await user.click(screen.getByRole('button', { name: 'Remove need 2' }));
    const need = within(screen.getByRole('group', { name: 'Need 1' }));
    for (const [label, text] of [['Clause that it serves', '1.1'], ['What is needed', 'A scan'], ['What would prove it', 'Its report'], ['Who holds it', 'Radiology']] as const) {
      await user.type(need.getByLabelText(label), text);
    }
    await put(user, 'Who looks after the wait', 'Asha Mbeki');
    await putDay(user, 'By when is it needed?', ['1', '8', '2026']);
    await putDay(user, 'When to ask again, if nothing has come', ['15', '7', '2026']);
    await user.click(screen.getByRole('radio', { name: 'We write to the patient' }));
    await press(user);
    const { record } = bridge.callsTo('decision.record')[0]!;
    expect(record.deferral?.needs).toEqual([{ clause: '1.1', what: 'A scan', proof: 'Its report', heldBy: 'Radiology' }]);
    expect(record.deferral?.pause).toEqual({ owner: 'Asha Mbeki', until: '2026-08-01', chaseOn: '2026-07-15' });
    expect(record).not.toHaveProperty('exceptionality');
    expect(record).not.toHaveProperty('argumentFindings');
  }, 30_000);

  it('keeps every word after a refusal, after the other pane and after another screen', async () => {
    const { user, unmount } = start({ 'decision.record': () => refuse('REFUSED', 'The request cannot be declined.', 'Defer it.', 'outcome') });
    await fillDecline(user);
    await user.click(screen.getByRole('radio', { name: /The panel did not find/ }));
    await put(user, 'The finding in the panel’s own words', why('whole of the papers'));
    await press(user);
    await user.click(within(await screen.findByRole('alert')).getByRole('link', { name: /The request cannot be declined/ }));
    expect(screen.getByRole('radio', { name: 'Approve' })).toHaveFocus();
    await user.keyboard('{F6}');
    expect(screen.getByLabelText('Why, on argument 1')).toHaveValue(why('three scans'));
    unmount();
    start();
    expect(await screen.findByLabelText('Why, on argument 1')).toHaveValue(why('three scans'));
    expect(screen.getByLabelText('The finding in the panel’s own words')).toHaveValue(why('whole of the papers'));
  }, 30_000);

  it('is read-only once recorded, with who decided apart from who recorded', async () => {
    const recorded = { record: { outcome: 'defer' as const, decidedBy: { who: 'IFR panel', on: '2026-06-03' } }, recordedBy: 'Asha Mbeki', at: '2026-06-04T10:00:00.000Z', corrections: [] };
    const { user, went } = start({}, view({ recorded, whyNot: 'A decision is recorded.' }));
    expect(await screen.findByText(/Decided by: IFR panel, 3 June 2026/)).toBeVisible();
    expect(screen.getByText(/Recorded by: Asha Mbeki/)).toBeVisible();
    expect(screen.queryByRole('radio')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Go on to the letters' }));
    expect(went).toEqual([{ name: 'letters', applicationId: 'a1' }]);
  });

  it('says why a decision cannot be recorded now', async () => {
    start({}, view({ whyNot: 'Put the case to a panel first.' }));
    expect(await screen.findByText('A decision cannot be recorded now. Put the case to a panel first.')).toBeVisible();
    expect(primaryButtons()).toEqual([]);
  });
});

describe('remarks on the panel’s own reasons', () => {
  const remarks = (text: string, found: 'found' | null = null) =>
    remarksOn({ view: view(), draft: { ...emptyDecision, found }, wrong: { errors: [] } as never, set: () => {} } as FieldProps, text).join(' ');

  it('name a question that the policy keeps for later, until the panel has found exceptionality', () => {
    expect(remarks('The device may have side effects in her.')).toMatch(/leaves until the panel has found the patient exceptional.*Clause 5\.3/);
    expect(remarks('The device may have side effects in her.', 'found')).toBe('');
    expect(remarks('It is not affordable.')).toMatch(/affordability before exceptionality/);
  });

  it('name guidance that was replaced, is not mandatory, or is answered by the policy', () => {
    expect(remarks('We followed IPG374.')).toMatch(/was replaced/);
    expect(remarks('MTG12 supports it.')).toMatch(/the policy answers it.*Clause 2\.7/);
    expect(remarks('The scan of May shows a stable gap.')).toBe('');
  });
});
