import type { DecisionView } from '../../../shared/contract/decision.ts';
import type { DecisionField, DecisionFieldId, Outcome } from '../../../shared/workflow/decisionFields.ts';
import type { DecisionRecord, TellingPatient } from '../../../shared/workflow/shapes.ts';
import { noDate, type DateParts } from '../../components/dateParts.ts';

export type RouteTo = NonNullable<DecisionRecord['route']>['to'];

export interface NeedDraft {
  readonly clause: string;
  readonly what: string;
  readonly proof: string;
  readonly heldBy: string;
}

/** What a person has typed of a decision. Nothing is chosen for the panel: no outcome, no finding. */
export interface DecisionDraft {
  readonly outcome: Outcome | null;
  readonly panel: string;
  readonly metOn: DateParts;
  readonly present: string;
  readonly quorum: string;
  /** The chair decided alone, between meetings. */
  readonly chairAlone: boolean;
  readonly couldNotWait: string;
  readonly underRule: string;
  readonly caseRestated: string;
  readonly comparator: string;
  /** By argument. */
  readonly findings: Readonly<Record<string, { readonly finding: string; readonly reason: string }>>;
  readonly evidence: string;
  /** By clause. */
  readonly principles: Readonly<Record<string, string>>;
  readonly found: 'found' | 'not-found' | null;
  readonly foundWords: string;
  readonly reserved: Readonly<Record<string, string>>;
  readonly couldChange: string;
  readonly conditions: string;
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

export const emptyDecision: DecisionDraft = {
  outcome: null, panel: '', metOn: noDate, present: '', quorum: '', chairAlone: false, couldNotWait: '', underRule: '', caseRestated: '', comparator: '', findings: {}, evidence: '', principles: {},
  found: null, foundWords: '', reserved: {}, couldChange: '', conditions: '', cannotTell: '', cannotTellWhy: '', needs: [emptyNeed],
  owner: '', until: noDate, chaseOn: noDate, routeTo: null, routeReason: '', telling: null, tellingReason: '', despiteOpenQuestion: '',
};

/** Fields in the panel's order: those that the outcome needs, and those that it may also hold. */
export function fieldsFor(view: DecisionView, outcome: Outcome): { needed: DecisionField[]; also: DecisionField[] } {
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
