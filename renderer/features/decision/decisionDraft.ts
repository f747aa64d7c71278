import type { DecisionView } from '../../../shared/contract/decision.ts';
import type { DecisionField, DecisionFieldId, InterestKind, InterestManaged, Outcome } from '../../../shared/workflow/decisionFields.ts';
import type { ApprovalTerms, DecisionRecord, TellingPatient } from '../../../shared/workflow/shapes.ts';
import { noDate, type DateParts } from '../../components/dateParts.ts';

export type RouteTo = NonNullable<DecisionRecord['route']>['to'];

export interface NeedDraft {
  readonly clause: string;
  readonly what: string;
  readonly proof: string;
  readonly heldBy: string;
}

/** One person at the meeting. Nothing is chosen beforehand: neither that somebody decides, nor that nobody has an interest. */
export interface MemberDraft {
  readonly name: string;
  readonly role: string;
  readonly decides: 'yes' | 'no' | null;
  readonly interest: InterestKind | 'none' | null;
  readonly what: string;
  readonly managed: InterestManaged | null;
}

export interface FindingDraft {
  readonly finding: string;
  readonly reason: string;
  /** Whether the policy names this feature as not itself an exception. */
  readonly named: 'yes' | 'no' | null;
  readonly clause: string;
  readonly namedWords: string;
}

export interface StudyDraft {
  readonly paperId: string | null;
  readonly title: string;
  readonly page: string;
  readonly shows: string;
  readonly weight: string;
  /** The evidence on record that it is about. */
  readonly evidenceId?: string;
}

/** What a person has typed of a decision. Nothing is chosen for the panel: no outcome, no finding. */
export interface DecisionDraft {
  readonly outcome: Outcome | null;
  readonly panel: string;
  readonly metOn: DateParts;
  readonly members: readonly MemberDraft[];
  readonly quorum: string;
  /** The chair decided alone, between meetings. */
  readonly chairAlone: boolean;
  readonly couldNotWait: string;
  readonly underRule: string;
  readonly commissionerBy: string;
  readonly commissionerWords: string;
  readonly policyWords: string;
  readonly fundedWords: string;
  readonly caseRestated: string;
  readonly comparator: string;
  /** By argument. */
  readonly findings: Readonly<Record<string, FindingDraft>>;
  readonly evidence: string;
  readonly studies: readonly StudyDraft[];
  /** By clause. */
  readonly principles: Readonly<Record<string, string>>;
  readonly found: 'found' | 'not-found' | null;
  readonly foundWords: string;
  readonly reserved: Readonly<Record<string, string>>;
  readonly similarPatients: string;
  readonly equality: string;
  readonly couldChange: string;
  readonly conditions: string;
  readonly ends: ApprovalTerms['ends']['kind'] | null;
  readonly endsOn: DateParts;
  readonly endsWords: string;
  readonly reference: string;
  readonly outcomeData: ApprovalTerms['outcomeData']['kind'] | null;
  readonly outcomeWhat: string;
  readonly outcomeOn: DateParts;
  readonly dissent: 'none' | 'some' | null;
  readonly dissentWho: string;
  readonly dissentWords: string;
  readonly cannotTell: string;
  readonly cannotTellWhy: string;
  readonly needs: readonly NeedDraft[];
  readonly owner: string;
  readonly until: DateParts;
  readonly chaseOn: DateParts;
  readonly routeTo: RouteTo | null;
  readonly routeReason: string;
  readonly telling: TellingPatient['way'] | null;
  readonly tellingReason: string;
  readonly despiteOpenQuestion: string;
}

export const emptyNeed: NeedDraft = { clause: '', what: '', proof: '', heldBy: '' };

export const emptyMember: MemberDraft = { name: '', role: '', decides: null, interest: null, what: '', managed: null };
export const emptyFinding: FindingDraft = { finding: '', reason: '', named: null, clause: '', namedWords: '' };
export const emptyStudy: StudyDraft = { paperId: null, title: '', page: '', shows: '', weight: '' };

export const emptyDecision: DecisionDraft = {
  outcome: null, panel: '', metOn: noDate, members: [emptyMember], quorum: '', chairAlone: false, couldNotWait: '', underRule: '', commissionerBy: '', commissionerWords: '', policyWords: '', fundedWords: '',
  caseRestated: '', comparator: '', findings: {}, evidence: '', studies: [], principles: {}, found: null, foundWords: '', reserved: {},
  similarPatients: '', equality: '', couldChange: '', conditions: '', ends: null, endsOn: noDate, endsWords: '', reference: '', outcomeData: null,
  outcomeWhat: '', outcomeOn: noDate, dissent: null, dissentWho: '', dissentWords: '', cannotTell: '', cannotTellWhy: '', needs: [emptyNeed],
  owner: '', until: noDate, chaseOn: noDate, routeTo: null, routeReason: '', telling: null, tellingReason: '', despiteOpenQuestion: '',
};

/** A draft as the file keeps it. What an earlier version of the form did not have is empty; what this one does not know is left out. */
export function readDraft(body: Readonly<Record<string, unknown>> | null | undefined): DecisionDraft {
  const kept = Object.entries(emptyDecision).map(([key, empty]) => {
    const value = body?.[key];
    const fits = value !== undefined && (empty === null ? value === null || typeof value === 'string' : value !== null && typeof value === typeof empty && Array.isArray(value) === Array.isArray(empty));
    return [key, fits ? value : empty] as const;
  });
  return Object.fromEntries(kept) as unknown as DecisionDraft;
}

/**
 * Fields in the policy's order: those that the outcome needs, and those that it may also hold. While no outcome is chosen: the
 * questions that come before the decision.
 */
export function fieldsFor(view: DecisionView, outcome: Outcome | null): { needed: DecisionField[]; also: DecisionField[] } {
  if (outcome === null) {
    const before = view.order.slice(0, view.order.indexOf('outcome'));
    return { needed: view.fields.filter((field) => before.includes(field.id)), also: [] };
  }
  const taken = view.fields.filter((field) => !field.notWith.includes(outcome));
  const needed = taken.filter((field) => field.requiredFor.includes(outcome) || belongsInLine(field.id, outcome));
  return { needed, also: taken.filter((field) => !needed.includes(field)) };
}

/** Reserved questions follow the finding on exceptionality in the panel's order, wherever that finding is asked for. */
const belongsInLine = (id: DecisionFieldId, outcome: Outcome): boolean => id === 'reservedQuestions' && decides(outcome);

/** Whether the outcome decides the request, so that the policy question must be settled or spoken to. */
export const decides = (outcome: Outcome): boolean => outcome !== 'defer' && outcome !== 'route-elsewhere';

export const routeChoices: readonly { readonly id: RouteTo; readonly label: string }[] = [
  { id: 'criteria-met', label: 'The policy’s criteria are met: no individual funding request is needed' },
  { id: 'outside-policy', label: 'Outside this policy: another rule answers it' },
  { id: 'other-commissioner', label: 'Another commissioner pays for this' },
  { id: 'service-development', label: 'A service development: it concerns a group of patients' },
  { id: 'prior-approval', label: 'Prior approval' },
];

export const foundChoices = [
  { id: 'found', label: 'The panel found that the patient is exceptional' },
  { id: 'not-found', label: 'The panel did not find that the patient is exceptional' },
] as const;

export const tellingChoices = [
  { id: 'we-write', label: 'We write to the patient' },
  { id: 'clinician-tells', label: 'The clinician tells the patient' },
] as const;

/** One entry for each line that is not empty. */
export const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean);

export const endChoices = [
  { id: 'on', label: 'On a day' },
  { id: 'after', label: 'After a time or a number of treatments' },
  { id: 'no-end', label: 'It does not end' },
] as const;

export const dataChoices = [
  { id: 'due', label: 'Yes' },
  { id: 'none', label: 'No' },
] as const;

export const dissentChoices = [
  { id: 'none', label: 'Everybody agreed: no dissent' },
  { id: 'some', label: 'Somebody did not agree' },
] as const;
