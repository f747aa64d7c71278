import type { FactStates, FactValue } from '../../domain/facts.ts';
import { choicesOf } from '../../domain/facts.ts';
import { mergeCandidates, type PackPaper } from '../mergeCandidates.ts';
import type { PackContext } from '../packContext.ts';
import { recogniseForms, type FormKind, type RecognisedForm } from './recognise.ts';
import { requiredBy, type RequiredByForm, type Requirement } from './requirements.ts';
import { standingOf, type FormStanding } from './standing.ts';

/** One requirement, as it is shown and written about. */
export interface RequiredItem {
  readonly id: string;
  readonly question: string;
  readonly what: string;
}

/** What a pack or a case answers of what its form must say. */
export interface Completeness {
  /** The form; null where no paper was recognised as one. Then what every request needs is asked. */
  readonly form: { readonly paperId: string; readonly name: string; readonly title: string; readonly version: string | null; readonly kind: FormKind | null } | null;
  readonly standing: FormStanding;
  /** By which list of requirements it was asked. */
  readonly asked: { readonly kind: RequiredByForm['kind']; readonly version: number; readonly label: string };
  readonly answered: readonly RequiredItem[];
  readonly missing: readonly RequiredItem[];
}

/**
 * Compares papers with what their form must say. `facts`: what people have answered in the case. A confirmed answer counts
 * before what the papers propose, and *not known* counts as no answer; without it, the papers alone count. A paper that
 * answers nothing new changes nothing, and the order of the papers does not count.
 */
export function completeness(papers: readonly PackPaper[], context: Pick<PackContext, 'asAt' | 'forms'>, facts: FactStates = {}): Completeness {
  const form = chosen(recogniseForms(papers));
  const kind = form?.kind === null || form === null || form.kind === 'drug-and-non-drug' ? 'any' : form.kind;
  const set = requiredBy(kind);
  const proposed = new Map(mergeCandidates(papers).map((fact) => [fact.factId, fact.candidates.map(({ candidate }) => candidate.value)]));
  const holds = (requirement: Requirement) => requirement.facts.some((factId) => answers(requirement, valuesOf(facts, proposed, factId)));
  const item = ({ id, question, what }: Requirement): RequiredItem => ({ id, question, what });
  return {
    form: form ? { paperId: form.paper.paperId, name: form.paper.file.name, title: form.title, version: form.version, kind: form.kind } : null,
    standing: standingOf(form, context.forms ?? null, context.asAt),
    asked: { kind: set.kind, version: set.version, label: set.label },
    answered: set.requirements.filter(holds).map(item),
    missing: set.requirements.filter((requirement) => !holds(requirement)).map(item),
  };
}

function valuesOf(facts: FactStates, proposed: ReadonlyMap<string, readonly FactValue[]>, factId: string): readonly FactValue[] {
  const state = facts[factId];
  if (state?.state === 'known') return [state.value];
  if (state?.state === 'notKnown') return [];
  return proposed.get(factId) ?? [];
}

/** An answer that the form's sender gave; where only one choice will do, nothing that denies it may stand beside it. */
function answers({ only }: Requirement, values: readonly FactValue[]): boolean {
  if (only === undefined) return values.length > 0;
  return values.length > 0 && values.every((value) => choicesOf(value).includes(only));
}

/** Of several forms, the one that answers most; where two answer as much, the first by name. */
function chosen(forms: readonly RecognisedForm[]): RecognisedForm | null {
  const sorted = [...forms].sort((a, b) => b.paper.file.candidates.length - a.paper.file.candidates.length || (a.paper.file.name < b.paper.file.name ? -1 : a.paper.file.name > b.paper.file.name ? 1 : 0));
  return sorted[0] ?? null;
}
