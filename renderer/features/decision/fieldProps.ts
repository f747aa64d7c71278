import type { DecisionView } from '../../../shared/contract/decision.ts';
import type { Wrong } from '../../components/checks.ts';
import { errorFor } from '../../components/ErrorSummary.tsx';
import type { DecisionDraft } from './decisionDraft.ts';
import { wordingRemarks } from './wording.ts';

/** What every block of the decision form is given. */
export interface FieldProps {
  readonly view: DecisionView;
  readonly draft: DecisionDraft;
  readonly wrong: Wrong;
  readonly set: (change: Partial<DecisionDraft>) => void;
}

/** The mistake at one control, if any. */
export const errorAt = (props: FieldProps, id: string): string | undefined => errorFor(props.wrong.errors, id);

/** Remarks on one text, with what this policy relies on. */
export const remarksOn = (props: FieldProps, text: string): string[] =>
  wordingRemarks(text, { relied: props.view.principles.map((principle) => principle.name), found: props.draft.found });
