import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AssessmentView } from '../../../shared/contract/assessment.ts';
import { assess } from '../../../shared/policy/answer.ts';
import { factStatesOf } from '../../../shared/policy/golden.ts';
import hnyFile from '../../../shared/policy/policies/hny-142-usgi.json';
import { parsePolicy } from '../../../shared/policy/schema.ts';
import { refuse } from '../../../shared/domain/result.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { caseView, form, formDocument } from '../../../test/dom/samples.ts';
import { primaryButtons, showPage } from '../../../test/dom/show.tsx';
import { forgetDrafts } from '../../components/useDraft.ts';
import { AssessmentPage } from './AssessmentPage.tsx';

const hny = parsePolicy(hnyFile);
const answered = {
  treatment: 'guided-injection', injectionPurpose: 'corticosteroid', targetSite: 'joint', severeTrauma: 'no', injectionsWithoutRelief: 1,
  injectionAdverseEffects: 'no', conservativeTreatment: { start: '2026-01-20', end: '2026-05-20' }, conservativeResponse: 'none',
};

/** What the worker would answer: the real assessment of the real policy, with one fact left open. */
function view(facts: Parameters<typeof factStatesOf>[0] = answered, change: Partial<AssessmentView> = {}, asAt = '2026-06-01'): AssessmentView {
  const states = factStatesOf(facts);
  return {
    seq: 4, asAt, lookup: { answer: 'held', sentence: 'Held.' }, assessment: assess(hny, states, asAt), ifConfirmed: null, facts: states,
    sources: {
      'golden:severeTrauma': {
        label: 'Severe trauma', display: 'No', by: 'Asha Mbeki', at: '2026-05-01T09:00:00.000Z', paperId: 'form', paperName: 'Form.docx', where: 'Section C',
        anchor: { kind: 'word', path: [2], place: 'Section C', words: 'established non-union' },
      },
    },
    policy: hny, confirmed: null, canConfirm: true, whyNot: null, ...change,
  };
}

function start(answer: AssessmentView, handlers: Handlers = {}) {
  const bridge = fakeBridge({
    'case.get': () => caseView({ applicationId: 'a1' }),
    'paper.get': () => ({ paperId: form.paperId, name: form.name, kind: form.kind, sha256: '', read: true, document: formDocument, content: null }),
    'assessment.get': ({ asAt }) => (asAt ? view(answered, {}, asAt) : answer),
    ...handlers,
  });
  return { bridge, ...showPage(<AssessmentPage applicationId="a1" />, { name: 'assessment', applicationId: 'a1' }) };
}

beforeEach(forgetDrafts);

describe('the answer', () => {
  it('starts with the one sentence and says that an open question is not a refusal', async () => {
    const answer = view();
    start(answer);
    expect(await screen.findByText(answer.assessment!.sentence)).toBeVisible();
    expect(screen.getByText(/^This is not a refusal/)).toBeVisible();
    expect(primaryButtons()).toEqual(['Confirm assessment']);
  });

  it.each(['no-policy-held', 'text-not-held', 'cannot-tell-which-version', 'not-yet-in-force'])('says in words that “%s” is not a refusal', async (answer) => {
    start(view(answered, { lookup: { answer, sentence: 'No policy text is held for this.' }, assessment: null, policy: null, canConfirm: false, whyNot: 'Ask the policy lead.' }));
    expect(await screen.findByText('No policy text is held for this.')).toBeVisible();
    expect(screen.getByText(/^This is not a refusal/)).toBeVisible();
    expect(screen.getByText(/It cannot be confirmed now. Ask the policy lead./)).toBeVisible();
    expect(primaryButtons()).toEqual([]);
  });

  it('draws the text that may govern as such, where the version cannot be told', async () => {
    const answer = view(answered, {}, '2025-06-01');
    expect(answer.assessment!.verdict).toBe('cannot-tell-which-version');
    start(answer);
    expect(await screen.findByRole('heading', { name: 'Clause by clause, if this version is in force' })).toBeVisible();
  });
});

describe('clause by clause', () => {
  it('says how each finding stands in words, and whether a part applies', async () => {
    start(view());
    const steroid = within(await screen.findByRole('region', { name: /^Ultrasound-guided corticosteroid injection/ }));
    expect(steroid.getAllByText('Not met', { selector: 'strong' }).length).toBeGreaterThan(0);
    expect(steroid.getAllByText('Not known', { selector: 'strong' }).length).toBeGreaterThan(0);
    expect(screen.getByRole('heading', { name: /aspiration of a joint Does not apply/ })).toBeVisible();
    expect(document.body.textContent).not.toMatch(/[✓✔✗✘❌✅]/u);
  });

  it('opens the source of a leaf, with its words outlined', async () => {
    const { user } = start(view());
    const source = (await screen.findAllByRole('button', { name: /Open the source of “Severe trauma”.*Form.docx, Section C/ }))[0]!;
    expect(document.querySelector('[data-marked]')).toBeNull();
    await user.click(source);
    expect(await screen.findByText('An established non-union of the left tibia.')).toHaveAttribute('data-marked');
  });

  it('leads from an open leaf to its question on Check facts', async () => {
    const { user, went } = start(view());
    await user.click((await screen.findAllByRole('button', { name: 'Answer “Can the landmarks be identified?” on Check facts' }))[0]!);
    expect(went).toEqual([{ name: 'facts', applicationId: 'a1', factId: 'landmarks' }]);
  });
});

describe('what is missing', () => {
  it('puts a sentence into a text that can be changed, once, and calls nothing', async () => {
    const { user, bridge } = start(view());
    const ask = await screen.findByRole('button', { name: 'Ask for this: Can the landmarks be identified?' });
    const before = bridge.calls.length;
    await user.click(ask);
    await user.click(ask);
    const text = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'What to ask the clinician' });
    expect(text.value).toMatch(/^Please tell us: Can the landmarks be identified\?/);
    expect(text.value.match(/Please tell us/g)).toHaveLength(1);
    await user.type(text, ' Thank you.');
    expect(text.value).toMatch(/Thank you\.$/);
    expect(bridge.calls.length).toBe(before);
  });

  it('says what the papers say where they disagree', async () => {
    start(view({ ...answered, landmarks: 'not-obesity', conservativeResponse: { disputed: ['none', 'partial'] } }));
    const missing = within(await screen.findByRole('region', { name: 'What is missing' }));
    expect(missing.getByText(/The papers disagree: No response \/ Partial response\./)).toBeVisible();
  });
});

describe('what if', () => {
  it('changes sentence and findings at once, is marked as not recorded, and leads back', async () => {
    const answer = view();
    const { user, bridge } = start(answer);
    await user.click(await screen.findByText('What if an open fact were answered?'));
    await user.selectOptions(screen.getByLabelText('Open fact'), 'landmarks');
    await user.click(screen.getByLabelText('No, because of obesity'));
    const marked = within(screen.getByRole('region', { name: 'What if: nothing is recorded' }));
    expect(marked.getByText(/^Criteria met/)).toBeVisible();
    expect(marked.getByText(`On the recorded facts: ${answer.assessment!.sentence}`)).toBeVisible();
    expect(screen.getByRole('heading', { name: /Clause by clause – what if, nothing is recorded/ })).toBeVisible();
    expect(primaryButtons()).toEqual([]);
    expect(bridge.callsTo('assessment.confirm')).toEqual([]);
    await user.click(marked.getByRole('button', { name: 'Back to the recorded facts' }));
    expect(screen.queryByRole('region', { name: 'What if: nothing is recorded' })).toBeNull();
    expect(primaryButtons()).toEqual(['Confirm assessment']);
  });
});

describe('other readings', () => {
  it('says who chose the reading, why, and what the other would answer', async () => {
    start(view({ ...answered, severeTrauma: 'yes', landmarks: 'identifiable', conservativeTreatment: { start: '2026-01-20', end: '2026-04-19' } }));
    const readings = within(await screen.findByRole('region', { name: 'Other ways to read the wording' }));
    expect(readings.getByText('How are three months counted?')).toBeVisible();
    expect(readings.getAllByText(/Chosen by: The makers of the app; not confirmed by the ICB/)[0]).toBeVisible();
    expect(readings.getAllByText('The answer would be “Criteria met”.')[0]).toBeVisible();
  });
});

describe('confirming', () => {
  it('confirms the as-at date that is shown, by keyboard, then leads to screening', async () => {
    const confirmed = view(answered, { confirmed: { by: 'Asha Mbeki', at: '2026-06-02T09:00:00.000Z', asAt: '2026-06-01', sentence: 'As before.', verdict: 'not-known', stillTheSame: true } });
    const { user, bridge, went } = start(view(), { 'assessment.confirm': () => confirmed });
    (await screen.findByRole('button', { name: 'Confirm assessment' })).focus();
    await user.keyboard('{Enter}');
    expect(bridge.callsTo('assessment.confirm')).toEqual([{ applicationId: 'a1', seq: 4, asAt: '2026-06-01' }]);
    await user.click(await screen.findByRole('button', { name: 'Go on to screening' }));
    expect(went).toEqual([{ name: 'screening', applicationId: 'a1' }]);
  });

  it('shows a conflict in words and offers the latest', async () => {
    const { user, bridge } = start(view(), { 'assessment.confirm': () => refuse('CONFLICT', 'The case was changed.', 'Look at it again.') });
    await user.click(await screen.findByRole('button', { name: 'Confirm assessment' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Somebody else changed this first');
    const asked = bridge.callsTo('assessment.get').length;
    await user.click(screen.getByRole('button', { name: 'Show the latest' }));
    expect(bridge.callsTo('assessment.get').length).toBe(asked + 1);
  });

  it('asks again for another as-at date and refuses a day that does not exist', async () => {
    const { user, bridge } = start(view());
    await user.click(await screen.findByText('Look at another date'));
    await user.clear(screen.getByLabelText('Month'));
    await user.type(screen.getByLabelText('Month'), '2');
    await user.clear(screen.getByLabelText('Day'));
    await user.type(screen.getByLabelText('Day'), '31');
    await user.click(screen.getByRole('button', { name: 'Show as at this date' }));
    expect(screen.getByText(/The date is not a day that exists/)).toBeVisible();
    await user.clear(screen.getByLabelText('Day'));
    await user.type(screen.getByLabelText('Day'), '28{Enter}');
    expect(bridge.callsTo('assessment.get').at(-1)).toEqual({ applicationId: 'a1', asAt: '2026-02-28' });
    expect(await screen.findByText(/As at 28 February 2026/)).toBeVisible();
  });
});
