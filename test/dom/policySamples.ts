import type { LibraryView, PolicySummary, PolicyView } from '../../shared/contract/policy.ts';
import { icbByOds } from '../../shared/domain/icb.ts';
import { forceOf, readingsOf as followedOf } from '../../shared/policy/force.ts';
import hnyFile from '../../shared/policy/policies/hny-142-usgi.json';
import lscFile from '../../shared/policy/policies/lsc-clin12-lipus-2.json';
import centralEastFile from '../../shared/policy/policies/central-east-exogen-fresh-1.0.json';
import { parsePolicy, type Policy } from '../../shared/policy/schema.ts';

export const hny = parsePolicy(hnyFile);
export const lsc = parsePolicy(lscFile);
export const centralEast = parsePolicy(centralEastFile);

/** An invented policy with every kind of question that decides: an amount, a count, a date, stretches, one and several choices. */
export const gapPolicy: Policy = parsePolicy({
  id: 'test-gap-1', line: 'test-gap', commissioner: 'D7T5G', treatment: 'lipus', version: '1', title: 'Test policy of the fracture gap', ourTitle: 'LIPUS where the gap is small',
  dates: { ratified: null, published: null, effective: { from: '2026-01-01', to: '2026-01-01', printed: '1 January 2026', clause: '1' }, review: null },
  inForce: { from: '2026-01-01', to: '2026-01-01', printed: '1 January 2026' },
  earlierVersions: [],
  clauses: {
    '1': { kind: 'scope', summary: 'LIPUS for a broken bone.', source: { section: '1' }, condition: { fact: 'treatment', is: ['lipus'] } },
    '2': { kind: 'criterion', summary: 'The gap is at most 10 mm.', source: { section: '2' }, condition: { fact: 'fractureGap', atMost: { amount: 10, unit: 'mm' } } },
    '3': { kind: 'criterion', summary: 'At least nine months since the fracture.', source: { section: '3' }, condition: { fact: 'fractureDate', ageAtLeast: { months: 9 } } },
    '4': { kind: 'criterion', summary: 'One or more operations.', source: { section: '4' }, condition: { fact: 'operations', atLeast: 1 } },
    '5': { kind: 'criterion', summary: 'In plaster for at least six weeks.', source: { section: '5' }, condition: { fact: 'plaster', lastsAtLeast: { weeks: 6 }, ongoingCounts: true, breaks: 'left-out', overlaps: 'once' } },
    '6': { kind: 'criterion', summary: 'Smoking or diabetes.', source: { section: '6' }, condition: { reading: 'risks', choose: { either: { fact: 'riskFactors', is: ['smoking', 'diabetes'] }, diabetes: { fact: 'riskFactors', is: ['diabetes'] } } } },
  },
  facts: [
    { id: 'treatment', why: 'The policy is about one treatment.', decides: true },
    { id: 'fractureGap', why: 'A wide gap does not close.', decides: true, define: { label: 'Gap at the fracture', answer: { kind: 'quantity', unit: 'mm' } } },
    { id: 'fractureDate', why: 'Nine months are counted from it.', decides: true },
    { id: 'operations', why: 'One is needed.', decides: true, define: { label: 'How many operations?', answer: { kind: 'count' } } },
    { id: 'plaster', why: 'Six weeks are needed.', decides: true, define: { label: 'Time in plaster', answer: { kind: 'interval', several: true } } },
    { id: 'riskFactors', why: 'One of them is needed.', decides: true, define: { label: 'Which of these hold?', answer: { kind: 'choice', several: true, choices: [{ id: 'smoking', label: 'Smoking' }, { id: 'diabetes', label: 'Diabetes' }] } } },
  ],
  scope: '1',
  parts: [{ id: 'main', title: 'LIPUS for a small gap', clause: '2', position: 'commissioned-if', criteria: { all: ['2', '3', '4', '5', '6'] } }],
  readings: [
    { id: 'risks', clause: '6', question: 'What does “risk” mean?', options: [{ id: 'either', text: 'Smoking or diabetes.' }, { id: 'diabetes', text: 'Diabetes alone.' }], inForce: null, by: 'Registered for the test', reason: 'The paper does not say.' },
  ],
  principles: [], notThemselvesAnException: [], force: null, exceptionClause: null, codes: [],
  answersGuidance: [{ guidance: 'TST1', clause: '2', text: 'The policy answers it.' }],
  defects: [{ what: 'No definition of “risk”.', effect: 'Cases turn on a reading.', clauses: ['6'] }],
  goldenCases: [{ id: 'one', title: 'Nothing known', asAt: '2026-06-01', facts: {}, expect: { verdict: 'not-known' } }],
});

/** The second version of {@link gapPolicy}: a gap of 5 mm, from June. */
export const gapPolicy2: Policy = parsePolicy({
  ...structuredClone(gapPolicy), id: 'test-gap-2', version: '2',
  inForce: { from: '2026-06-01', to: '2026-06-01', printed: '1 June 2026' },
  clauses: { ...structuredClone(gapPolicy.clauses), '2': { kind: 'criterion', summary: 'The gap is at most 5 mm.', source: { section: '2' }, condition: { fact: 'fractureGap', atMost: { amount: 5, unit: 'mm' } } } },
});

export const hash = 'ab12'.repeat(16);

export const summaryOf = (policy: Policy, change: Partial<PolicySummary> = {}): PolicySummary => ({
  id: policy.id, line: policy.line, commissioner: policy.commissioner, icb: icbByOds(policy.commissioner)?.name ?? policy.commissioner,
  treatment: policy.treatment, treatmentLabel: policy.treatment === 'lipus' ? 'Low-intensity pulsed ultrasound' : 'Ultrasound-guided injection',
  title: policy.title, ourTitle: policy.ourTitle, version: policy.version, hash, effective: policy.dates.effective?.printed ?? '',
  force: forceDays(policy),
  state: 'shipped', adopted: null, compared: null,
  clauses: Object.keys(policy.clauses).length, defects: policy.defects.length, readings: policy.readings.length, unsigned: policy.readings.length,
  ...change,
});

function forceDays(policy: Policy): PolicySummary['force'] {
  const { from, to, printed } = forceOf(policy, followedOf(policy));
  return { from, to: policy.endsOn ?? null, begunBy: to, start: printed };
}

export const readingsOf = (policy: Policy): Record<string, string | null> => Object.fromEntries(policy.readings.map((one) => [one.id, one.inForce]));

export const policyViewOf = (policy: Policy, change: Partial<PolicyView> = {}): PolicyView => ({
  summary: summaryOf(policy), policy, readings: readingsOf(policy), signed: [], adoptions: [], comparison: null, file: null, ...change,
});

export const libraryOf = (policies: readonly Policy[], change: Partial<LibraryView> = {}): LibraryView => ({
  policies: policies.map((policy) => ({ summary: summaryOf(policy), policy, readings: readingsOf(policy) })), guidance: [], ...change,
});

export const noGuidance = { guidance: [] };
