import type { ActionsView } from '../../shared/contract/caseActions.ts';
import type { CaseRow, CaseView, Due, FactsView, FactView } from '../../shared/contract/case.ts';
import type { FoundCase } from '../../shared/contract/search.ts';
import type { IntakeView, PaperSummary } from '../../shared/contract/intake.ts';
import type { SessionStatus } from '../../shared/contract/session.ts';
import { roles } from '../../shared/domain/roles.ts';
import type { WordDocument } from '../../shared/import/paper.ts';

// Invented people only; the NHS number is from the range that is never issued.
export const asha = { id: 'p1', name: 'Asha Mbeki', role: 'IFR officer', organisation: 'Central East' };

export const status = (phase: SessionStatus['phase']): SessionStatus => ({
  phase,
  person: phase === 'first-start' ? null : asha,
  roles: phase === 'unlocked' ? [...roles] : [],
  mustChangePassphrase: false,
  asksSignInName: false,
  version: '0.1.0',
  lastBackup: null,
  idleMinutes: 10,
});

export const caseRow = (number: string, change: Partial<CaseRow> = {}): CaseRow => ({
  applicationId: `id-${number}`,
  number,
  icb: 'NHS Central East Integrated Care Board',
  treatment: 'Low-intensity pulsed ultrasound',
  urgency: 'routine',
  receivedOn: '2026-03-02',
  stage: 'check',
  stageLabel: 'Checking the facts',
  next: { label: 'Check the facts', screen: 'facts' },
  waiting: null,
  ...change,
});

export const due = (on: string, change: Partial<Due> = {}): Due => ({
  on,
  label: 'Screening due',
  words: '3 working days left',
  late: false,
  standing: false,
  beyondKnown: false,
  reckoning: ['The limit of this ICB: 5 working days from the day on which the request was received.', `Day 5 is ${on}.`],
  ...change,
});

export const foundCase = (number: string, change: Partial<FoundCase> = {}): FoundCase => ({
  applicationId: `id-${number}`,
  number,
  icb: 'NHS Central East Integrated Care Board',
  treatment: 'Low-intensity pulsed ultrasound',
  urgency: 'routine',
  receivedOn: '2026-03-02',
  stage: 'checking',
  stageLabel: 'Facts being checked',
  outcomeLabel: null,
  waiting: null,
  ...change,
});

/** Answers as the index gives them, for screens that search: every case whose number, treatment or ICB holds what was typed. */
export const searchOver = (cases: readonly FoundCase[]) => {
  const fitting = (text: string) => cases.filter((row) => text.toLowerCase().split(/\s+/).every((word) => `${row.number} ${row.treatment} ${row.icb}`.toLowerCase().includes(word)));
  return {
    'case.find': ({ text }: { text: string }) => ({ rows: fitting(text), next: null, building: null }),
    'case.count': ({ text }: { text: string }) => ({ count: fitting(text).length, more: false, didYouMean: null }),
    'case.filterChoices': () => ({ icbs: [{ id: 'QE1', label: 'NHS Lancashire and South Cumbria Integrated Care Board' }], stages: [{ id: 'at-panel', label: 'At panel' }], outcomes: [{ id: 'none', label: 'None yet' }], treatments: [] }),
    'filters.list': () => ({ kept: [] }),
  };
};

export const form: PaperSummary = { paperId: 'form', name: 'Form.docx', kind: 'docx', read: true, pages: null, bytes: 48_000 };
export const letter: PaperSummary = { paperId: 'letter', name: 'Letter.pdf', kind: 'pdf', read: true, pages: 2, bytes: 90_000 };

export const formDocument: WordDocument = {
  blocks: [
    { type: 'paragraph', heading: 1, text: 'Application form' },
    { type: 'table', rows: [{ cells: [{ span: 1, blocks: [{ type: 'paragraph', text: 'NHS no.' }] }, { span: 1, blocks: [{ type: 'paragraph', text: '999 000 0018' }] }] }] },
    { type: 'paragraph', text: 'An established non-union of the left tibia.' },
  ],
};

export const caseView = (change: Partial<CaseView> = {}): CaseView => ({
  ...caseRow('IFR-1'),
  seq: 4,
  commissioner: 'S1Y5D',
  clocks: [],
  policy: { id: 'ce-lipus', title: 'LIPUS', version: '2', compared: null },
  communicationNeed: 'Large print',
  requester: 'Dr R. Adeyemi',
  diagnosis: 'Non-union of tibia',
  papers: [form, letter],
  arguments: [
    {
      argumentId: 'g1',
      text: 'Two operations have failed.',
      paperId: 'form',
      paperName: 'Form.docx',
      anchor: { kind: 'word', path: [2], place: 'Section C', words: 'established non-union' },
      state: 'proposed',
      by: null,
    },
  ],
  history: [{ seq: 1, at: '2026-03-02T09:10:00.000Z', who: 'Asha Mbeki', what: 'Took in the referral', detail: null }],
  assessment: null,
  screening: null,
  decision: null,
  steps: [
    { screen: 'facts', label: 'Check the facts', state: 'now' },
    { screen: 'assessment', label: 'Assess against the policy', state: 'later' },
  ],
  ...change,
});

export const actionsView = (change: Partial<ActionsView> = {}): ActionsView => ({
  seq: 4,
  actions: [
    { action: 'withdraw', label: 'Withdraw the request', whyNot: null },
    { action: 'reopen', label: 'Reopen the case', whyNot: { message: 'The case cannot be reopened while the case stands at “Received”.', next: 'It is open already.' } },
  ],
  urgency: 'routine', receivedOn: '2026-03-02', route: null, chairsAction: null, approvedWithConditions: false, review: null, reviews: [], outcome: null,
  ...change,
});

export const intakeView = (change: Partial<IntakeView> = {}): IntakeView => ({
  intakeId: 'i1',
  jobId: null,
  status: 'ready',
  label: 'Referral of 2 March (2 papers)',
  receivedOn: '2026-03-02',
  urgency: 'routine',
  commissioner: 'S1Y5D',
  by: 'Asha Mbeki',
  at: '2026-03-02T09:10:00.000Z',
  papers: [form, letter],
  issues: [],
  patient: { name: 'Jo Testcase', nhsNumber: '9990000018', dateOfBirth: '1961-05-04' },
  possibleCases: [],
  applicationId: null,
  discardReason: null,
  ...change,
});

export const fact = (factId: string, label: string, answer: FactView['answer'], change: Partial<FactView> = {}): FactView => ({
  factId,
  label,
  answer,
  identity: false,
  required: true,
  why: null,
  state: 'open',
  value: null,
  display: null,
  reliedOn: null,
  by: null,
  at: null,
  candidates: [],
  ...change,
});

export const factsOf = (facts: FactView[], change: Partial<FactsView> = {}): FactsView => ({
  seq: 4,
  groups: [{ group: 'lipus', label: 'The fracture', facts }],
  unanswered: facts.filter((one) => one.required && ['open', 'proposed', 'disputed'].includes(one.state)).map((one) => one.factId),
  notNeeded: [],
  finished: false,
  ...change,
});
