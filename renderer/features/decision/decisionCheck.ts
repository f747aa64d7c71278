import type { DecisionView } from '../../../shared/contract/decision.ts';
import type { DecisionFieldId } from '../../../shared/workflow/decisionFields.ts';
import { normalise } from '../../../shared/workflow/reasons.ts';
import type { DecisionRecord } from '../../../shared/workflow/shapes.ts';
import { Checks, type Wrong } from '../../components/checks.ts';
import { decides, fieldsFor, linesOf, type DecisionDraft } from './decisionDraft.ts';

export type DecisionCheck = { ok: true; record: DecisionRecord } | { ok: false; wrong: Wrong };

/** Where a refusal that names a field belongs on the form: the block of that field. */
export const blockOf = (field: string): string => `field-${field}`;

/**
 * Checks the form of a decision and makes its record. It looks at form only: whether a reason is good is for people,
 * and nothing here says what the panel should find.
 */
export function checkDecision(draft: DecisionDraft, view: DecisionView): DecisionCheck {
  const checks = new Checks();
  const outcome = checks.choice('outcome', draft.outcome, 'Choose what the panel decided');
  if (!outcome) return { ok: false, wrong: checks };
  const { needed, also } = fieldsFor(view, outcome);
  const parts: { -readonly [K in keyof DecisionRecord]?: DecisionRecord[K] } = {};
  if (view.openQuestion && decides(outcome)) {
    parts.despiteOpenQuestion = checks.reason('despite', draft.despiteOpenQuestion, 'Why the panel could decide although the policy question is open: this');
  }
  for (const field of needed) Object.assign(parts, readers[field.id](draft, view, checks, true));
  for (const field of also) Object.assign(parts, readers[field.id](draft, view, checks, false));
  repeated(parts, view, checks);
  if (checks.errors.length > 0 || !parts.decidedBy) return { ok: false, wrong: checks };
  return { ok: true, record: { ...parts, outcome, decidedBy: parts.decidedBy } };
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
      present: linesOf(checks.words('decided-present', draft.present, 'Say who was there and could decide, one on each line')),
      quorum: checks.words('decided-quorum', draft.quorum, 'Say in words whether enough members were there, and which interests were declared'),
    },
  }),
  caseRestated: text('caseRestated'),
  comparator: text('comparator'),
  evidence: text('evidence'),
  couldChange: text('couldChange'),
  argumentFindings: (draft, view, checks, must) => {
    const findings = view.arguments.flatMap((argument, index) => {
      const typed = draft.findings[argument.argumentId] ?? { finding: '', reason: '' };
      if (!must && typed.finding.trim() === '' && typed.reason.trim() === '') return [];
      return [
        {
          argumentId: argument.argumentId,
          finding: checks.words(`finding-${index + 1}`, typed.finding, `Argument ${index + 1}: write what the panel found`),
          reason: checks.reason(`finding-${index + 1}-reason`, typed.reason, `Argument ${index + 1}: the reason`),
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
