import { factDefinition } from '../../domain/factCatalogue.ts';
import { choiceWords } from '../choices.ts';
import { issue } from '../issues.ts';
import type { PackPaper } from '../mergeCandidates.ts';
import type { ImportIssue } from '../paper.ts';
import { labelled, listed, namesOf, whole, wholeContentOf, type Pack } from './kit.ts';

/** What the papers say differently: facts, kinds of treatment, sides; and papers that say the same twice. */
export function differences(pack: Pack): ImportIssue[] {
  return [...facts(pack), ...sides(pack), ...samePapers(pack.papers)];
}

function facts({ merged }: Pack): ImportIssue[] {
  const found: ImportIssue[] = [];
  const disputed = merged.filter((fact) => fact.disputed && fact.factId !== 'treatment').map((fact) => labelled(fact.factId));
  if (disputed.length > 0) found.push(issue('facts-differ', whole, listed(disputed)));
  const treatment = merged.find((fact) => fact.factId === 'treatment' && fact.disputed);
  const answer = factDefinition('treatment')?.answer;
  if (answer?.kind === 'choice') {
    const chosen = new Set(treatment?.candidates.flatMap(({ candidate: { value } }) => (value.kind === 'choice' ? [value.choice] : [])));
    for (const choice of asked(merged)) chosen.add(choice);
    if (chosen.size > 1) found.push(issue('treatment-unclear', whole, listed(answer.choices.filter((choice) => chosen.has(choice.id)).map((choice) => choice.label))));
  }
  return found;
}

const kinds = ['lipus', 'guided-injection'] as const;

/** The kinds of treatment that stand together in one answer to what is asked for; none where it names one, or weighs one against another. */
function asked(merged: Pack['merged']): readonly string[] {
  const answers = merged.find((fact) => fact.factId === 'intervention')?.candidates.flatMap(({ candidate: { value } }) => (value.kind === 'text' ? [value.text.slice(0, 500)] : [])) ?? [];
  const words = choiceWords.treatment ?? {};
  for (const answer of answers) {
    if (instead.test(answer)) continue;
    const plain = ` ${answer.toLowerCase().replace(/[^a-z0-9]+/g, ' ')} `;
    const named = kinds.filter((kind) => words[kind]?.some((phrase) => plain.includes(` ${phrase} `)));
    if (named.length > 1) return named;
  }
  return [];
}

/** The other treatment is only spoken of. */
const instead = /\b(?:not|no|instead|rather than|after|following|previous(?:ly)?|failed|versus|vs|unlike|had)\b/i;

const sided = ['bone', 'jointAndSide', 'diagnosis', 'intervention'];

function sides({ merged }: Pack): ImportIssue[] {
  const facts = merged.filter((one) => sided.includes(one.factId));
  const sidesOf = (side: RegExp) => facts.filter((fact) => fact.candidates.some(({ candidate: { value } }) => value.kind === 'text' && !/\bbilateral|\bboth\b/i.test(value.text) && side.test(value.text))).map((fact) => labelled(fact.factId));
  const [left, right] = [sidesOf(/\bleft\b|\(L\)/i), sidesOf(/\bright\b|\(R\)/i)];
  return left.length > 0 && right.length > 0 ? [issue('sides-differ', whole, listed([...new Set([...left, ...right])]))] : [];
}

function samePapers(papers: readonly PackPaper[]): ImportIssue[] {
  const same = new Map<string, PackPaper[]>();
  for (const paper of papers) {
    const content = wholeContentOf(paper).replace(/\s+/g, ' ').trim();
    if (content.length >= 40) same.set(content, [...(same.get(content) ?? []), paper]);
  }
  return [...same.values()].filter((group) => group.length > 1).map((group) => issue('same-paper-twice', whole, group.length > 1 && new Set(group.map(({ file }) => file.name)).size === 1 ? `${group.length} papers called ${namesOf(group)}` : namesOf(group)));
}
