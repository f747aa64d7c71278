import { factCatalogue } from '../domain/factCatalogue.ts';
import { sameValue, type FactValue } from '../domain/facts.ts';
import type { CandidateFact, ReadFile } from './paper.ts';

/** A paper of a pack, read. */
export interface PackPaper {
  readonly paperId: string;
  readonly file: ReadFile;
}

export interface MergedFact {
  readonly factId: string;
  readonly candidates: readonly { readonly paperId: string; readonly candidate: CandidateFact }[];
  /** True where two papers (or two places of one) say things that cannot both be so. */
  readonly disputed: boolean;
}

/** Answers in free words: two wordings are not a contradiction, and only a person can tell whether they say the same. */
const freeWords = new Set([
  'patientAddress', 'gpPractice', 'communicationNeeds', 'requesterName', 'requesterRole', 'requesterOrganisation', 'requesterAddress', 'requesterEmail',
  'requesterTelephone', 'patientTelephone', 'gpName', 'intervention', 'diagnosis', 'statedUrgency', 'policyReference', 'responsibleIcb', 'cost', 'bone', 'jointAndSide', 'clinicalHistory', 'treatmentsTried', 'clinicianCase', 'evidenceCited', 'careMeanwhile',
]);

/** Brings the proposals of all papers together by fact, in the order of the catalogue. Nothing is chosen here. */
export function mergeCandidates(files: readonly PackPaper[]): MergedFact[] {
  const merged: MergedFact[] = [];
  for (const { id: factId } of factCatalogue) {
    const candidates = files.flatMap(({ paperId, file }) => file.candidates.filter((candidate) => candidate.factId === factId).map((candidate) => ({ paperId, candidate })));
    if (candidates.length === 0) continue;
    merged.push({ factId, candidates, disputed: !freeWords.has(factId) && differ(factId, candidates.map(({ candidate }) => candidate.value)) });
  }
  return merged;
}

/** Of more wordings than this nobody can say that all of them agree: a person looks at them. */
const mostWordings = 60;

/** Whether some two of these answers cannot both be so. Each wording is compared once, however many papers give it. */
function differ(factId: string, values: readonly FactValue[]): boolean {
  const wordings = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
  if (wordings.length > mostWordings) return true;
  return wordings.some((a, i) => wordings.slice(i + 1).some((b) => !agree(factId, a, b)));
}

/** Whether two answers to one question can both be so: the same, one more exact than the other, or one name in two forms. */
export function agree(factId: string, a: FactValue, b: FactValue): boolean {
  if (sameValue(a, b)) return true;
  if (factId === 'patientName' && a.kind === 'text' && b.kind === 'text') return sameName(a.text, b.text);
  if (a.kind === 'date' && b.kind === 'date') return within(a.date, b.date) || within(b.date, a.date);
  if (a.kind === 'interval' && b.kind === 'interval') {
    const starts = within(a.start, b.start) || within(b.start, a.start);
    const ends = a.end === null || b.end === null ? a.end === b.end : within(a.end, b.end) || within(b.end, a.end);
    return starts && ends;
  }
  return false;
}

function within(inner: { from: string; to: string }, outer: { from: string; to: string }): boolean {
  return inner.from >= outer.from && inner.to <= outer.to;
}

/** The words of a name without titles, in lower case, in order of the alphabet: "WINTER, Agnes (Mrs)" is "Mrs Agnes Winter". */
export function nameWords(name: string): string[] {
  return name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/['’]/g, '').split(/[^\p{L}]+/u)
    .filter((word) => word !== '' && !/^(?:mr|mrs|ms|miss|mx|dr|master|prof|professor|sir|dame|lady|lord|rev)$/.test(word)).sort();
}

/** The same person's name: equal words, or the shorter one contained in the longer (a middle name left out, a first name as initial). */
export function sameName(a: string, b: string): boolean {
  const [first, second] = [nameWords(a), nameWords(b)];
  const [short, long] = first.length <= second.length ? [first, second] : [second, first];
  if (short.length === 0) return false;
  if (short.length === long.length && short.every((word, i) => word === long[i])) return true;
  const fits = (word: string) => long.some((other) => other === word || (word.length === 1 && other.startsWith(word)) || (other.length === 1 && word.startsWith(other)));
  return short.length >= 2 && short.every(fits) && short.some((word) => word.length > 1 && long.includes(word));
}
