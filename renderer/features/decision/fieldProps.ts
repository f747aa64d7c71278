import type { CaseRules } from '../../../shared/contract/icbConfiguration.ts';
import type { DecisionView } from '../../../shared/contract/decision.ts';
import { promptsFor } from '../../../shared/policy/prompts.ts';
import type { Wrong } from '../../components/checks.ts';
import { errorFor } from '../../components/ErrorSummary.tsx';
import type { DecisionDraft } from './decisionDraft.ts';
import { socialRemark } from './socialFactors.ts';
import { wordingRemarks } from './wording.ts';

/** What every block of the decision form is given. */
export interface FieldProps {
  readonly view: DecisionView;
  readonly draft: DecisionDraft;
  readonly wrong: Wrong;
  readonly set: (change: Partial<DecisionDraft>) => void;
  /** What the case's ICB has configured; null while it is being asked for. */
  readonly rules?: CaseRules | null;
}

/** The mistake at one control, if any. */
export const errorAt = (props: FieldProps, id: string): string | undefined => errorFor(props.wrong.errors, id);

/** Remarks on one text: on its wording, and on what the policy and the register of guidance say of what it names. */
export function remarksOn({ view, draft, rules }: FieldProps, text: string, about?: 'group'): string[] {
  const wording = wordingRemarks(text, { relied: view.principles.map((principle) => principle.name), found: draft.found, ...(about ? { about } : {}) });
  const hints = view.hintsFrom ? promptsFor(view.hintsFrom.policy, view.hintsFrom.guidance, text, { exceptionalityFound: draft.found === 'found' }) : [];
  // What a reserved principle is remarked on already is not said twice.
  const said = wording.some((remark) => remark.includes('before exceptionality is found'));
  const social = socialRemark(text, rules?.socialFactors ?? null);
  return [...wording, ...(social ? [social] : []), ...hints.filter((hint) => !(said && hint.kind === 'reserved-too-early')).map((hint) => `“${hint.found}” – ${hint.sentence}`)];
}
