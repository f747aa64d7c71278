import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DecisionView } from '../../../shared/contract/decision.ts';
import { refuse } from '../../../shared/domain/result.ts';
import lscFile from '../../../shared/policy/policies/lsc-clin12-lipus-2.json';
import { parsePolicy } from '../../../shared/policy/schema.ts';
import { decisionFields, fieldsInOrder, outcomeLabels, outcomes } from '../../../shared/workflow/decisionFields.ts';
import type { DecisionRecord } from '../../../shared/workflow/shapes.ts';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { caseView, form, formDocument } from '../../../test/dom/samples.ts';
import { showPage } from '../../../test/dom/show.tsx';
import { forgetDrafts } from '../../components/useDraft.ts';
import { openQuestions } from './decisionCheck.ts';
import { DecisionPage } from './DecisionPage.tsx';
import { emptyDecision, readDraft } from './decisionDraft.ts';
import { restatedRemark, wordingRemarks } from './wording.ts';

const lsc = parsePolicy(lscFile);
const savedAt = '2026-06-04T10:00:00.000Z';
const { order, fields } = fieldsInOrder();
const view = (change: Partial<DecisionView> = {}): DecisionView => ({
  seq: 9, stageLabel: 'At panel', whyNot: null, sentence: 'This policy applies.',
  outcomes: outcomes.map((outcome) => ({ outcome, label: outcomeLabels[outcome] })),
  order: [...order], fields: [...fields],
  arguments: [{ argumentId: 'g1', text: 'Healed well on the first course.', note: null }],
  principles: lsc.principles.filter((one) => one.role === 'relied-on'), reserved: lsc.principles.filter((one) => one.role === 'reserved'),
  notThemselvesAnException: [], clinicianCase: 'Surgery is not safe for this patient, and the first course helped.', careMeanwhile: null, openQuestion: false, hintsFrom: null,
  shown: { rightCommissioner: 'The practice belonged to another ICB.', policyBasis: 'LIPUS, version 2.', alreadyFunded: 'This policy applies.' },
  papers: [{ paperId: 'p1', name: 'form.docx', argumentIds: ['g1'] }, { paperId: 'p2', name: 'response.pdf', argumentIds: [] }],
  cited: [{ title: 'Example A et al. 2024;3:12', paperId: 'p1', paper: 'form.docx' }],
  sinceEarlier: null, draft: null, recorded: null, ...change,
});

function start(answer = view(), handlers: Handlers = {}) {
  const bridge = fakeBridge({
    'case.get': () => caseView({ applicationId: 'a1' }),
    'paper.get': () => ({ paperId: form.paperId, name: form.name, kind: form.kind, sha256: '', read: true, document: formDocument, content: null }),
    'decision.get': () => answer,
    'decision.saveDraft': ({ body }) => ({ mine: true, heldBy: 'Asha Mbeki', begunAt: savedAt, savedAt, body }),
    ...handlers,
  });
  return { bridge, ...showPage(<DecisionPage applicationId="a1" />) };
}

beforeEach(forgetDrafts);

describe('Otley: evidence of benefit that was sent and has no finding', () => {
  it('is listed before signing, leaves the list once it has one, and stops nobody', async () => {
    const { user } = start();
    await user.click(await screen.findByRole('radio', { name: 'Decline' }));
    const list = within(screen.getByRole('region', { name: /without a finding of its own/ }));
    expect(list.getAllByRole('listitem').map((item) => item.textContent)).toEqual([expect.stringContaining('form.docx'), expect.stringContaining('response.pdf'), expect.stringContaining('Example A')]);
    await user.click(list.getByRole('button', { name: 'Add a finding on response.pdf' }));
    const study = within(screen.getByRole('group', { name: 'Study or paper 1' }));
    expect(study.getByLabelText('Which one')).toHaveValue('response.pdf');
    expect(study.getByLabelText('What it shows for this patient')).toHaveValue('');
    expect(list.queryByRole('button', { name: /response\.pdf/ })).toBeNull();
    await user.type(screen.getByLabelText('What the panel found on argument 1'), 'Accepted');
    expect(list.queryByRole('button', { name: /on form\.docx/ })).toBeNull();
    expect(list.getByRole('button', { name: /Example A/ })).toBeVisible();
  });
});

describe('SB: the evidence that the clinician put, and the patient’s own words', () => {
  const evidence = [{ evidenceId: 'e1', title: 'An invented trial, 2019', kind: 'trial' as const, kindLabel: 'Trial', paperId: 'p2', paperName: 'response.pdf', page: '4', putFor: 'That a second course helps', argumentIds: ['g1'], state: 'standing' as const, reason: null, by: 'Asha Mbeki', at: savedAt }];

  it('stand beside the argument and before the question of evidence; a finding begins with title, paper and page, and says nothing for the panel', async () => {
    const { user } = start(view({ evidence, statement: { lines: [{ label: 'Statement', words: 'Received on 5 May 2026: statement.docx, page 1' }], paperId: 'p1' } }));
    await user.click(await screen.findByRole('radio', { name: 'Decline' }));
    expect(screen.getByRole('list', { name: 'Evidence put for this argument' })).toHaveTextContent('Evidence: An invented trial, 2019 (Trial; response.pdf, page 4)');
    const question = within(screen.getByRole('region', { name: /^Evidence for this patient/ }));
    expect(question.getByText('Received on 5 May 2026: statement.docx, page 1')).toBeVisible();
    const put = within(question.getByRole('region', { name: 'Evidence that the clinician put' }));
    expect(put.getByText(/Put forward for: That a second course helps/)).toBeVisible();
    const left = within(screen.getByRole('region', { name: /without a finding of its own/ }));
    expect(left.getByRole('button', { name: 'Add a finding on An invented trial, 2019' })).toBeVisible();
    await user.click(put.getByRole('button', { name: 'Add a finding on An invented trial, 2019' }));
    const study = within(screen.getByRole('group', { name: 'Study or paper 1' }));
    expect(study.getByLabelText('Which one')).toHaveValue('An invented trial, 2019');
    expect(study.getByLabelText('Page')).toHaveValue('4');
    expect(study.getByLabelText('What it shows for this patient')).toHaveValue('');
    expect(put.getByText('It has a finding below.')).toBeVisible();
    expect(left.queryByRole('button', { name: 'Add a finding on An invented trial, 2019' })).toBeNull();
  });

  it('that nothing is on record of a statement is said', async () => {
    const { user } = start();
    await user.click(await screen.findByRole('radio', { name: 'Decline' }));
    expect(screen.getByText('Nothing is recorded: neither an invitation nor a statement.')).toBeVisible();
  });
});

describe('Ross: others like the patient, and what would be saved', () => {
  const context = { relied: ['Appropriateness', 'Cost effectiveness'], found: null };
  it('a group given as a reason is remarked on; under the comparison it is not', () => {
    for (const text of ['She represents a group of patients.', 'He is one of a wider cohort.', 'There are many patients like this.', 'This is a service development.']) {
      expect([text, wordingRemarks(text, context).join(' ')]).toEqual([text, expect.stringMatching(/not by itself a reason to refuse/)]);
      expect(wordingRemarks(text, { ...context, about: 'group' }).join(' ')).not.toMatch(/reason to refuse/);
    }
  });

  it('cost without savings or alternatives is remarked on', () => {
    expect(wordingRemarks('The cost is high.', context).join(' ')).toMatch(/what would be saved/);
    expect(wordingRemarks('The cost is high, and the operation that it saves costs more.', context).join(' ')).not.toMatch(/what would be saved/);
  });

  it('what is said of similar patients asks for nothing more and closes no outcome', () => {
    const draft = { ...emptyDecision, outcome: 'approve' as const };
    const before = openQuestions(draft, view()).map((one) => one.id);
    const after = openQuestions({ ...draft, similarPatients: 'At least ten in this ICB every year, a definable cohort.' }, view()).map((one) => one.id);
    expect(after).toEqual(before.filter((id) => id !== 'similarPatients'));
  });
});

describe('S: exceptional is not unique, and the right commissioner', () => {
  it('remarks on “unique” and on a bare “not exceptional”, and says which ICB the practice belongs to', async () => {
    const { user } = start();
    expect(await screen.findByText(/The practice belonged to another ICB/)).toBeVisible();
    await user.click(screen.getByLabelText('The finding in the panel’s own words'));
    await user.paste('The patient is not unique and so not considered exceptional.');
    expect(screen.getByText(/not whether the patient is the only one/)).toBeVisible();
    expect(screen.getByText(/says what was concluded and not why/)).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('SB: that the clinician’s case was understood', () => {
  it('is shown by the panel’s own words beside the clinician’s; the same words again are remarked on', async () => {
    const { user } = start();
    const field = await screen.findByLabelText('The case as the panel understood it');
    await user.click(field);
    await user.paste('Surgery is not safe for this patient, and the first course helped');
    expect(screen.getByText(/these are the clinician’s words again/)).toBeVisible();
    expect(restatedRemark('An operation carries a risk that others do not run; one course has helped already.', view().clinicianCase)).toEqual([]);
    expect(openQuestions({ ...emptyDecision, outcome: 'decline' }, view()).map((one) => one.id)).toContain('caseRestated');
  });
});

describe('Condliff: a request that comes back', () => {
  it('shows what is new since the earlier outcome, also where that is nothing', async () => {
    const { unmount } = start(view({ sinceEarlier: { outcome: 'Defer for information', on: '2026-05-01', papers: [{ paperId: 'p9', name: 'scan.pdf' }] } }));
    expect(await screen.findByText(/Defer for information, recorded on 1 May 2026. One paper has been added since:/)).toBeVisible();
    expect(screen.getByText('scan.pdf')).toBeVisible();
    unmount();
    start(view({ sinceEarlier: { outcome: 'Withdrawn', on: '2026-05-01', papers: [] } }));
    expect(await screen.findByText(/No paper has been added since/)).toBeVisible();
  });
});

describe('open questions', () => {
  it('are counted, jump to their place, and close as they are answered', async () => {
    const { user } = start();
    const list = within(await screen.findByRole('navigation', { name: 'Open questions' }));
    const count = () => Number(/^\d+/.exec(list.getByText(/questions? open/).textContent!)![0]);
    const before = count();
    expect(before).toBe(order.indexOf('outcome'));
    await user.click(list.getByText(/questions open/));
    await user.click(list.getByRole('link', { name: 'Equality' }));
    expect(screen.getByRole('heading', { name: 'Equality' })).toHaveFocus();
    await user.type(screen.getByLabelText('What was considered'), 'Age.');
    expect(count()).toBe(before - 1);
    expect(list.queryByRole('link', { name: 'Equality' })).toBeNull();
  });
});

describe('a draft', () => {
  it('is kept when the screen is left, and read back with what an earlier form did not know left empty', async () => {
    const { user, bridge, unmount } = start();
    await user.type(await screen.findByLabelText('What was considered'), 'Age.');
    expect(bridge.callsTo('decision.record')).toEqual([]);
    unmount();
    expect(bridge.callsTo('decision.saveDraft').at(-1)).toMatchObject({ applicationId: 'a1', body: { equality: 'Age.' } });
    forgetDrafts();
    start(view({ draft: { mine: true, heldBy: 'Asha Mbeki', begunAt: savedAt, savedAt, body: { equality: 'Age.', members: 'not a list', unknown: 1 } } }));
    expect(await screen.findByLabelText('What was considered')).toHaveValue('Age.');
    expect(readDraft({ members: 'not a list', findings: null, outcome: 7, equality: 'x' })).toEqual({ ...emptyDecision, equality: 'x' });
  });

  it('of somebody else is not shown and not written over until it is taken up', async () => {
    const mine = { mine: true, heldBy: 'Asha Mbeki', begunAt: savedAt, savedAt, body: { equality: 'Begun by Dana' } };
    let held: DecisionView['draft'] = { mine: false, heldBy: 'Dana Mockup', begunAt: savedAt, savedAt, body: null };
    const { user, bridge } = start(view(), { 'decision.get': () => view({ draft: held }), 'decision.takeUpDraft': () => (held = mine) });
    expect(await screen.findByText(/Dana Mockup has begun to take this decision down/)).toBeVisible();
    expect(screen.queryByRole('radio')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Take up the draft' }));
    expect(await screen.findByLabelText('What was considered')).toHaveValue('Begun by Dana');
    expect(bridge.callsTo('decision.takeUpDraft')).toEqual([{ applicationId: 'a1', savedAt }]);
    expect(bridge.callsTo('decision.saveDraft')).toEqual([]);
  });

  it('that cannot be kept is said, and the words stay on the screen', async () => {
    const { user, unmount } = start(view(), { 'decision.saveDraft': () => refuse('CONFLICT', 'Dana Mockup holds the draft of this decision, so nothing was saved over it.', 'Take the draft up first.') });
    await user.type(await screen.findByLabelText('What was considered'), 'Age.');
    expect(await screen.findByText(/Dana Mockup holds the draft/, undefined, { timeout: 5000 })).toBeVisible();
    expect(screen.getByLabelText('What was considered')).toHaveValue('Age.');
    unmount();
  });
});

describe('a recorded decision', () => {
  const record: DecisionRecord = {
    outcome: 'approve', decidedBy: { who: 'IFR panel', on: '2026-06-03', quorum: 'Five of seven', members: [{ name: 'Dana Mockup', role: 'Chair', decides: true, interest: null }, { name: 'Sam Proforma', role: 'Lay member', decides: false, interest: { kind: 'indirect', what: 'A relative works there', managed: 'left' } }] },
    rightCommissioner: { shown: 'The practice belongs here.', confirmedBy: 'Ann Officer', words: 'Yes' }, policyBasis: { shown: 'LIPUS, version 2.', words: 'Yes' }, alreadyFunded: { shown: 'This policy applies.', words: 'No' },
    caseRestated: 'An operation carries a risk that others do not run.', comparator: 'Adults four months after a nail.', argumentFindings: [{ argumentId: 'g1', finding: 'Accepted', reason: 'The scans show it', named: { answer: 'yes', clause: '2.5' } }],
    evidence: 'Two studies were read.', studies: [{ paperId: null, title: 'Study one', page: '4', shows: 'Larger effect', weight: 'Moderate' }], exceptionality: { found: 'found', words: 'The two conditions together.' },
    similarPatients: 'Ten a year', equality: 'Disability', approval: { ends: { kind: 'on', on: '2026-12-01' }, reference: 'IFR-A-7', outcomeData: { kind: 'due', what: 'A scan', on: '2026-11-01' } },
    dissent: { kind: 'some', who: 'B Pharmacist', words: 'The studies are small' }, tellingPatient: { way: 'we-write' },
    put: { order: [...order], papersWithoutFinding: [{ paperId: 'p2', name: 'response.pdf' }], sinceEarlier: null },
  };
  const recorded = { record, recordedBy: 'Asha Mbeki', at: savedAt, corrections: [] };

  it('shows everything that was signed, and what had no finding', async () => {
    start(view({ recorded, whyNot: 'A decision is recorded.' }));
    await screen.findByText(/Decided by: IFR panel/);
    for (const words of [/Declared an interest: indirect. Left the room/, /A relative works there/, /1 of 2 decided/, /On record: LIPUS, version 2/, /yes, clause 2.5/, /Study one/, /Larger effect/, /Ten a year/, /Ends on 1 December 2026/, /IFR-A-7/, /Due on 1 November 2026/, /The studies are small/, /response\.pdf/, /Surgery is not safe/]) {
      expect(screen.getAllByText(words)[0]).toBeInTheDocument();
    }
  });

  it('is corrected beside its own words, with who and why, and without a way to another outcome', async () => {
    const after = view({ seq: 10, whyNot: 'A decision is recorded.', recorded: { ...recorded, corrections: [{ place: 'comparator', words: 'Adults six months after a nail.', why: 'A slip', askedBy: 'Dana Mockup, chair', recordedBy: 'Asha Mbeki', at: savedAt }] } });
    const { user, bridge } = start(view({ recorded, whyNot: 'A decision is recorded.' }), { 'decision.correct': () => after });
    await user.click(await screen.findByText('Correct words of this decision'));
    const choice = screen.getByLabelText('Which words?');
    expect(within(choice).queryByRole('option', { name: /outcome|What did the panel find/i })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    expect(bridge.callsTo('decision.correct')).toEqual([]);
    await user.selectOptions(choice, 'comparator');
    await user.type(screen.getByLabelText('The words as they should stand'), 'Adults six months after a nail.');
    await user.type(screen.getByLabelText('What was wrong with them'), 'A slip');
    await user.type(screen.getByLabelText('Who asked for the correction'), 'Dana Mockup, chair');
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    expect(bridge.callsTo('decision.correct')).toEqual([{ applicationId: 'a1', seq: 9, place: 'comparator', words: 'Adults six months after a nail.', why: 'A slip', askedBy: 'Dana Mockup, chair' }]);
    expect(await screen.findByText('As signed')).toBeVisible();
    expect(screen.getByText('Adults four months after a nail.')).toBeVisible();
    expect(screen.getByText(/Asked for by Dana Mockup, chair. Recorded by Asha Mbeki/)).toBeVisible();
  });
});

it('every field of the record has its place in a usual order', () => {
  expect(fields).toEqual(decisionFields);
});
