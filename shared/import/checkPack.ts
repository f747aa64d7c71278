import { completedYears, type IsoDate } from '../domain/dates.ts';
import { factDefinition } from '../domain/factCatalogue.ts';
import { formatNhsNumber } from '../domain/nhsNumber.ts';
import { issue } from './issues.ts';
import { mergeCandidates, nameWords, sameName, type MergedFact, type PackPaper } from './mergeCandidates.ts';
import type { CandidateFact, ImportIssue } from './paper.ts';
import { blockText } from './wordPairs.ts';

/**
 * Checks a pack as a whole: one patient, who is known; consent; a request with its case; dates that can be. `asAt` is the
 * day of the check. Messages name papers and questions, never a patient's data.
 */
export function checkPack(files: readonly PackPaper[], asAt: IsoDate): ImportIssue[] {
  const papers = files.filter(({ file }) => file.kind !== 'zip');
  if (papers.length > 0 && papers.every(({ file }) => !file.read)) return [issue('nothing-read', whole)];
  const merged = mergeCandidates(papers);
  return [
    ...onePatient(papers),
    ...datesThatCanBe(papers, merged, asAt),
    ...complete(merged),
    ...consent(papers),
    ...differences(merged),
    ...sides(merged),
    ...forms(papers),
    ...samePapers(papers),
    ...freeText(papers),
  ];
}

/** Stands for the file name in issues of the pack as a whole. */
const whole = 'The pack';

function quoted(paper: PackPaper): string {
  return `“${paper.file.name}”`;
}

function labelled(factId: string): string {
  return `“${factDefinition(factId)?.label ?? factId}”`;
}

function answers(paper: PackPaper, factId: string): CandidateFact[] {
  return paper.file.candidates.filter((candidate) => candidate.factId === factId);
}

function texts(paper: PackPaper, factId: string): string[] {
  return answers(paper, factId).flatMap((candidate) => (candidate.value.kind === 'text' ? [candidate.value.text] : []));
}

function births(paper: PackPaper): { from: string; to: string }[] {
  return answers(paper, 'dateOfBirth').flatMap((candidate) => (candidate.value.kind === 'date' ? [candidate.value.date] : []));
}

function onePatient(papers: readonly PackPaper[]): ImportIssue[] {
  const found: ImportIssue[] = [];
  const people = papers.map((paper) => ({ paper, numbers: texts(paper, 'nhsNumber'), names: texts(paper, 'patientName'), births: births(paper) }));
  const numbers = new Set(people.flatMap((person) => person.numbers));
  if (numbers.size > 1) found.push(issue('two-patients', whole, `different NHS numbers stand in ${listed(people.filter((person) => person.numbers.length > 0).map(({ paper }) => quoted(paper)))}`));
  for (const [i, a] of people.entries()) {
    for (const b of people.slice(i + 1)) {
      const otherName = a.names.length > 0 && b.names.length > 0 && !a.names.some((one) => b.names.some((other) => sameName(one, other)));
      const otherBirth = a.births.length > 0 && b.births.length > 0 && !a.births.some((one) => b.births.some((other) => one.from <= other.to && other.from <= one.to));
      const sameNumber = a.numbers.some((number) => b.numbers.includes(number));
      const pair = listed([quoted(a.paper), quoted(b.paper)]);
      if (sameNumber && otherName) found.push(issue('same-number-other-name', whole, pair));
      else if (sameNumber && otherBirth) found.push(issue('same-number-other-birth', whole, pair));
      else if (!sameNumber && numbers.size < 2 && otherName && otherBirth) found.push(issue('two-patients', whole, `different names and dates of birth stand in ${pair}`));
    }
  }
  return found;
}

function datesThatCanBe(papers: readonly PackPaper[], merged: readonly MergedFact[], asAt: IsoDate): ImportIssue[] {
  const found: ImportIssue[] = [];
  for (const paper of papers) {
    for (const date of births(paper)) {
      if (date.from > asAt) found.push(issue('birth-in-future', whole, quoted(paper)));
      else if (date.from === date.to && completedYears(date.from, asAt) > 120) found.push(issue('birth-too-old', whole, quoted(paper)));
    }
  }
  const born = papers.flatMap(births).map((date) => date.from).filter((day) => day <= asAt).sort()[0];
  for (const { factId, candidates } of merged) {
    if (factId === 'dateOfBirth') continue;
    const dates = candidates.flatMap(({ candidate: { value } }) => (value.kind === 'date' ? [value.date] : value.kind === 'interval' ? [value.start, ...(value.end ? [value.end] : [])] : []));
    if (dates.some((date) => date.from > asAt)) found.push(issue('event-in-future', whole, labelled(factId)));
    if (born && dates.some((date) => date.to < born)) found.push(issue('event-before-birth', whole, labelled(factId)));
  }
  return found;
}

function complete(merged: readonly MergedFact[]): ImportIssue[] {
  const missing = (wanted: readonly (readonly [string, string])[]) => wanted.filter(([id]) => !merged.some((fact) => fact.factId === id)).map(([, words]) => words);
  const found: ImportIssue[] = [];
  const patient = missing([['nhsNumber', 'the patient’s NHS number'], ['patientName', 'the patient’s name'], ['dateOfBirth', 'the patient’s date of birth']]);
  if (patient.length > 0) found.push(issue('patient-not-identified', whole, listed(patient)));
  if (missing([['intervention', ''], ['treatment', '']]).length === 2) found.push(issue('request-missing', whole));
  if (missing([['clinicianCase', '']]).length > 0) found.push(issue('case-missing', whole));
  const asking = missing([['requesterName', 'the name of the clinician who asks'], ['requesterEmail', 'a secure e-mail address for the clinician']]);
  if (asking.length > 0) found.push(issue('requester-missing', whole, listed(asking)));
  return found;
}

function consent(papers: readonly PackPaper[]): ImportIssue[] {
  const given = papers.flatMap((paper) => answers(paper, 'consentGiven').map((candidate) => ({ paper, candidate })));
  if (given.length === 0) return [issue('consent-missing', whole)];
  const refused = given.filter(({ candidate: { value } }) => value.kind === 'choice' && value.choice === 'no');
  return refused.map(({ paper }) => issue('consent-refused', whole, `in ${quoted(paper)}`));
}

function differences(merged: readonly MergedFact[]): ImportIssue[] {
  const found: ImportIssue[] = [];
  const disputed = merged.filter((fact) => fact.disputed && fact.factId !== 'treatment').map((fact) => labelled(fact.factId));
  if (disputed.length > 0) found.push(issue('facts-differ', whole, listed(disputed)));
  const treatment = merged.find((fact) => fact.factId === 'treatment' && fact.disputed);
  const answer = factDefinition('treatment')?.answer;
  if (treatment && answer?.kind === 'choice') {
    const chosen = new Set(treatment.candidates.flatMap(({ candidate: { value } }) => (value.kind === 'choice' ? [value.choice] : [])));
    found.push(issue('treatment-unclear', whole, listed(answer.choices.filter((choice) => chosen.has(choice.id)).map((choice) => choice.label))));
  }
  return found;
}

const sided = ['bone', 'jointAndSide', 'diagnosis', 'intervention'];

function sides(merged: readonly MergedFact[]): ImportIssue[] {
  const left = new Set<string>();
  const right = new Set<string>();
  for (const fact of merged.filter((one) => sided.includes(one.factId))) {
    for (const { candidate: { value } } of fact.candidates) {
      if (value.kind !== 'text' || /\bbilateral|\bboth\b/i.test(value.text)) continue;
      if (/\bleft\b|\(L\)/i.test(value.text)) left.add(labelled(fact.factId));
      if (/\bright\b|\(R\)/i.test(value.text)) right.add(labelled(fact.factId));
    }
  }
  return left.size > 0 && right.size > 0 ? [issue('sides-differ', whole, listed([...new Set([...left, ...right])]))] : [];
}

function forms(papers: readonly PackPaper[]): ImportIssue[] {
  const found: ImportIssue[] = [];
  const filled = papers.filter((paper) => ['consentGiven', 'intervention', 'requesterName'].every((factId) => answers(paper, factId).length > 0));
  if (new Set(filled.map(contentOf)).size > 1) found.push(issue('two-forms', whole, listed(filled.map(quoted))));
  for (const paper of papers) {
    if (/\b(?:superseded|SUPERSEDED|DRAFT|VOID|void and superseded|draft only|not for submission)\b/.test(contentOf(paper).slice(0, 1500))) found.push(issue('marked-superseded', whole, quoted(paper)));
  }
  return found;
}

function contentOf(paper: PackPaper): string {
  return paper.file.document ? paper.file.document.blocks.map(blockText).join('\n') : paper.file.pages.map((page) => page.text).join('\n');
}

function samePapers(papers: readonly PackPaper[]): ImportIssue[] {
  const found: ImportIssue[] = [];
  const seen = new Map<string, PackPaper>();
  for (const paper of papers) {
    const content = contentOf(paper).replace(/\s+/g, ' ').trim();
    if (content.length < 40) continue;
    const earlier = seen.get(content);
    if (earlier) found.push(issue('same-paper-twice', whole, listed([quoted(earlier), quoted(paper)])));
    else seen.set(content, paper);
  }
  return found;
}

/** The case is shown to the panel, which must not see who the patient is. */
function freeText(papers: readonly PackPaper[]): ImportIssue[] {
  const numbers = papers.flatMap((paper) => texts(paper, 'nhsNumber'));
  const names = new Set(papers.flatMap((paper) => texts(paper, 'patientName')).flatMap(nameWords).filter((word) => word.length > 2));
  return papers.flatMap((paper) => {
    const said = texts(paper, 'clinicianCase').join('\n');
    const capitalised = said.split(/[^\p{L}\p{M}'’]+/u).filter((word) => /^\p{Lu}/u.test(word));
    const named = capitalised.some((word) => names.has(nameWords(word)[0] ?? ''));
    const numbered = numbers.some((number) => said.includes(number) || said.includes(formatNhsNumber(number)));
    return named || numbered ? [issue('identity-in-free-text', whole, quoted(paper))] : [];
  });
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
