import type { FactId } from '../../../shared/domain/factCatalogue.ts';
import { sameValue, type FactValue } from '../../../shared/domain/facts.ts';
import { alsoTells } from '../../../shared/import/choices.ts';
import { issue, type IssueCode } from '../../../shared/import/issues.ts';
import type { CandidateFact, ImportIssue } from '../../../shared/import/paper.ts';
import { parseFor, proposeFacts, type LabelledValue } from '../../../shared/import/proposeFacts.ts';
import { fhirDate } from './datatypes.ts';
import type { FhirElement } from './element.ts';
import type { Rendering } from './render.ts';

/** Facts of one request, each read by the same rules as a printed answer, with the element that it stood in. */
export class FactCollector {
  readonly candidates: CandidateFact[] = [];
  readonly issues: ImportIssue[] = [];
  private readonly file: string;
  private readonly rendering: Rendering;

  constructor(file: string, rendering: Rendering) {
    this.file = file;
    this.rendering = rendering;
  }

  /** Takes words as the answer to one question; `label` is the element's name. */
  take(fact: FactId, words: string | null, element: FhirElement | undefined, label: string): void {
    if (!words || !element) return;
    const parsed = parseFor(fact, words);
    if (parsed && 'fault' in parsed) this.raise(parsed.fault, label);
    else if (parsed) this.add(fact, parsed.value, element, label, words);
    for (const other of alsoTells[fact] ?? []) {
      const told = parseFor(other, words);
      if (told && 'value' in told) this.add(other, told.value, element, label, words);
    }
  }

  takeDate(fact: FactId, element: FhirElement | undefined, label: string): void {
    const date = element?.value ? fhirDate(element.value.trim()) : null;
    if (date && 'fault' in date) this.raise(date.fault, label);
    else if (date) this.add(fact, { kind: 'date', date: date.range }, element!, label, element!.value!.trim());
    else if (element?.value) this.raise('date-ambiguous', label);
  }

  takeChoice(fact: FactId, choice: string, element: FhirElement, label: string, words: string): void {
    this.add(fact, { kind: 'choice', choice }, element, label, words);
  }

  /** Answers of narratives and questionnaires, which have printed labels. */
  takePairs(pairs: readonly LabelledValue[]): void {
    const { candidates, issues } = proposeFacts(pairs.map((pair) => ({ ...pair, method: 'data-element' as const })), this.file);
    for (const candidate of candidates) if (!this.has(candidate.factId as FactId, candidate.value)) this.candidates.push(candidate);
    for (const found of issues) this.note(found);
  }

  note(found: ImportIssue): void {
    if (!this.issues.some((one) => one.code === found.code && one.message === found.message)) this.issues.push(found);
  }

  raise(code: IssueCode, detail = ''): void {
    this.note(issue(code, this.file, detail));
  }

  hasFact(fact: FactId): boolean {
    return this.candidates.some((one) => one.factId === fact);
  }

  private has(fact: FactId, value: FactValue): boolean {
    return this.candidates.some((one) => one.factId === fact && sameValue(one.value, value));
  }

  private add(fact: FactId, value: FactValue, element: FhirElement, label: string, words: string): void {
    if (!this.has(fact, value)) this.candidates.push({ factId: fact, value, anchor: this.rendering.anchor(element, words.slice(0, 20_000)), method: 'data-element', label: label.slice(0, 200) });
  }
}
