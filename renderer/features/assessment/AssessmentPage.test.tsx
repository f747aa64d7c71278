import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AssessmentView } from '../../../shared/contract/assessment.ts';
import type { Assessment } from '../../../shared/policy/answer.ts';
import { explain } from '../../../shared/policy/explain.ts';
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
    seq: 4, asAt, lookup: { answer: 'held', sentence: 'Held.' }, assessment: explain(hny, states, asAt), ifConfirmed: null, facts: states,
    sources: {
      'written:severeTrauma': {
        label: 'Severe trauma', display: 'No', by: 'Asha Mbeki', at: '2026-05-01T09:00:00.000Z', paperId: 'form', paperName: 'Form.docx', where: 'Section C',
        anchor: { kind: 'word', path: [2], place: 'Section C', words: 'established non-union' },
      },
    },
    policy: hny, compared: null, responsible: { answer: 'agrees', icb: 'QOQ', sentence: 'The practice B81001 belonged to this ICB.' }, prompts: [], confirmed: null, canConfirm: true, whyNot: null, ...change,
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
    await user.click(await screen.findByText('What if a fact were otherwise?'));
    await user.selectOptions(screen.getByLabelText('Fact'), 'landmarks');
    await user.click(screen.getByLabelText('No, because of obesity'));
    const marked = within(screen.getByRole('region', { name: 'What if: nothing is recorded' }));
    expect(marked.getByText(/^Criteria met: /)).toBeVisible();
    expect(marked.getByText(`On the recorded facts: ${answer.assessment!.sentence}`)).toBeVisible();
    expect(marked.getByText('What would change:')).toBeVisible();
    expect(marked.getAllByRole('listitem')[0]).toHaveTextContent('The answer: Not known would become Criteria met');
    expect(screen.getByRole('heading', { name: /Clause by clause – what if, nothing is recorded/ })).toBeVisible();
    expect(primaryButtons()).toEqual([]);
    expect(bridge.callsTo('assessment.confirm')).toEqual([]);
    await user.click(marked.getByRole('button', { name: 'Back to the recorded facts' }));
    expect(screen.queryByRole('region', { name: 'What if: nothing is recorded' })).toBeNull();
    expect(primaryButtons()).toEqual(['Confirm assessment']);
  });
});

describe('what if a confirmed fact were otherwise', () => {
  it('starts from what is recorded, and can suppose that it is not known', async () => {
    const { user } = start(view({ ...answered, landmarks: 'not-obesity' }));
    await user.click(await screen.findByText('What if a fact were otherwise?'));
    await user.selectOptions(screen.getByLabelText('Fact'), 'conservativeTreatment');
    expect(screen.getByText('Recorded: 20 January to 20 May 2026.')).toBeVisible();
    const end = within(screen.getByRole('group', { name: 'End' }));
    expect(end.getByLabelText('Month')).toHaveValue('5');
    await user.clear(end.getByLabelText('Month'));
    await user.type(end.getByLabelText('Month'), '3');
    const marked = within(screen.getByRole('region', { name: 'What if: nothing is recorded' }));
    expect(marked.getByText(/^Criteria not met: /)).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Why the criteria are not met' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: /^What if it were not known\?/ }));
    expect(within(screen.getByRole('region', { name: 'What if: nothing is recorded' })).getByText(/^Not known: one fact/)).toBeVisible();
  });

  it('keeps the answer where the fact no longer matters', async () => {
    const { user } = start(view({ ...answered, landmarks: 'not-obesity' }));
    await user.click(await screen.findByText('What if a fact were otherwise?'));
    await user.selectOptions(screen.getByLabelText('Fact'), 'aspirationFailed');
    await user.click(within(screen.getByRole('group', { name: /^What if: Did a landmark-guided attempt fail/ })).getByLabelText('No'));
    const marked = within(screen.getByRole('region', { name: 'What if: nothing is recorded' }));
    expect(marked.queryByText(/^The answer:/)).toBeNull();
  });
});

describe('why not', () => {
  it('names the condition that decided it, with its reckoning and its paper', async () => {
    start(view({ ...answered, conservativeTreatment: { start: '2026-02-03', end: '2026-04-20' } }));
    const why = within(await screen.findByRole('region', { name: 'Why the criteria are not met' }));
    expect(why.getByText('This alone decided it:')).toBeVisible();
    expect(why.getByText(/2 months 17 days, less than three months/)).toBeVisible();
    expect(why.getByText(/says nothing about this patient’s case for an exception/)).toBeVisible();
  });

  it('is not there while the answer is open', async () => {
    start(view());
    await screen.findByRole('heading', { name: 'What is missing' });
    expect(screen.queryByRole('heading', { name: /^Why / })).toBeNull();
  });
});

describe('two things asked for at once', () => {
  const both = { ...answered, injectionPurpose: ['corticosteroid', 'aspiration'], severeTrauma: 'yes', conservativeResponse: 'full' };

  it('says that there are two answers and gives each its own block', async () => {
    start(view(both));
    expect(await screen.findByText('Two answers. Corticosteroid injection: Criteria not met. Aspiration: Criteria met.')).toBeVisible();
    const steroid = within(screen.getByRole('region', { name: 'Corticosteroid injection' }));
    expect(steroid.getByText(/^Criteria not met/)).toBeVisible();
    expect(steroid.getByRole('heading', { name: 'Why the criteria are not met' })).toBeVisible();
    expect(steroid.getByText('Individual funding request:')).toBeVisible();
    expect(steroid.queryByText(/^Ultrasound-guided aspiration of a joint/)).toBeNull();
    const aspiration = within(screen.getByRole('region', { name: 'Aspiration' }));
    expect(aspiration.getByText(/^Criteria met/)).toBeVisible();
    expect(aspiration.queryByRole('heading', { name: 'Why the criteria are not met' })).toBeNull();
    expect(screen.getByRole('heading', { name: 'Whether the policy covers the request' })).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'Clause by clause' })).toBeNull();
  });
});

describe('what the answer stands on', () => {
  it('says plainly that nobody has compared the text, or who did', async () => {
    const { unmount } = start(view());
    expect(await screen.findByText(/Nobody has compared this text with the published version/)).toBeVisible();
    unmount();
    start(view(answered, { compared: { by: 'Ben Okoro', at: '2026-05-01T09:00:00.000Z' } }));
    expect(await screen.findByText(/Compared with the published version by Ben Okoro, 1 May 2026/)).toBeVisible();
  });

  it('warns about another commissioner, names it among the ways on, and stops nothing', async () => {
    start(view(answered, { responsible: { answer: 'another-icb', icb: 'S1Y5D', sentence: 'The practice E81001 belonged to another ICB. A person decides what follows.' } }));
    const note = within(await screen.findByRole('region', { name: 'Is this the responsible ICB?' }));
    expect(note.getByText(/The practice E81001 belonged to another ICB/)).toBeVisible();
    expect(screen.getByText('Another commissioner:')).toBeVisible();
    expect(primaryButtons()).toEqual(['Confirm assessment']);
  });

  it('shows hints under the argument that they are about, as hints', async () => {
    start(view(answered, { prompts: [{ argumentId: 'g1', prompts: [{ kind: 'guidance-replaced', clause: null, found: 'IPG1', sentence: 'IPG1 is cited; it was replaced.' }] }] }));
    const hints = within(await screen.findByRole('region', { name: 'The clinician’s arguments: what to look at' }));
    expect(hints.getByText('Two operations have failed.')).toBeVisible();
    expect(hints.getByText(/IPG1 is cited; it was replaced\./)).toBeVisible();
    expect(hints.getByText('Look at this:')).toBeVisible();
  });

  it('says that it depends on a reading that nobody has chosen, with each answer', async () => {
    const open = { ...hny, readings: hny.readings.map((reading) => (reading.id === 'three-months' ? { ...reading, inForce: null } : reading)) };
    const states = factStatesOf({ ...answered, landmarks: 'not-obesity', conservativeTreatment: { start: '2026-01-20', end: '2026-04-17' } });
    const depends: Assessment = explain(open, states, '2026-06-01');
    expect(depends.verdict).toBe('depends-on-reading');
    start(view(answered, { policy: open, assessment: depends, facts: states }));
    expect(await screen.findByText(/^It depends on how the policy is read/)).toBeVisible();
    const readings = within(screen.getByRole('region', { name: 'Other ways to read the wording' }));
    expect(readings.getAllByText('the answer would be “Criteria met”.').length).toBeGreaterThan(0);
    expect(readings.getAllByText('the answer would be “Criteria not met”.').length).toBeGreaterThan(0);
    expect(readings.getByText(/Nobody has chosen between these/)).toBeInTheDocument();
  });
});

describe('questions', () => {
  it('shows the ways to settle it under each answer, and why other questions no longer matter', async () => {
    const { user } = start(view());
    await user.click(await screen.findByText('What could settle it, each way'));
    expect(screen.getByText(/^“Criteria met” could follow from/)).toBeVisible();
    expect(screen.getByText(/^“Criteria not met” could follow from/)).toBeVisible();
    await user.click(screen.getByText(/^Questions that no longer matter/));
    expect(screen.getAllByText('“Ultrasound-guided aspiration of a joint” does not apply to this request.').length).toBeGreaterThan(0);
  });
});

describe('an assessment that was confirmed earlier', () => {
  const before = { by: 'Asha Mbeki', at: '2026-06-02T09:00:00.000Z', sentence: 'Criteria not met: the injection.', verdict: 'not-met', stillTheSame: false };
  const said = () => screen.queryByRole('region', { name: 'Not as it was confirmed' });

  it('is said on top to come out differently, with what was confirmed', async () => {
    const now = view();
    start({ ...now, confirmed: { ...before, asAt: now.asAt } });
    expect(await screen.findByRole('region', { name: 'Not as it was confirmed' })).toHaveTextContent(/It now comes out differently\. Asha Mbeki confirmed, 2 June 2026.*Criteria not met: the injection\..*It has not moved the case\./);
    expect(screen.getByText(/^The answer is no longer this one/)).toBeVisible();
  });

  it('is not said to differ where only the date looked at, or a fact without consequence, differs', async () => {
    const now = view();
    const other = start({ ...now, confirmed: { ...before, asAt: '2026-01-15' } });
    expect(await screen.findByText('You are looking at another date than the one that was confirmed.')).toBeVisible();
    expect(said()).toBeNull();
    other.unmount();
    start({ ...now, confirmed: { ...before, asAt: now.asAt, verdict: now.assessment!.verdict } });
    expect(await screen.findByText(/have changed since, and the answer is the same/)).toBeVisible();
    expect(said()).toBeNull();
  });
});

describe('earlier assessments', () => {
  it('are asked for only when opened, with who, when, and what differed', async () => {
    const common = { policyId: 'hny-142-usgi', policyVersion: null, policyHash: 'a'.repeat(64), asAt: '2026-06-01' };
    const { user, bridge } = start(view(), {
      'assessment.history': () => ({
        entries: [
          { ...common, id: 'e2', by: 'Ben Okoro', at: '2026-06-03T09:00:00.000Z', verdict: 'met', sentence: 'Criteria met now.', made: 'renewed', differences: ['The answer: Not known → Criteria met.'] },
          { ...common, id: 'e1', by: 'Asha Mbeki', at: '2026-06-02T09:00:00.000Z', verdict: 'not-known', sentence: 'Not known then.', made: 'confirmed', differences: [] },
        ],
      }),
    });
    const summary = await screen.findByText('Every assessment of this case, and what changed each time');
    expect(bridge.callsTo('assessment.history')).toEqual([]);
    await user.click(summary);
    expect(await screen.findByText('The answer: Not known → Criteria met.')).toBeVisible();
    expect(screen.getByText(/Confirmed by Asha Mbeki, 2 June 2026/)).toBeVisible();
    expect(screen.getByText(/without moving the case/)).toBeVisible();
    expect(document.body.textContent).not.toMatch(/hny-142-usgi|aaaaaaaa/);
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

  it('asks for a reason where the day shown is not the one of the ICB’s rule, and sends nothing without it', async () => {
    const words = 'By this ICB’s rule the version governs that was in force on the day of receipt, 1 May 2026.';
    const { user, bridge } = start(view(answered, { governing: { words, day: '2026-05-01', needsWhy: true } }), { 'assessment.confirm': () => view() });
    await user.click(await screen.findByRole('button', { name: 'Confirm assessment' }));
    const why = screen.getByLabelText('Why does 1 June 2026 count?');
    expect(why).toBeInvalid();
    expect(bridge.callsTo('assessment.confirm')).toEqual([]);
    await user.type(why, 'The form was whole on that day');
    await user.click(screen.getByRole('button', { name: 'Confirm assessment' }));
    expect(bridge.callsTo('assessment.confirm')).toEqual([{ applicationId: 'a1', seq: 4, asAt: '2026-06-01', whyDay: 'The form was whole on that day' }]);
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
