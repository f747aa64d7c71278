import type { FactStates, FactValue } from '../../../shared/domain/facts.ts';
import type { Assessment } from '../../../shared/policy/answer.ts';
import { explain } from '../../../shared/policy/explain.ts';
import { FactError } from '../../../shared/policy/factCheck.ts';
import type { Finding } from '../../../shared/policy/finding.ts';
import { valueInWords } from '../../../shared/policy/leaf.ts';
import type { Policy } from '../../../shared/policy/schema.ts';
import { verdictLabels } from '../../../shared/policy/sentence.ts';
import { vocabularyOf } from '../../../shared/policy/vocabulary.ts';
import { definitionIn, drawn, factLabel, statusWords } from './assessmentModel.ts';

/** A supposed answer: a value, or that it cannot be known. */
export type Supposal = FactValue | 'not-known';

/** Supposed answers, by fact. They live on the screen only. */
export type Supposed = Readonly<Record<string, Supposal>>;

export type WhatIf = { ok: true; assessment: Assessment } | { ok: false; message: string };

/** The assessment as it would be with the supposed answers in place. Worked out in the page; nothing is recorded. */
export function whatIf(policy: Policy, facts: FactStates, supposed: Supposed, current: Assessment): WhatIf {
  const states: FactStates = {
    ...facts,
    ...Object.fromEntries(Object.entries(supposed).map(([id, value]) => [id, value === 'not-known' ? { state: 'notKnown' as const } : { state: 'known' as const, value, confirmation: `what-if:${id}` }])),
  };
  try {
    const assessment = explain(policy, states, current.asAt, {
      readings: current.readingsFollowed,
      ...(current.policy.hash ? { hash: current.policy.hash } : {}),
      // The doubt about the version comes from the library, which the page does not ask again.
      ...(current.verdict === 'cannot-tell-which-version' ? { versionInDoubt: current.sentence } : {}),
    });
    return { ok: true, assessment };
  } catch (error) {
    return { ok: false, message: error instanceof FactError ? error.message : 'This cannot be worked out with that answer.' };
  }
}

/** Facts that can be supposed otherwise, in the policy's order: still open, answered, and those that no longer matter. Words are left out: no policy turns on them. */
export function supposable(policy: Policy, facts: FactStates, assessment: Assessment): { readonly open: readonly string[]; readonly answered: readonly string[]; readonly idle: readonly string[] } {
  const vocabulary = vocabularyOf([policy]);
  const all = policy.facts.filter((use) => use.decides && (vocabulary.get(use.id)?.answer.kind ?? 'text') !== 'text').map((use) => use.id);
  const open = all.filter((id) => assessment.openFacts.some((fact) => fact.factId === id));
  const answered = all.filter((id) => !open.includes(id) && (facts[id]?.state ?? 'open') !== 'open');
  return { open, answered, idle: all.filter((id) => !open.includes(id) && !answered.includes(id)) };
}

/** A supposed answer in words. */
export function supposedWords(policy: Policy, factId: string, value: Supposal): string {
  const definition = definitionIn(policy, factId);
  const label = factLabel(policy, factId).replace(/\?$/, '');
  return `${label}: ${value === 'not-known' ? 'not known' : definition ? valueInWords(definition, value) : 'an answer'}`;
}

/** What stands recorded for a fact, in words; what identifies the patient is not said. */
export function recordedWords(policy: Policy, factId: string, facts: FactStates): string {
  const definition = definitionIn(policy, factId);
  const state = facts[factId];
  if (state === undefined || state.state === 'open') return 'Nobody has answered it.';
  if (state.state === 'notKnown') return 'A person looked, and it is not known.';
  if (definition?.identity) return 'It is recorded, and not shown here.';
  if (state.state === 'disputed') return 'The papers disagree.';
  return `Recorded: ${definition ? valueInWords(definition, state.value) : 'an answer'}.`;
}

/** One thing that would be otherwise. */
export interface Change {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** What would be otherwise: the answers, then each condition and part that stands differently, in the policy's order. */
export function changesBetween(before: Assessment, after: Assessment): readonly Change[] {
  const [was, is] = [drawn(before), drawn(after)];
  const answer: Change[] = was.verdict === is.verdict ? [] : [{ what: 'The answer', before: verdictLabels[was.verdict], after: verdictLabels[is.verdict] }];
  const old = new Map(conditionsIn(was.finding).map((finding) => [finding.id, finding]));
  const conditions = conditionsIn(is.finding).flatMap((finding): Change[] => {
    const other = old.get(finding.id);
    if (!other || statusWords(other) === statusWords(finding)) return [];
    return [{ what: finding.text, before: statusWords(other), after: statusWords(finding) }];
  });
  return [...answer, ...conditions];
}

/** Questions that would be asked, or no longer asked. */
export function questionsBetween(before: Assessment, after: Assessment): { readonly more: readonly string[]; readonly fewer: readonly string[] } {
  const labels = (assessment: Assessment) => drawn(assessment).openFacts.map((fact) => fact.label);
  const [was, is] = [labels(before), labels(after)];
  return { more: is.filter((one) => !was.includes(one)), fewer: was.filter((one) => !is.includes(one)) };
}

const conditionsIn = (finding: Finding): Finding[] => [...(['scope', 'part', 'leaf'].includes(finding.kind) ? [finding] : []), ...finding.children.flatMap(conditionsIn)];
