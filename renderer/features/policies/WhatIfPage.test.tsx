import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { refuse } from '../../../shared/domain/result.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { gapPolicy, hny, libraryOf } from '../../../test/dom/policySamples.ts';
import { setWindowWidth } from '../../../test/dom/setup.ts';
import { showPage } from '../../../test/dom/show.tsx';
import { PoliciesPage } from './PoliciesPage.tsx';

type User = ReturnType<typeof showPage>['user'];

function start(policyId: string, handlers: Handlers = {}) {
  const bridge = fakeBridge({ 'policy.library': () => libraryOf([gapPolicy, hny]), ...handlers });
  return { bridge, ...showPage(<PoliciesPage policyId={policyId} part="what-if" />) };
}
const sentence = () => document.querySelector('.sentence')!.textContent;
const answer = () => within(screen.getByRole('region', { name: 'Answer' }));

/** Opens a question and returns what stands in it. */
async function open(user: User, label: string) {
  const summary = (await screen.findAllByText(label, { selector: '.question__label' }))[0]!;
  const question = summary.closest('details')!;
  if (!question.open) await user.click(summary);
  return within(question);
}
async function date(user: User, group: HTMLElement, parts: { day?: string; month?: string; year: string }) {
  const fields = within(group);
  for (const [label, text] of [['Day', parts.day], ['Month', parts.month], ['Year', parts.year]] as const) {
    await user.clear(fields.getByLabelText(label));
    if (text) await user.type(fields.getByLabelText(label), text);
  }
}
async function choose(user: User, label: string, choice: string) {
  const question = await open(user, label);
  await user.click(question.getByLabelText(choice));
}
async function asAt(user: User, day: string, month: string, year: string) {
  await date(user, await screen.findByRole('group', { name: 'As-at date' }), { day, month, year });
}

describe('trying answers without a case', () => {
  it('takes every kind of answer, and the answer moves at once', async () => {
    const { user, bridge } = start('test-gap-1');
    await asAt(user, '1', '6', '2026');
    expect(sentence()).toMatch(/^Not known/);
    await choose(user, 'Kind of treatment', 'Low-intensity pulsed ultrasound (LIPUS) for bone healing');
    const gap = await open(user, 'Gap at the fracture');
    await user.type(gap.getByLabelText('Gap at the fracture'), '9.5');
    const fracture = await open(user, 'Date of the fracture');
    await date(user, fracture.getByRole('group', { name: 'Date of the fracture' }), { month: '7', year: '2025' });
    const operations = await open(user, 'How many operations?');
    await user.type(operations.getByLabelText('How many operations?'), '2');
    const plaster = await open(user, 'Time in plaster');
    await date(user, plaster.getByRole('group', { name: 'Start' }), { day: '1', month: '8', year: '2025' });
    await user.click(plaster.getByRole('radio', { name: 'Yes, it ended' }));
    await date(user, plaster.getByRole('group', { name: 'End' }), { day: '30', month: '8', year: '2025' });
    await user.click(plaster.getByRole('button', { name: /Add another stretch/ }));
    await date(user, plaster.getByRole('group', { name: 'Stretch 2: start' }), { day: '1', month: '10', year: '2025' });
    await user.click(within(plaster.getByRole('group', { name: 'Stretch 2: has it ended?' })).getByRole('radio', { name: /still going on/ }));
    await choose(user, 'Which of these hold?', 'Diabetes');
    expect(sentence()).toMatch(/^Criteria met/);
    await user.clear(gap.getByLabelText('Gap at the fracture'));
    await user.type(gap.getByLabelText('Gap at the fracture'), '12');
    expect(sentence()).toMatch(/^Criteria not met/);
    // Nothing was recorded anywhere.
    expect([...new Set(bridge.calls.map((call) => call.channel))]).toEqual(['policy.library']);
  });

  it('shows what is open, what would settle it, and what is no longer needed, by label and never by id', async () => {
    const { user } = start('test-gap-1');
    await asAt(user, '1', '6', '2026');
    await choose(user, 'Kind of treatment', 'Low-intensity pulsed ultrasound (LIPUS) for bone healing');
    const open_ = within(answer().getByRole('region', { name: 'What is still open' }));
    expect(open_.getAllByRole('listitem').map((item) => item.querySelector('.missing__fact')!.textContent)).toEqual(['Gap at the fracture', 'Date of the fracture', 'How many operations?', 'Time in plaster', 'Which of these hold?']);
    expect(answer().getByRole('region', { name: 'What could settle it' })).toHaveTextContent('“Criteria not met” could follow from “Gap at the fracture”');
    const operations = await open(user, 'How many operations?');
    await user.type(operations.getByLabelText('How many operations?'), '0');
    expect(answer().queryByRole('region', { name: 'What is still open' })).toBeNull();
    expect(within(answer().getByRole('region', { name: 'No longer needed' })).getAllByRole('listitem').map((item) => item.textContent)).toContain('Gap at the fracture');
    expect(screen.getByText('Gap at the fracture', { selector: '.question__label' }).closest('summary')).toHaveTextContent('Nobody has answered. No longer needed');
    expect(document.body.textContent).not.toMatch(/fractureGap|riskFactors|not-met|position-applies|test-gap/);
  });

  it('tries “not known” and papers that disagree, and goes back to one answer', async () => {
    const { user } = start('test-gap-1');
    await asAt(user, '1', '6', '2026');
    await choose(user, 'Kind of treatment', 'Low-intensity pulsed ultrasound (LIPUS) for bone healing');
    const question = await open(user, 'How many operations?');
    await user.click(question.getByRole('button', { name: 'Looked for, and not known: How many operations?' }));
    expect(answer().getByText(/Looked for, and not known\./)).toBeVisible();
    await user.click(question.getByRole('button', { name: 'Give one answer: How many operations?' }));
    await user.click(question.getByRole('button', { name: 'The papers disagree: How many operations?' }));
    await user.type(question.getByLabelText('One paper says: How many operations?'), '1');
    expect(question.getByText('The papers disagree: two different answers are needed')).toBeVisible();
    await user.type(question.getByLabelText('Another paper says: How many operations?'), '0');
    expect(question.getByText('The papers disagree: 1 / 0')).toBeVisible();
    expect(sentence()).toMatch(/^Disputed/);
    await user.click(question.getByRole('button', { name: 'Give one answer: How many operations?' }));
    expect(question.getByText('Nobody has answered')).toBeVisible();
    expect(sentence()).toMatch(/^Not known/);
  });

  it('switches readings, and says where the answer depends on one that nobody has chosen', async () => {
    const { user } = start('test-gap-1');
    await asAt(user, '1', '6', '2026');
    expect(screen.getByRole('radio', { name: 'Nobody has chosen' })).toBeChecked();
    await choose(user, 'Kind of treatment', 'Low-intensity pulsed ultrasound (LIPUS) for bone healing');
    await choose(user, 'Which of these hold?', 'Smoking');
    await user.type((await open(user, 'Gap at the fracture')).getByLabelText('Gap at the fracture'), '3');
    await date(user, (await open(user, 'Date of the fracture')).getByRole('group', { name: 'Date of the fracture' }), { year: '2024' });
    await user.type((await open(user, 'How many operations?')).getByLabelText('How many operations?'), '1');
    const plaster = await open(user, 'Time in plaster');
    await date(user, plaster.getByRole('group', { name: 'Start' }), { year: '2024' });
    await user.click(plaster.getByRole('radio', { name: /still going on/ }));
    expect(sentence()).toMatch(/depends on/i);
    await user.click(screen.getByRole('radio', { name: 'Diabetes alone.' }));
    expect(sentence()).toMatch(/^Criteria not met/);
    expect(answer().getByRole('region', { name: 'Other ways to read the wording' })).toHaveTextContent('Read as “Smoking or diabetes.”: Criteria met');
    await user.click(screen.getByRole('radio', { name: 'Smoking or diabetes.' }));
    expect(sentence()).toMatch(/^Criteria met/);
  });

  it('answers two purposes apart', async () => {
    const { user } = start('hny-142-usgi');
    await asAt(user, '1', '6', '2026');
    await choose(user, 'Kind of treatment', 'Ultrasound-guided injection or aspiration');
    const purpose = await open(user, 'What is to be done under ultrasound?');
    await user.click(purpose.getByRole('checkbox', { name: 'Corticosteroid injection' }));
    await user.click(purpose.getByRole('checkbox', { name: 'Aspiration' }));
    const parts = within(answer().getByRole('region', { name: 'Each purpose by itself' }));
    expect(parts.getAllByRole('listitem')).toHaveLength(2);
  });

  it('says what would be, if this version is in force, where that cannot be told', async () => {
    const { user } = start('hny-142-usgi');
    await asAt(user, '1', '6', '2025');
    expect(sentence()).toMatch(/^Cannot tell which version/);
    expect(answer().getByText(/^If this version is in force:/)).toBeVisible();
    expect(answer().getAllByText(/This is not a refusal/).length).toBeGreaterThan(0);
  });

  it('shows the sentence beside the questions where the answer is behind a tab', async () => {
    setWindowWidth(640);
    const { user } = start('hny-142-usgi');
    expect(await screen.findByRole('tab', { name: 'Questions' })).toHaveAttribute('aria-selected', 'true');
    const beside = document.querySelector('#pane-papers .what-if')!;
    expect(beside.textContent).toBe(sentence());
    await user.click(screen.getByRole('tab', { name: 'Answer' }));
    expect(document.querySelector<HTMLElement>('.sentence')).toBeVisible();
  });

  it('keeps the last full date while another is typed, and says so', async () => {
    const { user } = start('test-gap-1');
    await asAt(user, '31', '2', '2026');
    expect(screen.getByText(/is not a day that exists\. Until then the last full date is used/)).toBeVisible();
  });

  it('starts again with nothing answered', async () => {
    const { user } = start('test-gap-1');
    await choose(user, 'Kind of treatment', 'Something else');
    expect(sentence()).toMatch(/^Outside this policy/);
    await user.click(screen.getByRole('button', { name: 'Start again with nothing answered' }));
    expect(sentence()).not.toMatch(/^Outside this policy/);
    const question = await open(user, 'Kind of treatment');
    for (const radio of question.getAllByRole('radio')) expect(radio).not.toBeChecked();
  });

  it('goes by Tab from a question that is open straight into its fields', async () => {
    const { user } = start('test-gap-1');
    const question = await open(user, 'How many operations?'); // Enter opens it in the window; the simulated page has no such key
    question.getByText('How many operations?', { selector: '.question__label' }).closest<HTMLElement>('summary')!.focus();
    await user.tab();
    await user.keyboard('3');
    expect(question.getByLabelText('How many operations?')).toHaveValue('3');
  });

  it('says that a policy is not held, or could not be read', async () => {
    const first = start('gone');
    expect(await screen.findByText('This policy is not held here any more.')).toBeVisible();
    first.unmount();
    start('test-gap-1', { 'policy.library': () => refuse('DATABASE', 'The store could not be read.') });
    expect(await screen.findByText('The store could not be read.')).toBeVisible();
  });
});
