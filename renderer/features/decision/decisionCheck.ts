import type { DecisionView } from '../../../shared/contract/decision.ts';
import type { DecisionFieldId, Outcome } from '../../../shared/workflow/decisionFields.ts';
import { normalise } from '../../../shared/workflow/reasons.ts';
import type { DecisionRecord, PanelMember } from '../../../shared/workflow/shapes.ts';
import { Checks, type Wrong } from '../../components/checks.ts';
import { decides, emptyFinding, fieldsFor, linesOf, type DecisionDraft, type MemberDraft } from './decisionDraft.ts';

export type DecisionCheck = { ok: true; record: DecisionRecord } | { ok: false; wrong: Wrong };

/** Where a refusal that names a field belongs on the form: the block of that field. */
export const blockOf = (field: string): string => `field-${field}`;

/**
 * Checks the form of a decision and makes its record. It looks at form only: whether a reason is good is for people,
 * and nothing here says what the panel should find.
 */
export function checkDecision(draft: DecisionDraft, view: DecisionView): DecisionCheck {
  const checks = new Checks();
  const { outcome } = draft;
  const { needed, also } = fieldsFor(view, outcome);
  const parts: { -readonly [K in keyof DecisionRecord]?: DecisionRecord[K] } = {};
  const read = (id: DecisionFieldId) => {
    if (needed.some((field) => field.id === id)) Object.assign(parts, readers[id](draft, view, checks, true));
  };
  // In the order of the screen, so that the first mistake named is the first to be met.
  for (const id of view.order) {
    if (id !== 'outcome') read(id);
    else if (checks.choice('outcome', outcome, 'Choose what the panel decided') && view.openQuestion && decides(outcome as Outcome)) {
      parts.despiteOpenQuestion = checks.reason('despite', draft.despiteOpenQuestion, 'Why the panel could decide although the policy question is open: this');
    }
  }
  for (const field of also) Object.assign(parts, readers[field.id](draft, view, checks, false));
  repeated(parts, view, checks);
  if (outcome === null || checks.errors.length > 0 || !parts.decidedBy) return { ok: false, wrong: checks };
  return { ok: true, record: { ...parts, outcome, decidedBy: parts.decidedBy } };
}

export interface OpenQuestion {
  readonly id: DecisionFieldId | 'outcome' | 'despite';
  readonly label: string;
}

/** The questions that are still open, in the policy's order: what would stop the decision from being recorded. */
export function openQuestions(draft: DecisionDraft, view: DecisionView): readonly OpenQuestion[] {
  const { needed } = fieldsFor(view, draft.outcome);
  const lacks = (read: (checks: Checks) => void) => {
    const checks = new Checks();
    read(checks);
    return checks.errors.length > 0;
  };
  return view.order.flatMap((id): OpenQuestion[] => {
    if (id === 'outcome') {
      if (draft.outcome === null) return [{ id, label: 'The decision' }];
      const despite = view.openQuestion && decides(draft.outcome) && lacks((checks) => checks.reason('despite', draft.despiteOpenQuestion, ''));
      return despite ? [{ id: 'despite', label: 'The policy question is open' }] : [];
    }
    const field = needed.find((one) => one.id === id);
    return field && lacks((checks) => readers[id](draft, view, checks, true)) ? [{ id, label: field.label }] : [];
  });
}

/** Reads one field of the record. `must`: the outcome needs it; otherwise it is left out where nothing was typed. */
type Reader = (draft: DecisionDraft, view: DecisionView, checks: Checks, must: boolean) => Partial<DecisionRecord>;

const text = (id: 'caseRestated' | 'comparator' | 'evidence' | 'couldChange'): Reader => (draft, view, checks, must) => {
  if (!must && draft[id].trim() === '') return {};
  return { [id]: checks.reason(id, draft[id], `${labelOf(view, id)}: this`) };
};

/** The chair alone: no quorum is met, so the record says why it could not wait and by which rule. */
function chairsAction(draft: DecisionDraft, checks: Checks): DecisionRecord['decidedBy'] {
  const who = checks.words('decided-who', draft.panel, 'Enter the chair’s name');
  return {
    kind: 'chairs-action',
    who,
    on: checks.day('decided-on', draft.metOn, 'The day on which the chair decided'),
    present: [who],
    quorum: 'Chair’s action between meetings, to be ratified by the panel',
    couldNotWait: checks.reason('decided-not-wait', draft.couldNotWait, 'Why it could not wait for a meeting: this'),
    underRule: checks.words('decided-rule', draft.underRule, 'Name the rule of the ICB under which the chair decided alone'),
  };
}

const readers: Readonly<Record<DecisionFieldId, Reader>> = {
  decidedBy: (draft, _view, checks) => draft.chairAlone ? { decidedBy: chairsAction(draft, checks) } : ({
    decidedBy: {
      who: checks.words('decided-who', draft.panel, 'Enter the panel’s name'),
      on: checks.day('decided-on', draft.metOn, 'The day on which the panel met'),
      members: draft.members.flatMap((member, index) => memberOf(member, index, draft.members.length, checks)),
      quorum: checks.words('decided-quorum', draft.quorum, 'Say in words whether enough members were there'),
    },
  }),
  rightCommissioner: (draft, view, checks, must) => {
    if (!must && draft.commissionerBy.trim() === '' && draft.commissionerWords.trim() === '') return {};
    const confirmedBy = checks.words('commissioner-by', draft.commissionerBy, 'Say who made sure that this ICB is responsible');
    const words = checks.words('commissioner-words', draft.commissionerWords, 'Say in words whether this ICB is responsible');
    return { rightCommissioner: { shown: view.shown.rightCommissioner, confirmedBy, words } };
  },
  policyBasis: (draft, view, checks, must) => (!must && draft.policyWords.trim() === '' ? {} : { policyBasis: { shown: view.shown.policyBasis, words: checks.words('policy-words', draft.policyWords, 'Say in words whether this policy and version govern') } }),
  alreadyFunded: (draft, view, checks, must) => (!must && draft.fundedWords.trim() === '' ? {} : { alreadyFunded: { shown: view.shown.alreadyFunded, words: checks.words('funded-words', draft.fundedWords, 'Say in words whether it is already funded, or the criteria are met') } }),
  similarPatients: (draft, _view, checks, must) => (!must && draft.similarPatients.trim() === '' ? {} : { similarPatients: checks.words('similar', draft.similarPatients, 'Say in words what is known of similar patients') }),
  equality: (draft, _view, checks, must) => (!must && draft.equality.trim() === '' ? {} : { equality: checks.words('equality', draft.equality, 'Say in words what was considered under the equality duty') }),
  approval: (draft, _view, checks) => {
    const kind = checks.choice('ends', draft.ends, 'Say when the approval ends');
    const on = kind === 'on' ? checks.day('ends-on', draft.endsOn, 'The day on which the approval ends') : '';
    const words = kind === 'after' || kind === 'no-end' ? checks.words('ends-words', draft.endsWords, kind === 'after' ? 'Say how long the approval lasts' : 'Say why the approval has no end') : '';
    const data = checks.choice('outcome-data', draft.outcomeData, 'Say whether outcome data is to be reported back');
    const what = data === 'due' ? checks.words('outcome-what', draft.outcomeWhat, 'Say what is to be reported back') : '';
    const dueOn = data === 'due' ? checks.day('outcome-on', draft.outcomeOn, 'The day on which it is due') : '';
    if (!kind || !data) return {};
    return { approval: { ends: kind === 'on' ? { kind, on } : { kind, words }, reference: draft.reference.trim() || null, outcomeData: data === 'due' ? { kind: data, what, on: dueOn } : { kind: data } } };
  },
  dissent: (draft, _view, checks, must) => {
    if (!must && draft.dissent === null) return {};
    const kind = checks.choice('dissent', draft.dissent, 'Say whether somebody did not agree');
    if (kind !== 'some') return kind ? { dissent: { kind } } : {};
    return { dissent: { kind, who: checks.words('dissent-who', draft.dissentWho, 'Say who did not agree'), words: checks.words('dissent-words', draft.dissentWords, 'Say why, in the words of those who did not agree') } };
  },
  caseRestated: text('caseRestated'),
  comparator: text('comparator'),
  evidence: (draft, view, checks, must) => {
    const said = text('evidence')(draft, view, checks, must || draft.studies.length > 0);
    const studies = draft.studies.map((study, index) => ({
      paperId: study.paperId,
      ...(study.evidenceId ? { evidenceId: study.evidenceId } : {}),
      title: checks.words(`study-${index + 1}-title`, study.title, `Study or paper ${index + 1}: say which it is`),
      page: checks.words(`study-${index + 1}-page`, study.page, `Study or paper ${index + 1}: give the page`),
      shows: checks.words(`study-${index + 1}-shows`, study.shows, `Study or paper ${index + 1}: say what it shows for this patient`),
      weight: checks.words(`study-${index + 1}-weight`, study.weight, `Study or paper ${index + 1}: say what weight it was given`),
    }));
    return { ...said, ...(studies.length > 0 ? { studies } : {}) };
  },
  couldChange: text('couldChange'),
  argumentFindings: (draft, view, checks, must) => {
    const findings = view.arguments.flatMap((argument, index) => {
      const typed = draft.findings[argument.argumentId] ?? emptyFinding;
      const asked = view.notThemselvesAnException.length > 0;
      if (!must && typed.finding.trim() === '' && typed.reason.trim() === '' && typed.named === null) return [];
      return [
        {
          argumentId: argument.argumentId,
          finding: checks.words(`finding-${index + 1}`, typed.finding, `Argument ${index + 1}: write what the panel found`),
          reason: checks.reason(`finding-${index + 1}-reason`, typed.reason, `Argument ${index + 1}: the reason`),
          ...(asked ? namedOf(typed, index, view, checks) : {}),
        },
      ];
    });
    return must || findings.length > 0 ? { argumentFindings: findings } : {};
  },
  principles: (draft, view, checks, must) => {
    const reached = view.principles.filter((principle) => (draft.principles[principle.clause] ?? '').trim() !== '');
    if (must && reached.length === 0 && view.principles.length > 0) checks.add('principle-1', 'The policy’s principles: write what the panel made of at least the first that it reached');
    const principles = reached.map((principle) => ({
      clause: principle.clause,
      name: principle.name,
      reason: checks.reason(`principle-${view.principles.indexOf(principle) + 1}`, draft.principles[principle.clause]!, `${principle.name}: the reason`),
    }));
    return must || principles.length > 0 ? { principles } : {};
  },
  exceptionality: (draft, _view, checks, must) => {
    if (!must && draft.found === null && draft.foundWords.trim() === '') return {};
    const found = checks.choice('found', draft.found, 'Say whether the panel found exceptionality');
    const words = checks.reason('found-words', draft.foundWords, 'The panel’s finding in its own words: this');
    return found ? { exceptionality: { found, words } } : {};
  },
  reservedQuestions: (draft, view, checks) => {
    if (draft.found !== 'found') return {};
    const reached = view.reserved.filter((question) => (draft.reserved[question.clause] ?? '').trim() !== '');
    if (reached.length === 0) return {};
    return {
      reservedQuestions: reached.map((question) => ({
        clause: question.clause,
        name: question.name,
        reason: checks.reason(`reserved-${view.reserved.indexOf(question) + 1}`, draft.reserved[question.clause]!, `${question.name}: the reason`),
      })),
    };
  },
  conditions: (draft, _view, checks) => {
    checks.words('conditions', draft.conditions, 'Write each condition on its own line');
    const conditions = linesOf(draft.conditions);
    const short = conditions.findIndex((condition) => condition.length < 10);
    if (short >= 0) checks.add('conditions', `Condition ${short + 1} is too short to be followed. Say what must be so, and who sees to it`);
    return { conditions };
  },
  deferral: (draft, _view, checks) => {
    const cannotTell = checks.words('cannot-tell', draft.cannotTell, 'Say what the panel cannot tell');
    const why = checks.words('cannot-tell-why', draft.cannotTellWhy, 'Say why that matters to the decision');
    const needs = draft.needs.map((need, index) => ({
      clause: checks.words(`need-${index + 1}-clause`, need.clause, `Need ${index + 1}: name the clause that it serves`),
      what: checks.words(`need-${index + 1}-what`, need.what, `Need ${index + 1}: say what is needed`),
      proof: checks.words(`need-${index + 1}-proof`, need.proof, `Need ${index + 1}: say what would prove it`),
      heldBy: checks.words(`need-${index + 1}-held`, need.heldBy, `Need ${index + 1}: say who holds it`),
    }));
    const owner = checks.words('pause-owner', draft.owner, 'Name the person who looks after the wait');
    const until = checks.day('pause-until', draft.until, 'The day by which it is needed');
    const chaseOn = checks.day('pause-chase', draft.chaseOn, 'The day on which to ask again');
    if (until && chaseOn > until) checks.addDay('pause-chase', 'The day on which to ask again comes after the end of the wait');
    return { deferral: { cannotTell, why, needs, pause: { owner, until, chaseOn } } };
  },
  route: (draft, _view, checks) => {
    const to = checks.choice('route-to', draft.routeTo, 'Choose where the request goes instead');
    const reason = checks.reason('route-reason', draft.routeReason, 'Why it goes there: this');
    return to ? { route: { to, reason } } : {};
  },
  tellingPatient: (draft, _view, checks) => {
    const way = checks.choice('telling', draft.telling, 'Say how the patient hears of it');
    if (way !== 'clinician-tells') return way ? { tellingPatient: { way } } : {};
    return { tellingPatient: { way, reason: checks.words('telling-reason', draft.tellingReason, 'Say why the clinician tells the patient') } };
  },
};

/** One person at the meeting. A line that nobody has filled in is left out where there are others. */
function memberOf(member: MemberDraft, index: number, lines: number, checks: Checks): PanelMember[] {
  const { name, role, decides: may, interest, what, managed } = member;
  if (lines > 1 && name.trim() === '' && role.trim() === '' && may === null && interest === null) return [];
  const id = `member-${index + 1}`;
  const who = name.trim() || `Person ${index + 1}`;
  const said = {
    name: checks.words(`${id}-name`, name, `Person ${index + 1}: enter the name`),
    role: checks.words(`${id}-role`, role, `${who}: enter the role`),
    decides: checks.choice(`${id}-decides`, may, `${who}: say whether this person decided`) === 'yes',
  };
  const kind = checks.choice(`${id}-interest`, interest, `${who}: say whether an interest was declared`);
  if (kind === null || kind === 'none') return [{ ...said, interest: null }];
  const words = checks.words(`${id}-what`, what, `${who}: say in words what was declared`);
  const done = checks.choice(`${id}-managed`, managed, `${who}: say what was done about the interest`);
  if (said.decides && done !== null && done !== 'noted') checks.add(`${id}-decides-1`, `${who} is said to have decided, and also to have ${done === 'left' ? 'left' : 'stayed without deciding'}. Correct one of the two`);
  return done ? [{ ...said, interest: { kind, what: words, managed: done } }] : [];
}

/** Whether the policy names the feature as not itself an exception: what the panel answered, and the clause that it chose. */
function namedOf(typed: DecisionDraft['findings'][string], index: number, view: DecisionView, checks: Checks): { named?: NonNullable<DecisionRecord['argumentFindings']>[number]['named'] } {
  const id = `finding-${index + 1}-named`;
  const answer = checks.choice(id, typed.named, `Argument ${index + 1}: say whether the policy names this feature as not itself an exception`);
  const words = typed.namedWords.trim() === '' ? {} : { words: typed.namedWords.trim() };
  if (answer !== 'yes') return answer ? { named: { answer, ...words } } : {};
  const clauses = new Set(view.notThemselvesAnException.map((one) => one.clause));
  // One clause that lists them all is no choice.
  const clause = clauses.size === 1 ? [...clauses][0]! : checks.words(`${id}-clause`, typed.clause, `Argument ${index + 1}: choose the clause that names it`);
  return { named: { answer, clause, ...words } };
}

/** The same words for two arguments are a reason for neither. */
function repeated(parts: Partial<DecisionRecord>, view: DecisionView, checks: Checks): void {
  const seen = new Map<string, number>();
  for (const finding of parts.argumentFindings ?? []) {
    const index = view.arguments.findIndex((argument) => argument.argumentId === finding.argumentId) + 1;
    const plain = normalise(finding.reason);
    const first = seen.get(plain);
    if (plain !== '' && first !== undefined) checks.add(`finding-${index}-reason`, `Argument ${index}: the reason has the same words as the one for argument ${first}. Write what holds for this one`);
    if (first === undefined) seen.set(plain, index);
  }
}

function labelOf(view: DecisionView, id: DecisionFieldId): string {
  return view.fields.find((field) => field.id === id)?.label ?? id;
}
